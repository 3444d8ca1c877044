"""Percentage points called percent.

What it flags
    A change between two rates that is stated in percent and equals their difference in percentage points.

Why it matters
    A rate that goes from 4 to 5 percent rises by one percentage point, but by a quarter; calling it a rise
    of one percent makes it look small.

Does not flag
    Percent changes of a rate that are meant relatively and fit; differences that fit neither way, which
    `growth-vs-levels` takes.

Method
    For rates a and b in percent: the stated x misses (b / a - 1) * 100, in percent, and meets b - a, in
    percentage points.

Limits
    Where both readings fit (rates near 100 percent) nothing can be said.

Source
    Countercheck's own definition.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from service.model.report import Check, Severity
from service.model.rule import Flagged, Grain, Passed, Rule
from service.reason.case import Case
from service.reason.checks import check_of
from service.reason.growth import change_from_levels, goes_against, looks_like_points, stated_change
from service.reason.intervals import HUNDRED
from service.reason.phrasing import computation, number, quoted, said, subject
from service.reason.relations import Relation, RelationKind, judge


def compare_percent_with_points(case: Case, parameters: dict[str, Decimal]) -> Iterator[Check]:
    """Yield a check for every percent change between two rates that is their difference in points."""
    for relation in case.of_kind(RelationKind.GROWTH):
        if looks_like_points(relation) and not goes_against(relation) and relation.terms[2].value > 0:
            yield _mislabelled(relation)


def _mislabelled(relation: Relation) -> Check:
    change, new, base = relation.terms
    verdict = judge(
        relation, lambda reading: (stated_change(relation, reading), change_from_levels(relation, reading))
    )
    points = new.value - base.value
    result = points / base.value * HUNDRED
    return check_of(
        relation,
        verdict,
        message=(
            f"{said(change.claim)} states a change of {quoted(change.claim)} in {subject(new.claim)}, from "
            f"{quoted(base.claim)} to {quoted(new.claim)}; that is {number(abs(points))} percentage points, "
            f"but {number(abs(result), 3)} percent of the earlier rate."
        ),
        steps=(
            f"{number(new.value)} - {number(base.value)} = {number(points)} percentage points",
            f"{number(points)} / {number(base.value)} x 100 = {number(result, 3)} percent",
        ),
        computation=computation(
            "(new / base - 1) * 100", {"new": new.value, "base": base.value}, result, verdict
        ),
        question=f"Is {quoted(change.claim)} meant in percent or in percentage points?",
    )


RULE = Rule(
    id="percent-called-points",
    family="percent-vs-points",
    summary="A difference in percentage points between two rates is called percent.",
    grain=Grain.GROUP,
    formula="new - base = x points, (new / base - 1) * 100 = another x percent",
    severity=Severity.WARNING,
    function=compare_percent_with_points,
    examples=(
        Flagged(
            "The lending rate was raised from 6.0 percent to 6.5 percent, an increase of 0.5 percent.",
            at=("6.0 percent", "6.5 percent", "0.5 percent"),
        ),
        Passed(
            (
                "The lending rate was raised from 6.0 percent to 6.5 percent, an increase of 0.5 "
                "percentage points."
            ),
            why="points are called points",
        ),
    ),
)
