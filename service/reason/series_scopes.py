"""Highs, lows and first times of a stated scope ("since 2008") set against the series of their measure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from service.model.aggregation import Value, rounding
from service.model.claim import Claim
from service.model.history import History, history_of
from service.model.period import Granularity, Period
from service.model.quantity import QuantityKind
from service.model.report import Check, Computation, Outcome, Severity
from service.model.series import Observation, ObsStatus, Series, Transformation
from service.model.time_period import TimePeriod
from service.reason.case import Case
from service.reason.checks import remark
from service.reason.citing import source, where
from service.reason.phrasing import number, quoted, said, subject, topic, with_unit
from service.reason.series_records import Beside, earlier_than, is_high, superlatives
from service.reason.terms import Term
from service.reason.thresholds import Side, side_of, since_year

_SINCE = ("highest_since", "lowest_since")


def scopes_in_series(case: Case) -> Iterator[Check]:
    """Yield a check for every high or low since a time whose series is known: is its scope the true one?"""
    for claim, best in superlatives(case, _SINCE):
        superlative = claim.measure.superlative
        after = _end_of(superlative.scope_period) if superlative is not None else None
        if after is None:
            continue
        history = history_of(case.reference, best.series, case.date)
        own = best.used[0].value.observations[0]
        earlier = _since_break(earlier_than(own, history))
        inside = [one for one in earlier if one.period.start > after]
        if inside:
            first = inside[0].period
            beaten = [Beside(history, own, one, first, is_high(claim)) for one in earlier]
            last = next((one for one in reversed(beaten) if one.is_denied(claim)), None)
            extreme = Beside.the_most_extreme(history, own, inside, is_high(claim))
            yield _scope(case, claim, last or extreme, after)


@dataclass(frozen=True, slots=True)
class Off:
    """Shares of a level that publishers differ by, or that it may be revised by later; none for rates."""

    definitions: Decimal
    revisions: Decimal

    def of(self, history: History) -> Decimal:
        """Return the share by which a figure of a series must be beyond a threshold."""
        if history.series.key.unit == "%":
            return Decimal(0)
        return self.revisions if history.published_later else self.definitions


def firsts_in_series(case: Case, off: Off) -> Iterator[Check]:
    """Yield a check for every first time above or below a threshold whose series are known."""
    for term in case.terms.values():
        cue, side = case.cues.of(term.claim, "first_time"), side_of(term)
        if cue is None or side is None or term.topic.standing != "fact" or term.topic.qualifier:
            continue
        since = since_year(case, cue)
        found = [_first(term.claim, (side, since), one, off.of(one)) for one in _histories(case, term)]
        told = [one for one in found if one is not None]
        if told:
            yield _time(case, term.claim, (side, since), min(told, key=lambda one: one.other is not None))


def _end_of(scope: Period | None) -> dt.date | None:
    """Return the last day of the year, or the day, that something is said to be the first since."""
    if scope is None or scope.start is None:
        return None
    return dt.date(scope.start.year, 12, 31) if scope.granularity is Granularity.YEAR else scope.start


def _since_break(earlier: Sequence[Observation]) -> list[Observation]:
    """Return the observations from the last change of definition on."""
    breaks = [at for at, one in enumerate(earlier) if one.obs_status is ObsStatus.BREAK]
    return list(earlier[breaks[-1] :] if breaks else earlier)


def _scope(case: Case, claim: Claim, beside: Beside, after: dt.date) -> Check:
    wrong = beside.is_denied(claim) and beside.other.period.start > after
    words = ("highest", "higher") if beside.high else ("lowest", "lower")
    period, superlative = beside.other.period, claim.measure.superlative
    scope = f"{superlative.text} {superlative.scope}" if superlative is not None else ""
    ending = (
        f"{with_unit(beside.other.value, claim)} for {period}, which is {words[1]}: it is the {words[0]} "
        f"since {period} only"
        if wrong
        else f"nothing {words[1]} from {beside.first} on, which bears it out"
    )
    return remark(
        (claim,),
        outcome=Outcome.INCONSISTENT if wrong else Outcome.CONSISTENT,
        message=(
            f"{said(claim)} calls {quoted(claim)} of {topic(claim)}{where(case, beside.used[0])} “{scope}”; "
            f"{source(beside.history.series.dataset)} has {ending}."
        ),
        steps=tuple(f"{one.period}: {number(one.value)}" for one in (beside.other, beside.own)),
        computation=Computation(
            formula="no other figure within the scope lies beyond the claim",
            inputs=(("other", float(beside.other.value)), ("own", float(beside.own.value))),
            result=float(beside.other.value - beside.own.value),
        ),
        evidence=tuple(item for used in beside.used for item in used.evidence),
        severity=Severity.WARNING if wrong else None,
        question=f"Since when has {subject(claim)} not been {words[1]}?" if wrong else "",
        confidence=claim.confidence,
    )


@dataclass(frozen=True, slots=True)
class _First:
    """A first time beyond a threshold as a series tells it.

    Attributes:
        history: The series.
        own: Its observation for the claim's period.
        other: The last one before it that is beyond the threshold too, if any.
        start: The first period within the scope.
    """

    history: History
    own: Observation
    other: Observation | None
    start: TimePeriod


def _histories(case: Case, term: Term) -> Iterator[History]:
    """Yield the series that are of a term's measure and place, in its own unit."""
    claim = term.claim
    codes = [entity.code for entity in claim.entities]
    if claim.measure.id is None or claim.measure.adjustment is not None or not 0 < len(codes) < 3:
        return
    for area, other in {(codes[0], codes[1]), (codes[1], codes[0])} if len(codes) == 2 else {(codes[0], "")}:
        if area is None or other is None:
            continue
        for series in case.reference.find_series(claim.measure.id, area, other):
            if not series.key.other and series.key.prices != "constant" and _fits(series, claim):
                yield history_of(case.reference, series, case.date)


