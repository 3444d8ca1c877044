from dataclasses import replace
from decimal import Decimal

import pytest

from service.model.match import GOOD_MATCH
from service.model.quantity import Interval
from tests.factories import claim
from tests.fixed_reference import FixedReference, series
from tests.reference.looking import look_up

MONTHS = {f"2022-{month:02}": str(430 + 5 * month) for month in range(1, 13)}
RATES = FixedReference(
    series("exchange-rate", "KAZ", "KZT/USD", MONTHS),
    series("exchange-rate", "KAZ", "KZT/USD", {"2021": "426.0~U"}, collection="A"),
)


def dollar(phrase, **more):
    return claim(phrase, measure=None, **({"text": "dollar", "areas": ()} | more))


def test_an_average_is_held_against_the_average():
    (candidate,) = look_up(dollar("460 KZT", type="average"), RATES)
    assert candidate.value == Decimal("462.5")
    assert candidate.values == Interval(Decimal("457.875"), Decimal("467.125"))


def test_a_rate_that_is_no_average_may_be_any_of_the_period():
    (candidate,) = look_up(dollar("440 KZT"), RATES)
    assert candidate.values == Interval(Decimal(435), Decimal(490))


def test_the_average_of_a_year_says_little_of_a_rate_on_some_day_of_it():
    yearly = FixedReference(series("exchange-rate", "JPN", "JPY/USD", {"2022": "131.5"}))
    (average,) = look_up(dollar("150 JPY", type="average"), yearly)
    (some_day,) = look_up(dollar("150 JPY"), yearly)
    assert average.score >= GOOD_MATCH > some_day.score
    assert some_day.doubts == ("the claim is of no average, and of the period only that is known",)


@pytest.mark.parametrize("text", ["dollar", "US dollar", "dollar traded", "US dollar traded"])
def test_a_currency_is_named_as_the_subject(text):
    (candidate,) = look_up(dollar("460 KZT", text=text), RATES)
    assert candidate.value == Decimal("462.5")


def test_a_rate_that_moved_too_far_is_not_concluded_from():
    (candidate,) = look_up(dollar("426 KZT", type="average", when="2021"), RATES)
    assert candidate.score == Decimal("0.6")


@pytest.mark.parametrize(
    "spoken",
    [
        dollar("460 KZT", text="bread"),
        dollar("460 USD"),
        dollar("460 KZT", when=None),
        dollar("460 KZT", modality="projected"),
        dollar("460 KZT", text="euro"),
    ],
    ids=["of bread", "of itself", "no period", "projected", "no such rate"],
)
def test_what_is_no_rate_of_the_data(spoken):
    assert look_up(spoken, RATES) == ()


def test_pesos_of_an_unknown_country_fit_no_rate_well_enough():
    rates = FixedReference(series("exchange-rate", "MEX", "MXN/USD", {"2022": "20.1"}))
    pesos = dollar("4420 MXN", when="2022", type="average")
    doubtful = replace(pesos, quantity=replace(pesos.quantity, candidates=("MXN", "COP")))
    (sure,), (unsure,) = look_up(pesos, rates), look_up(doubtful, rates)
    assert sure.score >= GOOD_MATCH > unsure.score
    assert unsure.doubts == ("the unit may be any of MXN, COP",)
