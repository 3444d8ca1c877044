"""POST /v1/batches: submissions as lines of JSON, answered by lines of JSON in the same order, as they come.

A line is read only once the answer to the one before has been taken by the client, so that memory stays the
same however long the batch is. A client must therefore read while it sends, and must not wait for an answer
before it sends the next line: the server reads a little ahead.
"""

from __future__ import annotations

import json
import logging
import threading
import time
from collections.abc import Callable, Iterator
from typing import IO, Any

from flask import Flask, Response, current_app, request, stream_with_context

from service.api.desk import Desk
from service.api.metrics import Metrics
from service.api.problems import BusyError, LineTooLongError, MediaTypeError
from service.api.routes import Answer, Blueprint, add_route
from service.api.schemas.batches import BatchLineSchema
from service.api.schemas.submission import SubmissionSchemas
from service.api.submissions import Submission, read_object
from service.render.json import report_to_dict

logger = logging.getLogger(__name__)

MEDIA_TYPE = "application/x-ndjson"
MOST_LINES = 100_000
MOST_AT_ONCE = 2  # in one worker: each takes one of its threads
_ACCEPTED = (MEDIA_TYPE, "application/ndjson", "application/jsonl")
_EXAMPLE = (
    '{"text": "Exports rose 20 percent to $50 million in 2022.", "document_date": "2023-03-01"}\n'
    '{"text": "We hired 40 in Leeds and 35 in York, 80 in total."}\n'
)
_PIECE = 65_536

Read = Callable[[bytes], Submission]


def batches_blueprint(
    desk: Desk, schemas: SubmissionSchemas, metrics: Metrics, *, max_line: int
) -> Blueprint:
    """Return the route that takes batches, of lines of at most `max_line` bytes."""
    places = threading.BoundedSemaphore(MOST_AT_ONCE)

    def check_line(raw: bytes) -> dict[str, Any]:
        submission = read_object(raw, schemas)
        report = desk.report(submission)
        metrics.count_report(report)
        return report_to_dict(report, offset_unit=submission.offset_unit, with_text=submission.return_text)

    def check_batch() -> Response:
        """Check many texts: one JSON object a line, each as the body of POST /v1/checks.

        Answers with a line for each, in order, as soon as it is done: read while you send, but do not wait
        for an answer before you send the next line, since a little is read ahead. A line that
        cannot be checked is answered with its problem and stops no other. Empty lines are passed over.
        """
        if request.mimetype not in _ACCEPTED:
            raise MediaTypeError(f"Send {MEDIA_TYPE}; not {request.mimetype or 'a body of no type'}.")
        leave = _enter(places)
        request.max_content_length = MOST_LINES * (max_line + 1)
        app = current_app._get_current_object()  # type: ignore[attr-defined]
        lines = _until_end(_answers(app, _stream(), check_line, max_line), leave)
        response = Response(stream_with_context(lines), content_type=MEDIA_TYPE)
        response.call_on_close(leave)
        return response

    blueprint = Blueprint("batches", __name__, url_prefix="/v1", description="Many texts checked.")
    line = Answer(BatchLineSchema(many=True), "A line for each text, in order.", content_type=MEDIA_TYPE)
    body = {
        "required": True,
        "description": f"One object a line: at most {MOST_LINES} lines of at most {max_line} bytes.",
        "content": {MEDIA_TYPE: {"schema": {"type": "array", "items": schemas.body}, "example": _EXAMPLE}},
    }
    add_route(blueprint, "/batches", check_batch, line, method="POST", problems=(415, 503), requestBody=body)
    return blueprint


def _stream() -> IO[bytes]:
    """Return the body; the server's own stream where it ends with the body, since it knows lines."""
    if request.environ.get("wsgi.input_terminated"):
        stream: IO[bytes] = request.environ["wsgi.input"]
        return stream
    return request.stream


def _enter(places: threading.Semaphore) -> Callable[[], None]:
    """Take a place and return how to leave it, which may be called more than once.

    Raises:
        BusyError: There is none.
    """
    if not places.acquire(blocking=False):
        raise BusyError("This worker is at other batches; try again later.")
    taken = [places]

    def leave() -> None:
        if taken:
            taken.pop().release()

    return leave


def _until_end(lines: Iterator[bytes], leave: Callable[[], None]) -> Iterator[bytes]:
    try:
        yield from lines
    finally:
        leave()


def _answers(
    app: Flask, stream: IO[bytes], check: Callable[[bytes], dict[str, Any]], max_line: int
) -> Iterator[bytes]:
    started, count = time.perf_counter(), 0
    for count, raw in enumerate(_lines(stream, max_line), 1):
        answer: dict[str, Any] = {"line": count, "status": 200, "report": None, "problem": None}
        try:
            answer["report"] = check(_usable(raw, count, max_line))
        except Exception as error:  # answered as it would be alone
            problem = app.make_response(app.handle_user_exception(error))
            answer |= {"status": problem.status_code, "problem": json.loads(problem.get_data())}
        yield json.dumps(answer, ensure_ascii=False, separators=(",", ":")).encode("utf-8") + b"\n"
        if count > MOST_LINES:
            break
    fields = {"lines": count, "duration_ms": round((time.perf_counter() - started) * 1000, 2)}
    logger.info("batch", extra={"fields": fields})


def _usable(raw: bytes, number: int, max_line: int) -> bytes:
    if number > MOST_LINES:
        raise LineTooLongError(f"The batch has more than {MOST_LINES} lines; what follows is not checked.")
    if len(raw) > max_line:
        raise LineTooLongError(f"The line is longer than {max_line} bytes.")
    return raw


def _lines(stream: IO[bytes], max_line: int) -> Iterator[bytes]:
    """Yield the lines that are not blank; of one that is too long, one byte more than may be."""
    while raw := stream.readline(max_line + 1):
        rest = raw
        while len(rest) > 0 and not rest.endswith(b"\n") and len(raw) > max_line:
            rest = stream.readline(_PIECE)
        if raw.strip():
            yield raw
