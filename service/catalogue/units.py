"""Reads config/units.toml: physical units by code, and the words and symbols that name them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from service.catalogue.loading import Table, read_toml
from service.errors import ConfigError
from service.model.unit import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitName:
    """What a word or symbol for a unit stands for.

    Attributes:
        code: Unit.
        candidates: Codes of its other readings.
        factor: Units in one of what is named (a billion cubic feet in a "bcf").
    """

    code: str
    candidates: tuple[str, ...] = ()
    factor: Decimal = Decimal(1)


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitTable:
    """Units by code; words (lower case) and symbols (as written) with what they name."""

    units: dict[str, Unit]
    words: tuple[tuple[str, UnitName], ...]
    symbols: tuple[tuple[str, UnitName], ...]


def load_units(directory: Path) -> UnitTable:
    """Return the units of `directory`/units.toml.

    Raises:
        ConfigError: An entry is malformed, or names a source or unit that is not there.
    """
    root = read_toml(directory / "units.toml")
    sources = {name for name, table in root.table("source").tables() if _is_source(table)}
    units: dict[str, Unit] = {}
    words: dict[str, UnitName] = {}
    symbols: dict[str, UnitName] = {}
    for code, table in root.table("unit").tables():
        if table.string("source") not in sources:
            raise table.error("source", "is not listed under [source]")
        units[code] = Unit(
            code, table.string("dimension"), _fraction(table, "factor"), _fraction(table, "offset", "0")
        )
        name = UnitName(code=code, candidates=table.strings("candidates", ()))
        _add(words, table, "words", name)
        _add(symbols, table, "symbols", name)
        table.optional_string("reference")
        table.finish()
    for surface, table in root.table("multiple").tables():
        code = table.string("unit")
        if table.string("source") not in sources:
            raise table.error("source", "is not listed under [source]")
        if code not in units:
            raise table.error("unit", "is not listed under [unit]")
        multiple = UnitName(code=code, factor=table.decimal("factor"))
        _add(words, table, "words", multiple, surface)
        table.finish()
    root.finish()
    return UnitTable(units=units, words=tuple(words.items()), symbols=tuple(symbols.items()))


def _is_source(table: Table) -> bool:
    """Read a source through, so that a missing field stops the service."""
    for key in ("title", "url", "retrieved"):
        table.string(key)
    table.finish()
    return True


def _add(surfaces: dict[str, UnitName], table: Table, key: str, name: UnitName, *more: str) -> None:
    """Add the surfaces of a unit; one surface names one unit."""
    for surface in (*more, *table.strings(key, ())):
        if surface in surfaces:
            raise table.error(key, f"{surface!r} already names {surfaces[surface].code}")
        surfaces[surface] = name


def _fraction(table: Table, key: str, default: str | None = None) -> Fraction:
    """Return a number or an exact quotient "a/b"."""
    try:
        parts = [Fraction(Decimal(part)) for part in table.string(key, default).split("/")]
        return parts[0] if len(parts) == 1 else parts[0] / parts[1]
    except (ArithmeticError, ValueError) as error:
        raise ConfigError(f"{table.file}: [{table.name}] {key}: must be a number or a quotient") from error
