from __future__ import annotations

from decimal import Decimal

import pytest

from service.extract.amounts import read_amount
from tests.extract.numbers import amount_of, scan_of, start_of


@pytest.mark.parametrize(
    ("text", "said", "value", "unit"),
    [
        ("paid minus 4 percent", "minus 4 percent", -4, "%"),
        ("at −0.3%", "−0.3%", Decimal("-0.3"), "%"),
        ("(-15€)", "-15€", -15, "EUR"),
        ("a - 5 km walk", "5 km", 5, "kilometer"),
        ("7-5 km", "7", 7, None),
        ("is .5 km", ".5 km", Decimal("0.5"), "kilometer"),
        ("point 77", "point 77", Decimal("0.77"), None),
        ("a hundred euros", "a hundred euros", 100, "EUR"),
        ("a tenth of it", "a tenth", Decimal("0.1"), None),
        ("75 USD million", "75 USD million", 75_000_000, "USD"),
        ("3 GBP 1 pence", "3 GBP 1 pence", Decimal("3.01"), "GBP"),
        ("15 dollars 50 people", "15 dollars", 15, "USD"),
        ("$ 10 dollars", "$ 10 dollars", 10, "USD"),
        ("5m people", "5m", 5_000_000, None),
        ("a 5m wall", "5m", 5, "meter"),
        ("5m tonnes", "5m tonnes", 5_000_000, "tonne"),
        ("another hour", "another hour", 1, "hour"),
        ("for a month", "a month", 1, "month"),
        ("12 degrees below zero", "12 degrees below zero", -12, "degree"),
    ],
)
def test_amount_has_sign_currency_and_unit(text, said, value, unit):
    amount = amount_of(text)
    assert (text[amount.start : amount.end], amount.value, amount.unit) == (said, value, unit)


@pytest.mark.parametrize("text", ["sold a dollar", "once a month", "a day ago", "for a day ago"])
def test_article_is_no_number_there(text):
    assert read_amount(scan_of(text), start_of(text), 0) is None


def test_nothing_before_the_floor_belongs_to_an_amount():
    text = "$5"
    amount = read_amount(scan_of(text), 1, 1)
    assert amount is not None
    assert (amount.start, amount.unit) == (1, None)


def test_end_of_a_range_takes_scale_and_unit_of_the_other():
    lower = amount_of("5").scaled_like(amount_of("7 million euros"))
    assert (lower.value, lower.unit, lower.has_unit) == (5_000_000, "EUR", True)
