"""A quarterly or monthly change and its annualised rate that do not go together.

What it flags
    "0.8 percent in the quarter, an annualised rate of 5.2 percent": an annualised rate that the change
    over the part of the year does not come to.

Why it matters
    Annualised and plain rates are easily taken for each other; the one is about four or twelve times the
    other.

Does not flag
    The custom of stating rates at an annual pace as such; annual rates, which may be changes on the year;
    annualised rates got by multiplying instead of compounding; changes of other periods or measures.

Method
    ((1 + change / 100) ^ k - 1) * 100 in percent, or k times the change, with the rounding of the change
    carried through, must meet the annualised rate; k is 4 for a quarter, 12 for a month, 2 for half a year.

Limits
    Both must stand in one sentence, which holds no third percentage.

Source
    US Bureau of Economic Analysis, "How is average annual growth calculated?", bea.gov/help/faq/463.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from service.model.period import Granularity
from service.model.quantity import Interval, QuantityKind
from service.model.report import Check, Severity
from service.model.rule import Flagged, Grain, Passed, Rule
from service.reason.case import Case
from service.reason.checks import check_of
from service.reason.cues import only_joined
from service.reason.intervals import HUNDRED, ONE, exactly, growth_factor, hull, multiply, power, subtract
from service.reason.phrasing import computation, number, quoted, said, subject, tolerance
from service.reason.relations import RelationKind, judge, relate
from service.reason.terms import Reading, Term

_TIMES = {Granularity.QUARTER: 4, Granularity.MONTH: 12, Granularity.HALF: 2}


def compare_change_with_annualised(case: Case, parameters: dict[str, Decimal]) -> Iterator[Check]:
    """Yield a check for every change over a part of a year with its annualised rate in the same sentence."""
    by_sentence: dict[int, list[Term]] = defaultdict(list)
    for term in case.terms.values():
        if term.claim.quantity.kind is QuantityKind.PERCENT:
            by_sentence[term.claim.sentence.start].append(term)
    for members in by_sentence.values():
        annualised = [term for term in members if case.cues.of(term.claim, "annualised") is not None]
        if len(members) != 2 or len(annualised) != 1:
            continue
        part = next(term for term in members if term not in annualised)
        period = part.claim.period or annualised[0].claim.period
        times = _TIMES.get(period.granularity) if period is not None and not period.window else None
        directions = {term.claim.measure.direction for term in members} - {"none"}
        joined = only_joined(case, part.claim, annualised[0].claim, "annualised")
        if times is not None and len(directions) == 1 and joined:
            yield _compare(annualised[0], part, times)


def _compare(annualised: Term, part: Term, times: int) -> Check:
    relation = relate(RelationKind.ANNUALISED, (annualised, part), stated=True)

    def compare(reading: Reading) -> tuple[Interval, Interval]:
        change = part.claim.quantity.ordinary if reading is Reading.ORDINARY else part.claim.quantity.widest
        rate = annualised.claim.quantity
        falls = "decrease" in (part.claim.measure.direction, annualised.claim.measure.direction)
        signed = change.negate() if falls else change
        compounded = multiply(subtract(power(growth_factor(signed), times), exactly(ONE)), exactly(HUNDRED))
        expected = hull((compounded, multiply(signed, exactly(times))))
        stated = rate.ordinary if reading is Reading.ORDINARY else rate.widest
        return stated, expected.negate() if falls else expected

    verdict = judge(relation, compare)
    falls = "decrease" in (part.claim.measure.direction, annualised.claim.measure.direction)
    factor = 1 + (-part.claim.quantity.value if falls else part.claim.quantity.value) / HUNDRED
    result = abs((factor**times - 1) * HUNDRED)
    ending = "which agrees with" if verdict.severity is None else "not"
    return check_of(
        relation,
        verdict,
        message=(
            f"{said(part.claim)} gives a change of {quoted(part.claim)} in {subject(part.claim)}; kept up "
            f"for a year, {times} times over, that is {number(result, 3)} percent, {ending} the annualised "
            f"{quoted(annualised.claim)}."
        ),
        steps=(
            f"start at 1 and multiply by {number(factor, 6)}, {times} times: {number(factor**times, 5)}",
            f"the change from 1 to {number(factor**times, 5)} is {number(result)} percent",
            tolerance(verdict, "percent"),
        ),
        computation=computation(
            "((1 + change / 100) ^ k - 1) * 100",
            {"change": part.claim.quantity.value, "k": Decimal(times)},
            result,
            verdict,
        ),
        question=f"Is {quoted(part.claim)} or {quoted(annualised.claim)} the annualised rate, and of what?",
    )


RULE = Rule(
    id="annualised-rate",
    family="period-nesting",
    summary="A change over a part of a year and its annualised rate do not go together.",
    grain=Grain.PAIR,
    formula="((1 + change / 100) ^ k - 1) * 100 = annualised rate",
    severity=Severity.ERROR,
    function=compare_change_with_annualised,
    examples=(
        Flagged(
            "GDP grew 0.8 percent in the first quarter, an annualised rate of 5.2 percent.",
            at=("0.8 percent", "5.2 percent"),
            date="2024-06-01",
        ),
        Passed(
            "GDP grew 0.8 percent in the first quarter, an annualised rate of 3.2 percent.",
            why="1.008 multiplied four times is 1.032",
            date="2024-06-01",
        ),
    ),
)
