from __future__ import annotations

import pytest

from tools.golden import (
    GOLDEN,
    actual_report,
    cases,
    difference,
    expected_report,
    expected_text,
    readable_report,
)

EVERY_CASE = pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)


@EVERY_CASE
def test_report_is_the_golden_one(case):
    changed = difference(expected_report(case), actual_report(case))
    assert not changed, f"`make golden` rewrites it:\n{changed}"


@EVERY_CASE
def test_terminal_shows_the_golden_text(case):
    assert readable_report(case) == expected_text(case)


@EVERY_CASE
def test_case_says_why_it_exists(case):
    assert len((case / "note.md").read_text(encoding="utf-8").split()) > 20


def test_example_is_a_golden_case(root):
    assert (GOLDEN / "meeting" / "text.txt").read_bytes() == (root / "examples" / "meeting.txt").read_bytes()
