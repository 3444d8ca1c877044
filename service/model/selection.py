"""Reference data limited to some datasets."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from service.errors import InputError
from service.model.series import Dataset, Observation, Reference, Revision, Series, Vintage
from service.model.time_period import TimePeriod


class Selection:
    """The named datasets of a reference, as a reference."""

    def __init__(self, whole: Reference, names: Iterable[str]) -> None:
        """Look the names up.

        Raises:
            InputError: There is no dataset of a name; `field` says which of them.
        """
        self._whole = whole
        known = {str(one.id): one for one in whole.datasets()}
        self._chosen = {}
        for number, name in enumerate(names):
            if name not in known:
                raise InputError(f"There is no dataset {name[:80]!r}.", field=f"datasets.{number}")
            self._chosen[name] = known[name]

    def datasets(self) -> tuple[Dataset, ...]:
        """Return the chosen datasets, by id."""
        return tuple(one for _, one in sorted(self._chosen.items()))

    def find_series(
        self, measure: str, ref_area: str | None = None, counterpart_area: str | None = None
    ) -> tuple[Series, ...]:
        """Return the series of a measure in the chosen datasets, by id."""
        found = self._whole.find_series(measure, ref_area, counterpart_area)
        return tuple(one for one in found if str(one.dataset.id) in self._chosen)

    def observations(self, series: Series, as_of: dt.date | None = None) -> tuple[Observation, ...]:
        """Return the observations of a series by period."""
        return self._whole.observations(series, as_of)

    def vintage(self, series: Series, as_of: dt.date | None = None) -> Vintage | None:
        """Return the vintage of its dataset that `observations` answers from."""
        return self._whole.vintage(series, as_of)

    def revisions(self, series: Series, period: TimePeriod) -> tuple[Revision, ...]:
        """Return what the vintages said of a period, by number."""
        return self._whole.revisions(series, period)
