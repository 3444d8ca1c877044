import datetime as dt
from decimal import Decimal

import pytest

from service.model.quantity import Interval
from service.reason.phrasing import (
    date_range,
    ids,
    interval,
    number,
    quoted,
    said,
    same_voice,
    subject,
    topic,
    with_unit,
)
from tests.factories import claim


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("0", "0"),
        ("0.00416", "0.00416"),
        ("6.5", "6.5"),
        ("1886.79", "1,887"),
        ("12500", "12,500"),
        ("999999", "999,999"),
        ("1000000", "1 million"),
        ("716000000000", "716 billion"),
        ("1886792452830", "1.887 trillion"),
        ("-4.25", "-4.25"),
    ],
)
def test_numbers_as_people_write_them(value, shown):
    assert number(Decimal(value)) == shown


@pytest.mark.parametrize(
    ("phrase", "shown"),
    [
        ("2 trillion RUB", "2 trillion RUB"),
        ("6 %", "6 percent"),
        ("0.5 pp", "0.5 percentage points"),
        ("3 x", "3"),
        ("29 project", "29 project"),
    ],
)
def test_values_with_their_unit(phrase, shown):
    one = claim(phrase)
    assert with_unit(one.quantity.value, one) == shown


@pytest.mark.parametrize(
    ("low", "high", "shown"),
    [
        (1, 2, "1 to 2 percent"),
        (None, 2, "at most 2 percent"),
        (1, None, "at least 1 percent"),
        (None, None, "any value"),
        (3, 3, "3 percent"),
    ],
)
def test_intervals_in_words(low, high, shown):
    ends = [None if end is None else Decimal(end) for end in (low, high)]
    assert interval(Interval(*ends), "percent") == shown


@pytest.mark.parametrize(
    ("start", "end", "shown"),
    [
        ("2022-01-01", "2022-12-31", "2022"),
        ("2020-01-01", "2022-12-31", "2020 to 2022"),
        ("2023-01-01", "2023-04-30", "January to April 2023"),
        ("2023-03-01", "2023-03-31", "March 2023"),
        ("2022-04-01", "2023-03-31", "April 2022 to March 2023"),
        ("2023-06-08", "2023-06-08", "2023-06-08"),
        ("2023-06-08", "2023-06-11", "2023-06-08 to 2023-06-11"),
    ],
)
def test_periods_as_people_say_them(start, end, shown):
    assert date_range(dt.date.fromisoformat(start), dt.date.fromisoformat(end)) == shown


def test_claims_in_words():
    one = claim("2  trillion RUB", text="Our bilateral trade", speaker="Ana")
    assert quoted(one) == "“2 trillion RUB”"
    assert subject(one) == "trade"
    assert topic(one) == "trade for 2022"
    assert said(one) == "Ana"
    assert said(claim("1 USD")) == "The text"
    assert subject(claim("1 USD", measure=None, text="")) == "the figure"
    assert subject(claim("1 USD", measure="public-debt", text="what we owe")) == "public debt"


def test_claims_are_listed_once_by_position():
    first, second = claim("1 USD", id="a"), claim("2 USD", id="b")
    assert ids([second, first, second]) == ("a", "b")
    assert same_voice([first, second])
    assert not same_voice([first, claim("1 USD", speaker="Ana")])
