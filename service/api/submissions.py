"""What callers submit: JSON, a form, a text or a file, and options in the query string, read into one shape.

An option may stand in the body or in the query string; the body wins.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Container
from dataclasses import dataclass, field
from typing import Any, NoReturn

from flask import Request
from marshmallow import Schema, ValidationError, fields
from werkzeug.datastructures import FileStorage, MultiDict
from werkzeug.exceptions import RequestEntityTooLarge

from service.api.files import ReadFile, check_length, format_of_upload, read_any
from service.api.problems import MalformedBodyError, MediaTypeError
from service.api.schemas.controls import Repeated
from service.api.schemas.submission import SubmissionSchemas
from service.errors import UnreadableError
from service.model.controls import RuleChoice
from service.model.report import Severity, Silence
from service.read.extracted import Extracted
from service.read.formats import FORMAT_NAMES, FORMATS, format_named, format_of_media_type, read_file
from service.read.segments import read_segments

BODY_TYPES = (
    "application/json",
    "multipart/form-data",
    "text/plain",
    *(media_type for each in FORMATS if not each.plain for media_type in each.media_types),
)
"""Media types of the bodies that are read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """A text to be read, and how.

    Attributes:
        text: Exactly as submitted; of a file, what was taken from it.
        file: What the file tells besides; None for a text that came as one.
        document_date: Day that relative periods are counted from.
        title: Title of the document.
        source_url: Where it was published.
        entities: Codes or names of what it is about.
        datasets: Ids of the datasets to check against; None for all.
        rules: Which rules to run and how severe they may be.
        minimum_severity: Least severity of the flags to raise.
        minimum_confidence: Least confidence of the flags to raise, 0 to 1.
        silence: Flags to be put aside.
        offset_unit: `codepoint`, `utf16` or `utf8`.
        return_text: Whether the answer is to hold the text.
    """

    text: str
    file: Extracted | None = None
    document_date: dt.date | None = None
    title: str | None = None
    source_url: str | None = None
    entities: tuple[str, ...] = ()
    datasets: tuple[str, ...] | None = None
    rules: RuleChoice = field(default_factory=RuleChoice)
    minimum_severity: Severity = Severity.INFO
    minimum_confidence: float = 0.0
    silence: tuple[Silence, ...] = ()
    offset_unit: str = "codepoint"
    return_text: bool = False


def read_submission(
    request: Request,
    schemas: SubmissionSchemas,
    *,
    beside: Container[str] = (),
    read_file: ReadFile = read_file,
) -> Submission:
    """Return what the caller submitted.

    Args:
        request: The request.
        schemas: What it must look like.
        beside: Names in the query string that others read.
        read_file: Takes the text out of files.

    Raises:
        MediaTypeError: The body is of another media type or character set.
        MalformedBodyError: The body is not JSON, not a form, or not in the character set that it names.
        UnreadableError: A file is not what its format promises, or more than is read.
        ValidationError: A field is missing, unknown or unusable.
    """
    values: dict[str, Any] = {}
    query = MultiDict((name, value) for name, value in request.args.items(multi=True) if name not in beside)
    values |= schemas.query.load(single_values(query, schemas.query))
    asked = values.pop("input_format", None)
    match request.mimetype:
        case "multipart/form-data":
            values |= _read_form(request, schemas, asked, read_file)
        case "application/json":
            values |= _read_json(request, schemas)
        case media_type:
            values |= _read_bare(request, schemas, _format_of_body(media_type, asked), read_file)
    return _to_submission(values)


def _format_of_body(media_type: str, asked: str | None) -> str:
    if asked is not None and media_type:
        return asked
    chosen = format_of_media_type(media_type)
    if chosen is None:
        raise MediaTypeError(_not_read(media_type))
    return chosen.name


def _not_read(media_type: str) -> str:
    named = f"A body of type {media_type} is not read here" if media_type else "The body names no media type"
    if media_type == "application/x-www-form-urlencoded":
        named += ' (curl says so unless told -H "Content-Type: text/plain")'
    return f"{named}; send {', '.join(BODY_TYPES)}."


def _to_submission(values: dict[str, Any]) -> Submission:
    given: dict[str, Any] = {}
    if "datasets" in values:
        given["datasets"] = tuple(values["datasets"])
    if "entities" in values:
        given["entities"] = tuple(values["entities"])
    if "minimum_severity" in values:
        given["minimum_severity"] = Severity(values["minimum_severity"])
    return Submission(**(values | given))


