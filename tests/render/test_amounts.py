from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from service.model.quantity import Interval
from service.render.amounts import amount, date_range, interval_words, period_words, short_number
from tests.factories import claim, quantity


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("0", "0"),
        ("12500", "12,500"),
        ("0.6666667", "0.6667"),
        ("-3.50", "-3.5"),
        ("1999999", "2 million"),
        ("716000000000", "716 billion"),
        ("1886792452830", "1.887 trillion"),
    ],
)
def test_numbers_are_short(value: str, words: str) -> None:
    assert short_number(Decimal(value)) == words


@pytest.mark.parametrize(
    ("phrase", "words"),
    [
        ("2.0 billion USD", "2 billion USD"),
        ("4.5 %", "4.5 percent"),
        ("3 pp", "3 percentage points"),
        ("2 x", "2"),
        ("12 km", "12 kilometer"),
        ("40 bridge", "40 bridge"),
    ],
)
def test_an_amount_has_its_unit(phrase: str, words: str) -> None:
    assert amount(quantity(phrase)) == words


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (None, None, "any value"),
        (None, 3, "at most 3"),
        (0, None, "at least 0"),
        (4, 4, "exactly 4"),
        (0, 0, "exactly 0"),
        (-2, 5000000, "-2 to 5 million"),
    ],
)
def test_an_interval_in_words(low: int | None, high: int | None, words: str) -> None:
    ends = [None if end is None else Decimal(end) for end in (low, high)]
    assert interval_words(Interval(*ends)) == words


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2022-01-01", "2022-12-31", "2022"),
        ("2019-01-01", "2022-12-31", "2019 to 2022"),
        ("2024-02-01", "2024-02-29", "February 2024"),
        ("2022-11-01", "2023-01-31", "November 2022 to January 2023"),
        ("2022-03-04", "2022-03-04", "2022-03-04"),
        ("2022-03-04", "2022-04-01", "2022-03-04 to 2022-04-01"),
    ],
)
def test_ranges_of_days(start: str, end: str, words: str) -> None:
    assert date_range(dt.date.fromisoformat(start), dt.date.fromisoformat(end)) == words


def test_a_period_is_told_once_where_its_words_are_its_dates() -> None:
    assert period_words(claim("5 %", when="2022")) == "2022"
    assert period_words(claim("5 %", when=None)) == "no period stated"
