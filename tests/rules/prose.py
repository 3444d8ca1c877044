"""Running one rule over a text, through the whole pipeline."""

from __future__ import annotations

import datetime as dt
from functools import cache

from service.catalogue import Catalogue, load_catalogue
from service.engine import check
from service.model.controls import Controls, RuleChoice
from service.model.report import Check, Report, Severity
from service.read.text import read_text
from service.rules import load_rules
from tests.factories import CONFIG

DATE = dt.date(2024, 6, 1)
RULES = load_rules()


@cache
def words() -> Catalogue:
    return load_catalogue(CONFIG)


def report_on(text: str, only: str | None = None, date: dt.date | None = DATE) -> Report:
    controls = Controls(rules=RuleChoice(only=(only,))) if only else Controls()
    return check(read_text(text, words().text, date=date), words(), RULES, controls=controls, strict=True)


def checks_on(rule_id: str, text: str, date: dt.date | None = DATE) -> list[Check]:
    return [found for found in report_on(text, rule_id, date).checks if found.rule == rule_id]


def flagged(rule_id: str, text: str, date: dt.date | None = DATE) -> list[tuple[str, tuple[str, ...]]]:
    """Return severity and phrases of each flag that the rule raises."""
    report = report_on(text, rule_id, date)
    raw = {claim.id: claim.quantity.raw for claim in report.claims}
    return [
        (flag.severity.value, tuple(raw[name] for name in flag.check.claims))
        for flag in report.flags
        if flag.check.rule == rule_id
    ]


def alarms(text: str, date: dt.date | None = DATE) -> list[tuple[str, str]]:
    """Return rule and message of every flag above info that any rule raises."""
    return [
        (flag.check.rule, flag.check.message)
        for flag in report_on(text, None, date).flags
        if flag.severity is not Severity.INFO
    ]
