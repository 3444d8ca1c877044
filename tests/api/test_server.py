"""The real server: gunicorn with config/gunicorn.conf.py, two workers, over sockets."""

import json
import os
import signal
import socket
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import requests

from service.settings import ServerSettings
from tests.api.conftest import Server, free_port, run_server, start_server
from tests.api.test_metrics import samples

MEBIBYTE = 1024 * 1024
HEAD = b"POST /v1/checks HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\n"
TEXT = "Steel output rose 4 percent to 20 million tonnes in 2022."


def pieces(body: bytes, size: int = 65_536) -> Iterator[bytes]:
    """Yield `body` in pieces: requests then sends it chunked, without Content-Length."""
    for start in range(0, len(body), size):
        yield body[start : start + size]


def post(server: Server, body: object, content_type: str, path: str = "/v1/checks") -> requests.Response:
    headers = {"Content-Type": content_type}
    return requests.post(server.url + path, data=body, headers=headers, timeout=60)  # type: ignore[arg-type]


def test_a_text_is_checked(server: Server) -> None:
    response = requests.post(f"{server.url}/v1/checks", json={"text": TEXT}, timeout=10)
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "application/json"
    assert response.headers["X-Request-Id"]
    assert [claim["text"] for claim in response.json()["claims"]] == ["4 percent", "20 million tonnes"]


def test_a_file_is_checked(server: Server) -> None:
    files = {"file": ("speech.txt", TEXT.encode(), "text/plain")}
    response = requests.post(
        f"{server.url}/v1/checks", files=files, data={"document_date": "2023-03-01"}, timeout=10
    )
    assert response.status_code == 200
    assert response.json()["document"]["date"] == "2023-03-01"


@pytest.mark.parametrize("chunked", [True, False], ids=["chunked", "with length"])
@pytest.mark.parametrize(
    ("length", "status"),
    [(300_000, 200), (300_001, 422), (2 * MEBIBYTE, 422), (2 * MEBIBYTE + 1, 413), (20 * MEBIBYTE, 413)],
)
def test_long_texts_of_digits_get_a_clear_answer(
    server: Server, length: int, status: int, chunked: bool
) -> None:
    body = b"7" * length
    response = post(server, pieces(body) if chunked else body, "text/plain")
    assert response.status_code == status
    if status != 200:
        assert response.headers["Content-Type"] == "application/problem+json"
        assert response.json()["status"] == status
    assert requests.get(f"{server.url}/readyz", timeout=10).status_code == 200


@pytest.mark.parametrize("chunked", [True, False], ids=["chunked", "with length"])
def test_a_form_that_is_too_long_is_refused(server: Server, chunked: bool) -> None:
    head = b'--b\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n'
    body = head + b"7" * 3 * MEBIBYTE + b"\r\n--b--\r\n"
    response = post(server, pieces(body) if chunked else body, "multipart/form-data; boundary=b")
    assert response.status_code == 413
    assert response.json()["type"] == "urn:countercheck:problem:content-too-large"


def test_a_chunked_body_is_read_whole(server: Server) -> None:
    response = post(server, pieces(TEXT.encode(), 7), "text/plain")
    assert [claim["text"] for claim in response.json()["claims"]] == ["4 percent", "20 million tonnes"]


