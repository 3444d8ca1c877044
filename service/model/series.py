"""Reference data: datasets, their series, observations and vintages, in the words of SDMX.

`Reference` is how the engine is handed them: a pinned state of what is loaded, which finds series and
returns their observations as of a day. Who keeps the data, and where, is not known here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import NewType, Protocol

from service.errors import ModelError
from service.model.time_period import Frequency, TimePeriod

DatasetId = NewType("DatasetId", str)
SeriesId = NewType("SeriesId", str)


class ObsStatus(StrEnum):
    """What qualifies a value: the codes of SDMX's CL_OBS_STATUS that matter to a check."""

    NORMAL = "A"
    BREAK = "B"
    DEFINITION_DIFFERS = "D"
    ESTIMATED = "E"
    FORECAST = "F"
    IMPUTED = "I"
    PROVISIONAL = "P"
    LOW_RELIABILITY = "U"
    OTHER = "N"


INEXACT = frozenset({ObsStatus.ESTIMATED, ObsStatus.DEFINITION_DIFFERS})
"""Statuses of figures that a national office may have otherwise; they judge no record, run or rank."""


class Collection(StrEnum):
    """How a value stands for its period: SDMX's CL_TIME_COLLECT, the codes that matter to a check."""

    AVERAGE = "A"
    END = "E"
    SUM = "S"
    UNKNOWN = ""


