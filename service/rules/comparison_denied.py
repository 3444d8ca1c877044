"""A figure said to be more, or less, than another that the same words give as less, or more.

What it flags
    "2.1 percent, faster than in 2023, when it grew 2.7 percent": the comparison goes against the figures.

Why it matters
    The comparison is what a reader takes away, and both figures stand beside it.

Does not flag
    Figures whose roundings overlap; figures in different units or of different sorts (a level and a change);
    comparisons with a figure that is not the one of the time compared with.

Method
    Figure less the one compared with, each with its rounding, must have the sign of the comparison. Changes
    are compared by their size where both go one way.

Limits
    Only comparisons of the form "higher than in …, when …" are read here; "lower than last year's 5.4
    percent" is read as a step from one level to another (`direction-conflict`).

Source
    Countercheck's own definition.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from service.model.quantity import Interval
from service.model.report import Check, Outcome, Severity
from service.model.rule import Flagged, Grain, Passed, Rule
from service.reason.case import Case
from service.reason.checks import remark
from service.reason.comparisons import Compared, comparisons
from service.reason.intervals import subtract
from service.reason.phrasing import number, quoted, said, when
from service.reason.relations import WORTH_A_WARNING
from service.reason.terms import Aspect, Reading, Term


def compare_with_what_was_then(case: Case, parameters: dict[str, Decimal]) -> Iterator[Check]:
    """Yield a check for every figure that is compared with one of another time."""
    for found in comparisons(case):
        yield _comparison(case, found)


def _size(term: Term, reading: Reading, *, by_size: bool) -> Interval:
    values = term.values(reading)
    return values.negate() if by_size and term.value < 0 else values


def _comparison(case: Case, found: Compared) -> Check:
    figure, other = found.figure, found.other
    by_size = figure.aspect is Aspect.CHANGE and figure.value * other.value > 0
    gap = subtract(*(_size(term, Reading.WIDEST, by_size=by_size) for term in (figure, other)))
    end = gap.high if found.more else gap.low
    denied = end is not None and (end < 0 if found.more else end > 0)
    sure = min(figure.claim.confidence, other.claim.confidence) >= WORTH_A_WARNING
    severity = (Severity.WARNING if sure else Severity.INFO) if denied else None
    a, b = ((abs(term.value) if by_size else term.value) / figure.scale for term in (figure, other))
    words = " ".join(case.text[found.cue.span.start : found.cue.span.end].split())
    fits = "which the figures do not bear out." if denied else "and the figures allow it."
    return remark(
        (figure.claim, other.claim),
        outcome=Outcome.INCONSISTENT if denied else Outcome.CONSISTENT,
        severity=severity,
        message=(
            f"{said(figure.claim)} calls {quoted(figure.claim)}{when(figure.claim)} “{words}” the "
            f"{quoted(other.claim)} of another time, {fits}"
        ),
        steps=(
            f"{number(a)} - {number(b)} = {number(a - b)}",
            f"“{words}” asks for a result {'above' if found.more else 'below'} 0",
        ),
        question="Which of the two figures is wrong, or of what is the comparison?" if denied else "",
        confidence=min(figure.claim.confidence, other.claim.confidence),
    )


RULE = Rule(
    id="comparison-denied",
    family="direction-conflict",
    summary="A figure is said to be more, or less, than one that is not.",
    grain=Grain.PAIR,
    formula="sign(figure - other) = sign of the comparison",
    severity=Severity.WARNING,
    function=compare_with_what_was_then,
    examples=(
        Flagged(
            "Norway's economy grew 2.1 percent in 2024, faster than in 2023, when it grew 2.7 percent.",
            at=("2.1 percent", "2.7 percent"),
        ),
        Passed(
            "Norway's economy grew 2.1 percent in 2024, slower than in 2023, when it grew 2.7 percent.",
            why="2.1 is less than 2.7",
        ),
    ),
)