def _fits(series: Series, claim: Claim) -> bool:
    unit, kind = series.key.unit, claim.quantity.kind
    if series.key.transformation is not Transformation.LEVEL:
        return False
    if kind is QuantityKind.COUNT:
        return unit in ("", "person", claim.quantity.unit)
    return unit == claim.quantity.unit and kind in (QuantityKind.PERCENT, QuantityKind.MONEY)


def _first(claim: Claim, said_of: tuple[Side, int], history: History, off: Decimal) -> _First | None:
    """Return what a series tells of a first time; None where it does not have the claim's own period so."""
    (side, since), period = said_of, claim.period
    if period is None or period.start is None or period.end is None:
        return None
    used = history.over(period.start, period.end)
    if used is None or len(used.value.observations) != 1:
        return None
    own = used.value.observations[0]
    inside = [one for one in _since_break(earlier_than(own, history)) if one.period.start.year > since]
    if not inside or not _beyond(own, claim, side, Decimal(0)) or _is_far(own.value, claim):
        return None
    others = [one for one in inside if _beyond(one, claim, side, off)]
    return _First(history, own, others[-1] if others else None, inside[0].period)


def _is_far(value: Decimal, claim: Claim) -> bool:
    """Say whether a value is so far from the threshold that it is on another scale."""
    threshold = claim.quantity.value
    return not threshold / _FAR < value < threshold * _FAR if threshold > 0 < value else False


_FAR = 20


def _beyond(one: Observation, claim: Claim, side: Side, off: Decimal) -> bool:
    """Say whether every value that the digits of an observation allow lies so far beyond a claim's number."""
    threshold, values = claim.quantity.value, rounding(one)
    if side is Side.BELOW:
        return values.high is not None and values.high < threshold - abs(threshold) * off
    return values.low is not None and values.low > threshold + abs(threshold) * off


def _time(case: Case, claim: Claim, said_of: tuple[Side, int], first: _First) -> Check:
    side, since = said_of
    shown = [one for one in (first.other, first.own) if one is not None]
    used = [
        first.history.used(Value(value=one.value, values=rounding(one), observations=(one,))) for one in shown
    ]
    words = f"for the first time{f' since {since}' if since else ''}"
    ending = (
        f"{with_unit(first.other.value, claim)} for {first.other.period}, which is {side.value} that as well"
        if first.other is not None
        else f"nothing {side.value} that from {first.start} on, which bears it out"
    )
    threshold, other = claim.quantity.value, shown[0].value
    return remark(
        (claim,),
        outcome=Outcome.CONSISTENT if first.other is None else Outcome.INCONSISTENT,
        severity=None if first.other is None else Severity.WARNING,
        message=(
            f"{said(claim)} has {topic(claim)}{where(case, used[0])} at {quoted(claim)} {words}; "
            f"{source(first.history.series.dataset)} has {ending}."
        ),
        steps=tuple(f"{one.period}: {number(one.value)}" for one in shown),
        computation=Computation(
            formula="other on the same side of the threshold",
            inputs=(("threshold", float(threshold)), ("other", float(other))),
            result=float(other - threshold),
        ),
        evidence=tuple(item for one in used for item in one.evidence),
        question="" if first.other is None else f"Since when is {quoted(claim)} a first?",
        confidence=claim.confidence,
    )
