"""Numbers in words, for messages and steps."""

from __future__ import annotations

from decimal import Decimal

SCALES = ((Decimal(10) ** 12, "trillion"), (Decimal(10) ** 9, "billion"), (Decimal(10) ** 6, "million"))


def number(value: Decimal, digits: int = 4) -> str:
    """Return a number with at most `digits` significant digits and a scale word from a million on.

    >>> number(Decimal("1886792452830"))
    '1.887 trillion'
    >>> number(Decimal("12500"))
    '12,500'
    """
    size = abs(value)
    for scale, word in SCALES:
        if size >= scale:
            return f"{_plain(value / scale, digits)} {word}"
    return _plain(value, digits)


def _plain(value: Decimal, digits: int) -> str:
    if not value:
        return "0"
    places = max(0, digits - 1 - value.adjusted())
    text = f"{value:,.{places}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
