"""What service.render.json writes of a report is what the schema says."""

import json

import pytest

from service.api.schemas.report import ReportSchema
from service.model.report import Check, Computation, Engine, Evidence, Flag, Outcome, Report, Severity
from service.model.text import Document
from service.render.json import report_to_dict
from tests.api.schemas.test_claims import BARE, FULL, TEXT

CHECK = Check(
    rule="record-denied",
    family="superlative-vs-series",
    outcome=Outcome.INCONSISTENT,
    claims=(FULL.id, BARE.id),
    message="Exports were higher before.",
    steps=("5 bn < 6 bn",),
    computation=Computation(formula="a < b", inputs=(("a", 5.0), ("b", float("nan"))), result=1.0, slack=0.2),
    evidence=(
        Evidence(
            dataset="trade",
            series="exports",
            period="2019",
            value=6e9,
            unit="USD",
            source_url="https://example.org",
            vintage="2020-01-01",
        ),
    ),
    severity=Severity.ERROR,
    question="Since when?",
)
UNDETERMINED = Check(
    rule="value-conflict",
    family="value-conflict",
    outcome=Outcome.UNDETERMINED,
    claims=(BARE.id,),
    message="Cannot be compared.",
    reason="no period",
)


def report(*checks: Check) -> Report:
    flags = tuple(
        Flag(id=f"f{number}", severity=each.severity, check=each, fingerprint="ab12")
        for number, each in enumerate(checks)
        if each.severity is not None
    )
    engine = Engine(version="1", rules=2, catalogue="cd34")
    return Report(
        id="r1", engine=engine, document=Document(text=TEXT), claims=(FULL, BARE), checks=checks, flags=flags
    )


@pytest.mark.parametrize("checks", [(CHECK, UNDETERMINED), (UNDETERMINED,), ()])
def test_a_report_is_described(checks: tuple[Check, ...]) -> None:
    written = json.loads(json.dumps(report_to_dict(report(*checks)), allow_nan=False))
    assert ReportSchema().validate(written) == {}
    assert len(written["flags"]) == sum(each.severity is not None for each in checks)


def test_severities_and_outcomes_are_all_counted() -> None:
    summary = report_to_dict(report())["summary"]
    assert isinstance(summary, dict)
    assert set(summary["flags"]) == {severity.value for severity in Severity}
    assert set(summary["outcomes"]) == {outcome.value for outcome in Outcome}
