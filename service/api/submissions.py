"""What callers submit: three kinds of body, and options in the query string, read into one shape.

An option may stand in the body or in the query string; the body wins.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Container
from dataclasses import dataclass, field
from typing import Any, NoReturn

from flask import Request
from marshmallow import Schema, ValidationError, fields
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import RequestEntityTooLarge

from service.api.problems import MalformedBodyError, MediaTypeError
from service.api.schemas.controls import Repeated
from service.api.schemas.submission import SubmissionSchemas
from service.model.controls import RuleChoice
from service.model.report import Severity, Silence

_CHARSETS = ("utf-8", "utf8", "us-ascii", "ascii")


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """A text to be read, and how.

    Attributes:
        text: Exactly as submitted.
        document_date: Day that relative periods are counted from.
        title: Title of the document.
        source_url: Where it was published.
        entities: Codes or names of what it is about.
        rules: Which rules to run and how severe they may be.
        minimum_severity: Least severity of the flags to raise.
        minimum_confidence: Least confidence of the flags to raise, 0 to 1.
        silence: Flags to be put aside.
        offset_unit: `codepoint`, `utf16` or `utf8`.
        return_text: Whether the answer is to hold the text.
    """

    text: str
    document_date: dt.date | None = None
    title: str | None = None
    source_url: str | None = None
    entities: tuple[str, ...] = ()
    rules: RuleChoice = field(default_factory=RuleChoice)
    minimum_severity: Severity = Severity.INFO
    minimum_confidence: float = 0.0
    silence: tuple[Silence, ...] = ()
    offset_unit: str = "codepoint"
    return_text: bool = False


def read_submission(
    request: Request, schemas: SubmissionSchemas, *, beside: Container[str] = ()
) -> Submission:
    """Return what the caller submitted.

    Args:
        request: The request.
        schemas: What it must look like.
        beside: Names in the query string that others read.

    Raises:
        MediaTypeError: The body is of another media type or character set.
        MalformedBodyError: The body is not JSON, not UTF-8 or not a form.
        ValidationError: A field is missing, unknown or unusable.
    """
    read_body = _READERS.get(request.mimetype)
    if read_body is None:
        raise MediaTypeError(f"Send {', '.join(_READERS)}; not {request.mimetype or 'a body of no type'}.")
    values: dict[str, Any] = {}
    query = MultiDict((name, value) for name, value in request.args.items(multi=True) if name not in beside)
    values |= schemas.query.load(single_values(query, schemas.query))
    values |= read_body(request, schemas)
    return _to_submission(values)


def _to_submission(values: dict[str, Any]) -> Submission:
    values.pop("datasets", None)  # the schemas let only an empty list through
    given: dict[str, Any] = {}
    if "entities" in values:
        given["entities"] = tuple(values["entities"])
    if "minimum_severity" in values:
        given["minimum_severity"] = Severity(values["minimum_severity"])
    return Submission(**(values | given))


def _read_json(request: Request, schemas: SubmissionSchemas) -> dict[str, Any]:
    raw = decode_text(_read_bytes(request), "body").removeprefix("\ufeff")
    try:
        body = json.loads(raw, parse_constant=_reject_constant)
    except json.JSONDecodeError as error:
        raise MalformedBodyError(f"The body is not JSON: {error}.", field="body") from error
    except (ValueError, RecursionError) as error:
        raise MalformedBodyError(
            "The body holds a number or a nesting that is too long.", field="body"
        ) from error
    if not isinstance(body, dict):
        raise ValidationError("Must be a JSON object.")
    values: dict[str, Any] = schemas.body.load(body)
    return {name: value for name, value in values.items() if value is not None}


def _read_plain(request: Request, schemas: SubmissionSchemas) -> dict[str, Any]:
    charset = request.mimetype_params.get("charset", "utf-8").lower()
    if charset not in _CHARSETS:
        raise MediaTypeError(f"Send the text in UTF-8, not in {charset}.")
    loaded: dict[str, Any] = schemas.text.load({"text": decode_text(_read_bytes(request), "text")})
    return loaded


def _read_form(request: Request, schemas: SubmissionSchemas) -> dict[str, Any]:
    if "boundary" not in request.mimetype_params:
        raise MalformedBodyError("The media type of the form names no boundary.", field="body")
    values = single_values(request.form, schemas.form)
    for name in request.files:
        files = request.files.getlist(name)
        if name in values or len(files) > 1:
            raise ValidationError({name: ["Is given more than once."]})
        values[name] = decode_text(files[0].read(), name)
    loaded: dict[str, Any] = schemas.form.load(values)
    return {("text" if name == "file" else name): value for name, value in loaded.items()}


def _read_bytes(request: Request) -> bytes:
    """Return the whole body.

    The framework reads at most one byte more than the longest body and then stops without a word; that
    byte tells a body that is too long from one that just fits.
    """
    raw = request.get_data(cache=False)
    if request.max_content_length is not None and len(raw) >= request.max_content_length:
        raise RequestEntityTooLarge
    if request.content_length is not None and len(raw) < request.content_length:
        raise MalformedBodyError("The body ends before its stated length.", field="body")
    return raw


def single_values(given: MultiDict[str, str], schema: Schema) -> dict[str, Any]:
    """Return a list for each field that is one, and a single string for every other."""
    values: dict[str, Any] = {}
    for name, strings in given.lists():
        if isinstance(schema.fields.get(name), (fields.List, Repeated)):
            values[name] = strings
        elif len(strings) > 1:
            raise ValidationError({name: ["Is given more than once."]})
        else:
            values[name] = strings[0]
    return values


def decode_text(raw: bytes, field: str) -> str:
    """Return bytes as text.

    Raises:
        MalformedBodyError: They are not UTF-8; names the byte and `field`.
    """
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        detail = f"Not UTF-8: byte {error.start} is 0x{raw[error.start]:02X}."
        raise MalformedBodyError(detail, field=field) from error


def _reject_constant(constant: str) -> NoReturn:
    raise MalformedBodyError(f"The body is not JSON: {constant} is no number.", field="body")


_READERS: dict[str, Callable[[Request, SubmissionSchemas], dict[str, Any]]] = {
    "application/json": _read_json,
    "text/plain": _read_plain,
    "multipart/form-data": _read_form,
}
