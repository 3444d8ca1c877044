"""Reference data written down in a test: the Protocol over a handful of series, vintages included.

What the store answers is tested with the store; here the reader of a test sees the figures at a glance.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal

from service.model.rule import Figure
from service.model.series import (
    Collection,
    Dataset,
    DatasetId,
    Observation,
    ObsStatus,
    Revision,
    Series,
    SeriesId,
    SeriesKey,
    Transformation,
    Vintage,
)
from service.model.time_period import Frequency, TimePeriod

PUBLISHED = dt.date(2015, 1, 1)


def dataset(name: str = "figures", **more) -> Dataset:
    """Return a dataset with an address that a test can ask for."""
    fields = {"title": f"Figures of {name}", "agency": "Office", "source_url": f"https://example.org/{name}"}
    return Dataset(id=DatasetId(name), **(fields | more))


def series(
    measure: str, area: str, unit: str, values: dict[str, str], *, of: Dataset | None = None, **more
) -> tuple[Series, dict[str, str]]:
    """Return a series with its values by period ("2022": "15.0", with "~B" behind for a status of B)."""
    first = next(iter(values))
    key = SeriesKey(
        freq=more.pop("freq", TimePeriod.parse(first).freq if values else Frequency.ANNUAL),
        measure=measure,
        ref_area=area,
        counterpart_area=more.pop("counterpart", ""),
        unit=unit,
        transformation=Transformation(more.pop("transformation", "N")),
        adjustment=more.pop("adjustment", ""),
        prices=more.pop("prices", ""),
        collection=Collection(more.pop("collection", "A")),
        other=more.pop("other", ()),
    )
    owner = of or dataset()
    return Series(id=SeriesId(f"{owner.id}:{key}"), dataset=owner, key=key, **more), values


class FixedReference:
    """Series with one or more vintages, `(day, values)` each; one of 2015 where a test says none."""

    def __init__(self, *given, vintages: dict[dt.date, Iterable] | None = None) -> None:
        self._vintages = vintages or {PUBLISHED: given}
        self._series = {one.id: one for listed in self._vintages.values() for one, _ in listed}
        self._values = {
            day: {one.id: _observations(values) for one, values in listed}
            for day, listed in sorted(self._vintages.items())
        }

    def datasets(self):
        return tuple({one.dataset.id: one.dataset for one in self._series.values()}.values())

    def find_series(self, measure, ref_area=None, counterpart_area=None):
        return tuple(
            one
            for _, one in sorted(self._series.items())
            if one.key.measure == measure
            and ref_area in (None, one.key.ref_area)
            and counterpart_area in (None, one.key.counterpart_area)
        )

    def observations(self, series, as_of=None):
        answers = [values[series.id] for day, values in self._upto(as_of) if series.id in values]
        return answers[-1] if answers else ()

    def vintage(self, series, as_of=None):
        days = [day for day, values in self._upto(as_of) if series.id in values]
        return self._vintage(series, days[-1]) if days else None

    def revisions(self, series, period):
        found = []
        for day, values in self._values.items():
            one = next((seen for seen in values.get(series.id, ()) if seen.period == period), None)
            if not found or found[-1].observation != one:
                found.append(Revision(vintage=self._vintage(series, day), observation=one))
        return tuple(found)

    def _upto(self, as_of):
        return [(day, values) for day, values in self._values.items() if as_of is None or day <= as_of]

    def _vintage(self, series, day):
        number = list(self._values).index(day) + 1
        midnight = dt.datetime.combine(day, dt.time(), tzinfo=dt.UTC)
        return Vintage(dataset=series.dataset.id, number=number, published=day, retrieved=midnight)


def _observations(values: dict[str, str]) -> tuple[Observation, ...]:
    return tuple(
        sorted(
            (
                Observation(
                    period=TimePeriod.parse(period),
                    value=Decimal(text.partition("~")[0]),
                    obs_status=ObsStatus(text.partition("~")[2] or "A"),
                )
                for period, text in values.items()
            ),
            key=lambda one: one.period,
        )
    )


def of_figures(figures: Iterable[Figure]) -> FixedReference:
    """Return the figures that an example of a rule gives as a reference."""
    grouped: dict[dt.date, dict[tuple[str, ...], dict[str, str]]] = {}
    for one in figures:
        day = dt.date.fromisoformat(one.published) if one.published else PUBLISHED
        key = (one.measure, one.area, one.unit, one.counterpart, one.collection, one.prices)
        grouped.setdefault(day, {}).setdefault(key, {})[one.period] = one.value
    return FixedReference(
        vintages={
            day: [
                series(measure, area, unit, values, counterpart=other, collection=collection, prices=prices)
                for (measure, area, unit, other, collection, prices), values in listed.items()
            ]
            for day, listed in grouped.items()
        }
    )
