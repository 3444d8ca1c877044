import datetime as dt

import pytest
from sqlalchemy import select

from service.errors import InputError
from service.reference import tables
from service.reference.database import Database
from service.reference.keys import add_key, find_key, list_keys, revoke_key
from tests.reference.building import NOW

SECRET = "cck_" + "s" * 43
LATER = NOW + dt.timedelta(days=1)


def test_a_key_opens_until_it_is_revoked(database: Database) -> None:
    key = add_key(database, SECRET, name="  data desk ", now=NOW)
    with database.read() as connection:
        assert find_key(connection, SECRET) == key
        assert find_key(connection, SECRET[:-1]) is None
        assert find_key(connection, "") is None
    revoke_key(database, key.id, now=LATER)
    with database.read() as connection:
        assert find_key(connection, SECRET) is None
        (listed,) = list_keys(connection)
    assert (listed.name, listed.created_at, listed.revoked_at) == ("data desk", NOW, LATER)


def test_the_store_does_not_hold_the_key(database: Database) -> None:
    add_key(database, SECRET, name="desk", now=NOW)
    with database.read() as connection:
        (row,) = connection.execute(select(tables.api_key))
    assert not any(SECRET[4:] in str(value) for value in row)


def test_what_is_revoked_or_unknown_cannot_be_revoked(database: Database) -> None:
    key = add_key(database, SECRET, name="desk", now=NOW)
    revoke_key(database, key.id, now=LATER)
    for name in (key.id, "unknown"):
        with pytest.raises(InputError, match="is in use"):
            revoke_key(database, name, now=LATER)


@pytest.mark.parametrize("name", ["", "  ", "x" * 101])
def test_a_key_has_a_name(sqlite: Database, name: str) -> None:
    with pytest.raises(InputError):
        add_key(sqlite, SECRET, name=name, now=NOW)
