"""POST /v2/check and GET /v2/languages: what editor plug-ins made for LanguageTool ask for."""

from __future__ import annotations

from typing import Any

from flask import Response, jsonify, request
from marshmallow import ValidationError

from service.api.annotated import Annotated, read_annotated
from service.api.desk import Desk
from service.api.metrics import Metrics
from service.api.problems import MediaTypeError
from service.api.routes import Answer, Blueprint, add_route
from service.api.schemas.languagetool import SubmissionLanguageToolSchema
from service.api.schemas.submission import SubmissionSchemas
from service.api.submissions import Submission, single_values
from service.model.controls import RuleChoice
from service.model.rule import Rule
from service.render.languagetool import answer

_FORM = "application/x-www-form-urlencoded"
_VARIANTS = {"": "", "-AU": " (Australian)", "-CA": " (Canadian)", "-GB": " (GB)", "-NZ": " (New Zealand)"}
_VARIANTS |= {"-US": " (US)", "-ZA": " (South African)"}
_LANGUAGES = [
    {"name": f"English{name}", "code": "en", "longCode": f"en{code}"} for code, name in _VARIANTS.items()
]


def languagetool_blueprint(desk: Desk, schemas: SubmissionSchemas, metrics: Metrics) -> Blueprint:
    """Return the routes for plug-ins made for LanguageTool."""
    by_id, form = {rule.id: rule for rule in desk.rules}, SubmissionLanguageToolSchema()

    def check_for_plug_in() -> Response:
        """Check a text for an editor's plug-in: every flag is a match at each of its claims.

        Takes and answers what LanguageTool does; offsets count UTF-16 units.
        """
        if request.mimetype not in (_FORM, "multipart/form-data"):
            raise MediaTypeError(f"Send {_FORM}; not {request.mimetype or 'a body of no type'}.")
        sent = form.load(single_values(request.form, form))
        annotated = read_annotated(sent["data"]) if "data" in sent else None
        if (annotated is None) == ("text" not in sent):
            raise ValidationError({"text": ["Send either text or data."]})
        text = sent["text"] if annotated is None else annotated.text
        schemas.text.load({"text": text})
        report = desk.report(
            Submission(text=text, document_date=sent.get("document_date"), rules=_choice(sent, desk.rules))
        )
        metrics.count_report(report)
        answered = answer(report, by_id)
        if annotated is not None:
            _move_back(answered["matches"], annotated)
        return jsonify(answered)

    def list_languages() -> Response:
        """List the languages that are read: English, as LanguageTool names it."""
        return jsonify(_LANGUAGES)

    blueprint = Blueprint(
        "languagetool", __name__, url_prefix="/v2", description="For editor plug-ins made for LanguageTool."
    )
    body = {"required": True, "content": {_FORM: {"schema": SubmissionLanguageToolSchema}}}
    matches = Answer(
        {"type": "object"}, "Every flag at each of its claims: `matches` as LanguageTool has them."
    )
    add_route(
        blueprint, "/check", check_for_plug_in, matches,
        method="POST", problems=(400, 413, 415, 422, 503), requestBody=body,
    )  # fmt: skip
    languages = Answer({"type": "array"}, "English and its variants: `name`, `code`, `longCode`.")
    add_route(blueprint, "/languages", list_languages, languages)
    return blueprint


def _choice(sent: dict[str, Any], rules: tuple[Rule, ...]) -> RuleChoice:
    """Return the rules that a plug-in wants; the ids that it has for LanguageTool's are passed over."""

    def named(kind: str) -> tuple[str, ...]:
        names = {
            name.strip() for of in ("Rules", "Categories") for name in sent.get(kind + of, "").split(",")
        }
        return tuple(rule.id for rule in rules if {rule.id, rule.family} & names)

    only = named("enabled") if sent.get("enabledOnly") else None
    return RuleChoice(only=only, disable=named("disabled"))


def _move_back(matches: Any, annotated: Annotated) -> None:
    """Give matches the places that they have in what was sent, markup included."""
    for match in matches:
        start, last = match["offset"], match["offset"] + match["length"] - 1
        match["offset"] = annotated.original(start)
        match["length"] = annotated.original(last) + 1 - match["offset"]
