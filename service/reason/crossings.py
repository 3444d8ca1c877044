"""One amount told in two currencies, in two sentences, with the rate between them told as two amounts.

"It was sold for $535 million. A dollar bought 3.67 dirhams, so that it was worth 2.0 billion dirhams."
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from service.model.quantity import QuantityKind
from service.reason.cues import Cues
from service.reason.quotients import MATCHED_NEARBY
from service.reason.relations import Relation, RelationKind, relate
from service.reason.sentences import Sentences
from service.reason.stated import Ties
from service.reason.terms import Term

_REACH = 2
_APART = 30
"""Letters between one unit of a currency and what it buys."""


def crossing_relations(sentences: Sentences, ties: Ties, cues: Cues) -> Iterator[Relation]:
    """Yield the only two amounts in two currencies near a rate, of which one is concluded from the other."""
    for place, members in enumerate(sentences.members):
        for unit, price in _rates(members):
            near = [term for others in sentences.near(place, _REACH) for term in others]
            near = [term for term in near if term not in (unit, price) and not ties.restatements(term)]
            first = [term for term in near if term.dimension == unit.dimension]
            second = [term for term in near if term.dimension == price.dimension]
            if len(first) != 1 or len(second) != 1:
                continue
            last = max(first[0], second[0], key=lambda term: term.claim.span)
            hence = cues.ahead_of(last.claim, "hence")
            if hence is not None and sentences.words(first[0].claim) & sentences.words(second[0].claim):
                terms = (first[0], second[0], price, unit)
                yield relate(RelationKind.CURRENCY_RATE, terms, match=MATCHED_NEARBY, stated=True)


def _rates(members: list[Term]) -> Iterator[tuple[Term, Term]]:
    """Yield one unit of a currency and what it buys in another."""
    for a, b in pairwise(members):
        both = a.claim.quantity.kind is b.claim.quantity.kind is QuantityKind.MONEY
        if both and a.dimension != b.dimension and b.claim.span.start - a.claim.span.end <= _APART:
            if a.value == 1:
                yield a, b
            elif b.value == 1:
                yield b, a
