from decimal import Decimal

import pytest

from service.reference.changes import change_periods
from tests.factories import claim, period
from tests.fixed_reference import FixedReference, series
from tests.reference.looking import look_up

PEOPLE = FixedReference(
    series("population", "KAZ", "person", {"2015": "17500000", "2020": "18700000", "2021": "19000000"}),
    series("unemployment-rate", "KAZ", "%", {"2020": "5.0", "2021": "4.9"}),
    series("exports", "KAZ", "USD", {"2020": "47", "2021": "60"}, collection="S"),
    series("industrial-production", "KAZ", "%", {"2021-Q1": "-0.9"}, transformation="GY"),
)


def up(phrase, **more):
    return claim(phrase, **({"direction": "increase", "when": "2021"} | more))


@pytest.mark.parametrize(
    ("spoken", "value"),
    [
        (up("1.6 %", measure="population"), "1.60"),
        (up("8.6 %", measure="population", when=period("2015-01-01/2021-12-31", window=True)), "8.57"),
        (up("300000 person", measure="population"), "300000"),
        (up("2 x", measure="population"), "1.02"),
        (claim("0.1 pp", measure="unemployment-rate", direction="decrease", when="2021"), "-0.10"),
        (claim("1 %", measure="industrial-production", direction="decrease", when="2021Q1"), "-0.90"),
    ],
    ids=["yearly", "window", "number", "multiple", "points", "published change"],
)
def test_a_change_is_recomputed(spoken, value):
    assert round(look_up(spoken, PEOPLE)[0].value, 2) == Decimal(value)


def test_the_arithmetic_is_shown():
    (candidate,) = look_up(up("1.6 %", measure="population"), PEOPLE)
    assert candidate.steps == ("19 million (2021) / 18.7 million (2020) = 1.016, a change of 1.604 percent",)
    assert [item.period for item in candidate.evidence] == ["2021", "2020"]


@pytest.mark.parametrize(
    ("spoken", "doubt"),
    [
        (up("27 %", measure="exports"), "the series is in USD"),
        (up("2 x", measure="exports"), "the series is in USD"),
        (up("2 %", measure="unemployment-rate"), "may mean points"),
    ],
)
def test_a_change_of_which_the_unit_is_open_is_not_concluded_from(spoken, doubt):
    (candidate,) = look_up(spoken, PEOPLE)
    assert candidate.score < Decimal("0.75")
    assert doubt in candidate.doubts[0]


def test_periods_of_a_change():
    ends = change_periods(up("5 %", when=period("2015-01-01/2021-12-31", window=True)))
    assert [(one.isoformat(), other.isoformat()) for one, other in ends] == [
        ("2021-01-01", "2021-12-31"),
        ("2015-01-01", "2015-12-31"),
    ]
    assert change_periods(up("5 %", when=None)) is None
    assert change_periods(up("5 %", when=period("2015-03-01/2021-04-30", window=True))) is None


@pytest.mark.parametrize(
    "spoken",
    [
        up("2 x", measure="population", adjustment="pace"),
        up("1 %", measure="population", adjustment="per_year", when=period("2015-01-01/2021-12-31")),
    ],
    ids=["twice as fast", "one percent a year over six years"],
)
def test_a_change_that_is_not_that_of_the_span_is_left_alone(spoken):
    assert look_up(spoken, PEOPLE) == ()
