"""Files are read in real processes; some of them are made to hang or to die."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from service.apart.readers import FileReaders
from service.errors import UnreadableError
from tests.read.files import pdf, word

PDF = pdf(["Sales rose 5 percent."])
MANY_OBJECTS = b"%PDF-1.4\n" + b"".join(b"%d 0 obj\n<< >>\nendobj\n" % number for number in range(400_000))


@pytest.fixture
def readers() -> Iterator[FileReaders]:
    each = FileReaders()
    yield each
    each.close()


def text_of(readers: FileReaders, raw: bytes = PDF, name: str = "pdf") -> str:
    return readers.read(raw, name, limit=1000).text


def pids(readers: FileReaders) -> list[int]:
    return [process.popen.pid for process in readers._idle]


def test_files_are_read_one_after_the_other_by_one_process(readers):
    assert text_of(readers) == "Sales rose 5 percent."
    first = pids(readers)
    assert text_of(readers, word("Costs fell."), "docx") == "Costs fell."
    assert pids(readers) == first
    assert len(first) == 1
    assert first != [os.getpid()]


def test_plain_text_needs_no_process(readers):
    assert text_of(readers, b"5 percent", "text") == "5 percent"
    assert pids(readers) == []


def test_what_is_wrong_with_a_file_is_told_and_the_process_goes_on(readers):
    with pytest.raises(UnreadableError, match="no text layer"):
        text_of(readers, pdf([]))
    assert text_of(readers) == "Sales rose 5 percent."


def test_a_file_that_takes_too_long_is_given_up():
    readers = FileReaders(seconds=0.01)
    with pytest.raises(UnreadableError, match=r"more than 0\.01 seconds"):
        text_of(readers, MANY_OBJECTS)
    assert pids(readers) == []


def test_a_file_that_takes_too_much_memory_is_given_up():
    readers = FileReaders(megabytes=64)
    with pytest.raises(UnreadableError, match=r"memory|damaged"):
        text_of(readers, b"<p>5 percent</p>" * 100_000, "html")
    readers.close()


def test_a_process_that_died_is_replaced(readers):
    assert text_of(readers) == "Sales rose 5 percent."
    [pid] = pids(readers)
    os.kill(pid, signal.SIGKILL)
    time.sleep(0.1)
    assert text_of(readers) == "Sales rose 5 percent."
    assert pids(readers) != [pid]


def test_threads_share_the_processes(readers):
    with ThreadPoolExecutor(4) as pool:
        texts = set(pool.map(lambda _: text_of(readers), range(12)))
    assert texts == {"Sales rose 5 percent."}
    assert 1 <= len(pids(readers)) <= 2


def test_processes_end_with_the_readers(readers):
    text_of(readers)
    [pid] = pids(readers)
    readers.close()
    assert not Path(f"/proc/{pid}").exists()
