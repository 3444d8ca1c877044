import datetime as dt

import pytest

from tests.rules.prose import checks_on, flagged

RULE = "pace-mismatch"


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("The port of Durban handled 26,400 containers in April, or about 88 a day.", ("error", 0, -1)),
        ("The bakery sold 24,000 loaves in March (80 a day).", ("error", 0, -1)),
        ("The library in Graz lent 62,000 books last month, an average of 200 a day.", ("error", 0, -1)),
        ("The hotline took 5,200 calls in 2023, an average of 10 a week.", ("error", 0, -1)),
        ("Net migration was 240,000 last year. That is 80,000 a quarter.", ("error", 0, -1)),
        ("The levy costs £92 a year for each household. That is £17.70 a week.", ("error", 0, -1)),
        ("The works at Győr makes 400 cars a week, or about 800 a day.", ("error", 0, -1)),
        ("The ministry paid PLN 4.8 billion between 2019 and 2023, on average PLN 96 million a year.", ("error", 0, -1)),
        ("Chile will train 600 midwives over five years, about two hundred a year.", ("error", 0, 1, 2)),
        ("The fair drew 93,000 visitors in May, 31,000 a day.", ("warning", 0, -1)),
    ],
)  # fmt: skip
def test_a_pace_that_its_total_denies(text, figures):
    severity, *places = figures
    ((found, claims),) = flagged(RULE, text)
    assert (found, len(claims)) == (severity, len(places))


@pytest.mark.parametrize(
    "text",
    [
        "The port of Durban handled 26,400 containers in April, or about 880 a day.",
        "The office handled 26,400 letters in April, or 1,257 a day.",
        "The lift carried 240,000 skiers in 2023, 2,400 a day.",
        "The school costs €3,900 a year, about €100 a week.",
        "Malawi drilled 500 boreholes between 2019 and 2023, 125 a year.",
        "The camp took in 9,300 people in March, 20 a day from Eritrea.",
        "The camp took in 9,300 people in March, up to 900 a day.",
        "The camp took in 9,300 people in March, 2,900 a day at its peak.",
        "The mine dug 3.6 million tonnes in 2023, with room for 25,000 tonnes a day.",
        "The bakery has sold 24,000 loaves since March, 1,000 a day.",
        "The plant employed 300 workers in 2023, 12 a day.",
        "The mill sold 36,500 tonnes in 2023, 20 tonnes a day more.",
        "The clinic saw 3,100 children in March. Staff were paid €110 a day.",
        "She writes 3 books a year, 500 words a day.",
        "The ferry carried 9,000 cars and 700 lorries in April. That is 300 a day.",
    ],
    ids=[
        "it fits",
        "working days",
        "a season",
        "school weeks",
        "four or five years",
        "of a part",
        "a limit",
        "a peak",
        "a capacity",
        "of a time that goes on",
        "a stock",
        "a difference",
        "of another thing",
        "other units",
        "two totals",
    ],
)
def test_what_may_hold_is_left_alone(text):
    assert flagged(RULE, text) == []


def test_a_month_that_goes_on_has_no_pace_yet():
    text = "The bakery sold 24,000 loaves in May, 80 a day."
    assert flagged(RULE, text, dt.date(2024, 5, 20)) == []
    assert flagged(RULE, text, None) == []
    assert len(flagged(RULE, text, dt.date(2024, 5, 31))) == 1


def test_a_rate_said_again_in_another_unit_is_a_conversion():
    assert checks_on(RULE, "The levy costs £92 a year, or £17.70 a week.") == []


def test_the_division_is_shown():
    (check,) = checks_on(RULE, "The port of Durban handled 26,400 containers in April, or about 88 a day.")
    assert check.steps[0] == "26,400 / 30 = 880 a day"
    assert check.message == (
        "The text gives “26,400 containers” for 30 days; that is about 880 a day, not “about 88 a day”."
    )
