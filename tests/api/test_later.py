"""Checks answered later: through Flask's client, then on real workers that are killed."""

import json
import os
import signal
import time
from dataclasses import replace
from pathlib import Path

import pytest
import requests
from flask import Flask
from flask.testing import FlaskClient

from service.api import create_app
from service.api.schemas.later import LaterSchema
from service.settings import Settings
from tests.api.conftest import Server, run_server

TEXT = "Steel output rose 4 percent to 20 million tonnes in 2022."
LATER = {"Prefer": "respond-async"}


@pytest.fixture
def patient(tmp_path: Path) -> Flask:
    settings = replace(
        Settings(), data_dir=tmp_path, starter_set=False, max_text_length=1_000, max_body_bytes=2_048
    )
    return create_app(settings)


@pytest.fixture
def asking(patient: Flask) -> FlaskClient:
    return patient.test_client()


def wait(client: FlaskClient, address: str) -> dict[str, object]:
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        told: dict[str, object] = client.get(address).get_json()
        if told["status"] == "done":
            return told
        time.sleep(0.05)
    pytest.fail(f"not done: {told}")


def test_a_check_can_be_asked_for_and_fetched(asking: FlaskClient) -> None:
    accepted = asking.post("/v1/checks", json={"text": TEXT}, headers=LATER)
    assert accepted.status_code == 202
    assert accepted.headers["Preference-Applied"] == "respond-async"
    assert LaterSchema().validate(accepted.get_json()) == {}
    told = wait(asking, accepted.headers["Location"])
    assert LaterSchema().validate(told) == {}
    assert told["progress"] == 1.0
    report = asking.get(str(told["result"]))
    assert report.status_code == 200
    assert report.get_json() == asking.post("/v1/checks", json={"text": TEXT}).get_json()


@pytest.mark.parametrize(
    ("query", "headers", "status", "media_type"),
    [
        ("format=sarif", {}, 200, "application/sarif+json"),
        ("", {"Accept": "text/csv"}, 200, "text/csv"),
        ("format=text&fail_on=info&document_date=2023-01-05", {}, 422, "text/plain"),
    ],
)
def test_the_answer_is_the_one_that_would_have_come_at_once(
    asking: FlaskClient, query: str, headers: dict[str, str], status: int, media_type: str
) -> None:
    sent = {"json": {"text": "Exports fell 120 percent in 2022."}}
    accepted = asking.post(f"/v1/checks?{query}", headers=LATER | headers, **sent)  # type: ignore[arg-type]
    assert accepted.status_code == 202
    report = asking.get(str(wait(asking, accepted.headers["Location"])["result"]))
    at_once = asking.post(f"/v1/checks?{query}", headers=headers, **sent)  # type: ignore[arg-type]
    assert (report.status_code, report.mimetype) == (status, media_type)
    assert (at_once.status_code, at_once.get_data()) == (status, report.get_data())


