"""Setting a claim against what reference series give for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from service.model.aggregation import rounding
from service.model.claim import Claim, MeasureType
from service.model.history import History, history_of
from service.model.match import Candidate
from service.model.quantity import Interval, QuantityKind
from service.model.rule import Parameter
from service.model.series import ObsStatus, Revision
from service.model.time_period import Frequency
from service.reason.case import Case
from service.reason.intervals import HUNDRED, ZERO
from service.reason.terms import Reading


def stated_values(claim: Claim, reading: Reading) -> Interval:
    """Return the values that a claim allows, in its own unit; changes signed, multiples as they are."""
    quantity = claim.quantity
    values = quantity.ordinary if reading is Reading.ORDINARY else quantity.widest
    falls = claim.measure.type is MeasureType.CHANGE and claim.measure.direction == "decrease"
    return (
        values.negate()
        if falls and quantity.value > 0 and quantity.kind is not QuantityKind.RATIO
        else values
    )


def miss(stated: Interval, values: Interval) -> Decimal:
    """Return by how much two intervals miss each other; 0 where they meet.

    >>> miss(Interval(Decimal(5), Decimal(6)), Interval(Decimal(8), Decimal(9)))
    Decimal('2')
    """
    if stated.meets(values):
        return ZERO
    if stated.high is not None and values.low is not None and stated.high < values.low:
        return values.low - stated.high
    return (stated.low or ZERO) - (values.high or ZERO)


@dataclass(frozen=True, slots=True)
class Margin:
    """By how much a claim may miss an observation for a reason that makes neither wrong.

    Attributes:
        width: In the unit of the claim.
        reason: Why, as a clause.
    """

    width: Decimal
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tolerances:
    """What definitions and revisions make differ, as ratios; `growth` in percentage points.

    Attributes:
        definitions: Levels of one measure by two publishers.
        revisions: Levels before and after a revision.
        growth: Changes before and after a revision.
        estimates: Rates in percent and estimates of them, in percentage points.
    """

    definitions: Decimal
    revisions: Decimal
    growth: Decimal
    estimates: Decimal


def tolerances_of(parameters: Mapping[str, Decimal]) -> Tolerances:
    """Return the tolerances that a rule declares, in percent, as ratios."""
    return Tolerances(
        definitions=parameters["definitions"] / HUNDRED,
        revisions=parameters["revisions"] / HUNDRED,
        growth=parameters["growth"],
        estimates=parameters["estimates"],
    )


DEFINITIONS = Parameter(
    "definitions",
    Decimal("0.5"),
    unit="percent",
    doc="What publishers' levels of one measure differ by; own choice.",
)
REVISIONS = Parameter(
    "revisions",
    Decimal(2),
    unit="percent",
    doc="What a level may have been revised by since the text; own choice.",
)
GROWTH = Parameter(
    "growth",
    Decimal("0.5"),
    unit="percentage points",
    doc="What a growth may have been revised by since the text; own choice.",
)
ESTIMATES = Parameter(
    "estimates",
    Decimal(1),
    unit="percentage points",
    doc="What a national rate and an international estimate of it differ by; own choice.",
)
TOLERANCES = (DEFINITIONS, ESTIMATES, GROWTH, REVISIONS)
"""Parameters of the rules that set a figure against an observation."""


def margin_of(case: Case, claim: Claim, candidate: Candidate, tolerances: Tolerances) -> Margin:
    """Return what definitions and revisions leave open between a claim and a candidate.

    A yearly rate that nobody calls an average may be that of December on December: it lies off the average
    by no more than averages of years next to each other differ; so may any rate that may be one of a month.
    Of a high or a low the average of the year says nothing. A figure of which only a vintage later than the
    document is loaded may have been revised. An estimate of a rate is not what a national office has.
    """
    key, entry = candidate.series.key, case.measures.get(candidate.series.key.measure)
    if key.unit == "%":
        return _margin_of_rate(
            case, claim, candidate, tolerances, getattr(entry, "rate_of", None) is not None
        )
    vintage = candidate.used[0].vintage
    later = vintage is not None and case.date is not None and vintage.published > case.date
    if claim.measure.type is MeasureType.CHANGE and claim.quantity.kind is QuantityKind.PERCENT:
        return Margin(tolerances.growth if later else ZERO, _REVISED)
    ratio = tolerances.revisions if later else tolerances.definitions
    if is_of_part(case, claim, candidate):
        return Margin(abs(candidate.value), "it may be of one partner or of one route")
    spread = _spread(case, candidate)
    if spread > ratio:
        return Margin(abs(candidate.value) * spread, _SPREAD)
    return Margin(
        abs(candidate.value) * ratio, _REVISED if later else "publishers' definitions differ by as much"
    )


def _spread(case: Case, candidate: Candidate) -> Decimal:
    spread = getattr(case.measures.get(candidate.series.key.measure), "spread", None)
    return ZERO if spread is None else spread / HUNDRED


def is_of_part(case: Case, claim: Claim, candidate: Candidate) -> bool:
    """Say whether a claim may be of a part of what a candidate is of, as its measure's claims often are."""
    entry = case.measures.get(candidate.series.key.measure)
    stated, least = stated_values(claim, Reading.WIDEST).high, candidate.values.low
    if not getattr(entry, "often_of_part", False) or stated is None or least is None:
        return False
    return stated < least * (1 - _spread(case, candidate))


