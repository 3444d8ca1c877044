"""What gunicorn cannot read is answered with a problem as well."""

import json
import socket
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

import pytest
import requests

from service.api.schemas.problem import ProblemSchema
from service.api.worker import MOST_WAITING
from tests.api.conftest import Server, run_server

POST = b"POST /v1/checks HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\n"


def exchange(server: Server, sent: bytes) -> tuple[int, dict[str, str], bytes]:
    """Send raw bytes; return status, headers in lower case and body of the answer."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as connection:
        connection.sendall(sent)
        answer = b""
        while received := connection.recv(65_536):
            answer += received
    head, _, body = answer.partition(b"\r\n\r\n")
    first, *lines = head.decode("ascii").split("\r\n")
    headers = {name.lower(): value for name, _, value in (line.partition(": ") for line in lines)}
    return int(first.split()[1]), headers, body


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        (b"GET /healthz?" + b"a" * 9_000 + b" HTTP/1.1\r\nHost: x\r\n\r\n", 414),
        (b"GET /healthz HTTP/1.1\r\nHost: x\r\nA: " + b"a" * 100_000 + b"\r\n\r\n", 431),
        (b"GET /healthz HTTP/1.1\r\nHost: x\r\n" + b"A: b\r\n" * 500 + b"\r\n", 431),
        (b"GET /healthz HTTP/1.1\r\nHost: x\r\nB d: 1\r\n\r\n", 400),
        (b"\x16\x03\x01\x02\x00\x01\r\n\r\n", 400),
        (b"GET /healthz HTTP/9.9\r\nHost: x\r\n\r\n", 400),
        (POST + b"Content-Length: many\r\n\r\n", 400),
        (POST + b"Content-Length: 1\r\nContent-Length: 2\r\n\r\nab", 400),
        (POST + b"Transfer-Encoding: sevenfold\r\n\r\n", 501),
        (POST + b"Transfer-Encoding: chunked\r\nConnection: close\r\n\r\nZZ\r\n5 percent\r\n0\r\n\r\n", 400),
    ],
    ids=lambda value: str(value)[:40],
)
def test_an_unreadable_request_is_a_problem(server: Server, sent: bytes, status: int) -> None:
    answered, headers, body = exchange(server, sent)
    problem = json.loads(body)
    assert answered == status
    assert headers["content-type"] == "application/problem+json"
    assert headers["x-request-id"] == problem["request_id"]
    assert ProblemSchema().validate(problem) == {}
    assert problem["status"] == status


def test_the_log_names_the_reason_and_not_what_was_sent(server: Server) -> None:
    _, headers, _ = exchange(server, b"GET /healthz HTTP/1.1\r\nHost: x\r\nsecret name: 1\r\n\r\n")
    lines = [json.loads(line) for line in server.log.read_text().splitlines()]
    (line,) = [each for each in lines if each.get("request_id") == headers["x-request-id"]]
    assert (line["message"], line["status"], line["reason"]) == ("request not read", 400, "InvalidHeaderName")
    assert "secret" not in server.log.read_text()


def test_connections_that_say_nothing_keep_nobody_waiting(tmp_path: Path) -> None:
    with run_server(tmp_path, WEB_CONCURRENCY="1") as server, ExitStack() as silent:
        for _ in range(40):
            silent.enter_context(socket.create_connection(("127.0.0.1", server.port), timeout=5))
        answer = requests.post(f"{server.url}/v1/checks", json={"text": "Up 5 percent."}, timeout=4)
        assert answer.status_code == 200


def test_a_request_that_stops_amid_its_body_is_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wait = "import service.api.worker as w, struct; w._TIMEOUT = struct.pack('ll', 1, 0)\n"
    (tmp_path / "short.py").write_text(f"{wait}from service.api.worker import ProblemWorker\n")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    with run_server(tmp_path, GUNICORN_CMD_ARGS="--worker-class short.ProblemWorker") as server:
        status, headers, body = exchange(server, POST + b"Content-Length: 100\r\n\r\nUp 5 percent")
    assert (status, headers["content-type"]) == (400, "application/problem+json")
    assert json.loads(body)["type"] == "urn:countercheck:problem:malformed-request"


def test_overload_is_answered_at_once_and_health_still_tells(tmp_path: Path) -> None:
    """One thread works on a long text: what waits beyond the queue is refused, and nothing hangs."""
    long = {"text": "Output rose 5 percent to $40 million in 2021. " * 150}
    with run_server(tmp_path, WEB_CONCURRENCY="1", GUNICORN_CMD_ARGS="--threads 1") as server:

        def ask(number: int) -> requests.Response:
            return requests.post(f"{server.url}/v1/checks", json=long, timeout=120)

        with ThreadPoolExecutor(100) as pool:
            answers = list(pool.map(ask, range(100)))
        health = requests.get(f"{server.url}/healthz", timeout=10)
    statuses = Counter(answer.status_code for answer in answers)
    assert set(statuses) == {200, 503}
    assert statuses[503] >= 100 - MOST_WAITING - 1
    assert health.status_code == 200
    refused = next(answer for answer in answers if answer.status_code == 503)
    assert refused.json()["type"] == "urn:countercheck:problem:overloaded"
    assert refused.headers["Retry-After"] == "1"


def sockets_of_workers(server: Server) -> list[int]:
    """Return how many sockets each of two workers holds, once both run."""
    children = Path(f"/proc/{server.process.pid}/task/{server.process.pid}/children")
    while len(workers := children.read_text().split()) < 2:
        time.sleep(0.1)
    return [sum(map(is_socket, Path(f"/proc/{worker}/fd").iterdir())) for worker in workers]


def is_socket(descriptor: Path) -> bool:
    try:
        return str(descriptor.readlink()).startswith("socket:")
    except FileNotFoundError:  # it has been closed since it was listed
        return False


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="the sockets of a process are told by /proc")
def test_connections_opened_at_once_are_shared_among_the_workers(tmp_path: Path) -> None:
    with run_server(tmp_path) as server, ExitStack() as pool:
        sockets_of_workers(server)
        time.sleep(1)  # for the second worker to come up
        before = sockets_of_workers(server)
        for _ in range(40):
            pool.enter_context(socket.create_connection(("127.0.0.1", server.port), timeout=5))
        time.sleep(1)
        taken = [after - at_first for after, at_first in zip(sockets_of_workers(server), before, strict=True)]
    assert sum(taken) == 40
    assert min(taken) >= 10
