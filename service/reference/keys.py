"""API keys: who may change datasets. The store keeps a digest of each, never the key.

A key is 256 random bits, so a plain SHA-256 cannot be turned back by guessing; a slow hash, which passwords
need, would only slow every request.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass

from sqlalchemy import Connection, insert, select, update

from service.errors import InputError
from service.reference import tables
from service.reference.database import Database

PREFIX = "cck_"
"""What every key starts with, so that one that leaked can be found."""

_SHOWN = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class ApiKey:
    """A key as it can be shown.

    Attributes:
        id: First characters of its digest.
        name: Whom or what it is for.
        created_at: When it was made (UTC).
        revoked_at: When it was revoked, or None.
    """

    id: str
    name: str
    created_at: dt.datetime
    revoked_at: dt.datetime | None = None


def add_key(database: Database, secret: str, *, name: str, now: dt.datetime) -> ApiKey:
    """Keep the digest of a key.

    Args:
        database: Where it is kept.
        secret: The key: at least 32 random characters after the prefix.
        name: Whom or what it is for.
        now: The moment (UTC).

    Raises:
        InputError: The name is empty or too long.
    """
    if not 0 < len(name.strip()) <= 100:
        raise InputError("name the key in 1 to 100 characters", field="name")
    digest = _digest(secret)
    key = ApiKey(id=digest[:_SHOWN], name=name.strip(), created_at=now)
    with database.write() as connection:
        row = {"id": key.id, "name": key.name, "digest": digest, "created_at": now}
        connection.execute(insert(tables.api_key).values(row))
    return key


def list_keys(connection: Connection) -> tuple[ApiKey, ...]:
    """Return every key, the revoked ones too, by the time they were made."""
    columns = tables.api_key.c
    query = select(columns.id, columns.name, columns.created_at, columns.revoked_at)
    rows = connection.execute(query.order_by(columns.created_at, columns.id))
    return tuple(ApiKey(id=i, name=name, created_at=made, revoked_at=end) for i, name, made, end in rows)


def revoke_key(database: Database, name: str, *, now: dt.datetime) -> None:
    """Make a key useless.

    Raises:
        InputError: No key that is in use has that id.
    """
    columns = tables.api_key.c
    query = update(tables.api_key).where(columns.id == name, columns.revoked_at.is_(None))
    with database.write() as connection:
        if connection.execute(query.values(revoked_at=now)).rowcount == 0:
            raise InputError(f"no key {name[:80]!r} is in use; `keys list` shows them", field="id")


def find_key(connection: Connection, secret: str) -> ApiKey | None:
    """Return the key in use that `secret` is, or None."""
    columns = tables.api_key.c
    query = select(columns.id, columns.name, columns.created_at)
    row = connection.execute(
        query.where(columns.digest == _digest(secret), columns.revoked_at.is_(None))
    ).one_or_none()
    return None if row is None else ApiKey(id=row.id, name=row.name, created_at=row.created_at)


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()
