"""What holds of every rule: names, headings, examples, tests, and what they say of themselves."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from service.catalogue import load_catalogue
from service.catalogue.rules import RuleSetting, load_rule_settings
from service.engine import check
from service.errors import ConfigError
from service.model.report import Outcome, Severity
from service.model.rule import Flagged, Passed
from service.read.text import read_text
from service.rules import active_rules, check_settings, describe, load_rules, rule_markdown, rules_markdown
from service.rules.describe import HEADINGS, sections
from tests.factories import CONFIG
from tests.fixed_reference import of_figures

HERE = Path(__file__).parent
RULES = load_rules()
FAMILIES = {
    *("value-conflict", "magnitude-slip", "direction-conflict", "growth-vs-levels", "percent-vs-points"),
    *("share-vs-counts", "sum-of-parts", "conversion", "period-nesting", "superlative-vs-series", "framing"),
    *("impossible-value", "duration", "reference", "joint"),
}
EVERY = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
NEVER_FLAGS = {"uncompared-claim"}


@pytest.fixture(scope="module")
def words():
    return load_catalogue(CONFIG)


def test_ids_are_pinned_and_unique():
    ids = [rule.id for rule in RULES]
    assert ids == (HERE / "rule_ids.txt").read_text(encoding="utf-8").split()
    assert len(set(ids)) == len(ids)


@EVERY
def test_names(rule):
    module = rule.function.__module__.rpartition(".")[2]
    assert rule.id == module.replace("_", "-")
    assert rule.family in FAMILIES
    assert rule.summary.endswith(".")
    assert rule.formula


@EVERY
def test_docstring_has_every_heading_in_order(rule):
    found = sections(rule)
    assert tuple(found) == HEADINGS
    assert all(found.values())


@EVERY
def test_has_a_test_of_its_own(rule):
    assert (HERE / f"test_{rule.id.replace('-', '_')}.py").is_file()


@EVERY
def test_examples_are_of_both_sorts(rule):
    sorts = {type(example) for example in rule.examples}
    assert sorts == ({Passed} if rule.id in NEVER_FLAGS else {Flagged, Passed})


@EVERY
def test_parameters_name_unit_and_source(rule):
    assert all(parameter.unit and parameter.doc.endswith(".") for parameter in rule.parameters)


def examples(kind):
    return [
        pytest.param(rule.id, example, id=f"{rule.id}-{n}")
        for rule in RULES
        for n, example in enumerate(rule.examples)
        if isinstance(example, kind)
    ]


def report_on(example, words):
    date = dt.date.fromisoformat(example.date) if example.date else None
    reference = of_figures(example.data) if example.data else None
    document = read_text(example.text, words.text, date=date)
    return check(document, words, RULES, reference=reference, strict=True)


@pytest.mark.parametrize(("rule_id", "example"), examples(Flagged))
def test_flagged_examples_name_the_phrases(rule_id, example, words):
    report = report_on(example, words)
    claims = {claim.id: claim for claim in report.claims}
    named = [
        tuple(claims[name].quantity.raw for name in found.claims)
        for found in report.checks
        if found.rule == rule_id and found.severity in (Severity.WARNING, Severity.ERROR)
    ]
    assert example.at in named


@pytest.mark.parametrize(("rule_id", "example"), examples(Passed))
def test_passed_examples_raise_no_flag(rule_id, example, words):
    report = report_on(example, words)
    assert [flag.check.message for flag in report.flags if flag.severity is not Severity.INFO] == []


@EVERY
def test_description_is_plain_data(rule):
    described = describe(rule)
    assert described["id"] == rule.id
    assert described["severity"] in ("info", "warning", "error")
    assert set(described["description"]) == set(HEADINGS)
    assert rule.summary in rule_markdown(rule)


def test_the_page_lists_every_rule():
    page = rules_markdown(RULES)
    assert all(f"\n## {rule.id}\n" in page for rule in RULES)


def test_shipped_settings_name_only_what_exists():
    check_settings(load_rule_settings(CONFIG), RULES)


@pytest.mark.parametrize(
    ("settings", "problem"),
    [
        ({"no-such-rule": RuleSetting()}, "no such rule"),
        ({"value-conflict": RuleSetting(parameters={"no-such": 1})}, "no such parameter"),
    ],
)
def test_settings_of_what_does_not_exist_are_refused(settings, problem):
    with pytest.raises(ConfigError, match=problem):
        check_settings(settings, RULES)


def test_settings_change_rules():
    settings = {
        "value-conflict": RuleSetting(enabled=False),
        "record-vs-growth": RuleSetting(severity=Severity.INFO, parameters={"modest_growth": 3}),
    }
    active = {rule.id: rule for rule in active_rules(RULES, settings)}
    assert "value-conflict" not in active
    assert len(active) == len(RULES) - 1
    assert active["record-vs-growth"].severity is Severity.INFO
    assert active["record-vs-growth"].parameters[0].default == 3


def test_a_preview_rule_never_flags_above_info():
    from dataclasses import replace

    from service.rules import run_rule
    from tests.factories import case, claim

    rule = next(rule for rule in RULES if rule.id == "value-conflict")
    built = case(claim("1.84 billion EUR"), claim("1.48 billion EUR"))
    assert [found.severity for found in run_rule(rule, built)] == [Severity.ERROR]
    preview = replace(rule, status="preview")
    found = list(run_rule(preview, built))
    assert [(one.severity, one.outcome) for one in found] == [(Severity.INFO, Outcome.INCONSISTENT)]
