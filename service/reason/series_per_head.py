"""Figures for each head and their whole set against the population of reference series."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from service.model.history import history_of
from service.model.match import Used
from service.model.quantity import Interval
from service.model.report import Check, Computation, Outcome, Severity
from service.model.series import Transformation
from service.reason.case import Case
from service.reason.checks import remark
from service.reason.citing import source, where
from service.reason.intervals import HUNDRED, divide
from service.reason.per_head import POPULATION, with_whole
from service.reason.phrasing import interval, number, quoted, said, topic, with_unit
from service.reason.rates import widened
from service.reason.relations import WORTH_A_WARNING
from service.reason.terms import Reading, Term

_LATEST_BEFORE = 2
"""Years by which the last population may be older than the figure for each head; own choice."""


@dataclass(frozen=True, slots=True)
class _People:
    """A population of a series with the factor that it may have moved by."""

    used: Used
    drift: Decimal


def per_heads_beside_population(case: Case, drift: Decimal) -> Iterator[Check]:
    """Yield a check for every figure for each head whose whole, but not whose population, the text states.

    Args:
        case: Claims and reference series.
        drift: By what share a population may be off in a year.
    """
    stated = {term.topic.entities for term in case.terms.values() if term.topic.measure == POPULATION}
    for each, whole in with_whole(case):
        people = tuple(_people(case, each, drift))
        if people and each.topic.entities not in stated:
            yield _compare(case, each, whole, people)


def _people(case: Case, each: Term, drift: Decimal) -> Iterator[_People]:
    period, entities = each.claim.period, each.claim.entities
    if period is None or period.end is None or len(entities) != 1 or not entities[0].code:
        return
    for series in case.reference.find_series(POPULATION, entities[0].code, ""):
        if series.key.other or series.key.transformation is not Transformation.LEVEL:
            continue
        history = history_of(case.reference, series, case.date)
        for years in range(_LATEST_BEFORE + 1):
            year = period.end.year - years
            used = history.over(dt.date(year, 1, 1), dt.date(year, 12, 31))
            if used is not None and used.value.value > 0:
                yield _People(used, (1 + drift) ** (years + 1))
                break


def _compare(case: Case, each: Term, whole: Term, people: tuple[_People, ...]) -> Check:
    for reading in (Reading.ORDINARY, Reading.WIDEST):
        fitting = next((one for one in people if _fits(each, whole, one, reading)), None)
        if fitting is not None:
            return _check(case, (each, whole), fitting, Outcome.CONSISTENT, None)
    confidence = min(each.claim.confidence, whole.claim.confidence)
    severity = Severity.WARNING if confidence >= WORTH_A_WARNING else Severity.INFO
    return _check(case, (each, whole), people[0], Outcome.INCONSISTENT, severity)


def _fits(each: Term, whole: Term, people: _People, reading: Reading) -> bool:
    return _stated(each, reading).meets(_expected(whole, people, reading))


def _expected(whole: Term, people: _People, reading: Reading) -> Interval:
    return divide(_stated(whole, reading), widened(people.used.value.values, people.drift))


def _stated(term: Term, reading: Reading) -> Interval:
    quantity = term.claim.quantity
    return quantity.ordinary if reading is Reading.ORDINARY else quantity.widest


def _check(
    case: Case, terms: tuple[Term, Term], people: _People, outcome: Outcome, severity: Severity | None
) -> Check:
    each, whole = (term.claim for term in terms)
    total, heads = whole.quantity.value, people.used.value.value
    allowed = _expected(terms[1], people, Reading.WIDEST)
    off = number((people.drift - 1) * HUNDRED, 2)
    ending = "which agrees with" if severity is None else "but the text gives"
    return remark(
        (each, whole),
        outcome=outcome,
        severity=severity,
        message=(
            f"{said(whole)} gives {quoted(whole)} of {topic(whole)}; over the population of "
            f"{number(heads)}{where(case, people.used)} that {source(people.used.series.dataset)} has for "
            f"{people.used.value.period}, it is {with_unit(total / heads, whole)} a head, {ending} "
            f"{quoted(each)}."
        ),
        steps=(
            f"{number(total)} / {number(heads)} = {with_unit(total / heads, whole)} a head",
            f"with its rounding, and a population up to {off} percent off: {interval(allowed)}",
        ),
        computation=Computation(
            formula="whole / population",
            inputs=(("whole", float(total)), ("population", float(heads))),
            result=float(total / heads),
            expected=float(each.quantity.value),
        ),
        evidence=people.used.evidence,
        question=f"By which population was {quoted(each)} worked out?" if severity else "",
        confidence=min(each.confidence, whole.confidence),
    )
