"""Runs of periods that went one way, counted out in reference series."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import takewhile

from service.model.claim import Claim
from service.model.history import History, history_of
from service.model.match import Candidate, Used
from service.model.quantity import Interval, QuantityKind
from service.model.report import Check, Computation, Outcome, Severity
from service.model.series import INEXACT, ObsStatus, Transformation
from service.reason.case import Case
from service.reason.checks import remark, undetermined
from service.reason.citing import source, where
from service.reason.intervals import ZERO
from service.reason.observed import stated_values
from service.reason.phrasing import number, period_label, quoted, said, subject, topic, when
from service.reason.runs import MONTHS, Run, months_before, runs
from service.reason.terms import Reading

_UNSURE = INEXACT | {ObsStatus.FORECAST}
_LONGEST = 60
"""Periods that a run is followed back at most."""


@dataclass(frozen=True, slots=True)
class _Move:
    """How a series moved into one period of a run.

    Attributes:
        used: What it gives for the period, after the one before it; alone where the series is of changes.
        values: The move with all roundings.
        off: By how much it may be off.
    """

    used: tuple[Used, ...]
    values: Interval
    off: Decimal

    @property
    def later(self) -> Used:
        """What the series gives for the period."""
        return self.used[-1]

    @property
    def value(self) -> Decimal:
        """The move as published."""
        earlier = self.used[0].value.value if len(self.used) == 2 else ZERO
        return self.later.value.value - earlier

    @property
    def line(self) -> str:
        """The move as a sum to key in."""
        if len(self.used) == 1:
            return f"{self.later.value.period}: {number(self.value)} percent"
        old, new = (number(used.value.value, 6) for used in self.used)
        return f"{self.later.value.period}: {new} - {old} = {number(self.value, 4)}"

    def goes(self, rises: bool) -> bool:
        """Say whether some value that the digits allow goes one way, or stays."""
        end = self.values.high if rises else self.values.low
        return end is not None and (end >= 0 if rises else end <= 0)

    def is_sure(self) -> bool:
        """Say whether it is larger than what it may be off by."""
        low, high = self.values.low or ZERO, self.values.high or ZERO
        return low > self.off or high < -self.off


@dataclass(frozen=True, slots=True)
class Shaky:
    """Shares of a level by which a move must exceed 0 to count: publishers differ, and revise."""

    definitions: Decimal
    revisions: Decimal

    def of(self, history: History, level: Decimal) -> Decimal:
        """Return by how much a move from a level may be off; rates in percent are neither."""
        if history.series.key.unit == "%":
            return ZERO
        return abs(level) * (self.revisions if history.published_later else self.definitions)


def runs_in_series(case: Case, shaky: Shaky) -> Iterator[Check]:
    """Yield a check for every run whose own figure a series bears out."""
    for run in runs(case):
        claim = run.term.claim
        match = case.matches.get(claim.id)
        stated = stated_values(claim, Reading.WIDEST)
        good = match.good if match is not None else ()
        fitting = [one for one in good if stated.meets(one.values) and _is_in_its_unit(claim, one)]
        checks = [_count(case, run, one, shaky) for one in fitting]
        order = (Outcome.CONSISTENT, Outcome.UNDETERMINED, Outcome.INCONSISTENT)
        yield from sorted(checks, key=lambda found: order.index(found.outcome))[:1]


def _is_in_its_unit(claim: Claim, one: Candidate) -> bool:
    """Say whether a series is in the currency of a claim; in another one it may move the other way."""
    unit = one.series.key.unit
    return claim.quantity.kind is not QuantityKind.MONEY or unit == claim.quantity.unit


def _count(case: Case, run: Run, one: Candidate, shaky: Shaky) -> Check:
    """Return what a series says of a run, on each base that its change may be measured against."""
    history = history_of(case.reference, one.series, case.date)
    lags = {None} if _is_of_changes(case, run, one) else {MONTHS[run.unit], *_own_lag(one)}
    ways = [_Way.of(tuple(_moves(run, history, lag, shaky)), run.rises) for lag in lags]
    best = max(ways, key=lambda way: (way.length, len(way.moves)))
    if best.length >= run.count:
        return _borne_out(case, run, one, best)
    if len(best.moves) == best.length:
        return _open(run, one, f"the series goes back only {best.length} of the {run.count} {run.unit}s")
    if any(way.stop is None or not way.stop.is_sure() for way in ways):
        return _open(
            run,
            one,
            "the move against it is too slight, or the series too short",
        )
    if any(ObsStatus.BREAK in move.later.statuses for move in best.moves[: best.length + 1]):
        return _open(run, one, "the series has a break within the run")
    return _denied(case, run, one, best)


@dataclass(frozen=True, slots=True)
class _Way:
    """The moves of a series against one base, the last first, and how many of them go the way of the run."""

    moves: tuple[_Move, ...]
    length: int

    @classmethod
    def of(cls, moves: tuple[_Move, ...], rises: bool) -> _Way:
        return cls(moves, len(list(takewhile(lambda move: move.goes(rises), moves))))

    @property
    def stop(self) -> _Move | None:
        """The move that ends the run; None where the series does not go back so far."""
        return self.moves[self.length] if self.length < len(self.moves) else None


def _is_of_changes(case: Case, run: Run, one: Candidate) -> bool:
    """Say whether the values of a series are changes of the claim's measure."""
    key = one.series.key
    rate_of = getattr(case.measures.get(key.measure), "rate_of", None)
    named = rate_of is not None and rate_of == run.term.claim.measure.id
    return named or key.transformation is not Transformation.LEVEL


