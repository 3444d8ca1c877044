import datetime as dt
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from service.api import create_app
from service.errors import ConfigError
from service.reference.database import open_database
from service.reference.keys import add_key
from service.settings import Settings
from tests.api.conftest import free_port

KEY, OTHER = "cck_" + "a" * 40, "cck_" + "b" * 40
TEXT = {"json": {"text": "Up 5 percent."}}


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    settings = Settings(data_dir=tmp_path, starter_set=False)
    database = open_database("", data_dir=tmp_path)
    for name, key in (("desk", KEY), ("wire", OTHER)):
        add_key(database, key, name=name, now=dt.datetime(2024, 1, 1, tzinfo=dt.UTC))
    database.close()
    return settings


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 401),
        ({"X-API-Key": "cck_" + "c" * 40}, 401),
        ({"Authorization": f"Basic {KEY}"}, 401),
        ({"X-API-Key": KEY}, 200),
        ({"Authorization": f"bearer {KEY}"}, 200),
    ],
)
def test_where_a_key_is_needed_only_known_ones_pass(
    settings: Settings, headers: dict[str, str], status: int
) -> None:
    client = create_app(replace(settings, require_key=True)).test_client()
    answer = client.post("/v1/checks", headers=headers, **TEXT)
    assert answer.status_code == status
    if status == 401:
        assert answer.headers["WWW-Authenticate"] == "Bearer"
        assert answer.mimetype == "application/problem+json"
        assert "cck_" not in answer.text


def test_what_is_no_work_needs_no_key(settings: Settings) -> None:
    client = create_app(replace(settings, require_key=True)).test_client()
    for path in ("/", "/healthz", "/readyz", "/docs", "/docs/rules", "/openapi.json"):
        with client.get(path) as answer:
            assert answer.status_code == 200
    assert client.post("/", data={"text": "Up 5 percent."}).status_code == 401


def statuses(client: FlaskClient, count: int, **headers: str) -> list[int]:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return [client.post("/v1/checks", headers=named, **TEXT).status_code for _ in range(count)]


def test_each_caller_has_a_limit_of_its_own(settings: Settings) -> None:
    client = create_app(replace(settings, rate_limit="3/hour")).test_client()
    assert statuses(client, 4, X_API_Key=KEY) == [200, 200, 200, 429]
    assert statuses(client, 4, X_API_Key=OTHER) == [200, 200, 200, 429]
    assert statuses(client, 4) == [200, 200, 200, 429]
    refused = client.post("/v1/checks", **TEXT)
    assert refused.mimetype == "application/problem+json"
    assert refused.get_json()["type"] == "urn:countercheck:problem:too-many-requests"
    assert "3 per 1 hour" in refused.get_json()["detail"]
    assert int(refused.headers["Retry-After"]) > 0
    assert client.get("/healthz").status_code == 200


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("rate_limit", "often", "COUNTERCHECK_RATE_LIMIT: must be such as 60/minute"),
        ("rate_store", "carrier://pigeon", "COUNTERCHECK_RATE_STORE: must be memory://"),
    ],
)
def test_an_unusable_setting_is_named(settings: Settings, name: str, value: str, said: str) -> None:
    with pytest.raises(ConfigError) as caught:
        create_app(replace(settings, **{"rate_limit": "3/hour", name: value}))
    assert said in caught.value.detail


@pytest.fixture(scope="module")
def redis(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    program = shutil.which("redis-server")
    if program is None:
        pytest.skip("no redis-server: as root, tools/browser_and_redis.sh installs it")
    port = free_port()
    options = ["--port", str(port), "--bind", "127.0.0.1", "--save", "", "--daemonize", "no"]
    with subprocess.Popen(  # noqa: S603
        [program, *options], cwd=tmp_path_factory.mktemp("redis"), stdout=subprocess.DEVNULL
    ) as process:
        deadline = time.monotonic() + 10
        while time.monotonic() < deadline:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.05)
        yield f"redis://127.0.0.1:{port}/0"
        process.terminate()


def test_in_redis_workers_count_together(settings: Settings, redis: str) -> None:
    def worker() -> Flask:
        return create_app(replace(settings, rate_limit="4/hour", rate_store=redis))

    first, second = worker().test_client(), worker().test_client()
    assert statuses(first, 3, X_API_Key=KEY) == [200, 200, 200]
    assert statuses(second, 2, X_API_Key=KEY) == [200, 429]
