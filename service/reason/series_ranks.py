"""Countries in the order of a measure, from reference series."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from service.model.claim import Claim
from service.model.history import history_of
from service.model.match import Used
from service.model.series import INEXACT, Series, Transformation
from service.model.time_period import TimePeriod
from service.reason.case import Case


def rankable(case: Case, claim: Claim) -> dict[str, list[Used]]:
    """Return the last figure of every country by the claim's measure, by dataset and unit; none inexact."""
    found: dict[str, list[Used]] = {}
    if claim.measure.id is None:
        return found
    for series in case.reference.find_series(claim.measure.id, None, ""):
        plain = not series.key.other and series.key.transformation is Transformation.LEVEL
        if plain and series.key.ref_area in case.data.countries:
            used = _last(case, claim, series)
            if used is not None and not used.statuses & INEXACT:
                found.setdefault(f"{series.dataset.id} {series.key.unit}", []).append(used)
    return found


def _last(case: Case, claim: Claim, series: Series) -> Used | None:
    history = history_of(case.reference, series, case.date)
    period = claim.period
    if period is not None and period.start is not None and period.end is not None:
        return history.over(period.start, period.end)
    ended = [one.period for one in history.observations if case.date is None or one.period.end <= case.date]
    return history.over(ended[-1].start, ended[-1].end) if ended else None


def ranking_of(case: Case, claim: Claim, listed: Sequence[Used]) -> dict[str, Used]:
    """Return the figures of the commonest period, highest first, or lowest where the words say so."""
    periods: dict[TimePeriod, list[Used]] = {}
    for used in listed:
        periods.setdefault(used.value.observations[-1].period, []).append(used)
    common = max(periods.values(), key=len)
    low = any("rank_low" in cue.kinds for cue in case.cues.within(claim.span))
    ordered = sorted(common, key=lambda used: (used.value.value, used.series.id), reverse=not low)
    return {used.series.key.ref_area: used for used in ordered}


def possible_ranks(
    values: Sequence[Decimal], own: Decimal, margin: Decimal, falling: bool
) -> tuple[int, int]:
    """Return the best and the worst rank that figures within a margin of each other allow."""
    above = sum(value > own + margin if falling else value < own - margin for value in values)
    level = sum(abs(value - own) <= margin for value in values)
    return above + 1, above + max(1, level)
