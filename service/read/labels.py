"""What looks like the label of a speaker at the head of a line, and what it is made of.

Finds candidates only; `speakers` decides with the whole text in view which of them are labels.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum
from typing import NamedTuple

from service.catalogue.text import SpeakerLexicon
from service.read.lines import UNSEEN, Line
from service.read.names import Kind, Label, NameReader

_HEAD = 160  # characters of a line in which its label must end
_CORE = 110  # most characters of a label itself
_BARE = 60  # most characters of a label in capitals that has its line to itself
_ALONE = 100  # most characters of a label that has its line to itself and no colon

_CLOCK = r"\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?"
_LEAD = re.compile(
    rf"(?:>>+\s?|#{{1,6}}\s|[—–]\s?)?[*_{UNSEEN}]{{0,4}}"
    rf"(?:(?:\[{_CLOCK}\]|\({_CLOCK}\)|{_CLOCK})\s{{0,4}}(?:[-–—]\s{{1,4}})?)?(?:>>+\s?)?[*_]{{0,3}}"
)
_STAMP = re.compile(rf"\s{{0,4}}(?:\[{_CLOCK}\]|\({_CLOCK}\)|{_CLOCK})")
_AFTER = re.compile(rf"[*_]{{0,3}}(?:\s{{0,4}}(?:\[{_CLOCK}\]|\({_CLOCK}\)))?[*_\s{UNSEEN}]{{0,8}}")
_LETTER = re.compile(r"([QA])(?:\.[ \t\u00a0]{1,8}|[ \t\u00a0]{1,8})(?=\S)")
_DASHED = re.compile(r"([^\W\d_a-z][^\d_a-z,:;!?]{2,60}?)\s(?:—|–|--)\s(?=\S)")
_DOTTED = re.compile(r"((?:The|[A-Z][a-z]{1,4}\.?)(?:\s[A-Z][A-Z'’\-]+){1,3})\.\s(?=\S)")
_SPACED_DASH = re.compile(r"\s(?:-{1,2}|–|—)\s")
_CUES = frozenset(">[(0123456789")
_PREFIX = frozenset("QAT") | frozenset("MDSRGCHPJ")


class Mark(Enum):
    """What stands between a label and the words that follow it."""

    COLON = ":"
    DASH = "—"
    PERIOD = "."
    SPACE = " "
    BREAK = "\n"
    BARE = ""


class Candidate(NamedTuple):
    """What may be a speaker's label.

    Attributes:
        line: Index of its line.
        start: Offset of the label, markup and time stamp included.
        end: Offset of the first character of the turn, or the end of the line where the label stands alone.
        label: What it is made of.
        mark: What follows it.
        is_alone: Whether nothing follows it on its line.
        is_cued: Whether a time stamp or a caption's change of speaker (">>") stands before it.
    """

    line: int
    start: int
    end: int
    label: Label
    mark: Mark
    is_alone: bool
    is_cued: bool = False


def find_candidates(text: str, lines: Sequence[Line], lexicon: SpeakerLexicon) -> list[Candidate]:
    """Return the possible labels of `text`, at most one a line, in order; time is linear in the text."""
    finder = _Finder(text, lexicon)
    found = []
    for index, line in enumerate(lines):
        candidate = finder.find(index, line)
        if candidate is not None:
            found.append(candidate)
    return found


class _Finder:
    def __init__(self, text: str, lexicon: SpeakerLexicon) -> None:
        self._text = text
        self._names = NameReader(lexicon)

    def find(self, index: int, line: Line) -> Candidate | None:
        text = self._text
        limit = min(line.end, line.start + _HEAD)
        if text.find(":", line.start, limit) >= 0:
            found = self._with_colon(index, line, limit)
            if found is not None:
                return found
        first = text[line.start]
        if first.islower() or first.isdigit():
            return None
        return self._without_colon(index, line, limit)

    def _with_colon(self, index: int, line: Line, limit: int) -> Candidate | None:
        text = self._text
        lead = _LEAD.match(text, line.start, limit)
        begin = lead.end() if lead else line.start
        colon = text.find(":", begin, limit)
        if colon <= begin:
            return None
        end, mark = colon, Mark.COLON
        stamp = _STAMP.search(text, begin, limit) if text[colon - 1].isdigit() else None
        if stamp is not None:
            end, colon = stamp.start(), stamp.end()
            if colon == line.end:
                mark = Mark.BREAK
            elif text[colon] != ":":
                return None
        if end - begin > _CORE or not _may_follow(text, colon + 1, line.end):
            return None
        label = self._names.read(text[begin:end])
        return None if label is None else self._candidate(index, line, colon + 1, label, mark)

    def _without_colon(self, index: int, line: Line, limit: int) -> Candidate | None:
        text = self._text
        if text[line.start] in _PREFIX:
            letter = _LETTER.match(text, line.start, limit)
            if letter is not None:
                return self._letter(index, line, letter)
            dotted = _DOTTED.match(text, line.start, limit)
            if dotted is not None:
                return self._marked(index, line, dotted, Mark.PERIOD)
        if (
            text[line.start].isupper()
            and text[min(line.start + 2, line.end - 1)] not in "abcdefghijklmnopqrstuvwxyz"
        ):
            dashed = _DASHED.match(text, line.start, limit)
            if dashed is not None:
                return self._marked(index, line, dashed, Mark.DASH)
        if line.end - line.start <= _ALONE:
            return self._alone(index, line)
        return None

    def _letter(self, index: int, line: Line, match: re.Match[str]) -> Candidate | None:
        label = self._names.read(match.group(1))
        dotted = self._text[match.end(1)] == "."
        if label is None or (not dotted and match.group(1) == "A"):
            return None
        return self._candidate(index, line, match.end(), label, Mark.PERIOD if dotted else Mark.SPACE)

    def _marked(self, index: int, line: Line, match: re.Match[str], mark: Mark) -> Candidate | None:
        label = self._names.read(match.group(1))
        if label is None:
            return None
        if mark is Mark.PERIOD and label.kind not in (Kind.TITLED, Kind.ROLE):
            return None
        return self._candidate(index, line, match.end(), label, mark)

    def _alone(self, index: int, line: Line) -> Candidate | None:
        """Read "Jane Doe -- Chief Executive", or a name in capitals, on a line of its own."""
        text = self._text
        if text[line.end - 1] in ".!?…:;,":
            return None
        words = text[line.start : line.end]
        if _SPACED_DASH.search(words) is not None:
            label = self._names.read(words)
            if label is not None and label.name and label.role:
                return self._candidate(index, line, line.end, label, Mark.BREAK)
        elif len(words) <= _BARE and words.isupper():
            label = self._names.read(words)
            if label is not None and label.kind in (Kind.NAME, Kind.TITLED, Kind.ROLE):
                return self._candidate(index, line, line.end, label, Mark.BARE)
        return None

    def _candidate(self, index: int, line: Line, end: int, label: Label, mark: Mark) -> Candidate:
        after = _AFTER.match(self._text, min(end, line.end), line.end)
        end = after.end() if after else end
        is_cued = self._text[line.start] in _CUES
        return Candidate(index, line.start, min(end, line.end), label, mark, end >= line.end, is_cued)


def _may_follow(text: str, position: int, end: int) -> bool:
    """Say whether the character after a colon leaves it the colon of a label."""
    if position >= end:
        return True
    character = text[position]
    return character.isspace() or character.isupper() or character in "*_\"'“‘«([…—–" + UNSEEN
