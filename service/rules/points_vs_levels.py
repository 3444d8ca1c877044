"""A difference in percentage points that its two rates do not give.

What it flags
    A change in percentage points, or in basis points, that is not the difference of the two rates.

Why it matters
    Either a rate or the step between them is wrong, or percent were called points.

Does not flag
    Differences that the rounding of the rates allows (4.2 to 4.4 percent may be a rise of 0.3 points); a
    step in words that may be tenths of a point or a tenth of the rate, where either fits.

Method
    new - base, in percentage points with the rounding of both rates carried through, must meet the stated
    step; basis points are hundredths of a percentage point.

Limits
    Both rates must be stated.

Source
    Countercheck's own definition.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from service.model.quantity import Interval, QuantityKind
from service.model.report import Check, Severity
from service.model.rule import Flagged, Grain, Passed, Rule
from service.reason.case import Case
from service.reason.checks import check_of
from service.reason.growth import difference, goes_against
from service.reason.intervals import HUNDRED, exactly, multiply, percent_change
from service.reason.phrasing import computation, number, quoted, said, tolerance, topic
from service.reason.relations import Relation, RelationKind, judge
from service.reason.terms import Reading


def compare_points_with_rates(case: Case, parameters: dict[str, Decimal]) -> Iterator[Check]:
    """Yield a check for every step in percentage points between two stated rates."""
    for relation in case.of_kind(RelationKind.GROWTH):
        change, new, _ = relation.terms
        is_points = change.claim.quantity.kind is QuantityKind.PERCENTAGE_POINTS
        if (
            is_points
            and new.dimension == "%"
            and not goes_against(relation)
            and not _may_be_relative(relation)
        ):
            yield _points(relation)


def _may_be_relative(relation: Relation) -> bool:
    """Say whether "a tenth" fits as a tenth of the rate rather than as a tenth of a point."""
    change, new, base = relation.terms
    if any(word in change.claim.quantity.raw.lower() for word in ("point", "pp", "bp", "p.p")):
        return False
    stated = multiply(change.values(Reading.WIDEST), exactly(HUNDRED))
    return stated.meets(percent_change(new.values(Reading.WIDEST), base.values(Reading.WIDEST)))


def _points(relation: Relation) -> Check:
    change, new, base = relation.terms
    falls = change.claim.measure.direction == "none" and new.value < base.value

    def step(reading: Reading) -> tuple[Interval, Interval]:
        stated = change.values(reading)
        return (stated.negate() if falls else stated), difference(new, base, reading)

    verdict = judge(relation, step)
    points = new.value - base.value
    fits = (
        "which agrees." if verdict.severity is None else f"which is {number(abs(points))} percentage points."
    )
    return check_of(
        relation,
        verdict,
        message=(
            f"{said(change.claim)} puts the step of {topic(new.claim)} at {quoted(change.claim)}; "
            f"the rates went from {quoted(base.claim)} to {quoted(new.claim)}, {fits}"
        ),
        steps=(
            f"{number(new.value)} - {number(base.value)} = {number(points)} percentage points",
            tolerance(verdict),
        ),
        computation=computation("new - base", {"new": new.value, "base": base.value}, points, verdict),
        question=f"Which is right: the rates or the step of {quoted(change.claim)}?",
    )


RULE = Rule(
    id="points-vs-levels",
    family="percent-vs-points",
    summary="A step in percentage points does not follow from the two rates.",
    grain=Grain.GROUP,
    formula="points = new - base",
    severity=Severity.ERROR,
    function=compare_points_with_rates,
    examples=(
        Flagged(
            "The vacancy rate rose to 7.5% from 6.0%, up 4 percentage points.",
            at=("7.5%", "6.0%", "4 percentage points"),
        ),
        Passed(
            "The vacancy rate rose to 7.5% from 6.0%, up 150 basis points.",
            why="150 basis points are 1.5 percentage points",
        ),
    ),
)
