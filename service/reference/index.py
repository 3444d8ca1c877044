"""Reference data as checks read them: pinned to one state of the store, remembered within a bound.

Each worker keeps one `ReferenceIndex`. `pin` looks whether the store has changed, which costs one small
query, and hands out a view in which every later answer is of that state. What was read stays in memory until
the store changes or the bound is reached; then the longest unused goes first.
"""

from __future__ import annotations

import datetime as dt
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, TypeVar

from sqlalchemy import Connection, Select, bindparam, select

from service.model.series import (
    Collection,
    Dataset,
    DatasetId,
    Observation,
    Revision,
    Series,
    SeriesId,
    SeriesKey,
    Transformation,
    Vintage,
)
from service.model.time_period import Frequency, TimePeriod
from service.reference import tables
from service.reference.database import Database
from service.reference.packing import find_line, unpack, unpack_line
from service.reference.records import DatasetRecord, list_datasets

MOST_SERIES = 20_000
"""The most series that one question is answered with; no check compares more."""

_T = TypeVar("_T")


class ReferenceIndex:
    """What a worker remembers of the store; shared by its threads."""

    def __init__(self, database: Database, *, most_observations: int) -> None:
        """Remember nothing yet.

        Args:
            database: Where the data are.
            most_observations: Bound of what is remembered; a series counts as one more than it has.
        """
        self._database = database
        self._memory = _Memory(most_observations)
        self._lock = threading.Lock()
        self._state: _State | None = None

    @property
    def remembered(self) -> int:
        """Number of observations and series in memory."""
        return self._memory.weight

    def pin(self) -> PinnedReference:
        """Return the reference data as they are now.

        Raises:
            DatabaseUnavailableError: The database does not answer.
        """
        with self._database.look_up() as connection:
            version = connection.execute(_VERSION).scalar_one()
        with self._lock:
            state = self._state
        if state is None or state.version != version:
            state = self._read_state()
            with self._lock:
                self._state = state
                self._memory.clear()
        return PinnedReference(self._database, self._memory, state)

    def _read_state(self) -> _State:
        with self._database.read() as connection:
            version = connection.execute(_VERSION).scalar_one()
            return _State(version, {record.dataset.id: record for record in list_datasets(connection)})


@dataclass(frozen=True, slots=True)
class _State:
    """What is loaded at one version of the store."""

    version: int
    records: dict[DatasetId, DatasetRecord]

    def vintage(self, name: DatasetId, as_of: dt.date | None) -> Vintage | None:
        for record in reversed(self.records[name].vintages):
            if as_of is None or record.vintage.published <= as_of:
                return record.vintage
        return None


class PinnedReference:
    """The reference data of one state; see `service.model.series.Reference`."""

    def __init__(self, database: Database, memory: _Memory, state: _State) -> None:
        """Read from `database` what `memory` does not hold."""
        self._database = database
        self._memory = memory
        self._state = state

    def datasets(self) -> tuple[Dataset, ...]:
        """Return every dataset, by id."""
        return tuple(record.dataset for record in self._state.records.values())

    def find_series(
        self, measure: str, ref_area: str | None = None, counterpart_area: str | None = None
    ) -> tuple[Series, ...]:
        """Return the series of a measure, by id; an area of None stands for any, "" for none."""

        def read(connection: Connection) -> tuple[Series, ...]:
            query, values = _FIND, {"measure": measure, "most": MOST_SERIES}
            if ref_area is not None:
                query, values = _FIND_IN_AREA, values | {"ref_area": ref_area}
            rows = connection.execute(query, values)
            return tuple(
                sorted((self._series(row) for row in rows if self._knows(row)), key=lambda each: each.id)
            )

        found = self._remember(("series", measure, ref_area), read)
        if counterpart_area is None:
            return found
        return tuple(each for each in found if each.key.counterpart_area == counterpart_area)

    def observations(self, series: Series, as_of: dt.date | None = None) -> tuple[Observation, ...]:
        """Return the observations of a series by period, no period twice; () where there are none."""
        vintage = self.vintage(series, as_of)
        if vintage is None:
            return ()
        number = vintage.number

        def read(connection: Connection) -> tuple[Observation, ...]:
            values = {"dataset": series.dataset.id, "digest": _digest(series), "number": number}
            packed = connection.execute(_OBSERVATIONS, values).scalar_one_or_none()
            return () if packed is None else unpack(packed)

        return self._remember(("observations", series.id, number), read)

    def vintage(self, series: Series, as_of: dt.date | None = None) -> Vintage | None:
        """Return the vintage of its dataset that `observations` answers from."""
        return self._state.vintage(series.dataset.id, as_of)

    def revisions(self, series: Series, period: TimePeriod) -> tuple[Revision, ...]:
        """Return what the vintages said of a period, by number, one for each time that it changed."""
        vintages = {r.vintage.number: r.vintage for r in self._state.records[series.dataset.id].vintages}
        with self._database.read() as connection:
            values = {"dataset": series.dataset.id, "digest": _digest(series)}
            rows = connection.execute(_REVISIONS, values).all()
        revisions: list[Revision] = []
        for row in rows:
            line = find_line(row.packed, str(period))
            observation = None if line is None else unpack_line(line)
            before = revisions[-1].observation if revisions else None
            if row.first_vintage in vintages and observation != before:
                revisions.append(Revision(vintage=vintages[row.first_vintage], observation=observation))
        return tuple(revisions)

    def _knows(self, row: Any) -> bool:
        return row.dataset_id in self._state.records

    def _series(self, row: Any) -> Series:
        return series_of(row, self._state.records[row.dataset_id].dataset)

    def _remember(
        self, question: tuple[Hashable, ...], read: Callable[[Connection], tuple[_T, ...]]
    ) -> tuple[_T, ...]:
        key = (self._state.version, *question)
        known = self._memory.get(key)
        if known is None:
            with self._database.look_up() as connection:
                known = read(connection)
            self._memory.keep(key, known)
        return known


