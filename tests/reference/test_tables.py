import datetime as dt

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import insert, select

from service.reference import migrations, tables
from service.reference.database import REVISION, Database


def test_the_migrations_make_the_tables_that_the_code_uses(database: Database) -> None:
    with database.read() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, tables.metadata) == []


def test_the_newest_migration_is_the_one_that_the_code_wants() -> None:
    assert ScriptDirectory(next(iter(migrations.__path__))).get_heads() == [REVISION]


def test_a_moment_comes_back_in_utc(database: Database) -> None:
    moment = dt.datetime(2024, 5, 6, 7, 8, 9, tzinfo=dt.timezone(dt.timedelta(hours=5)))
    row = {"id": "k", "name": "n", "digest": "d", "created_at": moment}
    with database.write() as connection:
        connection.execute(insert(tables.api_key).values(row))
    with database.read() as connection:
        (found,) = connection.execute(select(tables.api_key.c.created_at)).scalars()
    assert found == moment
    assert found.tzinfo is dt.UTC
