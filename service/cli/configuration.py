"""`.countercheck.toml`: what a folder of texts asks of every check below it.

The nearest file upwards from a text counts, and it alone. What the command line says goes before it.
"""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

from service.errors import ConfigError
from service.model.report import Severity

FILE_NAME = ".countercheck.toml"

_LEVELS = tuple(severity.value for severity in Severity)


@dataclass(frozen=True, slots=True, kw_only=True)
class Configuration:
    """What one file says; None and () where it says nothing.

    Attributes:
        path: The file; None where there is none.
        fail_on: Least severity of a flag that makes the exit code 1.
        minimum_severity: Least severity of the flags to raise.
        minimum_confidence: Least confidence of the flags to raise, 0 to 1.
        rules: Entries as `--rule` takes them.
        entities: Codes or names of whom the texts are about.
        date: Day that relative periods are counted from.
        baseline: File of flags that are known.
        silences: File of silences.
        exclude: Patterns of files not to check, from the file's folder.
    """

    path: Path | None = None
    fail_on: str | None = None
    minimum_severity: str | None = None
    minimum_confidence: float | None = None
    rules: tuple[str, ...] = ()
    entities: tuple[str, ...] = ()
    date: dt.date | None = None
    baseline: Path | None = None
    silences: Path | None = None
    exclude: tuple[str, ...] = ()

    def excludes(self, file: Path) -> bool:
        """Say whether a pattern of `exclude` matches the file's path from the configuration's folder."""
        if self.path is None:
            return False
        folder, resolved = self.path.parent, file.resolve()
        if not resolved.is_relative_to(folder):
            return False
        return any(fnmatch(resolved.relative_to(folder).as_posix(), pattern) for pattern in self.exclude)


def find_configuration(folder: Path) -> Path | None:
    """Return the nearest configuration file from `folder` upwards, or None."""
    resolved = folder.resolve()
    for each in (resolved, *resolved.parents):
        if (each / FILE_NAME).is_file():
            return each / FILE_NAME
    return None


def load_configuration(path: Path) -> Configuration:
    """Return what a configuration file says.

    Raises:
        ConfigError: It cannot be read, or a key is unknown or unusable; names file and key.
    """
    path = path.resolve()
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ConfigError(f"{path}: cannot be read: {error}") from error
    values: dict[str, Any] = {}
    for key, value in table.items():
        read = _KEYS.get(key)
        if read is None:
            raise ConfigError(f"{path}: unknown key {key}; known are {', '.join(_KEYS)}")
        try:
            values[key.replace("-", "_")] = read(value, path.parent)
        except ValueError as error:
            raise ConfigError(f"{path}: {key} {error}, not {value!r}") from error
    return Configuration(path=path, **values)


def _one_of(names: tuple[str, ...]) -> Callable[[Any, Path], str]:
    def read(value: Any, _: Path) -> str:
        if value not in names:
            raise ValueError(f"must be one of {', '.join(names)}")
        return str(value)

    return read


def _share(value: Any, _: Path) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        raise ValueError("must be a number from 0 to 1")
    return float(value)


def _strings(value: Any, _: Path) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise ValueError("must be a list of strings")
    return tuple(value)


def _day(value: Any, _: Path) -> dt.date:
    if isinstance(value, dt.datetime) or not isinstance(value, dt.date):
        raise ValueError("must be a date as 2024-05-17, without quotes")
    return value


def _path(value: Any, folder: Path) -> Path:
    if not isinstance(value, str) or not value:
        raise ValueError("must be the name of a file")
    return folder / value


_KEYS: Mapping[str, Callable[[Any, Path], Any]] = {
    "fail-on": _one_of((*_LEVELS, "never")),
    "minimum-severity": _one_of(_LEVELS),
    "minimum-confidence": _share,
    "rules": _strings,
    "entities": _strings,
    "date": _day,
    "baseline": _path,
    "silences": _path,
    "exclude": _strings,
}
