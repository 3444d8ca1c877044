"""A rate that falls while the number behind it rises, or the reverse.

What it flags
    An unemployment, poverty, crime or other rate that goes one way while the number of which it is the rate
    goes the other, in the same period and place, told by different speakers.

Why it matters
    Both hold, because the number that the rate is divided by has changed; each speaker tells the half that
    suits.

Does not flag
    A speaker who states both, which is only noted; measures that may rise together because they are not rate
    and number of one thing (employment and unemployment); movements that rounding leaves open.

Method
    sign(change of rate) against sign(change of number); where levels are stated, the base is number / rate *
    100 at either time. Both can hold, so it is a tension.

Limits
    The pairs of rate and number are those of config/lexicon/cues.toml.

Source
    Countercheck's own definition.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from service.model.report import Check, Computation, Outcome, Severity
from service.model.rule import Flagged, Grain, Passed, Rule
from service.reason.case import Case
from service.reason.changes import in_one_voice, same_place
from service.reason.checks import remark
from service.reason.matched import match_of
from service.reason.movements import Movement, movements
from service.reason.phrasing import also_said, number, quoted, said, topic, with_unit
from service.reason.relations import WORTH_A_WARNING


def compare_rate_with_number(case: Case, parameters: dict[str, Decimal]) -> Iterator[Check]:
    """Yield a check for every rate and its number whose movements over one period are stated."""
    by_measure: dict[str, list[Movement]] = defaultdict(list)
    for movement in movements(case):
        by_measure[movement.term.topic.measure].append(movement)
    for rate, counted in case.partners_by("rate").items():
        for fraction in by_measure.get(rate, ()):
            for whole in by_measure.get(counted, ()):
                if _together(fraction, whole):
                    yield _compare(fraction, whole)
                    break


def _together(a: Movement, b: Movement) -> bool:
    alike = a.term.topic.qualifier == b.term.topic.qualifier and same_place(a.term, b.term)
    bases = [movement.base.time for movement in (a, b) if movement.base is not None]
    return alike and a.term.time == b.term.time is not None and (len(bases) < 2 or bases[0] == bases[1])


def _compare(rate: Movement, count: Movement) -> Check:
    claims = [m.claim for move in (rate, count) for m in (move.term, move.base) if m is not None]
    differ = rate.rises is not count.rises
    told = in_one_voice(*claims)
    confidence = min(claim.confidence for claim in claims) * match_of(rate.term, count.term)
    severe = Severity.INFO if told or confidence < WORTH_A_WARNING else Severity.WARNING
    ending = "Both can hold, if what the rate is divided by has changed" if differ else "The two go together"
    return remark(
        claims,
        outcome=Outcome.TENSION if differ else Outcome.CONSISTENT,
        severity=severe if differ else None,
        message=(
            f"{said(rate.term.claim)} has {topic(rate.term.claim)} {_way(rate)} ({_figures(rate)}); "
            f"{also_said(count.term.claim, rate.term.claim)} has {topic(count.term.claim)} {_way(count)} "
            f"({_figures(count)}). {ending}."
        ),
        steps=_bases(rate, count) or (f"rate: {_figures(rate)}", f"number: {_figures(count)}"),
        computation=Computation(
            formula="number / rate * 100 = base",
            inputs=(("rate", float(rate.term.value)), ("number", float(count.term.value))),
        ),
        question="Of how many is the rate taken, then and now?",
        confidence=confidence,
    )


def _way(movement: Movement) -> str:
    return "rise" if movement.rises else "fall"


def _figures(movement: Movement) -> str:
    if movement.base is None:
        return quoted(movement.term.claim)
    return f"from {quoted(movement.base.claim)} to {quoted(movement.term.claim)}"


def _bases(rate: Movement, count: Movement) -> tuple[str, ...]:
    """Return the steps to the number that the rate is taken of, then and now, where levels are stated."""
    if rate.base is None or count.base is None or rate.term.dimension != "%":
        return ()
    pairs = ((count.base, rate.base, "then"), (count.term, rate.term, "now"))
    return tuple(
        f"{number(whole.value)} / {number(share.value)} x 100 = "
        f"{with_unit(whole.value / share.value * 100, whole.claim)} {word}"
        for whole, share, word in pairs
        if share.value > 0
    )


RULE = Rule(
    id="denominator-change",
    family="framing",
    summary="A rate goes one way and the number behind it the other.",
    grain=Grain.PAIR,
    formula="sign(change of rate) = sign(change of number)",
    severity=Severity.WARNING,
    function=compare_rate_with_number,
    examples=(
        Flagged(
            "MAYOR: The crime rate fell 5 percent in 2023.\nMS ODA: The number of crimes "
            "rose 3 percent in 2023.",
            at=("5 percent", "3 percent"),
        ),
        Passed(
            "MAYOR: The crime rate fell 5 percent in 2023.\nMS ODA: The number of crimes "
            "fell 3 percent in 2023.",
            why="both fell",
        ),
    ),
)
