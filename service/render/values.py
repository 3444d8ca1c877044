"""Values that every reader of JSON takes: finite numbers, and strings that can be written as UTF-8."""

from __future__ import annotations

import math
import re
import sys
from decimal import Decimal

_LARGEST_EXACT_INTEGER = 2**53  # beyond it a reader that holds numbers as IEEE 754 doubles loses digits
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def number_to_json(value: Decimal | float | None) -> int | float | None:
    """Return a finite JSON number: whole where it is whole and exact as a double, else a double.

    What a double cannot hold becomes the largest double of its sign; what is no number becomes None.

    >>> number_to_json(Decimal("2E+12")), number_to_json(Decimal("0.50")), number_to_json(math.nan)
    (2000000000000, 0.5, None)
    """
    if value is None:
        return None
    number = float(value)
    if number.is_integer() and abs(number) < _LARGEST_EXACT_INTEGER and value == int(number):
        return int(number)
    if math.isfinite(number):
        return number
    return None if math.isnan(number) else math.copysign(sys.float_info.max, number)


def holds_lone_surrogate(text: str) -> bool:
    """Say whether half of a surrogate pair stands in `text`, which no encoder accepts."""
    return _LONE_SURROGATE.search(text) is not None


def encodable(value: object) -> object:
    """Return a JSON value with U+FFFD in the place of every lone surrogate.

    >>> encodable({"a": ["\\ud800", 1]})
    {'a': ['�', 1]}
    """
    match value:
        case str():
            return _LONE_SURROGATE.sub("\ufffd", value)
        case dict():
            return {encodable(key): encodable(item) for key, item in value.items()}
        case list():
            return [encodable(item) for item in value]
        case _:
            return value
