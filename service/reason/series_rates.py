"""Amounts in two currencies set against the exchange rates of their period."""

from __future__ import annotations

from decimal import Decimal

from service.model.exchange import Rate, exchange_rates
from service.model.quantity import Interval
from service.model.report import Check, Computation, Outcome, Severity
from service.reason.case import Case
from service.reason.checks import remark
from service.reason.citing import source
from service.reason.phrasing import number, quoted, when
from service.reason.rates import Pair
from service.reason.relations import WORTH_A_WARNING
from service.reason.terms import Reading

GROSS = Decimal("1.25")
"""Factor between an implied and every official rate from which an amount is wrong; own choice, more than
contract rates and the spread between banks make."""


def against_official(case: Case, pair: Pair) -> Check | None:
    """Return what official rates of its period say of a pair; None where there are none."""
    period = pair.a.claim.period
    units = pair.b.claim.quantity.unit, pair.a.claim.quantity.unit
    if period is None or period.start is None or period.end is None or None in units:
        return None
    codes = units[0] or "", units[1] or ""
    rates = exchange_rates(case.reference, codes, (period.start, period.end), case.date)
    if not rates:
        return None
    for reading in (Reading.ORDINARY, Reading.WIDEST):
        stated = pair.rate(reading)
        best = next((rate for rate in rates if rate.values.meets(stated)), None)
        if best is not None:
            return _check(pair, best, reading, Outcome.CONSISTENT, None)
    wide = [rate for rate in rates if _widened(rate).meets(pair.rate(Reading.WIDEST))]
    if wide:
        return _check(pair, wide[0], Reading.WIDEST, Outcome.TENSION, Severity.INFO)
    confidence = min(term.claim.confidence for term in (pair.a, pair.b))
    severity = Severity.WARNING if confidence >= WORTH_A_WARNING else Severity.INFO
    return _check(pair, rates[0], Reading.WIDEST, Outcome.INCONSISTENT, severity)


def _widened(rate: Rate) -> Interval:
    low, high = rate.values.low or rate.value, rate.values.high or rate.value
    return Interval(low / GROSS, high * GROSS)


def _check(pair: Pair, rate: Rate, reading: Reading, outcome: Outcome, severity: Severity | None) -> Check:
    low, high = rate.values.low or rate.value, rate.values.high or rate.value
    first, second = sorted((pair.a.claim, pair.b.claim), key=lambda claim: claim.span.start)
    ending = {
        Outcome.CONSISTENT: "which agrees",
        Outcome.TENSION: "which a contract rate may explain",
        Outcome.INCONSISTENT: "which rounding does not explain, so an amount or its period is probably wrong",
    }[outcome]
    return remark(
        (pair.a.claim, pair.b.claim),
        outcome=outcome,
        message=(
            f"{quoted(first)} and {quoted(second)}{when(first)} make {number(pair.value, 3)} {pair.unit}; "
            f"official rates of that time ({source(rate.used[0].series.dataset)}) make "
            f"{number(rate.value, 3)} on average and {number(low, 3)} to {number(high, 3)} within it, "
            f"{ending}."
        ),
        steps=(pair.line, *_cross(rate, pair)),
        computation=Computation(
            formula="amount B / amount A",
            inputs=(("A", float(pair.a.value)), ("B", float(pair.b.value))),
            result=float(pair.value),
            expected=float(rate.value),
        ),
        evidence=tuple(dict.fromkeys(item for used in rate.used for item in used.evidence)),
        severity=severity,
        question="" if severity is None else "Which amount is right, and at what rate was it converted?",
        confidence=min(term.claim.confidence for term in (pair.a, pair.b)),
    )


def _cross(rate: Rate, pair: Pair) -> tuple[str, ...]:
    if len(rate.used) == 1:
        return ()
    first, second = rate.used
    top = f"{number(first.value.value, 5)} {first.series.key.unit}"
    bottom = f"{number(second.value.value, 5)} {second.series.key.unit}"
    return (f"{top} / {bottom} = {number(rate.value, 4)} {pair.unit}",)
