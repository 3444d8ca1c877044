"""Amounts per something, where only the words before them say so ("The cost per kilometre was €3 million").

The amount divided shares a word with them ("The line cost €90 million"), and what divides it is the only
figure near it for the noun after "per" ("It is 60 kilometres long"). Some of an amount may be per
nothing ("the rest came from cargo"), so that only quotients that ask for more than all of it are of interest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from service.model.claim import Claim
from service.model.quantity import QuantityKind
from service.reason.intervals import ONE
from service.reason.matched import match_of
from service.reason.neighbours import only
from service.reason.nouns import is_number
from service.reason.quotients import MATCHED_NEARBY, may_be_side, of_one_size
from service.reason.relations import Relation, RelationKind, relate
from service.reason.sentences import Sentences
from service.reason.terms import Aspect, Term

_REACH = 2
"""Most sentences with figures from a quotient to those that it is taken from."""

_STEM = 4
"""Letters that "earned" and "earnings" share."""

_PER = " per "
_NOUN = re.compile(r"[^\W\d_]{3,30}")
_VERB = 2  # words of "was" and "amounted to"
_APART = 40
"""Letters between what an amount is per and the amount."""


def said_quotient_relations(sentences: Sentences, text: str) -> Iterator[Relation]:
    """Yield each amount said to be per something with the only two figures near it that it is taken from."""
    for place, members in enumerate(sentences.members):
        for mean in members:
            noun = _noun(mean, text)
            if noun:
                yield from _quotient(sentences, place, mean, noun)


def _noun(term: Term, text: str) -> str:
    """Return what an amount of money is said to be per before it in its sentence, or ""."""
    claim = term.claim
    if claim.quantity.kind is not QuantityKind.MONEY or term.aspect not in (Aspect.LEVEL, Aspect.AVERAGE):
        return ""
    at = text.rfind(_PER, max(claim.sentence.start, claim.span.start - _APART), claim.span.start)
    word = _NOUN.match(text, at + len(_PER), claim.span.start) if at >= 0 else None
    if word is None or len(text[word.end() : claim.span.start].split()) > _VERB:
        return ""  # "per kilometre in Norway was"
    return word[0].lower()


def _quotient(sentences: Sentences, place: int, mean: Term, noun: str) -> Iterator[Relation]:
    near = [
        term
        for others in sentences.near(place, _REACH)
        for term in others
        if term is not mean and term.aspect is Aspect.LEVEL and may_be_side(term, mean)
    ]
    stems = _stems(mean.claim) - {noun[:_STEM]}
    above = only(
        term for term in near if term.dimension == mean.dimension and not stems.isdisjoint(_stems(term.claim))
    )
    below = only(term for term in near if is_number(term.claim, noun))
    if above is None or below is None or not _of_one_thing(mean, above, noun):
        return
    per = ONE / below.scale
    scaled = replace(
        mean, scale=mean.scale * per, ordinary=mean.ordinary.scale(per), widest=mean.widest.scale(per)
    )
    if scaled.value * below.value > above.value and of_one_size(scaled, above, below):
        terms = (scaled, above, below)
        timeless = all(term.time is None and not term.claim.measure.carried for term in terms)
        match = MATCHED_NEARBY if timeless else min(MATCHED_NEARBY, match_of(*terms))
        yield relate(RelationKind.QUOTIENT, terms, match=match)


def _of_one_thing(mean: Term, above: Term, noun: str) -> bool:
    """Say whether an amount and one per something are narrowed alike, but for the subject of the amount."""
    subject = {*above.claim.measure.text.lower().split()}
    return {*mean.topic.qualifier} - {noun} - subject == {*above.topic.qualifier} - subject


def _stems(claim: Claim) -> set[str]:
    """Return the beginnings of the words that say what a figure is of."""
    words = claim.measure.text.lower().split()
    return {word[:_STEM] for word in words if len(word) >= _STEM}
