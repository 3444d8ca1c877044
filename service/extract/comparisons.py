"""What a change is measured against: the same time a year before, the period before, a level named."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from service.extract.calendar import previous, shift_year
from service.extract.framing import is_stretch
from service.extract.scenes import Scene, Sort
from service.extract.timing import ABOVE_OR_BELOW
from service.model.claim import Basis, Comparison
from service.model.period import Granularity, Period

_NEAR = 12


def find_basis(scene: Scene, at: int) -> Basis | None:
    """Return `year_on_year` or `previous_period` where the words of the clause say so."""
    for i in scene.cues_near(at, _NEAR):
        for tag in scene.items[i].tags:
            if tag.startswith("comparison:"):
                return "year_on_year" if tag == "comparison:year_on_year" else "previous_period"
    for p in scene.positions(Sort.PERIOD):
        period = scene.items[p].period
        if period is None or period.anaphor is None or not scene.same_clause(p, at):
            continue
        if period.anaphor.offset == -1:  # "than a year earlier", "on the previous quarter"
            return "year_on_year" if period.anaphor.granularity is Granularity.YEAR else "previous_period"
    return "since" if _is_set_on_a_level(scene, at) else None


def _is_set_on_a_level(scene: Scene, at: int) -> bool:
    """Say whether a change is above or below something else than a year ago ("lower than before the war")."""
    after = scene.items[at + 1 : at + 3]
    if not after or after[0].text in ABOVE_OR_BELOW:
        return bool(after)
    return len(after) == 2 and after[1].text == "than" and bool(after[0].tags & {"up", "down"})


def compare(basis: Basis | None, period: Period | None, base: Period | None) -> Comparison:
    """Return what a change over `period` is measured against.

    Args:
        basis: What the words say, or None.
        period: The claim's period, or None.
        base: Period of the earlier level that the words name, or None.
    """
    if base is not None and base.is_resolved:
        base = _before(base, period)
        return Comparison(basis=_basis_of(period, base), start=base.start, end=base.end)
    if period is None or not period.is_resolved:
        return Comparison(basis=basis or "unstated")
    if basis == "since":
        return Comparison(basis="since")
    if basis == "previous_period":
        earlier = previous(period)
        return Comparison(basis="previous_period", start=earlier.start, end=earlier.end)
    if period.window:
        start = period.start
        return Comparison(basis="since", start=start, end=start)
    if basis is None and _is_years_together(period):
        earlier = shift_year(period, -1)
        return Comparison(basis="previous_period", start=earlier.start, end=_day_before(period))
    if basis == "year_on_year" or _is_usually_yearly(period):
        earlier = shift_year(period, -1)
        return Comparison(basis="year_on_year", start=earlier.start, end=earlier.end)
    return Comparison(basis="unstated")


def _before(base: Period, period: Period | None) -> Period:
    """Return a base that names no year in the last one before the period of its change.

    "In the second quarter of 2022 it fell from the first quarter", read years later.
    """
    if period is None or period.start is None or base.start is None or base.start <= period.start:
        return base
    if any(word.isdigit() and len(word) == _YEAR_DIGITS for word in base.text.replace(",", " ").split()):
        return base
    moved = shift_year(base, period.start.year - base.start.year)
    is_before = moved.start is not None and moved.start < period.start
    return moved if is_before else shift_year(moved, -1)


_YEAR_DIGITS = 4


def start_of_stretch(period: Period | None, scene: Scene, at: int) -> Period | None:
    """Return the time from which a change "in four years" is counted, as its clause says, or None."""
    if period is None or period.window or not period.is_resolved:
        return None
    for i in scene.quantities:
        quantity = scene.items[i].quantity
        if (
            quantity is None
            or not is_stretch(scene, i)
            or not scene.same_clause(i, at)
            or _is_scope(scene, i)
        ):
            continue
        years = int(quantity.value * _YEARS_OF.get(quantity.unit or "", 0))
        if 0 < years < _LONGEST:
            return replace(shift_year(period, -years), source="carried")
    return None


def _is_scope(scene: Scene, i: int) -> bool:
    """Say whether a stretch is that of an extreme or count ("the most in ten years", "the third time in")."""
    before = scene.items[max(0, i - _EXTREME) : i - 1]
    return any(
        item.text in _EXTREMES
        or item.text.endswith("est")
        or any(tag.startswith("superl") for tag in item.tags)
        for item in before
    )


_EXTREME = 5
_EXTREMES = frozenset({"most", "least", "first", "worst", "best", "time", "times"})
_YEARS_OF = {"year": 1, "decade": 10}
_LONGEST = 200  # years


def year_before(period: Period | None, scene: Scene) -> Period | None:
    """Return the time of an earlier level beside one of a year or half: "fell from 9 to 7 million" in 2023.

    A month or quarter may be set against the one before it as well; what "since" says is left open; a
    forecast or estimate was revised, and is of the same time.
    """
    if is_of_plans(scene):
        return None
    if period is None or period.window or period.days is None or not _HALF_YEAR <= period.days <= _YEAR:
        return None
    return replace(shift_year(period, -1), source="carried", text=period.text, span=period.span)


def is_of_plans(scene: Scene) -> bool:
    """Say whether a sentence tells of forecasts or revisions: both of its levels are of one time."""
    return any(item.tags & _OF_PLANS or item.text.startswith("revis") for item in scene.items)


def is_other_group(scene: Scene, level: int, base: int) -> bool:
    """Say whether a level is set against that of others, not of another time ("8 for women, 5 for men")."""
    groups = [i for i in range(len(scene.items)) if scene.items[i].text in _GROUPS]
    own = any(i < base and abs(i - level) <= _BESIDE for i in groups)
    others = scene.items[base + 2 : base + 3]
    return own and base + 1 in groups and bool(others) and others[0].sort is not Sort.PERIOD


_GROUPS = frozenset({"for", "among", "amongst"})
_BESIDE = 8
_OF_PLANS = frozenset({"modality:projected", "modality:target", "modality:hypothetical"})
_HALF_YEAR, _YEAR = 180, 366
_TWO_YEARS = range(730, 732)


def _is_years_together(period: Period) -> bool:
    """Say whether a period is of two years named one by one ("2022 and 2023 together")."""
    words = period.text.lower().split()
    named = "and" in words and "between" not in words
    return named and period.granularity is Granularity.YEAR and period.days in _TWO_YEARS


def _day_before(period: Period) -> dt.date | None:
    return period.start - dt.timedelta(days=1) if period.start is not None else None


def _is_usually_yearly(period: Period) -> bool:
    """Say whether a change over the period is by convention against a year earlier: years, parts of years."""
    days = period.days
    return days is not None and (period.granularity is Granularity.YEAR or 55 <= days <= 366)


def _basis_of(period: Period | None, base: Period) -> Basis:
    if period is None or period.start is None or base.start is None or base.end is None:
        return "since"
    if period.start.year - base.start.year == 1 and period.start.month == base.start.month:
        return "year_on_year"
    return "previous_period" if (period.start - base.end).days == 1 else "since"
