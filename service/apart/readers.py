"""Processes that read files: started when one arrives, used again, ended when one takes too long."""

from __future__ import annotations

import atexit
import contextlib
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from service.apart.messages import extracted_from_bytes, read_message, write_message
from service.errors import UnreadableError
from service.read.extracted import Extracted
from service.read.formats import format_named, read_file

_ROOT = Path(__file__).resolve().parents[2]
_MOST_FILES = 200  # that one process reads: what its libraries leak goes with it
_MOST_IDLE = 2


@dataclass(slots=True)
class _Process:
    popen: subprocess.Popen[bytes]
    files: int = 0


@dataclass(slots=True, kw_only=True)
class FileReaders:
    """Reads files, those of formats that need it in a process apart; may be shared between threads.

    Attributes:
        seconds: Longest time for one file.
        megabytes: Most memory of one process.
    """

    seconds: float = 10.0
    megabytes: int = 1024
    _idle: list[_Process] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def __post_init__(self) -> None:
        atexit.register(self.close)

    def read(self, raw: bytes, name: str, *, limit: int, charset: str | None = None) -> Extracted:
        """Return the text of a file; see `service.read.formats.read_file`.

        Raises:
            UnreadableError: It is not what its format promises, or takes more text, time or memory than it
                may.
        """
        if format_named(name).plain:
            return read_file(raw, name, limit=limit, charset=charset)
        head = {"format": name, "limit": limit, "charset": charset}
        with self._process() as process:
            answer = self._ask(process, head, raw)
            if answer is None:
                raise UnreadableError(
                    f"The {format_named(name).title} file takes more than {self.seconds:g} seconds, or more "
                    "memory than there is for it."
                )
        told, body = answer
        if told.get("problem") is not None:
            raise UnreadableError(str(told["problem"]))
        return extracted_from_bytes(body)

    def close(self) -> None:
        """End the processes that wait for files."""
        with self._lock:
            idle, self._idle = self._idle, []
        for process in idle:
            _end(process)

    def _ask(
        self, process: _Process, head: dict[str, Any], raw: bytes
    ) -> tuple[dict[str, Any], bytes] | None:
        """Return the answer; None where the process ended before it, or was ended for taking too long."""
        popen = process.popen
        assert popen.stdin is not None  # noqa: S101 - both are pipes
        assert popen.stdout is not None  # noqa: S101
        timer = threading.Timer(self.seconds, popen.kill)
        timer.daemon = True
        timer.start()
        try:
            write_message(popen.stdin, head, raw)
            return read_message(popen.stdout)
        except (OSError, ValueError):
            return None
        finally:
            timer.cancel()

    @contextlib.contextmanager
    def _process(self) -> Iterator[_Process]:
        with self._lock:
            process = self._idle.pop() if self._idle else None
        if process is not None and process.popen.poll() is not None:
            _end(process)
            process = None
        process = process or self._start()
        process.files += 1
        try:
            yield process
        except BaseException:
            _end(process)
            raise
        self._keep(process)

    def _keep(self, process: _Process) -> None:
        fit = process.popen.poll() is None and process.files < _MOST_FILES
        with self._lock:
            kept = fit and len(self._idle) < _MOST_IDLE
            if kept:
                self._idle.append(process)
        if not kept:
            _end(process)

    def _start(self) -> _Process:
        command = [sys.executable, "-m", "service.apart", str(self.megabytes)]
        popen = subprocess.Popen(  # noqa: S603 - our own interpreter and module
            command,
            cwd=_ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # libraries quote the file there
        )
        return _Process(popen)


def _end(process: _Process) -> None:
    popen = process.popen
    popen.kill()
    for stream in (popen.stdin, popen.stdout):
        if stream is not None:
            with contextlib.suppress(OSError):
                stream.close()
    popen.wait()
