"""Temperatures that restate each other in units whose zeros differ."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from service.model.unit import Unit
from service.reason.intervals import add, exactly
from service.reason.terms import Aspect, Term


def on_one_scale(a: Term, b: Term, units: Mapping[str, Unit]) -> tuple[Term, Term] | None:
    """Return two temperatures counted from one zero, or None where the two are none in two units."""
    found = [units.get(term.claim.quantity.unit or "") for term in (a, b)]
    first, second = found
    if first is None or second is None or first.dimension != second.dimension or first.code == second.code:
        return None
    if not (first.offset or second.offset) or Aspect.CHANGE in (a.aspect, b.aspect):
        return None
    return _counted_from_zero(a, first), _counted_from_zero(b, second)


def _counted_from_zero(term: Term, unit: Unit) -> Term:
    scale, zero = (Decimal(part.numerator) / Decimal(part.denominator) for part in (unit.factor, unit.offset))
    ordinary, widest = (
        add(values.scale(scale), exactly(zero))
        for values in (term.claim.quantity.ordinary, term.claim.quantity.widest)
    )
    return replace(term, dimension=unit.dimension, scale=scale, zero=zero, ordinary=ordinary, widest=widest)
