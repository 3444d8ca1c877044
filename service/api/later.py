"""Checks answered later: `Prefer: respond-async` on POST /v1/checks, and the addresses where they are then.

The request is kept as it came and answered by the very steps that answer one at once, with wider limits.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from flask import Flask, Request, Response, g, jsonify, request, url_for
from werkzeug.exceptions import NotFound, RequestEntityTooLarge
from werkzeug.test import EnvironBuilder

from service.api.problems import BusyError, problem_response
from service.api.reports import failing_report, report_contents
from service.api.routes import Answer, Blueprint, add_route
from service.api.runner import Runner, Tell, utc_now
from service.api.schemas.later import LaterSchema
from service.api.schemas.problem import ProblemSchema
from service.api.schemas.report import ReportSchema
from service.reference.database import Database
from service.reference.kept_checks import (
    MOST_ATTEMPTS,
    Ask,
    KeptCheck,
    Reply,
    add_check,
    count_waiting,
    delete_check,
    find_check,
    find_reply,
)
from service.settings import Settings

MOST_WAITING = 1_000
PREFERENCE = "respond-async"
_CHECK_ID = {
    "in": "path",
    "name": "check_id",
    "description": "Id of the check.",
    "schema": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
}

Check = Callable[[Tell], Response]
"""Answers the request at hand with the limits of checks that are answered later."""


def prefers_later(request: Request) -> bool:
    """Say whether the caller asks to be answered later (RFC 7240)."""
    preferences = ",".join(request.headers.getlist("Prefer")).split(",")
    return PREFERENCE in {preference.split(";")[0].strip().lower() for preference in preferences}


def later_hint(settings: Settings) -> str:
    """Return the end of the sentence that says that something is too long to be answered at once."""
    return (
        f" at once; with the header `Prefer: {PREFERENCE}` it takes up to {settings.later_max_text_length} "
        f"code points or {settings.later_max_body_bytes} bytes"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Later:
    """Takes in what is to be answered later.

    Attributes:
        database: Gives the database.
        settings: Limits.
        runner: Answers what was taken in.
    """

    database: Callable[[], Database]
    settings: Settings
    runner: Runner

    def widen(self) -> None:
        """Let the request at hand be as long as those that are answered later may be."""
        g.later = True
        request.max_content_length = self.settings.later_max_body_bytes + 1
        request.max_form_memory_size = self.settings.later_max_body_bytes

    def accept(self, read: Callable[[], str]) -> Response:
        """Take in the request at hand; `read` refuses what cannot be used, and names the report's format.

        Raises:
            BusyError: Too many wait already.
        """
        self.widen()
        body = request.get_data(cache=True)
        if len(body) > self.settings.later_max_body_bytes:
            raise RequestEntityTooLarge
        options = [pair for pair in request.args.items(multi=True) if pair[0] != "format"]
        query = urlencode([*options, ("format", read())])
        database, name = self.database(), uuid.uuid4().hex
        with database.read() as connection:
            if count_waiting(connection) >= MOST_WAITING:
                raise BusyError(f"{MOST_WAITING} checks wait to be answered; try again later.")
        ask = Ask(content_type=request.headers["Content-Type"], query=query, body=body)
        add_check(database, name, ask, now=utc_now(), keep=dt.timedelta(seconds=self.settings.later_keep_s))
        self.runner.wake()
        response = jsonify(_to_dict(_find(database, name)))
        response.status_code = 202
        response.headers["Location"] = url_for("later.get_check", check_id=name)
        response.headers["Preference-Applied"] = PREFERENCE
        response.headers["Retry-After"] = "1"
        return response


def make_runner(app: Flask, database: Callable[[], Database], check: Check) -> Runner:
    """Return what answers, with `check`, the requests that were taken in."""

    def answer(ask: Ask, tell: Tell) -> Reply:
        builder = EnvironBuilder(
            method="POST",
            path="/v1/checks",
            query_string=ask.query,
            content_type=ask.content_type,
            data=ask.body,
        )
        with app.request_context(builder.get_environ()):
            g.request_id = uuid.uuid4().hex
            try:
                response = check(tell)
            except Exception as error:  # answered as it would be at once
                response = app.make_response(app.handle_user_exception(error))
            return _reply(response)

    def give_up() -> Reply:
        with app.app_context():
            detail = f"The text was taken up {MOST_ATTEMPTS} times, and each time the worker died over it."
            return _reply(problem_response(500, detail))

    return Runner(database=database, answer=answer, give_up=give_up)


def later_blueprint(database: Callable[[], Database]) -> Blueprint:
    """Return the routes of checks that are answered later."""

    def get_check(check_id: str) -> Response:
        """Tell how far a check is that is answered later."""
        response = jsonify(_to_dict(_find(database(), check_id)))
        response.headers["Cache-Control"] = "no-store"
        return response

    def get_check_report(check_id: str) -> Response:
        """Give the answer of a check, as POST /v1/checks would have given it.

        Until the check is done, there is none: 409. Its status is that of the answer, a problem's too.
        """
        kept = _find(database(), check_id)
        with database().read() as connection:
            reply = find_reply(connection, check_id)
        if reply is None:
            detail = f"The check is {kept.status}; its answer is not there yet."
            return problem_response(409, detail, headers={"Retry-After": "1"})
        response = Response(reply.body, reply.status, content_type=reply.content_type)
        response.headers["Cache-Control"] = "no-store"
        return response

    def forget_check(check_id: str) -> Response:
        """Forget a check, its text and its answer."""
        if not delete_check(database(), check_id):
            raise _not_found(check_id)
        return Response(status=204)

    blueprint = Blueprint("later", __name__, url_prefix="/v1/checks", description="Checks answered later.")
    path = "/<string:check_id>"
    doc: dict[str, Any] = {"path_parameters": [_CHECK_ID], "problems": (404, 503)}
    add_route(blueprint, path, get_check, Answer(LaterSchema, "How far it is."), **doc)
    answer = Answer(ReportSchema, "The report.", others=report_contents())
    failing = {"422": failing_report({"schema": ProblemSchema})}
    report_doc = doc | {"problems": (404, 409, 500, 503), "responses": failing}
    add_route(blueprint, f"{path}/report", get_check_report, answer, **report_doc)
    gone = {"204": {"description": "It is forgotten."}}
    add_route(blueprint, path, forget_check, None, method="DELETE", responses=gone, **doc)
    return blueprint


def _find(database: Database, name: str) -> KeptCheck:
    with database.read() as connection:
        kept = find_check(connection, name)
    if kept is None or kept.expires_at is None:
        raise _not_found(name)
    return kept


def _not_found(name: str) -> NotFound:
    return NotFound(f"There is no check {name[:64]!r}; it may have been forgotten.")


def _to_dict(kept: KeptCheck) -> dict[str, object]:
    done = kept.status == "done"
    return {
        "id": kept.id,
        "status": kept.status,
        "stage": kept.stage,
        "progress": 1.0 if done else round(kept.progress or 0.0, 3),
        "attempts": kept.attempts,
        "created_at": kept.created_at.isoformat(),
        "updated_at": kept.updated_at.isoformat(),
        "expires_at": None if kept.expires_at is None else kept.expires_at.isoformat(),
        "result": url_for("later.get_check_report", check_id=kept.id) if done else None,
    }


def _reply(response: Response) -> Reply:
    return Reply(
        status=response.status_code, content_type=response.content_type or "", body=response.get_data()
    )
