"""More in a part of a period than in the whole of it.

What it flags
    A figure for a month, quarter or year that is larger than the figure of the same measure for a longer
    period around it.

Why it matters
    What adds up over time cannot be less in the whole than in a part.

Does not flag
    Stocks, rates, prices, indices and balances, which do not add up; averages; figures of different
    measures; roundings that allow both.

Method
    smallest value of the part <= largest value of the whole, in the unit of the claims, for measures that
    are flows and for cumulative figures. Net changes ("employment was up 38,000 in March and 23,000 since
    January") can both hold when the rest fell; they are shown as a tension.

Limits
    Whether a measure outside the catalogue adds up is taken from words such as "since" and "so far".

Source
    Countercheck's own definition.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from service.model.claim import Claim
from service.model.quantity import Interval
from service.model.report import Check, Outcome, Severity
from service.model.rule import Flagged, Grain, Passed, Rule
from service.reason.case import Case
from service.reason.checks import check_of
from service.reason.phrasing import computation, number, period_label, quoted, said, subject, with_unit
from service.reason.relations import Relation, RelationKind, judge, min_severity, most_severe
from service.reason.terms import Reading


def compare_part_with_period(case: Case, parameters: dict[str, Decimal]) -> Iterator[Check]:
    """Yield a check for every figure with one for a longer period around its own."""
    for relation in case.of_kind(RelationKind.NESTED):
        if all(term.value >= 0 for term in relation.terms):
            yield _nested(relation)
    for relation in case.of_kind(RelationKind.PART):
        part, whole = relation.terms
        if part.period is not None and whole.period is not None and part.period != whole.period:
            yield _nested(relation)
    for relation in case.of_kind(RelationKind.CHANGE_NESTED):
        part, whole = relation.terms
        if part.dimension not in ("relative", "points") and part.value * whole.value > 0:
            yield _net_changes(relation)


def _nested(relation: Relation) -> Check:
    part, whole = relation.terms

    def compare(reading: Reading) -> tuple[Interval, Interval]:
        low = part.values(reading).low
        return Interval(low, low), Interval(None, whole.values(reading).high)

    verdict = judge(relation, compare)
    rest = whole.value - part.value
    other = "" if part.claim.speaker == whole.claim.speaker else f"{said(whole.claim)} "
    ending = (
        f"which leaves {with_unit(rest / whole.scale, whole.claim)} for the rest."
        if verdict.severity is None
        else "so the whole is less than a part of it."
    )
    return check_of(
        relation,
        verdict,
        message=(
            f"{said(part.claim)} gives {quoted(part.claim)}{_for(part.claim)} and "
            f"{other}{quoted(whole.claim)}{_for(whole.claim)} for {subject(whole.claim)}, {ending}"
        ),
        steps=(
            (
                f"{number(whole.value / whole.scale)} - {number(part.value / whole.scale)} = "
                f"{with_unit(rest / whole.scale, whole.claim)} left for the rest of the period"
            ),
        ),
        computation=computation(
            "whole - part >= 0", {"whole": whole.value, "part": part.value}, rest, verdict
        ),
        question=(
            f"Which is right: {quoted(part.claim)}{_for(part.claim)} or "
            f"{quoted(whole.claim)}{_for(whole.claim)}?"
        ),
    )


def _for(claim: Claim) -> str:
    label = period_label(claim)
    return f" ({label})" if label else ""


def _net_changes(relation: Relation) -> Check:
    part, whole = relation.terms
    sign = 1 if part.value > 0 else -1

    def compare(reading: Reading) -> tuple[Interval, Interval]:
        inner, outer = part.values(reading), whole.values(reading)
        if sign < 0:
            inner, outer = inner.negate(), outer.negate()
        return Interval(inner.low, inner.low), Interval(None, outer.high)

    verdict = judge(relation, compare)
    if verdict.outcome is Outcome.INCONSISTENT:
        severity = min_severity(Severity.WARNING, most_severe(relation))
        verdict = replace(verdict, outcome=Outcome.TENSION, severity=severity)
    rest = whole.value - part.value
    ending = (
        "both can hold."
        if verdict.severity is None
        else (
            f"so in the rest of the longer period it must have {'fallen' if rest < 0 else 'risen'} by "
            f"{with_unit(abs(rest), whole.claim)}, which is not said."
        )
    )
    return check_of(
        relation,
        verdict,
        message=(
            f"{said(part.claim)} gives a change of {quoted(part.claim)}{_for(part.claim)} and one of "
            f"{quoted(whole.claim)}{_for(whole.claim)} for {subject(whole.claim)}: {ending}"
        ),
        steps=(f"{number(whole.value)} - {number(part.value)} = {number(rest)} (rest of the period)",),
        computation=computation("whole - part", {"whole": whole.value, "part": part.value}, rest, verdict),
        question=f"Are {quoted(part.claim)} and {quoted(whole.claim)} changes of the same thing?",
    )


RULE = Rule(
    id="part-above-period",
    family="period-nesting",
    summary="A figure for a part of a period is larger than that for the whole of it.",
    grain=Grain.PAIR,
    formula="part of the period <= whole period",
    severity=Severity.ERROR,
    function=compare_part_with_period,
    examples=(
        Flagged(
            "Exports reached $8 billion in 2021. In the second quarter of 2021 exports were $11 billion.",
            at=("$8 billion", "$11 billion"),
        ),
        Passed(
            "Exports reached $8 billion in 2021. In the second quarter of 2021 exports were $2.1 billion.",
            why="a quarter is less than its year",
        ),
    ),
)
