"""Every stable rule that needs no data has golden cases: texts on which its flag alone is raised."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path

import pytest

from service.rules import load_rules
from tests.rules.prose import report_on

FEWEST = 2
CASES = tomllib.loads((Path(__file__).parent / "golden" / "rules.toml").read_text("utf-8"))["case"]
NEED_DATA = {
    "fraction-percent-scale",
    "observation-excludes-claim",
    "rank-denied",
    "series-break",
    "superseded-vintage",
    "uncompared-claim",
}


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['rule']}: {case['text'][:40]}")
def test_the_rule_alone_flags_its_golden_cases(case):
    report = report_on(case["text"])
    raw = {claim.id: claim.quantity.raw for claim in report.claims}
    flags = [
        (flag.check.rule, flag.severity.value, [raw[name] for name in flag.check.claims])
        for flag in report.flags
    ]
    assert flags == [(case["rule"], case["severity"], case["at"])]


def test_every_stable_rule_has_two_golden_cases():
    counts = Counter(case["rule"] for case in CASES)
    stable = {rule.id for rule in load_rules() if rule.status == "stable"} - NEED_DATA
    assert {rule for rule in stable if counts[rule] < FEWEST} == set()
