from __future__ import annotations

import datetime as dt
from concurrent.futures import ThreadPoolExecutor

from service.reference.database import Database
from service.reference.kept_checks import (
    Ask,
    Reply,
    add_check,
    count_waiting,
    delete_check,
    find_ask,
    find_check,
    find_reply,
    finish,
    forget_expired,
    give_back,
    hold_on,
    keep_check,
    take_up,
)

NOW = dt.datetime(2024, 5, 6, 7, 8, 9, tzinfo=dt.UTC)
MINUTE, DAY = dt.timedelta(minutes=1), dt.timedelta(days=1)
ASK = Ask(content_type="text/plain; charset=utf-8", query="title=Budget", body=b"Up 5 percent.")
REPLY = Reply(status=200, content_type="application/json", body=b'{"claims": []}')


def add(database: Database, name: str = "a", *, now: dt.datetime = NOW) -> None:
    add_check(database, name, ASK, now=now, keep=DAY)


def take(database: Database, owner: str, *, now: dt.datetime = NOW) -> str | None:
    return take_up(database, owner, now=now, lease=MINUTE)


def test_a_check_is_queued_run_and_done(database: Database) -> None:
    add(database)
    assert take(database, "w1") == "a"
    assert take(database, "w2") is None
    assert hold_on(database, "a", "w1", reached=("comparing", 0.6), until=NOW + MINUTE, now=NOW)
    with database.read() as connection:
        found = find_check(connection, "a")
        assert found is not None
        assert (found.status, found.stage, found.progress) == ("running", "comparing", 0.6)
        assert found.attempts == 1
        assert (found.created_at, found.expires_at) == (NOW, NOW + DAY)
        assert find_ask(connection, "a") == ASK
        assert find_reply(connection, "a") is None
        assert count_waiting(connection) == 1
    assert finish(database, "a", "w1", REPLY, now=NOW)
    with database.read() as connection:
        assert find_reply(connection, "a") == REPLY
        assert find_ask(connection, "a") is None
        assert count_waiting(connection) == 0


def test_what_is_kept_is_never_taken_up_nor_forgotten(database: Database) -> None:
    keep_check(database, "k", ASK, now=NOW)
    assert take(database, "w1") is None
    forget_expired(database, now=NOW + 1000 * DAY)
    with database.read() as connection:
        assert find_ask(connection, "k") == ASK
        found = find_check(connection, "k")
    assert found is not None
    assert found.status == "kept"


def test_the_oldest_is_taken_up_first(database: Database) -> None:
    add(database, "b", now=NOW + MINUTE)
    add(database, "c")
    assert [take(database, "w1", now=NOW + 2 * MINUTE), take(database, "w1", now=NOW + 2 * MINUTE)] == [
        "c",
        "b",
    ]


def test_what_a_dead_worker_left_is_taken_up_again_and_ends_once(database: Database) -> None:
    add(database)
    take(database, "dead")
    later = NOW + 2 * MINUTE
    assert take(database, "w2", now=later) == "a"
    assert not hold_on(database, "a", "dead", reached=(None, 0.0), until=later, now=later)
    assert not finish(database, "a", "dead", REPLY, now=later)
    assert finish(database, "a", "w2", REPLY, now=later)
    assert not finish(database, "a", "w2", REPLY, now=later)
    with database.read() as connection:
        found = find_check(connection, "a")
    assert found is not None
    assert (found.status, found.attempts) == ("done", 2)


def test_who_says_that_it_is_at_it_keeps_the_check(database: Database) -> None:
    add(database)
    take(database, "w1")
    assert hold_on(database, "a", "w1", reached=(None, 0.0), until=NOW + 5 * MINUTE, now=NOW)
    assert take(database, "w2", now=NOW + 2 * MINUTE) is None


def test_a_worker_that_goes_gives_its_check_back(database: Database) -> None:
    add(database)
    take(database, "w1")
    give_back(database, "w1", now=NOW)
    assert take(database, "w2") == "a"


def test_many_workers_take_each_check_once(database: Database) -> None:
    names = [f"c{number:02}" for number in range(30)]
    for name in names:
        add(database, name)

    def work(owner: str) -> list[str]:
        taken = []
        while (name := take(database, owner)) is not None:
            taken.append(name)
        return taken

    with ThreadPoolExecutor(6) as pool:
        taken = [name for found in pool.map(work, [f"w{number}" for number in range(6)]) for name in found]
    assert sorted(taken) == names


def test_a_check_is_forgotten_when_its_time_is_over_or_on_demand(database: Database) -> None:
    add(database, "old", now=NOW - 2 * DAY)
    add(database, "new")
    forget_expired(database, now=NOW)
    with database.read() as connection:
        assert find_check(connection, "old") is None
        assert find_check(connection, "new") is not None
    assert delete_check(database, "new")
    assert not delete_check(database, "new")


def test_a_forgotten_text_is_not_left_in_the_file(sqlite: Database, tmp_path) -> None:
    secret = b"embargoed merger " * 500
    add_check(sqlite, "a", Ask(content_type="text/plain", query="", body=secret), now=NOW, keep=DAY)
    take(sqlite, "w1")
    finish(sqlite, "a", "w1", REPLY, now=NOW)
    with sqlite.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    sqlite.close()
    assert b"embargoed" not in b"".join(path.read_bytes() for path in tmp_path.iterdir() if path.is_file())
