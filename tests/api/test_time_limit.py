import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from service.api.time_limit import Watchdog
from service.errors import LimitError


def work(seconds: float) -> None:
    """Be busy in Python, and hold on to the work as careless code does."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            sum(range(100))
        except Exception:  # noqa: S112 - what must not stop the watchdog
            continue


def test_work_that_ends_in_time_is_left_alone() -> None:
    watchdog = Watchdog()
    with watchdog.limit(5):
        work(0.01)


def test_work_that_does_not_end_is_stopped() -> None:
    with pytest.raises(LimitError, match=r"longer than 0\.2 s"), Watchdog().limit(0.2):
        work(60)


def test_an_error_of_the_work_goes_through() -> None:
    with pytest.raises(KeyError), Watchdog().limit(5):
        raise KeyError("x")


def test_a_thread_that_was_stopped_can_work_again() -> None:
    watchdog = Watchdog()
    for _ in range(3):
        with pytest.raises(LimitError), watchdog.limit(0.05):
            work(60)
        with watchdog.limit(60):
            work(0.15)


def test_nothing_is_raised_once_the_work_is_over() -> None:
    """Work that ends about when its time does is either done or stopped, and nothing comes afterwards."""
    watchdog = Watchdog()

    def run(number: int) -> str:
        try:
            with watchdog.limit(0.001):
                work(0.08 + number % 50 / 1000)
        except LimitError:
            outcome = "stopped"
        else:
            outcome = "done"
        work(0.01)
        return outcome

    with ThreadPoolExecutor(4) as pool:
        outcomes = list(pool.map(run, range(80)))
    assert set(outcomes) == {"done", "stopped"}


def test_threads_have_a_limit_each() -> None:
    watchdog, ended = Watchdog(), []

    def run(seconds: float) -> None:
        with watchdog.limit(60):
            work(seconds)
        ended.append(seconds)

    other = threading.Thread(target=run, args=(0.5,))
    other.start()
    with pytest.raises(LimitError), watchdog.limit(0.1):
        work(60)
    other.join()
    assert ended == [0.5]
