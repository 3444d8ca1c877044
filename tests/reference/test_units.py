from decimal import Decimal

import pytest

from service.reference.units import is_currency
from tests.factories import claim
from tests.fixed_reference import FixedReference, dataset, series
from tests.reference.looking import look_up

MONTHS = {f"2022-{month:02}": str(440 + 2 * month) for month in range(1, 13)}
DATA = FixedReference(
    series("gdp", "KAZ", "USD", {"2022": "225E9"}, collection="S"),
    series("exchange-rate", "KAZ", "KZT/USD", MONTHS, of=dataset("bank")),
    series("grain-output", "KAZ", "tonne", {"2022": "22000000"}, collection="S"),
    series("population", "KAZ", "person", {"2022": "20034609"}),
    series("unemployment-rate", "KAZ", "%", {"2022": "4.9"}),
)


@pytest.mark.parametrize(
    ("spoken", "value"),
    [
        (claim("225 billion USD", measure="gdp"), "225E9"),
        (claim("22 million t", measure="grain-output"), "22000000"),
        (claim("22000 million kg", measure="grain-output"), "22E9"),
        (claim("20 million inhabitant", measure="population"), "20034609"),
        (claim("4.9 %", measure="unemployment-rate"), "4.9"),
    ],
)
def test_a_figure_in_the_unit_of_the_claim(spoken, value):
    assert look_up(spoken, DATA)[0].value == Decimal(value)


@pytest.mark.parametrize(
    "spoken",
    [
        claim("4.9 %", measure="population"),
        claim("5 km", measure="grain-output"),
        claim("5 GEL", measure="gdp"),
        claim("500000 person", measure="unemployment-rate"),
        claim("20 % ", measure="gdp"),
    ],
    ids=["share of people", "kilometres of grain", "no rate", "people of a rate", "share of output"],
)
def test_a_figure_in_a_unit_that_the_series_does_not_have(spoken):
    assert look_up(spoken, DATA) == ()


def test_another_currency_goes_by_the_rates_of_the_period():
    (candidate,) = look_up(claim("102 trillion KZT", measure="gdp"), DATA)
    assert candidate.value == Decimal("453") * 225 * 10**9
    assert candidate.values.low < Decimal("442") * 225 * 10**9
    assert candidate.values.high > Decimal("464") * 225 * 10**9
    assert candidate.score == Decimal("0.90")
    assert candidate.steps == ("1 USD = 453 KZT on average (442 to 464 within the period)",)
    assert [used.series.key.measure for used in candidate.used] == ["gdp", "exchange-rate"]


def test_what_looks_like_a_currency():
    assert [is_currency(unit) for unit in ("KZT", "person", "%", "km")] == [True, False, False, False]