@pytest.mark.parametrize(
    ("body", "content_type", "status"),
    [
        (b"", "text/plain", 200),
        (b"No figures.", "text/plain", 200),
        (b"5\0 percent", "text/plain", 422),
        (b"\xff\xfe5\0", "text/plain", 200),
        (b"\xff\xfe5", "text/plain", 400),
        (b'{"text": "\\ud800 5 percent"}', "application/json", 422),
        (b'{"text": "1e999999 percent"}', "application/json", 200),
        (b"{", "application/json", 400),
        (b"[" * 500_000, "application/json", 400),
        (b"7" * 10_000, "application/json", 400),
        (b"<p>5 percent</p>", "text/html", 200),
        (b"<p>5 percent</p>", "application/xml", 415),
        (b"%PDF-1.7 cut short", "application/pdf", 422),
        (b"PK\3\4", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", 422),
        (b'{"text": "x", "document_date": "2023-02-30"}', "application/json", 422),
        (b"garbage", "multipart/form-data; boundary=b", 422),
        (b"garbage", "multipart/form-data", 400),
    ],
    ids=lambda value: str(value)[:40],
)
def test_a_worker_survives_what_nobody_should_send(
    server: Server, body: bytes, content_type: str, status: int
) -> None:
    for path in ("/v1/checks", "/v1/claims"):
        response = post(server, body, content_type, path)
        assert response.status_code == status
        response.content.decode("utf-8")
        assert response.json()
    assert requests.get(f"{server.url}/healthz", timeout=10).status_code == 200


def test_a_connection_that_breaks_off_harms_nobody(server: Server) -> None:
    for sent in (
        HEAD + b"Content-Length: 100\r\n\r\nUp 5",
        HEAD + b"Transfer-Encoding: chunked\r\n\r\n5",
        b"GET /heal",
    ):
        with socket.create_connection(("127.0.0.1", server.port), timeout=5) as connection:
            connection.sendall(sent)
    assert requests.get(f"{server.url}/readyz", timeout=10).status_code == 200


def test_many_at_once_get_their_own_answers(server: Server) -> None:
    def claims(percent: int) -> list[str]:
        text = f"Rents rose {percent} percent in 2022."
        answer = requests.post(f"{server.url}/v1/checks", json={"text": text}, timeout=30).json()
        return [claim["text"] for claim in answer["claims"]]

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(claims, range(2, 50))) == [[f"{percent} percent"] for percent in range(2, 50)]


def test_metrics_add_up_over_the_workers(server: Server) -> None:
    def count() -> float:
        counted = samples(requests.get(f"{server.url}/metrics", timeout=10).text)
        labels = {"method": "GET", "route": "/v1/rules", "status": "200"}
        return counted.get(("countercheck_requests_total", frozenset(labels.items())), 0)

    before = count()
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: requests.get(f"{server.url}/v1/rules", timeout=10), range(60)))
    assert {count() - before for _ in range(10)} == {60}


def test_both_workers_answer(tmp_path: Path) -> None:
    with run_server(tmp_path) as server:
        with ThreadPoolExecutor(8) as pool:
            list(pool.map(lambda _: requests.get(f"{server.url}/healthz", timeout=10), range(100)))
        counters = counters_of(server.process.pid)
        assert len(counters) == 1
        assert len({file.stem for file in counters[0].glob("counter_*.db")}) >= 2
    assert not counters[0].exists()


def counters_of(master: int) -> list[Path]:
    return list(Path(tempfile.gettempdir()).glob(f"countercheck-metrics-{master}-*"))


def test_every_log_line_is_json_with_the_id_of_its_request(tmp_path: Path) -> None:
    with run_server(tmp_path) as server:
        for number in range(5):
            headers = {"X-Request-Id": f"log-{number}"}
            requests.post(f"{server.url}/v1/checks", json={"text": TEXT}, headers=headers, timeout=10)
    lines = [json.loads(line) for line in server.log.read_text().splitlines()]
    ids = Counter(line["request_id"] for line in lines if line["message"] == "request")
    assert all(ids[f"log-{number}"] == 1 for number in range(5))
    assert all({"time", "level", "logger", "message"} <= set(line) for line in lines)
    assert "Steel" not in server.log.read_text()


