"""SARIF is validated with the published schema, and held to what code scanning asks beyond it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

from service.model.report import Silence, SilencedFlag
from service.render.formats import Checked, Context, write_reports
from service.rules import load_rules, rule_markdown

from .samples import FELL, REPORT, ROSE, TEXT, nasty_report

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads((ROOT / "tests" / "fixtures" / "sarif-2.1.0.schema.json").read_text(encoding="utf-8"))
RULES = load_rules()
CONTEXT = Context(rules=RULES, chapters={rule.id: rule_markdown(rule) for rule in RULES})


def log(*checked: Checked) -> dict:
    written = json.loads(write_reports("sarif", checked, CONTEXT))
    jsonschema.validate(written, SCHEMA, format_checker=jsonschema.FormatChecker())
    return written


def results(report, name: str = "press/talks.txt") -> list[dict]:
    return log(Checked(name=name, report=report))["runs"][0]["results"]


@pytest.mark.parametrize("names", [(), ("a.txt",), ("a.txt", "b/c d.txt")])
def test_it_validates_with_any_number_of_files(names):
    run = log(*(Checked(name=name, report=REPORT) for name in names))["runs"][0]
    assert len(run["results"]) == len(names)
    assert [artifact["location"]["uri"] for artifact in run["artifacts"]] == [
        name.replace(" ", "%20") for name in names
    ]


def test_a_flag_stands_at_its_first_claim_and_points_to_the_other():
    [result] = results(REPORT)
    assert result["ruleId"] == "rose-against-fell"
    assert result["level"] == "error"
    [location] = result["locations"]
    column = TEXT.index("over 9") + 1
    assert location["physicalLocation"]["region"] == {
        "startLine": 1,
        "startColumn": column,
        "endLine": 1,
        "endColumn": column + len("over 9 percent"),
    }
    [related] = result["relatedLocations"]
    assert related["physicalLocation"]["region"]["startLine"] == 2
    assert related["message"]["text"] == "“a quarter”, Li Wen"
    assert result["message"]["text"].endswith("Compare [“a quarter”, Li Wen](1).")


def test_nothing_that_code_scanning_asks_for_is_empty():
    written = log(Checked(name="", report=nasty_report()))
    run = written["runs"][0]
    for rule in run["tool"]["driver"]["rules"]:
        assert rule["shortDescription"]["text"]
        assert rule["fullDescription"]["text"]
        assert rule["help"]["text"]
    for result in run["results"]:
        place = result["locations"][0]["physicalLocation"]
        assert place["artifactLocation"]["uri"] == "document"
        assert min(place["region"].values()) >= 1
        assert result["message"]["text"]


def test_rules_are_found_by_index():
    flag = replace(REPORT.flags[0], check=replace(REPORT.flags[0].check, rule="value-conflict"))
    run = log(Checked(name="a", report=replace(REPORT, flags=(flag,))))["runs"][0]
    [result] = run["results"]
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == "value-conflict"


def test_fingerprints_survive_a_line_put_before_and_tell_twins_apart():
    flag = REPORT.flags[0]
    before = results(replace(REPORT, flags=(flag, replace(flag, id="f2"))))
    shift = len("A line more.\n")
    claims = tuple(
        replace(
            claim,
            quantity=replace(
                claim.quantity, span=type(claim.span)(claim.span.start + shift, claim.span.end + shift)
            ),
        )
        for claim in (ROSE, FELL)
    )
    document = replace(REPORT.document, text=f"A line more.\n{TEXT}")
    after = results(replace(REPORT, document=document, claims=claims))
    prints = [result["partialFingerprints"]["primaryLocationLineHash"] for result in before]
    assert len(set(prints)) == 2
    assert after[0]["partialFingerprints"]["primaryLocationLineHash"] == prints[0]
    assert after[0]["locations"][0]["physicalLocation"]["region"]["startLine"] == 2


def test_what_was_put_aside_is_suppressed_with_its_reason():
    flag = REPORT.flags[0]
    silence = Silence(fingerprint="0123456789abcdef", note="asked the ministry", expires=REPORT.document.date)
    report = replace(REPORT, flags=(), silenced=(SilencedFlag(flag=flag, silence=silence),))
    [result] = results(report)
    assert result["suppressions"] == [{"kind": "external", "justification": "asked the ministry"}]


@pytest.mark.parametrize(
    ("name", "uri"),
    [
        ("press/a b.txt", "press/a%20b.txt"),
        ("./x.md", "x.md"),
        ("a\\b.txt", "a/b.txt"),
        ("/srv/x.txt", "file:///srv/x.txt"),
        ("ü%.txt", "%C3%BC%25.txt"),
    ],
)
def test_names_become_addresses(name, uri):
    [result] = results(REPORT, name)
    location = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert location["uri"] == uri
    assert ("uriBaseId" in location) == (":" not in uri)


def test_words_of_strangers_are_no_links():
    [result] = results(nasty_report())
    assert "\\[x\\](http" in result["message"]["text"]
