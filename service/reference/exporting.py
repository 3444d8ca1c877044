"""Writes a dataset as it stood: CSV, a row for each observation, columns by SDMX's names in lower case.

Loading the file again, without a mapping, gives the same series.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, select

from service.errors import InputError
from service.reference import tables
from service.reference.records import DatasetRecord

_DIMENSIONS = (
    "freq",
    "measure",
    "ref_area",
    "counterpart_area",
    "unit",
    "transformation",
    "adjustment",
    "prices",
    "collection",
)
_REST = ("title", "base_period", "time_period", "obs_value", "obs_status")
_CHUNK = 500

DOWNLOADED = (*_DIMENSIONS, *_REST)
"""Columns of every file that is written; all others in it are further dimensions."""


def find_vintage(record: DatasetRecord, as_of: dt.date | None) -> int:
    """Return the number of the vintage that stood on a day; of the newest without one.

    Raises:
        InputError: None had been published.
    """
    standing = [each.vintage for each in record.vintages if as_of is None or each.vintage.published <= as_of]
    if not standing:
        raise InputError(f"nothing of {record.dataset.id} had been published on {as_of}", field="as_of")
    return standing[-1].number


def export_csv(connection: Connection, dataset: str, vintage: int) -> Iterator[str]:
    """Yield the file of one vintage, piece by piece, the header first."""
    names = _further_dimensions(connection, dataset)
    yield _lines([[*_DIMENSIONS, *names, *_REST]])
    rows: list[list[str]] = []
    for row in _series(connection, dataset, vintage):
        further = dict(row.other)
        start = [getattr(row, name) for name in _DIMENSIONS] + [further.get(name, "") for name in names]
        start += [row.title, row.base_period]
        for line in row.packed.split("\n"):
            period, value, *status = line.split(" ")
            rows.append([*map(_safe, start), period, value, *(status or ["A"])])
        if len(rows) > _CHUNK:
            yield _lines(rows)
            rows = []
    yield _lines(rows)


def _series(connection: Connection, dataset: str, vintage: int) -> Any:
    series, observations = tables.series, tables.observations
    last = observations.c.last_vintage
    query = (
        select(series, observations.c.packed)
        .join(observations, observations.c.series_id == series.c.id)
        .where(series.c.dataset_id == dataset, observations.c.first_vintage <= vintage)
        .where(last.is_(None) | (last >= vintage))
        .order_by(series.c.id)
    )
    return connection.execution_options(yield_per=_CHUNK).execute(query)


def _further_dimensions(connection: Connection, dataset: str) -> list[str]:
    others = connection.execute(select(tables.series.c.other).where(tables.series.c.dataset_id == dataset))
    return sorted({name for (other,) in others for name, _ in other})


def _safe(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(("=", "+", "@", "-", "\t", "\r")) else text


def _lines(rows: list[list[str]]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue()
