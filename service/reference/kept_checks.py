"""Checks that are answered later: a queue in the database, and the answers until they are fetched.

A worker that takes a check up holds it for a while (a lease) and says again and again that it is still at it.
When it dies, the lease runs out and another takes the check up; what the first may still answer is refused,
so that a check ends once. The text goes when the answer is there.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, and_, delete, func, insert, or_, select, update

from service.reference import tables
from service.reference.database import Database

MOST_ATTEMPTS = 3
"""After so many workers have died over it, a check is given up."""

_checks = tables.kept_check.c


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """A request as it came."""

    content_type: str
    query: str
    body: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What is answered to it."""

    status: int
    content_type: str
    body: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptCheck:
    """How far a check is.

    Attributes:
        id: Secret enough to serve as permission to look.
        status: `queued`, `running` or `done`; `kept` for one that nobody works on.
        stage: What is being done, while it runs.
        progress: Share of the work that is done, from 0 to 1, while it runs.
        attempts: How often it was taken up.
        created_at: When it was asked for (UTC).
        updated_at: When that last changed (UTC).
        expires_at: When it will be forgotten (UTC); None for never.
    """

    id: str
    status: str
    stage: str | None
    progress: float | None
    attempts: int
    created_at: dt.datetime
    updated_at: dt.datetime
    expires_at: dt.datetime | None


def keep_check(database: Database, name: str, ask: Ask, *, now: dt.datetime) -> None:
    """Keep what was asked until it is deleted; nobody takes it up."""
    _add(database, name, ask, {"status": "kept", "expires_at": None}, now)


def add_check(database: Database, name: str, ask: Ask, *, now: dt.datetime, keep: dt.timedelta) -> None:
    """Queue a check; it and its answer are forgotten after `keep`."""
    _add(database, name, ask, {"status": "queued", "expires_at": now + keep}, now)


def _add(database: Database, name: str, ask: Ask, fate: dict[str, object], now: dt.datetime) -> None:
    row = {
        "id": name,
        "attempts": 0,
        "content_type": ask.content_type,
        "query": ask.query,
        "body": ask.body,
        "created_at": now,
        "updated_at": now,
    }
    with database.write() as connection:
        connection.execute(insert(tables.kept_check).values(row | fate))


def find_check(connection: Connection, name: str) -> KeptCheck | None:
    """Return how far a check is, or None where there is none."""
    shown = (_checks.id, _checks.status, _checks.stage, _checks.progress, _checks.attempts)
    times = (_checks.created_at, _checks.updated_at, _checks.expires_at)
    row = connection.execute(select(*shown, *times).where(_checks.id == name)).one_or_none()
    return None if row is None else KeptCheck(**row._mapping)


def find_reply(connection: Connection, name: str) -> Reply | None:
    """Return the answer of a check, or None where there is none (yet)."""
    query = select(_checks.answer_status, _checks.answer_type, _checks.answer)
    row = connection.execute(query.where(_checks.id == name, _checks.status == "done")).one_or_none()
    return None if row is None else Reply(status=row[0], content_type=row[1], body=row[2])


def count_waiting(connection: Connection) -> int:
    """Return how many checks are queued or running."""
    query = select(func.count()).where(_checks.status.in_(("queued", "running")))
    return connection.execute(query).scalar_one()


def take_up(database: Database, owner: str, *, now: dt.datetime, lease: dt.timedelta) -> str | None:
    """Make `owner` hold the oldest check that nobody works on; return its id, or None where there is none."""
    with database.read() as connection:
        if connection.execute(_open_checks(now)).scalar() is None:
            return None
    with database.write() as connection:
        name = connection.execute(_open_checks(now).with_for_update(skip_locked=True)).scalar()
        if name is not None:
            held = {"status": "running", "owner": owner, "lease_until": now + lease, "updated_at": now}
            query = update(tables.kept_check).where(_checks.id == name)
            connection.execute(query.values(**held, attempts=_checks.attempts + 1))
        return None if name is None else str(name)


def _open_checks(now: dt.datetime) -> Select[Any]:
    left_behind = and_(_checks.status == "running", _checks.lease_until < now)
    query = select(_checks.id).where(or_(_checks.status == "queued", left_behind))
    return query.order_by(_checks.created_at, _checks.id).limit(1)


def find_ask(connection: Connection, name: str) -> Ask | None:
    """Return what was asked, or None once it is answered."""
    query = select(_checks.content_type, _checks.query, _checks.body)
    row = connection.execute(query.where(_checks.id == name, _checks.body.is_not(None))).one_or_none()
    return None if row is None else Ask(content_type=row[0], query=row[1], body=row[2])


def hold_on(
    database: Database,
    name: str,
    owner: str,
    *,
    reached: tuple[str | None, float],
    until: dt.datetime,
    now: dt.datetime,
) -> bool:
    """Say that `owner` is still at it, and how far; False where it holds the check no longer."""
    held = {"lease_until": until, "stage": reached[0], "progress": reached[1], "updated_at": now}
    return _change(database, name, owner, held)


def finish(database: Database, name: str, owner: str, reply: Reply, *, now: dt.datetime) -> bool:
    """Keep the answer and drop the text; False where `owner` holds the check no longer."""
    done = {
        "status": "done",
        "stage": None,
        "progress": None,
        "body": None,
        "answer_status": reply.status,
        "answer_type": reply.content_type,
        "answer": reply.body,
        "updated_at": now,
    }
    return _change(database, name, owner, done)


def give_back(database: Database, owner: str, *, now: dt.datetime) -> None:
    """Queue again what `owner` works on: it is going."""
    query = update(tables.kept_check).where(_checks.owner == owner, _checks.status == "running")
    with database.write() as connection:
        connection.execute(
            query.values(status="queued", owner=None, stage=None, progress=None, updated_at=now)
        )


def delete_check(database: Database, name: str) -> bool:
    """Forget a check, whatever its state; False where there is none."""
    with database.write() as connection:
        return connection.execute(delete(tables.kept_check).where(_checks.id == name)).rowcount > 0


def forget_expired(database: Database, *, now: dt.datetime) -> None:
    """Delete the checks whose time is over."""
    with database.read() as connection:
        if connection.execute(select(_checks.id).where(_checks.expires_at < now).limit(1)).scalar() is None:
            return
    with database.write() as connection:
        connection.execute(delete(tables.kept_check).where(_checks.expires_at < now))


def _change(database: Database, name: str, owner: str, values: Mapping[str, object]) -> bool:
    held = and_(_checks.id == name, _checks.owner == owner, _checks.status == "running")
    with database.write() as connection:
        return connection.execute(update(tables.kept_check).where(held).values(**values)).rowcount > 0
