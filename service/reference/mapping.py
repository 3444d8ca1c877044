"""How the columns of a table become dimensions: read from TOML, and written as it.

    [columns]                       # tidy: what each column holds
    ref_area = "Country Code"
    time_period = "Year"
    obs_value = "Value"
    [constants]                     # what the table says of all rows
    measure = "gdp"
    unit = "USD"
    [dimensions]                    # further columns that tell series apart
    sector = "Sector"
    [codes.ref_area]                # words of the table, as codes
    "Kazakstan" = "KAZ"
    [read]
    decimal = ","

In `unit`, "{currency}" stands for the money of the area, and the name of a further dimension in braces for
its word, as in "{currency}/EUR".

A wide table has `[wide] periods = true` (each header that is a period is a column of values) or a table
`[wide.columns."Exports, USD million"]` for each column of values, with the constants that hold for it.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from service.catalogue.loading import Table
from service.errors import ConfigError, InputError

DIMENSIONS = (
    "freq",
    "measure",
    "ref_area",
    "counterpart_area",
    "unit",
    "unit_mult",
    "transformation",
    "adjustment",
    "prices",
    "collection",
    "title",
    "base_period",
)
"""What a series may be told by beside further dimensions; a column or a constant each."""

_COLUMNS = (*DIMENSIONS, "time_period", "obs_value", "obs_status")
_CONSTANTS = (*DIMENSIONS, "time_period")
_DATE_ORDERS = ("", "dmy", "mdy")
_LONGEST = 200_000


def _empty() -> Mapping[str, Any]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How a file is read before its columns mean anything.

    Attributes:
        encoding: Name of its character set, or "" to find out.
        delimiter: What stands between fields, or "" to find out.
        decimal: "." or ",", or "" to find out.
        date_order: `dmy`, `mdy` or "".
        skip_rows: Lines above the header.
        sheet: Name of the sheet of a workbook, or "" for the first.
        missing: Further marks of a missing value, in lower case.
    """

    encoding: str = ""
    delimiter: str = ""
    decimal: str = ""
    date_order: str = ""
    skip_rows: int = 0
    sheet: str = ""
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnMapping:
    """How the columns of a table become dimensions.

    Attributes:
        columns: Header by what the column holds.
        constants: What holds for all rows.
        dimensions: Header by name of a further dimension.
        periods_wide: Each header that is a period is a column of values.
        wide: Constants of each column of values, by its header; empty for a tidy table.
        codes: Code by words of the table, by dimension.
        reading: How the file is read.
    """

    columns: Mapping[str, str] = field(default_factory=_empty)
    constants: Mapping[str, str] = field(default_factory=_empty)
    dimensions: Mapping[str, str] = field(default_factory=_empty)
    periods_wide: bool = False
    wide: Mapping[str, Mapping[str, str]] = field(default_factory=_empty)
    codes: Mapping[str, Mapping[str, str]] = field(default_factory=_empty)
    reading: Reading = Reading()

    @property
    def headers(self) -> tuple[str, ...]:
        """Return every header that is named, each once."""
        return tuple(dict.fromkeys((*self.columns.values(), *self.dimensions.values(), *self.wide)))

    @property
    def is_wide(self) -> bool:
        """Say whether values stand in more than one column."""
        return self.periods_wide or bool(self.wide)


def parse_mapping(text: str) -> ColumnMapping:
    """Return the mapping that a TOML text states.

    Raises:
        InputError: It is not TOML, or a key is unknown, missing, of the wrong type or at odds with another.
    """
    if len(text) > _LONGEST:
        raise InputError(f"the mapping is longer than {_LONGEST} characters", field="mapping")
    try:
        values = tomllib.loads(text, parse_float=Decimal)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise InputError(f"the mapping is not TOML: {error}", field="mapping") from error
    try:
        mapping = _mapping(Table("mapping", "", values))
    except ConfigError as error:
        raise InputError(error.detail, field="mapping") from error
    _check(mapping)
    return mapping


