"""Reads the currency before a number: signs, codes, and letters joined to a sign."""

from __future__ import annotations

import re
from decimal import Decimal

from service.catalogue.suffixes import Suffix, money
from service.catalogue.surfaces import LETTERS
from service.extract.numerals import Numeral, scale_money
from service.extract.scan import Scan, tokens_before

_CURRENCY_BEFORE = re.compile(
    rf"(?:(?<![{LETTERS}0-9'’])([A-Za-z]{{1,4}}|[Uu]\.[Ss]\.?)\s?)?([$€£¥￥₽₸₹₴₺₩₪₫฿₦₱₡₵₲₭₮₼₾֏₿₨])\s?$"
    rf"|(?<![{LETTERS}0-9.])([A-Za-z]{{1,5}}\.?)(\s?)$"
)
_CODE_BEFORE = re.compile(rf"(?:([{LETTERS}]+)[ ])?(?<![{LETTERS}0-9'’])([A-Z]{{3}}) ?$")
_PLURALS = ("s", "tenge", "yen", "yuan", "won", "taka", "naira", "ringgit", "baht", "rupiah", "rand", "lei")
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
        is_word = letters in ("a", "A", "I", "us") and scan.text[match.end(1)] != "$"
        # "cost us $58 million", "A $3 billion plan"
        if letters and match[2] == "$" and letters.lower() in table.dollar_signs and not is_word:
            return match.start(), Suffix(role="money", unit=table.dollar_signs[letters.lower()])
        if letters and letters in table.codes:
            return match.start(), Suffix(role="money", unit=letters)
        return match.start(2), money(table.signs[match[2]])
    return _letters_before(scan, match)


def careful_currency_before(
    scan: Scan, numeral: Numeral, start: int, floor: int
) -> tuple[int, Suffix] | None:
    """Return the currency before a large number that is an English word or is written out, and its start.

    "TRY 40bn", "rupees 500 crore"; the caller sees to it that the number counts nothing else.
    """
    text = scan.text
    is_large = scale_money(text, numeral, scan.lexicon).is_scaled or "," in text[numeral.start : numeral.end]
    if numeral.form != "digits" or not is_large or start <= floor:
        return None
    table = scan.lexicon.currencies
    match = _CODE_BEFORE.search(text, max(floor, start - 24), start)
    if match is not None and match[2] in table.careful and match[2] in table.codes:
        shouted = match[1] is not None and match[1].isupper()
        return None if shouted else (match.start(2), Suffix(role="money", unit=match[2]))
    return _name_before(scan, start, floor)


def _name_before(scan: Scan, start: int, floor: int) -> tuple[int, Suffix] | None:
    """Return the currency written out before the number: "Malaysian ringgit", "rupees"."""
    tokens = tokens_before(scan, start, 32)
    for size in (3, 2, 1):
        if size > len(tokens) or tokens[-size][1] < floor or not tokens[-1][0].endswith(_PLURALS):
            continue
        hit = scan.lexicon.suffix_words.after(scan.lower, tokens[-size][1])
        if hit is not None and hit.value.role == "money" and hit.end == tokens[-1][2]:
            return (hit.start, hit.value) if hit.value.factor == 1 else None
    return None


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
