"""Phrase tables: many phrases, each with what it stands for, matched word by word in one pass.

A phrase is matched on whole words, longest first, without regard to case; hyphens, apostrophes and white
space between its words do not matter. Looking up a text costs one dictionary access per word.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import compress
from typing import Generic, TypeVar

T = TypeVar("T")

_COMMON = r"[a-z]{2,}(?=[ ,.])"  # most words, and found faster than by what the other ones need
TOKEN = re.compile(rf"{_COMMON}|(?:[a-z]\.){{2,}}|[^\W_]+|[,;:()\[\]—–?!“”\"•|]|(?<=\s)-(?=\s)")
MARKS = frozenset(',;:()[]—–?!“”"•|-')
WORD = re.compile(r"(?:[a-z]\.){2,}|[^\W_]+")


def fold(text: str) -> str:
    """Return `text` in lower case, letter for letter, so that offsets stay the same.

    >>> len(fold("İZMİR")) == len("İZMİR")
    True
    """
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def phrase_words(phrase: str) -> tuple[str, ...]:
    """Return the words by which a phrase is matched.

    >>> phrase_words("Record-high")
    ('record', 'high')
    """
    return tuple(WORD.findall(fold(phrase)))


def places_of(words: Sequence[str], known: Container[str]) -> list[int]:
    """Return where those of `words` stand that are known.

    >>> places_of(["up", "five", "percent", "up"], {"up"})
    [0, 3]
    """
    return list(compress(range(len(words)), map(known.__contains__, words)))


Entry = tuple[tuple[str, ...], T]


@dataclass(frozen=True, slots=True)
class PhraseTable(Generic[T]):
    """Phrases by their first two words, then by their length, longest first.

    "" stands for the second word of a phrase of one.
    """

    by_words: dict[str, dict[str, tuple[tuple[int, dict[tuple[str, ...], Entry[T]]], ...]]]

    def entries(self) -> Iterator[Entry[T]]:
        """Yield every phrase by its words, with what it stands for."""
        for group in self.by_words.values():
            for lengths in group.values():
                for _, phrases in lengths:
                    yield from phrases.values()

    def matches(self, words: Sequence[str], at: int) -> tuple[Entry[T], ...]:
        """Return the phrases that start at word `at`, longest first."""
        group = self.by_words.get(words[at])
        if group is None:
            return ()
        found: tuple[Entry[T], ...] = ()
        if at + 1 < len(words) and (longer := group.get(words[at + 1])) is not None:
            for size, phrases in longer:
                entry = phrases.get(tuple(words[at : at + size]))
                if entry is not None:
                    found += (entry,)
        if (short := group.get("")) is not None:
            found += tuple(short[0][1].values())
        return found

    def find(self, words: Sequence[str]) -> list[tuple[int, int, T]]:
        """Return the longest phrase at every word where one starts: first word, end, what it stands for."""
        by_words, last = self.by_words, len(words) - 1
        found: list[tuple[int, int, T]] = []
        for at in places_of(words, by_words):
            group = by_words[words[at]]
            for size, phrases in group.get(words[at + 1], ()) if at < last else ():
                entry = phrases.get(tuple(words[at : at + size]))
                if entry is not None:
                    found.append((at, at + size, entry[1]))
                    break
            else:
                for _, phrases in group.get("", ()):
                    found.append((at, at + 1, phrases[words[at],][1]))
        return found

    def match(self, words: Sequence[str], at: int) -> tuple[int, T] | None:
        """Return how many words the longest phrase that starts at word `at` has, and what it stands for."""
        found = self.matches(words, at)
        return (len(found[0][0]), found[0][1]) if found else None


def phrase_table(entries: Iterable[tuple[str, T]]) -> PhraseTable[T]:
    """Compile a table; of two equal phrases the first one stands."""
    phrases: dict[tuple[str, ...], T] = {}
    for phrase, value in entries:
        words = phrase_words(phrase)
        if words:
            phrases.setdefault(words, value)
    by_words: dict[str, dict[str, dict[int, dict[tuple[str, ...], Entry[T]]]]] = {}
    for words, value in phrases.items():
        second = words[1] if len(words) > 1 else ""
        sizes = by_words.setdefault(words[0], {}).setdefault(second, {})
        sizes.setdefault(len(words), {})[words] = words, value
    return PhraseTable(
        {
            first: {
                second: tuple(sorted(sizes.items(), key=_longest_first)) for second, sizes in groups.items()
            }
            for first, groups in by_words.items()
        }
    )


def _longest_first(entry: tuple[int, object]) -> int:
    return -entry[0]
