"""A change that its two levels do not give.

What it flags
    A stated change, in percent or as an amount, that does not follow from the new and the earlier level.

Why it matters
    Of the three figures at least one is wrong, and the reader cannot tell which.

Does not flag
    Changes that the rounding of the levels allows; real growth beside nominal levels; changes against
    another base or over another period than the levels; percent changes of rates that are really points
    (`percent-called-points`), multiples (`multiplier-vs-change`) and wrong directions
    (`direction-conflict`), which have rules of their own.

Method
    (new / base - 1) * 100, in percent, with every digit's rounding carried through, must meet the stated
    change; new - base, in the unit of the levels, likewise for a change stated as an amount; and
    amount / (new - amount) * 100 where the base is not stated.

Limits
    Levels that change sign have no percent change and are not checked.

Source
    Interval arithmetic over rounding as in statcheck (Nuijten et al., Behavior Research Methods 48, 2016).
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from service.model.quantity import Interval, QuantityKind
from service.model.report import Check, Severity
from service.model.rule import Flagged, Grain, Passed, Rule
from service.reason.case import Case
from service.reason.checks import check_of, undetermined
from service.reason.growth import (
    change_from_levels,
    goes_against,
    improves_either_way,
    looks_like_points,
    stated_change,
)
from service.reason.intervals import HUNDRED, divide, multiply, subtract
from service.reason.phrasing import computation, number, quoted, said, subject, tolerance, topic, with_unit
from service.reason.relations import Relation, RelationKind, judge
from service.reason.terms import Reading


def compare_change_with_levels(case: Case, parameters: dict[str, Decimal]) -> Iterator[Check]:
    """Yield a check for every change whose two ends, or new level and amount, are stated."""
    for relation in case.of_kind(RelationKind.GROWTH):
        if (
            relation.terms[0].claim.quantity.kind in _OTHERS
            or goes_against(relation)
            or looks_like_points(relation)
        ):
            continue
        if relation.terms[2].value <= 0 or relation.terms[1].value < 0:
            yield undetermined(
                relation.claims,
                message=f"{quoted(relation.claims[0])} is set against a level that is not above zero.",
                reason="a change through zero has no percentage",
                confidence=relation.confidence,
            )
        else:
            yield _with_both_levels(relation)
    for kind in (RelationKind.GROWTH_BY_AMOUNT, RelationKind.GROWTH_OVER_BASE):
        yield from map(_with_amount, case.of_kind(kind))


_OTHERS = (QuantityKind.RATIO, QuantityKind.PERCENTAGE_POINTS)


def _with_both_levels(relation: Relation) -> Check:
    change, new, base = relation.terms
    verdict = judge(
        relation, lambda reading: (_stated(relation, reading), change_from_levels(relation, reading))
    )
    unit = base.claim
    if change.dimension == "relative":
        result = (new.value / base.value - 1) * HUNDRED
        quotient = f"{number(new.value / new.scale)} / {number(base.value / new.scale)}"
        line = f"({quotient} - 1) x 100 = {number(result)} percent"
        formula = "(new / base - 1) * 100"
    else:
        result = new.value - base.value
        line = f"{number(new.value)} - {number(base.value)} = {number(result)}"
        formula = "new - base"
    shown = "percent" if change.dimension == "relative" else ""
    levels = f"from {quoted(base.claim)} to {quoted(new.claim)}"
    stated = f"{said(change.claim)} states a change of {quoted(change.claim)} in {topic(new.claim)}"
    fits = (
        f"and the levels, {levels}, give it."
        if verdict.severity is None
        else (f"but {levels} is a change of {with_unit(result, change.claim)}.")
    )
    return check_of(
        relation,
        verdict,
        message=f"{stated}, {fits}",
        steps=(
            line,
            tolerance(verdict, shown),
        ),
        computation=computation(
            formula, {"new": new.value, "base": base.value, "change": change.value}, result, verdict
        ),
        question=(
            f"Which is right: the change of {quoted(change.claim)} or the levels "
            f"{quoted(unit)} and {quoted(new.claim)}?"
        ),
    )


def _stated(relation: Relation, reading: Reading) -> Interval:
    """Return the stated change; that of a balance, which may improve, in the direction of its levels."""
    change, new, base = relation.terms
    stated = stated_change(relation, reading)
    told = change.claim.measure.direction != "none"
    against = told and improves_either_way(new, base) and (change.value > 0) != (new.value > base.value)
    return stated.negate() if against else stated


def _with_amount(relation: Relation) -> Check:
    change, level, amount = relation.terms
    of_base = relation.kind is RelationKind.GROWTH_OVER_BASE

    def compare(reading: Reading) -> tuple[Interval, Interval]:
        moved, said = amount.values(reading), level.values(reading)
        base = said if of_base else subtract(said, moved)
        return stated_change(relation, reading), multiply(divide(moved, base), Interval(HUNDRED, HUNDRED))

    verdict = judge(relation, compare)
    base = level.value if of_base else level.value - amount.value
    result = amount.value / base * HUNDRED if base else None
    way = "from" if of_base else "to"
    shown = "no percentage" if result is None else f"{number(result)} percent"
    fits = "which agrees with" if verdict.severity is None else "not"
    return check_of(
        relation,
        verdict,
        message=(
            f"A change of {quoted(amount.claim)} {way} {quoted(level.claim)} is {shown} of the "
            f"earlier level, {fits} "
            f"{quoted(change.claim)}, as {said(change.claim) if change.claim.speaker else 'the text'} has it."
        ),
        steps=(
            *(
                ()
                if of_base
                else (f"{number(level.value)} - {number(amount.value)} = {number(base)} (earlier level)",)
            ),
            f"{number(amount.value)} / {number(base)} x 100 = {shown}",
            tolerance(verdict, "percent"),
        ),
        computation=computation(
            f"amount / {'base' if of_base else '(new - amount)'} * 100",
            {"amount": amount.value, "base" if of_base else "new": level.value},
            result,
            verdict,
        ),
        question=f"By how much did {subject(level.claim)} change, in its unit and in percent?",
    )


RULE = Rule(
    id="growth-vs-levels",
    family="growth-vs-levels",
    summary="A stated change does not follow from the two levels.",
    grain=Grain.GROUP,
    formula="change = (new / base - 1) * 100, or new - base",
    severity=Severity.ERROR,
    function=compare_change_with_levels,
    examples=(
        Flagged(
            (
                "Coffee exports grew from $2.0 billion in 2020 to $2.4 billion in 2021, an "
                "increase of 35 percent."
            ),
            at=("$2.0 billion", "$2.4 billion", "35 percent"),
        ),
        Passed(
            (
                "Coffee exports grew from $2.0 billion in 2020 to $2.4 billion in 2021, an "
                "increase of 21 percent."
            ),
            why="the rounding of the levels allows 15 to 26 percent",
        ),
    ),
)
