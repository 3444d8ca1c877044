from dataclasses import replace

import pytest

from tests.factories import claim, link
from tests.rules.prose import alarms
from tests.rules.running import ERROR, NOTHING, OK, run, verdict

RULE = "unit-conversion"


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("2,000 kg", "2 t", OK),
        ("2,000 kg", "20 t", ERROR),
        ("500 ha", "1,236 acre", OK),
        ("500 ha", "2,471 acre", ERROR),
        ("12 km", "7.5 mi", OK),
        ("12 km", "7.8 mi", OK),  # 12.5 kilometres are 7.77 miles
        ("12 km", "7.9 mi", ERROR),
        ("about 12 km", "8 mi", OK),
    ],
)
def test_restated_in_another_unit(first, second, expected):
    a, b = claim(first, when=None), claim(second, when=None)
    assert verdict(RULE, a, b, links=(link("equivalent", b, a),)) == expected


def test_units_of_other_dimensions_do_not_convert():
    a, b = claim("12 km", when=None), claim("12 t", when=None)
    assert verdict(RULE, a, b, links=(link("equivalent", b, a),)) is NOTHING


def test_amounts_that_nobody_ties_are_left_alone():
    assert verdict(RULE, claim("2,000 kg"), claim("20 t")) is NOTHING


def test_the_factor_is_shown():
    a, b = claim("2,000 kg", when=None), claim("20 t", when=None)
    check = run(RULE, a, b, links=(link("equivalent", b, a),))[0]
    assert check.steps[:2] == ("1 kilogram = 0.001 tonnes", "2,000 x 0.001 = 2 tonnes")


@pytest.mark.parametrize(
    ("fahrenheit", "expected"), [("115", OK), ("116", OK), ("105", ERROR), ("1,150", ERROR)]
)
def test_temperatures_have_zeros_of_their_own(fahrenheit, expected):
    a, b = (
        degrees(phrase, unit)
        for phrase, unit in (("46", "degree_Celsius"), (fahrenheit, "degree_Fahrenheit"))
    )
    assert verdict(RULE, a, b, links=(link("equivalent", b, a),)) == expected


def degrees(phrase, unit):
    one = claim(f"{phrase} km", measure=None, text="temperature", when=None)
    return replace(one, quantity=replace(one.quantity, unit=unit))


def test_the_zero_is_added_in_the_steps():
    a, b = degrees("46", "degree_Celsius"), degrees("105", "degree_Fahrenheit")
    check = run(RULE, a, b, links=(link("equivalent", b, a),))[0]
    assert check.steps[1:] == (
        "46 x 1.8 + 32 = 114.8 degrees Fahrenheit",
        "with its rounding the result may be 113.9 to 115.7 degrees Fahrenheit; the stated figure may be 104.5 to 105.5 degrees Fahrenheit",
    )


MUST_NOT_FLAG = {
    "about": "The trail is about 12 km, or some 8 miles, long.",
    "rounded": "The field of 500 hectares, or 1,236 acres, was sold.",
    "two things": "The lake is 12 km long, the river 90 miles.",
}


@pytest.mark.parametrize("text", MUST_NOT_FLAG.values(), ids=MUST_NOT_FLAG)
def test_must_not_flag(text):
    assert alarms(text) == []
