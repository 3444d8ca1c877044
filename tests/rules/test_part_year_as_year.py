import pytest

from tests.factories import claim, link
from tests.rules.prose import alarms
from tests.rules.running import NOTHING, OK, TENSION, run, verdict

RULE = "part-year-as-year"


@pytest.mark.parametrize(
    ("part", "when", "expected"),
    [
        ("716 billion RUB", "2023-01-01/2023-04-30", OK),
        ("2,716 billion RUB", "2023-01-01/2023-04-30", TENSION),
        ("150 billion RUB", "2023-01-01/2023-04-30", TENSION),
        ("1.9 trillion RUB", "2023H1", OK),
        ("716 billion RUB", "2022H1", OK),
        ("716 billion RUB", "2023-04", NOTHING),  # a month is too short
        ("716 billion RUB", "2025Q1", NOTHING),  # too far from the year
        ("716 billion RUB", None, NOTHING),
    ],
)
def test_pace_beside_the_year(part, when, expected):
    assert verdict(RULE, claim("2.0 trillion RUB"), claim(part, when=when)) == expected


def test_stocks_have_no_pace():
    year = claim("2.0 million person", measure="population")
    assert verdict(RULE, year, claim("9.0 million person", measure="population", when="2023Q1")) is NOTHING


def test_stated_growth_is_used():
    year, part = claim("2 trillion RUB"), claim("716 billion RUB", when="2023-01-01/2023-04-30")
    growth = claim("over 9 %", direction="increase", when="2023-01-01/2023-04-30")
    check = run(RULE, year, part, growth, links=(link("result", growth, part),))[0]
    assert check.claims == (year.id, part.id, growth.id)
    assert check.steps == (
        "716 billion x 12 / 4 = 2.148 trillion a year",
        "2 trillion x 1.09 = 2.18 trillion",
        "2.148 trillion / 2.18 trillion = 0.985 (months taken as equal; 1/3 to 3 passes)",
    )


MUST_NOT_FLAG = {
    "annualised": "Output was 9 million tonnes in 2022 and ran at an annualised 10 million tonnes in the first quarter of 2023.",
    "like with like": "Sales were $4 billion in the first half of 2023 against $3.6 billion in the first half of 2022.",
    "said to be a part": "In 2022 the airport had 9 million passengers. In the first half of 2023 it had 5 million.",
}


@pytest.mark.parametrize("text", MUST_NOT_FLAG.values(), ids=MUST_NOT_FLAG)
def test_must_not_flag(text):
    assert alarms(text) == []
