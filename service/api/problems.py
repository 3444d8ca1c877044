"""Errors as RFC 9457 problems: here, and only here, a status is chosen for an exception."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from flask import Flask, Response, current_app, g
from flask_smorest import Api  # type: ignore[import-untyped]
from gunicorn.http.errors import ParseException  # type: ignore[import-untyped]
from marshmallow import ValidationError
from werkzeug.exceptions import HTTPException, RequestEntityTooLarge

from service.api.schemas.problem import ProblemSchema
from service.errors import InputError, LimitError, ModelError, ReferenceDataError, ServiceError
from service.reference.database import DatabaseUnavailableError
from service.reference.loads import UnknownLoadError
from service.reference.records import DatasetExistsError, UnknownDatasetError

MEDIA_TYPE = "application/problem+json"

_MOST_ERRORS = 50
_LONGEST_WORDING = 300
_TITLES = {
    400: ("malformed-request", "The request cannot be read"),
    401: ("key-needed", "The call needs a key that is in use"),
    404: ("not-found", "There is nothing at this address"),
    405: ("method-not-allowed", "The address does not take this method"),
    406: ("not-acceptable", "The report does not come in that format"),
    409: ("not-done", "The check is not done"),
    413: ("content-too-large", "The request is too long"),
    414: ("address-too-long", "The address with its query is too long"),
    415: ("unsupported-media-type", "The body has a media type that is not read here"),
    422: ("invalid-fields", "Some fields cannot be used"),
    429: ("too-many-requests", "Too much is asked for"),
    431: ("headers-too-long", "The headers are too long"),
    500: ("internal-error", "The service failed"),
    502: ("source-failed", "The source does not answer with data"),
    503: ("not-ready", "The service is not ready"),
}
_EXISTS = ("dataset-exists", "There is a dataset of that id")
_TIME_LIMIT = ("time-limit", "Checking took too long")
OVERLOADED = ("overloaded", "The service has more to do than it can")

logger = logging.getLogger(__name__)


class MediaTypeError(InputError):
    """The body is of a media type that is not read."""

    code = "unsupported-media-type"


class MalformedBodyError(InputError):
    """The body is not what its media type promises."""

    code = "malformed-body"


class NotAcceptableError(InputError):
    """The answer is asked for in a format that there is not."""

    code = "not-acceptable"


class LineTooLongError(InputError):
    """A line of a batch is longer, or the batch has more lines, than is read."""

    code = "content-too-large"


class KeyNeededError(ServiceError):
    """The call needs a key and bears none that is in use."""

    code = "key-needed"


class BusyError(ServiceError):
    """More is asked for than can be done soon."""

    code = "overloaded"


class NotReadyError(ServiceError):
    """The service cannot do its work; `detail` says which part fails."""

    code = "not-ready"


@dataclass(frozen=True, slots=True)
class FieldError:
    """What is wrong with one field."""

    field: str
    message: str


class ProblemApi(Api):  # type: ignore[misc]  # flask-smorest has no types
    """flask-smorest's Api with problem+json for the errors it answers and documents."""

    ERROR_SCHEMA = ProblemSchema
    DEFAULT_RESPONSE_CONTENT_TYPE = Api.DEFAULT_RESPONSE_CONTENT_TYPE

    def handle_http_exception(self, error: HTTPException) -> Response:
        """Answer an error that Flask or werkzeug raised."""
        return answer_http_exception(error)

    def _register_responses(self) -> None:
        success_type: str = self.DEFAULT_RESPONSE_CONTENT_TYPE
        self.DEFAULT_RESPONSE_CONTENT_TYPE = MEDIA_TYPE
        super()._register_responses()
        self.DEFAULT_RESPONSE_CONTENT_TYPE = success_type

    def _register_pagination_header(self) -> None:
        """Describe no pages: there are none."""


def register_handlers(app: Flask) -> None:
    """Make every exception end as a problem."""
    app.register_error_handler(InputError, _answer_input_error)
    app.register_error_handler(NotReadyError, _answer_not_ready)
    app.register_error_handler(LimitError, _answer_limit)
    app.register_error_handler(BusyError, _answer_busy)
    app.register_error_handler(KeyNeededError, _answer_key_needed)
    app.register_error_handler(ReferenceDataError, _answer_no_data)
    app.register_error_handler(ModelError, _answer_model_error)
    app.register_error_handler(ParseException, _answer_broken_body)
    app.register_error_handler(ValidationError, _answer_validation_error)
    app.register_error_handler(Exception, _answer_unexpected)


def answer_http_exception(error: HTTPException) -> Response:
    """Answer an error that Flask or werkzeug raised; its headers (`Allow`) are kept."""
    headers = {
        name: value
        for name, value in error.get_headers()
        if name.lower() not in {"content-type", "content-length"}
    }
    detail = error.description or ""
    if error.code == HTTPStatus.TOO_MANY_REQUESTS:
        detail = f"More is asked for than one caller may ask: {detail}."
    if isinstance(error, RequestEntityTooLarge):
        hint = "" if g.get("later") else current_app.config.get("LATER_HINT", "")
        detail = f"The body is longer than this service reads{hint}."
    return problem_response(error.code or 500, detail, headers=headers)


