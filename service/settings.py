"""Deployment settings: environment variables, parsed once into frozen objects and passed down.

Nothing else in the service reads the environment. `settings_page` writes docs/settings.md from the same
declarations, so that no variable goes undocumented (`python -m service.settings > docs/settings.md`).
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import Field, dataclass, field, fields
from pathlib import Path
from typing import Any, Self

from service.errors import ConfigError
from service.setting_values import (
    LOG_LEVELS,
    boolean,
    collector,
    directory,
    host,
    hosts,
    log_level,
    origins,
    whole_number,
)

PREFIX = "COUNTERCHECK_"

SQLITE_FILE = "countercheck.db"
"""The embedded database, within `data_dir`."""

_MEBIBYTE = 1024 * 1024
_ROOT = Path(__file__).resolve().parents[1]
_DEFAULT_CONFIG = _ROOT / "config"
_DEFAULT_DATA = _ROOT / "var"
_STARTER_SET = _ROOT / "reference-data"


def _processes() -> int:
    processors = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return max(2, min(8, processors or 1))


def _setting(
    default: object,
    read: Callable[[str], object],
    doc: str,
    shown: str | None = None,
    *,
    variable: str | None = None,
    hidden: bool = False,
) -> Any:
    """Return a field with all that is known of a setting.

    Args:
        default: Its value where nothing is set, or what gives it.
        read: Reads its value; a ValueError says what is wanted.
        doc: What it means, for docs/settings.md.
        shown: Its default in words.
        variable: Its name, where that is not the field's in capitals with the prefix.
        hidden: Whether its value may hold a password, and so is not shown.
    """
    about = {"read": read, "doc": doc, "shown": shown, "variable": variable}
    if callable(default):
        return field(default_factory=default, metadata=about)
    return field(default=default, repr=not hidden, metadata=about)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a deployment can set of the service itself; variables carry the prefix `COUNTERCHECK_`.

    Each field says what it means, and in which unit, in its own words.
    """

    config_dir: Path = _setting(
        _DEFAULT_CONFIG,
        directory,
        "Folder with the words, units and measures that the service knows.",
        "the `config` folder beside the `service` package",
    )
    max_body_bytes: int = _setting(
        2 * _MEBIBYTE,
        whole_number(1024, 64 * _MEBIBYTE),
        "Longest request body, in bytes; a longer one is answered with 413.",
    )
    max_file_bytes: int = _setting(
        20 * _MEBIBYTE,
        whole_number(1024, 256 * _MEBIBYTE),
        "Longest PDF, DOCX or e-mail, in bytes, as a body or in a form: these hold more than text.",
    )
    max_text_length: int = _setting(
        300_000,
        whole_number(1, 64 * _MEBIBYTE),
        "Longest text, in Unicode code points; a longer one is answered with 422.",
    )
    max_reading_seconds: int = _setting(
        10,
        whole_number(1, 25),
        "Longest time to take the text out of a file, in seconds; a file that takes longer is answered "
        "with 422.",
    )
    log_level: str = _setting(
        "INFO", log_level, f"Least severe log line that is written: {', '.join(LOG_LEVELS)}."
    )
    metrics: bool = _setting(True, boolean, "Whether `GET /metrics` is served.", "true")
    database_url: str = _setting(
        "",
        str,
        "Where datasets are kept, as `postgresql://user:password@host/name`.",
        "SQLite in `COUNTERCHECK_DATA_DIR`",
        variable="DATABASE_URL",
        hidden=True,
    )
    data_dir: Path = _setting(
        _DEFAULT_DATA,
        Path,
        "Folder of the embedded database and of uploads that are being loaded; made where it is missing.",
        "the `var` folder beside the `service` package",
    )
    index_size: int = _setting(
        200_000,
        whole_number(1000, 100_000_000),
        "Most observations and series that a worker keeps in memory, at some 300 bytes each.",
    )
    time_limit_s: int = _setting(
        20,
        whole_number(1, 3600),
        "Longest time that checking one text may take, in seconds; then it is stopped and answered with 503.",
    )
    later_max_body_bytes: int = _setting(
        20 * _MEBIBYTE,
        whole_number(1024, 256 * _MEBIBYTE),
        "Longest request body of a check that is answered later (`Prefer: respond-async`), in bytes.",
    )
    later_max_text_length: int = _setting(
        3_000_000, whole_number(1, 64 * _MEBIBYTE), "Longest text of such a check, in Unicode code points."
    )
    later_time_limit_s: int = _setting(
        600, whole_number(1, 86_400), "Longest time that such a check may take, in seconds."
    )
    later_keep_s: int = _setting(
        86_400,
        whole_number(60, 31_536_000),
        "How long such a check is kept, in seconds; its text goes when the answer has come.",
    )
    require_key: bool = _setting(
        False,
        boolean,
        "Whether every call of `/v1` and `/v2`, and a text sent to the page, needs a key (`X-API-Key`).",
        "false",
    )
    rate_limit: str = _setting(
        "",
        str,
        "How much one caller (by key, else by address) may ask, such as `60/minute;1000/day`; more is "
        "answered with 429.",
        "no limit",
    )
    rate_store: str = _setting(
        "memory://",
        str,
        "Where callers are counted: `memory://` in each worker by itself, `redis://host:6379/0` for all.",
        hidden=True,
    )
    cors_origins: tuple[str, ...] = _setting(
        (),
        origins,
        "Origins whose pages may call `/v1` and `/v2` from a browser, with spaces between; `*` for any.",
        "none",
    )
    traces_url: str = _setting(
        "",
        collector,
        "Where spans of requests go, as OTLP over HTTP (`http://collector:4318/v1/traces`); they hold "
        "no text, title or query.",
        "nowhere",
    )

    starter_set: bool = _setting(
        True, boolean, "Whether the datasets that are shipped are loaded where they are missing.", "true"
    )

    max_upload_bytes: int = _setting(
        256 * _MEBIBYTE,
        whole_number(1024, 16 * 1024 * _MEBIBYTE),
        "Longest file that is loaded as a dataset, in bytes, uploaded or fetched.",
    )
    allowed_hosts: tuple[str, ...] = _setting(
        (),
        hosts,
        "Hosts that datasets may be fetched from though they lie inside the network, as `name` or "
        "`name:port`, with spaces between.",
        "none",
    )
    open_reading: bool = _setting(
        True, boolean, "Whether datasets can be looked into without an API key.", "true"
    )

    @property
    def starter_folder(self) -> Path | None:
        """Folder of the datasets that are shipped; None where they are not wanted."""
        return _STARTER_SET if self.starter_set else None

    def to_env(self) -> dict[str, str]:
        """Return the variables that state these settings, for a process that is to have the same."""
        return {_variable(each, PREFIX): _written(getattr(self, each.name)) for each in fields(self)}

    @classmethod
    def from_env(cls, environ: Mapping[str, str]) -> Self:
        """Return the settings that `environ` states, defaults for the rest.

        Raises:
            ConfigError: A value is unusable, or a variable with the prefix is unknown; names the variable.
        """
        known = {_variable(each, PREFIX) for each in fields(cls)}
        unknown = sorted(name for name in environ if name.startswith(PREFIX) and name not in known)
        if unknown:
            raise ConfigError(f"{unknown[0]}: unknown variable; known are {', '.join(sorted(known))}")
        return cls(**_read_all(cls, environ, PREFIX))


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerSettings:
    """Where the web server listens, read by config/gunicorn.conf.py under the names that hosts use."""

    host: str = _setting("127.0.0.1", host, "Address to listen on.")
    port: int = _setting(8000, whole_number(1, 65535), "TCP port to listen on.")
    web_concurrency: int = _setting(
        _processes, whole_number(1, 256), "Number of worker processes.", "one for each processor, from 2 to 8"
    )

    @classmethod
    def from_env(cls, environ: Mapping[str, str]) -> Self:
        """Return the settings that `environ` states, defaults for the rest.

        Raises:
            ConfigError: A value is unusable; names the variable.
        """
        return cls(**_read_all(cls, environ, ""))

    @property
    def bind(self) -> str:
        """Return host and port as the web server wants them, an IPv6 address in brackets.

        >>> ServerSettings(host="::1", port=80).bind
        '[::1]:80'
        """
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"