class Transformation(StrEnum):
    """What was done to the levels before they were published: SDMX's CL_TRANSFORMATION, likewise."""

    LEVEL = "N"
    CHANGE_ON_PREVIOUS_PERIOD = "G1"
    CHANGE_ON_SAME_PERIOD_OF_PREVIOUS_YEAR = "GY"


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesKey:
    """The dimensions that identify a series within its dataset.

    Attributes:
        freq: Frequency of its observations.
        measure: Id in the catalogue where it is known there, else the source's own code.
        ref_area: ISO 3166-1 alpha-3 of a country, the catalogue's code of a bloc, else the source's own code.
        counterpart_area: The other area of a pair (where exports go, whence imports come), or "".
        unit: As `Quantity.unit` has it: "%", an ISO 4217 code, a unit that pint knows, a counted noun, or
            two of them with a stroke ("KZT/USD": tenge per dollar); "" where the source does not say.
        transformation: Levels, or changes in percent.
        adjustment: SDMX's CL_SEASONAL_ADJUST: "N" neither, "S" seasonally, "W" working days, "Y" both;
            "" where the source does not say.
        prices: "current", "constant" (volumes), or "" where that has no meaning or is not said.
        collection: How a value stands for its period.
        other: Name and code of the dimensions that none of the above is, by name.
    """

    freq: Frequency
    measure: str
    ref_area: str
    counterpart_area: str = ""
    unit: str = ""
    transformation: Transformation = Transformation.LEVEL
    adjustment: str = ""
    prices: str = ""
    collection: Collection = Collection.UNKNOWN
    other: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        """Return the codes joined as SDMX joins them, empty ones included.

        >>> str(SeriesKey(freq=Frequency.ANNUAL, measure="inflation", ref_area="KAZ", unit="%"))
        'A.inflation.KAZ..%.N...'
        """
        codes = (
            self.freq.value,
            self.measure,
            self.ref_area,
            self.counterpart_area,
            self.unit,
            self.transformation.value,
            self.adjustment,
            self.prices,
            self.collection.value,
            *(f"{name}={code}" for name, code in self.other),
        )
        return ".".join(codes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dataset:
    """A collection that one agency publishes with one structure, and where it was got.

    Attributes:
        id: Lower case with dashes.
        title: As its publisher calls it.
        agency: Who publishes it.
        licence: Name or SPDX id of the licence.
        source_url: Where a reader can look it up.
        attribution: The words in which its licence wants it named, or "".
        retrieved: Day on which it was got from its source, or None where nobody knows.
        description: What it holds, in a sentence or two, or "".
    """

    id: DatasetId
    title: str
    agency: str = ""
    licence: str = ""
    source_url: str = ""
    attribution: str = ""
    retrieved: dt.date | None = None
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vintage:
    """A dataset as it stood on the day of a publication.

    Attributes:
        dataset: Id of the dataset.
        number: 1 for the first that was loaded, counting up.
        published: Day from which it counts; two vintages of one day are told apart by number.
        retrieved: When it was loaded (UTC).
    """

    dataset: DatasetId
    number: int
    published: dt.date
    retrieved: dt.datetime

    def __str__(self) -> str:
        """Return how evidence names it: the day, with the number for a second one of that day."""
        return f"{self.published.isoformat()} (no. {self.number})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """One value of a series at one period.

    Attributes:
        period: What it is of.
        value: In the unit of the series, its multiplier applied; as precise as it was published.
        obs_status: What qualifies it.
    """

    period: TimePeriod
    value: Decimal
    obs_status: ObsStatus = ObsStatus.NORMAL

    @property
    def half_width(self) -> Decimal:
        """Half a unit of the last published digit, in the unit of the series.

        >>> Observation(period=TimePeriod.parse("2022"), value=Decimal("15.0")).half_width
        Decimal('0.05')
        """
        return Decimal((0, (5,), int(self.value.as_tuple().exponent) - 1))


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """Observations that share one key; they are asked for separately.

    Attributes:
        id: Id over all datasets: the dataset's id, a colon, a digest of the key.
        dataset: The dataset that it belongs to.
        key: Its dimensions.
        title: As its publisher calls it, or "".
        source_code: The publisher's code of what is measured ("FP.CPI.TOTL.ZG"), or "".
        unit_mult: Power of ten in which its values were published; `Observation.value` has it applied.
        base_period: Period where an index is 100 or whose prices are fixed, or "".
        attributes: Further names and values that the publisher states.
    """

    id: SeriesId
    dataset: Dataset
    key: SeriesKey
    title: str = ""
    source_code: str = ""
    unit_mult: int = 0
    base_period: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """What one vintage said of one period of a series."""

    vintage: Vintage
    observation: Observation | None


class Reference(Protocol):
    """Reference data in one pinned state: whatever is loaded meanwhile, its answers stay the same.

    `as_of` limits an answer to vintages published on or before that day; None means the newest.
    """

    def datasets(self) -> tuple[Dataset, ...]:
        """Return every dataset, by id."""

    def find_series(
        self, measure: str, ref_area: str | None = None, counterpart_area: str | None = None
    ) -> tuple[Series, ...]:
        """Return the series of a measure, by id; an area of None stands for any, "" for none."""

    def observations(self, series: Series, as_of: dt.date | None = None) -> tuple[Observation, ...]:
        """Return the observations of a series by period, no period twice; () where there are none."""

    def vintage(self, series: Series, as_of: dt.date | None = None) -> Vintage | None:
        """Return the vintage of its dataset that `observations` answers from."""

    def revisions(self, series: Series, period: TimePeriod) -> tuple[Revision, ...]:
        """Return what the vintages said of a period, by number, one for each time that it changed."""


class NoReference:
    """Reference data where none is loaded."""

    def datasets(self) -> tuple[Dataset, ...]:
        """Return nothing."""
        return ()

    def find_series(
        self, measure: str, ref_area: str | None = None, counterpart_area: str | None = None
    ) -> tuple[Series, ...]:
        """Return nothing."""
        return ()

    def observations(self, series: Series, as_of: dt.date | None = None) -> tuple[Observation, ...]:
        """Return nothing."""
        return ()

    def vintage(self, series: Series, as_of: dt.date | None = None) -> Vintage | None:
        """Return None."""
        return None

    def revisions(self, series: Series, period: TimePeriod) -> tuple[Revision, ...]:
        """Return nothing."""
        return ()


def check_dataset_id(name: str) -> DatasetId:
    """Return the name as an id.

    Raises:
        ModelError: It is not 1 to 64 lower-case letters, digits and dashes that start with a letter or digit.
    """
    plain = name.replace("-", "")
    fits = 0 < len(name) <= 64 and plain.isascii() and plain.isalnum() and name == name.lower()
    if not fits or name.startswith("-"):
        raise ModelError(f"a dataset's id is 1 to 64 of a-z, 0-9 and -, not {name[:80]!r}")
    return DatasetId(name)
