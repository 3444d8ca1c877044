"""Shares and multiples whose part the words name and whose whole is stated in another sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from service.model.claim import ClaimId, LinkKind
from service.model.quantity import QuantityKind
from service.reason.matched import match_of
from service.reason.neighbours import Neighbours, only, unit_of
from service.reason.quotients import MATCHED_NEARBY, may_be_side
from service.reason.relations import Relation, RelationKind, relate
from service.reason.stated import Ties
from service.reason.terms import Aspect, Term

_NEIGHBOURS = 3
"""Most sentences with figures from a share to the whole that it is of."""


def whole_relations(terms: Mapping[ClaimId, Term], ties: Ties) -> Iterator[Relation]:
    """Yield each share with its part and the only figure near it for the whole that it names.

    Args:
        terms: All comparable terms by claim.
        ties: What the words state.
    """
    near: Neighbours | None = None
    taken = {(term.claim.sentence, term.topic.measure) for term in terms.values() if term.of_whole}
    for share, part in ties.of_kind(LinkKind.SHARE):
        kind = _kind(share)
        divided = ties.targets(LinkKind.PART, part) or ties.sources(LinkKind.PART, part)
        if kind is None or divided or part.aspect is not Aspect.LEVEL:
            continue
        near = near or Neighbours(terms.values())
        whole = only(  # beside "… or 16 percent of GDP, against a target of 134 billion" the GDP is borrowed
            term
            for term in near.find(unit_of(part), share, _NEIGHBOURS)
            if (term.claim.sentence, term.topic.measure) not in taken and _is_whole(term, share, part)
        )
        if whole is not None:
            listed = (share, part, whole)
            yield relate(kind, listed, match=min(MATCHED_NEARBY, match_of(*listed)))


def _kind(share: Term) -> RelationKind | None:
    """Return how a proportion that names its whole bears on part and whole; None for any other figure."""
    if not share.of_whole or not share.topic.measure:
        return None
    if share.aspect is Aspect.SHARE:
        return RelationKind.SHARE if share.dimension == "%" else None
    return RelationKind.QUOTIENT if share.claim.quantity.kind is QuantityKind.RATIO else None


def _is_whole(term: Term, share: Term, part: Term) -> bool:
    """Say whether a figure is the very whole that a share names, of its time and in the unit of the part."""
    topic = term.topic
    if term is part or term.claim.measure.carried:
        return False
    if (topic.measure, topic.qualifier) != (share.topic.measure, share.topic.qualifier):
        return False
    one_time = term.time == (share.time or part.time) and part.time in (None, term.time)
    planned = term.nature == "stock"  # what there is now may be given away later
    return one_time and all(may_be_side(term, side, planned=planned) for side in (share, part))
