"""A balance that the two figures beside it do not give.

What it flags
    A trade deficit that is not imports less exports, a budget deficit that is not spending less revenue, and
    other balances whose two sides are stated beside them.

Why it matters
    Three figures of which any two give the third cannot be set down wrongly one at a time without showing.

Does not flag
    Figures of different entities, periods, currencies or standing; figures that different words narrow
    (goods beside goods and services); balances within the rounding of their two sides.

Method
    minuend - subtrahend, with both roundings carried through, must meet the balance. A measure without a
    name for its opposite may be stated without its sign, so that either sign passes.

Limits
    Only the balance's own sentence and the next ones with figures are looked at. Exports and imports are
    valued differently in some sources (FOB and CIF), so figures of several sentences give a warning.

Source
    Minuend and subtrahend: `difference_of` in config/measures.toml.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from service.model.quantity import Interval
from service.model.report import Check, Severity
from service.model.rule import Flagged, Grain, Passed, Rule
from service.reason.case import Case
from service.reason.checks import check_of
from service.reason.intervals import subtract
from service.reason.phrasing import computation, number, quoted, said, subject, tolerance, topic, with_unit
from service.reason.relations import Relation, RelationKind, judge
from service.reason.terms import Reading


def compare_balance_with_sides(case: Case, parameters: dict[str, Decimal]) -> Iterator[Check]:
    """Yield a check for every balance with both of its sides."""
    for relation in case.of_kind(RelationKind.BALANCE):
        measure = case.measures.get(relation.terms[0].claim.measure.id or "")
        yield _balance(relation, signed=measure is not None and measure.opposite is not None)


def _balance(relation: Relation, *, signed: bool) -> Check:
    balance, minuend, subtrahend = relation.terms

    def compare(reading: Reading) -> tuple[Interval, Interval]:
        expected = subtract(minuend.values(reading), subtrahend.values(reading))
        stated = balance.values(reading)
        turned = not signed and not stated.meets(expected) and balance.value * _gap(relation) < 0
        return stated, expected.negate() if turned else expected

    verdict = judge(relation, compare)
    result = _gap(relation)
    sides = [number(side.value / balance.scale) for side in (minuend, subtrahend)]
    fits = "which is" if verdict.severity is None else "not"
    return check_of(
        relation,
        verdict,
        message=(
            f"{quoted(minuend.claim)} of {subject(minuend.claim)} less {quoted(subtrahend.claim)} of "
            f"{subject(subtrahend.claim)} is {with_unit(result / balance.scale, balance.claim)}, {fits} the "
            f"{quoted(balance.claim)} of {topic(balance.claim)} that "
            f"{said(balance.claim) if balance.claim.speaker else 'the text'} states."
        ),
        steps=(
            " - ".join(sides) + f" = {number(result / balance.scale)}",
            tolerance(verdict),
        ),
        computation=computation(
            "minuend - subtrahend",
            {"minuend": minuend.value, "subtrahend": subtrahend.value, "balance": balance.value},
            result,
            verdict,
        ),
        question=f"Which of the three figures for {topic(balance.claim)} is wrong?",
    )


def _gap(relation: Relation) -> Decimal:
    return relation.terms[1].value - relation.terms[2].value


RULE = Rule(
    id="balance-mismatch",
    family="sum-of-parts",
    summary="A stated balance is not the difference of its two stated sides.",
    grain=Grain.GROUP,
    formula="balance = minuend - subtrahend",
    severity=Severity.WARNING,
    function=compare_balance_with_sides,
    examples=(
        Flagged(
            "Peru's exports were $31.2 billion in 2023 and its imports $36.8 billion. "
            "The trade deficit came to $8.6 billion in 2023.",
            at=("$31.2 billion", "$36.8 billion", "$8.6 billion"),
        ),
        Passed(
            "Peru's exports were $31.2 billion in 2023 and its imports $36.8 billion. "
            "The trade deficit came to $5.6 billion in 2023.",
            why="36.8 less 31.2 is 5.6",
        ),
    ),
)
