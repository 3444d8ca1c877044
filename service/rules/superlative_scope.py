"""A first time that another figure denies.

What it flags
    "Below 5 percent for the first time since 2008" beside a figure between then and now that was below 5
    percent too; "above 10 million for the first time" beside an earlier figure above it.

Why it matters
    One earlier figure is enough to take the "first" away.

Does not flag
    Earlier figures before the stated year, or after the period of the claim; figures on the other side of the
    threshold, or that rounding allows to be there; other measures, places and units. "The only country" is
    only noted, as the text does not say which others belong to the group.

Method
    other < threshold ("below", "under", a fall) or other > threshold ("above", "over", a rise) for
    every value
    that the digits of the other figure allow, its period between the year named by "since" and the
    claim's own.

    A series is read from the year after that of the scope up to the claim's own period, of one frequency,
    and from the last change of its definition on. A level must be `definitions` percent beyond the threshold,
    or `revisions` percent where only a vintage younger than the text is loaded.

Limits
    Years without a figure in the text are not known here, unless a series of the measure is loaded. A scope
    that is too short ("the highest since 2008" of the highest since 1990) is no error.

Source
    Countercheck's own definition.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from service.model.claim import Cue
from service.model.report import Check, Computation, Outcome, Severity
from service.model.rule import Figure, Flagged, Grain, Passed, Rule
from service.reason.case import Case
from service.reason.checks import remark
from service.reason.intervals import HUNDRED
from service.reason.matched import match_of
from service.reason.observed import DEFINITIONS, REVISIONS
from service.reason.phrasing import also_said, number, quoted, said, topic, when
from service.reason.relations import SURE_MATCH, WORTH_A_WARNING
from service.reason.series_scopes import Off, firsts_in_series, scopes_in_series
from service.reason.terms import Term
from service.reason.thresholds import Side, beyond, side_of, since_year


def compare_first_with_others(case: Case, parameters: dict[str, Decimal]) -> Iterator[Check]:
    """Yield a check for every first time or only one that another figure, or a series, denies."""
    yield from scopes_in_series(case)
    yield from firsts_in_series(
        case, Off(parameters["definitions"] / HUNDRED, parameters["revisions"] / HUNDRED)
    )
    by_measure: dict[object, list[Term]] = defaultdict(list)
    for term in case.terms.values():
        if term.topic.standing == "fact" and term.topic.measure:
            by_measure[term.topic.measure, term.topic.adjustment].append(term)
    for term in case.terms.values():
        first, only = case.cues.of(term.claim, "first_time"), case.cues.of(term.claim, "only")
        side = side_of(term)
        if side is None or (first is None and only is None):
            continue
        others = by_measure[term.topic.measure, term.topic.adjustment]
        yield from _first(case, term, side, first, others) if first is not None else _only(term, side, others)


def _first(case: Case, term: Term, side: Side, cue: Cue, others: list[Term]) -> Iterator[Check]:
    since = since_year(case, cue)
    for other in others:
        if term.period is None or other.period is None or other.topic.entities != term.topic.entities:
            continue
        earlier = other.period[1] < term.period[0] and _year(other) > since
        alike = set(other.topic.qualifier) <= set(term.topic.qualifier)
        if earlier and alike and beyond(other, term, side):
            words = f"for the first time{f' since {since}' if since else ''}"
            yield _denied(term, other, side, words, _most_severe(term, other))
            return


def _only(term: Term, side: Side, others: list[Term]) -> Iterator[Check]:
    for other in others:
        elsewhere = bool(other.topic.entities) and other.topic.entities != term.topic.entities
        if elsewhere and term.topic.entities and other.time == term.time and beyond(other, term, side):
            yield _denied(term, other, side, "and nowhere else", Severity.INFO)
            return


def _year(term: Term) -> int:
    period = term.claim.period
    return period.start.year if period is not None and period.start is not None else 0


def _most_severe(term: Term, other: Term) -> Severity:
    return Severity.ERROR if match_of(term, other) >= SURE_MATCH else Severity.WARNING


def _denied(term: Term, other: Term, side: Side, words: str, severity: Severity) -> Check:
    confidence = min(term.claim.confidence, other.claim.confidence) * match_of(term, other)
    threshold, stated = term.claim.quantity.value, other.claim.quantity.value
    return remark(
        (term.claim, other.claim),
        outcome=Outcome.INCONSISTENT,
        severity=severity if confidence >= WORTH_A_WARNING else Severity.INFO,
        message=(
            f"{said(term.claim)} has {topic(term.claim)} at {quoted(term.claim)} {words}; "
            f"{also_said(other.claim, term.claim)} gives {quoted(other.claim)}{when(other.claim)}, which is "
            f"{side.value} that as well."
        ),
        steps=(
            f"{number(stated)} - {number(threshold)} = {number(stated - threshold)}",
            f"{number(stated)} is {side.value} {number(threshold)}",
        ),
        computation=Computation(
            formula="other on the same side of the threshold",
            inputs=(("threshold", float(threshold)), ("other", float(stated))),
            result=float(stated - threshold),
        ),
        question=f"Since when is {quoted(term.claim)} a first?",
        confidence=confidence,
    )


_PRICES = tuple(
    Figure(measure="inflation", area="PER", period=year, value=value, unit="%")
    for year, value in (("1996", "11.5"), ("1997", "8.6"), ("1998", "7.3"), ("2021", "4.3"), ("2022", "8.3"))
)

RULE = Rule(
    id="superlative-scope",
    family="superlative-vs-series",
    summary="Another figure denies that something is so for the first time.",
    grain=Grain.PAIR,
    formula="no other figure within the scope lies beyond the threshold",
    severity=Severity.ERROR,
    function=compare_first_with_others,
    parameters=(DEFINITIONS, REVISIONS),
    examples=(
        Flagged(
            "Unemployment fell below 5 percent in 2023 for the first time since 2008. "
            "Unemployment was 4.6 percent in 2017.",
            at=("below 5 percent", "4.6 percent"),
        ),
        Passed(
            "Unemployment fell below 5 percent in 2023 for the first time since 2008. "
            "Unemployment was 4.6 percent in 2007.",
            why="2007 lies before the year named",
        ),
        Flagged(
            "Inflation in Peru was 8.3 percent in 2022, its highest level since 1995.",
            at=("8.3 percent",),
            data=_PRICES,
        ),
        Passed(
            "Inflation in Peru was 8.3 percent in 2022, its highest level since 1997.",
            why="the last year with more was 1997",
            data=_PRICES,
        ),
    ),
)
