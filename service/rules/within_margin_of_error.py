"""A lead that lies within the margin of error.

What it flags
    A poll lead, stated in points or as two shares of which one is called ahead, that is smaller than the
    margin of error that the text gives.

Why it matters
    Such a lead may be chance: another sample of the same people could put the other one ahead.

Does not flag
    Leads beyond the margin of the lead; polls of which the text itself says that it is a tie or too close to
    call; weighted designs, whose margin is another one (undetermined); shares of which none is called ahead.

Method
    margin of the lead = 2 * margin, in points, or 2 * margin * sqrt(p1 + p2 - (p1 - p2)^2) where the shares
    are given (as fractions). A lead up to the margin itself is a warning, up to that of the lead an
    info. Both
    figures hold, so it is a tension.

Limits
    The margin is taken as that of a share of one half, as pollsters state it, and as belonging to the lead
    nearest to it.

Source
    Variance of the difference of two shares of one sample (multinomial); Franklin, The "Margin of Error" for
    Differences in Polls, 2007.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from service.model.quantity import QuantityKind
from service.model.report import Check, Computation, Outcome, Severity
from service.model.rule import Flagged, Grain, Passed, Rule
from service.reason.case import Case
from service.reason.checks import remark, undetermined
from service.reason.phrasing import number, quoted, said
from service.reason.terms import Term

_NEAR = 600  # letters between a lead and the margin of error
_ONE = Decimal(1)
_HUNDRED = Decimal(100)
_POINTS = (QuantityKind.PERCENTAGE_POINTS, QuantityKind.PERCENT, QuantityKind.COUNT)


def compare_lead_with_margin(case: Case, parameters: dict[str, Decimal]) -> Iterator[Check]:
    """Yield a check for every margin of error with the lead nearest to it."""
    for margin in case.terms.values():
        if margin.topic.measure != "margin-of-error" or margin.claim.quantity.kind not in _POINTS:
            continue
        leads = [lead for lead in _leads(case) if lead[0].claim.segment == margin.claim.segment]
        nearest = min(leads, key=lambda lead: _distance(lead, margin), default=None)
        if nearest is None or _distance(nearest, margin) > _NEAR:
            continue
        if case.cues.in_document("weighted"):
            yield undetermined(
                [margin.claim, *(term.claim for term in nearest)],
                message=f"The margin of error of {quoted(margin.claim)} is that of a weighted poll.",
                reason="the margin of a weighted poll is not that of a simple sample",
            )
        else:
            yield _compare(case, margin, nearest)


def _leads(case: Case) -> Iterator[tuple[Term, ...]]:
    """Yield leads in points, and pairs of shares of one sentence of which one is called ahead."""
    by_sentence: dict[int, list[Term]] = {}
    for term in case.terms.values():
        if term.topic.measure == "margin-of-error":
            continue
        kind, unit = term.claim.quantity.kind, term.claim.quantity.unit
        is_points = kind is QuantityKind.PERCENTAGE_POINTS or (kind is QuantityKind.COUNT and unit == "point")
        if is_points and case.cues.in_sentence(term.claim, "lead") is not None:
            yield (term,)
        elif kind is QuantityKind.PERCENT and term.dimension == "%":
            by_sentence.setdefault(term.claim.sentence.start, []).append(term)
    for shares in by_sentence.values():
        if len(shares) == 2 and case.cues.near_sentence(shares[0].claim, "lead"):
            yield tuple(sorted(shares, key=lambda term: -term.value))


def _distance(lead: tuple[Term, ...], margin: Term) -> int:
    return abs(lead[0].claim.span.start - margin.claim.span.start)


def _compare(case: Case, margin: Term, lead: tuple[Term, ...]) -> Check:
    points = lead[0].claim.quantity.value - (lead[1].claim.quantity.value if len(lead) > 1 else 0)
    stated = margin.claim.quantity.value
    factor = _ONE
    if len(lead) > 1:
        first, second = (term.claim.quantity.value / _HUNDRED for term in lead)
        factor = (first + second - (first - second) ** 2).sqrt()
    allowed = 2 * stated * factor
    within = abs(points) < allowed
    told = case.cues.in_document("tie")
    severe = Severity.WARNING if abs(points) <= stated else Severity.INFO
    shown = f"{number(points)} percentage points"
    given = quoted(lead[0].claim) if len(lead) == 1 else " to ".join(quoted(term.claim) for term in lead)
    ending = (
        f"so the lead may be chance; only beyond about {number(allowed, 2)} points it is hardly so"
        if within
        else "and the lead lies beyond it"
    )
    return remark(
        [margin.claim, *(term.claim for term in lead)],
        outcome=Outcome.TENSION if within and not told else Outcome.CONSISTENT,
        severity=severe if within and not told else None,
        message=(
            f"{said(lead[0].claim)} gives a lead of {shown} ({given}); the margin of error is "
            f"{quoted(margin.claim)} for each share, {ending}."
        ),
        steps=(
            *_difference(lead, points),
            (
                f"2 x {number(stated)} x {number(factor, 3)} = {number(allowed, 3)} points, "
                f"the margin of the lead"
            ),
        ),
        computation=Computation(
            formula="lead < 2 * margin * sqrt(p1 + p2 - (p1 - p2)^2)",
            inputs=(("lead", float(points)), ("margin", float(stated))),
            result=float(allowed),
            expected=float(points),
        ),
        question="Is the lead larger than the margin of error of the lead?",
        confidence=min(term.claim.confidence for term in (margin, *lead)),
    )


def _difference(lead: tuple[Term, ...], points: Decimal) -> tuple[str, ...]:
    if len(lead) == 1:
        return ()
    first, second = (number(term.claim.quantity.value) for term in lead)
    return (f"{first} - {second} = {number(points)} points",)


RULE = Rule(
    id="within-margin-of-error",
    family="framing",
    summary="A lead is smaller than the margin of error.",
    grain=Grain.GROUP,
    formula="lead < 2 * margin * sqrt(p1 + p2 - (p1 - p2)^2)",
    severity=Severity.WARNING,
    function=compare_lead_with_margin,
    examples=(
        Flagged(
            "Labour has a lead of 2 percentage points. The poll's margin of error is 3 percentage points.",
            at=("2 percentage points", "3 percentage points"),
        ),
        Passed(
            "Labour has a lead of 9 percentage points. The poll's margin of error is 3 percentage points.",
            why="nine points are beyond twice the margin",
        ),
    ),
)