class _Memory:
    """Answers by question, the longest unused forgotten first when there are too many."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._lock = threading.Lock()
        self._answers: OrderedDict[Hashable, tuple[Any, ...]] = OrderedDict()
        self.weight = 0

    def get(self, question: Hashable) -> tuple[Any, ...] | None:
        with self._lock:
            answer = self._answers.get(question)
            if answer is not None:
                self._answers.move_to_end(question)
            return answer

    def keep(self, question: Hashable, answer: tuple[Any, ...]) -> None:
        with self._lock:
            if question in self._answers or len(answer) + 1 > self._most:
                return
            self._answers[question] = answer
            self.weight += len(answer) + 1
            while self.weight > self._most:
                _, forgotten = self._answers.popitem(last=False)
                self.weight -= len(forgotten) + 1

    def clear(self) -> None:
        with self._lock:
            self._answers.clear()
            self.weight = 0


def series_of(row: Any, dataset: Dataset) -> Series:
    """Return the series that a row of the table `series` holds."""
    key = SeriesKey(
        freq=Frequency(row.freq),
        measure=row.measure,
        ref_area=row.ref_area,
        counterpart_area=row.counterpart_area,
        unit=row.unit,
        transformation=Transformation(row.transformation),
        adjustment=row.adjustment,
        prices=row.prices,
        collection=Collection(row.collection),
        other=tuple((name, code) for name, code in row.other),
    )
    return Series(
        id=SeriesId(f"{row.dataset_id}:{row.digest}"),
        dataset=dataset,
        key=key,
        title=row.title,
        source_code=row.source_code,
        unit_mult=row.unit_mult,
        base_period=row.base_period,
        attributes=MappingProxyType(row.attributes),
    )


def _digest(series: Series) -> str:
    return series.id.rpartition(":")[2]


def _observations_query(*columns: Any) -> Select[Any]:
    series, observations = tables.series, tables.observations
    query = select(*columns).join(series, series.c.id == observations.c.series_id)
    return query.where(series.c.dataset_id == bindparam("dataset"), series.c.digest == bindparam("digest"))


_VERSION = select(tables.reference_state.c.version)
_FIND = (
    select(tables.series)
    .where(tables.series.c.measure == bindparam("measure"))
    .order_by(tables.series.c.dataset_id, tables.series.c.digest)
    .limit(bindparam("most"))
)
_FIND_IN_AREA = _FIND.where(tables.series.c.ref_area == bindparam("ref_area"))
_OBSERVATIONS = _observations_query(tables.observations.c.packed).where(
    tables.observations.c.first_vintage <= bindparam("number"),
    tables.observations.c.last_vintage.is_(None)
    | (tables.observations.c.last_vintage >= bindparam("number")),
)
_REVISIONS = _observations_query(tables.observations.c.first_vintage, tables.observations.c.packed).order_by(
    tables.observations.c.first_vintage
)
