"""Records set against the series of their measure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from service.model.aggregation import Value, rounding
from service.model.claim import Claim, MeasureType
from service.model.history import History, history_of
from service.model.match import Candidate, Used
from service.model.report import Check, Computation, Outcome, Severity
from service.model.series import INEXACT, Observation
from service.model.time_period import TimePeriod
from service.reason.case import Case
from service.reason.checks import remark
from service.reason.citing import source, where
from service.reason.observed import is_of_part, stated_values
from service.reason.phrasing import number, quoted, said, topic, with_unit
from service.reason.terms import Reading

_RECORDS = ("record_high", "record_low")
_FEWEST = 3  # earlier observations without which a series says nothing of a record


def records_in_series(case: Case) -> Iterator[Check]:
    """Yield a check for every record whose series is known, with the observation that denies it."""
    for claim, best in superlatives(case, _RECORDS):
        history = history_of(case.reference, best.series, case.date)
        own = best.used[0].value.observations[0]
        earlier = earlier_than(own, history)
        if len(earlier) >= _FEWEST:
            yield _check(case, claim, Beside.the_most_extreme(history, own, earlier, is_high(claim)))


def superlatives(case: Case, kinds: Sequence[str]) -> Iterator[tuple[Claim, Candidate]]:
    """Yield the levels called extreme in one of some ways, each with the one observation that it is of."""
    for claim in case.claims:
        superlative, match = claim.measure.superlative, case.matches.get(claim.id)
        if superlative is None or match is None or not match.good or claim.id in case.excluded:
            continue
        if superlative.kind not in kinds or claim.measure.type is MeasureType.CHANGE or claim.period is None:
            continue
        best = match.good[0]
        single = len(best.used) == 1 and len(best.used[0].value.observations) == 1
        alike = best.series.key.unit in (claim.quantity.unit, "%", "", "person")
        if single and alike and not is_of_part(case, claim, best):
            yield claim, best


def is_high(claim: Claim) -> bool:
    """Say whether a claim is called the highest, not the lowest, of some scope."""
    superlative = claim.measure.superlative
    return superlative is not None and superlative.kind.startswith(("record_high", "highest"))


def earlier_than(own: Observation, history: History) -> list[Observation]:
    """Return the observations of a series before one, of its frequency; none that are inexact."""
    return [
        one
        for one in history.observations
        if one.period.freq is own.period.freq
        and one.period.end < own.period.start
        and INEXACT.isdisjoint((one.obs_status, own.obs_status))
    ]


@dataclass(frozen=True, slots=True)
class Beside:
    """A record's own observation beside another one before it.

    Attributes:
        history: Their series.
        own: The record's own.
        other: The one before it.
        first: The earliest period looked at.
        high: Whether it is a high.
    """

    history: History
    own: Observation
    other: Observation
    first: TimePeriod
    high: bool

    @classmethod
    def the_most_extreme(
        cls, history: History, own: Observation, earlier: Sequence[Observation], high: bool
    ) -> Beside:
        """Return a record beside the highest, or for a low the lowest, before it."""
        extreme = (max if high else min)(earlier, key=lambda one: one.value)
        return cls(history, own, extreme, min(one.period for one in earlier), high)

    @property
    def used(self) -> tuple[Used, ...]:
        """Both with their provenance."""
        return tuple(
            self.history.used(Value(value=one.value, values=rounding(one), observations=(one,)))
            for one in (self.other, self.own)
        )

    def is_denied(self, claim: Claim) -> bool:
        """Say whether the other observation beats what the words allow, and the series' own figure too."""
        stated, other, own = stated_values(claim, Reading.WIDEST), rounding(self.other), rounding(self.own)
        if self.high:
            beats = other.low is not None and own.high is not None and other.low > own.high
            return beats and stated.high is not None and (other.low or Decimal(0)) > stated.high
        beats = other.high is not None and own.low is not None and other.high < own.low
        return beats and stated.low is not None and (other.high or Decimal(0)) < stated.low


def _check(case: Case, claim: Claim, record: Beside) -> Check:
    denied = record.is_denied(claim)
    used = record.used
    words = "higher" if record.high else "lower"
    ending = (
        f"{with_unit(record.other.value, claim)} for {record.other.period}, which is {words}"
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
        steps=tuple(f"{one.period}: {number(one.value)}" for one in (record.other, record.own)),
        computation=Computation(
            formula="other <= record (highs), other >= record (lows)",
            inputs=(("other", float(record.other.value)), ("record", float(record.own.value))),
            result=float(record.other.value - record.own.value),
        ),
        evidence=tuple(item for one in used for item in one.evidence),
        severity=Severity.WARNING if denied else None,
        question=f"Of what, and since when, is {quoted(claim)} a record?" if denied else "",
        confidence=claim.confidence,
    )
