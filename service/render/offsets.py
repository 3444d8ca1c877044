"""Offsets in the unit that the caller counts in: code points, UTF-16 code units or bytes of UTF-8."""

from __future__ import annotations

from collections.abc import Callable
from itertools import accumulate
from typing import Literal, get_args

OffsetUnit = Literal["codepoint", "utf16", "utf8"]

OFFSET_UNITS: tuple[str, ...] = get_args(OffsetUnit)

_BLOCK = 512  # code points between two checkpoints


def offset_converter(text: str, offset_unit: str) -> Callable[[int], int]:
    """Return the function that turns an offset in code points into one in `offset_unit`.

    Takes time linear in the text once; each conversion then looks at no more than one block.
    Lone surrogates count one UTF-16 unit or three bytes, as U+FFFD does in their place.

    Raises:
        ValueError: `offset_unit` is none of `OFFSET_UNITS`.

    >>> [offset_converter("a😀b", unit)(2) for unit in OFFSET_UNITS]
    [2, 3, 5]
    """
    if offset_unit not in OFFSET_UNITS:
        raise ValueError(f"offset_unit must be one of {', '.join(OFFSET_UNITS)}, not {offset_unit!r}")
    if offset_unit == "codepoint" or text.isascii() or (offset_unit == "utf16" and max(text) <= "\uffff"):
        return int
    width = _utf16_width if offset_unit == "utf16" else _utf8_width
    starts = range(0, len(text) + 1, _BLOCK)
    checkpoints = [0, *accumulate(width(text[start : start + _BLOCK]) for start in starts)]

    def convert(offset: int) -> int:
        block = offset // _BLOCK
        return checkpoints[block] + width(text[block * _BLOCK : offset])

    return convert


def _utf16_width(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _utf8_width(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass"))
