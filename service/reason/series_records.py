"""Records set against the series of their measure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from decimal import Decimal

from service.model.aggregation import Value, rounding
from service.model.claim import Claim, MeasureType, Superlative
from service.model.history import History, history_of
from service.model.match import Candidate
from service.model.period import Granularity, Period
from service.model.report import Check, Computation, Outcome, Severity
from service.model.series import Observation
from service.reason.case import Case
from service.reason.checks import remark
from service.reason.citing import source, where
from service.reason.observed import stated_values
from service.reason.phrasing import number, quoted, said, topic, with_unit
from service.reason.terms import Reading

_SINCE = ("highest_since", "lowest_since")
_RECORDS = ("record_high", "record_low")
_FEWEST = 3  # earlier observations without which a series says nothing of a record


def records_in_series(case: Case) -> Iterator[Check]:
    """Yield a check for every record whose series is known, with the observation that denies it."""
    for claim in case.claims:
        superlative, match = claim.measure.superlative, case.matches.get(claim.id)
        if superlative is None or match is None or not match.good or claim.id in case.excluded:
            continue
        if superlative.kind not in (*_SINCE, *_RECORDS) or claim.measure.type is MeasureType.CHANGE:
            continue
        best = match.good[0]
        if len(best.used) == 1 and best.series.key.unit in (claim.quantity.unit, "%", "", "person"):
            yield from _against(case, claim, superlative, best)


def _against(case: Case, claim: Claim, superlative: Superlative, best: Candidate) -> Iterator[Check]:
    period = claim.period
    high = superlative.kind in ("record_high", "highest_since")
    scope = superlative.scope_period
    if superlative.kind in _SINCE and (scope is None or scope.start is None):
        return
    own = best.used[0].value.observations
    if period is None or period.start is None or len(own) != 1:
        return
    history = history_of(case.reference, best.series, case.date)
    first = _after(scope) if superlative.kind in _SINCE else None
    earlier = [
        one
        for one in history.observations
        if one.period.freq is own[0].period.freq
        and one.period.end < own[0].period.start
        and (first is None or one.period.start > first)
    ]
    if len(earlier) < (_FEWEST if first is None else 1):
        return
    extreme = (max if high else min)(earlier, key=lambda one: one.value)
    yield _check(case, claim, _Record(history, own[0], extreme, earlier, high))


def _after(scope: Period | None) -> dt.date | None:
    """Return the last day of the year, or the day, that a record is said to be the first since."""
    if scope is None or scope.start is None:
        return None
    return dt.date(scope.start.year, 12, 31) if scope.granularity is Granularity.YEAR else scope.start


class _Record:
    """A record's own observation beside the most extreme one before it."""

    def __init__(
        self,
        history: History,
        own: Observation,
        extreme: Observation,
        earlier: Sequence[Observation],
        high: bool,
    ) -> None:
        self.history = history
        self.own = own
        self.extreme = extreme
        self.first = min(one.period for one in earlier)
        self.high = high

    def is_denied(self, claim: Claim) -> bool:
        """Say whether the other observation beats what the words allow, and the series' own figure too."""
        stated, other, own = stated_values(claim, Reading.WIDEST), rounding(self.extreme), rounding(self.own)
        if self.high:
            beats = other.low is not None and own.high is not None and other.low > own.high
            return beats and stated.high is not None and (other.low or Decimal(0)) > stated.high
        beats = other.high is not None and own.low is not None and other.high < own.low
        return beats and stated.low is not None and (other.high or Decimal(0)) < stated.low


def _check(case: Case, claim: Claim, record: _Record) -> Check:
    denied = record.is_denied(claim)
    used = [
        record.history.used(Value(value=one.value, values=rounding(one), observations=(one,)))
        for one in (record.extreme, record.own)
    ]
    words = "higher" if record.high else "lower"
    ending = (
        f"{with_unit(record.extreme.value, claim)} for {record.extreme.period}, which is {words}"
        if denied
        else f"nothing {words} from {record.first} on, which bears it out"
    )
    return remark(
        (claim,),
        outcome=Outcome.INCONSISTENT if denied else Outcome.CONSISTENT,
        message=(
            f"{said(claim)} calls {quoted(claim)} of {topic(claim)}{where(case, used[0])} "
            f"“{claim.measure.superlative.text if claim.measure.superlative else ''}”; "
            f"{source(record.history.series.dataset)} has {ending}."
        ),
        steps=tuple(f"{one.period}: {number(one.value)}" for one in (record.extreme, record.own)),
        computation=Computation(
            formula="other <= record (highs), other >= record (lows)",
            inputs=(("other", float(record.extreme.value)), ("record", float(record.own.value))),
            result=float(record.extreme.value - record.own.value),
        ),
        evidence=tuple(item for one in used for item in one.evidence),
        severity=Severity.WARNING if denied else None,
        question=f"Of what, and since when, is {quoted(claim)} a record?" if denied else "",
        confidence=claim.confidence,
    )
