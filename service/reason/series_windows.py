"""A change over some years recomputed over the other windows that a reader would ask about."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from service.model.claim import Claim, MeasureType
from service.model.history import History, history_of
from service.model.match import Candidate
from service.model.quantity import QuantityKind
from service.model.report import Check, Computation, Evidence, Outcome, Severity
from service.model.series import INEXACT
from service.model.time_period import Frequency
from service.reason.case import Case
from service.reason.checks import remark
from service.reason.citing import source, where
from service.reason.intervals import HUNDRED
from service.reason.phrasing import number, quoted, said, subject

_LONGEST = 10
"""Years that a base is moved either way at most."""


@dataclass(frozen=True, slots=True)
class _Window:
    base: int
    end: int
    change: Decimal


def changes_over_windows(case: Case, agreement: Decimal) -> Iterator[Check]:
    """Yield a check for every change over two years or more that a good match recomputes.

    Args:
        case: Claims with their matches.
        agreement: Share of other windows that must go the same way, in percent.
    """
    for claim in case.claims:
        match = case.matches.get(claim.id)
        if match is None or not match.good or claim.measure.type is not MeasureType.CHANGE:
            continue
        best = match.good[0]
        if len(best.used) == 2 and claim.id not in case.excluded:
            yield from _windows(case, claim, best, agreement)


def _windows(case: Case, claim: Claim, best: Candidate, agreement: Decimal) -> Iterator[Check]:
    new, base = (used.value.observations[-1].period for used in best.used)
    years = new.start.year - base.start.year
    if new.freq is not Frequency.ANNUAL or years < 2 or not best.value:
        return
    if any(used.statuses & INEXACT for used in best.used):
        return
    history = history_of(case.reference, best.series, case.date)
    points = claim.quantity.kind is not QuantityKind.PERCENT
    others = tuple(_others(history, (base.start.year, new.start.year), points))
    if len(others) > 2:
        yield _check(case, claim, best, others, agreement)


def _others(history: History, own: tuple[int, int], points: bool) -> Iterator[_Window]:
    """Yield the windows of other bases up to the same end, and to the last figure from the same base."""
    values = {one.period.start.year: one.value for one in history.observations}
    reach = min(_LONGEST, max(3, own[1] - own[0]))
    last = max(values)
    bases = range(max(own[0] - reach, min(values)), min(own[0] + reach, own[1] - 1) + 1)
    for base, end in dict.fromkeys([*((base, own[1]) for base in bases), (own[0], last)]):
        if (base, end) != own and base < end and base in values and end in values:
            change = _change(values[base], values[end], points)
            if change is not None:
                yield _Window(base, end, change)


def _change(base: Decimal, new: Decimal, points: bool) -> Decimal | None:
    if points:
        return new - base
    return (new / base - 1) * HUNDRED if base > 0 else None


def _check(
    case: Case, claim: Claim, best: Candidate, others: tuple[_Window, ...], agreement: Decimal
) -> Check:
    rises = best.value > 0
    same = [window for window in others if (window.change > 0) == rises and window.change]
    share = Decimal(len(same)) / len(others) * HUNDRED
    picked = share < agreement
    unit = _UNITS.get(claim.quantity.kind, best.series.key.unit)
    against = [window for window in others if window not in same]
    shown = sorted(against or others, key=lambda window: -abs(window.change))[:4]
    way = "rise" if rises else "fall"
    return remark(
        (claim,),
        outcome=Outcome.TENSION if picked else Outcome.CONSISTENT,
        message=(
            f"{said(claim)} puts a {way} in {subject(claim)}{where(case, best.used[0])} at {quoted(claim)}. "
            f"By {source(best.series.dataset)} a {way} is true for {len(same)} of {len(others)} other windows"
            f"{': the choice of years decides which way it went' if picked else ''}."
        ),
        steps=tuple(f"{one.base} to {one.end}: {number(one.change)} {unit}" for one in shown),
        computation=Computation(
            formula="windows that go the same way / windows",
            inputs=(("same", float(len(same))), ("windows", float(len(others)))),
            result=float(share),
            expected=float(agreement),
        ),
        evidence=(*best.evidence, *_evidence(case, best, shown)),
        severity=Severity.WARNING if picked else None,
        question=f"Why is {subject(claim)} measured over just these years?" if picked else "",
        confidence=min(claim.confidence, float(best.score)),
    )


_UNITS = {QuantityKind.PERCENT: "percent", QuantityKind.PERCENTAGE_POINTS: "percentage points"}


def _evidence(case: Case, best: Candidate, shown: list[_Window]) -> Iterator[Evidence]:
    history = history_of(case.reference, best.series, case.date)
    cited = {item.period for item in best.evidence}
    for year in dict.fromkeys(year for window in shown for year in (window.base, window.end)):
        used = history.over(dt.date(year, 1, 1), dt.date(year, 12, 31))
        if used is not None and used.value.period not in cited:
            yield from used.evidence
