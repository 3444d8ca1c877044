import pytest

from tests.rules.prose import alarms, checks_on, flagged

RULE = "nominal-vs-real"


@pytest.mark.parametrize(
    ("text", "severity", "at"),
    [
        (
            "Pensions in Chile went up by 4 percent last year. Consumer prices in Chile rose 6.5 percent last year.",
            "warning",
            ("4 percent", "6.5 percent"),
        ),
        (
            "CHAIR: Our health spending increased by 2.0 percent in 2022.\nMS NEUBAUER: Inflation was 8.7 percent in 2022.",
            "warning",
            ("2.0 percent", "8.7 percent"),
        ),
        (
            "The minimum wage was raised by 5 percent in 2023. In 2023 inflation stood at 11.4 percent.",
            "warning",
            ("5 percent", "11.4 percent"),
        ),
        (
            "Wages rose 3 percent in 2023, while inflation in 2023 was 7 percent.",
            "info",
            ("3 percent", "7 percent"),
        ),
    ],
)
def test_rises_that_inflation_eats_are_flagged(text, severity, at):
    assert flagged(RULE, text) == [(severity, at)]


REAL = [
    "Real wages rose 3 percent in 2023. Inflation was 7 percent in 2023.",
    "Wages rose 3 percent in real terms in 2023. Inflation was 7 percent in 2023.",
    "At constant prices, health spending rose 2 percent in 2023. Inflation was 5 percent in 2023.",
]
TOLD = [
    "Wages rose 3 percent in 2023. Inflation was 7 percent in 2023, so purchasing power shrank.",
    "Wages rose 3 percent in 2023, below inflation. Inflation was 7 percent in 2023.",
    "Pensions rose 4 percent in 2023. Inflation was 6 percent in 2023, and after inflation pensioners lost.",
]
NOMINAL_IS_RIGHT = [
    "Tax revenue rose 3 percent in 2023. Inflation was 7 percent in 2023.",
    "Exports rose 3 percent in 2023. Inflation was 7 percent in 2023.",
    "The economy grew 3 percent in 2023. Inflation was 7 percent in 2023.",
    "Revenue at the grocer rose 3 percent in 2023. Inflation was 7 percent in 2023.",
]
OTHER_PERIOD_OR_PLACE = [
    "Wages rose 3 percent in 2021. Inflation was 7 percent in 2023.",
    "Wages in Norway rose 3 percent in 2023. Inflation in Turkey was 54 percent in 2023.",
    "Wages rose 3 percent in 2023. Food inflation was 9 percent in 2023.",
    "Wages rose 3 percent in 2023. We expect inflation of 7 percent in 2023.",
]
OUTPACED = [
    "Wages rose 9 percent in 2023. Inflation was 7 percent in 2023.",
    "Wages rose 4 percent in 2023. Inflation was 4 percent in 2023.",
    "Wages fell 2 percent in 2023. Inflation was 4 percent in 2023.",
]


@pytest.mark.parametrize("text", REAL + TOLD + NOMINAL_IS_RIGHT + OTHER_PERIOD_OR_PLACE + OUTPACED)
def test_what_does_not_mislead_is_left_alone(text):
    assert flagged(RULE, text) == []
    assert alarms(text) == []


def test_both_can_hold_and_the_working_shows_why_they_mislead():
    text = "MINISTER: Wages rose 3 percent in 2023.\nMR COLE: Inflation in 2023 was 7 percent."
    (found,) = checks_on(RULE, text)
    assert found.outcome.value == "tension"
    assert found.steps == ("1.03 / 1.07 = 0.9626", "(0.9626 - 1) x 100 = -3.74 percent after inflation")


MUST_NOT_FLAG = {
    "real terms": "Real wages rose by 3 percent in 2022; inflation was 8 percent in 2022.",
    "constant prices": "Output grew by 3 percent at constant prices in 2022, while inflation was 8 percent in 2022.",
    "revenue": "The firm's revenue rose by 5 percent in 2022, while inflation was 8 percent in 2022.",
}


@pytest.mark.parametrize("text", MUST_NOT_FLAG.values(), ids=MUST_NOT_FLAG)
def test_must_not_flag(text):
    assert alarms(text) == []
