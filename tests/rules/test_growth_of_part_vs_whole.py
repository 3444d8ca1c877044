import pytest

from tests.factories import claim
from tests.rules.prose import alarms
from tests.rules.running import NOTHING, OK, TENSION, run, verdict

RULE = "growth-of-part-vs-whole"


def grew(phrase, when, **more):
    return claim(phrase, direction="increase", when=when, **more)


@pytest.mark.parametrize(
    ("whole", "part", "expected"),
    [
        ("over 9 %", "10 %", OK),
        ("9 %", "10 %", OK),
        ("9 %", "32 %", OK),  # (4 x 9 - 3 x 32) / 1 = -60
        ("9 %", "60 %", TENSION),
        ("90 %", "10 %", TENSION),
        ("5 %", "-20 %", OK),
    ],
)
def test_rest_of_four_months(whole, part, expected):
    claims = grew(whole, "2023-01-01/2023-04-30"), grew(part, "2023Q1")
    assert verdict(RULE, *claims) == expected


@pytest.mark.parametrize(
    "different",
    [{"basis": "previous_period"}, {"measure": "imports"}, {"adjustment": "real"}, {"areas": ("UZB",)}],
    ids=lambda different: next(iter(different)),
)
def test_rates_of_something_else_are_not_compared(different):
    assert verdict(RULE, grew("9 %", "2023H1"), grew("60 %", "2023Q1", **different)) is NOTHING


def test_periods_that_only_overlap_are_not_compared():
    assert verdict(RULE, grew("9 %", "2023H1"), grew("60 %", "2023-04-01/2023-09-30")) is NOTHING
    assert verdict(RULE, grew("9 %", "2023H1"), grew("60 %", None)) is NOTHING


def test_the_rest_is_worked_out():
    check = run(RULE, grew("over 9 %", "2023-01-01/2023-04-30"), grew("10 %", "2023Q1"))[0]
    assert check.steps == (
        "(4 x 9 - 3 x 10) / 1 = 6 percent",
        "rounding allows 4.5 to 11.5 percent; months are taken as equal",
    )


MUST_NOT_FLAG = {
    "a part that outgrows": "Exports grew by 4 percent in 2022; exports of wine grew by 30 percent in 2022.",
    "parts around the whole": "Sales rose by 5 percent in 2022: by 3 percent in Spain and by 8 percent abroad.",
    "another year": "Sales rose by 5 percent in 2022. In 2021 sales rose by 1 percent in Spain and by 2 percent abroad.",
}


@pytest.mark.parametrize("text", MUST_NOT_FLAG.values(), ids=MUST_NOT_FLAG)
def test_must_not_flag(text):
    assert alarms(text) == []
