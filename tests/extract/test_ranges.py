from __future__ import annotations

import pytest

from service.extract.ranges import add_range, merge_bounds, repeated, share_units
from service.extract.readings import Reading
from service.extract.scan import tokens_before
from tests.extract.numbers import amount_of, scan_of
from tests.extract.reading import drafts_of


def range_of(text: str) -> Reading:
    scan, amount = scan_of(text), amount_of(text)
    reading = Reading(start=amount.start, end=amount.end, amount=amount)
    return add_range(scan, reading, 0, tokens_before(scan, amount.start))


@pytest.mark.parametrize(
    ("text", "said", "low", "high", "unit"),
    [
        ("between 5 and 7 percent", "between 5 and 7 percent", 5, 7, "%"),
        ("$1.2 to $1.4 billion", "$1.2 to $1.4 billion", 1.2e9, 1.4e9, "USD"),
        ("£5-6m", "£5-6m", 5e6, 6e6, "GBP"),
        ("2 - ~7 litres", "2 - ~7 litres", 2, 7, "liter"),
        ("from 200 to 3 million", "from 200 to 3 million", 200, 3e6, None),
        ("grew 5 to 7 percent", "5 to 7 percent", 5, 7, "%"),
        ("800 grams to 2 kg", "800 grams to 2 kg", 0.8, 2, "kilogram"),
        ("-10 to -5 degrees", "-10 to -5 degrees", -10, -5, "degree"),
    ],
)
def test_range(text, said, low, high, unit):
    reading = range_of(text)
    assert reading.amount is not None
    assert reading.upper is not None
    assert text[reading.start : reading.end] == said
    assert (float(reading.amount.value), float(reading.upper.value)) == (low, high)
    assert reading.upper.unit == unit


@pytest.mark.parametrize(
    "text",
    [
        "rose from 50 to 75",
        "went from 3 to 5 percent",
        "fell, from an index level of 118 to 123",
        "retreated from a peak of 40 to 52",
        "rose 5 percent to $3 billion",
        "5 and 7 percent",
        "5 km to 7 kg",
        "grew 5 to 70 tonnes",
        "5 — 7 left",
        "5 to dozens",
        "5 to 3 kg",
    ],
)
def test_no_range(text):
    assert range_of(text).upper is None


def test_change_lends_the_unit_said_once():
    reading = range_of("fell from 5 to 3 bn, then rose from 3 to 5 percent")
    assert reading.amount is not None
    reading = range_of("rose from 3 to 5 percent")
    assert reading.amount is not None
    assert reading.amount.unit == "%"


@pytest.mark.parametrize(("text", "reason"), [("3-1", "score"), ("7 to 1", "odds")])
def test_falling_pair_is_no_range(text, reason):
    assert range_of(text).reason == reason


def test_margin():
    reading = range_of("5 ± 2 percent")
    assert reading.amount is not None
    assert (reading.amount.unit, reading.margin) == ("%", 2)


def test_same_number_in_brackets_belongs_to_it():
    text = "forty-five (45) seats"
    amount = amount_of(text)
    reading = repeated(scan_of(text), Reading(start=0, end=amount.end, amount=amount))
    assert text[reading.start : reading.end] == text


@pytest.mark.parametrize(
    ("text", "base"),
    [
        ("Aid rose from 8 to 40 billion crowns.", 8_000_000_000),
        ("Aid rose from $8 to $40 billion.", 8_000_000_000),
        ("The herd fell from 2.5 to 1.1 million.", 2_500_000),
        ("Visits grew from 900 to 1.1 million.", 900),
        ("The rate rose from 5 percent to 3 million cases.", 5),
    ],
)
def test_a_scale_said_once_is_that_of_both_levels(catalogue, text, base):
    first = next(iter(drafts_of(catalogue, text).values()))
    assert first.quantity.value == base


def test_nothing_to_merge_or_share():
    scan = scan_of("5 km")
    reading = Reading(start=0, end=4, amount=amount_of("5 km"))
    assert merge_bounds(scan, [reading]) == [reading]
    assert share_units(scan, [reading]) == [reading]
