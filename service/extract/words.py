"""The words and marks of a text, found once for all that look phrases up in it."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import accumulate, compress
from operator import not_

from service.catalogue.phrases import MARKS, TOKEN, fold
from service.model.text import Span
from service.model.working import working

_TOKENS = re.compile(f"({TOKEN.pattern})")


@working(frozen=True, slots=True)
class Words:
    """Words and marks in order.

    Attributes:
        text: The text.
        folded: The same in lower case, letter for letter.
        words: Each in lower case.
        starts: Where each stands.
    """

    text: str
    folded: str
    words: list[str]
    starts: list[int]

    def span(self, first: int, end: int) -> Span:
        """Return where the words from `first` to before `end` stand."""
        return Span(self.starts[first], self.starts[end - 1] + len(self.words[end - 1]))

    def bounds(self, start: int, end: int) -> tuple[int, int]:
        """Return the first word of a stretch and the one after its last."""
        return bisect_left(self.starts, start), bisect_left(self.starts, end)

    def between(self, start: int, end: int) -> Words:
        """Return the words of a stretch; one that only begins or ends in it is cut off there."""
        first, last = self.bounds(start, end)
        words, starts = self.words[first:last], self.starts[first:last]
        if words and starts[-1] + len(words[-1]) > end:
            words[-1] = words[-1][: end - starts[-1]]
        if (
            first
            and start < end
            and (rest := self.starts[first - 1] + len(self.words[first - 1]) - start) > 0
        ):
            words.insert(0, self.words[first - 1][-rest:][: end - start])
            starts.insert(0, start)
        return Words(self.text, self.folded, words, starts)

    def without_marks(self) -> Words:
        """Return the words alone."""
        are_words = [*map(not_, map(MARKS.__contains__, self.words))]
        words, starts = [*compress(self.words, are_words)], [*compress(self.starts, are_words)]
        return Words(self.text, self.folded, words, starts)


def read_words(text: str) -> Words:
    """Return the words and marks of a text."""
    folded = fold(text)
    pieces = _TOKENS.split(folded)
    offsets = list(accumulate(map(len, pieces)))
    return Words(text, folded, pieces[1::2], offsets[:-1:2])
