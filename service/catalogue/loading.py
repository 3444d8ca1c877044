"""Typed reading of config/*.toml, with errors that name file, table and key.

A `Table` hands out its values by type and, in `finish`, rejects every key that nobody asked for, so that
a misspelt key stops the service instead of being ignored.
"""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

from service.errors import ConfigError

T = TypeVar("T")


class Table:
    """One table of a TOML file.

    >>> table = Table("units.toml", "tonne", {"factor": Decimal(1000)})
    >>> table.decimal("factor")
    Decimal('1000')
    >>> table.finish()
    """

    def __init__(self, file: str, name: str, values: dict[str, object]) -> None:
        self.file = file
        self.name = name
        self._values = values
        self._seen: set[str] = set()

    def error(self, key: str, problem: str) -> ConfigError:
        """Return the error that tells where the problem is."""
        return ConfigError(f"{self.file}: [{self.name}] {key}: {problem}")

    def string(self, key: str, default: str | None = None) -> str:
        """Return a non-empty string."""
        value = self._get(key, str, default)
        if not value and default is None:
            raise self.error(key, "must not be empty")
        return value

    def optional_string(self, key: str) -> str | None:
        """Return a string, or None where the key is absent."""
        return self.string(key) if key in self._values else None

    def boolean(self, key: str, default: bool | None = None) -> bool:
        """Return a true or false."""
        return self._get(key, bool, default)

    def integer(self, key: str, default: int | None = None) -> int:
        """Return a whole number."""
        return self._get(key, int, default)

    def decimal(self, key: str, default: Decimal | None = None) -> Decimal:
        """Return an exact number, written as integer, decimal or a string of digits."""
        self._seen.add(key)
        value = self._values.get(key, default)
        if isinstance(value, (int, str)) and not isinstance(value, bool):
            value = Decimal(value)
        if not isinstance(value, Decimal):
            raise self.error(key, "a number is missing")
        return value

    def date(self, key: str) -> dt.date:
        """Return a day, written as a TOML date."""
        value = self._get(key, dt.date, None)
        if isinstance(value, dt.datetime):
            raise self.error(key, "must be a day without a time")
        return value

    def strings(self, key: str, default: tuple[str, ...] | None = None) -> tuple[str, ...]:
        """Return a list of distinct strings."""
        values = self._get(key, list, None if default is None else list(default))
        if not all(isinstance(value, str) for value in values):
            raise self.error(key, "must be a list of strings")
        if len(set(values)) != len(values):
            raise self.error(key, "holds an entry twice")
        return tuple(values)

    def lists(self, key: str) -> tuple[tuple[str, ...], ...]:
        """Return a list of lists of strings; empty where the key is absent."""
        values = self._get(key, list, [])
        if not all(isinstance(value, list) and all(isinstance(s, str) for s in value) for value in values):
            raise self.error(key, "must be a list of lists of strings")
        return tuple(tuple(value) for value in values)

    def choice(self, key: str, choices: tuple[str, ...], default: str | None = None) -> str:
        """Return one of `choices`."""
        value = self.string(key, default)
        if value not in choices:
            raise self.error(key, f"must be one of {', '.join(choices)}, not {value!r}")
        return value

    def table(self, key: str) -> Table:
        """Return a table within this one; empty where the key is absent."""
        return Table(self.file, f"{self.name}.{key}" if self.name else key, self._get(key, dict, {}))

    def tables(self) -> Iterator[tuple[str, Table]]:
        """Yield every table within this one by its key, in the order of the file."""
        for key in self._values:
            yield key, self.table(key)

    def names(self) -> tuple[str, ...]:
        """Return the keys in the order of the file."""
        return tuple(self._values)

    def finish(self) -> None:
        """Reject keys that were never asked for."""
        unknown = sorted(set(self._values) - self._seen)
        if unknown:
            raise self.error(unknown[0], "unknown key")

    def _get(self, key: str, kind: type[T], default: T | None) -> T:
        self._seen.add(key)
        value = self._values.get(key, default)
        if value is None:
            raise self.error(key, "is missing")
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            raise self.error(key, f"must be a {kind.__name__}, not {type(value).__name__}")
        return value


def read_toml(path: Path) -> Table:
    """Return the root table of a TOML file, its decimals exact.

    Raises:
        ConfigError: The file is missing or is not TOML.
    """
    try:
        with path.open("rb") as file:
            values = tomllib.load(file, parse_float=Decimal)
    except OSError as error:
        raise ConfigError(f"{path.name}: cannot be read: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path.name}: {error}") from error
    return Table(path.name, "", values)
