"""Schemas of what callers submit: a text and what is known of it.

The same options come in a JSON body, in the fields of a form or in the query string. The schemas are made
for one service, because rule ids and limits come from its rules and settings.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from marshmallow import INCLUDE, RAISE, Schema, fields, validate

from service.api.schemas.controls import RulesField, SilenceField
from service.api.schemas.strings import DocumentDate, PlainString, Switch, WebAddress
from service.model.report import Severity
from service.read.formats import FORMAT_NAMES as INPUT_FORMAT_NAMES
from service.render.formats import FORMAT_NAMES, FORMATS
from service.render.offsets import OFFSET_UNITS

_Members = dict[str, fields.Field[Any]]

FAIL_ON = (*(severity.value for severity in Severity), "never")

_MOST_DATASETS = 100
_MOST_ENTITIES = 50
_LONGEST_NAME = 200
_LONGEST_TITLE = 1_000
_LONGEST_ADDRESS = 2_048


class _Strict(Schema):
    class Meta:
        unknown = RAISE


class SegmentSchema(Schema):
    """What one speaker says at a stretch, as transcribers write it; other members are left alone."""

    text = fields.String(required=True, metadata={"description": "What is said."})
    speaker = fields.String(allow_none=True, metadata={"description": "Who says it."})
    start_s = fields.Float(allow_none=True, metadata={"description": "Second at which it begins."})
    end_s = fields.Float(allow_none=True, metadata={"description": "Second at which it has been said."})

    class Meta:
        unknown = INCLUDE


@dataclass(frozen=True, slots=True, kw_only=True)
class SubmissionSchemas:
    """The ways in, and out.

    Attributes:
        body: A JSON body; options may be null, which is the same as absent.
        form: The fields of a multipart form, its file among them.
        query: Options in the query string, of any request.
        answer: How a report is answered, in the query string.
        text: The text alone.
        text_property: How JSON Schema describes the text.
        max_text_length: Longest text, in code points.
        max_file_bytes: Longest file of a format whose files hold more than text.
    """

    body: Schema
    form: Schema
    query: Schema
    answer: Schema
    text: Schema
    text_property: dict[str, Any]
    max_text_length: int
    max_file_bytes: int


def submission_schemas(
    rule_ids: tuple[str, ...], max_text_length: int, max_file_bytes: int, *, hint: str = ""
) -> SubmissionSchemas:
    """Return the schemas that know `rule_ids`, the longest text, in code points, and the longest file.

    `hint` ends the sentence that says that a text is longer than is read.
    """
    text: _Members = {"text": _text(max_text_length, "The transcript or release, as it was published.", hint)}
    file: _Members = {"file": _text(max_text_length, "The same as a file of any format that is read.", hint)}
    return SubmissionSchemas(
        body=_schema("Submission", text | _options(rule_ids, nullable=True)),
        form=_schema("SubmissionForm", file | _input_format() | _options(rule_ids, nullable=False)),
        query=_schema("SubmissionQuery", _input_format() | _options(rule_ids, nullable=False)),
        answer=_schema("ReportQuery", _answer_options()),
        text=_schema("SubmissionText", text),
        text_property={"type": "string", "maxLength": max_text_length, **text["text"].metadata},
        max_text_length=max_text_length,
        max_file_bytes=max_file_bytes,
    )


def _schema(name: str, members: _Members) -> Schema:
    return _Strict.from_dict(members, name=name)()


def _text(maximum: int, meaning: str, hint: str) -> PlainString:
    doc = f"{meaning} May be empty. At most {maximum} Unicode code points; no NUL, no lone surrogates."
    too_long = f"Longer than maximum length {maximum}{hint}."
    field = PlainString(maximum=maximum, too_long=too_long, metadata={"description": doc})
    field.required = True
    return field


def _input_format() -> _Members:
    doc = (
        "Format of the file, whatever its name and media type say, but for a JSON body; without it, a file's "
        "name goes before its media type."
    )
    return {
        "input_format": fields.String(
            validate=validate.OneOf(INPUT_FORMAT_NAMES), metadata={"description": doc}
        )
    }


def _options(rule_ids: tuple[str, ...], *, nullable: bool) -> _Members:
    options: _Members = {
        "document_date": DocumentDate(
            metadata={
                "description": "The day that relative periods (last year) are counted from, 1800 to 2199.",
                "example": "2023-06-08",
            }
        ),
        "title": PlainString(maximum=_LONGEST_TITLE, metadata={"description": "Title of the document."}),
        "source_url": WebAddress(
            maximum=_LONGEST_ADDRESS,
            metadata={"description": "Where the document was published; it is never fetched."},
        ),
        "entities": fields.List(
            PlainString(minimum=1, maximum=_LONGEST_NAME, metadata={}),
            validate=validate.Length(max=_MOST_ENTITIES),
            metadata={"description": "What the text is about: ISO 3166-1 alpha-3 codes or names."},
        ),
        "datasets": fields.List(
            PlainString(minimum=1, maximum=_LONGEST_NAME, metadata={}),
            validate=validate.Length(max=_MOST_DATASETS),
            metadata={
                "description": "Ids of the datasets to check against: all by default, none if empty.",
            },
        ),
        "rules": RulesField(rule_ids, objects=nullable),
        "minimum_severity": fields.String(
            validate=validate.OneOf([severity.value for severity in Severity]),
            metadata={
                "description": "Least severity of the flags to raise: info (as by default), warning, error."
            },
        ),
        "minimum_confidence": fields.Float(
            validate=validate.Range(min=0, max=1),
            metadata={"description": "Least confidence of the flags to raise, 0 (as by default) to 1."},
        ),
        "silence": SilenceField(objects=nullable),
        **_answer_members(),
    }
    for field in options.values():
        field.allow_none = nullable
    return options


def _answer_members() -> _Members:
    return {
        "return_text": Switch(
            metadata={
                "description": "Whether the answer holds the text that offsets point into: `document.text`."
            },
        ),
        "offset_unit": fields.String(
            validate=validate.OneOf(OFFSET_UNITS),
            metadata={
                "description": "What offsets count: codepoint (as by default), utf16 units or utf8 bytes."
            },
        ),
    }


def _answer_options() -> _Members:
    listed = " ".join(f"`{each.name}`: {each.description}" for each in FORMATS)
    return {
        "format": fields.String(
            validate=validate.OneOf(FORMAT_NAMES),
            metadata={"description": f"Format of the report; without it, `Accept` decides. {listed}"},
        ),
        "fail_on": fields.String(
            validate=validate.OneOf(FAIL_ON),
            metadata={
                "description": "Least severity of a flag that makes the status 422, still with the report, "
                "so that `curl --fail-with-body` is a check of its own; never by default."
            },
        ),
    }
