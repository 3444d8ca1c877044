"""Where a stretch of a text stands: line and column, page, caption, time."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from service.model.text import Document, Place, Span
from service.render.quoting import Lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Where a stretch begins and ends; lines, columns (code points), pages and captions count from 1.

    Lines are those of the file where its format has lines, else those of the text taken from it.

    Attributes:
        line: Line of the first character.
        column: Column of the first character; 1 where markup hides which it is.
        end_line: Line of the last character.
        end_column: Column after the last character.
        page: Page of the first character, or None.
        cue: Caption of the first character, or None.
        start_s: Second at which that caption begins, or None.
        end_s: Second at which the caption of the last character ends, or None.
    """

    line: int
    column: int
    end_line: int
    end_column: int
    page: int | None = None
    cue: int | None = None
    start_s: Decimal | None = None
    end_s: Decimal | None = None

    @property
    def note(self) -> str:
        """What tells a person where it is beside line and column: "page 3", "00:01:02"; or ""."""
        if self.page is not None:
            return f"page {self.page}"
        return "" if self.start_s is None else clock(self.start_s)


class Locator:
    """Finds stretches of one document; time is linear in the text once, logarithmic for each stretch."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._lines = Lines(document.text)

    def spot(self, span: Span) -> Spot:
        """Return where `span` stands."""
        last = max(span.start, span.end - 1)
        line, column = self._lines.position(span.start)
        end_line, end_column = self._lines.position(last)
        places = self._document.places_of(span)
        if not places:
            return Spot(line=line, column=column, end_line=end_line, end_column=end_column + 1)
        first, final = places[0], places[-1]
        if first.line is not None and final.line is not None:
            line, column = first.line, _column(first, span.start)
            end_line, end_column = final.line, _column(final, last)
            if end_line == line:
                end_column = max(end_column, column + last - span.start)
        return Spot(
            line=line,
            column=column,
            end_line=end_line,
            end_column=end_column + 1,
            page=first.page,
            cue=first.cue,
            start_s=first.start_s,
            end_s=final.end_s,
        )


def clock(seconds: Decimal) -> str:
    """Return seconds as hours, minutes and seconds.

    >>> clock(Decimal("3725.4"))
    '01:02:05'
    """
    minutes, whole = divmod(int(seconds), 60)
    return f"{minutes // 60:02}:{minutes % 60:02}:{whole:02}"


def _column(place: Place, offset: int) -> int:
    if place.column is None:
        return 1
    return place.column + max(0, min(offset, place.span.end) - place.span.start)
