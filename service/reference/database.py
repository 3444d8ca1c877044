"""The database: where it is, how it is opened, and what a transaction is on each kind.

SQLite runs in WAL mode: readers never wait. A writing transaction starts with BEGIN IMMEDIATE, so that two
writers queue up instead of failing when one of them turns from reading to writing. PostgreSQL needs neither.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, SQLAlchemyError
from sqlalchemy.pool import ConnectionPoolEntry

from service.errors import ConfigError, ReferenceDataError

REVISION = "r0003"
"""The newest migration; a database of another one is migrated before it is used."""

_BUSY_TIMEOUT_S = 60
_PRAGMAS = (
    "journal_mode = WAL",
    "synchronous = NORMAL",
    "foreign_keys = ON",
    "temp_store = MEMORY",
    "secure_delete = ON",  # a text that is forgotten is overwritten
)
_LOCK = 0x436F756E746572  # PostgreSQL's advisory lock of those who migrate


class DatabaseUnavailableError(ReferenceDataError):
    """The database does not answer, or is not one of ours."""

    code = "database-unavailable"


@dataclass(frozen=True, slots=True)
class Database:
    """A database whose tables are those of `tables`; safe to share between threads, not over a fork."""

    engine: Engine

    @property
    def is_sqlite(self) -> bool:
        """Say whether it is a file of this machine."""
        return self.engine.dialect.name == "sqlite"

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Give a connection whose statements see one state.

        Raises:
            DatabaseUnavailableError: It does not answer.
        """
        with self._connection() as connection, connection.begin():
            yield connection

    @contextmanager
    def look_up(self) -> Iterator[Connection]:
        """Give a connection for one statement, which needs no transaction on SQLite.

        Raises:
            DatabaseUnavailableError: It does not answer.
        """
        with self._connection(single=True) as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """Give a connection whose changes are kept together at the end, or not at all.

        Raises:
            DatabaseUnavailableError: It does not answer.
        """
        with self._connection(writes=True) as connection, connection.begin():
            yield connection

    @contextmanager
    def _connection(self, **options: bool) -> Iterator[Connection]:
        try:
            with self.engine.connect() as connection:
                connection.execution_options(**options)
                yield connection
        except DBAPIError as error:
            if not error.connection_invalidated and not _says_unavailable(error):
                raise
            raise DatabaseUnavailableError(f"the database does not answer: {_first_line(error)}") from error

    def close(self) -> None:
        """Close every connection; they open again on use. Call it before a fork."""
        self.engine.dispose()


def open_database(url: str, *, data_dir: Path) -> Database:
    """Return the database at an address, migrated to the newest tables.

    Args:
        url: As SQLAlchemy and hosts write it (postgresql://user@host/name); "" for SQLite in `data_dir`.
        data_dir: Folder of the embedded database; made where it is missing.

    Raises:
        ConfigError: The address is none, or of another kind of database.
        DatabaseUnavailableError: It does not answer, or has tables of a newer version.
    """
    address = _address(url, data_dir)
    if address.drivername == "sqlite":
        engine = _open_sqlite(address)
    else:
        engine = create_engine(address, pool_pre_ping=True, connect_args={"connect_timeout": 10})
    database = Database(engine)
    try:
        _migrate(database)
    except DatabaseUnavailableError:
        database.close()
        raise
    except SQLAlchemyError as error:
        database.close()
        raise DatabaseUnavailableError(f"the database cannot be opened: {_first_line(error)}") from error
    return database


def _address(url: str, data_dir: Path) -> URL:
    if not url:
        try:
            data_dir.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ConfigError(f"COUNTERCHECK_DATA_DIR: {data_dir}: {error.strerror}") from error
        return URL.create("sqlite", database=str(data_dir / "countercheck.db"))
    try:
        address = make_url(url)
    except (ArgumentError, ValueError) as error:
        raise ConfigError("DATABASE_URL: not an address such as postgresql://user@host/name") from error
    kind = address.drivername.partition("+")[0]
    if kind in ("postgresql", "postgres"):
        return address.set(drivername="postgresql+psycopg")
    if kind == "sqlite" and address.database:
        return address.set(drivername="sqlite")
    raise ConfigError(f"DATABASE_URL: must be of PostgreSQL or a SQLite file, not {kind[:40]}")


def _open_sqlite(address: URL) -> Engine:
    engine = create_engine(address, connect_args={"timeout": _BUSY_TIMEOUT_S})
    event.listen(engine, "connect", _set_up_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _set_up_sqlite(connection: sqlite3.Connection, _: ConnectionPoolEntry) -> None:
    connection.isolation_level = None  # transactions begin where we say so
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    options = connection.get_execution_options()
    if not options.get("single", False):
        connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get("writes", False) else "BEGIN")


def _migrate(database: Database) -> None:
    with database.read() as connection:
        if _revision(connection) == REVISION:
            return
    with database.write() as connection:
        if not database.is_sqlite:
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        if _revision(connection) != REVISION:
            _upgrade(connection)


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return found


def _upgrade(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config
    from alembic.util import CommandError

    config = Config()
    config.set_main_option("script_location", "service.reference:migrations")
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, "head")
    except CommandError as error:
        raise DatabaseUnavailableError(f"the database is of another version: {error}") from error


def _says_unavailable(error: DBAPIError) -> bool:
    original: Any = error.orig
    return type(original).__name__ in ("OperationalError", "InterfaceError", "AdminShutdown")


def _first_line(error: Exception) -> str:
    original = getattr(error, "orig", None) or error
    return (str(original).splitlines() or [type(original).__name__])[0]
