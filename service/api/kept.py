"""Texts kept on purpose, so that a report has an address: nothing else of the page is stored.

What is kept is what the form held; the report is made anew each time it is looked at.
"""

from __future__ import annotations

import json
import uuid

from service.api.runner import utc_now
from service.reference.database import Database
from service.reference.kept_checks import Ask, delete_check, find_ask, find_check, keep_check

_TYPE = "application/vnd.countercheck.form+json"


def keep(database: Database, given: dict[str, str]) -> str:
    """Keep what a form holds; return the id under which it is found."""
    name = uuid.uuid4().hex
    ask = Ask(content_type=_TYPE, query="", body=json.dumps(given).encode("utf-8"))
    keep_check(database, name, ask, now=utc_now())
    return name


def find_kept(database: Database, name: str) -> dict[str, str] | None:
    """Return what the form held, or None where nothing of that id is kept."""
    with database.read() as connection:
        found, ask = find_check(connection, name), find_ask(connection, name)
    if found is None or ask is None or found.status != "kept":
        return None
    given: dict[str, str] = json.loads(ask.body)
    return given


def forget(database: Database, name: str) -> bool:
    """Delete what is kept; False where nothing of that id is."""
    return find_kept(database, name) is not None and delete_check(database, name)
