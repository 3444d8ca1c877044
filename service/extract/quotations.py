"""Whose words a quotation or a reported sentence is: “…,” said Jane Doe; Jane Doe of the union added: “…”."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from service.catalogue import Catalogue
from service.model.text import Document, Segment, Span

_QUOTED = re.compile(r"“([^“”]{3,1500})”|\"([^\"\n]{3,1500})\"")
_NAME = r"(?:[A-Z][\w'’-]{0,30}\.?[ \u00a0]){0,5}[A-Z][\w'’-]{1,30}"
_AFTER = rf"[,.]?\s{{0,2}}(?:VERB\s(?:the\s)?(?P<name>{_NAME})|(?P<subject>{_NAME})\sVERB)"
_BEFORE = (
    rf"(?P<name>{_NAME})(?:,[^,“”\"\n]{{2,80}},|\s(?:of|at|from|for)\s[^,“”\"\n]{{2,60}})?"
    r"\sVERB(?:\sthat)?[:,]?\s?\Z"
)
_SAID_BEFORE = rf"\bVERB\s(?:the\s)?(?P<name>{_NAME})[^.“”\"\n]{{0,80}}\.\s?\Z"
_INDIRECT = rf"(?<=[\w%)]),\sVERB\s(?:the\s)?(?P<name>{_NAME})[^.“”\"\n]{{0,80}}\."
_REACH = 240


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch of words of somebody other than whose text it is."""

    span: Span
    speaker: str


def find_quotations(document: Document, catalogue: Catalogue) -> tuple[Quotation, ...]:
    """Return the stretches of a text whose speaker it names beside them, in order, outside speakers' turns.

    A quotation without a name of its own goes on the one before it in its paragraph.
    """
    text = document.text
    reader = _Reader(text, catalogue)
    found: list[Quotation] = []
    unlabelled = [segment for segment in document.segments if segment.speaker is None]
    for segment in unlabelled:
        for match in _QUOTED.finditer(text, segment.span.start, segment.span.end):
            before = found[-1] if found and "\n" not in text[found[-1].span.end : match.start()] else None
            name = reader.name(match.start(), match.end()) or (before.speaker if before is not None else "")
            if name:
                found.append(Quotation(Span(match.start(), match.end()), name))
    for segment in unlabelled:
        found += reader.reported(segment)
    return tuple(sorted(found, key=lambda quotation: quotation.span))


def speaker_at(quotations: Sequence[Quotation], span: Span) -> str | None:
    """Return whose words the quotation that holds a span is, or None."""
    at = bisect_right(quotations, span.start, key=lambda quotation: quotation.span.start) - 1
    return quotations[at].speaker if at >= 0 and quotations[at].span.contains(span) else None


@lru_cache(maxsize=4)
def _forms(verbs: re.Pattern[str]) -> tuple[re.Pattern[str], ...]:
    """Return the patterns of `_AFTER`, `_BEFORE`, `_SAID_BEFORE` and `_INDIRECT` with the verbs put in."""
    forms = (_AFTER, _BEFORE, _SAID_BEFORE, _INDIRECT)
    return tuple(re.compile(form.replace("VERB", verbs.pattern)) for form in forms)


class _Reader:
    def __init__(self, text: str, catalogue: Catalogue) -> None:
        self._after, self._before, self._said_before, self._indirect = _forms(catalogue.wording.attribution)
        self._text = text
        speakers = catalogue.text.speakers
        self._offices = speakers.titles | speakers.roles | speakers.role_modifiers
        self._no_names = speakers.not_names | speakers.conversation | speakers.connectors

    def name(self, start: int, end: int) -> str:
        """Return who speaks the quotation between two offsets, or ""."""
        after = self._after.match(self._text, end, end + _REACH)
        if after is not None:
            return self._person(after["name"] or after["subject"])
        line = self._text.rfind("\n", max(0, start - _REACH), start) + 1
        head = self._text[max(line, start - _REACH) : start].rstrip()
        before = self._before.search(head) or self._said_before.search(head)
        return self._person(before["name"]) if before is not None else ""

    def reported(self, segment: Segment) -> list[Quotation]:
        """Return the sentences that end with who said them ("…, said Jane Doe of the union.")."""
        found, sentences = [], segment.sentences
        for match in self._indirect.finditer(self._text, segment.span.start, segment.span.end):
            at = bisect_right(sentences, match.start(), key=lambda sentence: sentence.start) - 1
            name = self._person(match["name"])
            if at >= 0 and name:
                found.append(Quotation(Span(sentences[at].start, match.start()), name))
        return found

    def _person(self, words: str) -> str:
        """Return a name without the office before it; "" where no name is left ("He", "Police")."""
        name = words.split()
        while name and name[0].casefold().rstrip(".") in self._offices:
            name.pop(0)
        if not name or name[0].casefold() in self._no_names:
            return ""
        return " ".join(name)
