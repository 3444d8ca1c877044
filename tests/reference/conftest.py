"""Fixtures of the store: each test that asks for `database` runs on SQLite and on a real PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from service.reference.database import Database, open_database
from tests.reference.replay import Replay, replaying


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of an empty database of each kind."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'store.db'}"
    else:
        yield request.getfixturevalue("postgres_url")


@pytest.fixture
def database(database_url: str, tmp_path: Path) -> Iterator[Database]:
    """An empty database of each kind, migrated."""
    opened = open_database(database_url, data_dir=tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def sqlite(tmp_path: Path) -> Iterator[Database]:
    """An empty embedded database, for what is the same on both."""
    opened = open_database("", data_dir=tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def replay() -> Iterator[Replay]:
    """A server that stands for a publisher's."""
    with replaying() as running:
        yield running
