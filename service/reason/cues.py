"""Which cues belong to which claim: each to the nearest figure of its sentence."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from service.model.claim import Claim, ClaimId, Cue
from service.model.text import Span

FAR = 60
"""Letters between a figure and a cue beyond which the cue belongs to no figure."""


_NEXT_SENTENCE = 120


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
        self._cues = sorted(cues, key=lambda cue: cue.span.start)
        self._starts = [cue.span.start for cue in self._cues]
        by_sentence: dict[int, list[Claim]] = defaultdict(list)
        for claim in claims:
            by_sentence[claim.sentence.start].append(claim)
        self._by_sentence = by_sentence
        self._by_kind: dict[str, list[Cue]] = defaultdict(list)
        for cue in self._cues:
            for kind in cue.kinds:
                self._by_kind[kind].append(cue)
        self._of: dict[tuple[ClaimId, str], list[Cue]] = defaultdict(list)
        for members in by_sentence.values():
            for cue in self.within(members[0].sentence):
                others = [claim for claim in members if not cue.span.contains(claim.span)]
                nearest = min(others, key=lambda claim: distance(claim.span, cue.span), default=None)
                if nearest is not None and distance(nearest.span, cue.span) <= FAR:
                    for kind in cue.kinds:
                        self._of[nearest.id, kind].append(cue)

    def within(self, span: Span) -> Sequence[Cue]:
        """Return the cues that start in a stretch of text."""
        return self._cues[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)]

    def within_letters(self, start: int, letters: int) -> Sequence[Cue]:
        """Return the cues that start within so many letters from a place on."""
        return self.within(Span(start, start + letters))

    def of(self, claim: Claim, kind: str, reach: int = FAR) -> Cue | None:
        """Return the nearest cue of a kind that belongs to a claim, at most `reach` letters from it."""
        near = [cue for cue in self._of.get((claim.id, kind), ()) if distance(claim.span, cue.span) <= reach]
        return min(near, key=lambda cue: distance(claim.span, cue.span), default=None)

    def ahead_of(self, claim: Claim, kind: str, reach: int = FAR) -> Cue | None:
        """Return the last cue of a kind before a claim, no other figure standing between the two."""
        if kind not in self._by_kind:
            return None
        before = self.within(Span(max(claim.sentence.start, claim.span.start - reach), claim.span.start))
        cue = next((cue for cue in reversed(before) if kind in cue.kinds), None)
        others = self._by_sentence.get(claim.sentence.start, ())
        if cue is None or any(cue.span.end <= other.span.start < claim.span.start for other in others):
            return None
        return cue

    def in_sentence(self, claim: Claim, kind: str) -> Cue | None:
        """Return the first cue of a kind in the sentence of a claim."""
        if kind not in self._by_kind:
            return None
        return next((cue for cue in self.within(claim.sentence) if kind in cue.kinds), None)

    def in_document(self, kind: str) -> bool:
        """Say whether a cue of a kind stands anywhere."""
        return kind in self._by_kind

    def of_kind(self, kind: str) -> Iterator[Cue]:
        """Yield the cues of a kind, by position."""
        return iter(self._by_kind.get(kind, ()))

    def follows(self, cue: Cue, kind: str, reach: int) -> bool:
        """Say whether a cue of a kind starts within `reach` letters after another."""
        return any(kind in other.kinds for other in self.within_letters(cue.span.end, reach))

    def ending_at(self, place: int, kind: str) -> bool:
        """Say whether a cue of a kind ends at a place."""
        nearby = self.within(Span(max(0, place - FAR), place))
        return any(cue.span.end == place and kind in cue.kinds for cue in nearby)

    def near_sentence(self, claim: Claim, kind: str) -> bool:
        """Say whether a cue of a kind stands in the sentence of a claim or shortly after it."""
        if kind not in self._by_kind:
            return False
        span = Span(claim.sentence.start, claim.sentence.end + _NEXT_SENTENCE)
        return any(kind in cue.kinds for cue in self.within(span))

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
    return _are_covered(case.text, Span(low.end, max(low.end, high.start)), covered)


def all_joint(case: Joined, span: Span) -> bool:
    """Say whether a stretch of text has nothing but joining words."""
    joint = [cue.span for cue in case.cues.within(span) if "joint" in cue.kinds]
    return _are_covered(case.text, span, joint)


def _are_covered(text: str, span: Span, by: Sequence[Span]) -> bool:
    """Say whether each word of a stretch of text lies within one of some spans."""
    words = (Span(word.start(), word.end()) for word in _WORD.finditer(text, span.start, span.end))
    return all(any(one.contains(word) for one in by) for word in words)


_WORD = re.compile(r"[^\W_]+")


def distance(a: Span, b: Span) -> int:
    """Return the letters between two stretches of text; 0 where they touch or overlap."""
    return max(0, b.start - a.end, a.start - b.end)
