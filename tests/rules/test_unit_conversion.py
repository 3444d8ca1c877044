import pytest

from tests.factories import claim, link
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
    assert check.steps[:2] == ("1 kilogram = 0.001 tonne", "2,000 x 0.001 = 2 tonnes")
