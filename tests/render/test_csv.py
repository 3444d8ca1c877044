from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from service.render.csv import COLUMNS
from service.render.formats import Checked, Context, write_reports

from .samples import REPORT, TEXT, nasty_report


def rows(*checked: Checked, **context) -> list[dict[str, str]]:
    text = write_reports("csv", checked, Context(**context))
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_a_row_for_each_claim_with_the_flags_that_name_it():
    rose, fell = rows(Checked(name="a.txt", report=REPORT))
    assert tuple(rose) == COLUMNS
    assert (rose["file"], rose["line"], rose["column"]) == ("a.txt", "1", str(TEXT.index("over 9") + 1))
    assert (rose["text"], rose["value"], rose["low"], rose["high"]) == ("over 9 percent", "9", "9", "")
    assert (rose["speaker"], rose["measure"], rose["direction"]) == ("Ana Ruiz", "exports", "increase")
    assert (rose["entities"], rose["period_start"]) == ("PRT; CHL", "2021-01-01")
    assert rose["flags"] == fell["flags"] == "error rose-against-fell"
    assert TEXT[int(rose["start"]) : int(rose["end"])] == rose["text"]


def test_offsets_count_what_is_asked_for():
    [rose, _] = rows(Checked(name="", report=REPORT), offset_unit="utf16")
    assert int(rose["start"]) == TEXT.index("over 9") + 1  # one character beyond the BMP stands before


@pytest.mark.parametrize("words", ["=1+1", "+5", "-5", "@a", "\tx", "\r=1", " =1", "＝1"])
def test_no_cell_is_a_formula(words):
    report = nasty_report()
    report = replace(report, claims=(replace(report.claims[0], speaker=words),))
    [row] = rows(Checked(name=words, report=report))
    assert row["speaker"] == row["file"] == f"'{words}"


def test_lines_end_as_the_standard_says():
    text = write_reports("csv", [Checked(name="", report=REPORT)], Context())
    assert text.count("\r\n") == 3
