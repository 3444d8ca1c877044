"""The one body of all errors, as in RFC 9457."""

from __future__ import annotations

from marshmallow import RAISE, Schema, fields


class FieldErrorSchema(Schema):
    """What is wrong with one field."""

    class Meta:
        unknown = RAISE

    field = fields.String(
        required=True,
        metadata={
            "description": "Name of the field, `rules.0` for an entry of a list, `body` for all of it."
        },
    )
    message = fields.String(
        required=True, metadata={"description": "What is wrong with it, in one sentence."}
    )


class ProblemSchema(Schema):
    """Why a request could not be answered (RFC 9457)."""

    class Meta:
        unknown = RAISE

    type = fields.String(
        required=True, metadata={"description": "Stable name of the kind of problem, a URN.", "format": "uri"}
    )
    title = fields.String(
        required=True, metadata={"description": "The kind of problem in words; never varies."}
    )
    status = fields.Integer(required=True, metadata={"description": "HTTP status, 400 to 599."})
    detail = fields.String(
        required=True, metadata={"description": "What happened this time, in one sentence."}
    )
    errors = fields.List(
        fields.Nested(FieldErrorSchema),
        required=True,
        metadata={"description": "Fields at fault; empty where none is."},
    )
    request_id = fields.String(
        required=True, metadata={"description": "Id of the request, also in X-Request-Id and in the logs."}
    )
