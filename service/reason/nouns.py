"""Nouns that things are counted by: one noun in either number, and figures that count what it names."""

from __future__ import annotations

import re

from service.model.claim import Claim
from service.model.quantity import QuantityKind

_WORD = re.compile(r"[^\W_]+")
_STEM = 4  # letters that a noun and its plural share


def is_number(claim: Claim, noun: str) -> bool:
    """Say whether a claim counts what an average is per."""
    unit = claim.quantity.unit or ""
    if "/" in unit:
        return False  # "€1.42 per share" is an amount, no number of shares
    if not noun:
        return claim.quantity.kind is QuantityKind.COUNT
    return bool(unit) and (same_noun(unit, noun) or same_noun(_last_word(claim.quantity.raw), noun))


def same_noun(a: str, b: str) -> bool:
    """Say whether two nouns are one, in whatever number.

    >>> same_noun("employee", "Employees"), same_noun("person", "people"), same_noun("job", "jobless")
    (True, False, False)
    """
    short, long = sorted((a.lower(), b.lower()), key=len)
    if len(short) < _STEM:
        return long in (short, short + "s", short + "es")
    return long.startswith(short[:-1] if short.endswith("y") else short) and len(long) - len(short) <= 2


def _last_word(raw: str) -> str:
    words = _WORD.findall(raw)
    return words[-1] if words else ""
