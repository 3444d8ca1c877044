"""Documents and the parts of their text: spans, sentences, speakers' turns.

Offsets count Unicode code points of the text as submitted and are half-open; no cleaning changes them.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass
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
class Document:
    """A submitted text with what is known of it.

    Attributes:
        text: Exactly as submitted.
        date: The day from which relative periods ("last year") are counted; None when unknown.
        date_source: Where `date` comes from.
        entities: ISO 3166-1 alpha-3 codes or names that the caller says the text is about.
        segments: Speakers' turns in order; together they hold every sentence.
        notices: What reading the text left to be said.
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

    @property
    def sha256(self) -> str:
        """Digest of the text in UTF-8, lone surrogates kept, in hexadecimal."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    @property
    def speakers(self) -> tuple[str, ...]:
        """Names of those who speak, in order of first appearance."""
        return tuple(dict.fromkeys(s.speaker for s in self.segments if s.speaker is not None))
