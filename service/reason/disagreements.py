"""Statements of one unknown that do not agree, and what sort of slip explains them.

Of all statements of an unknown, those that can hold together form a camp; each statement outside the largest
camp is set against the nearest one inside it, so that one altered figure gives one conflict and not many.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from service.model.claim import ClaimId
from service.model.quantity import Interval, QuantityKind
from service.reason.matched import match_of_same
from service.reason.relations import Relation, RelationKind, relate
from service.reason.terms import Aspect, Reading, Term, relative_change

MOST_CAMPS = 2
"""More camps than this, and the figures are a list of different things rather than one figure misstated."""


TENFOLD = 10
"""Ratio from which two figures with other digits are different things under one name."""


def camps(relation: Relation) -> list[list[Term]]:
    """Return the terms of a SAME relation in camps that can hold together, the largest and earliest first.

    Figures more than tenfold off the first camp are left out, unless their digits say that they are slips.
    """
    found = _camps(relation)
    head = found[0][0]
    return [found[0], *(members for members in found[1:] if relation.stated or _same_size(members[0], head))]


_CAMPS_LOOKED_AT = 30


def _same_size(a: Term, b: Term) -> bool:
    small, large = sorted((abs(a.value), abs(b.value)))
    return a.aspect is Aspect.CHANGE or large < TENFOLD * small or power_of_ten(a, b) is not None


def _camps(relation: Relation) -> list[list[Term]]:
    groups: list[tuple[Interval, list[Term]]] = []
    for term in sorted(relation.terms, key=_width):
        for i, (common, members) in enumerate(groups):
            meeting = common.intersect(term_values(term, Reading.ORDINARY))
            if meeting is not None:
                groups[i] = meeting, [*members, term]
                break
        else:
            groups.append((term_values(term, Reading.ORDINARY), [term]))
            if len(groups) > _CAMPS_LOOKED_AT:
                break
    found = [sorted(members, key=_start) for _, members in groups]
    return sorted(found, key=lambda members: (-len(members), _start(members[0])))


def term_values(term: Term, reading: Reading) -> Interval:
    """Return what statements of one unknown are compared by; changes are signed and in percent."""
    if term.aspect is Aspect.CHANGE and term.dimension == "relative":
        return relative_change(term, reading)
    return term.values(reading)


def disagreements(same: Iterable[Relation]) -> Iterator[Relation]:
    """Yield the pairs of statements of one unknown that exclude each other on the ordinary reading.

    Args:
        same: Relations of kind SAME.
    """
    for relation in same:
        found = camps(relation)
        if len(found) == 1 or (len(found) > MOST_CAMPS and not relation.stated):
            continue
        starts = [_start(term) for term in found[0]]
        for members in found[1:]:
            for odd in members:
                pair = _set_against(odd, _near(odd, found[0], starts), relation)
                if pair is not None:
                    yield pair


def _near(odd: Term, camp: list[Term], starts: list[int]) -> list[Term]:
    """Return the few terms of a camp, in the order of the text, that stand nearest to the odd one."""
    at = bisect_left(starts, _start(odd))
    return camp[max(0, at - _NEIGHBOURS) : at + _NEIGHBOURS]


_NEIGHBOURS = 4


def lists_of_figures(same: Iterable[Relation]) -> Iterator[Relation]:
    """Yield groups that read as one unknown but hold too many different figures to be one."""
    for relation in same:
        if not relation.stated and len(camps(relation)) > MOST_CAMPS:
            yield relation


def _set_against(odd: Term, camp: Iterable[Term], relation: Relation) -> Relation | None:
    """Return the nearest statement of the camp in another sentence beside the odd one, or None."""
    others = [term for term in camp if relation.stated or term.claim.sentence != odd.claim.sentence]
    if not others:
        return None
    nearest = min(others, key=lambda term: (abs(_start(term) - _start(odd)), _start(term)))
    pair = (nearest, odd) if _start(nearest) < _start(odd) else (odd, nearest)
    if relation.stated:
        return replace(relation, terms=pair)
    return relate(RelationKind.SAME, pair, match=match_of_same(*pair))


def power_of_ten(a: Term, b: Term) -> int | None:
    """Return the power of ten between two values of the same digits, or None.

    A single digit must be out by a thousand or its powers; two and more may be out by any power of ten.
    """
    x, y = sorted((abs(a.value), abs(b.value)))
    digits = significant_digits(x)
    if not digits or digits != significant_digits(y) or x == y:
        return None
    power = y.adjusted() - x.adjusted()
    if len(digits) < 2 and power % 3:
        return None
    return power


def significant_digits(value: Decimal) -> str:
    """Return the digits of a value without leading and trailing zeros.

    >>> significant_digits(Decimal("0.0320"))
    '32'
    """
    return "".join(map(str, value.as_tuple().digits)).strip("0")


def swapped_digits(a: Term, b: Term) -> bool:
    """Say whether two values are written with the same digits in another order ("3.2", "2.3")."""
    x, y = significant_digits(abs(a.value)), significant_digits(abs(b.value))
    return (
        len(x) > 1
        and x != y
        and sorted(x) == sorted(y)
        and abs(a.value).adjusted() == abs(b.value).adjusted()
    )


def loose_slips(
    terms: Mapping[ClaimId, Term], tied: frozenset[frozenset[ClaimId]], text: str = ""
) -> Iterator[Relation]:
    """Yield amounts of the same digits, powers of ten apart, whose words and periods may match.

    They are the pairs that matching by topic misses because the second mention is shortened ("that $320
    million economy"); at least two digits must agree, so that chance does not make them.
    """
    groups: dict[tuple[str, str], list[Term]] = defaultdict(list)
    for term in terms.values():
        if term.aspect in _SLIPPING and term.dimension not in RELATIVE:
            digits = significant_digits(abs(term.value))
            if len(digits) > 1:
                groups[digits, term.dimension.partition(":")[0]].append(term)
    for (digits, _), members in groups.items():
        for earlier, later in pairwise(members):
            power = power_of_ten(earlier, later)
            telling = len(digits) >= TELLING_DIGITS
            is_tied = frozenset((earlier.claim.id, later.claim.id)) in tied
            slips = power and (power % 3 == 0 or (telling and power > 1))  # a lakh is 10^5, a crore 10^7
            if slips and not is_tied and _may_be_same(earlier, later, telling=telling, text=text):
                spoken = telling and earlier.time == later.time and _of_one_thing(earlier, later, text)
                match = LOOSE_MATCH if spoken else min(match_of_same(earlier, later), LOOSE_MATCH)
                yield relate(RelationKind.SAME, (earlier, later), match=match, stated=spoken)


RELATIVE = ("%", "relative", "points")
"""Units of figures whose digits agree by chance too often."""

_SLIPPING = (Aspect.LEVEL, Aspect.AVERAGE, Aspect.CHANGE)

TELLING_DIGITS = 3
"""Equal digits from which on two figures are hardly alike by chance."""

SHORTEST_WORD = 4
"""Letters of a word that says what is measured; shorter ones are mostly articles and prepositions."""

LOOSE_MATCH = 0.7
"""Match of two mentions that share only some of their words."""


def loose_swaps(terms: Mapping[ClaimId, Term], tied: frozenset[frozenset[ClaimId]]) -> Iterator[Relation]:
    """Yield amounts of one time and measure that differ in the order of three digits and more.

    They are the pairs that matching by topic misses because only one of the two is narrowed by words.
    """
    groups: dict[object, list[Term]] = defaultdict(list)
    for term in terms.values():
        digits = significant_digits(abs(term.value))
        if term.aspect is Aspect.LEVEL and len(digits) >= TELLING_DIGITS and term.period is not None:
            groups["".join(sorted(digits)), term.dimension, term.period, term.topic.measure].append(term)
    for members in groups.values():
        for earlier, later in pairwise(members):
            a, b = ({*term.topic.qualifier} for term in (earlier, later))
            narrowed = a != b and (a <= b or b <= a)
            is_tied = frozenset((earlier.claim.id, later.claim.id)) in tied
            swapped = narrowed and swapped_digits(earlier, later) and not is_tied
            if swapped and _may_be_same(earlier, later, telling=True):
                match = min(match_of_same(earlier, later), LOOSE_MATCH)
                yield relate(RelationKind.SAME, (earlier, later), match=match)


_LONG_WORD = re.compile(r"[A-Za-z]{4,40}")
_SHARED_WORDS = 3
"""Words of four letters and more from which on two sentences speak of one thing."""


def _of_one_thing(a: Term, b: Term, text: str) -> bool:
    said = [set(_LONG_WORD.findall(text, c.sentence.start, c.sentence.end)) for c in (a.claim, b.claim)]
    return len(said[0] & said[1]) >= _SHARED_WORDS


def _may_be_same(a: Term, b: Term, *, telling: bool, text: str = "") -> bool:
    if a.claim.quantity.kind is not b.claim.quantity.kind or a.claim.sentence == b.claim.sentence:
        return False
    if a.claim.quantity.unit != b.claim.quantity.unit and a.dimension.startswith("money"):
        return False
    if a.time is not None and b.time is not None and a.time != b.time:
        return False
    if a.topic.entities and b.topic.entities and not a.topic.entities & b.topic.entities:
        return False
    if b.claim.measure.carried or (a.topic.qualifier != b.topic.qualifier and not telling):
        return False
    alike = bool(_words(a, narrowing=telling) & _words(b, narrowing=telling))
    return alike or (telling and _of_one_thing(a, b, text))


def _words(term: Term, *, narrowing: bool) -> set[str]:
    """Return the words by which a measure is known, counted noun included, cut to their stems."""
    claim = term.claim
    words = {term.topic.measure, *claim.measure.text.lower().split()}
    if claim.quantity.kind is QuantityKind.COUNT and claim.quantity.unit:
        words.add(claim.quantity.unit)
    if narrowing:
        words.update(claim.measure.qualifier)
    return {word[:_STEM] for word in words if len(word) >= SHORTEST_WORD}


_STEM = 7
"""Letters that a word and its inflected forms share, at most ("soybean", "soybeans")."""


def _width(term: Term) -> tuple[Decimal, int]:
    values = term.ordinary
    if values.low is None or values.high is None:
        return Decimal("Infinity"), _start(term)
    return values.high - values.low, _start(term)


def _start(term: Term) -> int:
    return term.claim.span.start
