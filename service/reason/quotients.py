"""Averages, per-head figures, prices and rates beside the two figures whose quotient they are.

Two things say that a figure is a quotient: its measure in the catalogue (GDP per head is GDP over population)
and its own unit ("$120 per household", "12 pupils per teacher", "1.9 tonnes per hectare").
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from service.model.claim import ClaimId
from service.model.quantity import QuantityKind
from service.reason.facts import MeasureFacts
from service.reason.intervals import multiply
from service.reason.matched import match_of
from service.reason.neighbours import Neighbours, only
from service.reason.relations import Relation, RelationKind, relate
from service.reason.terms import Aspect, Term

MATCHED_NEARBY = 0.8
"""Match of three figures that only their measures or units, entities and time tie to each other."""

_NEIGHBOURS = 2
"""Most sentences with figures from a quotient to those that it is taken from."""

_SHORTEST = 4
"""Letters of a word that says what two figures are of; shorter ones are mostly articles."""

_TIME = "time"
_PERSON = "[person]"
_POPULATION = "population"


def quotient_relations(
    terms: Mapping[ClaimId, Term], measures: Mapping[str, MeasureFacts], text: str = ""
) -> Iterator[Relation]:
    """Yield each quotient with the only numerator and the only denominator near it.

    Args:
        terms: All comparable terms by claim.
        measures: Measures of the catalogue, which name the two sides of their quotients.
        text: Text of the document.
    """
    levels = [term for term in terms.values() if term.aspect is not Aspect.CHANGE]
    named = [(term, sides) for term in levels if (sides := _named_sides(term, measures))]
    by_unit = [(term, sides) for term in levels if (sides := _unit_sides(term))]
    if not named and not by_unit:
        return
    near = Neighbours(terms.values())
    changes: dict[int, list[Term]] = defaultdict(list)
    for term in terms.values():
        if term.aspect is Aspect.CHANGE:
            changes[term.claim.sentence.start].append(term)
    seen: set[ClaimId] = set()
    for quotient, (above, below) in (*named, *by_unit):
        numerator, denominator = (_side(near, side, quotient) for side in (above, below))
        if numerator is None or denominator is None or quotient.claim.id in seen:
            continue
        listed = (quotient, numerator, denominator)
        own = {*quotient.claim.measure.qualifier} - _words(numerator) - _words(denominator)
        is_named = (quotient, (above, below)) in named
        beside = _is_another_statement(numerator, quotient, text) or _is_of_another_time(numerator, quotient)
        beside = beside or _is_given(changes[quotient.claim.sentence.start], listed)
        if not own if is_named else not beside and _hang_together(*listed) and of_one_size(*listed):
            seen.add(quotient.claim.id)
            yield relate(RelationKind.QUOTIENT, listed, match=min(MATCHED_NEARBY, match_of(*listed)))


def _is_given(changes: Iterable[Term], listed: tuple[Term, Term, Term]) -> bool:
    """Say whether the sentence has the product as a change ("6 wards of 30 beds each, adding 180 to 620")."""
    quotient, numerator, denominator = listed
    product = multiply(quotient.ordinary, denominator.ordinary)
    return any(term.dimension == numerator.dimension and term.ordinary.meets(product) for term in changes)


def _is_another_statement(numerator: Term, quotient: Term, text: str) -> bool:
    """Say whether only "and" leads from an amount to one per something ("earned €5 and paid €1 a share")."""
    a, b = numerator.claim, quotient.claim
    between = text[a.span.end : b.span.start]
    return a.sentence == b.sentence and between.lstrip(" ,").startswith("and ") and not _DIGIT.search(between)


def _is_of_another_time(numerator: Term, quotient: Term) -> bool:
    """Say whether a quotient names a time that an amount elsewhere does not ("year to date, $3 a share")."""
    period = quotient.claim.period
    named = period is not None and period.source == "text"
    return named and numerator.time is None and numerator.claim.sentence != quotient.claim.sentence


_DIGIT = re.compile(r"\d")


def _named_sides(term: Term, measures: Mapping[str, MeasureFacts]) -> tuple[str, str] | None:
    """Return the measures whose quotient a figure in its usual unit is, or None."""
    facts = measures.get(term.claim.measure.id or "")
    if facts is None or len(facts.quotient_of) != 2 or term.claim.quantity.kind not in facts.kinds:
        return None
    if term.claim.quantity.kind is QuantityKind.COUNT or term.of_whole:
        return None
    return facts.quotient_of[0], facts.quotient_of[1]


def _unit_sides(term: Term) -> tuple[str, str] | None:
    """Return the units above and below the stroke of a figure per something countable, or None."""
    above, stroke, below = term.dimension.partition("/")
    if term.claim.quantity.kind is not QuantityKind.MEASURE or not stroke or below in ("", _TIME):
        return None
    return above, below


def _side(near: Neighbours, side: str, quotient: Term) -> Term | None:
    """Return the only figure for a side of a quotient; of several, the one of its own sentence or, else,
    the one that its words do not narrow.
    """
    found = list(_fitting(near, side, quotient))
    beside = only(term for term in found if term.claim.sentence == quotient.claim.sentence)
    if beside is not None:
        return beside
    whole = [term for term in found if {*term.claim.measure.qualifier} <= _words(quotient)]
    return only(whole or found)


def _fitting(near: Neighbours, side: str, quotient: Term) -> Iterator[Term]:
    names = (side, _POPULATION) if side == _PERSON else (side,)
    for name in names:
        for term in near.find(name, quotient, _NEIGHBOURS):
            if term is not quotient and may_be_side(term, quotient):
                yield term


def may_be_side(term: Term, quotient: Term, *, planned: bool = False) -> bool:
    """Say whether a figure may be a side of a quotient: of one standing, place and time.

    `planned` lets the quotient be of what is to come.
    """
    a, b = term.topic, quotient.topic
    places = [{code for code, _ in topic.entities} for topic in (a, b)]
    one_place = places[0] <= places[1] or places[1] <= places[0]
    one_time = term.time == quotient.time or None in (term.time, quotient.time)
    prices = [{topic.adjustment} - {None, "per_capita"} for topic in (a, b)]
    one_standing = planned or a.standing == b.standing
    return one_standing and prices[0] == prices[1] and one_place and one_time


def _hang_together(*terms: Term) -> bool:
    """Say whether sentences or words tie three figures to each other, directly or by way of the third.

    A quotient that only goes on about its numerator ("earned €500 million and paid €1 a share") is of
    something else.
    """
    quotient, above, below = terms
    named, is_money = quotient.claim.measure, above.claim.quantity.kind is QuantityKind.MONEY
    if is_money and named.id is None and named.text and named.text == above.claim.measure.text:
        return False
    ties = [_tied(quotient, above), _tied(quotient, below), _tied(above, below)]
    return sum(ties) > 1


def of_one_size(quotient: Term, above: Term, below: Term) -> bool:
    """Say whether figures are near enough to be of one thing ("30 teachers each", the country's 60,000).

    A thousand times off is a slip ("million" for "billion") rather than another thing.
    """
    small, large = sorted((abs(quotient.value * below.value), abs(above.value)))
    if not small:
        return False
    ratio = large / small
    while ratio > _THOUSAND / 2:
        ratio /= _THOUSAND
    return ratio < TENFOLD


TENFOLD = 10
"""Ratio from which a figure and the one that a unit gives are of different things."""

_THOUSAND = 1000


def _tied(a: Term, b: Term) -> bool:
    return a.claim.sentence == b.claim.sentence or bool(_words(a) & _words(b))


def _words(term: Term) -> set[str]:
    """Return the words that say what a figure is of, counted nouns included."""
    claim = term.claim
    nouns = f"[{claim.quantity.unit}]" if claim.quantity.kind is QuantityKind.COUNT else term.dimension
    words = f"{claim.measure.text} {term.topic.measure} {' '.join(claim.measure.qualifier)}".replace("-", " ")
    return {word for word in [*words.lower().split(), *_NOUN.findall(nouns)] if len(word) >= _SHORTEST}


_NOUN = re.compile(r"\[([a-z]{1,40})\]")
