"""How a report is answered: every format by name and by `Accept`, and the status that `fail_on` asks for."""

import json
from pathlib import Path

import jsonschema
import pytest
from flask.testing import FlaskClient

from service.render.formats import FORMATS, ReportFormat
from tests.api.conftest import ROOT

FLAGGED = (
    "Rosa Duarte: Our ferries carried 412,000 passengers in 2022.\n"
    "Emil Hahn: The ferries carried 655,000 passengers in 2022.\n"
)
CLEAN = "Rosa Duarte: Our ferries carried 412,000 passengers in 2022.\n"
SARIF = Path(ROOT / "tests" / "fixtures" / "sarif-2.1.0.schema.json")


def post(client: FlaskClient, text: str = FLAGGED, accept: str | None = None, **query: str):
    headers = {} if accept is None else {"Accept": accept}
    return client.post(
        "/v1/checks", data=text, content_type="text/plain", query_string=query, headers=headers
    )


@pytest.mark.parametrize("chosen", FORMATS, ids=lambda chosen: chosen.name)
def test_name_and_media_type_ask_for_the_same(client: FlaskClient, chosen: ReportFormat) -> None:
    named = post(client, format=chosen.name)
    accepted = post(client, accept=chosen.media_type)
    assert named.status_code == accepted.status_code == 200
    assert named.mimetype == accepted.mimetype == chosen.media_type
    assert named.data == accepted.data
    assert named.headers["Vary"] == "Accept"


@pytest.mark.parametrize(
    ("accept", "mimetype"),
    [
        (None, "application/json"),
        ("*/*", "application/json"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "text/html"),
        ("text/plain;q=0.5, text/csv", "text/csv"),
        ("text/xml", "application/xml"),
        ("application/*", "application/json"),
        ("image/png, application/sarif+json;q=0.1", "application/sarif+json"),
    ],
)
def test_the_best_of_what_is_accepted_is_answered(
    client: FlaskClient, accept: str | None, mimetype: str
) -> None:
    assert post(client, accept=accept).mimetype == mimetype


@pytest.mark.parametrize(
    ("accept", "query", "field"),
    [
        ("image/png", {}, "Accept"),
        (None, {"format": "pdf"}, "format"),
        ("*/*", {"format": ""}, "format"),
        ("application/json;q=0", {}, "Accept"),
    ],
)
def test_other_formats_are_not_acceptable(
    client: FlaskClient, accept: str | None, query: dict[str, str], field: str
) -> None:
    response = post(client, accept=accept, **query)
    assert response.status_code == 406
    assert response.mimetype == "application/problem+json"
    assert response.get_json()["errors"][0]["field"] == field
    assert "sarif" in response.get_json()["detail"]


def test_the_format_outdoes_accept(client: FlaskClient) -> None:
    assert post(client, accept="text/html", format="csv").mimetype == "text/csv"


def test_plain_text_is_a_line_for_each_flag(client: FlaskClient) -> None:
    [line] = post(client, format="text").get_data(as_text=True).splitlines()
    assert line.startswith("1:34: error value-conflict ")


def test_sarif_validates(client: FlaskClient) -> None:
    log = json.loads(post(client, format="sarif").data)
    jsonschema.validate(log, json.loads(SARIF.read_text(encoding="utf-8")))
    assert [result["ruleId"] for result in log["runs"][0]["results"]] == ["value-conflict"]


def test_the_page_may_load_nothing(client: FlaskClient) -> None:
    assert post(client, format="html").headers["Content-Security-Policy"].startswith("default-src 'none'")


@pytest.mark.parametrize(
    ("text", "fail_on", "status"),
    [
        (FLAGGED, "error", 422),
        (FLAGGED, "warning", 422),
        (FLAGGED, "info", 422),
        (FLAGGED, "never", 200),
        (CLEAN, "error", 200),
        (CLEAN, "warning", 200),
    ],
)
@pytest.mark.parametrize("chosen", ["json", "text", "junit"])
def test_fail_on_answers_422_with_the_report(
    client: FlaskClient, text: str, fail_on: str, status: int, chosen: str
) -> None:
    response = post(client, text, format=chosen, fail_on=fail_on)
    assert response.status_code == status
    assert response.mimetype != "application/problem+json"
    assert response.data == post(client, text, format=chosen).data


def test_fail_on_something_else_is_a_problem(client: FlaskClient) -> None:
    response = post(client, fail_on="sometimes")
    assert response.status_code == 422
    assert response.mimetype == "application/problem+json"


def test_the_text_comes_back_where_it_is_asked_for(client: FlaskClient) -> None:
    assert "text" not in post(client).get_json()["document"]
    assert post(client, return_text="true").get_json()["document"]["text"] == FLAGGED
    body = {"text": CLEAN, "return_text": True}
    assert client.post("/v1/claims", json=body).get_json()["document"]["text"] == CLEAN


def test_each_claim_tells_its_place(client: FlaskClient) -> None:
    claims = post(client).get_json()["claims"]
    assert [(claim["place"]["line"], claim["place"]["column"]) for claim in claims] == [(1, 34), (2, 32)]


def test_claims_alone_know_no_formats(client: FlaskClient) -> None:
    response = client.post(
        "/v1/claims", data=CLEAN, content_type="text/plain", query_string={"format": "csv"}
    )
    assert response.status_code == 422
