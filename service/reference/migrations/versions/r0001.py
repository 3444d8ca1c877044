"""Datasets, vintages, series, observations, keys and loads."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "r0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables."""
    _create_state()
    _create_dataset()
    _create_vintage()
    _create_series()
    _create_observations()
    _create_api_key()
    _create_load()


def _text(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text, nullable=False) for name in names]


def _create_state() -> None:
    state = op.create_table(
        "reference_state",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("version", sa.BigInteger, nullable=False),
        sa.Column("next_series", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_reference_state"),
    )
    op.bulk_insert(state, [{"id": 1, "version": 0, "next_series": 1}])


def _create_dataset() -> None:
    op.create_table(
        "dataset",
        *_text("id", "title", "agency", "licence", "source_url", "attribution", "description"),
        sa.Column("retrieved", sa.Date),
        *_text("format", "mapping"),
        sa.Column("source", sa.JSON, nullable=False),
        sa.Column("created_at", sa.DateTime, nullable=False),
        sa.Column("updated_at", sa.DateTime, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_dataset"),
    )


def _create_vintage() -> None:
    op.create_table(
        "vintage",
        *_text("dataset_id"),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("published", sa.Date, nullable=False),
        sa.Column("retrieved_at", sa.DateTime, nullable=False),
        *_text("etag", "last_modified", "sha256"),
        sa.Column("series", sa.Integer, nullable=False),
        sa.Column("observations", sa.BigInteger, nullable=False),
        sa.Column("report", sa.JSON, nullable=False),
        sa.PrimaryKeyConstraint("dataset_id", "number", name="pk_vintage"),
        sa.ForeignKeyConstraint(
            ["dataset_id"], ["dataset.id"], name="fk_vintage_dataset_id", ondelete="CASCADE"
        ),
    )


def _create_series() -> None:
    op.create_table(
        "series",
        sa.Column("id", sa.BigInteger, nullable=False, autoincrement=False),
        *_text("dataset_id", "digest", "freq", "measure", "ref_area", "counterpart_area", "unit"),
        *_text("transformation", "adjustment", "prices", "collection"),
        sa.Column("other", sa.JSON, nullable=False),
        *_text("title", "source_code"),
        sa.Column("unit_mult", sa.Integer, nullable=False),
        *_text("base_period"),
        sa.Column("attributes", sa.JSON, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_series"),
        sa.UniqueConstraint("dataset_id", "digest", name="uq_series_dataset_id_digest"),
        sa.ForeignKeyConstraint(
            ["dataset_id"], ["dataset.id"], name="fk_series_dataset_id", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_series_measure_ref_area", "series", ["measure", "ref_area"])


def _create_observations() -> None:
    op.create_table(
        "observations",
        sa.Column("series_id", sa.BigInteger, nullable=False),
        sa.Column("first_vintage", sa.Integer, nullable=False),
        sa.Column("last_vintage", sa.Integer),
        sa.Column("count", sa.Integer, nullable=False),
        *_text("packed"),
        sa.PrimaryKeyConstraint("series_id", "first_vintage", name="pk_observations"),
        sa.ForeignKeyConstraint(
            ["series_id"], ["series.id"], name="fk_observations_series_id", ondelete="CASCADE"
        ),
        sqlite_with_rowid=False,
    )


def _create_api_key() -> None:
    op.create_table(
        "api_key",
        *_text("id", "name", "digest"),
        sa.Column("created_at", sa.DateTime, nullable=False),
        sa.Column("revoked_at", sa.DateTime),
        sa.PrimaryKeyConstraint("id", name="pk_api_key"),
        sa.UniqueConstraint("digest", name="uq_api_key_digest"),
    )


def _create_load() -> None:
    op.create_table(
        "load",
        *_text("id", "dataset_id", "action", "status"),
        sa.Column("request", sa.JSON, nullable=False),
        sa.Column("rows_read", sa.BigInteger, nullable=False),
        sa.Column("result", sa.JSON),
        sa.Column("error", sa.JSON),
        sa.Column("created_at", sa.DateTime, nullable=False),
        sa.Column("updated_at", sa.DateTime, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_load"),
    )
    op.create_index("ix_load_dataset_id", "load", ["dataset_id"])
