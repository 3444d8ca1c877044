"""Series of rates that hold fractions (0.059) where texts speak in percent (5.9)."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from service.model.claim import Claim
from service.model.history import history_of
from service.model.match import Candidate
from service.model.quantity import QuantityKind
from service.reason.case import Case
from service.reason.intervals import HUNDRED
from service.reason.observed import stated_values
from service.reason.terms import Reading

_FEWEST = 3  # values from which on it shows that none is above 1
_MOST_SERIES = 50  # of one measure in one dataset that are looked at


def as_fraction(case: Case, claim: Claim, candidates: Iterable[Candidate]) -> Candidate | None:
    """Return the candidate that gives a hundredth of what a claim in percent says; None where any agrees.

    Rates below 1 percent look like that too: so no value of the measure in its dataset may be above 1.
    """
    listed = tuple(candidates)
    stated = stated_values(claim, Reading.WIDEST)
    if claim.quantity.kind is not QuantityKind.PERCENT or any(stated.meets(one.values) for one in listed):
        return None
    for one in listed:
        single = len(one.used) == 1 and not one.steps and one.value
        if single and stated.meets(one.values.scale(HUNDRED)) and _holds_fractions(case, one):
            return one
    return None


def _holds_fractions(case: Case, one: Candidate) -> bool:
    """Say whether no value of a candidate's measure in its dataset is above 1."""
    key, dataset = one.series.key, one.series.dataset
    alike = [
        series
        for series in case.reference.find_series(key.measure)
        if series.dataset.id == dataset.id
        and (series.key.unit, series.key.transformation) == (key.unit, key.transformation)
    ]
    values: list[Decimal] = []
    for series in alike[:_MOST_SERIES]:
        values += [each.value for each in history_of(case.reference, series, case.date).observations]
    return len(values) >= _FEWEST and all(abs(value) <= 1 for value in values)
