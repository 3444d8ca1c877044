"""Amounts for each year beside the years and their total: "5 million a year for 4 years, 20 in all"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from service.model.claim import Claim
from service.model.quantity import QuantityKind
from service.model.text import Span
from service.reason.averages import Average
from service.reason.case import Case
from service.reason.cues import only_joined
from service.reason.relations import RelationKind, relate
from service.reason.terms import Term

_AMOUNTS = frozenset({QuantityKind.MONEY, QuantityKind.COUNT, QuantityKind.MEASURE})
_JUST_AFTER = 3
_YEAR = "/year"


def yearly_totals(case: Case) -> Iterator[Average]:
    """Yield every amount for each year with the years that it goes on for and their sum, in this order."""
    if not case.cues.in_document("through"):
        return
    by_sentence: dict[int, list[Term]] = defaultdict(list)
    for term in case.in_order:
        by_sentence[term.claim.sentence.start].append(term)
    for said in by_sentence.values():
        for yearly, years, total in zip(said, said[1:], said[2:], strict=False):
            if _are_one_sum(case, yearly.claim, years.claim, total.claim):
                terms = (yearly, total, years)
                yield Average(relate(RelationKind.AVERAGE, terms, stated=True), *terms, noun="year")


def _are_one_sum(case: Case, yearly: Claim, years: Claim, total: Claim) -> bool:
    a, length, b = yearly.quantity, years.quantity, total.quantity
    if (length.kind, length.unit) != (QuantityKind.DURATION, "year") or not {a.kind, b.kind} <= _AMOUNTS:
        return False
    alike = (a.unit or "").removesuffix(_YEAR) == (b.unit or "").removesuffix(_YEAR) and b.value > a.value
    between = case.cues.between(yearly.span, years.span)
    each = (a.unit or "").endswith(_YEAR) or any("per_year" in cue.kinds for cue in between)
    lasts = bool(between) and "through" in between[-1].kinds
    return alike and each and lasts and _is_said_to_be(case, years, total)


def _is_said_to_be(case: Case, years: Claim, total: Claim) -> bool:
    """Say whether "that is" leads to the total, or "in all" follows it, with nothing else between."""
    after = case.cues.within(Span(total.span.end, total.span.end + _JUST_AFTER))
    marks = (*case.cues.between(years.span, total.span), *after)
    return any("joint" in cue.kinds for cue in marks) and only_joined(case, years, total)
