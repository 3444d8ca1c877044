from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from service.api import create_app
from service.errors import ConfigError
from service.settings import Settings


def test_limits_come_from_the_settings() -> None:
    small = create_app(replace(Settings(), max_body_bytes=1024, max_text_length=10)).test_client()
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
