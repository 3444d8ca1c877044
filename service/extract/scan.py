"""A text while it is read for numbers, and the words before a place in it."""

from __future__ import annotations

from dataclasses import dataclass

from service.catalogue.quantities import QuantityLexicon
from service.catalogue.surfaces import TOKEN


@dataclass(frozen=True, slots=True)
class Scan:
    """A text being read: as submitted, in lower case letter for letter, and the lexicon."""

    text: str
    lower: str
    lexicon: QuantityLexicon


Token = tuple[str, int, int]


def tokens_before(scan: Scan, position: int, reach: int = 40) -> tuple[Token, ...]:
    """Return the words and signs that stand before `position`, at most `reach` characters back.

    They end at a digit, a line break that ends a paragraph, or the start of the text.
    """
    start = max(0, position - reach)
    if start:
        space = scan.lower.find(" ", start, position)
        start = start if space < 0 else space
    return tuple([(m[0], m.start(), m.end()) for m in TOKEN.finditer(scan.lower, start, position)])
