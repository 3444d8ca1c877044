"""POST /v1/checks and POST /v1/claims."""

from __future__ import annotations

from typing import Any

from flask import Response, jsonify, request

from service.api.desk import Desk
from service.api.metrics import Metrics
from service.api.reports import Writer, failing_report, read_wanted, report_contents
from service.api.routes import Answer, Blueprint, add_route
from service.api.schemas.claims import ExtractionSchema
from service.api.schemas.problem import ProblemSchema
from service.api.schemas.report import ReportSchema
from service.api.schemas.submission import SegmentSchema, SubmissionSchemas
from service.api.submissions import read_submission
from service.read.formats import FORMATS
from service.render.json import claims_to_dict

_EXAMPLE = {
    "text": "Exports rose from $40 million in 2021 to $50 million in 2022, an increase of 20 percent.",
    "document_date": "2023-03-01",
    "title": "Annual briefing",
}


def checks_blueprint(desk: Desk, schemas: SubmissionSchemas, metrics: Metrics) -> Blueprint:
    """Return the routes that take a text."""

    def check_text() -> Response:
        """Check a text: its claims, every comparison, and flags for what deserves a person's eye.

        Options stand in the body or in the query string; where in both, the body counts. `format` and
        `fail_on` stand in the query string; without `format`, `Accept` chooses how the report is written.
        """
        wanted = read_wanted(request, schemas)
        submission = read_submission(
            request, schemas, beside=schemas.answer.fields, read_file=desk.readers.read
        )
        report = desk.report(submission)
        metrics.count_report(report)
        return writer.answer(report, submission, wanted)

    def extract_claims() -> Response:
        """Extract the claims of a text, and account for every number and time expression.

        Takes what /v1/checks takes; `rules` and `datasets` change nothing here.
        """
        submission = read_submission(request, schemas, read_file=desk.readers.read)
        extraction, document = desk.extraction(submission)
        return jsonify(
            claims_to_dict(
                extraction,
                document,
                offset_unit=submission.offset_unit,
                with_text=submission.return_text,
            )
        )

    writer = Writer(desk.rules)
    blueprint = Blueprint("checks", __name__, url_prefix="/v1", description="Texts checked.")
    doc: dict[str, Any] = {
        "method": "POST",
        "problems": (400, 413, 415, 422),
        "requestBody": _request_body(schemas),
        "parameters": [{"in": "query", "schema": schemas.query}],
    }
    report_doc = {
        "parameters": [*doc["parameters"], {"in": "query", "schema": schemas.answer}],
        "problems": (400, 406, 413, 415),
        "responses": {"422": failing_report({"schema": ProblemSchema})},
    }
    report = Answer(ReportSchema, "The report.", others=report_contents())
    add_route(blueprint, "/checks", check_text, report, **(doc | report_doc))
    add_route(blueprint, "/claims", extract_claims, Answer(ExtractionSchema, "Claims and mentions."), **doc)
    return blueprint


def _request_body(schemas: SubmissionSchemas) -> dict[str, Any]:
    return {
        "required": True,
        "description": "A JSON object or a list of segments, a text or file of the media type, or a "
        "form with a file.",
        "content": {
            "application/json": {
                "schema": {"oneOf": [schemas.body, SegmentSchema(many=True)]},
                "example": _EXAMPLE,
            },
            "text/plain": {"schema": schemas.text_property, "example": _EXAMPLE["text"]},
            "multipart/form-data": {"schema": schemas.form},
            **{
                media_type: {"schema": {"type": "string", "format": "binary", "description": each.title}}
                for each in FORMATS
                if not each.plain
                for media_type in each.media_types
            },
        },
    }
