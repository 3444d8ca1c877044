import datetime as dt

import pytest

from service.reference.database import Database
from service.reference.load_request import LoadRequest
from service.reference.loads import (
    LOST_AFTER,
    UnknownLoadError,
    add_load,
    asked_of,
    count_running,
    get_load,
    note_failure,
    note_progress,
    note_result,
)
from tests.reference.building import NOW

REQUEST = LoadRequest(
    dataset_id="prices",
    action="replace",
    about={"title": "Prices"},
    mapping="[columns]",
    source={"kind": "url", "url": "https://data.example/x"},
    published=dt.date(2026, 1, 1),
)


def test_a_load_is_told_from_asking_to_its_end(database: Database) -> None:
    add_load(database, "a", REQUEST, path="/uploads/a", now=NOW)
    for change, status in [
        (lambda: note_progress(database, "a", rows=500, now=NOW), "running"),
        (lambda: note_result(database, "a", {"changed": True}, now=NOW), "done"),
    ]:
        with database.read() as connection:
            assert count_running(connection, now=NOW) == 1
        change()
        with database.read() as connection:
            told = get_load(connection, "a", now=NOW)
        assert told.status == status
    assert (told.rows_read, told.result, told.error) == (500, {"changed": True}, None)
    assert asked_of(told) == (REQUEST, "/uploads/a")
    with database.read() as connection:
        assert count_running(connection, now=NOW) == 0


def test_a_failure_is_told(database: Database) -> None:
    add_load(database, "a", REQUEST, path="", now=NOW)
    note_failure(database, "a", {"code": "input-error", "detail": "row 3"}, now=NOW)
    with database.read() as connection:
        told = get_load(connection, "a", now=NOW)
    assert (told.status, told.error) == ("failed", {"code": "input-error", "detail": "row 3"})


def test_a_load_that_went_silent_is_lost(database: Database) -> None:
    add_load(database, "a", REQUEST, path="", now=NOW)
    later = NOW + LOST_AFTER + dt.timedelta(seconds=1)
    with database.read() as connection:
        told = get_load(connection, "a", now=later)
        assert count_running(connection, now=later) == 0
    assert told.status == "failed"
    assert told.error is not None
    assert told.error["code"] == "load-lost"


def test_an_unknown_load_is_named(sqlite: Database) -> None:
    with sqlite.read() as connection, pytest.raises(UnknownLoadError, match="no load 'ghost'"):
        get_load(connection, "ghost", now=NOW)
