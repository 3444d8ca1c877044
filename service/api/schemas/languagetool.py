"""What plug-ins made for LanguageTool send, by the names that its HTTP API has."""

from __future__ import annotations

from typing import Any

from marshmallow import EXCLUDE, Schema, fields, validate

from service.api.schemas.strings import DocumentDate

_LISTED = "Ids with commas between; those of other rules are passed over."
_ANNOTATED = '`{"annotation": [{"text": "A "}, {"markup": "<b>"}]}`'


class _Lenient(Schema):
    class Meta:
        unknown = EXCLUDE


def _string(description: str) -> fields.Field[Any]:
    return fields.String(metadata={"description": description})


SubmissionLanguageToolSchema = _Lenient.from_dict(
    {
        "text": _string("The text; or else `data`."),
        "data": _string(
            f"The text with markup, as JSON: {_ANNOTATED}; markup is not read, but for what `interpretAs` "
            "beside it says."
        ),
        "language": fields.String(
            required=True,
            validate=validate.Regexp(
                "^(auto|en(-[A-Za-z]{2})?)$", error="Only English is read: en, en-GB, auto."
            ),
            metadata={"description": "Language of the text: English, or `auto`.", "example": "en-US"},
        ),
        "enabledRules": _string(f"Rules to run, where `enabledOnly` is true. {_LISTED}"),
        "disabledRules": _string(f"Rules not to run. {_LISTED}"),
        "enabledCategories": _string(f"Families of rules to run, where `enabledOnly` is true. {_LISTED}"),
        "disabledCategories": _string(f"Families of rules not to run. {_LISTED}"),
        "enabledOnly": fields.Boolean(metadata={"description": "Whether only what is enabled runs."}),
        "apiKey": _string("The key, where the service asks for one."),
        "document_date": DocumentDate(
            metadata={"description": "The day that relative periods (last year) are counted from."}
        ),
    },
    name="SubmissionLanguageTool",
)