def test_what_is_too_long_at_once_is_sent_here_and_taken(asking: FlaskClient) -> None:
    for length in (1_500, 5_000):
        text = (TEXT + " ") * (length // len(TEXT))
        refused = asking.post("/v1/checks", data=text, content_type="text/plain")
        assert refused.status_code in (413, 422)
        assert "`Prefer: respond-async`" in refused.text
        assert "3000000" in refused.text
        accepted = asking.post("/v1/checks", data=text, content_type="text/plain", headers=LATER)
        assert accepted.status_code == 202
        told = wait(asking, accepted.headers["Location"])
        assert len(asking.get(str(told["result"])).get_json()["claims"]) == 2 * (length // len(TEXT))


@pytest.mark.parametrize(
    ("body", "media_type", "status"),
    [
        (b"{", "application/json", 400),
        (b'{"text": 5}', "application/json", 422),
        (b"x", "image/png", 415),
        (b"7" * 3_000_001, "text/plain", 422),
        (b"7" * 21_000_000, "text/plain", 413),
    ],
    ids=lambda value: str(value)[:20],
)
def test_what_cannot_be_used_is_refused_at_once(
    asking: FlaskClient, body: bytes, media_type: str, status: int
) -> None:
    refused = asking.post("/v1/checks", data=body, content_type=media_type, headers=LATER)
    assert refused.status_code == status
    assert refused.mimetype == "application/problem+json"
    assert "respond-async" not in refused.text


def test_a_text_that_takes_too_long_ends_as_a_problem(tmp_path: Path) -> None:
    settings = replace(Settings(), data_dir=tmp_path, starter_set=False, later_time_limit_s=0.1)  # type: ignore[arg-type]
    client = create_app(settings).test_client()
    long = "Output rose 5 percent to $40 million in 2021. " * 1_000
    accepted = client.post("/v1/checks", json={"text": long}, headers=LATER)
    report = client.get(str(wait(client, accepted.headers["Location"])["result"]))
    assert report.status_code == 503
    assert report.get_json()["type"] == "urn:countercheck:problem:time-limit"


def test_a_check_can_be_forgotten(asking: FlaskClient) -> None:
    address = asking.post("/v1/checks", json={"text": TEXT}, headers=LATER).headers["Location"]
    wait(asking, address)
    assert asking.delete(address).status_code == 204
    for answer in (asking.get(address), asking.get(f"{address}/report"), asking.delete(address)):
        assert answer.status_code == 404
        assert answer.mimetype == "application/problem+json"


def test_there_is_no_answer_before_the_check_is_done(
    asking: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("service.api.runner.Runner.wake", lambda self: None)
    address = asking.post("/v1/checks", json={"text": TEXT}, headers=LATER).headers["Location"]
    assert asking.get(address).get_json()["status"] == "queued"
    early = asking.get(f"{address}/report")
    assert early.status_code == 409
    assert early.headers["Retry-After"] == "1"


def test_the_queue_is_counted(asking: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("service.api.runner.Runner.wake", lambda self: None)
    for _ in range(3):
        asking.post("/v1/checks", json={"text": TEXT}, headers=LATER)
    assert "countercheck_checks_waiting 3.0" in asking.get("/metrics").text


@pytest.mark.parametrize("value", ["respond-async, wait=10", "handling=lenient; x=1, Respond-Async"])
def test_the_preference_may_stand_among_others(asking: FlaskClient, value: str) -> None:
    assert asking.post("/v1/checks", json={"text": TEXT}, headers={"Prefer": value}).status_code == 202


def test_any_other_preference_is_passed_over(asking: FlaskClient) -> None:
    assert (
        asking.post("/v1/checks", json={"text": TEXT}, headers={"Prefer": "return=minimal"}).status_code
        == 200
    )


def children_of(server: Server) -> list[int]:
    path = Path(f"/proc/{server.process.pid}/task/{server.process.pid}/children")
    return [int(child) for child in path.read_text().split()]


def ask(server: Server, text: str) -> str:
    answer = requests.post(f"{server.url}/v1/checks", json={"text": text}, headers=LATER, timeout=30)
    assert answer.status_code == 202
    return str(answer.headers["Location"])


def wait_for(server: Server, address: str, status: str) -> dict[str, object]:
    deadline = time.monotonic() + 90
    told: dict[str, object] = {}
    while time.monotonic() < deadline:
        told = requests.get(f"{server.url}{address}", timeout=10).json()
        if told["status"] == status:
            return told
        time.sleep(0.1)
    pytest.fail(f"not {status}: {told}")


def test_a_killed_workers_check_is_taken_up_again_and_ends_once(tmp_path: Path) -> None:
    long = "Output rose 5 percent to $40 million in 2021. " * 1_000
    with run_server(tmp_path, WEB_CONCURRENCY="1") as server:
        address = ask(server, long)
        wait_for(server, address, "running")
        for worker in children_of(server):
            os.kill(worker, signal.SIGKILL)
        told = wait_for(server, address, "done")
        assert told["attempts"] == 2
        report = requests.get(f"{server.url}{told['result']}", timeout=10)
        assert len(report.json()["claims"]) == 2_000
    lines = [json.loads(line) for line in server.log.read_text().splitlines()]
    ends = [line for line in lines if line["message"] == "check answered later"]
    assert [(line["attempts"], line["ended"]) for line in ends] == [(2, True)]


def test_a_restart_loses_no_check(tmp_path: Path) -> None:
    long = "Output rose 5 percent to $40 million in 2021. " * 1_000
    with run_server(tmp_path, WEB_CONCURRENCY="1") as server:
        addresses = [ask(server, long), ask(server, TEXT), ask(server, TEXT)]
        wait_for(server, addresses[0], "running")
    with run_server(tmp_path, WEB_CONCURRENCY="2") as server:
        for address in addresses:
            assert wait_for(server, address, "done")["result"]
