import datetime as dt
from decimal import Decimal

from service.model.history import history_of
from tests.fixed_reference import FixedReference, series

YEAR = dt.date(2022, 1, 1), dt.date(2022, 12, 31)


def bread(value):
    return [series("food-prices", "EST", "%", {"2022": value})]


REVISED = FixedReference(vintages={dt.date(2023, 2, 1): bread("19.4"), dt.date(2024, 2, 1): bread("19.8")})


def read(date):
    history = history_of(REVISED, REVISED.find_series("food-prices")[0], date)
    return history.over(*YEAR).value.value, history.published_later


def test_the_vintage_of_the_day_counts():
    assert read(dt.date(2023, 6, 1)) == (Decimal("19.4"), False)
    assert read(dt.date(2024, 2, 1)) == (Decimal("19.8"), False)


def test_without_a_day_the_newest_counts():
    assert read(None) == (Decimal("19.8"), False)


def test_a_day_before_every_vintage_is_told():
    assert read(dt.date(2022, 12, 31)) == (Decimal("19.8"), True)


def test_a_period_that_the_series_does_not_reach():
    history = history_of(REVISED, REVISED.find_series("food-prices")[0], None)
    assert history.over(dt.date(2021, 1, 1), dt.date(2021, 12, 31)) is None
