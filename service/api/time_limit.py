"""Stopping work that takes too long, in the thread that does it.

The engine is pure Python and knows no clock; a watchdog raises an exception in the thread that runs it once
its time is up. The exception passes every `except Exception` on its way, and becomes a `LimitError` here. A
single call into C (one match of a pattern) is not cut short: the exception comes when it returns.
"""

from __future__ import annotations

import ctypes
import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from service.errors import LimitError

_TICK_S = 0.1


class _TimeIsUpError(BaseException):
    """Raised by the watchdog; no handler of ordinary errors catches it."""


class Watchdog:
    """Raises in threads whose time is up; one thread watches all, started when it is first needed.

    The lock is a plain one on purpose: an exception from another thread cannot come between its being taken
    and the block that gives it back, as it can with a Condition, which is written in Python.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._deadlines: dict[int, float] = {}  # by thread
        self._process = 0

    @contextmanager
    def limit(self, seconds: float) -> Iterator[None]:
        """Stop the block about `seconds` after it began; limits of one thread do not nest.

        Raises:
            LimitError: The block took longer.
        """
        thread, arrived = threading.get_ident(), False
        try:
            self._open(thread, time.monotonic() + seconds)
            try:
                yield
            except _TimeIsUpError:
                arrived = True
                raise
            finally:
                if not self._close(thread) and not arrived:
                    _wait_for_it()
        except _TimeIsUpError:
            detail = f"This text took longer than {seconds:g} s and was stopped; send it in shorter parts."
            raise LimitError(detail) from None

    def _open(self, thread: int, deadline: float) -> None:
        with self._lock:
            self._deadlines[thread] = deadline
            if self._process != os.getpid():  # threads do not survive a fork
                self._process = os.getpid()
                threading.Thread(target=self._watch, name="watchdog", daemon=True).start()

    def _close(self, thread: int) -> bool:
        """Stop watching a thread; False where the exception was raised in it, and may still be to come."""
        with self._lock:
            return self._deadlines.pop(thread, None) is not None

    def _watch(self) -> None:
        while True:
            time.sleep(_TICK_S)
            with self._lock:
                now = time.monotonic()
                for thread in [thread for thread, deadline in self._deadlines.items() if deadline <= now]:
                    del self._deadlines[thread]
                    _raise_in(thread, _TimeIsUpError)


def _raise_in(thread: int, exception: type[BaseException]) -> None:
    """Raise `exception` in a thread at its next bytecode."""
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), ctypes.py_object(exception))


def _wait_for_it() -> None:
    """Wait for an exception on its way to this thread.

    CPython 3.11 can take one back, but then looks for it for ever: under a tracer it hangs.
    """
    while True:
        time.sleep(0)
