"""Batches: in order, each line by itself, in constant memory, with back-pressure."""

import json
import socket
import threading
import time
from pathlib import Path

import pytest
import requests
from flask.testing import FlaskClient

from service.api.batches import MOST_AT_ONCE
from tests.api.conftest import Server, run_server
from tests.api.test_later import children_of

NDJSON = "application/x-ndjson"


def send(client: FlaskClient, body: bytes) -> list[dict]:
    answer = client.post("/v1/batches", data=body, content_type=NDJSON)
    assert answer.status_code == 200
    assert answer.content_type == NDJSON
    return [json.loads(line) for line in answer.get_data().splitlines()]


def line(percent: int, **more: object) -> bytes:
    return json.dumps({"text": f"Rents rose {percent} percent in 2022.", **more}).encode() + b"\n"


def test_answers_come_in_the_order_of_the_lines(client: FlaskClient) -> None:
    answers = send(client, b"".join(line(percent) for percent in range(2, 40)))
    assert [answer["line"] for answer in answers] == list(range(1, 39))
    found = [answer["report"]["claims"][0]["text"] for answer in answers]
    assert found == [f"{percent} percent" for percent in range(2, 40)]


def test_a_report_is_the_one_that_comes_alone(client: FlaskClient) -> None:
    submission = {"text": "😀 Sales fell 120 percent.", "document_date": "2023-01-05", "offset_unit": "utf16"}
    (answer,) = send(client, json.dumps(submission).encode())
    assert answer["report"] == client.post("/v1/checks", json=submission).get_json()


def test_a_bad_line_stops_no_other(client: FlaskClient) -> None:
    lines = [
        line(5),
        b"{\n",
        b'{"text": 7}\n',
        b"\r\n",
        b"  \n",
        b'["x"]\n',
        b"\xff\n",
        line(6, colour="red"),
        line(7),
    ]
    answers = send(client, b"".join(lines))
    assert [answer["status"] for answer in answers] == [200, 400, 422, 422, 400, 422, 200]
    assert all(answer["problem"]["status"] == answer["status"] for answer in answers if answer["problem"])
    assert answers[5]["problem"]["errors"][0]["field"] == "colour"


def test_a_line_that_is_too_long_is_passed_over(client: FlaskClient) -> None:
    answers = send(client, line(5) + b'{"text": "' + b"7" * 5_000_000 + b'"}\n' + line(6))
    assert [answer["status"] for answer in answers] == [200, 413, 200]


@pytest.mark.parametrize("body", [b"", b"\n\n"])
def test_nothing_is_answered_with_nothing(client: FlaskClient, body: bytes) -> None:
    assert send(client, body) == []


def test_another_media_type_is_refused(client: FlaskClient) -> None:
    assert client.post("/v1/batches", json={"text": "Up 5 percent."}).status_code == 415


class Batch:
    """A batch sent and read by hand over one connection."""

    def __init__(self, server: Server) -> None:
        self.connection = socket.create_connection(("127.0.0.1", server.port), timeout=30)
        head = f"POST /v1/batches HTTP/1.1\r\nHost: x\r\nContent-Type: {NDJSON}\r\n"
        self.connection.sendall(f"{head}Transfer-Encoding: chunked\r\n\r\n".encode())
        self.received = b""

    def send(self, body: bytes) -> None:
        self.connection.sendall(f"{len(body):x}\r\n".encode() + body + b"\r\n")

    def read_until(self, part: bytes) -> None:
        while part not in self.received:
            more = self.connection.recv(65_536)
            assert more, "the server closed the connection"
            self.received = self.received[-100:] + more

    def close(self) -> None:
        self.connection.close()


def test_answers_come_while_the_batch_is_still_being_sent(server: Server) -> None:
    batch = Batch(server)
    for last in (40, 80):
        for number in range(40):
            batch.send(line(number + 2))
        batch.read_until(f'{{"line":{last - 20},'.encode())
    batch.connection.sendall(b"0\r\n\r\n")
    batch.read_until(b'{"line":80,')
    batch.close()


def test_more_batches_than_there_is_room_for_are_refused_at_once(tmp_path: Path) -> None:
    with run_server(tmp_path, WEB_CONCURRENCY="1") as server:
        running = [Batch(server) for _ in range(MOST_AT_ONCE)]
        for batch in running:
            batch.send(line(5) * 40)
            batch.read_until(b'{"line":1,')
        headers = {"Content-Type": NDJSON}
        refused = requests.post(f"{server.url}/v1/batches", data=line(5), headers=headers, timeout=10)
        assert refused.status_code == 503
        assert refused.json()["type"] == "urn:countercheck:problem:overloaded"
        for batch in running:
            batch.connection.sendall(b"0\r\n\r\n")
            batch.close()
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline:
            again = requests.post(f"{server.url}/v1/batches", data=line(5), headers=headers, timeout=10)
            if again.status_code == 200:
                return
            time.sleep(0.1)
        pytest.fail("the place was not given back")


def resident_kib(process: int) -> int:
    status = Path(f"/proc/{process}/status").read_text()
    return int(status.split("VmRSS:")[1].split()[0])


def test_memory_stays_the_same_and_a_client_that_does_not_read_is_waited_for(tmp_path: Path) -> None:
    """The client sends and sends without reading: the server stops reading, and holds next to nothing."""
    with run_server(tmp_path, WEB_CONCURRENCY="1") as server:
        (worker,) = children_of(server)
        batch = Batch(server)
        batch.send(line(5) * 100)
        batch.read_until(b'{"line":60,')
        before = resident_kib(worker)
        sent = 0
        body = line(5, title="x" * 900) * 50

        def push() -> None:
            nonlocal sent
            batch.connection.settimeout(4)
            try:
                for _ in range(2_000):
                    batch.send(body)
                    sent += len(body)
            except TimeoutError:
                pass

        sender = threading.Thread(target=push)
        sender.start()
        sender.join(60)
        assert sent < 2_000 * len(body)
        assert resident_kib(worker) < before * 1.1
        batch.close()
