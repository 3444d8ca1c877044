"""Which cues belong to which claim: each to the nearest figure of its sentence."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Protocol

from service.model.claim import Claim, ClaimId, Cue
from service.model.text import Span

FAR = 60
"""Letters between a figure and a cue beyond which the cue belongs to no figure."""


class Joined(Protocol):
    """A text with its cues."""

    @property
    def text(self) -> str:
        """The text of the document."""

    @property
    def cues(self) -> Cues:
        """Its cues."""


class Cues:
    """The cues of a document, by claim and by place."""

    def __init__(self, cues: Sequence[Cue], claims: Iterable[Claim]) -> None:
        self._cues = sorted(cues, key=lambda cue: cue.span)
        self._starts = [cue.span.start for cue in self._cues]
        by_sentence: dict[int, list[Claim]] = defaultdict(list)
        for claim in claims:
            by_sentence[claim.sentence.start].append(claim)
        self._of: dict[ClaimId, list[Cue]] = defaultdict(list)
        for members in by_sentence.values():
            for cue in self.within(members[0].sentence):
                others = [claim for claim in members if not cue.span.contains(claim.span)]
                nearest = min(others, key=lambda claim: distance(claim.span, cue.span), default=None)
                if nearest is not None and distance(nearest.span, cue.span) <= FAR:
                    self._of[nearest.id].append(cue)

    @property
    def all(self) -> Sequence[Cue]:
        """All cues, by position."""
        return self._cues

    def within(self, span: Span) -> Sequence[Cue]:
        """Return the cues that start in a stretch of text."""
        return self._cues[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)]

    def within_letters(self, start: int, letters: int) -> Sequence[Cue]:
        """Return the cues that start within so many letters from a place on."""
        return self.within(Span(start, start + letters))

    def of(self, claim: Claim, kind: str, reach: int = FAR) -> Cue | None:
        """Return the nearest cue of a kind that belongs to a claim, at most `reach` letters from it."""
        near = [cue for cue in self._of.get(claim.id, ()) if kind in cue.kinds]
        near = [cue for cue in near if distance(claim.span, cue.span) <= reach]
        return min(near, key=lambda cue: distance(claim.span, cue.span), default=None)

    def in_sentence(self, claim: Claim, kind: str) -> Cue | None:
        """Return the first cue of a kind in the sentence of a claim."""
        return next((cue for cue in self.within(claim.sentence) if kind in cue.kinds), None)

    def between(self, a: Span, b: Span) -> Sequence[Cue]:
        """Return the cues that lie wholly between two stretches of text, in their order."""
        low, high = (a, b) if a.start <= b.start else (b, a)
        inner = self._cues[bisect_right(self._starts, low.end - 1) : bisect_left(self._starts, high.start)]
        return [cue for cue in inner if cue.span.end <= high.start]


def only_joined(case: Joined, a: Claim, b: Claim, *kinds: str) -> bool:
    """Say whether nothing but joining words, cues of some kinds and the time stands between two claims."""
    low, high = sorted((a.span, b.span))
    wanted = {"joint", *kinds}
    covered = [cue.span for cue in case.cues.between(low, high) if cue.kinds & wanted]
    covered += [claim.period.span for claim in (a, b) if claim.period is not None]
    if ";" in case.text[low.end : high.start]:
        return False
    words = _WORD.finditer(case.text, low.end, high.start)
    return all(any(span.contains(Span(word.start(), word.end())) for span in covered) for word in words)


_WORD = re.compile(r"[^\W_]+")


def distance(a: Span, b: Span) -> int:
    """Return the letters between two stretches of text; 0 where they touch or overlap."""
    return max(0, b.start - a.end, a.start - b.end)
