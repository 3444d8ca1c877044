"""POST /v1/checks and POST /v1/claims."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import Response, jsonify, request

from service.api.desk import Desk
from service.api.later import PREFERENCE, Later, prefers_later
from service.api.metrics import Metrics
from service.api.reports import Wanted, Writer, failing_report, read_wanted, report_contents
from service.api.routes import Answer, Blueprint, add_route
from service.api.schemas.claims import ExtractionSchema
from service.api.schemas.later import LaterSchema
from service.api.schemas.problem import ProblemSchema
from service.api.schemas.report import ReportSchema
from service.api.schemas.submission import SegmentSchema, SubmissionSchemas
from service.api.submissions import Submission, read_submission
from service.read.formats import FORMATS
from service.render.json import claims_to_dict

_EXAMPLE = {
    "text": "Exports rose from $40 million in 2021 to $50 million in 2022, an increase of 20 percent.",
    "document_date": "2023-03-01",
    "title": "Annual briefing",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Checker:
    """Answers the request at hand with a report.

    Attributes:
        desk: Makes it.
        schemas: What the request must look like.
        metrics: Counts what it holds.
        writer: Writes it.
    """

    desk: Desk
    schemas: SubmissionSchemas
    metrics: Metrics
    writer: Writer

    def read(self) -> tuple[Submission, Wanted]:
        """Return what is submitted, and how its report is wanted."""
        wanted = read_wanted(request, self.schemas)
        submission = read_submission(
            request, self.schemas, beside=self.schemas.answer.fields, read_file=self.desk.readers.read
        )
        return submission, wanted

    def answer(self, **options: Any) -> Response:
        """Return the answer; `options` go to the desk."""
        submission, wanted = self.read()
        report = self.desk.report(submission, **options)
        self.metrics.count_report(report)
        return self.writer.answer(report, submission, wanted)


_PREFER = {
    "in": "header",
    "name": "Prefer",
    "description": "`respond-async` to be answered later; any other preference is passed over.",
    "schema": {"type": "string"},
    "example": PREFERENCE,
}


def checks_blueprint(checker: Checker, wide: Checker, later: Later) -> Blueprint:
    """Return the routes that take a text; `wide` takes what is answered later."""
    desk, schemas = checker.desk, checker.schemas

    def check_text() -> Response:
        """Check a text: its claims, every comparison, and flags for what deserves a person's eye.

        Options stand in the body or in the query string; where in both, the body counts. `format` and
        `fail_on` stand in the query string; without `format`, `Accept` chooses how the report is written.
        With the header `Prefer: respond-async` longer texts are taken too, and answered later (202).
        """
        if prefers_later(request):
            return later.accept(lambda: wide.read()[1].format.name)
        return checker.answer()

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

    blueprint = Blueprint("checks", __name__, url_prefix="/v1", description="Texts checked.")
    doc: dict[str, Any] = {
        "method": "POST",
        "problems": (400, 413, 415, 422, 503),
        "requestBody": _request_body(schemas),
        "parameters": [{"in": "query", "schema": schemas.query}],
    }
    report_doc = {
        "parameters": [*doc["parameters"], {"in": "query", "schema": schemas.answer}, _PREFER],
        "problems": (400, 406, 413, 415, 503),
        "responses": {"422": failing_report({"schema": ProblemSchema}), "202": _accepted()},
    }
    report = Answer(ReportSchema, "The report.", others=report_contents())
    add_route(blueprint, "/checks", check_text, report, **(doc | report_doc))
    add_route(blueprint, "/claims", extract_claims, Answer(ExtractionSchema, "Claims and mentions."), **doc)
    return blueprint


def _accepted() -> dict[str, Any]:
    """Return how OpenAPI describes the answer to what is answered later, and where it leads."""
    operations = {"get_check", "get_check_report", "forget_check"}
    return {
        "description": "Taken in; `Location` says where to look.",
        "content": {"application/json": {"schema": LaterSchema}},
        "headers": {"Location": {"description": "Where it is.", "schema": {"type": "string"}}},
        "links": {
            name: {"operationId": name, "parameters": {"check_id": "$response.body#/id"}}
            for name in sorted(operations)
        },
    }


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
