"""Arithmetic on closed intervals of real values whose ends may be open.

An end of None is unbounded. Every result contains all values that the operation can give for operands from
the given intervals, so that rounding and hedges are carried through a calculation unharmed.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from service.model.quantity import Interval

ZERO = Decimal(0)
ONE = Decimal(1)
HUNDRED = Decimal(100)
_INFINITE = Decimal("Infinity")

EVERYTHING = Interval(None, None)


def exactly(value: Decimal | int) -> Interval:
    """Return the interval that holds `value` alone."""
    return Interval(Decimal(value), Decimal(value))


def add(a: Interval, b: Interval) -> Interval:
    """Return the interval of `x + y`."""
    low = None if a.low is None or b.low is None else a.low + b.low
    high = None if a.high is None or b.high is None else a.high + b.high
    return Interval(low, high)


def subtract(a: Interval, b: Interval) -> Interval:
    """Return the interval of `x - y`."""
    return add(a, b.negate())


def total(intervals: Iterable[Interval]) -> Interval:
    """Return the interval of the sum of one value from each."""
    result = exactly(0)
    for interval in intervals:
        result = add(result, interval)
    return result


def multiply(a: Interval, b: Interval) -> Interval:
    """Return the interval of `x * y`.

    >>> multiply(Interval(Decimal(-1), Decimal(2)), Interval(Decimal(3), None))
    Interval(low=None, high=None)
    """
    products = [_product(x, y) for x in _ends(a) for y in _ends(b)]
    return _from_ends(min(products), max(products))


def divide(a: Interval, b: Interval) -> Interval:
    """Return the interval of `x / y`; unbounded where `y` can be 0 within its interval.

    >>> divide(exactly(6), Interval(Decimal(0), Decimal(4)))
    Interval(low=Decimal('1.50'), high=None)
    """
    low, high = _ends(b)
    if low < 0 < high or (low == 0 and high == 0):
        return EVERYTHING
    inverse = Interval(
        None if high == 0 else (ZERO if high.is_infinite() else ONE / high),
        None if low == 0 else (ZERO if low.is_infinite() else ONE / low),
    )
    return multiply(a, inverse)


def hull(intervals: Iterable[Interval]) -> Interval:
    """Return the smallest interval that holds all the given ones; at least one is needed."""
    ends = [_ends(interval) for interval in intervals]
    return _from_ends(min(low for low, _ in ends), max(high for _, high in ends))


def gap_ratio(a: Interval, b: Interval) -> Decimal | None:
    """Return how far apart two disjoint intervals are, as a ratio above 0.

    0.1 means that the nearer ends differ by 10 % of the smaller of them; 0 when the intervals meet, None
    when the nearer ends have no ratio (one of them is 0, or their signs differ).
    """
    if a.meets(b):
        return ZERO
    low, high = (
        (a.high, b.low) if a.high is not None and b.low is not None and a.high < b.low else (b.high, a.low)
    )
    if low is None or high is None or low * high <= 0:
        return None
    small, large = sorted((abs(low), abs(high)))
    return large / small - 1


def percent_change(new: Interval, base: Interval) -> Interval:
    """Return the interval of `(new / base - 1) * 100`, in percent; `base` should be positive."""
    ratio = divide(new, base)
    return multiply(subtract(ratio, exactly(1)), exactly(100))


def growth_factor(percent: Interval) -> Interval:
    """Return the interval of `1 + percent / 100`."""
    return add(exactly(1), multiply(percent, exactly(ONE / HUNDRED)))


def _ends(interval: Interval) -> tuple[Decimal, Decimal]:
    return (
        -_INFINITE if interval.low is None else interval.low,
        _INFINITE if interval.high is None else interval.high,
    )


def _from_ends(low: Decimal, high: Decimal) -> Interval:
    return Interval(None if low.is_infinite() else low, None if high.is_infinite() else high)


def _product(x: Decimal, y: Decimal) -> Decimal:
    return ZERO if not x or not y else x * y


def power(base: Interval, exponent: int) -> Interval:
    """Return the interval of `x ** exponent` for `x` of at least 0.

    >>> power(Interval(Decimal(2), Decimal(3)), 2)
    Interval(low=Decimal('4'), high=Decimal('9'))
    """
    low = ZERO if base.low is None else max(ZERO, base.low)
    return Interval(low**exponent, None if base.high is None else max(ZERO, base.high) ** exponent)
