"""Sums over several years, and amounts for each year."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass

from service.model.claim import Claim
from service.model.quantity import QuantityKind
from service.reason.case import Case
from service.reason.terms import Aspect, Term

_DAYS = 365.25
_NEAR = 40  # letters between a sum and the years that it runs over
_BESIDE = 25  # letters between an amount and "every year"
_AMOUNTS = frozenset({QuantityKind.MONEY, QuantityKind.COUNT, QuantityKind.MEASURE})


@dataclass(frozen=True, slots=True)
class SumOverYears:
    """An amount that the words spread over a number of years.

    Attributes:
        amount: The amount.
        years: How many.
        claims: The amount and, where it is a claim, the length of time.
        qualifier: Words that narrow the measure of either.
        end: Where the words end.
    """

    amount: Term
    years: int
    claims: tuple[Claim, ...]
    qualifier: frozenset[str]
    end: int


def sums_over_years(case: Case) -> Iterator[SumOverYears]:
    """Yield every amount that is followed by "over five years" or the like."""
    for term in case.terms.values():
        period = term.claim.period
        if _is_sum(case, term) and period is not None and period.window and period.days is not None:
            years = round(period.days / _DAYS)
            if years > 1 and term.claim.sentence.contains(period.span):
                end = max(term.claim.span.end, period.span.end)
                yield SumOverYears(term, years, (term.claim,), frozenset(term.topic.qualifier), end)
    for before, length in itertools.pairwise(case.in_order):
        quantity = length.claim.quantity
        if quantity.kind is not QuantityKind.DURATION or quantity.unit != "year" or quantity.value < 2:
            continue
        gap = length.claim.span.start - before.claim.span.end
        if before.claim.sentence != length.claim.sentence or not 0 < gap <= _NEAR:
            continue
        through = any(
            "through" in cue.kinds for cue in case.cues.between(before.claim.span, length.claim.span)
        )
        if through and _is_sum(case, before) and quantity.value == int(quantity.value):
            narrowed = frozenset(before.topic.qualifier + length.topic.qualifier)
            both = (before.claim, length.claim)
            yield SumOverYears(before, int(quantity.value), both, narrowed, length.claim.span.end)


def _is_sum(case: Case, term: Term) -> bool:
    is_amount = term.claim.quantity.kind in _AMOUNTS and term.aspect is Aspect.LEVEL
    return is_amount and not is_yearly(case, term)


def is_yearly(case: Case, term: Term) -> bool:
    """Say whether the words state an amount for each year."""
    unit = term.claim.quantity.unit or ""
    return unit.endswith("/year") or case.cues.of(term.claim, "per_year", _BESIDE) is not None


def unit_of(term: Term) -> str:
    """Return the unit of an amount, "a year" left out."""
    return (term.claim.quantity.unit or "").removesuffix("/year")
