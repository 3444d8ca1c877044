"""Schemas of the lines that answer a batch."""

from __future__ import annotations

from service.api.schemas.claims import Strict, one, whole
from service.api.schemas.problem import ProblemSchema
from service.api.schemas.report import ReportSchema


class BatchLineSchema(Strict):
    """The answer to one text of a batch."""

    line = whole("Number of its line, from 1; blank lines are not counted.")
    status = whole("Status that POST /v1/checks would have answered with.")
    report = one(ReportSchema, "The report; null where there is a problem.", null=True)
    problem = one(ProblemSchema, "The problem; null where there is a report.", null=True)
