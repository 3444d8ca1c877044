"""What two levels say of the change between them, and how a stated change misses it."""

from __future__ import annotations

from service.model.quantity import Interval, QuantityKind
from service.reason.intervals import HUNDRED, ZERO, exactly, multiply, percent_change, subtract
from service.reason.relations import Relation
from service.reason.terms import Reading, Term, factors, relative_change


def change_from_levels(relation: Relation, reading: Reading) -> Interval:
    """Return the change that the levels of a GROWTH relation give, in the unit of the stated one."""
    change, new, base = relation.terms
    if change.dimension == "relative":
        return percent_change(new.values(reading), base.values(reading))
    return difference(new, base, reading)


def stated_change(relation: Relation, reading: Reading) -> Interval:
    """Return the stated change of a GROWTH relation, signed; relative changes in percent.

    A change whose words name no direction goes the way of its levels.
    """
    change, new, base = relation.terms
    stated = relative_change(change, reading) if change.dimension == "relative" else change.values(reading)
    is_multiple = change.claim.quantity.kind is QuantityKind.RATIO
    falls = change.claim.measure.direction == "none" and new.value < base.value
    return stated.negate() if falls and not is_multiple else stated


def multiple_fits(relation: Relation, reading: Reading) -> tuple[Interval, Interval]:
    """Return the stated multiple, as the levels suit it best, and the multiple of the levels."""
    change, new, base = relation.terms
    expected = multiply(
        subtract(percent_change(new.values(reading), base.values(reading)), exactly(-HUNDRED)),
        exactly(1 / HUNDRED),
    )
    ways = factors(change, reading)
    return next((way for way in ways if way.meets(expected)), ways[0]), expected


def difference(new: Term, base: Term, reading: Reading) -> Interval:
    """Return the interval of new minus base level, in their unit."""
    return subtract(new.values(reading), base.values(reading))


def goes_against(relation: Relation) -> bool:
    """Say whether the words of a GROWTH relation rise while its levels fall, or the reverse."""
    change, new, base = relation.terms
    stated = _sign(stated_change(relation, Reading.ORDINARY))
    if improves_either_way(new, base):
        return False
    levels = _sign(difference(new, base, Reading.WIDEST))
    return change.claim.measure.direction != "none" and stated * levels < 0


def improves_either_way(new: Term, base: Term) -> bool:
    """Say whether a level may fall and be said to rise, or the reverse: a deficit that improves falls."""
    return new.nature == "balance" and not (new.gain and new.value > 0 and base.value > 0)


def looks_like_points(relation: Relation) -> bool:
    """Say whether a percent change between two rates is their difference in points instead."""
    change, new, base = relation.terms
    if change.claim.quantity.kind is not QuantityKind.PERCENT or new.dimension != "%":
        return False
    fits = stated_change(relation, Reading.WIDEST).meets(change_from_levels(relation, Reading.WIDEST))
    return not fits and change.widest.meets(difference(new, base, Reading.WIDEST))


def _sign(values: Interval) -> int:
    if values.low is not None and values.low > 0:
        return 1
    return -1 if values.high is not None and values.high < 0 else 0


def sign_of_levels(relation: Relation, reading: Reading) -> Interval:
    """Return all values of the sign that new less base level has; any value where it may be either."""
    _, new, base = relation.terms
    gap = difference(new, base, reading)
    if gap.low is not None and gap.low > 0:
        return Interval(ZERO, None)
    return Interval(None, ZERO) if gap.high is not None and gap.high < 0 else Interval(None, None)
