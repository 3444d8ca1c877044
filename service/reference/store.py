"""Writing datasets to the store, and telling what is in it.

A load is one transaction, and adds a vintage: what earlier vintages said stays. Every change raises the
version of the store, by which workers see that what they remember is old.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from itertools import islice
from operator import itemgetter
from typing import Any, TypeVar

from sqlalchemy import Connection, Table, delete, func, insert, select, update

from service.errors import InputError
from service.model.series import SeriesKey, Vintage
from service.reference import tables
from service.reference.database import Database
from service.reference.records import DatasetExistsError, Loading, PackedSeries, unknown_dataset

_CHUNK = 2000
_SPLIT = 500  # SQLite takes so many values in one statement at least

_T = TypeVar("_T")


def save_vintage(database: Database, loading: Loading, series: Iterable[PackedSeries]) -> Vintage:
    """Write one vintage of a dataset, all of it or nothing.

    Raises:
        DatasetExistsError: It is to be new and exists.
        UnknownDatasetError: It is not to be new and does not exist.
        InputError: The vintage is older than the newest one, or there is a series twice.
    """
    with database.write() as connection:
        _raise_version(connection)
        number = _next_vintage(connection, loading)
        _save_dataset(connection, loading)
        seen: set[int] = set()
        count = 0
        remaining = iter(series)
        while chunk := list(islice(remaining, _CHUNK)):
            seen |= _save_series(connection, loading.dataset.id, number, chunk)
            count += sum(each.count for each in chunk)
        if number > 1:
            _close_missing(connection, loading.dataset.id, number, seen)
        _insert_vintage(connection, loading, number, (len(seen), count))
    return Vintage(
        dataset=loading.dataset.id, number=number, published=loading.published, retrieved=loading.now
    )


def delete_dataset(database: Database, name: str) -> None:
    """Remove a dataset with all its vintages.

    Raises:
        UnknownDatasetError: There is none of that id.
    """
    with database.write() as connection:
        _raise_version(connection)
        if connection.execute(delete(tables.dataset).where(tables.dataset.c.id == name)).rowcount == 0:
            raise unknown_dataset(name)


def digest_of_key(key: SeriesKey) -> str:
    """Return the digest by which a series is known within its dataset.

    Codes are joined by a character that none holds, so that two keys never give one text.
    """
    codes = [key.freq.value, key.measure, key.ref_area, key.counterpart_area, key.unit]
    codes += [key.transformation.value, key.adjustment, key.prices, key.collection.value]
    codes += [part for pair in key.other for part in pair]
    return hashlib.sha256("\n".join(codes).encode("utf-8", "surrogatepass")).hexdigest()[:24]


def _raise_version(connection: Connection) -> None:
    """Count the change; the row stays locked, so that one load at a time writes."""
    state = tables.reference_state
    connection.execute(update(state).values(version=state.c.version + 1))


def _next_vintage(connection: Connection, loading: Loading) -> int:
    name = loading.dataset.id
    exists = connection.execute(select(tables.dataset.c.id).where(tables.dataset.c.id == name)).first()
    if exists and loading.is_new:
        raise DatasetExistsError(f"there is a dataset {name!r} already; replace it", field="id")
    if not exists and not loading.is_new:
        raise unknown_dataset(name)
    query = select(func.max(tables.vintage.c.number), func.max(tables.vintage.c.published))
    number, newest = connection.execute(query.where(tables.vintage.c.dataset_id == name)).one()
    if newest is not None and loading.published < newest:
        problem = f"a vintage of {loading.published} is older than the newest one, of {newest}"
        raise InputError(problem, field="published")
    return int(number or 0) + 1


def _save_dataset(connection: Connection, loading: Loading) -> None:
    of, provenance = loading.dataset, loading.provenance
    values = {
        "title": of.title,
        "agency": of.agency,
        "licence": of.licence,
        "source_url": of.source_url,
        "attribution": of.attribution,
        "description": of.description,
        "retrieved": of.retrieved,
        "format": provenance.format,
        "mapping": provenance.mapping,
        "source": provenance.source,
        "updated_at": loading.now,
    }
    if loading.is_new:
        connection.execute(insert(tables.dataset).values(id=of.id, created_at=loading.now, **values))
    else:
        connection.execute(update(tables.dataset).where(tables.dataset.c.id == of.id).values(**values))


def _save_series(connection: Connection, name: str, number: int, chunk: list[PackedSeries]) -> set[int]:
    """Write what a chunk changes; return the ids of its series."""
    by_digest = {digest_of_key(each.key): each for each in chunk}
    if len(by_digest) < len(chunk):
        raise InputError("there is a series twice")
    known = _known(connection, name, list(by_digest)) if number > 1 else {}
    fresh = [digest for digest in by_digest if digest not in known]
    ids = dict(zip(fresh, _take_ids(connection, len(fresh)), strict=True))
    if fresh:
        rows = [_series_row(ids[digest], name, digest, by_digest[digest]) for digest in fresh]
        _insert(connection, tables.series, rows)
    changed = [d for d, (_, packed) in known.items() if packed is None or packed != by_digest[d].packed]
    _close(connection, [known[digest][0] for digest in changed], number)
    ids |= {digest: series_id for digest, (series_id, _) in known.items()}
    if fresh or changed:
        rows = [
            {
                "series_id": ids[digest],
                "first_vintage": number,
                "last_vintage": None,
                "count": by_digest[digest].count,
                "packed": by_digest[digest].packed,
            }
            for digest in (*fresh, *changed)
        ]
        _insert(connection, tables.observations, rows)
    return set(ids.values())


def _known(connection: Connection, name: str, digests: list[str]) -> dict[str, tuple[int, str | None]]:
    """Return id and current observations of the series that the dataset has already, by digest."""
    series, observations = tables.series, tables.observations
    current = (observations.c.series_id == series.c.id) & observations.c.last_vintage.is_(None)
    query = select(series.c.digest, series.c.id, observations.c.packed).outerjoin(observations, current)
    found: dict[str, tuple[int, str | None]] = {}
    for part in _split(digests):
        rows = connection.execute(query.where(series.c.dataset_id == name, series.c.digest.in_(part)))
        found |= {row.digest: (row.id, row.packed) for row in rows}
    return found


def _take_ids(connection: Connection, count: int) -> range:
    state = tables.reference_state
    first: int = connection.execute(select(state.c.next_series)).scalar_one()
    connection.execute(update(state).values(next_series=first + count))
    return range(first, first + count)


def _close(connection: Connection, ids: Iterable[int], number: int) -> None:
    observations = tables.observations
    current = update(observations).where(observations.c.last_vintage.is_(None))
    for part in _split(list(ids)):
        query = current.where(observations.c.series_id.in_(part), observations.c.first_vintage < number)
        connection.execute(query.values(last_vintage=number - 1))


def _close_missing(connection: Connection, name: str, number: int, seen: set[int]) -> None:
    """End the series that the vintage no longer has."""
    rows = connection.execute(select(tables.series.c.id).where(tables.series.c.dataset_id == name))
    _close(connection, [series_id for (series_id,) in rows if series_id not in seen], number)


def _insert_vintage(connection: Connection, loading: Loading, number: int, sizes: tuple[int, int]) -> None:
    provenance = loading.provenance
    connection.execute(
        insert(tables.vintage).values(
            dataset_id=loading.dataset.id,
            number=number,
            published=loading.published,
            retrieved_at=loading.now,
            etag=provenance.etag,
            last_modified=provenance.last_modified,
            sha256=provenance.sha256,
            series=sizes[0],
            observations=sizes[1],
            report=loading.report,
        )
    )


def _insert(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    """Insert rows that hold what the driver takes; SQLAlchemy's own way costs more than the database."""
    compiled = insert(table).compile(dialect=connection.dialect)
    if compiled.positional:
        names = compiled.positiontup or []
        connection.exec_driver_sql(str(compiled), [itemgetter(*names)(row) for row in rows])
    else:
        connection.exec_driver_sql(str(compiled), rows)


def _series_row(series_id: int, name: str, digest: str, series: PackedSeries) -> dict[str, Any]:
    key = series.key
    return {
        "id": series_id,
        "dataset_id": name,
        "digest": digest,
        "freq": key.freq.value,
        "measure": key.measure,
        "ref_area": key.ref_area,
        "counterpart_area": key.counterpart_area,
        "unit": key.unit,
        "transformation": key.transformation.value,
        "adjustment": key.adjustment,
        "prices": key.prices,
        "collection": key.collection.value,
        "other": json.dumps(key.other) if key.other else "[]",
        "title": series.title,
        "source_code": series.source_code,
        "unit_mult": series.unit_mult,
        "base_period": series.base_period,
        "attributes": json.dumps(dict(series.attributes)) if series.attributes else "{}",
    }


def _split(values: list[_T]) -> Iterator[list[_T]]:
    for start in range(0, len(values), _SPLIT):
        yield values[start : start + _SPLIT]