def mapping_toml(mapping: ColumnMapping) -> str:
    """Return the TOML text of a mapping, which `parse_mapping` reads as the same one."""
    sections = [
        _section("columns", mapping.columns),
        _section("constants", mapping.constants),
        _section("dimensions", mapping.dimensions),
    ]
    if mapping.periods_wide:
        sections.append("[wide]\nperiods = true\n")
    sections += [_section(f"wide.columns.{_string(header)}", of, True) for header, of in mapping.wide.items()]
    sections += [_section(f"codes.{name}", codes) for name, codes in mapping.codes.items()]
    reading, usual = mapping.reading, Reading()
    lines = [
        f"{name} = {_value(getattr(reading, name))}\n"
        for name in Reading.__dataclass_fields__
        if getattr(reading, name) != getattr(usual, name)
    ]
    if lines:
        sections.append("[read]\n" + "".join(lines))
    return "\n".join(section for section in sections if section)


def _mapping(root: Table) -> ColumnMapping:
    wide = root.table("wide")
    columns = wide.table("columns")
    mapping = ColumnMapping(
        columns=_strings(root.table("columns"), _COLUMNS),
        constants=_strings(root.table("constants"), _CONSTANTS),
        dimensions=_strings(root.table("dimensions")),
        periods_wide=wide.boolean("periods", False),
        wide=MappingProxyType({header: _strings(of, _CONSTANTS) for header, of in columns.tables()}),
        codes=MappingProxyType({name: _strings(of) for name, of in root.table("codes").tables()}),
        reading=_reading(root.table("read")),
    )
    wide.finish()
    root.finish()
    return mapping


def _strings(table: Table, known: tuple[str, ...] | None = None) -> Mapping[str, str]:
    strings = {key: table.string(key) for key in table.names()}
    unknown = [key for key in strings if known is not None and key not in known]
    if unknown and known is not None:
        raise table.error(unknown[0], f"unknown; known are {', '.join(known)}")
    return MappingProxyType(strings)


def _reading(table: Table) -> Reading:
    reading = Reading(
        encoding=table.string("encoding", ""),
        delimiter=table.string("delimiter", ""),
        decimal=table.choice("decimal", ("", ".", ","), ""),
        date_order=table.choice("date_order", _DATE_ORDERS, ""),
        skip_rows=table.integer("skip_rows", 0),
        sheet=table.string("sheet", ""),
        missing=tuple(mark.lower() for mark in table.strings("missing", ())),
    )
    if len(reading.delimiter) > 1:
        raise table.error("delimiter", "must be one character")
    if not 0 <= reading.skip_rows <= 1000:
        raise table.error("skip_rows", "must be a whole number from 0 to 1000")
    table.finish()
    return reading


def _check(mapping: ColumnMapping) -> None:
    problem = _problem(mapping)
    if problem is not None:
        raise InputError(f"mapping: {problem}", field="mapping")


def _problem(mapping: ColumnMapping) -> str | None:
    twice = set(mapping.columns) & set(mapping.constants)
    if twice:
        return f"{min(twice)} is both a column and a constant"
    if mapping.periods_wide and mapping.wide:
        return "[wide] has either periods = true or columns"
    if mapping.is_wide and "obs_value" in mapping.columns:
        return "a wide table has no single column obs_value"
    if mapping.periods_wide and "time_period" in {*mapping.columns, *mapping.constants}:
        return "periods stand in the headers, so time_period cannot be named"
    named = [*mapping.columns.values(), *mapping.dimensions.values(), *mapping.wide]
    if len(named) > len(set(named)):
        header = next(header for header in named if named.count(header) > 1)
        return f"column {header!r} is named twice"
    reserved = sorted(set(mapping.dimensions) & set(_COLUMNS))
    if reserved:
        return f"[dimensions] {reserved[0]}: belongs under [columns]"
    return None


def _section(name: str, values: Mapping[str, str], even_if_empty: bool = False) -> str:
    if not values and not even_if_empty:
        return ""
    return f"[{name}]\n" + "".join(f"{_key(key)} = {_string(value)}\n" for key, value in values.items())


def _key(key: str) -> str:
    plain = key.replace("_", "").replace("-", "")
    return key if plain.isascii() and plain.isalnum() else _string(key)


def _value(value: object) -> str:
    if isinstance(value, tuple):
        return f"[{', '.join(_string(each) for each in value)}]"
    return str(value) if isinstance(value, int) else _string(str(value))


def _string(text: str) -> str:
    """Return a TOML string: JSON's escapes are TOML's but for DEL, which must be escaped here too."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