def _margin_of_rate(
    case: Case, claim: Claim, candidate: Candidate, tolerances: Tolerances, indexed: bool
) -> Margin:
    yearly = candidate.series.key.freq is Frequency.ANNUAL and claim.measure.type is not MeasureType.AVERAGE
    estimated = any(ObsStatus.ESTIMATED in used.statuses for used in candidate.used)
    if yearly and estimated and case.cues.of(claim, "extreme") is not None:
        return Margin(HUNDRED, "it may be the rate of one month, not the average of the year")
    step = ZERO
    if yearly and (indexed or (estimated and claim.measure.type is MeasureType.LEVEL)):
        step = _step(history_of(case.reference, candidate.series, case.date), candidate)
    if estimated:
        return Margin(
            max(step, tolerances.estimates), "the figure is an estimate, and national definitions differ"
        )
    return Margin(step, "it may be the change from December to December, not the average of the year")


_REVISED = "the figure may have been revised since"
_SPREAD = "publishers value and delimit this differently"


def _step(history: History, candidate: Candidate) -> Decimal:
    """Return by how much the observation differs from those before and after it, at most."""
    period = candidate.used[0].value.observations[0].period
    near = [
        abs(one.value - candidate.value)
        for one in history.observations
        if abs(one.period.start.year - period.start.year) == 1
    ]
    return max(near, default=ZERO)


def nearest(claim: Claim, candidates: Iterable[Candidate], reading: Reading) -> Candidate:
    """Return the candidate that a claim misses least, the better match first; one at least is needed."""
    stated = stated_values(claim, reading)
    return min(candidates, key=lambda one: (miss(stated, one.values), -one.score, one.series.id))


def revised_from(
    case: Case, claim: Claim, candidates: Iterable[Candidate]
) -> tuple[Candidate, Revision] | None:
    """Return the candidate and its former vintage that a claim agrees with, where none in force does."""
    listed = tuple(candidates)
    stated = stated_values(claim, Reading.WIDEST)
    if any(stated.meets(one.values) for one in listed):
        return None
    for one in listed:
        observations = one.used[0].value.observations
        if len(one.used) != 1 or one.steps or len(observations) != 1 or one.used[0].vintage is None:
            continue
        for revision in reversed(case.reference.revisions(one.series, observations[0].period)):
            older = revision.vintage.number < one.used[0].vintage.number
            if older and revision.observation is not None and stated.meets(rounding(revision.observation)):
                return one, revision
    return None
