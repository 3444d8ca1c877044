"""Figures for each head beside the whole and the population of the same place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from service.model.quantity import QuantityKind
from service.reason.case import Case
from service.reason.matched import match_of
from service.reason.relations import Relation, RelationKind, relate
from service.reason.terms import Aspect, Term

POPULATION = "population"
PER_HEAD = "per_capita"
_LONGEST_GAP = 5 * 366  # days between the middles of population's and figure's periods
_HEADS = frozenset({"person", "head", "inhabitant"})
_AMOUNTS = frozenset({QuantityKind.MONEY, QuantityKind.COUNT, QuantityKind.MEASURE})


@dataclass(frozen=True, slots=True)
class PerHead:
    """A figure for each head with the whole and the population."""

    relation: Relation
    each: Term
    whole: Term
    population: Term


def per_heads(case: Case) -> Iterator[PerHead]:
    """Yield figures for each head whose whole and population the text gives, for one place and period."""
    populations: dict[object, list[Term]] = defaultdict(list)
    for term in _plain_amounts(case):
        if term.topic.measure == POPULATION and term.value > 0:
            populations[term.topic.entities].append(term)
    for each, whole in with_whole(case):
        people = populations.get(each.topic.entities, [])
        population = min(people, key=lambda term: _gap(term, each), default=None)
        if population is not None and _gap(population, each) <= _LONGEST_GAP:
            terms = (each, whole, population)
            yield PerHead(relate(RelationKind.AVERAGE, terms, match=match_of(*terms[:2])), *terms)


def with_whole(case: Case) -> Iterator[tuple[Term, Term]]:
    """Yield figures for each head of a known place beside the one whole of their place, period and unit."""
    wholes: dict[object, list[Term]] = defaultdict(list)
    for term in _plain_amounts(case):
        if term.topic.measure != POPULATION and term.topic.adjustment in (None, "nominal"):
            wholes[term.topic.measure, term.topic.entities].append(term)
    for each in case.terms.values():
        measure = _measure_of_whole(case, each)
        if measure is None or not each.topic.entities:
            continue
        matching = [
            whole
            for whole in wholes.get((measure, each.topic.entities), [])
            if whole.time == each.time
            and whole.claim.quantity.unit == _unit_of_whole(each)
            and _at_parity(case, whole) == _at_parity(case, each)
        ]
        if len({whole.value for whole in matching}) == 1:
            yield each, matching[0]


def _plain_amounts(case: Case) -> Iterator[Term]:
    for term in case.terms.values():
        level = term.aspect in (Aspect.LEVEL, Aspect.AVERAGE) and term.claim.quantity.kind in _AMOUNTS
        if level and term.topic.standing == "fact" and not term.topic.qualifier:
            yield term


def _measure_of_whole(case: Case, each: Term) -> str | None:
    """Return the measure whose whole a figure for each head divides, or None where it is none."""
    if each.aspect not in (Aspect.LEVEL, Aspect.AVERAGE) or each.claim.quantity.kind not in _AMOUNTS:
        return None
    if each.topic.standing != "fact" or each.topic.qualifier:
        return None
    if each.topic.adjustment == PER_HEAD and each.claim.measure.id is not None:
        return each.topic.measure
    if _unit_of_whole(each) != each.claim.quantity.unit:
        return each.topic.measure if each.topic.measure in case.group("of_everybody") else None
    facts = case.measures.get(each.topic.measure)
    is_money = each.claim.quantity.kind is QuantityKind.MONEY  # others are for so many thousand heads
    nominal = each.topic.adjustment in (None, "nominal")
    parts = facts.quotient_of if facts is not None and is_money and nominal else ()
    return parts[0] if len(parts) == 2 and parts[1] == POPULATION else None


def _at_parity(case: Case, term: Term) -> bool:
    """Say whether the nearest figure of a sentence in dollars at what they buy is this one."""
    return case.cues.of(term.claim, "parity") is not None


def _unit_of_whole(each: Term) -> str | None:
    """Return the unit of the whole that a figure for each head is of ("USD" for "USD/person")."""
    unit = each.claim.quantity.unit or ""
    whole, _, heads = unit.partition("/")
    return whole if heads in _HEADS else each.claim.quantity.unit


def _gap(population: Term, each: Term) -> int:
    """Return the days between two periods; 0 where one is unknown, as populations move slowly."""
    if population.period is None or each.period is None:
        return 0
    return abs(sum(population.period) - sum(each.period)) // 2
