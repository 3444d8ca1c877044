"""Sixty true and sixty false claims beside the starter set and two datasets that are loaded over HTTP."""

from __future__ import annotations

import datetime as dt
import io
import time
import tomllib
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from service.api import create_app
from service.engine import check
from service.model.report import Outcome, Report, Severity
from service.read.text import read_text
from service.reference.keys import add_key
from service.reference.library import open_library
from service.rules import load_rules
from service.settings import Settings
from tests.reference.looking import CATALOGUE
from tests.reference.test_starter import NOW, SHIPPED

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
SECRET = "cck_" + "r" * 43
RULES = load_rules()
CLAIMS = tomllib.loads((HERE / "claims.toml").read_text(encoding="utf-8"))["claim"]
TRUE = [(one["text"].format(words), one["cites"]) for one in CLAIMS for words in one["true"]]
FALSE = [(one["text"].format(words), one["cites"]) for one in CLAIMS for words in one["false"]]
FEWEST_FLAGGED = 59


@pytest.fixture(scope="module")
def reference(tmp_path_factory):
    folder = tmp_path_factory.mktemp("store")
    library = open_library("", data_dir=folder, index_size=100_000, starter_set=(SHIPPED, NOW))
    add_key(library.database, SECRET, name="desk", now=NOW)
    client = create_app(Settings(data_dir=folder, starter_set=False)).test_client()
    load(client, "jobless", mapping=(HERE / "jobless.toml").read_text(encoding="utf-8"))
    load(client, "baltic-trade")  # SDMX-CSV tells what its columns are
    yield library.pin(None)
    library.database.close()


def load(client: FlaskClient, name: str, **fields: str) -> None:
    """Load a file as a newsroom's tool would, and wait until it is done."""
    file = io.BytesIO((HERE / f"{name}.csv").read_bytes()), f"{name}.csv"
    sent = {"id": name, "file": file, **fields}
    response = client.post("/v1/datasets", data=sent, headers={"X-API-Key": SECRET})
    deadline = time.monotonic() + 60
    while response.get_json()["status"] in ("waiting", "running") and time.monotonic() < deadline:
        time.sleep(0.2)
        response = client.get(
            response.headers.get("Location", response.request.path), headers={"X-API-Key": SECRET}
        )
    assert response.get_json()["status"] == "done", response.text


@pytest.fixture(scope="module")
def report_on(reference):
    def report(text: str, date: dt.date = dt.date(2024, 12, 1)) -> Report:
        document = read_text(text, CATALOGUE.text, date=date)
        return check(document, CATALOGUE, RULES, reference=reference, strict=True)

    return report


def test_there_are_sixty_of_each():
    assert (len(TRUE), len(FALSE)) == (60, 60)


@pytest.mark.parametrize(("text", "cites"), TRUE, ids=[text for text, _ in TRUE])
def test_a_true_claim_is_never_flagged_at_warning_or_above(report_on, text, cites):
    flags = report_on(text).flags
    assert [flag.check.message for flag in flags if flag.severity is not Severity.INFO] == []


def test_true_claims_are_supported_with_the_right_observation(report_on):
    supported = [text for text, cites in TRUE if cites in cited(report_on(text), Outcome.CONSISTENT)]
    assert len(supported) >= 59


def cited(report: Report, *outcomes: Outcome) -> list[list[str]]:
    return [
        [item.dataset, item.period]
        for found in report.checks
        if found.outcome in outcomes and found.family == "reference"
        for item in found.evidence
    ]


def test_false_claims_are_flagged_with_the_right_observation(report_on):
    flagged = []
    for text, cites in FALSE:
        evidence = [[i.dataset, i.period] for flag in report_on(text).flags for i in flag.check.evidence]
        flagged += [text] if cites in evidence else []
    missed = [text for text, _ in FALSE if text not in flagged]
    assert len(flagged) >= FEWEST_FLAGGED, missed


@pytest.mark.parametrize(("text", "cites"), FALSE, ids=[text for text, _ in FALSE])
def test_no_false_claim_is_borne_out(report_on, text, cites):
    assert cited(report_on(text), Outcome.CONSISTENT) == []


FRAMING = tomllib.loads((HERE / "framing.toml").read_text(encoding="utf-8"))


def framed(sort: str) -> list[tuple[str, str]]:
    return [(rule, text) for rule, texts in FRAMING.items() for text in texts[sort]]


@pytest.mark.parametrize(("rule", "text"), framed("right"), ids=[text for _, text in framed("right")])
def test_a_framing_that_the_series_bears_out_is_not_flagged(report_on, rule, text):
    report = report_on(text)
    assert [flag.check.message for flag in report.flags if flag.severity is not Severity.INFO] == []
    assert [found.outcome for found in report.checks if found.rule == rule] == [Outcome.CONSISTENT]


@pytest.mark.parametrize(("rule", "text"), framed("wrong"), ids=[text for _, text in framed("wrong")])
def test_a_framing_that_the_series_denies_is_flagged_and_cited(report_on, rule, text):
    flags = [flag for flag in report_on(text).flags if flag.check.rule == rule]
    assert [flag.severity for flag in flags] == [Severity.WARNING]
    assert len(flags[0].check.evidence) >= 2


TOTALS = tomllib.loads((HERE / "totals.toml").read_text(encoding="utf-8"))


def first(rows: list[list[str]]) -> list[str]:
    return [row[0] for row in rows]


@pytest.mark.parametrize(("text", "dataset", "year"), TOTALS["true"], ids=first(TOTALS["true"]))
def test_a_total_that_the_series_bears_out_cites_it(report_on, text, dataset, year):
    report = report_on(text)
    assert [flag.check.message for flag in report.flags if flag.severity is not Severity.INFO] == []
    assert [dataset, year] in cited(report, Outcome.CONSISTENT, Outcome.TENSION)


@pytest.mark.parametrize(
    ("text", "dataset", "year"), TOTALS["false"], ids=[one[0] for one in TOTALS["false"]]
)
def test_a_total_that_the_series_denies_is_flagged_and_cited(report_on, text, dataset, year):
    flags = [flag for flag in report_on(text).flags if flag.severity is not Severity.INFO]
    assert [dataset, year] in [[item.dataset, item.period] for flag in flags for item in flag.check.evidence]


@pytest.mark.parametrize("text", TOTALS["silent"])
def test_what_national_offices_define_otherwise_is_not_flagged(report_on, text):
    flags = report_on(text).flags
    assert [flag.check.message for flag in flags if flag.severity is not Severity.INFO] == []


def test_the_meeting_of_two_prime_ministers(report_on):
    """The 6 percent beside Kazakhstan's inflation, both rates beside the period's, and no error."""
    text = (ROOT / "examples" / "meeting.txt").read_text(encoding="utf-8")
    report = report_on(text, dt.date(2023, 6, 8))
    (beside,) = [found for found in report.checks if found.rule == "nominal-vs-real"]
    assert ("consumer-price-inflation", "2022", 15.0278644440851) in [
        (item.dataset, item.period, item.value) for item in beside.evidence
    ]
    rates = [found for found in report.checks if found.rule == "implied-exchange-rate" and found.evidence]
    assert [found.outcome for found in rates] == [Outcome.CONSISTENT, Outcome.CONSISTENT]
    assert Severity.ERROR not in [flag.severity for flag in report.flags]
