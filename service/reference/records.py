"""What the store keeps of a dataset beside its observations, and how it is told."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, select

from service.errors import InputError, ReferenceDataError
from service.model.series import Dataset, DatasetId, SeriesKey, Vintage
from service.reference import tables


class UnknownDatasetError(InputError):
    """There is no dataset of that id."""

    code = "unknown-dataset"


class SourceError(ReferenceDataError):
    """A source does not answer, not with data, or may not be asked."""

    code = "source-failed"


class DatasetExistsError(InputError):
    """There is a dataset of that id already."""

    code = "dataset-exists"


@dataclass(frozen=True, slots=True, kw_only=True)
class PackedSeries:
    """A series as a load writes it.

    Attributes:
        key: Its dimensions.
        packed: Its observations, see `packing`.
        count: Number of observations.
        title: Title, or "".
        source_code: The publisher's code of what is measured, or "".
        unit_mult: Power of ten in which its values were published, applied already.
        base_period: Where an index is 100 or prices are fixed, or "".
        attributes: Further names and values.
    """

    key: SeriesKey
    packed: str
    count: int
    title: str = ""
    source_code: str = ""
    unit_mult: int = 0
    base_period: str = ""
    attributes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """Where a dataset comes from and how it is read, for the next time.

    Attributes:
        format: Name of the format.
        mapping: How columns become dimensions, as TOML; "" where the format says.
        source: Where a refresh gets it; empty for an upload.
        etag: As the source sent it, or "".
        last_modified: Likewise.
        sha256: Digest of the bytes that were read, or "".
    """

    format: str
    mapping: str = ""
    source: dict[str, Any] = field(default_factory=dict)
    etag: str = ""
    last_modified: str = ""
    sha256: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class VintageRecord:
    """A vintage and what came with it.

    Attributes:
        vintage: Which one it is.
        series: Number of series that it has.
        observations: Number of observations that it has.
        report: Rows taken and skipped, and why.
        sha256: Digest of the bytes that were read, or "".
        etag: As the source sent it, or "".
        last_modified: Likewise.
    """

    vintage: Vintage
    series: int
    observations: int
    report: dict[str, Any]
    sha256: str
    etag: str
    last_modified: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DatasetRecord:
    """A dataset as the store has it.

    Attributes:
        dataset: What it is.
        format: Name of the format that it is read from.
        mapping: How its columns become dimensions, as TOML, or "".
        source: Where a refresh gets it; empty for an upload.
        created_at: When it was first loaded (UTC).
        updated_at: When it was last changed (UTC).
        vintages: Its vintages by number.
    """

    dataset: Dataset
    format: str
    mapping: str
    source: dict[str, Any]
    created_at: dt.datetime
    updated_at: dt.datetime
    vintages: tuple[VintageRecord, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Loading:
    """One load: what is written, of which day, and when.

    Attributes:
        dataset: The dataset, with what is known of it now.
        provenance: Where it came from.
        published: Day from which the vintage counts.
        now: The moment of the load (UTC).
        report: Rows taken and skipped, and why.
        is_new: The dataset must not exist yet; otherwise it must.
    """

    dataset: Dataset
    provenance: Provenance
    published: dt.date
    now: dt.datetime
    report: dict[str, Any] = field(default_factory=dict)
    is_new: bool = True


def list_datasets(connection: Connection) -> tuple[DatasetRecord, ...]:
    """Return every dataset, by id."""
    vintages: dict[str, list[VintageRecord]] = {}
    for row in connection.execute(select(tables.vintage).order_by(tables.vintage.c.number)):
        vintages.setdefault(row.dataset_id, []).append(_vintage_record(row))
    rows = connection.execute(select(tables.dataset).order_by(tables.dataset.c.id))
    return tuple(_dataset_record(row, vintages.get(row.id, [])) for row in rows)


def get_dataset(connection: Connection, name: str) -> DatasetRecord:
    """Return one dataset.

    Raises:
        UnknownDatasetError: There is none of that id.
    """
    row = connection.execute(select(tables.dataset).where(tables.dataset.c.id == name)).one_or_none()
    if row is None:
        raise unknown_dataset(name)
    query = (
        select(tables.vintage).where(tables.vintage.c.dataset_id == name).order_by(tables.vintage.c.number)
    )
    return _dataset_record(row, [_vintage_record(each) for each in connection.execute(query)])


def unknown_dataset(name: str) -> UnknownDatasetError:
    """Return the error that says so."""
    return UnknownDatasetError(f"there is no dataset {name[:80]!r}", field="id")


def _vintage_record(row: Any) -> VintageRecord:
    vintage = Vintage(
        dataset=DatasetId(row.dataset_id),
        number=row.number,
        published=row.published,
        retrieved=row.retrieved_at,
    )
    return VintageRecord(
        vintage=vintage,
        series=row.series,
        observations=row.observations,
        report=row.report,
        sha256=row.sha256,
        etag=row.etag,
        last_modified=row.last_modified,
    )


def _dataset_record(row: Any, vintages: list[VintageRecord]) -> DatasetRecord:
    dataset = Dataset(
        id=DatasetId(row.id),
        title=row.title,
        agency=row.agency,
        licence=row.licence,
        source_url=row.source_url,
        attribution=row.attribution,
        retrieved=row.retrieved,
        description=row.description,
    )
    return DatasetRecord(
        dataset=dataset,
        format=row.format,
        mapping=row.mapping,
        source=row.source,
        created_at=row.created_at,
        updated_at=row.updated_at,
        vintages=tuple(vintages),
    )
