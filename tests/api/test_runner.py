import datetime as dt
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from service.api import runner as module
from service.api.runner import Runner, Tell, utc_now
from service.reference.database import Database, open_database
from service.reference.kept_checks import (
    MOST_ATTEMPTS,
    Ask,
    Reply,
    add_check,
    find_check,
    find_reply,
    take_up,
)

ASK = Ask(content_type="text/plain", query="", body=b"Up 5 percent.")
DONE = Reply(status=200, content_type="x/y", body=b"yes")
GIVEN_UP = Reply(status=500, content_type="x/y", body=b"no")


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = open_database("", data_dir=tmp_path)
    yield opened
    opened.close()


def make(database: Database, answer=lambda ask, tell: DONE) -> Runner:
    return Runner(database=lambda: database, answer=answer, give_up=lambda: GIVEN_UP)


def add(database: Database) -> None:
    add_check(database, "a", ASK, now=utc_now(), keep=dt.timedelta(days=1))


def reply_of(database: Database) -> Reply | None:
    with database.read() as connection:
        return find_reply(connection, "a")


def test_a_check_is_answered_and_told_of_meanwhile(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_BEAT_S", 0.01)
    told, seen = threading.Event(), []

    def answer(ask: Ask, tell: Tell) -> Reply:
        assert ask == ASK
        tell("comparing", 0.625)
        while not seen or seen[-1].stage != "comparing":
            with database.read() as connection:
                seen.append(find_check(connection, "a"))
        told.set()
        return DONE

    add(database)
    assert make(database, answer).run_next()
    assert told.is_set()
    assert (seen[-1].status, seen[-1].progress) == ("running", 0.625)
    assert reply_of(database) == DONE
    assert not make(database).run_next()


def test_a_check_that_kills_its_workers_is_given_up(database: Database) -> None:
    add(database)
    for number in range(MOST_ATTEMPTS):
        past = utc_now() - dt.timedelta(hours=1 - number / 10)
        assert take_up(database, f"dead-{number}", now=past, lease=dt.timedelta(seconds=1)) == "a"
    assert make(database).run_next()
    assert reply_of(database) == GIVEN_UP


def test_the_thread_answers_what_is_waiting_and_what_comes(database: Database) -> None:
    answered = threading.Semaphore(0)

    def answer(ask: Ask, tell: Tell) -> Reply:
        answered.release()
        return DONE

    add(database)
    running = make(database, answer)
    running.start()
    assert answered.acquire(timeout=10)
    add_check(database, "b", ASK, now=utc_now(), keep=dt.timedelta(days=1))
    running.wake()
    assert answered.acquire(timeout=10)


def test_what_a_stopping_worker_is_at_is_given_back(database: Database) -> None:
    entered, leave = threading.Event(), threading.Event()

    def answer(ask: Ask, tell: Tell) -> Reply:
        entered.set()
        leave.wait(10)
        return DONE

    add(database)
    running = make(database, answer)
    running.start()
    assert entered.wait(10)
    running.stop()
    with database.read() as connection:
        found = find_check(connection, "a")
    assert found is not None
    assert found.status == "queued"
    leave.set()
