"""Quantities: a number with its unit as the text states it, and the values that the words allow."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from service.errors import ModelError
from service.model.text import Span


class QuantityKind(StrEnum):
    """What sort of number it is, and so how its `unit` is to be read."""

    PERCENT = "percent"  # unit "%"
    PERCENTAGE_POINTS = "percentage_points"  # unit "pp"
    MONEY = "money"  # unit: ISO 4217 code
    COUNT = "count"  # unit: lemma of the counted noun
    MEASURE = "measure"  # unit: a name that pint knows, compounds with "/"
    RATIO = "ratio"  # unit None; doubled = 2, two-thirds = 0.667
    RANK = "rank"  # unit None
    DURATION = "duration"  # unit: year, quarter, month, week, day, hour, minute, second
    NUMBER = "number"  # a bare number; a mention, never a claim


class Qualifier(StrEnum):
    """How firmly the words state the value."""

    EXACT = "exact"
    ABOUT = "about"
    OVER = "over"
    UNDER = "under"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    RANGE = "range"


@dataclass(frozen=True, slots=True)
class Interval:
    """A closed interval of real values; an end of None is unbounded.

    >>> Interval(Decimal(1), Decimal(3)).meets(Interval(Decimal(3), None))
    True
    """

    low: Decimal | None
    high: Decimal | None

    def __post_init__(self) -> None:
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ModelError(f"interval ends below its start: {self.low} > {self.high}")

    def contains(self, value: Decimal) -> bool:
        """Say whether `value` lies in the interval, ends included."""
        return (self.low is None or self.low <= value) and (self.high is None or value <= self.high)

    def meets(self, other: Interval) -> bool:
        """Say whether some value lies in both intervals."""
        return self.intersect(other) is not None

    def intersect(self, other: Interval) -> Interval | None:
        """Return the values that lie in both, or None when there are none."""
        lows = [end for end in (self.low, other.low) if end is not None]
        highs = [end for end in (self.high, other.high) if end is not None]
        low, high = max(lows, default=None), min(highs, default=None)
        if low is not None and high is not None and low > high:
            return None
        return Interval(low, high)

    def cover(self, other: Interval) -> Interval:
        """Return the smallest interval that contains both."""
        low = None if self.low is None or other.low is None else min(self.low, other.low)
        high = None if self.high is None or other.high is None else max(self.high, other.high)
        return Interval(low, high)

    def scale(self, factor: Decimal) -> Interval:
        """Return the interval of `x * factor`; `factor` must be positive."""
        if factor <= 0:
            raise ModelError(f"an interval is scaled by a positive factor, not {factor}")
        return Interval(
            None if self.low is None else self.low * factor,
            None if self.high is None else self.high * factor,
        )

    def negate(self) -> Interval:
        """Return the interval of `-x`."""
        return Interval(None if self.high is None else -self.high, None if self.low is None else -self.low)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number with its unit, as the text states it.

    Attributes:
        kind: Sort of number; says how `unit` is to be read.
        value: Scaled value ("2 trillion" is 2e12; 40 percent is 40); the middle of a range; negative
            only where the text writes a minus.
        unit: See `QuantityKind`; None where the kind has none or the text leaves it open.
        qualifier: How firmly the words state it.
        low: Stated lower end of a range or one-sided bound, else None. Same unit as `value`.
        high: Stated upper end of a range or one-sided bound, else None. Same unit as `value`.
        ordinary: Values allowed on the ordinary reading of digits and hedge. Same unit as `value`.
        widest: Values allowed on the widest reading; contains `ordinary`.
        span: The quantity phrase: number, scale, currency, percent and unit words, and the hedge.
        raw: The text at `span`.
        candidates: Units that the words could also mean ("$" without a country), likeliest first.
    """

    kind: QuantityKind
    value: Decimal
    unit: str | None
    qualifier: Qualifier = Qualifier.EXACT
    low: Decimal | None = None
    high: Decimal | None = None
    ordinary: Interval
    widest: Interval
    span: Span
    raw: str
    candidates: tuple[str, ...] = ()
