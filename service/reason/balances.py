"""Balances beside the two figures whose difference they are: exports, imports and the trade deficit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from service.model.claim import ClaimId
from service.reason.matched import match_of
from service.reason.relations import Relation, RelationKind, relate
from service.reason.terms import Aspect, MeasureFacts, Term

MATCHED_NEARBY = 0.8
"""Match of three figures that only their measures, entities and time tie to each other."""

_NEIGHBOURS = 1
"""Most sentences with figures from a balance to those that it is taken from."""


def balance_relations(
    terms: Mapping[ClaimId, Term], measures: Mapping[str, MeasureFacts]
) -> Iterator[Relation]:
    """Yield each balance with the only minuend and the only subtrahend in its own or a neighbouring sentence.

    Args:
        terms: All comparable terms by claim.
        measures: Measures of the catalogue, which name the two figures.
    """
    starts = sorted({term.claim.sentence.start for term in terms.values()})
    place = {start: i for i, start in enumerate(starts)}
    near: dict[tuple[str, int], list[Term]] = defaultdict(list)
    for term in terms.values():
        if term.aspect is Aspect.LEVEL and term.claim.measure.id is not None:
            near[term.claim.measure.id, place[term.claim.sentence.start]].append(term)
    for (measure, at), members in list(near.items()):
        facts = measures.get(measure)
        if facts is None or len(facts.difference_of) != 2 or facts.nature != "balance":
            continue
        for balance in members:
            pair = [_only(near, name, at, balance) for name in facts.difference_of]
            if pair[0] is not None and pair[1] is not None:
                listed = (balance, pair[0], pair[1])
                yield relate(RelationKind.BALANCE, listed, match=min(MATCHED_NEARBY, match_of(*listed)))


def _only(
    near: Mapping[tuple[str, int], Sequence[Term]], measure: str, at: int, balance: Term
) -> Term | None:
    """Return the only term of a measure near a balance; None where there are several, or one does not fit."""
    found = [
        term
        for i in range(at - _NEIGHBOURS, at + _NEIGHBOURS + 1)
        for term in near.get((measure, i), ())
        if term.dimension == balance.dimension
    ]
    return found[0] if len(found) == 1 and _fits(found[0], balance) else None


def _fits(term: Term, balance: Term) -> bool:
    """Say whether a figure may be one of those that a balance is the difference of."""
    a, b = term.topic, balance.topic
    same = (a.qualifier, a.adjustment, a.standing) == (b.qualifier, b.adjustment, b.standing)
    places = {code for code, _ in a.entities} == {code for code, _ in b.entities}
    return same and places and term.time == balance.time and term.claim.segment == balance.claim.segment
