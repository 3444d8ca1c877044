"""Documents and the parts of their text: spans, sentences, speakers' turns.

Offsets count Unicode code points of the text as submitted and are half-open; no cleaning changes them.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from bisect import bisect_right
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from service.errors import ModelError


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch `[start, end)` of a document's text, in code points."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ModelError(f"span {self.start}..{self.end} is not a stretch of text")

    def overlaps(self, other: Span) -> bool:
        """Say whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Say whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def cover(self, other: Span) -> Span:
        """Return the smallest span that contains both."""
        return Span(min(self.start, other.start), max(self.end, other.end))


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Something that the reader of a report should know about how it came to be.

    Attributes:
        code: Stable name, lower case with dashes (`no-document-date`).
        message: One plain sentence.
        span: The text concerned, if it is one place.
    """

    code: str
    message: str
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """One speaker's turn.

    Attributes:
        index: Position in the document, from 0.
        span: The turn's text without the speaker's label.
        speaker: Name as the label gives it, without title or role; None for text by nobody in particular.
        sentences: Spans of its sentences, in order, none overlapping.
        asides: Stage directions and editors' insertions in brackets; inside `span`, not said by the speaker.
    """

    index: int
    span: Span
    speaker: str | None = None
    sentences: tuple[Span, ...] = ()
    asides: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a stretch of the text stands in the file that it was taken from.

    Attributes:
        span: The stretch of the text.
        line: Line of the file, from 1; None where the format has no lines.
        column: Column of the stretch's first character in that line, in code points from 1; None where
            markup keeps the two apart.
        page: Page, from 1.
        cue: Caption, from 1.
        start_s: Second at which it begins to be said.
        end_s: Second at which it has been said.
    """

    span: Span
    line: int | None = None
    column: int | None = None
    page: int | None = None
    cue: int | None = None
    start_s: Decimal | None = None
    end_s: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A submitted text with what is known of it.

    Attributes:
        text: Exactly as submitted; of a file of another format, what was taken from it.
        date: The day from which relative periods ("last year") are counted; None when unknown.
        date_source: Where `date` comes from.
        entities: ISO 3166-1 alpha-3 codes or names that the caller says the text is about.
        segments: Speakers' turns in order; together they hold every sentence.
        notices: What reading the text left to be said.
        format: Format of the file: `text`, `markdown`, `pdf`, …
        places: Where stretches of the text stand in the file, in order, none overlapping; () for plain
            text, which is its own file.
    """

    text: str
    date: dt.date | None = None
    date_source: Literal["request", "text"] | None = None
    title: str | None = None
    source_url: str | None = None
    language: str = "en"
    entities: tuple[str, ...] = ()
    segments: tuple[Segment, ...] = ()
    notices: tuple[Notice, ...] = ()
    format: str = "text"
    places: tuple[Place, ...] = ()

    def places_of(self, span: Span) -> tuple[Place, ...]:
        """Return the places that `span` touches, in order; the one before it where it touches none."""
        first = max(0, bisect_right(self.places, span.start, key=lambda place: place.span.start) - 1)
        last = bisect_right(self.places, max(span.start, span.end - 1), key=lambda place: place.span.start)
        return self.places[first:last]

    @property
    def sha256(self) -> str:
        """Digest of the text in UTF-8, lone surrogates kept, in hexadecimal."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    @property
    def speakers(self) -> tuple[str, ...]:
        """Names of those who speak, in order of first appearance."""
        return tuple(dict.fromkeys(s.speaker for s in self.segments if s.speaker is not None))
