"""gunicorn's threaded worker: what it cannot read, or has no time for, is answered with a problem too.

A connection takes a thread only when something has come over it, and at most a while for the rest: clients
that connect and say nothing, or stop amid a request, keep nobody waiting for long. Requests that wait for a
thread are answered with 503 when they are too many or have waited too long, except for those that ask
whether the process is up. A worker that has taken a connection pauses, so that the next goes to another:
clients keep their connections, and one worker would else answer for all of a pool that is opened at once.
"""

from __future__ import annotations

import contextlib
import logging
import selectors
import socket
import struct
import time
import uuid
from collections import deque
from concurrent.futures import Future
from functools import partial
from http import HTTPStatus

from gunicorn.http import errors  # type: ignore[import-untyped]
from gunicorn.util import write_nonblock  # type: ignore[import-untyped]
from gunicorn.workers.gthread import TConn, ThreadWorker  # type: ignore[import-untyped]

from service.api.problems import MEDIA_TYPE, OVERLOADED, Kind, problem_body

logger = logging.getLogger(__name__)

MOST_WAITING = 64  # requests for each worker, beside those that its threads work on
LONGEST_WAIT_S = 5
_PAUSE_S = 0.002  # after each of the first connections that a worker holds, for the other workers
_FIRST = 16  # a worker with more has its share; a pause would only hide from it how many wait
_SILENCE_S = 15  # longest that a thread waits for the client to send or to take the next bytes
_TIMEOUT = struct.pack("ll", _SILENCE_S, 0)
_PROBE = b"GET /healthz"

_STATUSES: tuple[tuple[type[Exception], int, str], ...] = (
    (errors.LimitRequestLine, 414, "The address and its query are longer than this service reads."),
    (errors.LimitRequestHeaders, 431, "The headers are more or longer than this service reads."),
    (errors.ExpectationFailed, 417, "The Expect header asks for what this service does not do."),
    (errors.UnsupportedTransferCoding, 501, "The Transfer-Encoding is not one that this service reads."),
    (errors.ConfigurationProblem, 500, "The server is set up wrongly; the log says how."),
    (errors.InvalidResponseHeader, 500, "The service failed to answer."),
    (errors.InvalidResponseHeaderName, 500, "The service failed to answer."),
    (errors.ForbiddenProxyRequest, 403, "This proxy is not trusted."),
    (errors.ParseException, 400, "The request is not HTTP as RFC 9112 has it."),
)


