"""Reads the currency before a number: signs, codes, and letters joined to a sign."""

from __future__ import annotations

import re
from decimal import Decimal

from service.catalogue.suffixes import Suffix, money
from service.catalogue.surfaces import LETTERS
from service.extract.scan import Scan

_CURRENCY_BEFORE = re.compile(
    rf"(?:(?<![{LETTERS}0-9])([A-Za-z]{{1,4}}|[Uu]\.[Ss]\.?)\s?)?([$€£¥￥₽₸₹₴₺₩₪₫฿₦₱₡₵₲₭₮₼₾֏₿])\s?$"
    rf"|(?<![{LETTERS}0-9.])([A-Za-z]{{1,5}}\.?)(\s?)$"
)
_MILLIONS_CODE = re.compile(r"([A-Za-z]{1,2})?([A-Z]{3})$")


def currency_before(scan: Scan, start: int, floor: int) -> tuple[int, Suffix] | None:
    """Return the currency sign, code or name that stands before the number, and where it starts."""
    if start <= floor:
        return None
    match = _CURRENCY_BEFORE.search(scan.text, max(floor, start - 9), start)
    if match is None:
        return None
    table = scan.lexicon.currencies
    if match[2] is not None:
        letters = match[1]
        is_article = letters in ("a", "us") and scan.text[match.end(1)] == " "  # "cost us $58 million"
        if letters and match[2] == "$" and letters.lower() in table.dollar_signs and not is_article:
            return match.start(), Suffix(role="money", unit=table.dollar_signs[letters.lower()])
        if letters and letters in table.codes:
            return match.start(), Suffix(role="money", unit=letters)
        return match.start(2), money(table.signs[match[2]])
    return _letters_before(scan, match)


def _letters_before(scan: Scan, match: re.Match[str]) -> tuple[int, Suffix] | None:
    """Read a code or letters before the number: "USD 5", "Rs. 20", "RM42", "MEUR 60"."""
    table, letters = scan.lexicon.currencies, match[3]
    sign = table.signs.get(letters)
    if sign is not None and not (len(letters) == 1 and match[4]):
        return match.start(3), money(sign)
    code = _MILLIONS_CODE.fullmatch(letters)
    if (
        code is not None
        and (code[1] is None or code[1] in table.prefixes)
        and code[2] in table.codes
        and letters not in table.careful
    ):
        factor = table.prefixes.get(code[1] or "", 1)
        return match.start(3), Suffix(role="money", unit=code[2], factor=Decimal(factor))
    return None
