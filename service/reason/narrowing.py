"""Figures that words narrow beside the figure that they narrow: manufacturing jobs beside jobs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from service.model.claim import ClaimId
from service.model.quantity import QuantityKind
from service.reason.facts import MeasureFacts
from service.reason.matched import match_of
from service.reason.relations import Relation, RelationKind, relate
from service.reason.terms import Aspect, Term

NARROWED = 0.8
"""Match of a figure with the one that it is a part of by its narrowing words alone."""

_AMOUNTS = frozenset({QuantityKind.MONEY, QuantityKind.COUNT, QuantityKind.MEASURE})


def narrowed_relations(
    terms: Mapping[ClaimId, Term], measures: Mapping[str, MeasureFacts]
) -> Iterator[Relation]:
    """Yield each figure with narrowing words as a part of the only figure without, in one sentence.

    Args:
        terms: All comparable terms by claim.
        measures: Measures of the catalogue; only of those whose parts add up is a part never the larger.
    """
    groups: dict[object, list[Term]] = defaultdict(list)
    for term in terms.values():
        facts = measures.get(term.claim.measure.id or "")
        if facts is not None and facts.additive and facts.nature in ("flow", "stock") and _is_amount(term):
            groups[_key(term)].append(term)
    for members in groups.values():
        wholes = [term for term in members if not term.topic.qualifier]
        if len({term.value for term in wholes}) != 1:
            continue
        for part in members:
            whole = wholes[0]
            if part.topic.qualifier and _is_narrower(part, whole):
                match = min(NARROWED, match_of(part, whole))
                yield relate(RelationKind.PART, (part, whole), match=match)


def _is_amount(term: Term) -> bool:
    is_level = term.aspect is Aspect.LEVEL
    gained = term.aspect is Aspect.CHANGE and term.claim.measure.direction == "increase"
    return term.claim.quantity.kind in _AMOUNTS and term.dimension != "relative" and (is_level or gained)


def _key(term: Term) -> object:
    topic = term.topic
    return (
        topic.measure,
        topic.adjustment,
        topic.standing,
        topic.entities,
        term.aspect,
        term.dimension,
        term.time,
    )


def _is_narrower(part: Term, whole: Term) -> bool:
    """Say whether a sentence names a figure and, in more words, a part of it ("jobs … mining jobs")."""
    said = part.claim.measure.text.lower().split()
    plain = whole.claim.measure.text.lower().split()
    carried = part.claim.measure.carried or whole.claim.measure.carried
    alike = bool(said and plain) and said[-1] == plain[-1]  # "apartments" are no whole of "terraced houses"
    named = alike and not carried and all(word in said for word in part.claim.measure.qualifier)
    return named and part.claim.sentence == whole.claim.sentence
