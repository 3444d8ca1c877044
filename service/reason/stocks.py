"""What was there at first, what came, what went, and what was there in the end, told one after the other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from service.model.claim import Claim
from service.model.quantity import Interval, QuantityKind
from service.model.text import Span
from service.reason.case import Case
from service.reason.intervals import add, subtract
from service.reason.terms import Aspect, Reading, Term

_MOST_FLOWS = 8
_FARTHEST = 700
"""Letters from the opening figure to the closing one."""

_AMOUNTS = frozenset({QuantityKind.MONEY, QuantityKind.COUNT, QuantityKind.MEASURE})
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Stock:
    """A stock with its flows: what came in and what went out, in the order of the text."""

    opening: Term
    came: tuple[Term, ...]
    went: tuple[Term, ...]
    closing: Term

    @property
    def terms(self) -> tuple[Term, ...]:
        """All terms, the closing one first."""
        return (self.closing, self.opening, *self.came, *self.went)

    def expected(self, reading: Reading) -> Interval:
        """Return what should be there in the end."""
        values = self.opening.values(reading)
        for flow in self.came:
            values = add(values, _amount(flow, reading))
        for flow in self.went:
            values = subtract(values, _amount(flow, reading))
        return values


def _amount(flow: Term, reading: Reading) -> Interval:
    values = flow.values(reading)
    return values.negate() if flow.value < 0 else values


def stocks(case: Case) -> Iterator[Stock]:
    """Yield every stock whose figures, from the first to the last, all say what came and what went."""
    listed = case.in_order
    for i, opening in enumerate(listed):
        if _is_stock(opening) and case.cues.ahead_of(opening.claim, "opening") is not None:
            found = _followed(case, opening, listed[i + 1 : i + 2 + _MOST_FLOWS])
            if found is not None:
                yield found


def _is_stock(term: Term) -> bool:
    return term.aspect is Aspect.LEVEL and term.claim.quantity.kind in _AMOUNTS


def _followed(case: Case, opening: Term, following: Sequence[Term]) -> Stock | None:
    """Return the stock that an opening figure begins, or None where a figure between is of something else."""
    came: list[Term] = []
    went: list[Term] = []
    for term in following:
        if term.claim.span.start - opening.claim.span.end > _FARTHEST:
            return None
        if term.dimension != opening.dimension:
            if term.claim.quantity.kind is not QuantityKind.DURATION:
                return None
        elif case.cues.ahead_of(term.claim, "closing") is not None and _is_stock(term):
            whole = came and went and not has_other_numbers(case, opening.claim, term.claim)
            return Stock(opening, tuple(came), tuple(went), term) if whole else None
        elif _is_led(case, term, "gain", "came"):
            came.append(term)
        elif _is_led(case, term, "loss", "went"):
            went.append(term)
        else:
            return None
    return None


def _is_led(case: Case, term: Term, *kinds: str) -> bool:
    return any(case.cues.ahead_of(term.claim, kind) is not None for kind in kinds)


def has_other_numbers(case: Case, first: Claim, last: Claim) -> bool:
    """Say whether a number between two claims is in no claim and no time: a flow that was not read."""
    spans: list[Span] = []
    for claim in case.claims:
        if first.span.start <= claim.span.start <= last.span.end:
            spans += [claim.span, *([claim.period.span] if claim.period is not None else [])]
    numbers = _DIGITS.finditer(case.text, first.span.start, last.span.end)
    return any(not any(span.start <= found.start() < span.end for span in spans) for found in numbers)
