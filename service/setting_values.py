"""Reads the values of settings from the texts of environment variables; a ValueError says what is wanted."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

_BOOLEANS = {"true": True, "1": True, "yes": True, "false": False, "0": False, "no": False}
_ORIGIN = re.compile(r"https?://[^\s/?#@]{1,250}")
LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")


def whole_number(low: int, high: int) -> Callable[[str], int]:
    """Return a reader of whole numbers from `low` to `high`."""

    def read(raw: str) -> int:
        if not (raw.isascii() and raw.isdigit() and len(raw) <= 18 and low <= int(raw) <= high):
            raise ValueError(f"must be a whole number from {low} to {high}")
        return int(raw)

    return read


def boolean(raw: str) -> bool:
    """Read true or false."""
    if raw.lower() not in _BOOLEANS:
        raise ValueError(f"must be one of {', '.join(_BOOLEANS)}")
    return _BOOLEANS[raw.lower()]


def log_level(raw: str) -> str:
    """Read a level of the log."""
    if raw.upper() not in LOG_LEVELS:
        raise ValueError(f"must be one of {', '.join(LOG_LEVELS)}")
    return raw.upper()


def origins(raw: str) -> tuple[str, ...]:
    """Read origins of pages."""
    origins = tuple(raw.replace(",", " ").split())
    for origin in origins:
        if origin != "*" and _ORIGIN.fullmatch(origin) is None:
            raise ValueError("must be * or addresses such as https://cms.example.org, without a path")
    return origins


def collector(raw: str) -> str:
    """Read the address of a collector of spans."""
    if _ORIGIN.match(raw) is None:
        raise ValueError("must be an address such as http://collector:4318/v1/traces")
    return raw


def directory(raw: str) -> Path:
    """Read a folder that exists."""
    if not Path(raw).is_dir():
        raise ValueError("must be a folder that exists")
    return Path(raw)


def host(raw: str) -> str:
    """Read an address or a host name."""
    if not raw or any(character.isspace() or character == "/" for character in raw):
        raise ValueError("must be an address or a host name")
    return raw


def hosts(raw: str) -> tuple[str, ...]:
    """Read hosts with spaces between."""
    return tuple(host(each) for each in raw.split())
