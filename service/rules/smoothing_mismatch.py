"""An average over several periods set against a single one.

What it flags
    "The seven-day average was 1,200, down from 2,000 cases on 2 May alone": a comparison of a moving average
    with the figure of one day or month.

Why it matters
    Single figures scatter, averages do not; the difference says little.

Does not flag
    Two averages; a second figure of which the text does not say that it is a single one, as "the average fell
    to 4 from 6" gives two averages; an average and a single figure side by side without comparison.

Method
    Of two figures that the words set against each other, one is called a moving average and the other that of
    a single day or month. Both can hold, so it is a tension.

Limits
    It reads what the words say of smoothing.

Source
    Countercheck's own definition.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from service.model.claim import LinkKind
from service.model.report import Check, Outcome, Severity
from service.model.rule import Flagged, Grain, Passed, Rule
from service.reason.case import Case
from service.reason.checks import remark
from service.reason.phrasing import number, quoted, said, subject
from service.reason.terms import Term


def compare_average_with_single(case: Case, parameters: dict[str, Decimal]) -> Iterator[Check]:
    """Yield a check for every moving average that the words set against a single figure, or the reverse."""
    for link in case.links:
        later, base = case.terms.get(link.source), case.terms.get(link.target)
        if link.kind is not LinkKind.BASE or later is None or base is None:
            continue
        for smooth, single in ((later, base), (base, later)):
            is_smooth = case.cues.of(smooth.claim, "smoothed") is not None
            if is_smooth and case.cues.of(single.claim, "single") is not None:
                yield _compare(later, base, smooth)


def _compare(later: Term, base: Term, smooth: Term) -> Check:
    sorts = ("a moving average", "a single figure")
    now, then = sorts if smooth is later else sorts[::-1]
    return remark(
        (later.claim, base.claim),
        outcome=Outcome.TENSION,
        severity=Severity.WARNING,
        message=(
            f"{said(later.claim)} sets {quoted(later.claim)} of {subject(base.claim)}, {now}, against "
            f"{quoted(base.claim)}, {then}. Both can hold, but single figures scatter where averages do not."
        ),
        steps=(
            (
                f"{number(later.claim.quantity.value)} - {number(base.claim.quantity.value)} = "
                f"{number(later.claim.quantity.value - base.claim.quantity.value)}, "
                f"between two sorts of figures"
            ),
        ),
        question=f"What are the averages of {subject(base.claim)} for both times?",
        confidence=min(later.claim.confidence, base.claim.confidence),
    )


RULE = Rule(
    id="smoothing-mismatch",
    family="framing",
    summary="A moving average is set against a single figure.",
    grain=Grain.PAIR,
    formula="smoothing of one figure = smoothing of the other",
    severity=Severity.WARNING,
    function=compare_average_with_single,
    examples=(
        Flagged(
            "The seven-day average of cases was 1,200 on 3 May, down from 2,000 cases "
            "reported on 2 May alone.",
            at=("1,200", "2,000 cases"),
            date="2024-06-01",
        ),
        Passed(
            "The seven-day average of cases was 1,200 on 3 May, down from 2,000 cases a week earlier.",
            why="the second figure is not said to be a single day's",
            date="2024-06-01",
        ),
    ),
)
