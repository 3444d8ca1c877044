"""Exchange rates that amounts in two currencies imply."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from service.model.quantity import Interval
from service.reason.intervals import divide
from service.reason.phrasing import number
from service.reason.terms import Reading, Term


@dataclass(frozen=True, slots=True)
class Pair:
    """One amount in two currencies."""

    a: Term
    b: Term

    def rate(self, reading: Reading) -> Interval:
        """Return the implied rate, in B per A."""
        return divide(self.b.values(reading), self.a.values(reading))

    @property
    def value(self) -> Decimal:
        """The rate of the printed values, in B per A."""
        return self.b.value / self.a.value

    @property
    def unit(self) -> str:
        """The rate's unit ("KZT per RUB")."""
        return f"{self.b.claim.quantity.unit} per {self.a.claim.quantity.unit}"

    @property
    def line(self) -> str:
        """The division for a pocket calculator."""
        rate = self.rate(Reading.ORDINARY)
        return (
            f"{number(self.b.value)} / {number(self.a.value)} = {number(self.value, 3)} {self.unit}; "
            f"rounding allows {number(rate.low or Decimal(0), 3)} to "
            f"{'any rate' if rate.high is None else number(rate.high, 3)}"
        )


def oriented(group: list[Pair]) -> list[Pair]:
    """Return pairs of two currencies, all turned so that the first of them gives a rate of at least 1."""
    first = group[0]
    base = first.a.dimension if first.value >= 1 else first.b.dimension
    return [pair if pair.a.dimension == base else Pair(pair.b, pair.a) for pair in group]


def widened(rate: Interval, factor: Decimal) -> Interval:
    """Return the interval of a rate that may have moved up or down by `factor`."""
    return Interval(
        None if rate.low is None else rate.low / factor, None if rate.high is None else rate.high * factor
    )


def years_between(a: Term, b: Term) -> int | None:
    """Return the years between the middles of two periods, parts of one counted whole; None when unknown."""
    if a.period is None or b.period is None:
        return 1
    if a.period == b.period:
        return 0
    days = abs(sum(a.period) - sum(b.period)) / 2
    return max(1, -int(-(days - 1) // 365.25))  # a leap day makes no year
