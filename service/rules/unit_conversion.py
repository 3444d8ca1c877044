"""One amount in two physical units that do not agree.

What it flags
    "2,000 kilograms, or 20 tonnes": an amount restated in another unit with a value that the exact factor
    does not give.

Why it matters
    A conversion is exact; one of the two figures is wrong.

Does not flag
    Restatements that rounding allows; units that do not convert into each other.

Method
    value 1 times the exact factor, in the second unit with the rounding of both carried through, must meet
    value 2.

Limits
    Temperatures, whose zero points differ, are not converted here.

Source
    Factors: config/units.toml, each with its own source.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from service.model.quantity import Interval
from service.model.report import Check, Severity
from service.model.rule import Flagged, Grain, Passed, Rule
from service.reason.case import Case
from service.reason.checks import check_of
from service.reason.intervals import ONE, ZERO, exactly, subtract
from service.reason.phrasing import computation, interval, number, quoted, said, with_unit
from service.reason.relations import Relation, RelationKind, judge
from service.reason.terms import Term


def compare_units(case: Case, parameters: dict[str, Decimal]) -> Iterator[Check]:
    """Yield a check for every amount restated in another unit."""
    for relation in case.of_kind(RelationKind.UNIT):
        yield _restated(relation)


def _restated(relation: Relation) -> Check:
    first, second = relation.terms
    verdict = judge(relation, lambda reading: (second.values(reading), first.values(reading)))
    factor, shift = first.scale / second.scale, (first.zero - second.zero) / second.scale
    result = first.claim.quantity.value * factor + shift
    fits = "which agrees with" if verdict.severity is None else "not"
    unit = with_unit(ZERO, second.claim).removeprefix("0 ")
    return check_of(
        relation,
        verdict,
        message=(
            f"{said(first.claim)} gives {quoted(first.claim)}, which is "
            f"{with_unit(result, second.claim)}, {fits} "
            f"{quoted(second.claim)}."
        ),
        steps=(
            f"{with_unit(ONE, first.claim)} = {number(factor + shift, 7)} {unit}",
            (
                f"{number(first.claim.quantity.value)} x {number(factor, 7)}{_added(shift)} = "
                f"{with_unit(result, second.claim)}"
            ),
            (
                f"with its rounding the result may be {interval(_in_unit(verdict.expected, second), unit)}; "
                f"the stated figure may be {interval(_in_unit(verdict.stated, second), unit)}"
            ),
        ),
        computation=computation(
            "value 1 * factor + shift = value 2",
            {
                "value 1": first.claim.quantity.value,
                "factor": factor,
                "shift": shift,
                "value 2": second.claim.quantity.value,
            },
            result,
            verdict,
        ),
        question=f"Which is right: {quoted(first.claim)} or {quoted(second.claim)}?",
    )


def _added(shift: Decimal) -> str:
    """Return what is added once multiplied, for units whose zeros differ (" + 32")."""
    return f" {'+' if shift > 0 else '-'} {number(abs(shift), 5)}" if shift else ""


def _in_unit(values: Interval, term: Term) -> Interval:
    return subtract(values, exactly(term.zero)).scale(1 / term.scale)


RULE = Rule(
    id="unit-conversion",
    family="conversion",
    summary="One amount is stated in two physical units that do not agree.",
    grain=Grain.PAIR,
    formula="value 1 * exact factor = value 2",
    severity=Severity.ERROR,
    function=compare_units,
    examples=(
        Flagged("The new track is 12 kilometres, or 17.5 miles, long.", at=("12 kilometres", "17.5 miles")),
        Flagged(
            "The kiln reached 900 degrees Celsius, or 1,350 degrees Fahrenheit.",
            at=("900 degrees Celsius", "1,350 degrees Fahrenheit"),
        ),
        Passed("The new track is 12 kilometres, or 7.5 miles, long.", why="12 kilometres are 7.46 miles"),
    ),
)
