"""Lists of amounts beside the whole said just before, where their periods or sum show that it is one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from service.model.claim import LinkKind
from service.model.quantity import QuantityKind
from service.reason.cues import Cues
from service.reason.intervals import HUNDRED, divide, exactly, multiply, total
from service.reason.relations import Relation, RelationKind, relate
from service.reason.sentences import Sentences
from service.reason.stated import Ties
from service.reason.terms import Aspect, Term

_AMOUNTS = frozenset({QuantityKind.MONEY, QuantityKind.COUNT, QuantityKind.MEASURE})
_OF_MOMENTS = frozenset({"stock", "rate", "price", "index", "share"})
_REACH = 2  # sentences with figures from a list back to its whole
_MATCH = 0.9
"""Match of a whole that the periods or the sum of what follows show to be one."""

_ALONE = 0.8
"""Match of a whole that one share alone is to be of."""

_ENDED = re.compile(r"\s*[),.;]|\s*$")  # behind a share of which nothing more is said
_NEAR_SUM = 2  # times that a sum and its total may differ and still be meant to be one


def list_relations(sentences: Sentences, ties: Ties, cues: Cues, text: str) -> Iterator[Relation]:
    """Yield the sums and shares of what a sentence lists of a whole in the sentences before it."""
    for place, members in enumerate(sentences.members):
        if len(members) < 2 or not place:
            continue
        parts = [term for term in members if _is_amount(term)]
        if len(parts) < 2 or len({part.claim.quantity.unit for part in parts}) > 1:
            continue
        before = [term for said in sentences.members[max(0, place - _REACH) : place] for term in said]
        wholes = [term for term in before if _may_hold(term, parts)]
        if _adds_up(parts, wholes, cues):
            yield from _periods(wholes, parts)
        said_last = [
            term for term in wholes if term.claim.sentence == sentences.members[place - 1][0].claim.sentence
        ]
        yield from _shares(said_last, parts, ties, text)


def _is_amount(term: Term) -> bool:
    quantity = term.claim.quantity
    return term.aspect is not Aspect.AVERAGE and quantity.kind in _AMOUNTS and quantity.value > 0


def _may_hold(whole: Term, parts: Sequence[Term]) -> bool:
    one_voice = whole.claim.segment == parts[0].claim.segment
    a, b = whole.claim.quantity, parts[0].claim.quantity
    alike = (a.kind, a.unit) == (b.kind, b.unit)
    return (
        alike
        and one_voice
        and _is_amount(whole)
        and all(a.value > part.claim.quantity.value for part in parts)
    )


def _adds_up(parts: Sequence[Term], wholes: Sequence[Term], cues: Cues) -> bool:
    """Say whether figures of parts of a period sum up, by what they are of or by what the words say."""
    if any(term.aspect is not Aspect.LEVEL for term in parts):
        return False
    told = (*wholes, parts[0])
    if any(cues.in_sentence(term.claim, "mean") is not None for term in told):
        return False
    said = any(cues.in_sentence(term.claim, "summed") is not None for term in told)
    return said or any(term.adds_up for term in (*wholes, *parts))


def _periods(wholes: Sequence[Term], parts: Sequence[Term]) -> Iterator[Relation]:
    """Yield the sum of parts whose periods follow each other from the first to the last day of a whole."""
    if any(term.nature in _OF_MOMENTS for term in parts):
        return
    times = sorted(part.period for part in parts if part.period is not None)
    if len(times) < len(parts) or any(b[0] != a[1] + 1 for a, b in pairwise(times)):
        return
    over = times[0][0], times[-1][1]
    found = [whole for whole in wholes if whole.period == over and whole.nature not in _OF_MOMENTS]
    result = sum(part.value for part in parts)
    if len(found) == 1 and found[0].value / _NEAR_SUM < result < found[0].value * _NEAR_SUM:
        yield relate(RelationKind.SUM, (found[0], *parts), match=_MATCH)


def _shares(wholes: Sequence[Term], parts: Sequence[Term], ties: Ties, text: str) -> Iterator[Relation]:
    """Yield the shares of parts that add up to the only whole that they can be of, but for one at most.

    Where several do not fit they are of something else, or tell of growth.
    """
    whole = wholes[0] if len(wholes) == 1 else None
    if whole is None or ties.sources(LinkKind.SHARE, whole):
        return
    if not total(part.claim.quantity.ordinary for part in parts).meets(whole.claim.quantity.ordinary):
        return
    found = [
        (share, part, whole)
        for part in parts
        if not ties.targets(LinkKind.PART, part)
        for share in ties.sources(LinkKind.SHARE, part)
        if share.aspect is Aspect.SHARE and _ENDED.match(text, share.claim.span.end)
        if not any(_fits(share, part, other) for other in parts if other is not part)
    ]
    odd = [three for three in found if not _fits(*three)]
    if len(odd) <= 1:
        match = _MATCH if len(found) > 1 else _ALONE
        yield from (relate(RelationKind.SHARE, three, match=match) for three in found)


def _fits(share: Term, part: Term, whole: Term) -> bool:
    ratio = multiply(divide(part.claim.quantity.widest, whole.claim.quantity.widest), exactly(HUNDRED))
    return ratio.meets(share.widest)
