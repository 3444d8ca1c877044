"""Which way a measure went: by a stated change, or from one level to another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from service.model.claim import LinkKind
from service.reason.case import Case
from service.reason.changes import surely_above, surely_below
from service.reason.terms import Aspect, Term


@dataclass(frozen=True, slots=True)
class Movement:
    """A measure going one way.

    Attributes:
        term: The change, or the later level.
        base: The earlier level, or None where a change is stated.
        rises: Which way.
    """

    term: Term
    base: Term | None
    rises: bool


def movements(case: Case) -> Iterator[Movement]:
    """Yield every change whose sign is sure, and every two tied levels that rounding keeps apart."""
    for term in case.terms.values():
        if term.topic.standing != "fact" or not term.topic.measure:
            continue
        if term.aspect is Aspect.CHANGE and (surely_above(term, 0) or surely_below(term, 0)):
            yield Movement(term, None, surely_above(term, 0))
    for link in case.links:
        later, base = case.terms.get(link.source), case.terms.get(link.target)
        if link.kind is not LinkKind.BASE or later is None or base is None:
            continue
        if later.topic.measure != base.topic.measure or later.dimension != base.dimension:
            continue
        if Aspect.CHANGE in (later.aspect, base.aspect) or later.widest.meets(base.widest):
            continue
        yield Movement(later, base, later.value > base.value)
