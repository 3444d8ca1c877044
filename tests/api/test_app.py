from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from service.api import create_app
from service.errors import ConfigError
from service.settings import Settings


def test_limits_come_from_the_settings(settings: Settings) -> None:
    small = create_app(replace(settings, max_body_bytes=1024, max_text_length=10)).test_client()
    assert small.post("/v1/checks", json={"text": "0123456789"}).status_code == 200
    assert small.post("/v1/checks", json={"text": "01234567890"}).status_code == 422
    assert small.post("/v1/checks", data=b"7" * 1025, content_type="text/plain").status_code == 413


def test_a_folder_without_configuration_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"\.toml: "):
        create_app(Settings(config_dir=tmp_path))


def test_there_is_no_folder_of_static_files(app: Flask) -> None:
    assert app.static_folder is None


@pytest.mark.parametrize("path", ["/v1/checks", "/v1/rules", "/healthz"])
def test_a_route_says_what_methods_it_takes(client: FlaskClient, path: str) -> None:
    response = client.options(path)
    assert response.status_code == 200
    assert "OPTIONS" in response.headers["Allow"]


def test_a_text_that_takes_too_long_is_stopped() -> None:
    client = create_app(Settings(time_limit_s=0.1)).test_client()  # type: ignore[arg-type]
    long = "Output rose 5 percent to $40 million in 2021. " * 1_000
    for path in ("/v1/checks", "/v1/claims"):
        answer = client.post(path, json={"text": long})
        assert answer.status_code == 503
        assert answer.get_json()["type"] == "urn:countercheck:problem:time-limit"
        assert "longer than 0.1 s" in answer.get_json()["detail"]
    assert client.post("/v1/checks", json={"text": "Up 5 percent."}).status_code == 200


ORIGIN = "https://cms.example.org"


@pytest.mark.parametrize(
    ("allowed", "asking", "answered"),
    [
        ((), ORIGIN, None),
        ((ORIGIN,), ORIGIN, ORIGIN),
        ((ORIGIN, "https://desk.example.org"), ORIGIN, ORIGIN),
        ((ORIGIN,), "https://elsewhere.example.org", None),
        (("*",), ORIGIN, ORIGIN),
    ],
)
def test_browsers_may_call_from_the_origins_set(
    allowed: tuple[str, ...], asking: str, answered: str | None
) -> None:
    client = create_app(Settings(cors_origins=allowed)).test_client()
    headers = {"Origin": asking, "Access-Control-Request-Method": "POST"}
    preflight = client.options("/v1/checks", headers=headers)
    assert preflight.headers.get("Access-Control-Allow-Origin") == answered
    answer = client.post("/v1/checks", json={"text": "Up 5 percent."}, headers={"Origin": asking})
    assert answer.headers.get("Access-Control-Allow-Origin") == answered
    assert "Access-Control-Allow-Origin" not in client.get("/", headers={"Origin": asking}).headers
    assert "Access-Control-Allow-Credentials" not in answer.headers
