from __future__ import annotations

import pytest

from service.extract.look_alikes import is_file_size, is_list_mark, read_shape, read_year, words_after
from service.extract.scan import tokens_before
from tests.extract.numbers import amount_of, scan_of, start_of


@pytest.mark.parametrize(
    ("text", "said", "reason"),
    [
        ("2023-06-08", "2023-06-08", "date"),
        ("10/1/2018-10/7/2018", "10/1/2018", "date"),
        ("05-Aug-2016", "05-Aug-2016", "date"),
        ("at 12:50 P.M.", "12:50", "time"),
        ("2012–13", "2012–13", "year"),
        ("1990s", "1990s", "year"),
        ("in FY2022,", "FY2022", "year"),
        ("an F-35 jet", "F-35", "code"),
        ("J1149.5+6663", "J1149.5+6663", "code"),
        ("747s", "747s", "name"),
        ("odds of 5/1", "5/1", "ratio"),
        ("a 007 film", "007", "code"),
        ("(see x@y12.org)", "x@y12.org", "address"),
        ("3.11.2.", "3.11.2", "version"),
        ("1111-22223333-4444", "1111-22223333-4444", "phone"),
    ],
)
def test_shape_of_a_look_alike(text, said, reason):
    found = read_shape(scan_of(text), start_of(text), 0)
    assert found is not None
    assert (text[found.start : found.end].strip("("), found.reason) == (said, reason)


@pytest.mark.parametrize(
    "text",
    [
        "12,500",
        "(4.3%)",
        "$1.2",
        "100-1000",
        "mid-2",
        "USD50",
        "Rs20",
        "x1.5",
        "24703m2",
        "1.234.567",
        "5-year",
        "0.5",
    ],
)
def test_shape_of_a_number(text):
    assert read_shape(scan_of(text), start_of(text), 0) is None


@pytest.mark.parametrize(
    ("text", "is_year"),
    [
        ("in 2023", True),
        ("the 2030 agenda", True),
        ("in 1848", True),
        ("sold 1848 of it", False),
        ("in 2,000", False),
        ("$2000", False),
        ("2000 km", False),
        ("since June 2014", True),
    ],
)
def test_year(text, is_year):
    amount = amount_of(text)
    assert read_year(scan_of(text), amount, tokens_before(scan_of(text), amount.start)) is is_year


@pytest.mark.parametrize(
    ("text", "is_mark"), [("3. Roads", True), ("a\n12) b", True), ("in 3. Roads", False), ("3.5 b", False)]
)
def test_list_mark(text, is_mark):
    assert is_list_mark(scan_of(text), amount_of(text)) is is_mark


@pytest.mark.parametrize(
    ("text", "is_size"), [("297 Kb pdf", True), ("3 MB zip", True), ("10 exabytes of data", False)]
)
def test_file_size(text, is_size):
    assert is_file_size(scan_of(text), amount_of(text)) is is_size


def test_words_after_the_end():
    assert words_after(scan_of("a"), 1) == ""
