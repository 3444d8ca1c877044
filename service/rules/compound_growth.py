"""A rate for each year that does not compound to the whole change.

What it flags
    "5 percent a year for ten years, 50 percent in all": a yearly rate over a stated number of years beside
    the whole change, or beside the first and the last level, that it does not compound to.

Why it matters
    Yearly rates are added up instead of multiplied; over ten years that loses a fifth of the growth.

Does not flag
    What the rounding of the yearly rate allows; averages of yearly rates, which may lie between adding and
    compounding; a span that may be counted with or without its first year; a rate "from a year ago".

Method
    ((1 + rate / 100) ^ years - 1) * 100, in percent, must meet the whole change. Years: as stated, or between
    the two levels; a span of calendar years is counted with and without its first year.

Limits
    The number of years must stand beside the yearly rate or follow from the periods.

Source
    Compound interest.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from service.model.quantity import Interval
from service.model.report import Check, Severity
from service.model.rule import Flagged, Grain, Passed, Rule
from service.reason.case import Case
from service.reason.checks import check_of
from service.reason.compounding import Compound, compounds, whole_change
from service.reason.intervals import HUNDRED, ONE, growth_factor, hull, multiply, power, subtract
from service.reason.phrasing import computation, number, quoted, said, subject, tolerance
from service.reason.relations import judge
from service.reason.terms import Reading, Term


def compare_yearly_with_whole(case: Case, parameters: dict[str, Decimal]) -> Iterator[Check]:
    """Yield a check for every yearly rate with its years and the whole change or both levels."""
    for found in compounds(case):
        if found.rate.value > -HUNDRED and found.years:
            yield _compare(found)


def _compounded(found: Compound, reading: Reading) -> Interval:
    """Return the whole change in percent that the yearly rate comes to."""
    rate = found.rate.values(reading)
    ways = [
        multiply(subtract(power(growth_factor(rate), years), Interval(ONE, ONE)), Interval(HUNDRED, HUNDRED))
        for years in found.years
    ]
    if found.is_mean:
        ways += [multiply(rate, Interval(Decimal(years), Decimal(years))) for years in found.years]
    return hull(ways)


def _compare(found: Compound) -> Check:
    years = found.years[0]
    verdict = judge(
        found.relation, lambda reading: (whole_change(found, reading), _compounded(found, reading))
    )
    factor = 1 + found.rate.value / HUNDRED
    result = (factor**years - 1) * HUNDRED
    fits = verdict.severity is None
    told = [quoted(term.claim) for term in found.whole]
    whole = (
        f"the change in all is given as {told[0]}"
        if len(told) == 1
        else f"but from {told[1]} to {told[0]} is another change"
        if not fits
        else f"and the levels go from {told[1]} to {told[0]}"
    )
    ending = "which agrees" if fits else "and only one of the two can hold"
    return check_of(
        found.relation,
        verdict,
        message=(
            f"{said(found.rate.claim)} has {subject(found.rate.claim)} {_moves(found.rate)} by "
            f"{quoted(found.rate.claim)} a year for {years} years, which compounds to "
            f"{number(result, 3)} percent; {whole}, {ending}."
        ),
        steps=(
            f"start at 1 and multiply by {number(factor, 6)}, {years} times: {number(factor**years)}",
            f"({number(factor**years)} - 1) x 100 = {number(result)} percent",
            *_levels(found),
            tolerance(verdict, "percent"),
        ),
        computation=computation(
            "((1 + rate / 100) ^ years - 1) * 100",
            {"rate": found.rate.value, "years": Decimal(years)},
            result,
            verdict,
        ),
        question=(
            f"Over how many years did {subject(found.rate.claim)} {_moves(found.rate)} by "
            f"{quoted(found.rate.claim)} each?"
        ),
    )


def _moves(rate: Term) -> str:
    return {"increase": "rise", "decrease": "fall"}.get(rate.claim.measure.direction, "change")


def _levels(found: Compound) -> tuple[str, ...]:
    if len(found.whole) == 1:
        return ()
    new, base = found.whole
    change = (new.value / base.value - 1) * HUNDRED
    return (
        (
            f"({number(new.value / new.scale)} / {number(base.value / base.scale)} - 1) x 100 = "
            f"{number(change)} percent"
        ),
    )


RULE = Rule(
    id="compound-growth",
    family="growth-vs-levels",
    summary="A rate for each year does not compound to the whole change.",
    grain=Grain.GROUP,
    formula="((1 + rate / 100) ^ years - 1) * 100 = whole change",
    severity=Severity.ERROR,
    function=compare_yearly_with_whole,
    examples=(
        Flagged(
            "Sales grew 5 percent a year for ten years, a total increase of 50 percent.",
            at=("5 percent", "50 percent"),
        ),
        Flagged(
            "Grain exports rose by 8 percent a year, from $4.0 billion in 2013 to $5.6 billion in 2023.",
            at=("8 percent", "$4.0 billion", "$5.6 billion"),
        ),
        Passed(
            "Sales grew 5 percent a year for ten years, a total increase of 63 percent.",
            why="1.05 multiplied ten times is 1.63",
        ),
        Passed(
            "Grain exports rose by 5 percent a year, from $4.0 billion in 2013 to $6.5 billion in 2023.",
            why="1.05 multiplied ten times 4.0 is 6.5",
        ),
    ),
)
