"""Reads decimals said after a lone "point": "point five percent", "point two million"."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from service.catalogue.surfaces import LETTERS
from service.extract.numerals import Numeral
from service.extract.scan import Scan, tokens_before
from service.extract.spelled_numbers import read_after_point
from service.extract.unit_words import find_suffix

_POINT_BEFORE = re.compile(rf"(?<![{LETTERS}])point[ \t]$")


def read_after_spoken_point(scan: Scan, numeral: Numeral, floor: int) -> Numeral | None:
    """Read "point 5" and "point five percent" as decimals: not "at this point five percent"."""
    start, lower = numeral.start, scan.lower
    if not lower.endswith(("point ", "point\t"), floor, start) or not numeral.is_whole:
        return None
    if not _POINT_BEFORE.search(lower, max(floor, start - 7), start):
        return None
    before = tokens_before(scan, start - 6, 24)
    is_first = start - 6 <= floor or not before
    if (
        not is_first
        and before[-1][0].isalpha()
        and before[-1][0] not in scan.lexicon.words["spoken_point.after"]
    ):
        return None
    if scan.text[start].isdigit():
        said = scan.text[start : numeral.end]
        if not said.isdigit():
            return None
        value = Decimal(f"0.{said}")
        return replace(
            numeral, start=start - 6, value=value, mantissa=value, decimals=len(said), year_like=False
        )
    spelled = read_after_point(lower, start, scan.lexicon)
    if spelled is None:
        return None
    value = spelled.value / spelled.scale
    pointed = Numeral(
        start=start - 6,
        end=spelled.end,
        value=spelled.value,
        mantissa=value,
        decimals=spelled.decimals,
        scale=Decimal(spelled.scale),
        form="words",
    )
    return pointed if pointed.is_scaled or find_suffix(scan, pointed) is not None else None