def _variable(setting: Field[Any], prefix: str) -> str:
    return setting.metadata["variable"] or prefix + setting.name.upper()


def _written(value: object) -> str:
    if isinstance(value, tuple):
        return " ".join(map(str, value))
    return str(value).lower() if isinstance(value, bool) else str(value)


def _read_all(owner: type, environ: Mapping[str, str], prefix: str) -> dict[str, Any]:
    read = {}
    for each in fields(owner):
        variable = _variable(each, prefix)
        raw = environ.get(variable, "").strip()
        if raw:
            read[each.name] = _read_one(each, variable, raw)
    return read


def _read_one(setting: Field[Any], variable: str, raw: str) -> object:
    try:
        return setting.metadata["read"](raw)
    except ValueError as error:
        raise ConfigError(f"{variable}: {error}, not {raw!r}") from error


def settings_page() -> str:
    """Return the Markdown page that documents every variable."""
    lines = [
        "# Settings",
        "",
        "The service is set up by environment variables, read once at start. An empty value counts as unset;",
        "an unusable one, or an unknown name with the prefix, stops the service with a line that names it.",
        "",
        "| variable | default | meaning |",
        "|---|---|---|",
        *_rows(Settings, PREFIX),
        *_rows(ServerSettings, ""),
        "",
        "`HOST`, `PORT` and `WEB_CONCURRENCY` belong to the web server and are read by",
        "`config/gunicorn.conf.py`; it also keeps the counters of all workers in `PROMETHEUS_MULTIPROC_DIR`,",
        "by default a temporary folder that it removes at the end.",
    ]
    return "\n".join(lines) + "\n"


def _rows(owner: type, prefix: str) -> list[str]:
    return [
        f"| `{_variable(each, prefix)}` | {each.metadata['shown'] or each.default} | {doc} |"
        for each in fields(owner)
        for doc in [each.metadata["doc"]]
    ]


if __name__ == "__main__":
    sys.stdout.write(settings_page())
