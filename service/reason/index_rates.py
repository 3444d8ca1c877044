"""Rates that are by definition the change of an index over a year, beside the index: inflation and prices."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from service.model.claim import ClaimId
from service.model.period import Period
from service.reason.facts import MeasureFacts
from service.reason.matched import match_of
from service.reason.neighbours import Neighbours, only
from service.reason.quotients import MATCHED_NEARBY, may_be_side
from service.reason.relations import Relation, RelationKind, relate
from service.reason.terms import Aspect, Term

_NEIGHBOURS = 3
"""Most sentences with figures from a rate to the index that it is the change of."""


def index_rate_relations(
    terms: Mapping[ClaimId, Term], measures: Mapping[str, MeasureFacts]
) -> Iterator[Relation]:
    """Yield each rate with the index of its own period and of that a year before.

    Args:
        terms: All comparable terms by claim.
        measures: Measures of the catalogue, which name the index of a rate.
    """
    near: Neighbours | None = None
    for rate in terms.values():
        facts = measures.get(rate.claim.measure.id or "")
        index = facts.rate_of if facts is not None else None
        if index is None or rate.aspect is not Aspect.LEVEL or rate.dimension != "%" or _is_other(rate):
            continue
        near = near or Neighbours(terms.values())
        levels = [term for term in near.find(index, rate, _NEIGHBOURS) if _is_index_of(term, rate)]
        new, base = (
            only(term for term in levels if _years_before(term.claim.period, rate.claim.period) == years)
            for years in (0, 1)
        )
        if new is not None and base is not None and new.dimension == base.dimension:
            listed = (_as_change(rate), new, base)
            yield relate(RelationKind.GROWTH, listed, match=min(MATCHED_NEARBY, match_of(*listed)))


def _is_other(rate: Term) -> bool:
    """Say whether the words make a rate one over another time than a year."""
    comparison = rate.claim.comparison
    return comparison is not None and comparison.basis != "year_on_year"


def _is_index_of(term: Term, rate: Term) -> bool:
    same = term.topic.qualifier == rate.topic.qualifier
    level = term.aspect is Aspect.LEVEL and term.dimension not in ("%", "points", "relative")
    bare = replace(term, claim=rate.claim, period=rate.period)
    return same and level and may_be_side(bare, rate)


def _years_before(earlier: Period | None, later: Period | None) -> int | None:
    """Return by how many years one period lies before the like period of another year; None for any other."""
    if earlier is None or later is None or None in (earlier.start, earlier.end, later.start, later.end):
        return None
    a, b = earlier.start, later.start
    if a is None or b is None or earlier.days is None or later.days is None:
        return None
    if (a.month, a.day) != (b.month, b.day) or abs(earlier.days - later.days) > 1:
        return None
    return b.year - a.year


def _as_change(rate: Term) -> Term:
    """Return a rate as the rise of its index; a negative one falls by its sign."""
    measure = replace(rate.claim.measure, direction="increase")
    claim = replace(rate.claim, measure=measure)
    return replace(rate, claim=claim, aspect=Aspect.CHANGE, dimension="relative")
