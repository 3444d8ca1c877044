"""What gunicorn cannot read is answered with a problem as well."""

import json
import socket

import pytest

from service.api.schemas.problem import ProblemSchema
from tests.api.conftest import Server

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
