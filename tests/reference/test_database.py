import multiprocessing
from pathlib import Path

import pytest
from sqlalchemy import select, text, update

from service.errors import ConfigError
from service.reference import tables
from service.reference.database import Database, DatabaseUnavailableError, open_database


def test_the_embedded_database_is_made_where_it_is_told(tmp_path: Path) -> None:
    database = open_database("", data_dir=tmp_path / "new" / "folder")
    assert database.is_sqlite
    assert (tmp_path / "new" / "folder" / "countercheck.db").exists()
    with database.read() as connection:
        assert connection.execute(text("PRAGMA journal_mode")).scalar() == "wal"
        assert connection.execute(text("PRAGMA foreign_keys")).scalar() == 1
    database.close()


def test_a_database_is_migrated_once_and_opened_again(database_url: str, tmp_path: Path) -> None:
    for _ in range(2):
        database = open_database(database_url, data_dir=tmp_path)
        with database.read() as connection:
            assert connection.execute(text("SELECT version FROM reference_state")).all() == [(0,)]
        database.close()


@pytest.mark.parametrize(
    "url", ["mysql://host/name", "postgresql", "sqlite://", "::", "postgresql://host:port/name"]
)
def test_an_address_that_cannot_be_used_is_named(url: str, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"^DATABASE_URL: "):
        open_database(url, data_dir=tmp_path)


def test_a_password_is_never_part_of_a_message(tmp_path: Path) -> None:
    with pytest.raises(DatabaseUnavailableError) as caught:
        open_database("postgresql://me:hunter2@127.0.0.1:1/name", data_dir=tmp_path)
    assert "hunter2" not in caught.value.detail
    assert "\n" not in caught.value.detail


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ConfigError, match=r"COUNTERCHECK_DATA_DIR: .*file"):
        open_database("", data_dir=tmp_path / "file" / "inside")


def test_a_database_of_a_newer_version_is_left_alone(database: Database, tmp_path: Path) -> None:
    with database.write() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = 'r9999'"))
    url = database.engine.url.render_as_string(hide_password=False)
    with pytest.raises(DatabaseUnavailableError, match="of another version"):
        open_database(url, data_dir=tmp_path)


def test_a_failure_leaves_nothing_behind(database: Database) -> None:
    def fail() -> None:
        with database.write() as connection:
            connection.execute(text("UPDATE reference_state SET version = 7"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    with database.read() as connection:
        assert connection.execute(text("SELECT version FROM reference_state")).scalar() == 0


def _count(url: str, folder: str) -> None:
    database = open_database(url, data_dir=Path(folder))
    for _ in range(100):
        with database.write() as connection:
            query = select(tables.reference_state.c.version).with_for_update()
            version = connection.execute(query).scalar_one()
            connection.execute(update(tables.reference_state).values(version=version + 1))
    database.close()


def test_writers_wait_for_each_other(database_url: str, tmp_path: Path) -> None:
    open_database(database_url, data_dir=tmp_path).close()
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=_count, args=(database_url, str(tmp_path))) for _ in range(3)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(timeout=120)
    assert [writer.exitcode for writer in writers] == [0, 0, 0]
    database = open_database(database_url, data_dir=tmp_path)
    with database.read() as connection:
        assert connection.execute(text("SELECT version FROM reference_state")).scalar() == 300
    database.close()


def test_processes_that_open_an_empty_database_at_once_migrate_it_once(
    database_url: str, tmp_path: Path
) -> None:
    context = multiprocessing.get_context("spawn")
    openers = [context.Process(target=_count, args=(database_url, str(tmp_path))) for _ in range(3)]
    for opener in openers:
        opener.start()
    for opener in openers:
        opener.join(timeout=120)
    assert [opener.exitcode for opener in openers] == [0, 0, 0]
