"""gunicorn's threaded worker, which answers what it cannot read with a problem too."""

from __future__ import annotations

import contextlib
import logging
import socket
import uuid
from http import HTTPStatus

from gunicorn.http import errors  # type: ignore[import-untyped]
from gunicorn.util import write_nonblock  # type: ignore[import-untyped]
from gunicorn.workers.gthread import ThreadWorker  # type: ignore[import-untyped]

from service.api.problems import MEDIA_TYPE, problem_body

logger = logging.getLogger(__name__)

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


def _answer(status: int, detail: str, request_id: str) -> bytes:
    body = problem_body(status, detail, request_id=request_id)
    head = (
        f"HTTP/1.1 {status} {HTTPStatus(status).phrase}",
        "Connection: close",
        f"Content-Type: {MEDIA_TYPE}",
        f"Content-Length: {len(body)}",
        f"X-Request-Id: {request_id}",
        "X-Content-Type-Options: nosniff",
        "Cache-Control: no-store",
    )
    return "\r\n".join((*head, "", "")).encode("ascii") + body
