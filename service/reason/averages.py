"""Averages beside the total and the number that they divide: in one breath, or of one measure and period."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from service.model.claim import Claim, LinkKind
from service.model.quantity import QuantityKind
from service.model.text import Span
from service.reason.case import Case
from service.reason.cues import all_joint, only_joined
from service.reason.matched import match_of
from service.reason.nouns import is_number, same_noun
from service.reason.relations import Relation, RelationKind, relate
from service.reason.terms import Aspect, Term

_WORD = re.compile(r"[^\W_]+")
_ANOTHER = re.compile(r";(?! with\b)")  # "$45 billion; with 9 million people that makes $5,000 per head"
_APART = 60  # letters between a total and its number
_JUST_BEFORE = 25
_JUST_AFTER = 12
_AMOUNTS = frozenset({QuantityKind.MONEY, QuantityKind.COUNT, QuantityKind.MEASURE})


@dataclass(frozen=True, slots=True)
class Average:
    """A stated average with its total and its number; `noun` is what it is per, "" where only an average."""

    relation: Relation
    mean: Term
    total: Term
    number: Term
    noun: str


def averages(case: Case) -> Iterator[Average]:
    """Yield every average whose total and number stand just before it, or elsewhere for the same period."""
    by_sentence: dict[int, list[Term]] = defaultdict(list)
    earlier = {link.target for link in case.links if link.kind is LinkKind.BASE}
    for term in case.terms.values():
        if term.claim.quantity.kind in _AMOUNTS and term.claim.id not in earlier:
            by_sentence[term.claim.sentence.start].append(term)
    for members in by_sentence.values():
        members.sort(key=lambda term: term.claim.span)
        for index, mean in enumerate(members):
            if case.cues.in_sentence(mean.claim, "median") or case.cues.in_sentence(mean.claim, "weighted"):
                continue
            found = _joined(case, mean, members[max(0, index - 2) : index])
            yield from () if found is None else (found,)


def _joined(case: Case, mean: Term, before: list[Term]) -> Average | None:
    """Return the average of total and number just before it, tied by nothing but "or", "that is"."""
    if len(before) != 2 or before[1].claim.span.start - before[0].claim.span.end > _APART:
        return None
    noun = per_noun(case, mean.claim)
    if not noun and not _is_called_average(case, mean.claim):
        return None
    if _ANOTHER.search(case.text, before[0].claim.span.end, mean.claim.span.start):
        return None
    last = before[1].claim
    if not only_joined(case, last, mean.claim) and not _named(case, last, mean.claim):
        return None
    for total, number in (before, before[::-1]):
        if _same_unit(mean.claim, total.claim) and is_number(number.claim, noun) and number.value > 0:
            terms = (mean, total, number)
            return Average(relate(RelationKind.AVERAGE, terms, stated=True), mean, total, number, noun)
    return None


def _named(case: Case, number: Claim, mean: Claim) -> bool:
    """Say whether only what is counted and joining words lead to an average ("45 primary schools, …")."""
    noun = _NOUN.match(case.text, number.span.end, mean.span.start)
    if noun is None or number.quantity.kind is not QuantityKind.COUNT:
        return False
    named = same_noun(noun["noun"], number.quantity.unit or "")
    return named and all_joint(case, Span(noun.end(), mean.span.start))


_NOUN = re.compile(r"(?:\s[a-z][a-z-]+){0,2}\s(?P<noun>[a-z]+)(?=,)")


def _is_called_average(case: Case, claim: Claim) -> bool:
    each = case.cues.of(claim, "each", _JUST_AFTER)
    mean = case.cues.of(claim, "mean", _JUST_BEFORE)
    return (each is not None and each.span.start >= claim.span.end) or (
        mean is not None and mean.span.end <= claim.span.start
    )


def per_noun(case: Case, claim: Claim) -> str:
    """Return what an amount is stated per ("employee" of "$75,000 per employee"), or ""."""
    unit = claim.quantity.unit or ""
    if claim.quantity.kind is QuantityKind.MEASURE and "/" in unit:
        return unit.rpartition("/")[2]
    for cue in case.cues.within(claim.sentence):
        if (
            "per" in cue.kinds
            and cue.span.end <= claim.span.start
            and claim.span.start - cue.span.end < _APART
        ):
            following = _WORD.search(case.text, cue.span.end, claim.span.start)
            if following is not None and case.text[cue.span.start : cue.span.end].lower() != "a":
                return following[0].lower()
    return ""


def _same_unit(mean: Claim, total: Claim) -> bool:
    unit = (mean.quantity.unit or "").partition("/")[0]
    if unit == "1" or (mean.quantity.kind is QuantityKind.COUNT and mean.quantity.unit is None):
        return total.quantity.kind is QuantityKind.COUNT
    return unit == total.quantity.unit or (
        mean.quantity.kind is total.quantity.kind is QuantityKind.COUNT and unit == total.quantity.unit
    )


def elsewhere(case: Case) -> Iterator[Average]:
    """Yield averages of a measure beside its only total and the only number of one place and period."""
    totals: dict[object, list[Term]] = defaultdict(list)
    numbers: dict[object, list[Term]] = defaultdict(list)
    for term in case.terms.values():
        if term.period is None or term.claim.quantity.kind not in _AMOUNTS:
            continue
        if term.aspect is Aspect.LEVEL and term.topic.adjustment is None:
            totals[_place(term), term.topic.measure, term.dimension].append(term)
        if term.claim.quantity.kind is QuantityKind.COUNT:
            numbers[_place(term)].append(term)
    for mean in case.terms.values():
        if mean.aspect is not Aspect.AVERAGE or mean.period is None or not mean.topic.measure:
            continue
        if case.cues.in_sentence(mean.claim, "median") or case.cues.in_sentence(mean.claim, "weighted"):
            continue
        noun = per_noun(case, mean.claim)
        of_measure = totals[_place(mean), mean.topic.measure, mean.dimension]
        counted = [term for term in numbers[_place(mean)] if noun and is_number(term.claim, noun)]
        if len(of_measure) == len(counted) == 1 and counted[0].value > 0:
            terms = (mean, of_measure[0], counted[0])
            relation = relate(RelationKind.AVERAGE, terms, match=match_of(*terms))
            yield Average(relation, *terms, noun)


def _place(term: Term) -> object:
    return term.period, term.topic.entities, term.topic.standing
