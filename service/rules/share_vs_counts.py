"""A share that part and whole do not give.

What it flags
    "1,500 of the 2,000, or 57 percent": a stated share that is not the part divided by the whole; "1,500 of
    the 2,000 …; the others are 40 percent": a share of the rest that is not what the part leaves.

Why it matters
    One of the three figures is wrong, or the share is of something else.

Does not flag
    Shares that the rounding of part and whole allows; shares whose whole the words do not name.

Method
    part / whole * 100, in percent with the rounding of both carried through, must meet the share; "one in
    five" is 20 percent.

Limits
    A share of another whole than the one named beside it (adults, not residents) looks wrong here.

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
from service.reason.checks import check_of
from service.reason.intervals import HUNDRED, divide, exactly, multiply
from service.reason.phrasing import also_said, computation, number, quoted, said, tolerance
from service.reason.relations import Relation, RelationKind, judge
from service.reason.remainders import share_of_rest
from service.reason.terms import Reading, Term


def compare_share_with_counts(case: Case, parameters: dict[str, Decimal]) -> Iterator[Check]:
    """Yield a check for every share whose part and whole are stated."""
    for relation in case.of_kind(RelationKind.SHARE):
        _, part, whole = relation.terms
        if whole.value > 0 and part.value >= 0:
            yield _share(relation)
    for relation in case.of_kind(RelationKind.REMAINDER):
        yield _remainder(relation)


def _share(relation: Relation) -> Check:
    share, part, whole = relation.terms

    def compare(reading: Reading) -> tuple[Interval, Interval]:
        return in_percent(share, reading), multiply(
            divide(part.values(reading), whole.values(reading)), exactly(100)
        )

    verdict = judge(relation, compare)
    result = part.value / whole.value * HUNDRED
    fits = "which agrees with" if verdict.severity is None else "not"
    return check_of(
        relation,
        verdict,
        message=(f"{_given(relation)} that is {number(result, 3)} percent, {fits} {quoted(share.claim)}."),
        steps=(
            (
                f"{number(part.value / whole.scale)} / {number(whole.value / whole.scale)} x 100 = "
                f"{number(result)} percent"
            ),
            tolerance(verdict, "percent"),
        ),
        computation=computation(
            "part / whole * 100", {"part": part.value, "whole": whole.value}, result, verdict
        ),
        question=f"What is {quoted(share.claim)} a share of?",
    )


def _remainder(relation: Relation) -> Check:
    share, part, whole = relation.terms
    verdict = judge(
        relation, lambda reading: (in_percent(share, reading), share_of_rest(part, whole, reading))
    )
    left = whole.value - part.value
    result = left / whole.value * HUNDRED
    shown = [number(value / whole.scale) for value in (whole.value, part.value, left)]
    fits = "which agrees with" if verdict.severity is None else "not"
    return check_of(
        relation,
        verdict,
        message=(
            f"{quoted(whole.claim)} less {quoted(part.claim)} leaves {number(left / whole.scale)}; that is "
            f"{number(result, 3)} percent, {fits} {quoted(share.claim)}."
        ),
        steps=(
            f"{shown[0]} - {shown[1]} = {shown[2]}",
            f"{shown[2]} / {shown[0]} x 100 = {number(result)} percent",
            tolerance(verdict, "percent"),
        ),
        computation=computation(
            "(whole - part) / whole * 100", {"part": part.value, "whole": whole.value}, result, verdict
        ),
        question=f"What is {quoted(share.claim)} a share of?",
    )


def _given(relation: Relation) -> str:
    """Return who gives part and whole: the speaker of the share, unless they stand in other sentences."""
    share, part, whole = (term.claim for term in relation.terms)
    if part.sentence == whole.sentence == share.sentence:
        return f"{said(share)} gives {quoted(part)} of {quoted(whole)};"
    of_whole = f"{also_said(whole, part)} the whole at {quoted(whole)}"
    return f"{said(part)} puts the part at {quoted(part)}, {of_whole};"


def in_percent(share: Term, reading: Reading) -> Interval:
    """Return a share in percent, however it is stated."""
    values = share.values(reading)
    is_fraction = share.claim.quantity.kind is QuantityKind.RATIO and share.dimension != "%"
    return multiply(values, exactly(100)) if is_fraction else values


RULE = Rule(
    id="share-vs-counts",
    family="share-vs-counts",
    summary="A stated share is not the part divided by the whole.",
    grain=Grain.GROUP,
    formula="share = part / whole * 100",
    severity=Severity.ERROR,
    function=compare_share_with_counts,
    examples=(
        Flagged(
            "The council spent $1.5 million of its $6.0 million budget, just 45 percent.",
            at=("$1.5 million", "$6.0 million", "45 percent"),
        ),
        Passed(
            "The council spent $1.5 million of its $6.0 million budget, just 25 percent.",
            why="1.5 of 6 is 25 percent",
        ),
    ),
)
