"""A result with more digits than its inputs can bear.

What it flags
    "About 2 million of roughly 7 million, or 28.57 percent": a share with decimals that is worked out, in the
    same breath, from figures so rounded or hedged that even its first decimal is open.

Why it matters
    Decimals promise a precision that nobody has measured.

Does not flag
    Shares whose inputs support their digits; shares that are hedged themselves; shares of which the text does
    not give part and whole, as the source may have had more digits.

Method
    With the rounding and hedges of both carried through, part / whole * 100 spans a range, in percent;
    where it
    is wider than `digits_lost` times the last stated digit of the share, the share is too precise.
    Inputs that
    are only rounded are noted; hedged ones ("about", "roughly") give a warning. The figures hold, so it is a
    tension.

Limits
    The speaker may know more digits than he says.

Source
    Significant figures; bound: own choice (ten times the last digit is one digit too many).
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from service.model.quantity import Interval, Qualifier, QuantityKind
from service.model.report import Check, Computation, Outcome, Severity
from service.model.rule import Flagged, Grain, Parameter, Passed, Rule
from service.reason.case import Case
from service.reason.checks import remark
from service.reason.intervals import HUNDRED, divide, exactly, multiply
from service.reason.phrasing import interval, number, quoted, said
from service.reason.relations import Relation, RelationKind
from service.reason.terms import Term


def compare_digits_with_inputs(case: Case, parameters: dict[str, Decimal]) -> Iterator[Check]:
    """Yield a check for every share with decimals whose part and whole are stated."""
    for relation in case.of_kind(RelationKind.SHARE):
        share, part, whole = relation.terms
        exact = share.claim.quantity.qualifier is Qualifier.EXACT
        percent = share.claim.quantity.kind is QuantityKind.PERCENT
        if exact and percent and relation.stated and whole.value > 0 and part.value > 0 and _last(share) < 1:
            spread = multiply(divide(part.ordinary, whole.ordinary), exactly(HUNDRED))
            if spread.low is not None and spread.high is not None:
                yield _compare(relation, spread, parameters["digits_lost"])


def _last(share: Term) -> Decimal:
    """Return what the last stated digit of a share is worth, in percent."""
    exponent = share.claim.quantity.value.as_tuple().exponent
    return Decimal(1).scaleb(exponent) if isinstance(exponent, int) else Decimal(1)


def _compare(relation: Relation, spread: Interval, limit: Decimal) -> Check:
    share, part, whole = relation.terms
    width = (spread.high or Decimal(0)) - (spread.low or Decimal(0))
    too_precise = width > _last(share) * limit
    hedged = all(term.claim.quantity.qualifier is Qualifier.ABOUT for term in (part, whole))
    return remark(
        relation.claims,
        outcome=Outcome.TENSION if too_precise else Outcome.CONSISTENT,
        severity=(Severity.WARNING if hedged else Severity.INFO) if too_precise else None,
        message=(
            f"{said(share.claim)} works out {quoted(share.claim)} from {quoted(part.claim)} and "
            f"{quoted(whole.claim)}; figures as round as these allow {interval(spread, 'percent')}"
            f"{', so the decimals promise more than anybody knows' if too_precise else ''}."
        ),
        steps=(
            (
                f"{number(part.value / whole.scale)} / {number(whole.value / whole.scale)} x 100 = "
                f"{number(part.value / whole.value * HUNDRED)} percent"
            ),
            (
                f"the inputs allow {interval(spread, 'percent')}; the last digit stated is worth "
                f"{number(_last(share))} percentage points"
            ),
        ),
        computation=Computation(
            formula="part / whole * 100",
            inputs=(("part", float(part.value)), ("whole", float(whole.value))),
            result=float(part.value / whole.value * HUNDRED),
            expected=float(share.value),
        ),
        question="What are the exact figures behind the share?",
        confidence=relation.confidence,
    )


RULE = Rule(
    id="false-precision",
    family="framing",
    summary="A share has more digits than its rounded inputs can bear.",
    grain=Grain.GROUP,
    formula="width of part / whole * 100 <= 10 * last digit of the share",
    severity=Severity.WARNING,
    function=compare_digits_with_inputs,
    parameters=(
        Parameter("digits_lost", Decimal(10), unit="ratio", doc="Width in last digits; own choice."),
    ),
    examples=(
        Flagged(
            "About 2 million people out of roughly 7 million, or 28.57 percent, lack water.",
            at=("About 2 million people", "roughly 7 million", "28.57 percent"),
        ),
        Passed(
            "About 2 million people out of roughly 7 million, or 29 percent, lack water.",
            why="a share without decimals",
        ),
    ),
)
