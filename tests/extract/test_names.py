from __future__ import annotations

import pytest

from service.extract.names import is_named_stretch, read_label, reference_end
from service.extract.scan import tokens_before
from tests.extract.numbers import amount_of, scan_of


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("under Article 5", "reference"),
        ("in Room 12", "place"),
        ("aboard Apollo 11", "name"),
        ("we sold 12", None),
        ("flew in Bolid 7 today", "name"),
        ("on a usual day 1,100 were in use", None),
        ("none in Asia, Africa 16, Europe", None),
    ],
)
def test_noun_before_a_number(text, reason):
    scan, amount = scan_of(text), amount_of(text)
    assert read_label(scan, amount, tokens_before(scan, amount.start)) == reason


@pytest.mark.parametrize(
    ("text", "end"), [("12(3)(b) says", 8), ("12-15 of", 5), ("45/2023.", 7), ("12 of", 2), ("12-15%", 2)]
)
def test_end_of_a_reference(text, end):
    assert reference_end(scan_of(text), 2) == end


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Five-Year Plan", True),
        ("Hundred Years' War", True),
        ("five-year plan", False),
        ("Five years passed", False),
        ("FIVE YEAR PLAN", False),
        ("Ten Years later", False),
    ],
)
def test_length_of_time_in_a_name(text, named):
    assert is_named_stretch(scan_of(text), amount_of(text)) is named
