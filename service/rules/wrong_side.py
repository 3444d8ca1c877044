"""A figure said to lie above a mark that it lies below by just that much, or the reverse.

What it flags
    "71.4 metres, 1.9 metres above the norm of 73.3 metres": the distance fits the two figures, the side does
    not.

Why it matters
    One word turns a shortfall into a surplus, and the figures beside it show which is right.

Does not flag
    Distances that do not fit the two figures either way, which may be of something else; figures of other
    units or speakers; marks that rounding allows on either side.

Method
    The size of figure - mark, with the rounding of both carried through, must meet the distance; its sign
    must be that of the words.

Limits
    Figure, distance and mark must stand side by side, in one sentence or with "that is", "it stayed" and the
    like at the head of the next.

Source
    Countercheck's own definition.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from service.model.report import Check, Outcome, Severity
from service.model.rule import Flagged, Grain, Passed, Rule
from service.reason.case import Case
from service.reason.checks import remark
from service.reason.gaps import Gap, gaps
from service.reason.intervals import subtract
from service.reason.phrasing import number, quoted, said, with_unit


def compare_side_with_mark(case: Case, parameters: dict[str, Decimal]) -> Iterator[Check]:
    """Yield a check for every figure whose distance from a mark fits the two."""
    for found in gaps(case):
        over = subtract(found.figure.ordinary, found.mark.ordinary)
        distance = found.distance.claim.quantity.ordinary.scale(found.distance.scale)
        fits = {True: over.meets(distance), False: over.negate().meets(distance)}
        if fits[True] != fits[False]:
            yield _check(found, above=fits[True])


def _check(found: Gap, *, above: bool) -> Check:
    figure, mark, distance = found.figure.claim, found.mark.claim, found.distance.claim
    denied = above != found.above
    a, b = (term.value / found.figure.scale for term in (found.figure, found.mark))
    side, other = ("above", "below") if found.above else ("below", "above")
    return remark(
        (figure, distance, mark),
        outcome=Outcome.INCONSISTENT if denied else Outcome.CONSISTENT,
        severity=Severity.ERROR if denied else None,
        message=(
            f"{said(figure)} puts {quoted(figure)} {quoted(distance)} {side} {quoted(mark)}; it lies "
            f"{with_unit(abs(a - b), figure)} {other if denied else side} it."
        ),
        steps=(
            f"{number(a)} - {number(b)} = {number(a - b)}",
            f"“{side}” asks for a result {'above' if found.above else 'below'} 0",
        ),
        question=f"Is {quoted(figure)} {other} {quoted(mark)}, or is one of the two wrong?" if denied else "",
        confidence=min(figure.confidence, mark.confidence),
    )


RULE = Rule(
    id="wrong-side",
    family="direction-conflict",
    summary="A figure is said to lie above a mark that it lies below by just that much, or the reverse.",
    grain=Grain.GROUP,
    formula="sign(figure - mark) = side",
    severity=Severity.ERROR,
    function=compare_side_with_mark,
    examples=(
        Flagged(
            "The lake stood at 71.4 metres, 1.9 metres above the norm of 73.3 metres.",
            at=("71.4 metres", "1.9 metres", "73.3 metres"),
        ),
        Passed(
            "The lake stood at 71.4 metres, 1.9 metres below the norm of 73.3 metres.",
            why="71.4 is less than 73.3",
        ),
    ),
)
