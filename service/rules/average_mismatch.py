"""An average that total and number do not give.

What it flags
    "Grants worth 3.6 million to 1,200 farms, 2,500 each": a mean or an amount for each one that is not the
    total divided by the number stated beside it, or elsewhere for the same measure, place and period. "5
    million a year for 4 years, 30 million in all" and "$9 million, or $4.50 per share on 6 million shares"
    likewise.

Why it matters
    One of the three figures is wrong, and the one for each is what readers remember.

Does not flag
    Medians and typical values; weighted means; amounts for each of something else than what is counted; what
    the rounding of total and number allows; a total of another measure; a profit that is up to a fifth more
    than comes to the shares.

Method
    total / number, in the unit of the total, with every digit's rounding carried through, must meet the
    average.

Limits
    In one sentence the three must stand side by side, tied by "or", "that is", "an average price of" and
    the like; elsewhere there must be one total and one number only.

Source
    Arithmetic mean; interval arithmetic over rounding as in statcheck (Nuijten et al., Behavior Research
    Methods 48, 2016).
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import chain

from service.model.quantity import Interval
from service.model.report import Check, Severity
from service.model.rule import Flagged, Grain, Passed, Rule
from service.reason.averages import Average, averages, elsewhere
from service.reason.case import Case
from service.reason.checks import check_of
from service.reason.intervals import divide
from service.reason.phrasing import computation, number, quoted, said, tolerance, with_unit
from service.reason.relations import judge
from service.reason.terms import Reading
from service.reason.unit_prices import unit_prices
from service.reason.yearly_totals import yearly_totals


def compare_average_with_total(case: Case, parameters: dict[str, Decimal]) -> Iterator[Check]:
    """Yield a check for every average whose total and number are stated."""
    seen = set()
    for found in chain(averages(case), unit_prices(case), yearly_totals(case), elsewhere(case)):
        if found.mean.claim.id not in seen:
            seen.add(found.mean.claim.id)
            yield _compare(found)


def _compare(found: Average) -> Check:
    mean, total, count = found.mean.claim, found.total.claim, found.number.claim

    def compare(reading: Reading) -> tuple[Interval, Interval]:
        widest = reading is Reading.WIDEST
        m, t, n = (
            claim.quantity.widest if widest else claim.quantity.ordinary for claim in (mean, total, count)
        )
        return m, divide(t, n)

    verdict = judge(found.relation, compare)
    result = total.quantity.value / count.quantity.value
    ending = (
        f"which agrees with {quoted(mean)}"
        if verdict.severity is None
        else f"not {quoted(mean)}, so one of the three figures is wrong or of something else"
    )
    return check_of(
        found.relation,
        verdict,
        message=(
            f"{said(total)} gives {quoted(total)} for {quoted(count)}; that is {with_unit(result, total)} "
            f"for each, {ending}."
        ),
        steps=(
            f"{number(total.quantity.value)} / {number(count.quantity.value)} = {with_unit(result, total)}",
            tolerance(verdict),
        ),
        computation=computation(
            "total / number", {"total": total.quantity.value, "number": count.quantity.value}, result, verdict
        ),
        question=f"Of what is {quoted(mean)} the average, and over how many?",
    )


RULE = Rule(
    id="average-mismatch",
    family="share-vs-counts",
    summary="An average is not the total divided by the number.",
    grain=Grain.GROUP,
    formula="total / number = average",
    severity=Severity.ERROR,
    function=compare_average_with_total,
    examples=(
        Flagged(
            "The council paid 1,200 grants worth €3.6 million in 2023, an average of €2,500 each.",
            at=("1,200 grants", "€3.6 million", "€2,500"),
        ),
        Passed(
            "The council paid 1,200 grants worth €3.6 million in 2023, an average of €3,000 each.",
            why="3.6 million divided by 1,200 is 3,000",
        ),
        Passed(
            "The council paid 1,200 grants worth €3.6 million in 2023, a median of €2,500 each.",
            why="a median need not be the mean",
        ),
    ),
)
