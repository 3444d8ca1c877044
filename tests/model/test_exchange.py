import datetime as dt
from decimal import Decimal

import pytest

from service.model.exchange import exchange_rates
from service.model.quantity import Interval
from tests.fixed_reference import FixedReference, dataset, series

YEAR = dt.date(2022, 1, 1), dt.date(2022, 12, 31)
MONTHLY = {f"2022-{month:02}": str(100 + month) for month in range(1, 13)}
RATES = FixedReference(
    series("exchange-rate", "KAZ", "KZT/USD", {"2022": "460.0"}, of=dataset("bank")),
    series("exchange-rate", "RUS", "RUB/USD", {"2022": "70.00"}, of=dataset("bank")),
    series("exchange-rate", "EURO", "USD/EUR", {"2022": "1.050"}, of=dataset("bank")),
    series("exchange-rate", "JPN", "JPY/USD", MONTHLY, of=dataset("other")),
    series("exchange-rate", "JPN", "JPY/USD", {"2022": "150.0"}, of=dataset("other"), collection="E"),
)


def rate(counted, one, stretch=YEAR):
    found = exchange_rates(RATES, (counted, one), stretch, None)
    return round(found[0].value, 3) if found else None


@pytest.mark.parametrize(
    ("counted", "one", "expected"),
    [
        ("KZT", "USD", "460.000"),
        ("USD", "KZT", "0.002"),
        ("KZT", "RUB", "6.571"),
        ("USD", "EUR", "1.050"),
        ("EUR", "USD", "0.952"),
        ("KZT", "EUR", "483.000"),
        ("EUR", "RUB", "0.014"),
        ("JPY", "USD", "106.500"),
        ("JPY", "KZT", None),
        ("GEL", "USD", None),
    ],
)
def test_a_rate_is_found_straight_turned_or_crossed_within_one_dataset(counted, one, expected):
    assert rate(counted, one) == (None if expected is None else Decimal(expected))


def test_the_range_of_the_period_comes_of_its_months_and_not_of_ends():
    (found,) = exchange_rates(RATES, ("JPY", "USD"), YEAR, None)
    assert (found.values, found.ranged) == (Interval(Decimal(101), Decimal(112)), True)


def test_part_of_a_year():
    assert rate("JPY", "USD", (dt.date(2022, 1, 1), dt.date(2022, 3, 31))) == 102


def test_both_legs_are_cited():
    (found,) = exchange_rates(RATES, ("KZT", "RUB"), YEAR, None)
    assert [used.series.key.unit for used in found.used] == ["KZT/USD", "RUB/USD"]
    assert not found.ranged
