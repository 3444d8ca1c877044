"""The tables of the store. Migrations create them; a test holds the two against each other.

The observations of a series in one vintage are one text (see `packing`), kept for the range of vintages in
which it stayed the same: a load that changes nothing writes nothing, and a look-up reads one row.
"""

from __future__ import annotations

import datetime as dt

from sqlalchemy import (
    JSON,
    BigInteger,
    Column,
    Date,
    DateTime,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class UtcDateTime(TypeDecorator[dt.datetime]):
    """A moment in UTC: SQLite keeps no zone, so it is taken off going in and put on coming out."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:
        """Return the moment without its zone."""
        return None if value is None else value.astimezone(dt.UTC).replace(tzinfo=None)

    def process_result_value(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:
        """Return the moment with its zone."""
        return None if value is None else value.replace(tzinfo=dt.UTC)


reference_state = Table(
    "reference_state",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("version", BigInteger, nullable=False),  # counts the changes of what can be looked up
    Column("next_series", BigInteger, nullable=False),  # ids are never given twice: a reader may hold one
)

dataset = Table(
    "dataset",
    metadata,
    Column("id", Text, primary_key=True),
    Column("title", Text, nullable=False),
    Column("agency", Text, nullable=False),
    Column("licence", Text, nullable=False),
    Column("source_url", Text, nullable=False),
    Column("attribution", Text, nullable=False),
    Column("description", Text, nullable=False),
    Column("retrieved", Date),
    Column("format", Text, nullable=False),
    Column("mapping", Text, nullable=False),  # TOML
    Column("source", JSON, nullable=False),  # where a refresh gets it from; {} for an upload
    Column("created_at", UtcDateTime, nullable=False),
    Column("updated_at", UtcDateTime, nullable=False),
)

vintage = Table(
    "vintage",
    metadata,
    Column("dataset_id", Text, ForeignKey("dataset.id", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("published", Date, nullable=False),
    Column("retrieved_at", UtcDateTime, nullable=False),
    Column("etag", Text, nullable=False),
    Column("last_modified", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("series", Integer, nullable=False),
    Column("observations", BigInteger, nullable=False),
    Column("report", JSON, nullable=False),  # rows taken and skipped, and why
)

series = Table(
    "series",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("dataset_id", Text, ForeignKey("dataset.id", ondelete="CASCADE"), nullable=False),
    Column("digest", Text, nullable=False),  # of the key
    Column("freq", Text, nullable=False),
    Column("measure", Text, nullable=False),
    Column("ref_area", Text, nullable=False),
    Column("counterpart_area", Text, nullable=False),
    Column("unit", Text, nullable=False),
    Column("transformation", Text, nullable=False),
    Column("adjustment", Text, nullable=False),
    Column("prices", Text, nullable=False),
    Column("collection", Text, nullable=False),
    Column("other", JSON, nullable=False),
    Column("title", Text, nullable=False),
    Column("source_code", Text, nullable=False),
    Column("unit_mult", Integer, nullable=False),
    Column("base_period", Text, nullable=False),
    Column("attributes", JSON, nullable=False),
    UniqueConstraint("dataset_id", "digest"),
    Index(None, "measure", "ref_area"),
)

observations = Table(
    "observations",
    metadata,
    Column("series_id", BigInteger, ForeignKey("series.id", ondelete="CASCADE"), primary_key=True),
    Column("first_vintage", Integer, primary_key=True),
    Column("last_vintage", Integer),  # None while it is current
    Column("count", Integer, nullable=False),
    Column("packed", Text, nullable=False),
    sqlite_with_rowid=False,
)

api_key = Table(
    "api_key",
    metadata,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("digest", Text, nullable=False, unique=True),
    Column("created_at", UtcDateTime, nullable=False),
    Column("revoked_at", UtcDateTime),
)

load = Table(
    "load",
    metadata,
    Column("id", Text, primary_key=True),
    Column("dataset_id", Text, nullable=False, index=True),
    Column("action", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("request", JSON, nullable=False),
    Column("rows_read", BigInteger, nullable=False),
    Column("result", JSON),
    Column("error", JSON),
    Column("created_at", UtcDateTime, nullable=False),
    Column("updated_at", UtcDateTime, nullable=False),
)

kept_check = Table(
    "kept_check",
    metadata,
    Column("id", Text, primary_key=True),
    Column("status", Text, nullable=False),
    Column("stage", Text),
    Column("progress", Float),
    Column("attempts", Integer, nullable=False),
    Column("owner", Text),  # the process that works on it
    Column("lease_until", UtcDateTime),  # from when on another may take it up
    Column("content_type", Text, nullable=False),  # of the request, as it came; with its query and body
    Column("query", Text, nullable=False),
    Column("body", LargeBinary),  # None once it is answered
    Column("answer_status", Integer),
    Column("answer_type", Text),
    Column("answer", LargeBinary),
    Column("created_at", UtcDateTime, nullable=False),
    Column("updated_at", UtcDateTime, nullable=False),
    Column("expires_at", UtcDateTime),  # None for what is kept until it is deleted
    Index(None, "status", "created_at"),
    Index(None, "expires_at"),
)
