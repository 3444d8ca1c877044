"""Amounts in two currencies whose implied rates disagree.

What it flags
    One amount given in two currencies whose ratio is not the exchange rate stated beside it, or not the
    ratio of another such pair.

Why it matters
    The ratio of the two amounts is an exchange rate, whether or not anyone states it; two rates for one time
    cannot both hold, and a rate ten times that of the year before points to a slip in an amount.

Does not flag
    Pairs whose roundings allow one rate; rates of different times that are no further apart than currencies
    move; a single pair with nothing to compare it with.

Method
    rate = amount in B / amount in A, in B per A with both roundings carried through. A stated rate, and the
    rate of another pair for the same period, must be met. For different periods the rates may differ by the
    factor `yearly_drift` for every year, or part of one, between the middles of the periods.

    Against loaded official rates the lowest and the highest rate within the period bound it; up to a quarter
    beyond them is only noted.

Limits
    Contract rates, purchasing power parities and constant currencies are known only where the text names
    them.

Source
    Yearly drift: own choice; over the world's annual average rates from 1990 on few non-pegged currencies
    lose more than half their value in one year.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from service.model.quantity import Interval
from service.model.report import Check, Severity
from service.model.rule import Flagged, Grain, Parameter, Passed, Rule
from service.reason.case import Case
from service.reason.checks import check_of, undetermined
from service.reason.phrasing import computation, interval, number, quoted, said, when
from service.reason.rates import Pair, oriented, widened, years_between
from service.reason.relations import Relation, RelationKind, Verdict, judge, min_severity, relate
from service.reason.series_rates import against_official
from service.reason.terms import Reading


def compare_rates(case: Case, parameters: dict[str, Decimal]) -> Iterator[Check]:
    """Yield a check for every pair with a stated rate, and for every two pairs of one currency pair."""
    with_rate = {relation.terms[:2] for relation in case.of_kind(RelationKind.CURRENCY_RATE)}
    for relation in case.of_kind(RelationKind.CURRENCY_RATE):
        yield _against_stated(relation)
    groups: dict[frozenset[str], list[Pair]] = defaultdict(list)
    for relation in case.of_kind(RelationKind.CURRENCY):
        if all(term.value > 0 for term in relation.terms):
            groups[frozenset(term.dimension for term in relation.terms)].append(Pair(*relation.terms))
    for group in groups.values():
        listed = oriented(group)
        official = [found for pair in listed if (found := against_official(case, pair)) is not None]
        yield from official
        if (
            len(listed) == 1
            and not official
            and (listed[0].a, listed[0].b) not in with_rate
            and (listed[0].b, listed[0].a) not in with_rate
        ):
            yield _alone(listed[0])
        for earlier, later in pairwise(listed):
            yield _against_pair(earlier, later, parameters["yearly_drift"])


def _against_stated(relation: Relation) -> Check:
    first, second, rate, *_ = relation.terms
    pair = Pair(first, second)
    if rate.claim.quantity.unit == first.claim.quantity.unit:
        pair = Pair(second, first)
    verdict = judge(relation, lambda reading: (rate.values(reading), pair.rate(reading)))
    fits = "which agrees with" if verdict.severity is None else "not"
    return check_of(
        relation,
        verdict,
        message=(
            f"{said(first.claim)} gives one amount as {quoted(first.claim)} and as "
            f"{quoted(second.claim)}, which makes "
            f"{number(pair.value, 4)} {pair.unit}, {fits} the rate of {quoted(rate.claim)} beside them."
        ),
        steps=(pair.line, f"the stated rate allows {interval(verdict.stated)}"),
        computation=computation(
            "amount B / amount A", {"A": pair.a.value, "B": pair.b.value}, pair.value, verdict
        ),
        question=f"Which is right: the rate of {quoted(rate.claim)} or the two amounts?",
    )


def _against_pair(earlier: Pair, later: Pair, drift: Decimal) -> Check:
    years = years_between(earlier.a, later.a)
    factor = drift ** (years or 0)
    dated = years == 0 and earlier.a.period == later.a.period
    in_one_breath = earlier.a.time == later.a.time and earlier.a.claim.sentence == later.a.claim.sentence
    same_time = dated or in_one_breath
    factor = Decimal(1) if same_time else factor
    relation = relate(
        RelationKind.CURRENCY,
        (earlier.a, earlier.b, later.a, later.b),
        match=1.0 if dated else 0.8,
        stated=in_one_breath,  # what the amounts are of does not matter
    )

    def compare(reading: Reading) -> tuple[Interval, Interval]:
        return later.rate(reading), widened(earlier.rate(reading), factor)

    verdict = _within_time(judge(relation, compare), same_time)
    if verdict.severity is None:
        meets = earlier.rate(Reading.ORDINARY).meets(later.rate(Reading.ORDINARY))
        ending = (
            "rounding alone explains the difference."
            if meets
            else "a rate may move that far between the two periods."
        )
    elif same_time:
        ending = "one period has one rate, so an amount is wrong."
    else:
        ending = "rates hardly move that far in the time between, so an amount is probably wrong."
    return check_of(
        relation,
        verdict,
        message=(
            f"{_amounts(earlier)} make {number(earlier.value, 3)} {earlier.unit}, {_amounts(later)} make "
            f"{number(later.value, 3)}: {ending}"
        ),
        steps=(
            earlier.line,
            later.line,
            *(() if same_time else (f"allowed movement between the periods: a factor of {number(factor)}",)),
        ),
        computation=computation(
            "amount B / amount A",
            {"A1": earlier.a.value, "B1": earlier.b.value, "A2": later.a.value, "B2": later.b.value},
            later.value,
            verdict,
        ),
        question="Which of the four amounts is right, and at what rate was it converted?",
    )


def _amounts(pair: Pair) -> str:
    first, second = sorted((pair.a.claim, pair.b.claim), key=lambda claim: claim.span.start)
    return f"{quoted(first)} and {quoted(second)}{when(first)}"


def _within_time(verdict: Verdict, same_time: bool) -> Verdict:
    """Return the verdict, no more than a warning where the rate had time to move."""
    if same_time or verdict.severity is None:
        return verdict
    return replace(verdict, severity=min_severity(verdict.severity, Severity.WARNING))


def _alone(pair: Pair) -> Check:
    return undetermined(
        (pair.a.claim, pair.b.claim),
        message=f"{_amounts(pair)} make {number(pair.value, 3)} {pair.unit}.",
        reason="no rate and no second pair of these currencies to compare it with",
    )


RULE = Rule(
    id="implied-exchange-rate",
    family="conversion",
    summary="Amounts in two currencies imply exchange rates that disagree.",
    grain=Grain.GROUP,
    formula="rate = amount in B / amount in A",
    severity=Severity.ERROR,
    function=compare_rates,
    parameters=(
        Parameter(
            "yearly_drift",
            Decimal(2),
            unit="factor per year",
            doc="How far a rate may move in a year before two pairs are held against each other; own choice.",
        ),
    ),
    examples=(
        Flagged(
            "In 2022 the loan was 2.0 billion roubles, or 13 billion tenge. "
            "In 2022 the grant was 4.0 billion roubles, or 60 billion tenge.",
            at=("2.0 billion roubles", "13 billion tenge", "4.0 billion roubles", "60 billion tenge"),
        ),
        Passed(
            "In 2022 the loan was 2.0 billion roubles, or 13 billion tenge. "
            "In 2022 the grant was 4.0 billion roubles, or 26 billion tenge.",
            why="both pairs make 6.5 tenge for a rouble",
        ),
    ),
)
