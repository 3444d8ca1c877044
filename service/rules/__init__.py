"""The rules: one file a rule, found by walking this package, each a pure function over a case."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from service.catalogue.rules import RuleSetting, RuleSettings
from service.errors import ConfigError
from service.model.controls import RuleChoice
from service.model.report import Check, Severity
from service.model.rule import Rule
from service.reason.case import Case
from service.rules.describe import describe, rule_markdown, rules_markdown

__all__ = [
    "active_rules",
    "check_settings",
    "chosen_rules",
    "describe",
    "load_rules",
    "rule_markdown",
    "rules_markdown",
    "run_rule",
]

_NOT_RULES = frozenset({"describe"})


def load_rules() -> tuple[Rule, ...]:
    """Return every rule of the package, in the order of their ids."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__) if module.name not in _NOT_RULES)
    return tuple(importlib.import_module(f"{__name__}.{name}").RULE for name in names)


def check_settings(settings: RuleSettings, rules: Iterable[Rule]) -> None:
    """Make sure that settings speak only of rules and parameters that exist.

    Raises:
        ConfigError: An id or a parameter is unknown.
    """
    known = {rule.id: {parameter.name for parameter in rule.parameters} for rule in rules}
    for rule_id, setting in settings.items():
        if rule_id not in known:
            raise ConfigError(f"rules.toml: [{rule_id}]: there is no such rule")
        unknown = sorted(set(setting.parameters) - known[rule_id])
        if unknown:
            raise ConfigError(
                f"rules.toml: [{rule_id}.parameters] {unknown[0]}: the rule declares no such parameter"
            )


def active_rules(rules: Iterable[Rule], settings: RuleSettings) -> tuple[Rule, ...]:
    """Return the rules that the settings leave switched on, with severity and parameters as configured."""
    return tuple(
        _configured(rule, settings[rule.id]) if rule.id in settings else rule
        for rule in rules
        if rule.id not in settings or settings[rule.id].enabled
    )


def chosen_rules(rules: Iterable[Rule], choice: RuleChoice) -> tuple[Rule, ...]:
    """Return the rules that a caller wants to run, each as severe as the caller has it."""
    return tuple(
        _rated(rule, choice.severity.get(rule.id))
        for rule in rules
        if (choice.only is None or rule.id in choice.only) and rule.id not in choice.disable
    )


def run_rule(rule: Rule, case: Case) -> Iterator[Check]:
    """Yield the checks of one rule, with its id and family, none more severe than the rule may be.

    A preview rule never flags above info.
    """
    values: Mapping[str, Decimal] = {parameter.name: parameter.default for parameter in rule.parameters}
    ceiling = Severity.INFO if rule.status == "preview" else rule.severity
    for check in rule.function(case, dict(values)):
        severity = check.severity
        if severity is not None and severity.rank > ceiling.rank:
            severity = ceiling
        yield replace(check, rule=rule.id, family=rule.family, severity=severity)


def _configured(rule: Rule, setting: RuleSetting) -> Rule:
    parameters = tuple(
        replace(parameter, default=setting.parameters.get(parameter.name, parameter.default))
        for parameter in rule.parameters
    )
    return _rated(replace(rule, parameters=parameters), setting.severity)


def _rated(rule: Rule, severity: Severity | None) -> Rule:
    """Return a rule that may be as severe as somebody wants it, though it were a preview."""
    return rule if severity is None else replace(rule, severity=severity, status="stable")
