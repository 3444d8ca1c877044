"""Running one rule over claims built by hand."""

from __future__ import annotations

import importlib
from decimal import Decimal

from service.model.claim import Claim, Link
from service.model.report import Check, Outcome, Severity
from service.model.rule import Rule
from service.rules import run_rule
from tests.factories import case

OK = (Outcome.CONSISTENT, None)
ERROR = (Outcome.INCONSISTENT, Severity.ERROR)
WARNING = (Outcome.INCONSISTENT, Severity.WARNING)
TENSION = (Outcome.TENSION, Severity.WARNING)
NOTED = (Outcome.TENSION, Severity.INFO)
UNKNOWN = (Outcome.UNDETERMINED, None)
NOTHING = None


def rule_of(rule_id: str) -> Rule:
    return importlib.import_module(f"service.rules.{rule_id.replace('-', '_')}").RULE


def run(rule_id: str, *claims: Claim, links: tuple[Link, ...] = ()) -> list[Check]:
    return list(run_rule(rule_of(rule_id), case(*claims, links=links)))


def verdict(rule_id: str, *claims: Claim, links: tuple[Link, ...] = ()):
    """Return outcome and severity of the only check that the rule makes; None where it makes none."""
    checks = run(rule_id, *claims, links=links)
    assert len(checks) < 2, [check.message for check in checks]
    return (checks[0].outcome, checks[0].severity) if checks else NOTHING


def near(value: float | None, expected: str, digits: int = 3) -> bool:
    return value is not None and round(Decimal(value), digits) == Decimal(expected)
