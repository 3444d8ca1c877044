import json
import logging
from http import HTTPStatus

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from service.api.desk import Desk
from service.api.schemas.problem import ProblemSchema

POSTS = ("/v1/checks", "/v1/claims")
GETS = ("/v1/rules", "/v1/rules/value-conflict", "/healthz", "/readyz", "/metrics", "/openapi.json")
TOO_LONG = b"1" * (2 * 1024 * 1024 + 1)


def assert_problem(response: TestResponse, status: int, kind: str, *fields: str) -> dict[str, object]:
    """Assert that `response` is the problem `kind`, whole and clean, and return its body."""
    assert response.status_code == status
    assert response.content_type == "application/problem+json"
    assert response.headers["Cache-Control"] == "no-store"
    body: dict[str, object] = json.loads(response.get_data().decode("utf-8"))
    assert ProblemSchema().validate(body) == {}
    assert body["type"] == f"urn:countercheck:problem:{kind}"
    assert body["status"] == status
    assert body["request_id"] == response.headers["X-Request-Id"]
    assert [error["field"] for error in body["errors"]] == list(fields)  # type: ignore[attr-defined]
    assert "Traceback" not in response.get_data(as_text=True)
    return body


@pytest.mark.parametrize("path", POSTS)
@pytest.mark.parametrize(
    ("sent", "status", "kind", "fields"),
    [
        ({"data": b"{", "content_type": "application/json"}, 400, "malformed-request", ["body"]),
        ({"data": b"\xff", "content_type": "application/json"}, 400, "malformed-request", ["body"]),
        ({"data": b"\xff", "content_type": "text/plain; charset=utf-8"}, 400, "malformed-request", ["text"]),
        ({"data": TOO_LONG, "content_type": "text/plain"}, 413, "content-too-large", []),
        ({"data": TOO_LONG, "content_type": "application/json"}, 413, "content-too-large", []),
        ({"data": TOO_LONG, "content_type": "multipart/form-data; boundary=b"}, 413, "content-too-large", []),
        ({"data": b"x", "content_type": "text/rtf"}, 415, "unsupported-media-type", []),
        ({"data": b"x"}, 415, "unsupported-media-type", []),
        ({}, 415, "unsupported-media-type", []),
        ({"json": {}}, 422, "invalid-fields", ["text"]),
        ({"json": []}, 422, "invalid-fields", ["body"]),
        ({"json": {"text": "x", "colour": 1}}, 422, "invalid-fields", ["colour"]),
        ({"json": {"text": "x", "document_date": "2023-02-30"}}, 422, "invalid-fields", ["document_date"]),
        ({"json": {"text": "x", "rules": ["no-such-rule"]}}, 422, "invalid-fields", ["rules.0"]),
        ({"json": {"text": "up\0"}}, 422, "invalid-fields", ["text"]),
        (
            {"data": b'{"text": "\\udc00"}', "content_type": "application/json"},
            422,
            "invalid-fields",
            ["text"],
        ),
    ],
    ids=lambda value: str(value)[:50],
)
def test_a_bad_text_request_is_a_problem(
    client: FlaskClient, path: str, sent: dict[str, object], status: int, kind: str, fields: list[str]
) -> None:
    assert_problem(client.post(path, **sent), status, kind, *fields)  # type: ignore[arg-type]


def test_a_dataset_that_is_not_loaded_is_a_problem(client: FlaskClient) -> None:
    answer = client.post("/v1/checks", json={"text": "x", "datasets": ["trade-of-nowhere"]})
    assert_problem(answer, 422, "invalid-fields", "datasets.0")


@pytest.mark.parametrize("path", POSTS)
def test_an_unread_media_type_is_told_what_is_read(client: FlaskClient, path: str) -> None:
    response = client.post(path, data="x", content_type="application/xml")
    assert response.headers["Accept"] == "application/json, text/plain, multipart/form-data"


@pytest.mark.parametrize("path", [*POSTS, *GETS])
def test_another_method_is_a_problem_that_names_the_right_one(client: FlaskClient, path: str) -> None:
    allowed = {"POST"} if path in POSTS else {"GET", "HEAD"}
    for method in {"GET", "POST", "PUT", "PATCH", "DELETE", "TRACE"} - allowed:
        response = client.open(path, method=method)
        assert_problem(response, 405, "method-not-allowed")
        assert {name.strip() for name in response.headers["Allow"].split(",")} == allowed | {"OPTIONS"}


@pytest.mark.parametrize(
    "path",
    [
        "/nowhere",
        "/v1",
        "/v1/checks/",
        "//v1/rules",
        "/v1/rules/",
        "/v2/checks",
        "/v1/checks/%00",
        "/static/a.js",
    ],
)
def test_an_unknown_address_is_a_problem(client: FlaskClient, path: str) -> None:
    assert_problem(client.get(path), 404, "not-found")


def test_an_unknown_rule_is_a_problem(client: FlaskClient) -> None:
    body = assert_problem(client.get("/v1/rules/no-such-rule"), 404, "not-found")
    assert "'no-such-rule'" in str(body["detail"])


def test_what_cannot_be_written_in_utf8_is_replaced(client: FlaskClient) -> None:
    raw = b'{"text": "x", "\\ud800": 1, "rules": ["\\udfff"]}'
    response = client.post("/v1/checks", data=raw, content_type="application/json")
    assert_problem(response, 422, "invalid-fields", "rules.0", "?")


def test_what_the_caller_sent_is_not_echoed_at_length(client: FlaskClient) -> None:
    response = client.post("/v1/checks", json={"text": "x", "k" * 100_000: 1, "rules": ["r" * 10_000] * 100})
    assert response.status_code == 422
    assert len(response.get_data()) < 50_000


def test_a_failure_is_a_problem_and_says_nothing_of_the_text(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("the minister's secret")

    monkeypatch.setattr(Desk, "report", fail)
    with caplog.at_level(logging.ERROR):
        response = client.post("/v1/checks", json={"text": "x"}, headers={"X-Request-Id": "job-7"})
    body = assert_problem(response, 500, "internal-error")
    assert body["request_id"] == "job-7"
    assert "secret" not in response.get_data(as_text=True)
    assert [record.getMessage() for record in caplog.records] == ["request failed"]


def test_an_engine_that_fails_is_not_ready(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(Desk, "report", fail)
    assert_problem(client.get("/readyz"), 503, "not-ready")
    assert client.get("/healthz").status_code == 200


def test_every_documented_problem_has_a_name_of_its_own(app: Flask) -> None:
    from service.api.problems import _TITLES

    assert len({name for name, _ in _TITLES.values()}) == len(_TITLES)
    assert all(HTTPStatus(status) for status in _TITLES)


def test_a_body_that_curl_sends_untold_is_refused_with_what_to_tell_it(client: FlaskClient) -> None:
    answer = client.post(
        "/v1/checks", data=b"Up 5 percent.", content_type="application/x-www-form-urlencoded"
    )
    assert answer.status_code == 415
    assert 'curl says so unless told -H "Content-Type: text/plain"' in answer.get_json()["detail"]
