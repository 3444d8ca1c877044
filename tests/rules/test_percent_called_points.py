import pytest

from tests.factories import claim, link
from tests.rules.prose import alarms
from tests.rules.running import NOTHING, WARNING, run, verdict

RULE = "percent-called-points"


def step(stated, base="4.0 %", new="4.5 %", direction="increase"):
    earlier, later = claim(base, measure="interest-rate", when="2021"), claim(new, measure="interest-rate")
    change = claim(stated, measure="interest-rate", direction=direction, type="change")
    return (earlier, later, change), (link("result", change, later), link("base", change, earlier))


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ("0.5 %", WARNING),
        ("0.6 %", WARNING),  # rounding of the rates allows 0.4 to 0.6
        ("0.8 %", NOTHING),  # fits neither way: growth-vs-levels
        ("12.5 %", NOTHING),  # relative and right
        ("0.5 pp", NOTHING),
    ],
)
def test_rise_between_two_rates(stated, expected):
    claims, ties = step(stated)
    assert verdict(RULE, *claims, links=ties) == expected


def test_fall_between_two_rates():
    claims, ties = step("3 %", base="9.0 %", new="6.0 %", direction="decrease")
    assert verdict(RULE, *claims, links=ties) == WARNING


def test_levels_that_are_no_rates_are_left_alone():
    earlier, later = claim("4.0 billion USD", when="2021"), claim("4.5 billion USD")
    change = claim("0.5 %", direction="increase")
    ties = (link("result", change, later), link("base", change, earlier))
    assert verdict(RULE, earlier, later, change, links=ties) is NOTHING


def test_both_readings_are_worked_out():
    claims, ties = step("0.5 %")
    assert run(RULE, *claims, links=ties)[0].steps == (
        "4.5 - 4 = 0.5 percentage points",
        "0.5 / 4 x 100 = 12.5 percent",
    )


MUST_NOT_FLAG = {
    "a rate cut relatively": "The duty was cut by 50 percent, from 10 percent to 5 percent.",
    "a rise of a rate in percent": "The tax rate rose by a quarter, from 20 percent to 25 percent.",
    "points": "The vacancy rate fell by 2 points, from 9 percent to 7 percent.",
    "growth beside rates": "Unemployment fell from 7.0 percent to 6.0 percent while employment grew by 1.0 percent.",
}


@pytest.mark.parametrize("text", MUST_NOT_FLAG.values(), ids=MUST_NOT_FLAG)
def test_must_not_flag(text):
    assert alarms(text) == []
