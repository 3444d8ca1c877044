"""Levels near a claim, looked up by measure or unit: the sides of identities that no words tie together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from service.model.quantity import QuantityKind
from service.reason.terms import Aspect, Term


class Neighbours:
    """The levels of a document by measure or unit, and by their place among the sentences with figures."""

    def __init__(self, terms: Iterable[Term]) -> None:
        listed = list(terms)
        starts = sorted({term.claim.sentence.start for term in listed})
        self._place = {start: i for i, start in enumerate(starts)}
        self._near: dict[tuple[str, int], list[Term]] = defaultdict(list)
        for term in listed:
            if term.aspect in (Aspect.LEVEL, Aspect.AVERAGE):
                at = self._place[term.claim.sentence.start]
                self._near[unit_of(term), at].append(term)
                if term.claim.measure.id is not None:
                    self._near[term.claim.measure.id, at].append(term)

    def find(self, name: str, term: Term, reach: int) -> Iterator[Term]:
        """Yield the levels of a measure or in a unit, at most `reach` sentences with figures from a term."""
        at = self._place[term.claim.sentence.start]
        for i in range(at - reach, at + reach + 1):
            yield from self._near.get((name, i), ())


def unit_of(term: Term) -> str:
    """Return the dimension of a term's unit as compound units name it ("[USD]", "[pupil]", "mass")."""
    if term.claim.quantity.kind in (QuantityKind.MONEY, QuantityKind.COUNT):
        return f"[{term.claim.quantity.unit}]"
    return term.dimension


def only(found: Iterable[Term]) -> Term | None:
    """Return the term found where there is one, or where all give one value; else None."""
    listed = list(found)
    return listed[0] if len({term.value for term in listed}) == 1 else None
