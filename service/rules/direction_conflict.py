"""Rose against fell.

What it flags
    Words that rise beside levels that fall, or the reverse; and two statements that send one measure in one
    period in opposite directions.

Why it matters
    The direction is what a reader remembers; when it is wrong, exact figures do not help.

Does not flag
    Levels whose roundings overlap; movements over different periods, of different owners or against
    different bases; negated and hypothetical sentences; a deficit that "fell", as its level is what fell.

Method
    sign(new - base) against the direction of the words. The levels must differ on the widest reading. For
    two changes of one measure and period: the signs of both must agree. A written minus beside a word that
    rises ("growth of minus 2 percent") is common usage and only noted.

Limits
    "Fell less than expected" is a fall; expectations are not read.

Source
    Countercheck's own definition.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from service.model.claim import Claim
from service.model.quantity import Interval
from service.model.report import Check, Outcome, Severity
from service.model.rule import Flagged, Grain, Passed, Rule
from service.reason.case import Case
from service.reason.changes import came_and_went, opposed
from service.reason.checks import check_of, remark
from service.reason.growth import difference, goes_against, sign_of_levels, stated_change
from service.reason.intervals import ZERO
from service.reason.owners import are_owned_apart
from service.reason.phrasing import (
    computation,
    number,
    quoted,
    said,
    same_voice,
    signed,
    subject,
    topic,
    when,
    with_unit,
)
from service.reason.relations import Relation, RelationKind, judge, most_severe
from service.reason.terms import Aspect, Term


def compare_directions(case: Case, parameters: dict[str, Decimal]) -> Iterator[Check]:
    """Yield a check for every movement that has two levels or two statements."""
    for relation in case.of_kind(RelationKind.DIRECTION):
        yield _words_against_levels(relation)
    for relation in case.of_kind(RelationKind.GROWTH):
        if goes_against(relation):
            yield _change_against_levels(relation)
    for pair in case.disagreements:
        changes = pair.terms[0].aspect is Aspect.CHANGE and opposed(*pair.terms)
        if changes and not (came_and_went(case, *pair.terms) or are_owned_apart(case, *pair.claims[:2])):
            yield _change_against_change(pair)
    for term in case.terms.values():
        negative = term.aspect is Aspect.CHANGE and term.claim.quantity.value < 0
        if negative and term.claim.measure.direction == "increase":
            yield _written_minus(term.claim)


_MOVES = {"increase": "rise", "decrease": "fall", "none": "move"}


def _words_against_levels(relation: Relation) -> Check:
    new, base = relation.terms
    direction = new.claim.measure.direction
    allowed = Interval(ZERO, None) if direction == "increase" else Interval(None, ZERO)
    verdict = judge(relation, lambda reading: (allowed, difference(new, base, reading)))
    gap = new.value - base.value
    conflict = verdict.severity is not None
    way = "higher" if gap > 0 else "lower" if gap < 0 else "level"
    tail = (
        f"but the level went from {quoted(base.claim)} to {quoted(new.claim)}, which is {way}."
        if conflict
        else f"and the levels, {quoted(base.claim)} and {quoted(new.claim)}, bear that out."
    )
    return check_of(
        relation,
        verdict,
        message=f"{said(new.claim)} speaks of a {_MOVES[direction]} of {topic(new.claim)}, {tail}",
        steps=_steps(new, base, direction),
        computation=computation("new - base", {"new": new.value, "base": base.value}, gap, verdict),
        question=f"Did {subject(new.claim)} rise or fall, and which are the right levels?",
    )


def _steps(new: Term, base: Term, direction: str) -> tuple[str, str]:
    gap = number((new.value - base.value) / new.scale)
    side = "above" if direction == "increase" else "below"
    return (
        f"{number(new.claim.quantity.value)} - {number(base.claim.quantity.value)} = {gap}",
        f"a {_MOVES[direction]} asks for a result {side} 0",
    )


def _change_against_levels(relation: Relation) -> Check:
    change, new, base = relation.terms
    direction = change.claim.measure.direction
    verdict = judge(
        relation, lambda reading: (stated_change(relation, reading), sign_of_levels(relation, reading))
    )
    gap = new.value - base.value
    return check_of(
        relation,
        verdict,
        message=(
            f"{said(change.claim)} speaks of a {_MOVES[direction]} of {quoted(change.claim)} "
            f"in {subject(new.claim)}"
            f"{when(new.claim)}, but the level went from {quoted(base.claim)} to {quoted(new.claim)}."
        ),
        steps=_steps(new, base, direction),
        computation=computation("new - base", {"new": new.value, "base": base.value}, gap, verdict),
        question=f"Did {subject(new.claim)} rise or fall between the two levels?",
    )


def _change_against_change(pair: Relation) -> Check:
    a, b = pair.terms
    other = "later" if same_voice(pair.claims) else f"{said(b.claim)} has it"
    return remark(
        pair.claims,
        outcome=Outcome.INCONSISTENT,
        severity=most_severe(pair),
        message=(
            f"{said(a.claim)} has {topic(a.claim)} {_MOVES[a.claim.measure.direction]} "
            f"({quoted(a.claim)}), and {other} "
            f"{_MOVES[b.claim.measure.direction]} ({quoted(b.claim)})."
        ),
        steps=(
            f"{quoted(a.claim)}: {signed(a)}",
            f"{quoted(b.claim)}: {signed(b)}",
            "the signs differ",
        ),
        question=f"Which way did {subject(a.claim)} go{when(a.claim)}?",
        confidence=pair.confidence,
    )


def _written_minus(claim: Claim) -> Check:
    return remark(
        (claim,),
        outcome=Outcome.TENSION,
        severity=Severity.INFO,
        message=(
            f"{said(claim)} uses a word for a rise of {topic(claim)} with a negative figure, "
            f"{quoted(claim)}: it is a fall."
        ),
        steps=(
            (
                f"a rise of {with_unit(claim.quantity.value, claim)} is a fall of "
                f"{with_unit(-claim.quantity.value, claim)}"
            ),
        ),
        question=f"Did {subject(claim)} fall{when(claim)}?",
        confidence=claim.confidence,
    )


RULE = Rule(
    id="direction-conflict",
    family="direction-conflict",
    summary="The words rise and the figures fall, or the reverse.",
    grain=Grain.PAIR,
    formula="sign(new - base) = direction of the words",
    severity=Severity.ERROR,
    function=compare_directions,
    examples=(
        Flagged(
            "Ferry traffic fell to 1.9 million passengers in 2022 from 1.4 million in 2021.",
            at=("1.9 million passengers", "1.4 million"),
        ),
        Passed(
            "Ferry traffic rose to 1.9 million passengers in 2022 from 1.4 million in 2021.",
            why="the level did rise",
        ),
    ),
)
