"""Settings of the rules: config/rules.toml read into a frozen table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType

from service.catalogue.loading import Table, read_toml
from service.model.report import Severity

_NOTHING: Mapping[str, Decimal] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleSetting:
    """What is changed of one rule.

    Attributes:
        enabled: False switches it off.
        severity: The most severe flag it may raise; None leaves it as declared.
        parameters: Values by name, in the units that the rule declares.
    """

    enabled: bool = True
    severity: Severity | None = None
    parameters: Mapping[str, Decimal] = field(default_factory=lambda: _NOTHING)


RuleSettings = Mapping[str, RuleSetting]
"""Settings by rule id; rules that are not in it run as declared."""


def load_rule_settings(directory: Path) -> RuleSettings:
    """Return the settings of `directory`/rules.toml.

    Whether the ids and parameters exist is for `service.rules.check_settings` to say, which knows the rules.

    Raises:
        ConfigError: The file is missing or wrong; names table and key.
    """
    root = read_toml(directory / "rules.toml")
    return MappingProxyType({name: _setting(table) for name, table in root.tables()})


def _setting(table: Table) -> RuleSetting:
    enabled = table.boolean("enabled", True)
    severity = table.optional_string("severity")
    if severity is not None:
        severity = table.choice("severity", tuple(Severity))
    values = table.table("parameters")
    parameters = {name: values.decimal(name) for name in values.names()}
    table.finish()
    return RuleSetting(
        enabled=enabled,
        severity=None if severity is None else Severity(severity),
        parameters=MappingProxyType(parameters),
    )
