"""Changes recomputed from the levels of a series, or read from a series of changes."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from service.model.claim import Claim
from service.model.history import History
from service.model.match import Candidate, Used
from service.model.quantity import Interval, QuantityKind
from service.model.series import Transformation
from service.model.wording import number

_HUNDRED = Decimal(100)
_ONE = Decimal(1)
_YEAR = range(360, 372)
_NO_WHOLE_CHANGE = ("per_year", "pace")  # for each year of a span; so many times as fast


def change_candidate(claim: Claim, history: History) -> Candidate | None:
    """Return what a series says of a change, in percent or points, signed; None where it says nothing."""
    ends = change_periods(claim)
    if ends is None or claim.measure.adjustment in _NO_WHOLE_CHANGE:
        return None
    if history.series.key.transformation is not Transformation.LEVEL:
        return _published(claim, history, ends)
    new, base = history.over(*ends[0]), history.over(*ends[1])
    if new is None or base is None:
        return None
    match claim.quantity.kind:
        case QuantityKind.PERCENT:
            return _relative(claim, history, new, base)
        case QuantityKind.RATIO:
            return _multiple(claim, history, new, base)
        case QuantityKind.PERCENTAGE_POINTS if history.series.key.unit == "%":
            return _difference(new, base)
        case QuantityKind.MONEY | QuantityKind.COUNT if history.series.key.unit in (claim.quantity.unit, ""):
            return _difference(new, base)
    return None


Stretch = tuple[dt.date, dt.date]


def change_periods(claim: Claim) -> tuple[Stretch, Stretch] | None:
    """Return the new and the base period of a change.

    A window such as "between 2015 and 2020" goes from the year of its start to that of its end.
    """
    period, comparison = claim.period, claim.comparison
    if period is None or period.start is None or period.end is None:
        return None
    days = (period.end - period.start).days + 1
    if days > _YEAR.stop:
        if not period.start.month == period.start.day == 1 or (period.end.month, period.end.day) != (12, 31):
            return None
        first, last = period.start.year, period.end.year
        return _year(last), _year(first)
    if comparison is None or comparison.start is None or comparison.end is None:
        return None
    return (period.start, period.end), (comparison.start, comparison.end)


def _year(number: int) -> Stretch:
    return dt.date(number, 1, 1), dt.date(number, 12, 31)


def _published(claim: Claim, history: History, ends: tuple[Stretch, Stretch]) -> Candidate | None:
    (new_start, new_end), (base_start, _) = ends
    used = history.over(new_start, new_end)
    yearly = (new_start - base_start).days in _YEAR
    wanted = history.series.key.transformation is Transformation.CHANGE_ON_SAME_PERIOD_OF_PREVIOUS_YEAR
    annual = (new_end - new_start).days + 1 in _YEAR
    if used is None or len(used.value.observations) != 1 or claim.quantity.kind is not QuantityKind.PERCENT:
        return None
    if yearly and (wanted or annual):
        return Candidate(used=(used,), value=used.value.value, values=used.value.values, score=_ONE)
    return None


def _relative(claim: Claim, history: History, new: Used, base: Used) -> Candidate | None:
    ratio = _ratio(new, base)
    if ratio is None:
        return None
    value, values = ratio
    score, doubts = _ONE, []
    unit, stated = history.series.key.unit, claim.measure.adjustment
    if _is_in_money(history) and stated != "real":
        if claim.measure.id == "gdp":
            score, doubts = (
                Decimal("0.5"),
                ["growth of output is real unless said otherwise; the series is not"],
            )
        else:
            score, doubts = Decimal("0.7"), [_in_what(history)]
    if unit == "%":
        score, doubts = Decimal("0.6"), ["a change of a rate in percent may mean points"]
    return Candidate(
        used=(new, base),
        value=(value - 1) * _HUNDRED,
        values=Interval(_percent(values.low), _percent(values.high)),
        score=score,
        doubts=tuple(doubts),
        steps=(
            (
                f"{_text(new)} / {_text(base)} = {number(value, 5)}, "
                f"a change of {number((value - 1) * _HUNDRED, 4)} percent"
            ),
        ),
    )


def _multiple(claim: Claim, history: History, new: Used, base: Used) -> Candidate | None:
    ratio = _ratio(new, base)
    if ratio is None or claim.quantity.value < _ONE or claim.measure.direction == "decrease":
        return None
    value, values = ratio
    in_money = _is_in_money(history)
    return Candidate(
        used=(new, base),
        value=value,
        values=values,
        score=Decimal("0.7" if in_money else "0.8"),
        doubts=(_in_what(history),) if in_money else (),
        steps=(f"{_text(new)} / {_text(base)} = {number(value, 4)}",),
    )


def _is_in_money(history: History) -> bool:
    """Say whether a series is in a currency at current prices: in another one it grew by something else."""
    unit = history.series.key.unit
    return len(unit) == 3 and unit.isupper() and history.series.key.prices != "constant"


def _in_what(history: History) -> str:
    return f"the series is in {history.series.key.unit}; the claim does not say in what it grew"


def _difference(new: Used, base: Used) -> Candidate:
    value = new.value.value - base.value.value
    half = _half(new) + _half(base)
    return Candidate(
        used=(new, base),
        value=value,
        values=Interval(value - half, value + half),
        score=_ONE,
        steps=(f"{_text(new)} - {_text(base)} = {number(value, 5)}",),
    )


def _half(used: Used) -> Decimal:
    high = used.value.values.high
    return Decimal(0) if high is None else high - used.value.value


def _ratio(new: Used, base: Used) -> tuple[Decimal, Interval] | None:
    bottom, top = base.value.values, new.value.values
    if bottom.low is None or bottom.high is None or top.low is None or top.high is None or bottom.low <= 0:
        return None
    ends = [one / other for one in (top.low, top.high) for other in (bottom.low, bottom.high)]
    return new.value.value / base.value.value, Interval(min(ends), max(ends))


def _percent(ratio: Decimal | None) -> Decimal | None:
    return None if ratio is None else (ratio - 1) * _HUNDRED


def _text(used: Used) -> str:
    return f"{number(used.value.value, 6)} ({used.value.period})"