class ProblemWorker(ThreadWorker):  # type: ignore[misc]  # gunicorn has no types
    """A worker whose own errors are problems of RFC 9457, as the application's are."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self._waiting: deque[tuple[float, Future[object], TConn]] = deque()
        self._paused_until = 0.0

    def accept(self, listener: socket.socket) -> None:
        """Take a connection, and wait for its request without a thread."""
        try:
            client, address = listener.accept()
        except OSError:  # it has gone again, or another worker was faster
            return
        for option in (socket.SO_RCVTIMEO, socket.SO_SNDTIMEO):
            client.setsockopt(socket.SOL_SOCKET, option, _TIMEOUT)
        self.nr_conns += 1
        conn = TConn(self.cfg, client, address, listener.getsockname())
        conn.set_timeout()
        self.pending_conns.append(conn)
        self.poller.register(client, selectors.EVENT_READ, partial(self.on_pending_socket_readable, conn))
        if self.cfg.workers > 1 and self.nr_conns <= _FIRST:
            self._paused_until = time.monotonic() + _PAUSE_S

    def wait_for_and_dispatch_events(self, timeout: float) -> None:
        """Wait for what clients send; for new ones only after the pause."""
        pause = self._paused_until - time.monotonic()
        if pause > 0:
            self.set_accept_enabled(False)  # gunicorn's loop enables it again
        super().wait_for_and_dispatch_events(min(pause, timeout) if pause > 0 else timeout)

    def enqueue_req(self, conn: TConn) -> None:
        """Let a thread answer, or refuse at once where too many wait already."""
        self._forget_started()
        if len(self._waiting) >= MOST_WAITING and not _is_probe(conn.sock):
            self.nr_conns -= 1
            _refuse(conn)
            return
        future = self.tpool.submit(self.handle, conn)
        future.add_done_callback(partial(self._defer_finish, conn))
        self._waiting.append((time.monotonic() + LONGEST_WAIT_S, future, conn))

    def murder_pending(self) -> None:
        """Close connections that said nothing, and refuse requests that have waited too long."""
        super().murder_pending()
        self._forget_started()
        now = time.monotonic()
        while self._waiting and self._waiting[0][0] <= now:
            _, future, conn = self._waiting.popleft()
            if future.cancel():
                _write_refusal(conn)

    def finish_request(self, conn: TConn, fs: Future[object]) -> None:
        """Keep the connection or close it; one whose request was refused waits for nobody."""
        if fs.cancelled():
            self.nr_conns -= 1
            _close(conn)
        else:
            super().finish_request(conn, fs)

    def _defer_finish(self, conn: TConn, future: Future[object]) -> None:
        self.method_queue.defer(self.finish_request, conn, future)

    def _forget_started(self) -> None:
        while self._waiting and (self._waiting[0][1].running() or self._waiting[0][1].done()):
            self._waiting.popleft()

    def handle_error(self, req: object, client: socket.socket, addr: object, exc: Exception) -> None:
        """Answer a request that never reached the application; its text is not logged."""
        status, detail = next(
            ((status, detail) for kind, status, detail in _STATUSES if isinstance(exc, kind)),
            (500, "The service failed to answer."),
        )
        request_id = uuid.uuid4().hex
        fields = {"request_id": request_id, "status": status, "reason": type(exc).__name__}
        if status == HTTPStatus.INTERNAL_SERVER_ERROR:
            logger.error("request not served", exc_info=exc, extra={"fields": fields})
        else:
            logger.warning("request not read", extra={"fields": fields})
        with contextlib.suppress(OSError):
            write_nonblock(client, _answer(status, detail, request_id))


def _is_probe(client: socket.socket) -> bool:
    try:
        return client.recv(len(_PROBE), socket.MSG_PEEK | socket.MSG_DONTWAIT) == _PROBE
    except OSError:
        return False


def _refuse(conn: TConn) -> None:
    _write_refusal(conn)
    _close(conn)


def _close(conn: TConn) -> None:
    """Close a connection without waiting; what came is read first, else the answer may be lost."""
    with contextlib.suppress(OSError):
        conn.sock.setblocking(False)
        conn.sock.shutdown(socket.SHUT_WR)
        conn.sock.recv(65_536)
    conn.close()


def _write_refusal(conn: TConn) -> None:
    request_id = uuid.uuid4().hex
    logger.warning("request refused", extra={"fields": {"request_id": request_id, "status": 503}})
    detail = "More requests wait than can be answered soon; try again in a moment."
    with contextlib.suppress(OSError):
        write_nonblock(conn.sock, _answer(503, detail, request_id, OVERLOADED))


def _answer(status: int, detail: str, request_id: str, kind: Kind | None = None) -> bytes:
    body = problem_body(status, detail, request_id=request_id, kind=kind)
    head = (
        f"HTTP/1.1 {status} {HTTPStatus(status).phrase}",
        "Connection: close",
        f"Content-Type: {MEDIA_TYPE}",
        f"Content-Length: {len(body)}",
        f"X-Request-Id: {request_id}",
        "X-Content-Type-Options: nosniff",
        "Cache-Control: no-store",
        *(("Retry-After: 1",) if status == HTTPStatus.SERVICE_UNAVAILABLE else ()),
    )
    return "\r\n".join((*head, "", "")).encode("ascii") + body
