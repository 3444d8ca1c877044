"""Levels that follow from two other measures of one dataset family: a quotient, a sum, a difference."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

from service.model.claim import Claim
from service.model.history import history_of
from service.model.match import Candidate, Used
from service.model.quantity import Interval, QuantityKind
from service.model.series import Series, Transformation
from service.model.wording import number
from service.reference.measuring import Meaning
from service.reference.search import Search

Stretch = tuple[dt.date, dt.date]
_SCORE = Decimal("0.9")


def derived_levels(claim: Claim, meaning: Meaning, search: Search) -> Iterator[Candidate]:
    """Yield levels in the claim's currency that two series of the claim's area and period make."""
    entry = search.catalogue.measures.entries.get(meaning.measure)
    period = claim.period
    if entry is None or period is None or period.start is None or period.end is None:
        return
    if claim.quantity.kind is not QuantityKind.MONEY or not 1 <= len(claim.entities) <= 2:
        return
    area = claim.entities[0].code or ""
    counterpart = (claim.entities[1].code or "") if len(claim.entities) == 2 else ""
    if not area or (len(claim.entities) == 2 and not counterpart):
        return
    for names, sign in ((entry.quotient_of, "/"), (entry.sum_of, "+"), (entry.difference_of, "-")):
        if len(names) == 2:
            sides = [_used(search, name, (area, counterpart), (period.start, period.end)) for name in names]
            yield from _combined(sides[0], sides[1], sign, claim.quantity.unit or "")


def _used(search: Search, measure: str, areas: tuple[str, str], stretch: Stretch) -> list[Used]:
    found = []
    for series in search.reference.find_series(measure, *areas):
        if series.key.transformation is Transformation.LEVEL and series.key.prices != "constant":
            used = history_of(search.reference, series, search.date).over(*stretch)
            if used is not None:
                found.append(used)
    return found


def _combined(first: list[Used], second: list[Used], sign: str, currency: str) -> Iterator[Candidate]:
    for one in first:
        for other in second:
            if one.series.key.unit == currency and _go_together(one.series, other.series, sign):
                value, values = _result(one, other, sign)
                terms = f"{number(one.value.value, 6)} {sign} {number(other.value.value, 6)}"
                text = f"{terms} = {number(value, 5)} {currency}"
                yield Candidate(used=(one, other), value=value, values=values, score=_SCORE, steps=(text,))


def _go_together(one: Series, other: Series, sign: str) -> bool:
    """Say whether two series are of one agency, and of one dataset and unit where they are added up."""
    if one.dataset.agency != other.dataset.agency or one.key.other != other.key.other:
        return False
    return sign == "/" or (one.dataset.id == other.dataset.id and one.key.unit == other.key.unit)


def _result(one: Used, other: Used, sign: str) -> tuple[Decimal, Interval]:
    a, b = one.value, other.value
    half_a = (a.values.high or a.value) - a.value
    half_b = (b.values.high or b.value) - b.value
    if sign == "/":
        value = a.value / b.value
        slack = half_a / abs(a.value) + half_b / abs(b.value) if a.value else Decimal(0)
        return value, Interval(value - abs(value) * slack, value + abs(value) * slack)
    value = a.value + b.value if sign == "+" else a.value - b.value
    return value, Interval(value - half_a - half_b, value + half_a + half_b)
