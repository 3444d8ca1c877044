"""The observations of a series as a reader could know them on a day."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from service.model.aggregation import Value, value_over
from service.model.match import Used
from service.model.series import Observation, Reference, Series, Vintage


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """A series with its observations of one vintage.

    Attributes:
        series: The series.
        observations: By period.
        vintage: The vintage that they are of.
        published_later: True where no vintage is as old as the day asked for, and so the figures may have
            been revised since.
    """

    series: Series
    observations: tuple[Observation, ...]
    vintage: Vintage | None
    published_later: bool = False

    def over(self, start: dt.date, end: dt.date) -> Used | None:
        """Return what the series gives for a stretch of days, or None where it does not reach."""
        value = value_over(self.observations, start, end, self.series.key.collection)
        return None if value is None else self.used(value)

    def used(self, value: Value) -> Used:
        """Return a value of this series with its provenance."""
        return Used(series=self.series, value=value, vintage=self.vintage)


def history_of(reference: Reference, series: Series, date: dt.date | None) -> History:
    """Return the observations that were published by `date`; the newest where none were, or for None."""
    if date is not None:
        observations = reference.observations(series, date)
        if observations:
            return History(series=series, observations=observations, vintage=reference.vintage(series, date))
    return History(
        series=series,
        observations=reference.observations(series),
        vintage=reference.vintage(series),
        published_later=date is not None,
    )
