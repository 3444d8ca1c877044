"""A local server that answers as statistical services do, on their good and on their bad days."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Answer:
    """One answer.

    Attributes:
        body: What it holds.
        status: Its status.
        headers: Further headers.
        stated: Content-Length that it states; None for the true one.
        pause_s: Wait between pieces of the body of ten bytes.
    """

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    stated: int | None = None
    pause_s: float = 0


@dataclass
class Replay:
    """The server, with what it was asked."""

    url: str
    answers: dict[str, list[Answer]]
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def says(self, path: str, *answers: Answer | bytes) -> str:
        """Answer a path, with its query, so; the last answer is repeated. Return its address."""
        self.answers[path] = [each if isinstance(each, Answer) else Answer(each) for each in answers]
        return self.url + path


@contextlib.contextmanager
def replaying() -> Iterator[Replay]:
    """Run the server on a free port until the block ends."""
    replay = Replay("", {})
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(replay))
    server.daemon_threads = True
    replay.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield replay
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _handler(replay: Replay) -> Callable[..., BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            replay.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
            answers = replay.answers.get(self.path, [Answer(b"not found", 404)])
            answer = answers.pop(0) if len(answers) > 1 else answers[0]
            with contextlib.suppress(OSError):
                self._send(answer)

        def _send(self, answer: Answer) -> None:
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            if answer.status != 304:
                length = len(answer.body) if answer.stated is None else answer.stated
                self.send_header("Content-Length", str(length))
            self.end_headers()
            for start in range(0, len(answer.body), 10 if answer.pause_s else 1 << 20):
                self.wfile.write(answer.body[start : start + (10 if answer.pause_s else 1 << 20)])
                self.wfile.flush()
                time.sleep(answer.pause_s)

        def log_message(self, *_: object) -> None:
            pass

    return Handler
