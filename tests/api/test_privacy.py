"""Embargoed texts leave no trace: not in the log, the metrics, temporary files or the store."""

import json
from pathlib import Path

import pytest
import requests

from tests.api.conftest import Server, run_server
from tests.api.test_later import wait_for

CANARY = "quetzalcoatl"
TEXT = f"The {CANARY} merger costs $40 million in 2022, or 7 percent. "


@pytest.fixture
def traced(tmp_path: Path):
    """A server whose log is as talkative as it gets and whose temporary files are its own."""
    folder = tmp_path / "tmp"
    folder.mkdir()
    with run_server(tmp_path, COUNTERCHECK_LOG_LEVEL="DEBUG", TMPDIR=str(folder)) as server:
        yield server, tmp_path


def send_everything(server: Server) -> list[int]:
    """Send the text by every way that answers at once, usable and not; return the statuses."""
    query = f"title={CANARY}&source_url=https://example.org/{CANARY}"
    plain = {"Content-Type": "text/plain"}
    lines = {"Content-Type": "application/x-ndjson"}
    big = TEXT.encode() * 10_000
    sent = [
        requests.post(f"{server.url}/v1/checks?{query}", json={"text": TEXT}, timeout=60),
        requests.post(f"{server.url}/v1/claims?{query}", data=TEXT.encode(), headers=plain, timeout=60),
        requests.post(f"{server.url}/v1/checks", files={"file": (f"{CANARY}.txt", big)}, timeout=60),
        requests.post(f"{server.url}/v1/checks", files={"file": (f"{CANARY}.pdf", big)}, timeout=60),
        requests.post(f"{server.url}/v1/checks", json={"text": TEXT, CANARY: 1}, timeout=60),
        requests.post(f"{server.url}/v1/checks", data=f'{{"{CANARY}', headers=plain, timeout=60),
        requests.post(f"{server.url}/v1/batches", data=json.dumps({"text": TEXT}), headers=lines, timeout=60),
        requests.post(f"{server.url}/v1/batches", data=f"{{{CANARY}\n", headers=lines, timeout=60),
        requests.post(f"{server.url}/", data={"text": TEXT, "title": CANARY}, timeout=60),
        requests.post(f"{server.url}/", files={"file": (f"{CANARY}.html", big)}, timeout=60),
    ]
    return [answer.status_code for answer in sent]


def holding(folder: Path) -> list[Path]:
    """Return the files below a folder that hold the word."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return [path for path in files if CANARY.encode() in path.read_bytes()]


def test_a_text_that_is_answered_at_once_leaves_no_trace(traced: tuple[Server, Path]) -> None:
    server, folder = traced
    statuses = send_everything(server)
    assert 200 in statuses
    assert 422 in statuses
    assert CANARY not in requests.get(f"{server.url}/metrics", timeout=10).text
    assert server.log.read_text().count('"message": "request"') >= len(statuses)
    assert holding(folder) == []
    assert [path for path in (folder / "tmp").rglob("*") if CANARY in path.name] == []


def test_a_text_that_was_answered_later_is_not_in_the_log(traced: tuple[Server, Path]) -> None:
    server, _ = traced
    later = {"Prefer": "respond-async"}
    accepted = requests.post(
        f"{server.url}/v1/checks?title={CANARY}", json={"text": TEXT}, headers=later, timeout=10
    )
    where = accepted.headers["Location"]
    wait_for(server, where, "done")
    assert CANARY not in server.log.read_text()
    assert CANARY not in requests.get(f"{server.url}/metrics", timeout=10).text
    assert CANARY not in requests.get(f"{server.url}{where}", timeout=10).text
    assert requests.delete(f"{server.url}{where}", timeout=10).status_code == 204
    assert requests.get(f"{server.url}{where}/report", timeout=10).status_code == 404
