"""Log lines as JSON, one object a line, with the id of the request.

Texts never reach the log: of an exception, its type and where it came from are written, not its message.
The standard library is enough; structlog would add a quarter of a second to every start.
"""

from __future__ import annotations

import datetime as dt
import json
import logging
import traceback
from types import TracebackType
from typing import Any

from flask import g, has_request_context

_DEEPEST_TRACE = 30


class JsonFormatter(logging.Formatter):
    """Formats a record as one line of JSON; the mapping passed as `extra={"fields": …}` is merged in."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line, without its end."""
        line: dict[str, Any] = {
            "time": dt.datetime.fromtimestamp(record.created, dt.UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        if has_request_context() and "request_id" in g:
            line["request_id"] = g.request_id
        line |= getattr(record, "fields", {})
        if record.exc_info and record.exc_info[0] is not None:
            line["exception"] = record.exc_info[0].__qualname__
            line["trace"] = _trace(record.exc_info[2])
        return json.dumps(line, default=str)


def _trace(trace: TracebackType | None) -> list[str]:
    frames = traceback.extract_tb(trace)[-_DEEPEST_TRACE:]
    return [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]


def logging_config(level: str) -> dict[str, Any]:
    """Return the `logging.config` dictionary: everything from `level` up goes to standard error."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": {"()": JsonFormatter}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
        "root": {"level": level, "handlers": ["stderr"]},
        "loggers": {
            "gunicorn.error": {"level": level, "handlers": [], "propagate": True},
            "gunicorn.access": {"level": "CRITICAL", "handlers": [], "propagate": False},
        },
    }
