"""Captions joined to a text: sentences and numbers run on from one caption to the next.

What SubRip and WebVTT share: markup dropped, lines joined, repeated lines of rolling captions left out, the
captions' times kept.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from service.errors import UnreadableError
from service.model.text import Span
from service.read.encodings import decode
from service.read.extracted import Extracted, Mark, TextBuilder, Turn

MOST_CAPTIONS = 20_000

_TAG = re.compile(r"</?(?:[a-zA-Z][^<>\n]{0,300}|\d[\d:.]{0,20}|)>|\{\\[^{}\n]{0,60}\}")
_VOICE = re.compile(r"<v(?:\.[^<>\s]{0,100})?\s{1,4}([^<>\n]{1,200})>|</v>")
_OPENING = re.compile(r"(?:>>|[-–—]\s?(?=[A-Z“\"])|\[?[A-Z][\w.'’ -]{0,60}\]?:\s)")
_TIMING = re.compile(r"^[^\n]{0,60}-->", re.MULTILINE)


class Caption(NamedTuple):
    """One caption: its markup as it stands, and its times in seconds."""

    content: str
    start_s: Decimal
    end_s: Decimal


class _Line(NamedTuple):
    text: str
    speaker: str | None
    mark: Mark


def subtitle_text(raw: bytes, charset: str | None) -> str:
    """Return the text of a file of captions, lines ended by a line feed alone."""
    text, _ = decode(raw, charset)
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def join_captions(name: str, captions: Sequence[Caption], source: str, limit: int) -> Extracted:
    """Return the text of captions in their order, a line for each speaker's turn.

    Args:
        name: Name of the format.
        captions: In the order of the file.
        source: The file's text, from which the captions' lines are counted.
        limit: Most characters.

    Raises:
        UnreadableError: There are none, or too many.
    """
    if not captions:
        raise UnreadableError("The file holds no caption.")
    if len(captions) > MOST_CAPTIONS:
        raise UnreadableError(f"The file holds {len(captions)} captions; at most {MOST_CAPTIONS} are read.")
    lines = list(_without_repeats(_lines(captions, source)))
    builder = TextBuilder(limit)
    turns: list[Turn] = []
    voiced = any(line.speaker for line in lines)
    speaker, begin = None, 0
    for index, line in enumerate(lines):
        changed = voiced and index > 0 and line.speaker != speaker
        if changed:
            turns.append(Turn(Span(begin, builder.length), speaker))
        builder.separate("\n" if changed or (not voiced and _OPENING.match(line.text)) else " ")
        if changed:
            begin = builder.length
        speaker = line.speaker
        builder.add(line.text, line.mark)
    if voiced:
        turns.append(Turn(Span(begin, builder.length), speaker))
    return Extracted(text=builder.text, format=name, turns=tuple(turns), places=builder.places)


def _lines(captions: Sequence[Caption], source: str) -> Iterator[list[_Line]]:
    """Yield the lines of each caption; those of the file are known where its timings are the captions'."""
    timings = _line_numbers(source)
    known = len(timings) == len(captions)
    for number, caption in enumerate(captions, 1):
        lines, speaker = [], None
        for offset, line in enumerate(caption.content.split("\n"), 1):
            place = Mark(
                line=timings[number - 1] + offset if known else None,
                cue=number,
                start_s=caption.start_s,
                end_s=caption.end_s,
            )
            for said, voice in _voices(line, speaker):
                speaker = voice
                text = " ".join(html.unescape(_TAG.sub("", said)).split())
                if text:
                    column = line.find(text) + 1 if known else 0
                    lines.append(_Line(text, speaker, place._replace(column=column or None)))
        yield lines


def _voices(line: str, speaker: str | None) -> Iterator[tuple[str, str | None]]:
    """Yield the stretches of a line with whom a voice span names for each."""
    at = 0
    for match in _VOICE.finditer(line):
        yield line[at : match.start()], speaker
        speaker = " ".join(html.unescape(match[1]).split()) or None if match[1] else None
        at = match.end()
    yield line[at:], speaker


def _without_repeats(captions: Iterable[list[_Line]]) -> Iterator[_Line]:
    """Yield all lines but those that a rolling caption shows again from the one before."""
    before: list[str] = []
    for lines in captions:
        said = [line.text for line in lines]
        repeated = next(
            (size for size in range(min(len(before), len(said)), 0, -1) if before[-size:] == said[:size]), 0
        )
        yield from lines[repeated:]
        before = said or before


def _line_numbers(source: str) -> list[int]:
    numbers, line, at = [], 1, 0
    for match in _TIMING.finditer(source):
        line += source.count("\n", at, match.start())
        at = match.start()
        numbers.append(line)
    return numbers
