"""Fixtures of the HTTP tests: most go through Flask's client, some through gunicorn with the real settings.

Both run the real pipeline with the real configuration; nothing is faked unless a test says so. The server
listens on a free port of 127.0.0.1 with two workers and is shared by the whole run: a test must leave it
answering.
"""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import pytest
import requests
from flask import Flask
from flask.testing import FlaskClient

from service.api import create_app
from service.settings import Settings

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Server:
    """A running gunicorn."""

    url: str
    process: subprocess.Popen[bytes]
    log: Path

    @property
    def port(self) -> int:
        return int(self.url.rsplit(":", 1)[1])


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings of a store of its own with nothing in it, so that no test sees what a developer has loaded."""
    return Settings(data_dir=tmp_path_factory.mktemp("data"), starter_set=False)


@pytest.fixture(scope="session")
def app(settings: Settings) -> Flask:
    return create_app(settings)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with run_server(tmp_path_factory.mktemp("server")) as running:
        yield running


@contextmanager
def run_server(folder: Path, **variables: str) -> Iterator[Server]:
    """Run gunicorn with the real settings until the block ends."""
    port = free_port()
    log = folder / "log.jsonl"
    variables = {"COUNTERCHECK_DATA_DIR": str(folder / "data")} | variables
    with log.open("wb") as output, start_server(port, output, **variables) as process:
        server = Server(f"http://127.0.0.1:{port}", process, log)
        try:
            wait_until_up(server)
            yield server
        finally:
            process.terminate()
            try:
                process.wait(timeout=40)
            finally:
                process.kill()


def start_server(port: int, output: IO[bytes], **variables: str) -> subprocess.Popen[bytes]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("COUNTERCHECK_")}
    environ = {
        **kept,
        "PORT": str(port),
        "WEB_CONCURRENCY": "2",
        "COUNTERCHECK_STARTER_SET": "no",
        **variables,
    }
    environ.pop("PROMETHEUS_MULTIPROC_DIR", None)
    command = [sys.executable, "-m", "gunicorn", "-c", "config/gunicorn.conf.py"]
    return subprocess.Popen(command, cwd=ROOT, env=environ, stdout=output, stderr=output)  # noqa: S603


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def wait_until_up(server: Server) -> None:
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        if server.process.poll() is not None:
            break
        try:
            if requests.get(f"{server.url}/healthz", timeout=2).ok:
                return
        except requests.ConnectionError:
            time.sleep(0.1)
    pytest.fail(f"the server did not come up:\n{server.log.read_text()}")
