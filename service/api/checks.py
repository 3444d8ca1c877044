"""POST /v1/checks and POST /v1/claims."""

from __future__ import annotations

from typing import Any

from flask import Response, jsonify, request

from service.api.desk import Desk
from service.api.metrics import Metrics
from service.api.routes import Answer, Blueprint, add_route
from service.api.schemas.claims import ExtractionSchema
from service.api.schemas.report import ReportSchema
from service.api.schemas.submission import SubmissionSchemas
from service.api.submissions import read_submission
from service.render.json import claims_to_dict, report_to_dict

_EXAMPLE = {
    "text": "Exports rose from $40 million in 2021 to $50 million in 2022, an increase of 20 percent.",
    "document_date": "2023-03-01",
    "title": "Annual briefing",
}


def checks_blueprint(desk: Desk, schemas: SubmissionSchemas, metrics: Metrics) -> Blueprint:
    """Return the routes that take a text."""

    def check_text() -> Response:
        """Check a text: its claims, every comparison, and flags for what deserves a person's eye.

        Options stand in the body or in the query string; where in both, the body counts.
        """
        submission = read_submission(request, schemas)
        report = desk.report(submission)
        metrics.count_report(report)
        return jsonify(report_to_dict(report, offset_unit=submission.offset_unit))

    def extract_claims() -> Response:
        """Extract the claims of a text, and account for every number and time expression.

        Takes what /v1/checks takes; `rules` and `datasets` change nothing here.
        """
        submission = read_submission(request, schemas)
        extraction, document = desk.extraction(submission)
        return jsonify(claims_to_dict(extraction, document, offset_unit=submission.offset_unit))

    blueprint = Blueprint("checks", __name__, url_prefix="/v1", description="Texts checked.")
    doc: dict[str, Any] = {
        "method": "POST",
        "problems": (400, 413, 415, 422),
        "requestBody": _request_body(schemas),
        "parameters": [{"in": "query", "schema": schemas.query}],
    }
    add_route(blueprint, "/checks", check_text, Answer(ReportSchema, "The report."), **doc)
    add_route(blueprint, "/claims", extract_claims, Answer(ExtractionSchema, "Claims and mentions."), **doc)
    return blueprint


def _request_body(schemas: SubmissionSchemas) -> dict[str, Any]:
    return {
        "required": True,
        "description": "A JSON object, the bare text, or a form with a file; in UTF-8.",
        "content": {
            "application/json": {"schema": schemas.body, "example": _EXAMPLE},
            "text/plain": {"schema": schemas.text_property, "example": _EXAMPLE["text"]},
            "multipart/form-data": {"schema": schemas.form},
        },
    }
