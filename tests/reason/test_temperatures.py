from dataclasses import replace
from decimal import Decimal

from service.reason.temperatures import on_one_scale
from tests.factories import UNITS, case, claim


def degrees(phrase, unit, **more):
    one = claim(f"{phrase} km", measure=None, text="temperature", **more)
    one = replace(one, quantity=replace(one.quantity, unit=unit))
    return case(one).terms[one.id]


def test_both_are_counted_from_one_zero():
    celsius, fahrenheit = on_one_scale(
        degrees("100", "degree_Celsius"), degrees("212", "degree_Fahrenheit"), UNITS
    )
    assert round(celsius.value, 6) == round(fahrenheit.value, 6) == Decimal("373.15")
    assert celsius.ordinary.contains(Decimal("373.15"))
    assert celsius.dimension == fahrenheit.dimension


def test_one_unit_other_sorts_and_changes_are_left_alone():
    warm = degrees("20", "degree_Celsius")
    assert on_one_scale(warm, degrees("30", "degree_Celsius"), UNITS) is None
    assert on_one_scale(warm, degrees("30", "kilometer"), UNITS) is None
    assert on_one_scale(degrees("30", "mile"), degrees("30", "kilometer"), UNITS) is None
    warmer = degrees("4", "degree_Fahrenheit", direction="increase")
    assert on_one_scale(warm, warmer, UNITS) is None
