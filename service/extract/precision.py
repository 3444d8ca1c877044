"""How precisely a number is stated: the intervals that its digits and hedge allow.

The convention, with its constants, stands in config/lexicon/quantities.toml under [rounding] and [hedge].
A number is good to half a unit of its last significant digit. On the widest reading that is the last digit
that is not a trailing zero; on the ordinary one zeros beyond the second digit do not coarsen it further.
"""

from __future__ import annotations

from decimal import Decimal

from service.catalogue.quantities import Hedge, Margin, Rounding
from service.extract.numerals import Numeral
from service.model.quantity import Interval, QuantityKind
from service.model.working import working

_WHOLE_KINDS = frozenset(
    (
        QuantityKind.PERCENT,
        QuantityKind.PERCENTAGE_POINTS,
        QuantityKind.RATIO,
        QuantityKind.RANK,
        QuantityKind.DURATION,
    )
)
_HALF = Decimal("0.5")


@working(frozen=True, slots=True)
class Precision:
    """Half-widths of the interval around a value, in its unit."""

    ordinary: Decimal
    widest: Decimal


@working(frozen=True, slots=True)
class Reach:
    """The two intervals of a quantity."""

    ordinary: Interval
    widest: Interval


def measure_precision(numeral: Numeral, kind: QuantityKind, factor: Decimal, rounding: Rounding) -> Precision:
    """Return the half-widths that the digits of a numeral allow.

    Args:
        numeral: The number as written.
        kind: What it counts; percentages, points, ratios, ranks and durations are said to the unit.
        factor: Units of the quantity in one of the numeral's (0.01 for cents).
        rounding: Constants of the convention.
    """
    value = abs(numeral.value) * factor
    if numeral.form == "fraction":
        return Precision(value * rounding.loose_ordinary, value * rounding.loose_widest)
    if numeral.decimals:
        half = Decimal(1).scaleb(-numeral.decimals) * numeral.scale * factor / 2
        return Precision(half, half)
    is_small = not numeral.is_scaled and abs(numeral.mantissa) < rounding.whole_below
    if numeral.mantissa == 0 or (kind in _WHOLE_KINDS and not numeral.is_scaled):
        half = numeral.scale * factor / 2
        return Precision(half, half)
    widest = _trailing_zeros(numeral.mantissa)
    ordinary = min(widest, max(0, numeral.mantissa.adjusted() + 1 - rounding.significant_digits))
    if is_small:
        ordinary = 0
    step = numeral.scale * factor / 2
    return Precision(Decimal(1).scaleb(ordinary) * step, Decimal(1).scaleb(widest) * step)


def _trailing_zeros(number: Decimal) -> int:
    """Count the zeros at the end of a whole number above zero."""
    digits = str(abs(number).to_integral_value())
    return len(digits) - len(digits.rstrip("0"))


def reach_of(value: Decimal, precision: Precision, hedge: Hedge | None) -> Reach:
    """Return the intervals around a value, widened or bounded by its hedge."""
    if hedge is None:
        return Reach(
            Interval(value - precision.ordinary, value + precision.ordinary),
            Interval(value - precision.widest, value + precision.widest),
        )
    ordinary = _apply(value, precision.ordinary * 2, hedge.ordinary)
    widest = _apply(value, precision.widest * 2, hedge.widest)
    return Reach(ordinary, _cover(widest, ordinary))


def reach_of_range(low: Decimal, high: Decimal, before: Precision, after: Precision) -> Reach:
    """Return the intervals of "between low and high": the ends as stated, or widened by their rounding."""
    return Reach(Interval(low, high), Interval(low - before.widest, high + after.widest))


def _apply(value: Decimal, unit: Decimal, margins: tuple[Margin, Margin]) -> Interval:
    below, above = margins
    return Interval(
        None if below.is_open else value - _size(value, unit, below),
        None if above.is_open else value + _size(value, unit, above),
    )


def _size(value: Decimal, unit: Decimal, margin: Margin) -> Decimal:
    return max(margin.share * abs(value), margin.units * unit)


def _cover(widest: Interval, ordinary: Interval) -> Interval:
    """Return the widest interval, stretched to hold the ordinary one."""
    low = None if widest.low is None or ordinary.low is None else min(widest.low, ordinary.low)
    high = None if widest.high is None or ordinary.high is None else max(widest.high, ordinary.high)
    return Interval(low, high)
