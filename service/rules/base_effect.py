"""A rebound that does not make up for the fall before it.

What it flags
    A rise in percent that one speaker states, beside the fall of the period before that another states, where
    the two together leave a loss.

Why it matters
    After a deep fall a large rise is easily had; from the level before the fall nothing is gained.

Does not flag
    A speaker who states both figures, which is only noted; a rise that is called a recovery or a rebound, or
    said to start from a low base; rises that make up for the fall; periods that do not follow each other.

Method
    ((1 + fall / 100) * (1 + rise / 100) - 1) * 100, in percent over both periods, below zero for every value
    that the digits allow; the fall is at least `deep_fall`. Both can hold, so it is a tension.

Limits
    Both changes must be year on year, for whole and adjacent periods of one length.

Source
    Compounding of two changes; bound of a deep fall: own choice.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from service.model.report import Check, Computation, Outcome, Severity
from service.model.rule import Flagged, Grain, Parameter, Passed, Rule
from service.reason.case import Case
from service.reason.changes import has_cue, in_one_voice, percent_changes, surely_above, surely_below
from service.reason.checks import remark
from service.reason.intervals import HUNDRED, growth_factor, multiply
from service.reason.matched import match_of
from service.reason.phrasing import also_said, number, quoted, said, topic
from service.reason.relations import WORTH_A_WARNING
from service.reason.terms import Term

_LENGTHS = Decimal("1.1")  # how much longer one of two equal periods may be


def compare_rise_with_fall_before(case: Case, parameters: dict[str, Decimal]) -> Iterator[Check]:
    """Yield a check for every rise whose period follows that of a fall of the same thing."""
    for changes in percent_changes(case).values():
        dated = [(term.period, term) for term in changes if term.period is not None]
        dated.sort(key=lambda entry: (entry[0], entry[1].claim.span))
        for (_, fall), (_, rise) in pairwise(dated):
            deep = surely_below(fall, 0) and -fall.value >= parameters["deep_fall"]
            if deep and surely_above(rise, 0) and fall.value > -HUNDRED and _follow(fall, rise):
                yield _compare(case, fall, rise)


def _follow(fall: Term, rise: Term) -> bool:
    """Say whether two changes are of periods of one length, one right after the other, on like bases."""
    if fall.period is None or rise.period is None or rise.period[0] != fall.period[1] + 1:
        return False
    bases = {term.claim.comparison.basis for term in (fall, rise) if term.claim.comparison is not None}
    short, long = sorted(end - start + 1 for start, end in (fall.period, rise.period))
    return len(bases) == 1 and long <= short * _LENGTHS and bases != {"since"}


def _compare(case: Case, fall: Term, rise: Term) -> Check:
    net = multiply(growth_factor(fall.ordinary), growth_factor(rise.ordinary))
    factor = (1 + fall.value / HUNDRED) * (1 + rise.value / HUNDRED)
    result = (factor - 1) * HUNDRED
    lost = net.high is not None and net.high < 1
    told = in_one_voice(fall.claim, rise.claim) or has_cue(case, "recovery", (rise.claim,))
    confidence = min(fall.claim.confidence, rise.claim.confidence) * match_of(fall, rise)
    severe = Severity.INFO if told or confidence < WORTH_A_WARNING else Severity.WARNING
    return remark(
        (fall.claim, rise.claim),
        outcome=Outcome.TENSION if lost else Outcome.CONSISTENT,
        severity=severe if lost else None,
        message=(
            f"{said(rise.claim)} gives a rise of {quoted(rise.claim)} in {topic(rise.claim)}; "
            f"{also_said(fall.claim, rise.claim)} gives a fall of {quoted(fall.claim)} for the period "
            f"before. Both can hold, and over both periods that is a change of {number(result, 3)} percent."
        ),
        steps=(
            f"{number(1 + fall.value / HUNDRED)} x {number(1 + rise.value / HUNDRED)} = {number(factor)}",
            f"({number(factor)} - 1) x 100 = {number(result, 3)} percent over both periods",
        ),
        computation=Computation(
            formula="((1 + fall / 100) * (1 + rise / 100) - 1) * 100",
            inputs=(("fall", float(fall.value)), ("rise", float(rise.value))),
            result=float(result),
        ),
        question="How does the level compare with that before the fall?",
        confidence=confidence,
    )


RULE = Rule(
    id="base-effect",
    family="framing",
    summary="A rise that does not make up for the fall of the period before.",
    grain=Grain.PAIR,
    formula="((1 + fall / 100) * (1 + rise / 100) - 1) * 100 < 0",
    severity=Severity.WARNING,
    function=compare_rise_with_fall_before,
    parameters=(
        Parameter(
            "deep_fall", Decimal(5), unit="percent", doc="Fall from which on a base is a low one; own choice."
        ),
    ),
    examples=(
        Flagged(
            "MINISTER: In 2021 exports grew by 40 percent.\nMS OYA: In 2020 exports fell by 50 percent.",
            at=("40 percent", "50 percent"),
        ),
        Passed(
            "MINISTER: In 2021 exports grew by 40 percent.\nMS OYA: In 2020 exports fell by 10 percent.",
            why="0.9 times 1.4 is 1.26, a gain",
        ),
    ),
)
