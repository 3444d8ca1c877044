"""A multiple that its two levels do not give.

What it flags
    "Doubled", "tripled", "halved", "five times as fast" beside two levels with another ratio.

Why it matters
    Multiples are chosen for effect; they should survive a division.

Does not flag
    "Nearly doubled" within its hedge; "three times more", which some take for four times the base; "fell by
    a third", which may name the fall or the remainder; roundings that allow the multiple.

Method
    new / base, a pure number with the rounding of both levels carried through, must meet the multiple under
    at least one way to understand the words.

Limits
    A multiple whose base is not stated is not checked.

Source
    Countercheck's own definition.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from service.model.quantity import QuantityKind
from service.model.report import Check, Severity
from service.model.rule import Flagged, Grain, Passed, Rule
from service.reason.case import Case
from service.reason.checks import check_of
from service.reason.growth import goes_against, multiple_fits
from service.reason.phrasing import computation, number, quoted, said, subject, tolerance
from service.reason.relations import Relation, RelationKind, judge


def compare_multiple_with_levels(case: Case, parameters: dict[str, Decimal]) -> Iterator[Check]:
    """Yield a check for every multiple between two stated levels."""
    for relation in case.of_kind(RelationKind.GROWTH):
        change, new, base = relation.terms
        is_multiple = change.claim.quantity.kind is QuantityKind.RATIO
        if is_multiple and base.value > 0 and new.value > 0 and not goes_against(relation):
            yield _multiple(relation)


def _multiple(relation: Relation) -> Check:
    change, new, base = relation.terms
    verdict = judge(relation, lambda reading: multiple_fits(relation, reading))
    result = new.value / base.value
    fits = "which the words allow." if verdict.severity is None else "which the words do not allow."
    return check_of(
        relation,
        verdict,
        message=(
            f"{said(change.claim)} says {quoted(change.claim)} of {subject(change.claim)}; "
            f"from {quoted(base.claim)} to {quoted(new.claim)} is {number(result, 3)} times, {fits}"
        ),
        steps=(
            f"{number(new.claim.quantity.value)} / {number(base.claim.quantity.value)} = {number(result, 3)}",
            tolerance(verdict),
        ),
        computation=computation("new / base", {"new": new.value, "base": base.value}, result, verdict),
        question=f"Which levels is {quoted(change.claim)} meant of?",
    )


RULE = Rule(
    id="multiplier-vs-change",
    family="growth-vs-levels",
    summary="A stated multiple does not follow from the two levels.",
    grain=Grain.GROUP,
    formula="multiple = new / base",
    severity=Severity.ERROR,
    function=compare_multiple_with_levels,
    examples=(
        Flagged(
            "When the scheme began, 800 nurses were being trained each year. Today it is 2,000. "
            "We have quadrupled that number.",
            at=("800 nurses", "2,000", "quadrupled"),
        ),
        Passed(
            "When the scheme began, 800 nurses were being trained each year. Today it is 3,200. "
            "We have quadrupled that number.",
            why="3,200 is four times 800",
        ),
    ),
)
