"""Joins the parts of a compound measure: "6 feet 2 inches", "2 years and 3 months"."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from service.extract.amounts import Amount, read_amount
from service.extract.scan import Scan
from service.model.quantity import QuantityKind

_JOINT = re.compile(r"(?:(?<=['’′])[ ]?|[ \t]*,?[ \t]+and[ \t]+|[ \t]*,[ \t]+|[ \t]+)(?=[0-9a-z])")
_LETTERED = {
    "hour": (re.compile(r"[ ]?([0-5]?[0-9])m(?![a-z0-9])"), "minute", 60),
    "foot": (re.compile(r"[ ]?(1[01]|[0-9])[ ]?in(?![a-z0-9]|[ ]+[a-z])"), "inch", 12),
}
_PARTS = 6


def add_parts(scan: Scan, amount: Amount) -> Amount:
    """Return the amount with the smaller units said after it, in the smallest of them."""
    for _ in range(_PARTS):
        joined = _join(scan, amount)
        if joined is None:
            return amount
        amount = joined
    return amount


def _join(scan: Scan, amount: Amount) -> Amount | None:
    """Return the amount with one more part, or None where the next number is no part of it."""
    units = scan.lexicon.units.units
    here = units.get(amount.unit or "")
    if amount.kind not in (QuantityKind.MEASURE, QuantityKind.DURATION) or here is None:
        return None
    if amount.numeral.decimals or amount.numeral.is_scaled or amount.numeral.form not in ("digits", "words"):
        return None
    lettered = _LETTERED.get(amount.unit or "")
    rest = lettered[0].match(scan.lower, amount.end) if lettered is not None else None
    if lettered is not None and rest is not None and scan.lower[amount.end - 1] in "ht":
        return _with_rest(amount, int(rest[1]), rest.end(), lettered[1], lettered[2])
    joint = _JOINT.match(scan.lower, amount.end)
    if joint is None or scan.lexicon.starts.match(scan.lower, joint.end()) is None:
        return None
    part = read_amount(scan, joint.end(), amount.end)
    if part is None or part.start != joint.end() or part.kind is not amount.kind:
        return None
    there = units.get(part.unit or "")
    if there is None or there.dimension != here.dimension or there.factor >= here.factor or there.offset:
        return None
    ratio = Fraction(here.factor) / there.factor
    if here.dimension == "time":
        ratio = _calendar(amount.unit or "", part.unit or "", ratio)
    if ratio.denominator != 1 or not here.code.isidentifier():
        return None
    whole = Fraction(abs(amount.value)) * ratio
    value = Decimal(whole.numerator) / Decimal(whole.denominator) + part.value
    numeral = replace(part.numeral, start=amount.numeral.start, value=value / part.factor)
    sign = -1 if amount.value < 0 else 1
    return replace(part, start=amount.start, numeral=numeral, value=sign * value)


def _with_rest(amount: Amount, rest: int, end: int, unit: str, ratio: int) -> Amount:
    """Return "2h 15m" and "6ft 2in", whose letters stand for minutes and inches only there."""
    value = abs(amount.value) * ratio + rest
    numeral = replace(amount.numeral, end=end, value=value, mantissa=value)
    return replace(amount, end=end, numeral=numeral, value=value, unit=unit, factor=Decimal(1))


def _calendar(larger: str, smaller: str, ratio: Fraction) -> Fraction:
    """Return how many of the smaller unit people mean by the larger: months and years have whole days."""
    days = {"year": 365, "quarter": 91, "month": 30, "week": 7, "day": 1}
    if larger in ("year", "quarter", "month") and smaller not in ("quarter", "month"):
        per_day = Fraction(86400) if smaller not in days else None
        seconds = {"hour": 3600, "minute": 60, "second": 1}
        if per_day is not None:
            return Fraction(days[larger] * 86400, seconds.get(smaller, 1))
        return Fraction(days[larger], days[smaller])
    return ratio
