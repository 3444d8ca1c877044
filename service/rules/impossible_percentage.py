"""A percentage that no count of its base can give.

What it flags
    A share of a small whole number of things whose printed percentage no whole number of them makes.

Why it matters
    Of 12 people, no number is 45 percent; base or percentage is wrong, or the figure was weighted.

Does not flag
    Bases so large that every printed percentage is some count of them; shares with a hedge; shares of
    amounts of money or of anything that does not come in whole pieces.

Method
    For N things, some whole k must have 100 * k / N within the printed percentage's rounding. Bases above
    `largest_base` are not looked at.

Limits
    Weighted surveys and missing answers change N, so this is a warning.

Source
    GRIM test (Brown and Heathers, Social Psychological and Personality Science 8, 2017).
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_CEILING, Decimal

from service.model.quantity import Qualifier
from service.model.report import Check, Computation, Outcome, Severity
from service.model.rule import Flagged, Grain, Parameter, Passed, Rule
from service.reason.case import Case
from service.reason.changes import has_cue
from service.reason.checks import remark
from service.reason.phrasing import number, quoted, said
from service.reason.relations import Relation, RelationKind


def count_possible_percentages(case: Case, parameters: dict[str, Decimal]) -> Iterator[Check]:
    """Yield a check for every exact share of a stated whole number of things."""
    for relation in case.of_kind(RelationKind.SHARE_OF_COUNT):
        share, whole = relation.terms
        size = whole.claim.quantity.value
        exact = share.claim.quantity.qualifier is whole.claim.quantity.qualifier is Qualifier.EXACT
        if has_cue(case, "weighted", relation.claims) or has_cue(case, "answered", relation.claims):
            continue
        if exact and size == size.to_integral_value() and 0 < size <= parameters["largest_base"]:
            yield _possible(relation)


def _possible(relation: Relation) -> Check:
    share, whole = relation.terms
    size = whole.claim.quantity.value
    low = share.widest.low if share.widest.low is not None else Decimal(0)
    high = share.widest.high if share.widest.high is not None else Decimal(100)
    count = (low * size / 100).to_integral_value(rounding=ROUND_CEILING)
    possible = count <= high * size / 100
    below = count - 1
    if possible:
        steps: tuple[str, ...] = (
            f"{number(count)} / {number(size)} x 100 = {number(100 * count / size)} percent",
        )
    else:
        steps = (
            f"{number(below)} / {number(size)} x 100 = {number(100 * below / size)} percent",
            f"{number(count)} / {number(size)} x 100 = {number(100 * count / size)} percent",
            f"nothing between them rounds to {quoted(share.claim)}",
        )
    ending = f"can be {number(count)} of them." if possible else "is no whole number of them."
    return remark(
        relation.claims,
        outcome=Outcome.CONSISTENT if possible else Outcome.INCONSISTENT,
        severity=None if possible else Severity.WARNING,
        message=f"{said(share.claim)} gives {quoted(share.claim)} of {quoted(whole.claim)}, which {ending}",
        steps=steps,
        computation=Computation(
            formula="100 * k / N",
            inputs=(("N", float(size)), ("k", float(count))),
            result=float(100 * count / size),
        ),
        question="" if possible else f"Of how many is {quoted(share.claim)} a share, and was it weighted?",
        confidence=relation.confidence,
    )


RULE = Rule(
    id="impossible-percentage",
    family="share-vs-counts",
    summary="No whole number of the things counted makes the stated percentage.",
    grain=Grain.PAIR,
    formula="some whole k has 100 * k / N within the rounding of the percentage",
    severity=Severity.WARNING,
    function=count_possible_percentages,
    parameters=(
        Parameter(
            "largest_base",
            Decimal(1000),
            unit="things counted",
            doc="Largest base looked at; beyond it the test finds nothing.",
        ),
    ),
    examples=(
        Flagged("Of the 12 judges, 45 percent voted in favour.", at=("12 judges", "45 percent")),
        Passed("Of the 12 judges, 42 percent voted in favour.", why="5 of 12 is 41.7 percent"),
    ),
)
