"""What a series gives for a stretch of time that is not one of its own periods."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from service.model.quantity import Interval
from service.model.series import Collection, Observation
from service.model.time_period import Frequency

_COARSEST_FIRST = tuple(Frequency)
_SPREAD = Decimal("0.05")
"""Part of the spread of parts by which their plain mean may miss the weighted one (months of 28 to 31 days,
shares of a flow that differ by month); own choice, about what unequal months can do at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """What a series gives for a stretch of time, in the unit of the series.

    Attributes:
        value: As published, or worked out from the observations.
        values: What the published digits allow; wider for a mean of parts, whose weights are not known.
        observations: What it rests on, by period.
        how: Its making in words ("sum of 4 months"); "" for one observation as published.
    """

    value: Decimal
    values: Interval
    observations: tuple[Observation, ...]
    how: str = ""

    @property
    def period(self) -> str:
        """The periods that it rests on, as SDMX writes them ("2022", "2023-01 to 2023-04")."""
        first, last = self.observations[0].period, self.observations[-1].period
        return str(first) if first == last else f"{first} to {last}"


def value_over(
    observations: Iterable[Observation], start: dt.date, end: dt.date, collection: Collection
) -> Value | None:
    """Return what a series gives for the days from `start` to `end`, or None where it does not reach.

    A period of its own counts as it is. Else its shorter periods must fill the stretch without a gap: sums
    are added up, averages averaged, of ends the last one counts.

    Args:
        observations: Of one series, in any order.
        start: First day.
        end: Last day, included.
        collection: How a value stands for its period; nothing is put together where that is unknown.
    """
    inside = [one for one in observations if start <= one.period.start and one.period.end <= end]
    for observation in inside:
        if (observation.period.start, observation.period.end) == (start, end):
            return Value(value=observation.value, values=rounding(observation), observations=(observation,))
    for freq in _COARSEST_FIRST:
        parts = sorted((one for one in inside if one.period.freq is freq), key=lambda one: one.period)
        if _fill(parts, start, end):
            return _put_together(parts, collection, freq)
    return None


def rounding(observation: Observation) -> Interval:
    """Return the values that the published digits of an observation allow."""
    half = observation.half_width
    return Interval(observation.value - half, observation.value + half)


def _fill(parts: Sequence[Observation], start: dt.date, end: dt.date) -> bool:
    following = start
    for part in parts:
        if part.period.start != following:
            return False
        following = part.period.end + dt.timedelta(days=1)
    return bool(parts) and following == end + dt.timedelta(days=1)


def _put_together(parts: Sequence[Observation], collection: Collection, freq: Frequency) -> Value | None:
    values = [part.value for part in parts]
    half = max(part.half_width for part in parts)
    many = f"{len(parts)} {_NAMES[freq]}"
    match collection:
        case Collection.SUM:
            total, half = sum(values, Decimal(0)), half * len(parts)
            return _value(total, half, parts, f"sum of {many}")
        case Collection.AVERAGE:
            mean = sum(values, Decimal(0)) / len(values)
            return _value(mean, half + (max(values) - min(values)) * _SPREAD, parts, f"average of {many}")
        case Collection.END:
            return _value(values[-1], parts[-1].half_width, parts[-1:], f"at the end of {many}")
    return None


def _value(value: Decimal, half: Decimal, parts: Sequence[Observation], how: str) -> Value:
    return Value(value=value, values=Interval(value - half, value + half), observations=tuple(parts), how=how)


_NAMES = {
    Frequency.ANNUAL: "years",
    Frequency.HALF_YEARLY: "half-years",
    Frequency.QUARTERLY: "quarters",
    Frequency.MONTHLY: "months",
    Frequency.WEEKLY: "weeks",
    Frequency.DAILY: "days",
}
