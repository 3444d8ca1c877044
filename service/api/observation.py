"""Every request gets an id, a log line, a count and the headers that keep browsers careful."""

from __future__ import annotations

import logging
import re
import time
import uuid

from flask import Flask, Response, g, request

from service.api.metrics import Metrics

logger = logging.getLogger(__name__)

_REQUEST_ID = re.compile(r"[A-Za-z0-9._-]{1,64}")
_LONGEST_PATH = 200
_METHODS = frozenset({"GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"})
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
}


def observe_requests(app: Flask, metrics: Metrics) -> None:
    """Give every request of `app` an id and account for it once it is answered."""

    def begin() -> None:
        g.started = time.perf_counter()
        metrics.enter()
        sent = request.headers.get("X-Request-Id", "")
        g.request_id = sent if _REQUEST_ID.fullmatch(sent) else uuid.uuid4().hex

    def finish(response: Response) -> Response:
        response.headers["X-Request-Id"] = g.request_id
        for name, value in _HEADERS.items():
            response.headers.setdefault(name, value)
        if request.method not in {"GET", "HEAD"} or response.status_code >= 400:
            response.headers.setdefault("Cache-Control", "no-store")
        _account(response, metrics)
        return response

    app.before_request(begin)

    def leave(_: BaseException | None) -> None:
        if "started" in g:
            metrics.leave()

    app.after_request(finish)
    app.teardown_request(leave)


def _account(response: Response, metrics: Metrics) -> None:
    seconds = time.perf_counter() - g.started
    route = request.url_rule.rule if request.url_rule is not None else "none"
    method = request.method if request.method in _METHODS else "other"
    metrics.count_request(method, route, response.status_code, seconds)
    fields = {
        "request_id": g.request_id,
        "method": method,
        "path": request.path[:_LONGEST_PATH],
        "status": response.status_code,
        "duration_ms": round(seconds * 1000, 2),
    }
    logger.info("request", extra={"fields": fields})
