"""Shares whose part and whole stand in other sentences, known by the words that they have in common.

"The port handled 28 million tonnes. Coal made up 40 percent. It handled 6 million tonnes of coal": the part
has a word of the share that the whole lacks, and says nothing of its own besides.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from service.model.quantity import QuantityKind
from service.reason.cues import Cues
from service.reason.matched import match_of
from service.reason.quotients import MATCHED_NEARBY, may_be_side
from service.reason.relations import Relation, RelationKind, relate
from service.reason.sentences import Sentences
from service.reason.terms import Aspect, Term

_REACH = 2
"""Most sentences with figures from a share to its part and its whole."""

_AMOUNTS = frozenset({QuantityKind.MONEY, QuantityKind.COUNT, QuantityKind.MEASURE})


def portion_relations(sentences: Sentences, tied: Iterable[Relation], cues: Cues) -> Iterator[Relation]:
    """Yield each share with the part and whole that stand in two other sentences near it.

    Args:
        sentences: All comparable terms by sentence.
        tied: Relations found before; a share that has its sides is left alone.
        cues: Words that conclude from figures before.
    """
    known = {one.terms[0].claim.id for one in tied if one.kind in (RelationKind.SHARE, RelationKind.QUOTIENT)}
    for place, members in enumerate(sentences.members):
        share = members[0]
        if len(members) > 1 or share.aspect is not Aspect.SHARE or share.dimension != "%":
            continue
        near = [
            others[0]
            for others in sentences.near(place, _REACH)
            if len(others) == 1 and _is_amount(others[0]) and may_be_side(others[0], share)
        ]
        concluded = cues.in_sentence(share.claim, "hence") is not None
        found = [
            (part, whole)
            for part in near
            for whole in near
            if _may_divide(part, whole) and _are_meant(sentences, share, part, whole, concluded=concluded)
        ]
        if len(found) == 1 and share.claim.id not in known:
            match = min(MATCHED_NEARBY, match_of(*found[0]))
            yield relate(RelationKind.SHARE, (share, *found[0]), match=match)


def _is_amount(term: Term) -> bool:
    return term.aspect is Aspect.LEVEL and term.claim.quantity.kind in _AMOUNTS


def _may_divide(part: Term, whole: Term) -> bool:
    return part.dimension == whole.dimension and 0 < part.value < whole.value and may_be_side(part, whole)


def _are_meant(sentences: Sentences, share: Term, part: Term, whole: Term, *, concluded: bool) -> bool:
    """Say whether the words of a share point to a part and a whole, from which it may be concluded."""
    own, of_whole, of_share = (sentences.words(term.claim) for term in (part, whole, share))
    is_part = bool(own & of_share - of_whole)
    is_whole = bool(of_whole & (own | of_share))
    return is_part and is_whole and (concluded or not own - of_share - of_whole)