def test_a_running_request_is_finished_after_sigterm(tmp_path: Path) -> None:
    with run_server(tmp_path) as server:
        with socket.create_connection(("127.0.0.1", server.port), timeout=20) as connection:
            length = f"Content-Length: {len(TEXT)}\r\nConnection: close\r\n\r\n"
            connection.sendall(HEAD + length.encode() + TEXT[:10].encode())
            time.sleep(0.5)
            server.process.send_signal(signal.SIGTERM)
            time.sleep(0.5)
            connection.sendall(TEXT[10:].encode())
            answer = b""
            while received := connection.recv(65_536):
                answer += received
        assert answer.startswith(b"HTTP/1.1 200 OK")
        assert b'"20 million tonnes"' in answer
        assert server.process.wait(timeout=20) == 0


def test_a_worker_that_has_served_its_share_is_replaced_without_loss(tmp_path: Path) -> None:
    with run_server(tmp_path, GUNICORN_CMD_ARGS="--max-requests 10 --max-requests-jitter 3") as server:
        statuses = [requests.get(f"{server.url}/healthz", timeout=10).status_code for _ in range(60)]
        counted = samples(requests.get(f"{server.url}/metrics", timeout=10).text)
    assert statuses == [200] * 60
    labels = frozenset({"method": "GET", "route": "/healthz", "status": "200"}.items())
    assert counted[("countercheck_requests_total", labels)] >= 60
    assert server.log.read_text().count("Booting worker") > 2


@pytest.mark.parametrize(
    ("variable", "value", "said"),
    [
        ("COUNTERCHECK_MAX_BODY_BYTES", "much", "COUNTERCHECK_MAX_BODY_BYTES: must be a whole number"),
        ("COUNTERCHECK_TYPO", "1", "COUNTERCHECK_TYPO: unknown variable"),
        ("PORT", "http", "PORT: must be a whole number"),
        ("WEB_CONCURRENCY", "0", "WEB_CONCURRENCY: must be a whole number"),
    ],
)
def test_a_bad_setting_stops_the_service_with_one_line(
    tmp_path: Path, variable: str, value: str, said: str
) -> None:
    assert said in _only_line(tmp_path, {variable: value})


def test_a_bad_configuration_stops_the_service_with_one_line(tmp_path: Path) -> None:
    line = _only_line(tmp_path, {"COUNTERCHECK_CONFIG_DIR": str(tmp_path)})
    assert "config-error: " in line
    assert ".toml" in line


def _only_line(folder: Path, variables: dict[str, str]) -> str:
    log = folder / "log"
    with log.open("wb") as output, start_server(free_port(), output, **variables) as process:
        try:
            assert process.wait(timeout=30) != 0
        finally:
            process.kill()
    assert counters_of(process.pid) == []
    lines = log.read_text().splitlines()
    assert len(lines) == 1, lines
    return lines[0]


def test_the_server_listens_on_this_machine_only_unless_told() -> None:
    assert ServerSettings().bind == "127.0.0.1:8000"


RECORD = (
    "Ana Prado: In 2022 Chile's exports reached a record high of $97 billion.\n"
    "Luis Soto: Chile's exports rose by 4 percent in 2022."
)


def check_with(server: Server, **options: object) -> requests.Response:
    return requests.post(f"{server.url}/v1/checks", json={"text": RECORD, **options}, timeout=10)


def test_rules_and_flags_are_controlled_by_the_request(server: Server) -> None:
    (flag,) = check_with(server).json()["flags"]
    assert flag["rule"] == "record-vs-growth"
    off = check_with(server, rules={"disable": ["record-vs-growth"]}).json()
    mild = check_with(server, rules={"severity": {"record-vs-growth": "info"}}).json()
    assert off["flags"] == []
    assert [one["severity"] for one in mild["flags"]] == ["info"]
    silence = {"fingerprint": flag["fingerprint"], "note": "asked Ms Prado", "expires": "2190-01-01"}
    put_aside = check_with(server, silence=[silence]).json()
    assert (put_aside["flags"], put_aside["summary"]["silenced"]) == ([], 1)
    (silenced,) = put_aside["silenced"]
    assert (silenced["id"], silenced["note"], silenced["expires"]) == (
        flag["id"],
        "asked Ms Prado",
        "2190-01-01",
    )
    assert [one["flag"] for one in put_aside["checks"] if one["rule"] == "record-vs-growth"] == [flag["id"]]
    expired = check_with(server, silence=[{**silence, "expires": "2020-01-01"}]).json()
    assert [one["id"] for one in expired["flags"]] == [flag["id"]]
    assert "silence-expired" in [notice["code"] for notice in expired["notices"]]
    severe = check_with(server, minimum_severity="error").json()
    assert (severe["flags"], severe["summary"]["withheld"]) == ([], 1)


