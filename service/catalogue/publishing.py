"""How published tables call things: headers, codes and marks of statistical agencies.

Reads config/reference.toml into a frozen table for those who load data. Says nothing of texts.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from service.catalogue.loading import Table, read_toml
from service.model.series import ObsStatus
from service.model.time_period import Frequency

_FILE = "reference.toml"
_ROLES = (
    "ref_area",
    "counterpart_area",
    "time_period",
    "obs_value",
    "obs_status",
    "measure",
    "unit",
    "unit_mult",
    "freq",
    "adjustment",
    "prices",
    "transformation",
    "collection",
    "title",
    "base_period",
)
_Code = TypeVar("_Code", ObsStatus, Frequency)
_OF_INDICATORS = ("measure", "unit", "transformation", "adjustment", "prices", "collection")


@dataclass(frozen=True, slots=True, kw_only=True)
class Publishing:
    """How published tables call things.

    Attributes:
        headers: Headers in lower case by what the column holds, the likeliest first.
        ignored: Headers in lower case of columns that say nothing of a series.
        missing: What stands for a missing value, in lower case.
        statuses: Observation status by the letters that stand for it.
        missing_statuses: Letters that say that there is no value.
        frequencies: Frequency by code.
        adjustments: SDMX's code by those of agencies.
        units: Unit as claims have it by the code or words of an agency.
        unit_multipliers: Power of ten that a unit code carries.
        areas: Code of the catalogue by code of an agency.
        area_names: Code of the catalogue by name of a country in lower case.
        indicators: Dimensions by the publisher's code of an indicator.
    """

    headers: Mapping[str, tuple[str, ...]]
    ignored: frozenset[str]
    missing: frozenset[str]
    statuses: Mapping[str, ObsStatus]
    missing_statuses: frozenset[str]
    frequencies: Mapping[str, Frequency]
    adjustments: Mapping[str, str]
    units: Mapping[str, str]
    unit_multipliers: Mapping[str, int]
    areas: Mapping[str, str]
    area_names: Mapping[str, str]
    indicators: Mapping[str, Mapping[str, str]]


def load_publishing(directory: Path) -> Publishing:
    """Return the contents of `directory`/reference.toml.

    Raises:
        ConfigError: The file is missing, or a key is unknown, missing or of the wrong type; names file,
            table and key.
    """
    root = read_toml(directory / _FILE)
    source = root.table("source")
    for key in ("title", "url", "retrieved"):
        source.string(key)
    source.finish()
    names = _pairs(root.table("area_names"))
    read = Publishing(
        headers=_headers(root.table("headers")),
        ignored=_strings(root.table("ignored"), "headers"),
        missing=_strings(root.table("missing"), "marks"),
        statuses=_chosen(root.table("statuses"), ObsStatus),
        missing_statuses=_strings(root.table("missing_statuses"), "codes"),
        frequencies=_chosen(root.table("frequencies"), Frequency),
        adjustments=_pairs(root.table("adjustments")),
        units=_pairs(root.table("units")),
        unit_multipliers=_multipliers(root.table("unit_multipliers")),
        areas=_pairs(root.table("areas")),
        area_names=MappingProxyType({name.lower(): code for name, code in names.items()}),
        indicators=MappingProxyType(
            {code: _indicator(table) for code, table in root.table("indicators").tables()}
        ),
    )
    root.finish()
    return read


def _headers(table: Table) -> Mapping[str, tuple[str, ...]]:
    headers = {role: table.strings(role) for role in _ROLES}
    table.finish()
    return MappingProxyType(headers)


def _strings(table: Table, key: str) -> frozenset[str]:
    strings = frozenset(table.strings(key))
    table.finish()
    return strings


def _pairs(table: Table) -> Mapping[str, str]:
    pairs = {key: table.string(key) for key in table.names()}
    table.finish()
    return MappingProxyType(pairs)


def _multipliers(table: Table) -> Mapping[str, int]:
    multipliers = {key: table.integer(key) for key in table.names()}
    table.finish()
    return MappingProxyType(multipliers)


def _chosen(table: Table, kind: type[_Code]) -> Mapping[str, _Code]:
    chosen = {}
    for key in table.names():
        code = table.choice(key, tuple(each.value for each in kind))
        chosen[key] = kind(code)
    table.finish()
    return MappingProxyType(chosen)


def _indicator(table: Table) -> Mapping[str, str]:
    dimensions = {key: table.string(key) for key in table.names()}
    for key in dimensions:
        if key not in _OF_INDICATORS:
            raise table.error(key, f"must be one of {', '.join(_OF_INDICATORS)}")
    table.finish()
    return MappingProxyType(dimensions)
