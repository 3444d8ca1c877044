"""A part of a year that does not go with the year beside it.

What it flags
    A figure for a quarter or more of a year whose yearly pace is many times, or a small fraction of, the
    figure for the year before or the year around it.

Why it matters
    Part-year and full-year figures are easily taken for each other, and a slip in either shows in the pace.

Does not flag
    Seasons: the pace may be off by the factor `run_rate_factor`; parts shorter than a quarter; stocks and
    rates, which do not add up.

Method
    pace = part * 12 / months, in the unit of the claims a year; expected = year, times (1 + growth of the
    part) where it is stated. pace / expected must lie between 1 / run_rate_factor and run_rate_factor. Both
    can hold beyond that, so it is a tension.

Limits
    Months are taken as equal.

Source
    Factor: own choice; a quarter that holds three quarters of a year's total is rare outside harvests.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from decimal import Decimal

from service.model.claim import ClaimId, LinkKind
from service.model.quantity import Interval
from service.model.report import Check, Computation, Outcome, Severity
from service.model.rule import Flagged, Grain, Parameter, Passed, Rule
from service.reason.case import Case
from service.reason.checks import remark
from service.reason.intervals import divide, growth_factor, multiply
from service.reason.phrasing import number, period_label, quoted, said, subject, with_unit
from service.reason.relations import Relation, RelationKind, min_severity, most_severe
from service.reason.terms import Reading, Term, relative_change


def compare_pace_with_year(case: Case, parameters: dict[str, Decimal]) -> Iterator[Check]:
    """Yield a check for every part-year figure with a yearly one before or around it."""
    parted = {frozenset((one.source, one.target)) for one in case.links if one.kind is LinkKind.PART}
    for relation in case.of_kind(RelationKind.RUN_RATE):
        part, year = relation.terms[:2]
        annualised = case.cues.in_sentence(part.claim, "annualised") is not None
        if part.value <= 0 or year.value <= 0 or annualised or not _is_comparable(case, relation, parted):
            continue
        yield _pace(relation, parameters["run_rate_factor"])


_FAR = 100
"""Times by which two figures of one thing hardly differ; further apart they are of two things."""


def _is_comparable(case: Case, relation: Relation, parted: Container[frozenset[ClaimId]]) -> bool:
    """Say whether two figures may be of a part and of a year of one thing.

    A change that the words measure from one to the other is between like periods; what is said to be some of
    a figure is not the whole of it.
    """
    part, year, *growth = relation.terms
    names = frozenset((part.claim.id, year.claim.id))
    return (
        names not in parted
        and not (names in case.tied and growth)
        and year.value / _FAR < part.value < year.value * _FAR
    )


def _pace(relation: Relation, factor: Decimal) -> Check:
    part, year, *growth = relation.terms
    months = _months(part)
    grows = bool(growth) and not _contains(year, part)
    pace = part.value * 12 / months
    expected = year.value * (1 + growth[0].value / 100) if grows else year.value
    ratio = divide(part.ordinary.scale(Decimal(12) / months), _expected(year, growth[0] if grows else None))
    fits = ratio.meets(Interval(1 / factor, factor))
    stated = f" and {quoted(growth[0].claim)} growth" if grows else ""
    share = f"{number(part.value)} x 12 / {months} = {number(pace)} a year"
    ending = "the two go together" if fits else "the two hardly go together"
    return remark(
        relation.claims if grows else (part.claim, year.claim),
        outcome=Outcome.CONSISTENT if fits else Outcome.TENSION,
        severity=None if fits else min_severity(Severity.WARNING, most_severe(relation)),
        message=(
            f"{said(part.claim)}'s {quoted(part.claim)} of {subject(part.claim)} for "
            f"{period_label(part.claim)} is a pace of "
            f"{with_unit(pace / part.scale, part.claim)} a year, beside {quoted(year.claim)} for "
            f"{period_label(year.claim)}{stated}, which make "
            f"{with_unit(expected / part.scale, part.claim)}: {ending}."
        ),
        steps=(
            share,
            f"{number(year.value)} x {number(1 + growth[0].value / 100)} = {number(expected)}"
            if grows
            else f"year: {number(expected)}",
            (
                f"{number(pace)} / {number(expected)} = {number(pace / expected, 3)} (months taken as equal; "
                f"1/{number(factor)} to {number(factor)} passes)"
            ),
        ),
        computation=Computation(
            formula="part * 12 / months beside year * (1 + growth)",
            inputs=(("part", float(part.value)), ("months", float(months)), ("year", float(year.value))),
            result=float(pace),
            expected=float(expected),
            slack=0.0 if fits else float(max(pace / expected, expected / pace) / factor - 1),
        ),
        question="" if fits else f"Is {quoted(part.claim)} for {period_label(part.claim)} alone?",
        confidence=relation.confidence,
    )


def _expected(year: Term, growth: Term | None) -> Interval:
    if growth is None:
        return year.ordinary
    return multiply(year.ordinary, growth_factor(relative_change(growth, Reading.ORDINARY)))


def _contains(year: Term, part: Term) -> bool:
    return (
        year.period is not None
        and part.period is not None
        and year.period[0] <= part.period[0]
        and part.period[1] <= year.period[1]
    )


def _months(part: Term) -> Decimal:
    """Return the length of a period in months, whole months exactly."""
    period = part.claim.period
    if period is None or period.start is None or period.end is None:
        return Decimal(12)
    days = (period.end - period.start).days + 1
    return Decimal(round(days / 30.4375))


RULE = Rule(
    id="part-year-as-year",
    family="period-nesting",
    summary="A part-year figure does not go with the full-year figure beside it.",
    grain=Grain.PAIR,
    formula="1 / k <= (part * 12 / months) / (year * (1 + growth)) <= k",
    severity=Severity.WARNING,
    function=compare_pace_with_year,
    parameters=(
        Parameter(
            "run_rate_factor",
            Decimal(3),
            unit="ratio",
            doc="How far the pace of a part of a year may be off; own choice.",
        ),
    ),
    examples=(
        Flagged(
            "Exports were $4.0 billion in 2021. In January to April 2022 exports were $6.1 billion.",
            at=("$4.0 billion", "$6.1 billion"),
        ),
        Passed(
            "Exports were $4.0 billion in 2021. In January to April 2022 exports were $1.5 billion.",
            why="1.5 billion in four months is a pace of 4.5 billion a year",
        ),
    ),
)
