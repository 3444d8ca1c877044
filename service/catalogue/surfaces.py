"""Tables of fixed phrases, matched token by token after or before a place in a text.

A token is a run of letters (with an exponent: "km2", "m²") or one sign; digits are never part of a phrase
but as exponents. Spaces, one line break or a hyphen may stand between tokens, so that "basis points",
"basis-points" and "p . p ." match what they should.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from service.model.working import working

T = TypeVar("T")

LETTERS = "a-zA-ZÀ-ɏΑ-ωЀ-ӿʻ"
_TOKEN = rf"[{LETTERS}]+(?:['’][{LETTERS}]+)?(?:\^?[23](?![0-9{LETTERS}])|[²³])?|[^\s0-9{LETTERS}]"
GAP = r"[ \t\u00a0\u2009\u202f]{0,8}(?:\r?\n[ \t]{0,8}(?![ \t\r\n]))?"
TOKEN = re.compile(_TOKEN)
TOKEN_AFTER = re.compile(rf"({GAP}(?:[-‐‑](?=[{LETTERS}]))?)({_TOKEN})")


@working(frozen=True, slots=True)
class Hit(Generic[T]):
    """A phrase found: where it starts and ends, and what it stands for."""

    start: int
    end: int
    value: T


@dataclass(frozen=True, slots=True)
class SurfaceTable(Generic[T]):
    """Phrases by their first (or, read backwards, their last) token, longest first."""

    entries: Mapping[str, tuple[tuple[tuple[str, ...], T], ...]]

    def after(self, text: str, position: int) -> Hit[T] | None:
        """Return the longest phrase of the table that starts at `position`, white space skipped."""
        match = TOKEN_AFTER.match(text, position)
        if match is None:
            return None
        entries = self.entries.get(match[2])
        if entries is None:
            return None
        following = TOKEN_AFTER.match(text, match.end()) if len(entries[0][0]) > 1 else None
        for tokens, value in entries:
            if len(tokens) == 1:
                return Hit(match.start(2), match.end(), value)
            if following is not None and following[2] == tokens[1]:
                end = _follow(text, following.end(), tokens[2:])
                if end is not None:
                    return Hit(match.start(2), end, value)
        return None

    def before(self, tokens: tuple[tuple[str, int, int], ...]) -> Hit[T] | None:
        """Return the longest phrase that the last of `tokens` (word, start, end) end with."""
        if not tokens:
            return None
        for phrase, value in self.entries.get(tokens[-1][0], ()):
            size = len(phrase)
            if size <= len(tokens) and all(
                phrase[-1 - index] == tokens[-1 - index][0] for index in range(1, size)
            ):
                return Hit(tokens[-size][1], tokens[-1][2], value)
        return None


def _follow(text: str, position: int, tokens: tuple[str, ...]) -> int | None:
    """Return where `tokens` end that follow `position`, or None where they do not."""
    for token in tokens:
        match = TOKEN_AFTER.match(text, position)
        if match is None or match[2] != token:
            return None
        position = match.end()
    return position


def tokenize(phrase: str) -> tuple[str, ...]:
    """Split a phrase of a table into its tokens; hyphens between letters count as spaces.

    >>> tokenize("US$/km²")
    ('US', '$', '/', 'km²')
    """
    return tuple(TOKEN.findall(re.sub(rf"(?<=[{LETTERS}])[-‐‑](?=[{LETTERS}])", " ", phrase)))


def build_surfaces(pairs: Iterable[tuple[str, T]], *, backwards: bool = False) -> SurfaceTable[T]:
    """Build a table; of two equal phrases the first stays."""
    found: dict[tuple[str, ...], T] = {}
    for phrase, value in pairs:
        found.setdefault(tokenize(phrase), value)
    entries: dict[str, list[tuple[tuple[str, ...], T]]] = {}
    for tokens, value in found.items():
        entries.setdefault(tokens[-1 if backwards else 0], []).append((tokens, value))
    return SurfaceTable(
        {key: tuple(sorted(group, key=lambda entry: -len(entry[0]))) for key, group in entries.items()}
    )