def read_object(raw: bytes, schemas: SubmissionSchemas) -> Submission:
    """Return what a JSON object submits.

    Raises:
        MalformedBodyError: It is not JSON in UTF-8.
        ValidationError: A field is missing, unknown or unusable.
    """
    return _to_submission(_load_json(raw, schemas))


def _read_json(request: Request, schemas: SubmissionSchemas) -> dict[str, Any]:
    return _load_json(_read_bytes(request), schemas)


def _load_json(body: bytes, schemas: SubmissionSchemas) -> dict[str, Any]:
    raw = _decode(body, "body").removeprefix("\ufeff")
    try:
        loaded = json.loads(raw, parse_constant=_reject_constant)
    except json.JSONDecodeError as error:
        raise MalformedBodyError(f"The body is not JSON: {error}.", field="body") from error
    except (ValueError, RecursionError) as error:
        raise MalformedBodyError(
            "The body holds a number or a nesting that is too long.", field="body"
        ) from error
    if isinstance(loaded, list):
        return _of_segments(loaded, schemas)
    if not isinstance(loaded, dict):
        raise ValidationError("Must be a JSON object, or a list of segments.")
    values: dict[str, Any] = schemas.body.load(loaded)
    return {name: value for name, value in values.items() if value is not None}


def _read_bare(
    request: Request, schemas: SubmissionSchemas, name: str, read_file: ReadFile
) -> dict[str, Any]:
    """Return the fields of a body that is a text or a file."""
    if format_named(name).bulky:
        request.max_content_length = schemas.max_file_bytes + 1
    extracted = read_any(
        _read_bytes(request),
        name,
        read_file,
        field="text",
        limit=schemas.max_text_length,
        charset=request.mimetype_params.get("charset"),
    )
    schemas.text.load({"text": extracted.text})
    return of_file(extracted)


def _read_form(
    request: Request, schemas: SubmissionSchemas, asked: str | None, read_file: ReadFile
) -> dict[str, Any]:
    if "boundary" not in request.mimetype_params:
        raise MalformedBodyError("The media type of the form names no boundary.", field="body")
    longest = request.max_content_length or schemas.max_file_bytes
    request.max_content_length = schemas.max_file_bytes + longest
    values = single_values(request.form, schemas.form)
    if asked is not None:
        values.setdefault("input_format", asked)
    extracted = None
    for name in request.files:
        files = request.files.getlist(name)
        if name in values or len(files) > 1:
            raise ValidationError({name: ["Is given more than once."]})
        chosen = _format_of_file(files[0], values.get("input_format"))
        raw = files[0].read()
        check_length(raw, chosen, text=longest, file=schemas.max_file_bytes)
        extracted = read_any(
            raw,
            chosen,
            read_file,
            field="file",
            limit=schemas.max_text_length,
            charset=files[0].mimetype_params.get("charset"),
        )
        values[name] = extracted.text
    loaded: dict[str, Any] = schemas.form.load(values)
    loaded.pop("input_format", None)
    text = loaded.pop("file")
    return loaded | ({"text": text} if extracted is None else of_file(extracted))


def _format_of_file(file: FileStorage, asked: str | None) -> str:
    found = format_of_upload(file.filename or "", file.mimetype)
    return asked if asked in FORMAT_NAMES else found


def of_file(extracted: Extracted) -> dict[str, Any]:
    """Return the fields of a submission that a file gives; a text that is nothing but one is no file."""
    bare = extracted == Extracted(text=extracted.text)
    return {"text": extracted.text, "file": None if bare else extracted}


def _of_segments(body: list[Any], schemas: SubmissionSchemas) -> dict[str, Any]:
    try:
        return of_file(read_segments(body, schemas.max_text_length))
    except UnreadableError as error:
        raise UnreadableError(error.detail, field="body") from error


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


def _decode(raw: bytes, field: str) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        detail = f"Not UTF-8: byte {error.start} is 0x{raw[error.start]:02X}."
        raise MalformedBodyError(detail, field=field) from error


def _reject_constant(constant: str) -> NoReturn:
    raise MalformedBodyError(f"The body is not JSON: {constant} is no number.", field="body")