Kind = tuple[str, str]
"""Last part of a problem's type, and its title."""


def problem_response(
    status: int,
    detail: str,
    errors: tuple[FieldError, ...] = (),
    headers: Mapping[str, str] | None = None,
    *,
    kind: Kind | None = None,
) -> Response:
    """Return the answer to a request that failed; `kind` where the status alone does not say it."""
    body = problem_body(status, detail, errors, request_id=g.get("request_id", ""), kind=kind)
    return Response(body, status, headers, content_type=MEDIA_TYPE)


def problem_body(
    status: int,
    detail: str,
    errors: tuple[FieldError, ...] = (),
    *,
    request_id: str,
    kind: Kind | None = None,
) -> bytes:
    """Return the body of a problem in UTF-8; characters that cannot be written become "?"."""
    name, title = kind or _TITLES.get(status) or ("http-error", HTTPStatus(status).phrase)
    problem = {
        "type": f"urn:countercheck:problem:{name}",
        "title": title,
        "status": status,
        "detail": _shorten(detail),
        "errors": [
            {"field": _shorten(e.field), "message": _shorten(e.message)} for e in errors[:_MOST_ERRORS]
        ],
        "request_id": request_id,
    }
    return json.dumps(problem, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def _answer_input_error(error: InputError) -> Response:
    errors = () if error.field is None else (FieldError(error.field, error.detail),)
    match error:
        case MediaTypeError():
            accepted = "application/json, text/plain, multipart/form-data"
            return problem_response(415, error.detail, errors, {"Accept": accepted})
        case NotAcceptableError():
            return problem_response(406, error.detail, errors)
        case LineTooLongError():
            return problem_response(413, error.detail, errors)
        case MalformedBodyError():
            return problem_response(400, error.detail, errors)
        case UnknownDatasetError() | UnknownLoadError():
            return problem_response(404, error.detail)
        case DatasetExistsError():
            return problem_response(409, error.detail, errors, kind=_EXISTS)
        case _:
            return problem_response(422, error.detail, errors)


def _answer_not_ready(error: NotReadyError) -> Response:
    return problem_response(503, error.detail)


def _answer_key_needed(error: KeyNeededError) -> Response:
    return problem_response(401, error.detail, headers={"WWW-Authenticate": "Bearer"})


def _answer_busy(error: BusyError) -> Response:
    return problem_response(503, error.detail, headers={"Retry-After": "5"}, kind=OVERLOADED)


def _answer_no_data(error: ReferenceDataError) -> Response:
    logger.error("the database does not answer", extra={"fields": {"reason": error.code}})
    return problem_response(503, "The service cannot reach its database just now.")


def _answer_limit(error: LimitError) -> Response:
    return problem_response(503, error.detail, kind=_TIME_LIMIT)


def _answer_model_error(error: ModelError) -> Response:
    return problem_response(422, error.detail)


_LOAD_STATUSES = {
    UnknownDatasetError.code: 404,
    DatasetExistsError.code: 409,
    "source-failed": 502,
    DatabaseUnavailableError.code: 503,
    "internal-error": 500,
}


def loading_problem(error: Mapping[str, Any]) -> Response:
    """Return the answer to a load that failed in its own process: `code`, `detail` and `field`."""
    status = _LOAD_STATUSES.get(str(error.get("code")), 422)
    errors = (FieldError(str(error["field"]), str(error["detail"])),) if error.get("field") else ()
    kind = _EXISTS if status == 409 else None
    return problem_response(status, str(error.get("detail", "")), errors, kind=kind)


def _answer_broken_body(_: Exception) -> Response:
    return problem_response(400, "The body is not sent as HTTP wants it; see the chunks' lengths.")


def _answer_validation_error(error: ValidationError) -> Response:
    errors = tuple(
        _flatten(error.normalized_messages(), ())  # type: ignore[no-untyped-call]
    )
    names = ", ".join(dict.fromkeys(e.field for e in errors))
    return problem_response(422, f"Fields that cannot be used: {names}.", errors)


def _flatten(messages: Any, path: tuple[str, ...]) -> Iterator[FieldError]:
    if isinstance(messages, dict):
        for key, inner in messages.items():
            yield from _flatten(inner, path if key == "_schema" else (*path, str(key)))
        return
    for message in messages if isinstance(messages, list) else [messages]:
        yield FieldError(".".join(path) or "body", str(message))


def _answer_unexpected(error: Exception) -> Response:
    logger.error("request failed", exc_info=error)
    return problem_response(500, "The service failed to answer; the log holds the reason under request_id.")


def _shorten(wording: str) -> str:
    return wording if len(wording) <= _LONGEST_WORDING else wording[: _LONGEST_WORDING - 1] + "…"
