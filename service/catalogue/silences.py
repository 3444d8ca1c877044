"""Standing silences: config/silences.toml read into a tuple."""

from __future__ import annotations

from pathlib import Path

from service.catalogue.loading import Table, read_toml
from service.errors import ModelError
from service.model.report import Silence


def load_silences(path: Path) -> tuple[Silence, ...]:
    """Return the silences of a file, one table each, named by the fingerprint.

    Raises:
        ConfigError: The file is missing or wrong; names table and key.
    """
    return tuple(_silence(name, table) for name, table in read_toml(path).tables())


def _silence(fingerprint: str, table: Table) -> Silence:
    note, expires = table.string("note"), table.date("expires")
    table.finish()
    try:
        return Silence(fingerprint=fingerprint, note=note, expires=expires)
    except ModelError as error:
        raise table.error("note", error.detail) from error