def test_the_query_string_controls_as_the_body_does(server: Server) -> None:
    def flags(query: list[tuple[str, str]]) -> list[str]:
        response = requests.post(
            f"{server.url}/v1/checks",
            params=query,
            data=RECORD.encode(),
            headers={"Content-Type": "text/plain"},
            timeout=10,
        )
        return [flag["severity"] for flag in response.json()["flags"]]

    assert flags([]) == ["warning"]
    assert flags([("rules", "-record-vs-growth")]) == []
    assert flags([("rules", "record-vs-growth:info"), ("rules", "-value-conflict")]) == ["info"]
    assert flags([("rules", "value-conflict")]) == []
    assert flags([("minimum_confidence", "0.99")]) == []
    fingerprint = check_with(server).json()["flags"][0]["fingerprint"]
    assert flags([("silence", f"{fingerprint}:2190-01-01:asked")]) == []


@pytest.mark.parametrize(
    ("options", "field", "problem"),
    [
        ({"rules": ["no-such"]}, "rules", "There is no rule 'no-such'."),
        ({"rules": {"disable": ["no-such"]}}, "rules.disable", "There is no rule 'no-such'."),
        ({"rules": {"severity": {"value-conflict": "grave"}}}, "rules", "A severity is one of"),
        ({"silence": [{"fingerprint": "x", "note": "y", "expires": "2190-01-01"}]}, "silence", "16 of 0-9"),
        ({"minimum_severity": "grave"}, "minimum_severity", "Must be one of"),
        ({"minimum_confidence": 1.5}, "minimum_confidence", "less than or equal to 1"),
    ],
)
def test_controls_that_cannot_be_used_name_their_field(
    server: Server, options: dict[str, object], field: str, problem: str
) -> None:
    response = check_with(server, **options)
    assert response.status_code == 422
    (error,) = response.json()["errors"]
    assert error["field"].startswith(field)
    assert problem in error["message"]


def test_a_killed_worker_costs_only_what_it_was_at(tmp_path: Path) -> None:
    """Eight clients ask on and on while a worker is killed: what fails was under way at that moment."""
    with run_server(tmp_path) as server:
        failed: list[tuple[float, float]] = []
        statuses: Counter[int] = Counter()
        killed: list[float] = []
        over = threading.Event()

        def ask() -> None:
            while not over.is_set():
                began = time.monotonic()
                try:
                    answer = requests.post(f"{server.url}/v1/checks", json={"text": TEXT}, timeout=30)
                    statuses[answer.status_code] += 1
                except (requests.ConnectionError, requests.exceptions.ChunkedEncodingError):
                    failed.append((began, time.monotonic()))  # refused, or torn in the middle of the answer

        clients = [threading.Thread(target=ask) for _ in range(8)]
        for client in clients:
            client.start()
        time.sleep(1)
        children = Path(f"/proc/{server.process.pid}/task/{server.process.pid}/children").read_text().split()
        killed.append(time.monotonic())
        os.kill(int(children[0]), signal.SIGKILL)
        time.sleep(3)
        over.set()
        for client in clients:
            client.join()
    assert set(statuses) == {200}
    assert all(began <= killed[0] for began, _ in failed)
    assert len(failed) <= len(clients)
