"""Answers the checks that were asked for with `Prefer: respond-async`, in a thread of each worker process."""

from __future__ import annotations

import datetime as dt
import logging
import os
import threading
import time
import uuid
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field

from service.errors import ReferenceDataError
from service.reference.database import Database
from service.reference.kept_checks import (
    MOST_ATTEMPTS,
    Ask,
    Reply,
    find_ask,
    find_check,
    finish,
    forget_expired,
    give_back,
    hold_on,
    take_up,
)

logger = logging.getLogger(__name__)

LEASE_S = 20.0
_BEAT_S = 1.0
_IDLE_S = 1.0
_BROKEN_S = 15.0
_EXPIRY_S = 60.0

Tell = Callable[[str, float], None]


def utc_now() -> dt.datetime:
    """Return the moment."""
    return dt.datetime.now(dt.UTC)


@dataclass(slots=True, kw_only=True)
class Runner:
    """Takes checks up one after the other.

    Attributes:
        database: Gives the database, opened when it is first asked for.
        answer: Answers one, and tells the stage that it is at, and the share that is done.
        give_up: Answers one over which too many workers have died.
    """

    database: Callable[[], Database]
    answer: Callable[[Ask, Tell], Reply]
    give_up: Callable[[], Reply]
    _owner: str = ""
    _process: int = 0
    _wake: threading.Event = field(default_factory=threading.Event)

    def start(self) -> None:
        """Start the thread of this process, unless it runs; threads do not survive a fork."""
        if self._process != os.getpid():
            self._process, self._owner = os.getpid(), f"{os.getpid()}-{uuid.uuid4().hex[:12]}"
            self._wake = threading.Event()
            threading.Thread(target=self._run, name="checks", daemon=True).start()

    def wake(self) -> None:
        """Say that there is something to do."""
        self.start()
        self._wake.set()

    def stop(self) -> None:
        """Give back what this process works on: it is going."""
        if self._process == os.getpid():
            with suppress(ReferenceDataError):
                give_back(self.database(), self._owner, now=utc_now())

    def _run(self) -> None:
        cleaned = 0.0
        while True:
            pause = _IDLE_S
            try:
                if time.monotonic() - cleaned > _EXPIRY_S:
                    cleaned = time.monotonic()
                    forget_expired(self.database(), now=utc_now())
                if self.run_next():
                    continue
            except Exception:
                logger.exception("checks cannot be taken up")
                pause = _BROKEN_S
            self._wake.wait(pause)
            self._wake.clear()

    def run_next(self) -> bool:
        """Answer the oldest open check; False where there is none."""
        database = self.database()
        name = take_up(database, self._owner, now=utc_now(), lease=dt.timedelta(seconds=LEASE_S))
        if name is None:
            return False
        with database.read() as connection:
            ask, found = find_ask(connection, name), find_check(connection, name)
        if ask is not None and found is not None:
            beat = _Beat(database, name, self._owner)
            with beat:
                reply = self.give_up() if found.attempts > MOST_ATTEMPTS else self.answer(ask, beat.tell)
            ended = finish(database, name, self._owner, reply, now=utc_now())
            fields = {"status": reply.status, "attempts": found.attempts, "ended": ended}
            logger.info("check answered later", extra={"fields": fields})
        return True


class _Beat:
    """Holds on to a check from a thread of its own, as long as the block lasts."""

    def __init__(self, database: Database, name: str, owner: str) -> None:
        self._database, self._name, self._owner = database, name, owner
        self._reached: tuple[str | None, float] = (None, 0.0)
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run, name="beat", daemon=True)

    def __enter__(self) -> None:
        self._thread.start()

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def tell(self, stage: str, share: float) -> None:
        """Say how far the check is; it is written with the next beat."""
        self._reached = (stage, share)

    def _run(self) -> None:
        while not self._over.wait(_BEAT_S):
            now = utc_now()
            until = now + dt.timedelta(seconds=LEASE_S)
            try:
                hold_on(self._database, self._name, self._owner, reached=self._reached, until=until, now=now)
            except ReferenceDataError:
                logger.warning("a check could not be held on to")
