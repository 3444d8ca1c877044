"""Loads that run on their own: what was asked, how far each is, and what came of it."""

from __future__ import annotations

import dataclasses
import datetime as dt
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, insert, select, update

from service.errors import InputError
from service.reference import tables
from service.reference.database import Database
from service.reference.load_request import LoadRequest

WAITING, RUNNING, DONE, FAILED = "waiting", "running", "done", "failed"
STATUSES = (WAITING, RUNNING, DONE, FAILED)
LOST_AFTER = dt.timedelta(minutes=5)
"""A load that says nothing for so long was killed; what it would have changed is as it was."""

_LOST = {"code": "load-lost", "detail": "the load was stopped before it was done; nothing was changed"}


class UnknownLoadError(InputError):
    """There is no load of that id."""

    code = "unknown-load"


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadStatus:
    """A load and how far it is.

    Attributes:
        id: Its id.
        dataset_id: What it loads.
        action: `create`, `replace` or `refresh`.
        status: One of `STATUSES`.
        rows_read: Rows read so far.
        result: What came of it, once done.
        error: Why it failed: `code`, `detail` and, where there is one, `field`.
        created_at: When it was asked for (UTC).
        updated_at: When it last said something (UTC).
        request: What was asked.
    """

    id: str
    dataset_id: str
    action: str
    status: str
    rows_read: int
    result: dict[str, Any] | None
    error: dict[str, Any] | None
    created_at: dt.datetime
    updated_at: dt.datetime
    request: dict[str, Any]


def add_load(database: Database, name: str, request: LoadRequest, *, path: str, now: dt.datetime) -> None:
    """Note a load that is to run.

    Args:
        database: Where it is noted.
        name: Id of the load.
        request: What is asked.
        path: Where the upload lies, or "".
        now: The moment (UTC).
    """
    asked = dataclasses.asdict(request) | {"path": path}
    asked["published"] = request.published.isoformat() if request.published else None
    row = {
        "id": name,
        "dataset_id": request.dataset_id,
        "action": request.action,
        "status": WAITING,
        "request": asked,
        "rows_read": 0,
        "created_at": now,
        "updated_at": now,
    }
    with database.write() as connection:
        connection.execute(insert(tables.load).values(row))


def asked_of(status: LoadStatus) -> tuple[LoadRequest, str]:
    """Return what was asked, and where the upload lies, or ""."""
    asked = dict(status.request)
    path: str = asked.pop("path")
    published = asked.pop("published")
    day = dt.date.fromisoformat(published) if published else None
    return LoadRequest(**asked, published=day), path


def note_progress(database: Database, name: str, *, rows: int, now: dt.datetime) -> None:
    """Note that a load runs, and how many rows it has read."""
    _change(database, name, status=RUNNING, rows_read=rows, updated_at=now)


def note_result(database: Database, name: str, result: dict[str, Any], *, now: dt.datetime) -> None:
    """Note that a load is done."""
    _change(database, name, status=DONE, result=result, updated_at=now)


def note_failure(database: Database, name: str, error: dict[str, Any], *, now: dt.datetime) -> None:
    """Note that a load failed, and why."""
    _change(database, name, status=FAILED, error=error, updated_at=now)


def get_load(connection: Connection, name: str, *, now: dt.datetime) -> LoadStatus:
    """Return a load; one that was killed is told as failed.

    Raises:
        UnknownLoadError: There is none of that id.
    """
    row = connection.execute(select(tables.load).where(tables.load.c.id == name)).one_or_none()
    if row is None:
        raise UnknownLoadError(f"there is no load {name[:80]!r}", field="id")
    values = {column.name: getattr(row, column.name) for column in tables.load.columns}
    if row.status in (WAITING, RUNNING) and now - row.updated_at > LOST_AFTER:
        values |= {"status": FAILED, "error": _LOST}
    return LoadStatus(**values)


def count_running(connection: Connection, *, now: dt.datetime) -> int:
    """Return how many loads wait or run."""
    columns = tables.load.c
    query = select(func.count()).where(columns.status.in_((WAITING, RUNNING)))
    found: int = connection.execute(query.where(columns.updated_at > now - LOST_AFTER)).scalar_one()
    return found


def _change(database: Database, name: str, **values: Any) -> None:
    with database.write() as connection:
        connection.execute(update(tables.load).where(tables.load.c.id == name).values(**values))
