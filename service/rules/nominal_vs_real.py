"""A rise in money that inflation turns into a loss.

What it flags
    A rise in percent of wages, pensions, benefits, spending and the like, in current money, beside inflation
    of the same period and place that exceeds it.

Why it matters
    Both figures hold, and yet what can be bought with the money has fallen.

Does not flag
    Amounts said to be real or at constant prices; a rise that the text itself sets against prices ("in real
    terms", "below inflation"); measures for which current money is the right concept (budgets, revenue,
    exports, GDP growth, which is real by custom); inflation of another period or place.

Method
    ((1 + growth / 100) / (1 + inflation / 100) - 1) * 100, in percent, below zero for every value that the
    digits allow. In one sentence, where the reader sees both figures, it is only noted.

Limits
    Inflation must be stated in the text for the same period, or loaded for the area and the year. Against
    loaded inflation other measures in money, trade for one, are noted too, as the text may mean another
    currency or volumes. Both can hold, so it is a tension.

Source
    Fisher's relation between nominal and real rates. The list of measures is our own
    (config/lexicon/cues.toml).
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from service.model.report import Check, Computation, Outcome, Severity
from service.model.rule import Flagged, Grain, Passed, Rule
from service.reason.case import Case
from service.reason.changes import percent_changes, same_place, surely_above
from service.reason.checks import remark
from service.reason.intervals import HUNDRED, divide, growth_factor
from service.reason.matched import match_of
from service.reason.phrasing import also_said, number, quoted, said, subject, topic
from service.reason.relations import WORTH_A_WARNING
from service.reason.series_prices import rises_beside_inflation
from service.reason.terms import Aspect, Term


def compare_rise_with_inflation(case: Case, parameters: dict[str, Decimal]) -> Iterator[Check]:
    """Yield a check for every rise in money beside inflation of its period."""
    yield from rises_beside_inflation(case)
    inflation = _inflation(case)
    told = case.cues.in_document("real_terms")
    for changes in percent_changes(case).values():
        for rise in changes:
            bought = rise.topic.measure in case.group("bought")
            if not bought or rise.topic.adjustment not in (None, "nominal") or not surely_above(rise, 0):
                continue
            prices = next((p for p in inflation.get(rise.time, ()) if same_place(rise, p)), None)
            if prices is not None and rise.time is not None:
                yield _compare(rise, prices, told)


def _inflation(case: Case) -> dict[object, list[Term]]:
    """Return inflation by period: a level of the rate, or a change of the prices."""
    found: dict[object, list[Term]] = {}
    for term in case.terms.values():
        rate = term.topic.measure == "inflation" and term.aspect is Aspect.LEVEL and term.dimension == "%"
        prices = term.topic.measure in case.group("inflation") and term.dimension == "relative"
        plain = not term.topic.qualifier and term.topic.adjustment is None and term.topic.standing == "fact"
        if (rate or prices) and plain and surely_above(term, 0):
            found.setdefault(term.time, []).append(term)
    return found


def _compare(rise: Term, prices: Term, told: bool) -> Check:
    ratio = divide(growth_factor(rise.ordinary), growth_factor(prices.ordinary))
    factors = (1 + rise.value / HUNDRED, 1 + prices.value / HUNDRED)
    result = (factors[0] / factors[1] - 1) * HUNDRED
    falls = ratio.high is not None and ratio.high < 1
    beside = rise.claim.sentence == prices.claim.sentence
    confidence = min(rise.claim.confidence, prices.claim.confidence) * match_of(rise, prices)
    severe = Severity.INFO if beside or confidence < WORTH_A_WARNING else Severity.WARNING
    buys = f"{number(abs(result), 2)} percent {'less' if result < 0 else 'more'}"
    return remark(
        (rise.claim, prices.claim),
        outcome=Outcome.TENSION if falls and not told else Outcome.CONSISTENT,
        severity=severe if falls and not told else None,
        message=(
            f"{said(rise.claim)} gives a rise of {quoted(rise.claim)} in {topic(rise.claim)}; "
            f"{also_said(prices.claim, rise.claim)} puts {_prices(prices)} at {quoted(prices.claim)}. Both "
            f"can hold, and what the money buys is then {buys} than before."
        ),
        steps=(
            f"{number(factors[0])} / {number(factors[1])} = {number(factors[0] / factors[1])}",
            f"({number(factors[0] / factors[1])} - 1) x 100 = {number(result, 3)} percent after inflation",
        ),
        computation=Computation(
            formula="((1 + growth / 100) / (1 + inflation / 100) - 1) * 100",
            inputs=(("growth", float(rise.value)), ("inflation", float(prices.value))),
            result=float(result),
            expected=None,
        ),
        question=f"Is the rise in {subject(rise.claim)} before or after inflation?",
        confidence=confidence,
    )


def _prices(prices: Term) -> str:
    """Return what is said of prices, to go before its figure."""
    rate = prices.topic.measure == "inflation"
    return (
        "inflation for the same period"
        if rate
        else f"the rise in {subject(prices.claim)} for the same period"
    )


RULE = Rule(
    id="nominal-vs-real",
    family="framing",
    summary="A rise in money that inflation of the same period turns into a loss.",
    grain=Grain.PAIR,
    formula="((1 + growth / 100) / (1 + inflation / 100) - 1) * 100 < 0",
    severity=Severity.WARNING,
    function=compare_rise_with_inflation,
    examples=(
        Flagged(
            "MINISTER: Wages rose 3 percent in 2023.\nMR COLE: Inflation in 2023 was 7 percent.",
            at=("3 percent", "7 percent"),
        ),
        Passed(
            "MINISTER: Wages rose 9 percent in 2023.\nMR COLE: Inflation in 2023 was 7 percent.",
            why="wages outpaced prices",
        ),
        Passed(
            "MINISTER: Wages rose 3 percent in 2023.\nMR COLE: Inflation in 2023 was 7 "
            "percent, so wages fell "
            "in real terms.",
            why="the text sets the rise against prices itself",
        ),
    ),
)
