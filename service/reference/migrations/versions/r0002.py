"""Checks that are answered later, or kept."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "r0002"
down_revision = "r0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the table."""
    op.create_table(
        "kept_check",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("status", sa.Text, nullable=False),
        sa.Column("stage", sa.Text),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("owner", sa.Text),
        sa.Column("lease_until", sa.DateTime),
        sa.Column("content_type", sa.Text, nullable=False),
        sa.Column("query", sa.Text, nullable=False),
        sa.Column("body", sa.LargeBinary),
        sa.Column("answer_status", sa.Integer),
        sa.Column("answer_type", sa.Text),
        sa.Column("answer", sa.LargeBinary),
        sa.Column("created_at", sa.DateTime, nullable=False),
        sa.Column("updated_at", sa.DateTime, nullable=False),
        sa.Column("expires_at", sa.DateTime),
        sa.PrimaryKeyConstraint("id", name="pk_kept_check"),
    )
    op.create_index("ix_kept_check_status_created_at", "kept_check", ["status", "created_at"])
    op.create_index("ix_kept_check_expires_at", "kept_check", ["expires_at"])
