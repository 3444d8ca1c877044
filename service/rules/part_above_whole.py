"""A part larger than its whole.

What it flags
    An amount that the words make a part of another one ("40,000, including 52,000", "29 of the 100") and
    that is larger than it; or the parts that one sentence lists of an amount of money or of a physical
    quantity, when together they are more than it ("410 million, of which 360 for cranes and 150 for quays").

Why it matters
    No reading makes both figures right.

Does not flag
    Parts that fit within the rounding and hedges of the whole; changes, whose parts may offset each other,
    are noted as a tension at most, as are parts listed together, which may overlap; things counted, which
    may belong to two of the parts; parts and wholes of different periods (`part-above-period`).

Method
    smallest value of the part, or of the sum of the parts, <= largest value of the whole, both in the unit
    of the claims. "More than 22" leaves the whole open upward on the widest reading and closed a little above
    22 on the ordinary one.

Limits
    That the words make one a part of the other is taken from the sentence.

Source
    Countercheck's own definition.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from service.model.quantity import Interval
from service.model.report import Check, Outcome, Severity
from service.model.rule import Flagged, Grain, Passed, Rule
from service.reason.case import Case
from service.reason.changes import has_cue
from service.reason.checks import check_of
from service.reason.intervals import HUNDRED
from service.reason.intervals import total as add_up
from service.reason.phrasing import computation, number, quoted, said, with_unit
from service.reason.relations import Relation, RelationKind, Verdict, judge
from service.reason.terms import Aspect, Reading


def compare_part_with_whole(case: Case, parameters: dict[str, Decimal]) -> Iterator[Check]:
    """Yield a check for every part and whole of one period."""
    for relation in case.of_kind(RelationKind.PART):
        part, whole = relation.terms
        if part.period is None or whole.period is None or part.period == whole.period:
            yield _part(relation)
    for relation in case.of_kind(RelationKind.PARTS):
        if not has_cue(case, "shared", relation.claims):
            yield _parts(relation)


def _parts(relation: Relation) -> Check:
    whole, *parts = relation.terms

    def compare(reading: Reading) -> tuple[Interval, Interval]:
        low = add_up(part.values(reading) for part in parts).low
        return Interval(low, low), Interval(None, whole.values(reading).high)

    verdict = judge(relation, compare)
    if verdict.outcome is Outcome.INCONSISTENT:
        verdict = _at_most_tension(verdict)
    result = sum((part.value for part in parts), Decimal(0)) / whole.scale
    listed = " + ".join(number(part.value / whole.scale) for part in parts)
    fits = "which it can hold" if verdict.severity is None else "which is more than all of it"
    return check_of(
        relation,
        verdict,
        message=(
            f"The {len(parts)} parts that are listed of {quoted(whole.claim)} come to "
            f"{with_unit(result, whole.claim)}, {fits}."
        ),
        steps=(
            f"{listed} = {number(result)}",
            f"whole: {with_unit(whole.claim.quantity.value, whole.claim)}",
        ),
        computation=computation(
            "sum of parts",
            {f"part {i}": part.value for i, part in enumerate(parts, 1)} | {"whole": whole.value},
            result * whole.scale,
            verdict,
        ),
        question=f"Do the parts of {quoted(whole.claim)} overlap, or is one of them wrong?",
    )


def _part(relation: Relation) -> Check:
    part, whole = relation.terms

    def compare(reading: Reading) -> tuple[Interval, Interval]:
        low = part.values(reading).low
        return Interval(low, low), Interval(None, whole.values(reading).high)

    verdict = judge(relation, compare)
    if part.aspect is Aspect.CHANGE and verdict.outcome is Outcome.INCONSISTENT:
        verdict = _at_most_tension(verdict)
    share = part.value / whole.value * HUNDRED if whole.value else None
    shown = "" if share is None else f", {number(share, 3)} percent of it"
    fits = (
        f"is a part of {quoted(whole.claim)}{shown}."
        if verdict.severity is None
        else (f"should be a part of {quoted(whole.claim)} and is larger than it.")
    )
    return check_of(
        relation,
        verdict,
        message=(
            f"In what {said(part.claim) if part.claim.speaker else 'the text'} says, "
            f"{quoted(part.claim)} {fits}"
        ),
        steps=(
            f"part: {with_unit(part.claim.quantity.value, part.claim)}",
            f"whole: {with_unit(whole.claim.quantity.value, whole.claim)}",
            *(
                ()
                if share is None
                else (f"{number(part.value)} / {number(whole.value)} x 100 = {number(share, 3)} percent",)
            ),
        ),
        computation=computation(
            "part / whole * 100", {"part": part.value, "whole": whole.value}, share, verdict
        ),
        question=f"How can {quoted(part.claim)} be part of {quoted(whole.claim)}?",
    )


def _at_most_tension(verdict: Verdict) -> Verdict:
    return replace(verdict, outcome=Outcome.TENSION, severity=Severity.WARNING)


RULE = Rule(
    id="part-above-whole",
    family="sum-of-parts",
    summary="A part is larger than its whole.",
    grain=Grain.PAIR,
    formula="part <= whole",
    severity=Severity.ERROR,
    function=compare_part_with_whole,
    examples=(
        Flagged(
            "The museum owns 3,000 paintings, of which 4,500 are on loan.", at=("3,000 paintings", "4,500")
        ),
        Flagged(
            "The port invested 410 million pesos, of which 360 million for cranes and 150 million for quays.",
            at=("410 million pesos", "360 million", "150 million"),
        ),
        Passed("The museum owns 3,000 paintings, of which 450 are on loan.", why="450 is less than 3,000"),
    ),
)
