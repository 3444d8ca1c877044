from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.errors import ModelError
from service.model.unit import Unit, convert, resolve_unit

UNITS = {
    unit.code: unit
    for unit in (
        Unit("meter", "length", Fraction(1)),
        Unit("mile", "length", Fraction("1609.344")),
        Unit("day", "time", Fraction(86400)),
        Unit("hour", "time", Fraction(3600)),
        Unit("kelvin", "temperature", Fraction(1)),
        Unit("degree_Celsius", "temperature", Fraction(1), Fraction("273.15")),
        Unit("degree_Fahrenheit", "temperature", Fraction(5, 9), Fraction(45967, 180)),
    )
}


def test_listed_unit_is_itself():
    assert resolve_unit("mile", UNITS) is UNITS["mile"]


def test_compound_divides_dimension_and_factor():
    unit = resolve_unit("mile/hour", UNITS)
    assert unit == Unit("mile/hour", "length/time", Fraction("1609.344") / 3600)


def test_noun_and_currency_are_dimensions_of_their_own():
    assert resolve_unit("job/day", UNITS) == Unit("job/day", "[job]/time", Fraction(1, 86400))
    assert resolve_unit("USD/mile", UNITS).dimension == "[USD]/length"


def test_number_below_the_stroke_divides():
    assert resolve_unit("case/100000 person", UNITS) == Unit(
        "case/100000 person", "[case]/[person]", Fraction(1, 100000)
    )
    assert resolve_unit("birth/1000", UNITS) == Unit("birth/1000", "[birth]/", Fraction(1, 1000))


@pytest.mark.parametrize("name", ["furlong", "", "/day", "case/0 person"])
def test_unknown_name_is_no_unit(name):
    assert resolve_unit(name, UNITS) is None


def test_rates_convert_exactly():
    per_day, per_hour = resolve_unit("meter/day", UNITS), resolve_unit("mile/hour", UNITS)
    assert convert(Decimal("38624.256"), per_day, per_hour) == 1


@pytest.mark.parametrize(
    ("celsius", "fahrenheit"), [("0", "32"), ("100", "212"), ("-40", "-40"), ("37", "98.6")]
)
def test_temperatures_convert_with_their_zero(celsius, fahrenheit):
    source, target = UNITS["degree_Celsius"], UNITS["degree_Fahrenheit"]
    assert convert(Decimal(celsius), source, target) == Decimal(fahrenheit)
    assert convert(Decimal(fahrenheit), target, source) == Decimal(celsius)


def test_different_dimensions_do_not_convert():
    with pytest.raises(ModelError, match="mile measures length, day measures time"):
        convert(Decimal(1), UNITS["mile"], UNITS["day"])


@given(st.decimals(-(10**9), 10**9, places=4), st.sampled_from(sorted(UNITS)), st.sampled_from(sorted(UNITS)))
def test_converting_there_and_back_returns_the_value(value, one, other):
    source, target = UNITS[one], UNITS[other]
    if source.dimension != target.dimension:
        return
    back = convert(convert(value, source, target), target, source)
    assert abs(back - value) < Decimal("1e-9")
