import pytest

from tests.rules.prose import alarms, checks_on, flagged

RULE = "compound-growth"


@pytest.mark.parametrize(
    ("text", "at"),
    [
        (
            "Rents rose 5 percent a year for ten years, a total increase of 50 percent.",
            ("5 percent", "50 percent"),
        ),
        (
            "Between 2015 and 2020 passenger numbers rose by 10 percent each year, 40 percent in all.",
            ("10 percent", "40 percent"),
        ),
        (
            "Steel output fell 3 percent a year, from 40.0 million tonnes in 2010 to 20.0 million tonnes in 2020.",
            ("3 percent", "40.0 million tonnes", "20.0 million tonnes"),
        ),
        (
            "Kenya's exports grew 4 percent per annum from 2013 to 2023. Kenya's exports doubled from 2013 to 2023.",
            ("4 percent", "doubled"),
        ),
        (
            "Milk output in Chile grew by 6 percent every year over eight years, a rise of 80 percent in total.",
            ("6 percent", "80 percent"),
        ),
    ],
)
def test_what_does_not_compound_is_flagged(text, at):
    assert flagged(RULE, text) == [("error", at)]


ROUNDED = [
    "Exports rose 7 percent a year from 2013 to 2023. Exports doubled between 2013 and 2023.",
    "Enrolment grew 2 percent a year over the past five years, or 10 percent in total.",
    "Wheat output grew by 5 percent a year, from 4.0 million tonnes in 2013 to 6.5 million tonnes in 2023.",
]
AVERAGES = [
    "Revenue grew by an average of 5 percent a year for ten years, a total increase of 52 percent.",
    "Average annual growth of exports of 10 percent for five years, 55 percent in all, was welcomed.",
    "On average prices rose 4 percent a year for ten years, 43 percent in all.",
]
OTHER_SPANS = [
    "Exports rose 7 percent a year from 2013 to 2023. Exports rose 40 percent between 2018 and 2023.",
    "Turnover rose 3 percent from a year earlier. It has risen 20 percent in five years.",
    "Employment grew 2 percent a year for five years. Wages rose 30 percent in the same years.",
    "Rail freight grew 4 percent a year, and road freight by 50 percent over ten years.",
]


@pytest.mark.parametrize("text", ROUNDED + AVERAGES + OTHER_SPANS)
def test_what_may_hold_is_left_alone(text):
    assert flagged(RULE, text) == []
    assert alarms(text) == []


def test_a_yearly_rate_is_no_rival_of_the_whole_change():
    text = "Exports rose 7 percent a year from 2013 to 2023. Exports rose 97 percent from 2013 to 2023."
    assert alarms(text) == []
    assert [found.outcome.value for found in checks_on(RULE, text)] == ["consistent"]


def test_working_can_be_redone():
    (found,) = checks_on(RULE, "Sales grew 5 percent a year for ten years, a total increase of 50 percent.")
    assert found.steps[:2] == (
        "start at 1 and multiply by 1.05, 10 times: 1.629",
        "(1.629 - 1) x 100 = 62.89 percent",
    )


MUST_NOT_FLAG = {
    "a rounded rate": "Output grew by 7 percent a year for ten years, or 97 percent in all.",
    "an average of rates": "Prices rose by 10 percent a year on average over two years, or 20 percent in total.",
    "it fits": "Sales grew by 5 percent a year over three years, 16 percent altogether.",
}


@pytest.mark.parametrize("text", MUST_NOT_FLAG.values(), ids=MUST_NOT_FLAG)
def test_must_not_flag(text):
    assert alarms(text) == []
