import pytest

from tests.rules.prose import alarms, checks_on, flagged

RULE = "annualised-rate"


@pytest.mark.parametrize(
    ("text", "at"),
    [
        (
            "In May consumer prices rose 0.4 percent, an annualised 8.9 percent.",
            ("0.4 percent", "8.9 percent"),
        ),
        (
            "GDP in Canada grew 0.5 percent in the third quarter of 2023, an annualised rate of 1.2 percent.",
            ("0.5 percent", "1.2 percent"),
        ),
        (
            "Output shrank 0.5 percent in the second quarter of 2023, or 3.0 percent at an annual rate.",
            ("0.5 percent", "3.0 percent"),
        ),
    ],
)
def test_rates_that_do_not_go_together_are_flagged(text, at):
    assert flagged(RULE, text) == [("error", at)]


CUSTOM = [
    "The American economy grew at an annualised rate of 3.1 percent in the third quarter.",
    "The economy expanded at an annualised 3.1 percent in the third quarter, after 2.1 percent in the second.",
    "GDP rose 0.3 percent in France in the first quarter, while the United States grew 1.6 percent annualised.",
]
ON_THE_YEAR = [
    "Prices rose 0.3 percent in March and at an annual rate of 3.5 percent.",
    "GDP grew 0.2 percent in the quarter and 4.1 percent on the year.",
    "Core inflation was 0.4 percent in the month; the annual rate was 3.8 percent.",
]
ROUNDED = [
    "GDP grew 0.8 percent in the first quarter, an annualised rate of 3.4 percent.",
    "Output shrank 0.5 percent in the second quarter of 2023, or 2.0 percent at an annual rate.",
    "In May consumer prices rose 0.4 percent, an annualised 4.8 percent.",
]


@pytest.mark.parametrize("text", CUSTOM + ON_THE_YEAR + ROUNDED)
def test_what_may_hold_is_left_alone(text):
    assert flagged(RULE, text) == []
    assert alarms(text) == []


def test_working_can_be_redone():
    (found,) = checks_on(RULE, "In May consumer prices rose 0.4 percent, an annualised 8.9 percent.")
    assert found.steps[0] == "start at 1 and multiply by 1.004, 12 times: 1.0491"
    assert found.computation.formula == "((1 + change / 100) ^ k - 1) * 100"


MUST_NOT_FLAG = {
    "said so": "Output grew by 0.8 percent in the second quarter, an annualised 3.2 percent.",
    "rounded": "Output grew by 0.5 percent in the quarter, or 2 percent at an annual rate.",
    "the year before": "Output grew by 0.4 percent in the quarter and by 2.9 percent on the year.",
}


@pytest.mark.parametrize("text", MUST_NOT_FLAG.values(), ids=MUST_NOT_FLAG)
def test_must_not_flag(text):
    assert alarms(text) == []
