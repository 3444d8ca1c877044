"""Plain text to a Document: turns with their speakers, sentences, asides, and the day of the document."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from service.catalogue.text import TextLexicon
from service.model.text import Document, Notice, Segment, Span
from service.read.asides import find_asides
from service.read.dates import infer_date
from service.read.extracted import Extracted, Turn
from service.read.headings import heading_speaker
from service.read.labels import find_candidates
from service.read.languages import judge_language
from service.read.lines import Line, split_lines
from service.read.naming import Namer
from service.read.sentences import SentenceSplitter
from service.read.speakers import LabelJudge


class _Turn(NamedTuple):
    """Lines of one speaker; `start` is the first character of the first line that is no label."""

    lines: Sequence[Line]
    start: int
    speaker: str | None


def read_text(
    text: str,
    lexicon: TextLexicon,
    *,
    date: dt.date | None = None,
    title: str | None = None,
    source_url: str | None = None,
    entities: Iterable[str] = (),
) -> Document:
    """Return the document that a plain text is.

    The text is kept as it is; all spans count its code points. Without `date` the head of the text is
    searched for one, and a notice says what came of it. Time is linear in the text.

    Args:
        text: The text as submitted: any string, lone surrogates and NUL included.
        lexicon: Words that give texts their shape.
        date: Day from which relative periods are counted.
        title: Title of the document; may name the one who speaks.
        source_url: Where the text was published.
        entities: ISO 3166-1 alpha-3 codes or names that the text is about.
    """
    return read_extracted(
        Extracted(text=text), lexicon, date=date, title=title, source_url=source_url, entities=entities
    )


def read_extracted(
    extracted: Extracted,
    lexicon: TextLexicon,
    *,
    date: dt.date | None = None,
    title: str | None = None,
    source_url: str | None = None,
    entities: Iterable[str] = (),
) -> Document:
    """Return the document that a text taken from a file is; see `read_text`.

    Speakers whom the file names go before labels in the text; the caller's date and title before the
    file's.
    """
    text = extracted.text
    lines = split_lines(text)
    notices = [*extracted.notices]
    source: Literal["request", "text"] | None = "request" if date is not None else None
    if date is None and extracted.date is not None:
        date, source = extracted.date, "text"
        notices.append(_dated_by_file(extracted.date))
    title = extracted.title if title is None else title
    if date is None:
        date, notice = infer_date(text, lines, lexicon.dates)
        notices.append(notice)
        source = "text" if date is not None else None
    foreign = judge_language(text, lexicon.language)
    if foreign is not None:
        notices.append(foreign)
    return Document(
        text=text,
        date=date,
        date_source=source,
        title=title,
        source_url=source_url,
        entities=tuple(entities),
        segments=_segments(text, _turns(text, lines, title, lexicon, extracted.turns), lexicon),
        notices=tuple(notices),
        format=extracted.format,
        places=extracted.places,
    )


def _dated_by_file(date: dt.date) -> Notice:
    message = f"No document date was given; {date.isoformat()} is the day that the file gives itself."
    return Notice(code="document-date-inferred", message=message)


def _segments(text: str, turns: Iterable[_Turn], lexicon: TextLexicon) -> tuple[Segment, ...]:
    splitter = SentenceSplitter(text, lexicon)
    asides = find_asides(text, lexicon)
    starts = [aside.start for aside in asides]
    segments = []
    for index, turn in enumerate(turns):
        span = Span(turn.start, turn.lines[-1].end)
        inside = asides[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
        segments.append(
            Segment(
                index=index,
                span=span,
                speaker=turn.speaker,
                sentences=splitter.split(turn.lines, turn.start),
                asides=tuple(aside for aside in inside if aside.end <= span.end),
            )
        )
    return tuple(segments)


def _turns(
    text: str, lines: Sequence[Line], title: str | None, lexicon: TextLexicon, given: Sequence[Turn]
) -> Iterator[_Turn]:
    """Yield the turns that hold any words, in order."""
    if given:
        yield from _given_turns(lines, given)
        return
    judge = LabelJudge(text, lines, lexicon.speakers)
    labels = judge.choose(find_candidates(text, lines, lexicon.speakers))
    if not labels:
        if lines:
            yield _Turn(lines, lines[0].start, heading_speaker(text, lines, title, lexicon.speakers))
        return
    if labels[0].line > 0:
        yield _Turn(lines[: labels[0].line], lines[0].start, None)
    namer = Namer(text, [label.label for label in labels], lexicon.speakers)
    ends = [label.line for label in labels[1:]] + [len(lines)]
    for label, end in zip(labels, ends, strict=True):
        first = label.line + label.is_alone
        if first == end:
            continue
        start = lines[first].start if label.is_alone else label.end
        close = _closing(text, lines, first, end, lexicon) if end == len(lines) else end
        if close > first:
            yield _Turn(lines[first:close], start, namer.name(label.label))
        if close < end:
            yield _Turn(lines[close:end], lines[close].start, None)


def _given_turns(lines: Sequence[Line], given: Sequence[Turn]) -> Iterator[_Turn]:
    starts = [line.start for line in lines]
    for turn in given:
        inside = lines[bisect_left(starts, turn.span.start) : bisect_left(starts, turn.span.end)]
        if inside:
            yield _Turn(inside, inside[0].start, turn.speaker)


def _closing(text: str, lines: Sequence[Line], first: int, end: int, lexicon: TextLexicon) -> int:
    """Return the index of the line that ends the last turn ("ENDS", "Notes to editors"), or `end`."""
    closings = lexicon.speakers.closings
    for index in range(first + 1, end):
        line = lines[index]
        if line.end - line.start <= 30 and text[line.start : line.end].casefold().strip(" :.*_") in closings:
            return index
    return end
