"""Headings that name the one speaker of a text without labels: "Remarks by Jane Doe"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import islice

from service.catalogue.text import SpeakerLexicon
from service.read.lines import Line
from service.read.names import Kind, Label, NameReader
from service.read.naming import spell

_LINES = 6
_LENGTH = 200  # most characters of a heading that names the speaker
_LINK = 7  # most words before "by"
_END = re.compile(r"\s[-–—|]\s|\s(?:at|on|to|in|before|during|for|following|after|regarding|about)\s|[:(]")
_EDGES = " *_#"


def heading_speaker(
    text: str, lines: Sequence[Line], title: str | None, lexicon: SpeakerLexicon
) -> str | None:
    """Return the one whom the title or a heading at the head of `text` names as the speaker, or None."""
    reader = NameReader(lexicon)
    for heading in _headings(text, lines, title):
        label = _speaker_of(heading, reader, lexicon)
        if label is not None:
            return spell(label.name)
    return None


def _headings(text: str, lines: Sequence[Line], title: str | None) -> Iterable[str]:
    if title:
        yield title[:_LENGTH]
    for line in islice(lines, _LINES):
        if line.end - line.start <= _LENGTH:
            yield text[line.start : line.end]


def _speaker_of(heading: str, reader: NameReader, lexicon: SpeakerLexicon) -> Label | None:
    words = heading.strip(_EDGES).split()
    if len(words) < 2 or heading.endswith((".", "!", "?")):
        return None
    first = words[0].casefold()
    if first.endswith(":") and first[:-1] in lexicon.speaker_fields:
        return _person(reader.read(" ".join(words[1:])))
    if first not in lexicon.speech_headings:
        return None
    link = next((i for i, word in enumerate(words) if word.casefold() in lexicon.heading_links), 0)
    if not 0 < link < _LINK:
        return None
    label = _person(_first_name(" ".join(words[link + 1 :]), reader))
    if label is None or label.kind is Kind.TITLED or label.is_known:
        return label
    return label if words[link].casefold() in lexicon.heading_authors else None


def _first_name(words: str, reader: NameReader) -> Label | None:
    """Read a name, or a role with the name behind a comma: "the Minister of Mines, Jane Doe, at ..."."""
    label: Label | None = None
    for piece in words.split(",", 2)[:2]:
        end = _END.search(piece)
        label = reader.read(piece[: end.start()] if end else piece)
        if label is None or label.name or label.kind is not Kind.ROLE:
            break
    return label


def _person(label: Label | None) -> Label | None:
    return label if label is not None and label.name and label.kind is not Kind.WORD else None
