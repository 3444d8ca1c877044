import json
import logging
import re

import pytest
from flask.testing import FlaskClient

from service.api.logs import JsonFormatter


@pytest.mark.parametrize("sent", ["job-7", "a" * 64, "A.b_c-1"])
def test_a_usable_request_id_is_kept(client: FlaskClient, sent: str) -> None:
    assert client.get("/healthz", headers={"X-Request-Id": sent}).headers["X-Request-Id"] == sent


@pytest.mark.parametrize("sent", ["", "a" * 65, "a b", "a;b", "<script>", "é"])
def test_any_other_request_id_is_replaced(client: FlaskClient, sent: str) -> None:
    got = client.get("/healthz", headers={"X-Request-Id": sent}).headers["X-Request-Id"]
    assert re.fullmatch("[0-9a-f]{32}", got)


@pytest.mark.parametrize("path", ["/healthz", "/v1/rules", "/openapi.json", "/nowhere"])
def test_every_answer_keeps_browsers_careful(client: FlaskClient, path: str) -> None:
    headers = client.get(path).headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Content-Security-Policy"] == "default-src 'none'; frame-ancestors 'none'"


def test_answers_about_texts_are_not_stored(client: FlaskClient) -> None:
    for path in ("/v1/checks", "/v1/claims"):
        assert client.post(path, json={"text": "Up 3 percent."}).headers["Cache-Control"] == "no-store"


def test_a_request_is_one_log_line_without_its_text(
    client: FlaskClient, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO):
        client.post(
            "/v1/checks?title=confidential",
            json={"text": "The confidential deficit fell 7 percent."},
            headers={"X-Request-Id": "desk-12"},
        )
    (record,) = [each for each in caplog.records if each.name == "service.api.observation"]
    line = json.loads(JsonFormatter().format(record))
    assert line.pop("duration_ms") >= 0
    assert line.pop("time").endswith("+00:00")
    assert line == {
        "level": "info",
        "logger": "service.api.observation",
        "message": "request",
        "request_id": "desk-12",
        "method": "POST",
        "path": "/v1/checks",
        "status": 200,
    }
    assert "confidential" not in caplog.text
