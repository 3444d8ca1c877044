"""Every format is written of every report, whatever strangers put into it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from service.model.text import Document
from service.render.formats import FORMATS, Checked, Context, place_order, write_reports
from service.rules import load_rules, rule_markdown

from .samples import FELL, REPORT, TEXT, nasty_report

RULES = load_rules()
CONTEXT = Context(rules=RULES, chapters={rule.id: rule_markdown(rule) for rule in RULES})
EMPTY = replace(
    REPORT, document=Document(text=""), claims=(), links=(), mentions=(), checks=(), flags=(), notices=()
)


@pytest.mark.parametrize("chosen", FORMATS, ids=lambda chosen: chosen.name)
@pytest.mark.parametrize("report", [REPORT, EMPTY, nasty_report()], ids=["plain", "empty", "nasty"])
def test_every_format_is_written_as_utf8_and_ends_its_last_line(chosen, report):
    text = write_reports(chosen.name, [Checked(name="talks.txt", report=report)], CONTEXT)
    assert text.encode("utf-8").decode("utf-8") == text
    assert text == "" or text.endswith("\n")
    assert "\x1b" not in text
    assert (text == "") == (chosen.name == "text" and not report.flags)


@pytest.mark.parametrize("chosen", FORMATS, ids=lambda chosen: chosen.name)
def test_the_same_report_is_written_the_same_way(chosen):
    checked = [Checked(name="talks.txt", report=REPORT)]
    assert write_reports(chosen.name, checked, CONTEXT) == write_reports(chosen.name, checked, CONTEXT)


def test_names_and_media_types_are_told_apart():
    assert len({chosen.name for chosen in FORMATS}) == len(FORMATS)
    assert len({chosen.media_type for chosen in FORMATS}) == len(FORMATS)


def test_flags_stand_in_the_order_of_the_text():
    first, *_ = REPORT.flags
    later = replace(first, id="f2", check=replace(first.check, claims=(FELL.id,)))
    assert TEXT.index("over 9") < TEXT.index("a quarter")
    assert [flag.id for flag in place_order([later, first], REPORT)] == ["f1", "f2"]
