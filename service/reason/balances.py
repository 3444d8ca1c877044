"""Balances and sums beside the two figures that give them: exports, imports, the trade deficit and trade."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from service.model.claim import ClaimId
from service.reason.facts import MeasureFacts
from service.reason.matched import match_of
from service.reason.neighbours import Neighbours, only
from service.reason.relations import Relation, RelationKind, relate
from service.reason.terms import Aspect, Term

MATCHED_NEARBY = 0.8
"""Match of figures of several sentences that only their measures, entities and time tie to each other."""

_NEIGHBOURS = 1
"""Most sentences with figures from a balance to those that it is taken from."""


def balance_relations(
    terms: Mapping[ClaimId, Term], measures: Mapping[str, MeasureFacts]
) -> Iterator[Relation]:
    """Yield each balance or sum with the only figures for its two sides in its own or the next sentences.

    Args:
        terms: All comparable terms by claim.
        measures: Measures of the catalogue, which name the two figures.
    """
    near: Neighbours | None = None
    for balance in terms.values():
        facts = measures.get(balance.claim.measure.id or "")
        if facts is None or balance.aspect is not Aspect.LEVEL:
            continue
        kind, names = (
            (RelationKind.BALANCE, facts.difference_of)
            if facts.nature == "balance"
            else (RelationKind.SUM, facts.sum_of)
        )
        if len(names) != 2:
            continue
        near = near or Neighbours(terms.values())
        first, second = (only(_fitting(near, name, balance)) for name in names)
        if first is not None and second is not None:
            listed = (balance, first, second)
            apart = any(term.claim.sentence != balance.claim.sentence for term in listed)
            yield relate(kind, listed, match=min(MATCHED_NEARBY if apart else 1.0, match_of(*listed)))


def _fitting(near: Neighbours, measure: str, balance: Term) -> Iterator[Term]:
    found = near.find(measure, balance, _NEIGHBOURS)
    return (term for term in found if term.dimension == balance.dimension and _fits(term, balance))


def _fits(term: Term, balance: Term) -> bool:
    """Say whether a figure may be one of those that a balance is the difference of."""
    a, b = term.topic, balance.topic
    same = (a.qualifier, a.adjustment, a.standing) == (b.qualifier, b.adjustment, b.standing)
    places = {code for code, _ in a.entities} == {code for code, _ in b.entities}
    in_one = term.time is None and term.claim.sentence == balance.claim.sentence
    one_time = in_one or term.time == balance.time
    return same and places and one_time and term.claim.segment == balance.claim.segment