def _own_lag(one: Candidate) -> Iterator[int]:
    """Yield the months between the two periods of a change."""
    if len(one.used) == 2:
        new, base = (used.value.observations[0].period.start for used in one.used)
        yield (new.year - base.year) * 12 + new.month - base.month


def _moves(run: Run, history: History, lag: int | None, shaky: Shaky) -> Iterator[_Move]:
    """Yield the moves into the periods of a run, the last first, as far back as the series goes."""
    length = MONTHS[run.unit]
    for back in range(_LONGEST):
        start = months_before(run.first, length * (back - run.count + 1))
        later = history.over(start, _end(start, length))
        base = months_before(start, lag or 0)
        earlier = history.over(base, _end(base, length))
        if later is None or earlier is None or later.statuses & _UNSURE:
            return
        if lag is None:
            yield _Move((later,), later.value.values, ZERO)
        else:
            off = shaky.of(history, earlier.value.value)
            yield _Move((earlier, later), _gap(later, earlier), off)


def _end(start: dt.date, months: int) -> dt.date:
    return months_before(start, -months) - dt.timedelta(days=1)


def _gap(later: Used, earlier: Used) -> Interval:
    new, old = later.value.values, earlier.value.values
    low = None if new.low is None or old.high is None else new.low - old.high
    high = None if new.high is None or old.low is None else new.high - old.low
    return Interval(low, high)


def _open(run: Run, one: Candidate, reason: str) -> Check:
    claim = run.term.claim
    message = f"{source(one.series.dataset)} does not settle since when {topic(claim)} has gone one way."
    return undetermined((claim,), message=message, reason=reason, confidence=claim.confidence)


def _borne_out(case: Case, run: Run, one: Candidate, way: _Way) -> Check:
    first = way.moves[run.count - 1]
    ending = f"a {_way(run)} in each {run.unit} from {first.later.value.period} on, which bears it out"
    return _check(case, run, one, (first, way.moves[0]), wrong=False, ending=ending)


def _denied(case: Case, run: Run, one: Candidate, way: _Way) -> Check:
    stop = way.moves[way.length]
    ending = (
        f"no {_way(run)} in {stop.later.value.period}, so that only {way.length} {run.unit}"
        f"{'' if way.length == 1 else 's'} in a row went that way"
    )
    return _check(case, run, one, (stop, way.moves[0]), wrong=True, ending=ending)


def _way(run: Run) -> str:
    return "rise" if run.rises else "fall"


def _check(
    case: Case, run: Run, one: Candidate, shown: Sequence[_Move], *, wrong: bool, ending: str
) -> Check:
    claim = run.term.claim
    words = " ".join(case.text[run.cue.span.start : run.cue.span.end].split())
    return remark(
        (claim,),
        outcome=Outcome.INCONSISTENT if wrong else Outcome.CONSISTENT,
        severity=Severity.WARNING if wrong else None,
        message=(
            f"{said(claim)} speaks of a {_way(run)} in {subject(claim)}{where(case, one.used[0])} for the "
            f"“{words}” ({quoted(claim)}{when(claim)}); {source(one.series.dataset)} has {ending}."
        ),
        steps=(
            f"{run.count} {run.unit}s up to {period_label(claim)} begin on {run.first}",
            *(move.line for move in shown),
        ),
        computation=Computation(
            formula="every change within the run has one sign",
            inputs=(("count", float(run.count)), ("change", float(shown[0].value))),
            result=float(shown[0].value),
        ),
        evidence=tuple(dict.fromkeys(item for move in shown for used in move.used for item in used.evidence)),
        question=f"Since when has {subject(claim)} gone one way?" if wrong else "",
        confidence=min(claim.confidence, float(one.score)),
    )
