"""What is left of a whole, told behind the whole and all that was taken from it: "leaving 5 million"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from service.model.claim import ClaimId, LinkKind
from service.model.quantity import Interval, Qualifier, QuantityKind
from service.reason.case import Case
from service.reason.intervals import exactly, subtract, total
from service.reason.sentences import grouped
from service.reason.stocks import has_other_numbers
from service.reason.terms import Aspect, Reading, Term

_AMOUNTS = frozenset({QuantityKind.MONEY, QuantityKind.COUNT, QuantityKind.MEASURE})
_POINTS = re.compile(r"(?:and |so )?(?:that|this|which|it)\s+(?:leaves|left|leaving)\b", re.IGNORECASE)
_ENDED = re.compile(
    r"\s*(?:$|[.,;:)!?”\"]|[-–—]\s|(?:for|to|still|now|today|left|over|is|are|remain|remains)\b)"
)
"""Behind what is left; "leaving 5,000 homeless" is of another sort."""

_JUST_AFTER = 16  # letters between what is left and words that say so behind it
_JUST_BEFORE = 40
_MOST_PARTS = 6
_FEW = 100


@dataclass(frozen=True, slots=True)
class Leftover:
    """What is left, the whole, and what was taken from it."""

    left: Term
    whole: Term
    taken: tuple[Term, ...]

    @property
    def terms(self) -> tuple[Term, ...]:
        """All terms, what is left first."""
        return (self.left, self.whole, *self.taken)

    def expected(self, reading: Reading) -> Interval:
        """Return what should be left."""
        return subtract(_counted(self.whole, reading), total(_counted(part, reading) for part in self.taken))

    def stated(self, reading: Reading) -> Interval:
        """Return what is said to be left."""
        return _counted(self.left, reading)


def _counted(term: Term, reading: Reading) -> Interval:
    """Return the values of a term; a few things are counted without rounding."""
    quantity = term.claim.quantity
    few = quantity.kind is QuantityKind.COUNT and quantity.value < _FEW
    return exactly(term.value) if few and quantity.qualifier is Qualifier.EXACT else term.values(reading)


def leftovers(case: Case) -> Iterator[Leftover]:
    """Yield what is said to be left of the only whole that it can be of."""
    if not (case.cues.in_document("leaves") or case.cues.in_document("left")):
        return
    sentences = grouped(case.terms.values())
    part_of = {link.source: link.target for link in case.links if link.kind is LinkKind.PART}
    for place, members in enumerate(sentences):
        for at, left in enumerate(members):
            if not _is_amount(left) or not _is_said_left(case, left):
                continue
            found = _within(members[:at], left, part_of) or _behind(case, sentences, place, at)
            if found is not None and _is_account(case, found):
                yield found
            break


def _is_amount(term: Term) -> bool:
    return term.aspect is Aspect.LEVEL and term.claim.quantity.kind in _AMOUNTS and term.value > 0


def _is_said_left(case: Case, left: Term) -> bool:
    if _ENDED.match(case.text, left.claim.span.end) is None or left.nature == "balance":
        return False  # a surplus is what two sides leave, not a rest of the whole before them
    if case.cues.ahead_of(left.claim, "leaves", _JUST_BEFORE) is not None:
        return True
    after = case.cues.of(left.claim, "left", _JUST_AFTER)
    return after is not None and after.span.start >= left.claim.span.end


def _alike(terms: Sequence[Term], left: Term) -> list[Term]:
    return [term for term in terms if term.dimension == left.dimension and _is_amount(term)]


def _within(before: Sequence[Term], left: Term, part_of: Mapping[ClaimId, ClaimId]) -> Leftover | None:
    """Return the leftover of "Of the 21,000 posts 6,000 are filled, so 15,000 are left"."""
    said = _alike(before, left)
    if len(said) < 2 or any(term.aspect is Aspect.CHANGE for term in before):
        return None
    targets = {part_of[term.claim.id] for term in said if term.claim.id in part_of}
    wholes = [term for term in said if term.claim.id in targets]
    if len(wholes) != 1:
        return None
    whole, taken = wholes[0], tuple(term for term in said if term is not wholes[0])
    tied = all(part_of.get(part.claim.id) == whole.claim.id for part in taken)
    return Leftover(left, whole, taken) if tied or whole is said[0] else None


def _behind(case: Case, sentences: Sequence[Sequence[Term]], place: int, at: int) -> Leftover | None:
    """Return the leftover whose whole, and perhaps its only part, stand in the sentences before."""
    members = sentences[place]
    left, taken = members[at], _alike(members[:at], members[at])
    if not taken:
        opens = _POINTS.match(case.text, left.claim.sentence.start) is not None
        taken = _alike(sentences[place - 1], left) if opens and place > 1 else []
        place -= 1
        if len(taken) != 1:
            return None
    wholes = _alike(sentences[place - 1], left) if place > 0 else []
    return Leftover(left, wholes[0], tuple(taken)) if len(wholes) == 1 else None


def _is_account(case: Case, found: Leftover) -> bool:
    """Say whether one speaker tells of a whole that holds each part, with no figure left out between."""
    if len(found.taken) > _MOST_PARTS or any(part.value >= found.whole.value for part in found.taken):
        return False
    segments = {term.claim.segment for term in found.terms}
    said = (term.claim.period for term in found.terms)
    times = {(one.start, one.end) for one in said if one is not None and one.source == "text"}
    return (
        len(segments) == 1
        and len(times) <= 1
        and not has_other_numbers(case, found.whole.claim, found.left.claim)
    )
