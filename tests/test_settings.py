import re
from dataclasses import fields
from pathlib import Path

import pytest

from service.errors import ConfigError
from service.settings import PREFIX, ServerSettings, Settings, settings_page

PAGE = Path(__file__).resolve().parents[1] / "docs" / "settings.md"


def test_defaults_serve_without_any_variable() -> None:
    settings = Settings.from_env({"HOME": "/root"})
    assert settings == Settings()
    assert settings.max_body_bytes == 2_097_152
    assert settings.config_dir.is_dir()


def test_values_are_read_from_the_mapping(tmp_path: Path) -> None:
    environ = {
        "COUNTERCHECK_CONFIG_DIR": str(tmp_path),
        "COUNTERCHECK_MAX_BODY_BYTES": "4096",
        "COUNTERCHECK_MAX_TEXT_LENGTH": " 2000 ",
        "COUNTERCHECK_LOG_LEVEL": "warning",
        "COUNTERCHECK_METRICS": "No",
        "COUNTERCHECK_DATA_DIR": "/data",
        "COUNTERCHECK_INDEX_SIZE": "5000",
        "COUNTERCHECK_MAX_UPLOAD_BYTES": "1048576",
        "COUNTERCHECK_ALLOWED_HOSTS": "mirror.example figures.example:8080",
        "COUNTERCHECK_OPEN_READING": "no",
        "DATABASE_URL": "postgresql://me:secret@db/facts",
    }
    settings = Settings.from_env(environ)
    assert settings == Settings(
        config_dir=tmp_path,
        max_body_bytes=4096,
        max_text_length=2000,
        log_level="WARNING",
        metrics=False,
        data_dir=Path("/data"),
        index_size=5000,
        max_upload_bytes=1_048_576,
        allowed_hosts=("mirror.example", "figures.example:8080"),
        open_reading=False,
        database_url="postgresql://me:secret@db/facts",
    )
    assert "secret" not in repr(settings)
    assert Settings.from_env(settings.to_env()) == settings
    assert Settings.from_env(Settings().to_env()) == Settings()


def test_origins_are_parted_by_spaces_or_commas() -> None:
    settings = Settings.from_env({"COUNTERCHECK_CORS_ORIGINS": "https://a.example, http://b.example:8080"})
    assert settings.cors_origins == ("https://a.example", "http://b.example:8080")


def test_an_empty_value_counts_as_unset() -> None:
    assert Settings.from_env({"COUNTERCHECK_LOG_LEVEL": ""}) == Settings()


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("COUNTERCHECK_MAX_BODY_BYTES", "2MB", "a whole number from 1024 to 67108864"),
        ("COUNTERCHECK_MAX_BODY_BYTES", "12", "a whole number from 1024"),
        ("COUNTERCHECK_MAX_BODY_BYTES", "٤٠٩٦", "a whole number from 1024"),
        ("COUNTERCHECK_MAX_TEXT_LENGTH", "-1", "a whole number from 1"),
        ("COUNTERCHECK_MAX_TEXT_LENGTH", "9" * 5000, "a whole number from 1"),
        ("COUNTERCHECK_LOG_LEVEL", "chatty", "must be one of DEBUG, INFO, WARNING, ERROR"),
        ("COUNTERCHECK_METRICS", "perhaps", "must be one of true, 1, yes"),
        ("COUNTERCHECK_CONFIG_DIR", "/nowhere/at/all", "a folder that exists"),
        ("COUNTERCHECK_TIME_LIMIT_S", "0", "a whole number from 1 to 3600"),
        ("COUNTERCHECK_CORS_ORIGINS", "cms.example.org", "must be * or addresses such as https://"),
        ("COUNTERCHECK_CORS_ORIGINS", "https://a.example https://b.example/x", "without a path"),
        ("COUNTERCHECK_TRACES_URL", "collector:4318", "must be an address such as http://collector"),
        ("COUNTERCHECK_LOGLEVEL", "INFO", "unknown variable; known are COUNTERCHECK_ALLOWED_HOSTS"),
    ],
)
def test_an_unusable_value_is_named(name: str, value: str, said: str) -> None:
    with pytest.raises(ConfigError) as caught:
        Settings.from_env({name: value})
    assert caught.value.detail.startswith(f"{name}: ")
    assert said in caught.value.detail
    assert "\n" not in caught.value.detail


@pytest.mark.parametrize(
    ("name", "value"),
    [("PORT", "0"), ("PORT", "65536"), ("PORT", "http"), ("WEB_CONCURRENCY", "0"), ("HOST", "a b")],
)
def test_an_unusable_server_value_is_named(name: str, value: str) -> None:
    with pytest.raises(ConfigError, match=f"^{name}: must be "):
        ServerSettings.from_env({name: value})


@pytest.mark.parametrize(
    ("environ", "bind"),
    [
        ({}, "127.0.0.1:8000"),
        ({"HOST": "0.0.0.0", "PORT": "80"}, "0.0.0.0:80"),  # noqa: S104 - a value, not a socket
        ({"HOST": "::1"}, "[::1]:8000"),
    ],
)
def test_the_server_binds_where_it_is_told(environ: dict[str, str], bind: str) -> None:
    assert ServerSettings.from_env(environ).bind == bind


def test_there_are_at_least_two_workers() -> None:
    assert 2 <= ServerSettings.from_env({}).web_concurrency <= 8
    assert ServerSettings.from_env({"WEB_CONCURRENCY": "1"}).web_concurrency == 1


def test_every_variable_is_documented() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert page == settings_page(), "run: python -m service.settings > docs/settings.md"
    names = [each.metadata["variable"] or PREFIX + each.name.upper() for each in fields(Settings)]
    names += [each.name.upper() for each in fields(ServerSettings)]
    for name in names:
        assert re.search(rf"^\| `{name}` \| [^|]+ \| [A-Z][^|]+\. \|$", page, re.MULTILINE), name
