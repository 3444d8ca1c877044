"""What a file gives: its text, who speaks where, and where each stretch stands in the file."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from service.errors import UnreadableError
from service.model.text import Notice, Place, Span

_UNUSABLE = re.compile("[\0\ud800-\udfff]")


class Turn(NamedTuple):
    """What one speaker says, as the file's format has it; `speaker` is None where it names nobody."""

    span: Span
    speaker: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Extracted:
    """A text taken from a file, with what the file tells of it.

    Attributes:
        text: The text that offsets point into.
        format: Name of the file's format.
        turns: Speakers' turns, in order, none overlapping; () where the text itself has to tell who speaks.
        places: Where stretches of the text stand in the file, in order.
        title: Title that the file gives itself.
        date: Day that the file gives itself.
        notices: What taking the text left to be said.
    """

    text: str
    format: str = "text"
    turns: tuple[Turn, ...] = ()
    places: tuple[Place, ...] = ()
    title: str | None = None
    date: dt.date | None = None
    notices: tuple[Notice, ...] = ()


class Mark(NamedTuple):
    """Where a piece of text stands in its file; see `Place`."""

    line: int | None = None
    column: int | None = None
    page: int | None = None
    cue: int | None = None
    start_s: Decimal | None = None
    end_s: Decimal | None = None


class TextBuilder:
    """Puts a text together from pieces and keeps where each stands in the file.

    Characters that no text holds (NUL, lone surrogates) become U+FFFD.
    """

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._pieces: list[str] = []
        self._places: list[Place] = []
        self.length = 0

    def add(self, text: str, mark: Mark | None = None) -> None:
        """Append `text`, which stands at `mark` in the file.

        Raises:
            UnreadableError: The text is longer than is read.
        """
        if not text:
            return
        text = _UNUSABLE.sub("\ufffd", text)
        start, self.length = self.length, self.length + len(text)
        if self.length > self._limit:
            raise UnreadableError(f"The file holds more than {self._limit} characters of text.")
        self._pieces.append(text)
        if mark is not None:
            self._places.append(Place(span=Span(start, self.length), **mark._asdict()))

    def separate(self, separator: str) -> None:
        """Append `separator` unless the text is empty."""
        if self.length:
            self.add(separator)

    @property
    def text(self) -> str:
        """What was put together."""
        return "".join(self._pieces)

    @property
    def places(self) -> tuple[Place, ...]:
        """Where it stands in the file."""
        return tuple(self._places)
