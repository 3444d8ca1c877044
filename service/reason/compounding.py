"""Rates for each year beside the whole change, or the levels at both ends, of the same span."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from service.model.quantity import Interval, QuantityKind
from service.reason.case import Case
from service.reason.growth import change_from_levels
from service.reason.relations import Relation, RelationKind, relate
from service.reason.stated import PER_YEAR
from service.reason.terms import Aspect, Reading, Term, Topic, relative_change

_DAYS = 365.25
_MOST_YEARS = 200
_NEAR = 40  # letters between a yearly rate and its years


@dataclass(frozen=True, slots=True)
class Compound:
    """A yearly rate and what it should compound to.

    Attributes:
        relation: The terms: rate, then the whole.
        rate: Change for each year, in percent.
        whole: The whole change, or the new and the base level.
        years: Numbers of years that the words allow, the likeliest first; empty where unknown.
        is_mean: Whether the rate is called an average.
    """

    relation: Relation
    rate: Term
    whole: tuple[Term, ...]
    years: tuple[int, ...]
    is_mean: bool


def compounds(case: Case) -> Iterator[Compound]:
    """Yield every yearly rate with its whole, in the order of the text."""
    with_levels = case.of_kind(RelationKind.COMPOUND)
    for relation in with_levels:
        rate, new, base = relation.terms
        if base.value > 0 and new.value > 0:
            between = _years_of_levels(new, base)
            years = tuple(dict.fromkeys(_stated_years(case, rate) + between))
            yield Compound(relation, rate, (new, base), years, _is_mean(case, rate))
    taken = {relation.terms[0].claim.id for relation in with_levels}
    wholes: dict[Topic, list[Term]] = defaultdict(list)
    for term in case.terms.values():
        if term.aspect is Aspect.CHANGE and term.dimension == "relative" and term.topic.measure:
            wholes[replace(term.topic, adjustment=None)].append(term)
    for rate in case.terms.values():
        if rate.topic.adjustment != PER_YEAR or rate.claim.id in taken:
            continue
        years = _stated_years(case, rate)
        for whole in wholes.get(replace(rate.topic, adjustment=None), ()):
            if years and whole.topic.adjustment is None and _of_one_span(rate, whole):
                relation = relate(RelationKind.COMPOUND, (rate, whole), match=1.0)
                yield Compound(relation, rate, (whole,), years, _is_mean(case, rate))


def whole_change(found: Compound, reading: Reading) -> Interval:
    """Return the whole change in percent: as stated, or that of the levels."""
    if len(found.whole) == 1:
        return relative_change(found.whole[0], reading)
    return change_from_levels(found.relation, reading)


def _of_one_span(rate: Term, whole: Term) -> bool:
    """Say whether a change is over the span of a yearly rate: the same dates, or "in all" in its sentence."""
    if rate.claim.quantity.kind is whole.claim.quantity.kind is QuantityKind.DURATION:
        return False
    if rate.period is not None and whole.period is not None:
        return rate.period == whole.period
    return rate.claim.sentence == whole.claim.sentence and rate.time == whole.time


def _stated_years(case: Case, rate: Term) -> tuple[int, ...]:
    """Return the years that stand beside a rate: a length of time, or a span of dates."""
    for claim in case.claims:
        if claim.quantity.kind is not QuantityKind.DURATION or claim.quantity.unit != "year":
            continue
        gap = claim.span.start - rate.claim.span.end
        if claim.sentence == rate.claim.sentence and 0 <= gap <= _NEAR:
            value = claim.quantity.value
            cues = case.cues.between(rate.claim.span, claim.span)
            if value == int(value) <= _MOST_YEARS and any("through" in cue.kinds for cue in cues):
                return (int(value),)
    if rate.period is None:
        return ()
    years = round((rate.period[1] - rate.period[0]) / _DAYS)
    period = rate.claim.period
    if years < 2 or years > _MOST_YEARS:
        return ()
    return (years,) if period is not None and period.window else (years - 1, years)


def _years_of_levels(new: Term, base: Term) -> tuple[int, ...]:
    if new.period is None or base.period is None:
        return ()
    years = round((sum(new.period) - sum(base.period)) / 2 / _DAYS)
    return (years,) if 2 <= years <= _MOST_YEARS else ()


def _is_mean(case: Case, rate: Term) -> bool:
    return case.cues.of(rate.claim, "mean") is not None or case.cues.of(rate.claim, "yearly_rate") is not None
