"""The sentences of a text that have figures, in their order, and the words that say what they are of."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from service.model.claim import Claim
from service.reason.terms import Term

_WORD = re.compile(r"[^\W\d_]{4,40}")
_STEM = 6
"""Letters that a word and its inflected forms share, at most."""


def grouped(terms: Iterable[Term]) -> list[list[Term]]:
    """Return terms by sentence, the sentences and what is in each by position."""
    by_sentence: dict[int, list[Term]] = defaultdict(list)
    for term in sorted(terms, key=lambda term: term.claim.span):
        by_sentence[term.claim.sentence.start].append(term)
    return list(by_sentence.values())


class Sentences:
    """Terms by sentence; `plain` are words that say nothing of what a figure is of."""

    def __init__(self, terms: Iterable[Term], text: str, plain: frozenset[str]) -> None:
        self._text, self._plain = text, plain
        by_sentence: dict[int, list[Term]] = defaultdict(list)
        for term in terms:
            by_sentence[term.claim.sentence.start].append(term)
        self.members = [
            sorted(by_sentence[start], key=lambda term: term.claim.span) for start in sorted(by_sentence)
        ]
        self._at = by_sentence
        self._said: dict[int, frozenset[str]] = {}

    def near(self, place: int, reach: int) -> list[list[Term]]:
        """Return the sentences at most `reach` from one."""
        return self.members[max(0, place - reach) : place + reach + 1]

    def words(self, claim: Claim) -> frozenset[str]:
        """Return the stems of the words of a claim's sentence, figures and times left out."""
        start = claim.sentence.start
        if start not in self._said:
            claims = [term.claim for term in self._at[start]]
            spans = [one.span for one in claims]
            spans += [one.period.span for one in claims if one.period is not None]
            words = (
                word[0].lower()
                for word in _WORD.finditer(self._text, start, claim.sentence.end)
                if not any(span.start <= word.start() < span.end for span in spans)
            )
            self._said[start] = frozenset(word[:_STEM] for word in words if word not in self._plain)
        return self._said[start]
