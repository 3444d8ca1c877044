import datetime as dt
from decimal import Decimal

import pytest

from service.model.aggregation import value_over
from service.model.quantity import Interval
from service.model.series import Collection, Observation
from service.model.time_period import TimePeriod

QUARTERS = {"2023-Q1": "10.0", "2023-Q2": "12.0", "2023-Q3": "11.0", "2023-Q4": "13.0"}
MONTHS = {f"2023-{month:02}": str(month) for month in range(1, 13)}


def observed(values):
    return [Observation(period=TimePeriod.parse(text), value=Decimal(v)) for text, v in values.items()]


def over(values, first, last, collection):
    days = dt.date.fromisoformat(first), dt.date.fromisoformat(last)
    return value_over(observed(values), *days, Collection(collection))


@pytest.mark.parametrize(
    ("values", "first", "last", "collection", "expected"),
    [
        (QUARTERS, "2023-01-01", "2023-12-31", "S", "46.0"),
        (QUARTERS, "2023-01-01", "2023-12-31", "A", "11.5"),
        (QUARTERS, "2023-01-01", "2023-12-31", "E", "13.0"),
        (QUARTERS, "2023-04-01", "2023-06-30", "S", "12.0"),
        (MONTHS, "2023-01-01", "2023-03-31", "S", "6"),
        (MONTHS, "2023-01-01", "2023-04-30", "A", "2.5"),
        (MONTHS, "2023-04-01", "2024-03-31", "S", None),
        ({"2022": "7"}, "2022-04-01", "2023-03-31", "S", None),
        (QUARTERS, "2023-01-01", "2023-12-31", "", None),
        ({k: v for k, v in MONTHS.items() if k != "2023-02"}, "2023-01-01", "2023-03-31", "S", None),
        ({}, "2023-01-01", "2023-03-31", "S", None),
    ],
    ids=[
        "flows add up",
        "averages are averaged",
        "of ends the last counts",
        "a quarter of its own",
        "first quarter from months",
        "year to date from months",
        "months that end before the stretch",
        "a calendar year is no fiscal year",
        "unknown collection",
        "a month is missing",
        "nothing observed",
    ],
)
def test_what_a_series_gives_for_a_stretch(values, first, last, collection, expected):
    found = over(values, first, last, collection)
    assert (None if found is None else found.value) == (None if expected is None else Decimal(expected))


def test_a_published_total_counts_before_its_parts():
    found = over({**QUARTERS, "2023": "47.1"}, "2023-01-01", "2023-12-31", "S")
    assert (found.value, found.how, found.period) == (Decimal("47.1"), "", "2023")
    assert found.values == Interval(Decimal("47.05"), Decimal("47.15"))


def test_a_sum_carries_every_rounding_and_says_how_it_was_made():
    found = over(QUARTERS, "2023-01-01", "2023-12-31", "S")
    assert found.values == Interval(Decimal("45.8"), Decimal("46.2"))
    assert (found.how, found.period) == ("sum of 4 quarters", "2023-Q1 to 2023-Q4")


def test_a_mean_of_uneven_parts_is_not_exact():
    found = over({"2023-Q1": "10", "2023-Q2": "20"}, "2023-01-01", "2023-06-30", "A")
    assert found.values == Interval(Decimal("14.0"), Decimal("16.0"))
