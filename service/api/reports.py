"""How a report is answered: in which format, and with which status."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from flask import Request, Response, jsonify
from werkzeug.datastructures import MultiDict

from service.api.problems import MEDIA_TYPE, NotAcceptableError
from service.api.schemas.report import ReportSchema
from service.api.schemas.submission import SubmissionSchemas
from service.api.submissions import Submission, single_values
from service.model.report import Report, Severity
from service.model.rule import Rule
from service.render.formats import FORMATS, Checked, Context, ReportFormat, write_reports
from service.render.json import report_to_dict
from service.rules import rule_markdown

_ALIASES = {"text/xml": "application/xml"}
_PAGE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """How a caller wants the report.

    Attributes:
        format: Format of the report.
        fail_on: Least severity of a flag that makes the status 422; None for none.
    """

    format: ReportFormat
    fail_on: Severity | None = None


def read_wanted(request: Request, schemas: SubmissionSchemas) -> Wanted:
    """Return what `format`, `fail_on` and `Accept` ask for.

    Raises:
        NotAcceptableError: The report does not come in that format.
        ValidationError: An option is unusable.
    """
    mine = MultiDict(one for one in request.args.items(multi=True) if one[0] in schemas.answer.fields)
    given = single_values(mine, schemas.answer)
    named = given.pop("format", None)
    options = schemas.answer.load(given)
    severity = options.get("fail_on", "never")
    return Wanted(
        format=_accepted(request) if named is None else named_format(named),
        fail_on=None if severity == "never" else Severity(severity),
    )


def named_format(name: str) -> ReportFormat:
    """Return the format of that name.

    Raises:
        NotAcceptableError: There is none.
    """
    for each in FORMATS:
        if each.name == name:
            return each
    known = ", ".join(each.name for each in FORMATS)
    raise NotAcceptableError(f"There is no format {name!r}; there are {known}.", field="format")


def _accepted(request: Request) -> ReportFormat:
    """Return the format that `Accept` likes best; the first where it likes several alike."""
    if not request.accept_mimetypes:
        return FORMATS[0]
    types = {each.media_type: each for each in FORMATS}
    types |= {alias: types[media_type] for alias, media_type in _ALIASES.items()}
    best = request.accept_mimetypes.best_match(types)
    if best is None:
        raise NotAcceptableError(f"Reports come as {', '.join(types)}.", field="Accept")
    return types[best]


class Writer:
    """Answers with reports; knows the rules that they are made by."""

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        self._context = Context(rules=rules, chapters={rule.id: rule_markdown(rule) for rule in rules})

    def answer(self, report: Report, submission: Submission, wanted: Wanted) -> Response:
        """Return the report as it is wanted; 422 where a flag is as severe as `fail_on`."""
        if wanted.format is FORMATS[0]:
            response = jsonify(
                report_to_dict(report, offset_unit=submission.offset_unit, with_text=submission.return_text)
            )
        else:
            response = self._written(report, submission, wanted.format)
        response.headers["Vary"] = "Accept"
        if wanted.fail_on is not None and report.reaches(wanted.fail_on):
            response.status_code = 422
        return response

    def _written(self, report: Report, submission: Submission, chosen: ReportFormat) -> Response:
        context = replace(self._context, offset_unit=submission.offset_unit, with_text=submission.return_text)
        body = write_reports(chosen.name, [Checked(name="", report=report)], context)
        response = Response(body.encode("utf-8"), content_type=f"{chosen.media_type}; charset=utf-8")
        if chosen.name == "html":
            response.headers["Content-Security-Policy"] = _PAGE_POLICY
        return response


def report_contents() -> dict[str, dict[str, Any]]:
    """Return how OpenAPI describes the formats other than the first, by media type."""
    return {
        each.media_type: {"schema": {**_described(each.media_type), "description": each.description}}
        for each in FORMATS[1:]
    }


def failing_report(problem: Mapping[str, Any]) -> dict[str, Any]:
    """Return how OpenAPI describes the answer 422: a problem, or the report where `fail_on` is reached."""
    report = {FORMATS[0].media_type: {"schema": ReportSchema}, **report_contents()}
    return {
        "description": "Some fields cannot be used; or, where `fail_on` is reached, the report.",
        "content": {MEDIA_TYPE: dict(problem), **report},
    }


def _described(media_type: str) -> dict[str, str]:
    return {"type": "object" if media_type.endswith("json") else "string"}
