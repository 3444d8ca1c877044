"""Spans reach a collector over HTTP from a running server, and tell nothing of the text."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
import requests
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest

from tests.api.conftest import run_server

TRACE = "4bf92f3577b34da6a3ce929d0e0e4736"


class Collector(ThreadingHTTPServer):
    """Keeps what it is sent."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.bodies: list[bytes] = []
        threading.Thread(target=self.serve_forever, daemon=True).start()


class _Handler(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        assert isinstance(self.server, Collector)
        self.server.bodies.append(self.rfile.read(int(self.headers["Content-Length"])))
        self.send_response(200)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name in the library
        """Keep the test's output clean."""


@pytest.fixture
def collector() -> Iterator[Collector]:
    running = Collector()
    yield running
    running.shutdown()
    running.server_close()


def test_spans_name_the_route_and_nothing_of_the_text(collector: Collector, tmp_path: Path) -> None:
    address = f"http://127.0.0.1:{collector.server_port}/v1/traces"
    with run_server(tmp_path, COUNTERCHECK_TRACES_URL=address) as server:
        for _ in range(4):
            answer = requests.post(
                f"{server.url}/v1/checks?title=embargoed-merger",
                json={"text": "The secret takeover costs 7 percent more."},
                headers={"traceparent": f"00-{TRACE}-00f067aa0ba902b7-01"},
                timeout=10,
            )
            assert answer.status_code == 200
        assert requests.get(f"{server.url}/healthz", timeout=10).ok
    spans = [
        span
        for body in collector.bodies
        for resource in ExportTraceServiceRequest.FromString(body).resource_spans
        for scope in resource.scope_spans
        for span in scope.spans
    ]
    assert [span.name for span in spans] == ["POST /v1/checks"] * 4
    assert {span.trace_id.hex() for span in spans} == {TRACE}
    attributes = {each.key: each.value for span in spans for each in span.attributes}
    assert any(each.int_value == 200 for each in attributes.values())
    sent = b"".join(collector.bodies)
    for secret in (b"embargoed", b"secret", b"takeover"):
        assert secret not in sent
