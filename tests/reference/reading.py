"""Running one rule over a text beside reference data, through the whole pipeline."""

from __future__ import annotations

import datetime as dt

from service.engine import check
from service.model.report import Check
from service.read.text import read_text
from service.rules import load_rules
from tests.fixed_reference import FixedReference
from tests.reference.looking import CATALOGUE

RULES = load_rules()


def checks_of(rule: str, text: str, data: FixedReference, date: str = "2024-03-01") -> list[Check]:
    """Return the checks of a rule on a text."""
    document = read_text(text, CATALOGUE.text, date=dt.date.fromisoformat(date))
    report = check(document, CATALOGUE, RULES, reference=data, strict=True)
    return [found for found in report.checks if found.rule == rule]
