"""What is left is not the whole less what was taken from it.

What it flags
    "The fund has €90 million. Roads take €40 million and rail €30 million, leaving €26 million": what is said
    to be left is not the whole less the parts just told.

Why it matters
    What is left is what is fought over, and it is worked out by hand.

Does not flag
    Differences that rounding allows; accounts with another figure between that could not be read; figures of
    two times, speakers or units; sentences before which there are two amounts that could be the whole.

Method
    left = whole - sum of what was taken, in the unit of the claims with every rounding carried through.

Limits
    The whole must be the only amount of its unit in the sentence before, or open the sentence ("Of the 90
    …"). That nothing else was taken is read from the words, so that it is a warning at most.

Source
    Countercheck's own definition.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from service.model.report import Check, Severity
from service.model.rule import Flagged, Grain, Passed, Rule
from service.reason.case import Case
from service.reason.checks import check_of
from service.reason.leftovers import Leftover, leftovers
from service.reason.phrasing import computation, number, quoted, said, tolerance, with_unit
from service.reason.relations import RelationKind, judge, relate

_MATCH = 0.8
"""Match of figures that only "leaves" and their order tie to each other."""


def compare_leftover_with_account(case: Case, parameters: dict[str, Decimal]) -> Iterator[Check]:
    """Yield a check for everything that is said to be left of a whole."""
    for found in leftovers(case):
        yield _compare(found)


def _compare(found: Leftover) -> Check:
    left, whole, scale = found.left, found.whole, found.left.scale
    relation = relate(RelationKind.STOCK, found.terms, match=_MATCH)
    verdict = judge(relation, lambda reading: (found.stated(reading), found.expected(reading)))
    result = (whole.value - sum((part.value for part in found.taken), Decimal(0))) / scale
    line = "".join(
        [number(whole.value / scale), *(f" - {number(part.value / scale)}" for part in found.taken)]
    )
    fits = "which is what" if verdict.severity is None else f"not the {quoted(left.claim)} that"
    return check_of(
        relation,
        verdict,
        message=(
            f"{said(left.claim)} takes {', '.join(quoted(part.claim) for part in found.taken)} from "
            f"{quoted(whole.claim)}, which leaves {with_unit(result, left.claim)}, {fits} the text says."
        ),
        steps=(f"{line} = {number(result)}", tolerance(verdict, scale=scale)),
        computation=computation(
            "whole - sum of what was taken",
            {"whole": whole.value} | {f"part {i}": part.value for i, part in enumerate(found.taken, 1)},
            result * scale,
            verdict,
        ),
        question=f"What else was taken from {quoted(whole.claim)}, or which figure is wrong?",
    )


RULE = Rule(
    id="left-over-mismatch",
    family="sum-of-parts",
    summary="What is left is not the whole less what was taken from it.",
    grain=Grain.GROUP,
    formula="left = whole - sum of what was taken",
    severity=Severity.WARNING,
    function=compare_leftover_with_account,
    examples=(
        Flagged(
            "The fund has €90 million. Roads take €40 million and rail €30 million, leaving €26 million.",
            at=("€90 million", "€40 million", "€30 million", "€26 million"),
        ),
        Passed(
            "The fund has €90 million. Roads take €40 million and rail €30 million, leaving €20 million.",
            why="90 - 40 - 30 is 20",
        ),
    ),
)
