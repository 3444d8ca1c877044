import pytest

from tests.rules.prose import alarms, checks_on, flagged

RULE = "false-precision"


@pytest.mark.parametrize(
    ("text", "severity", "at"),
    [
        (
            "About 2 million people out of roughly 7 million, or 28.57 percent, lack water.",
            "warning",
            ("About 2 million people", "roughly 7 million", "28.57 percent"),
        ),
        (
            "Some 30,000 of around 90,000 farms, or 33.33 percent, were flooded.",
            "warning",
            ("Some 30,000", "around 90,000 farms", "33.33 percent"),
        ),
        (
            "In Ghana 4 million of the 9 million pupils, or 44.4 percent, walk to school.",
            "info",
            ("4 million", "9 million pupils", "44.4 percent"),
        ),
    ],
)
def test_digits_that_the_inputs_cannot_bear_are_flagged(text, severity, at):
    assert flagged(RULE, text) == [(severity, at)]


MORE_DIGITS = [
    "A total of 2,153 of 7,034 firms, or 30.6 percent, answered.",
    "The clinic vaccinated 412 of 1,030 children, or 40.0 percent.",
    "Of the 12,480 seats 9,360 were sold, or 75.0 percent.",
]
HEDGED = [
    "About 2 million people out of roughly 7 million, or about 29 percent, lack water.",
    "About 2 million people out of roughly 7 million, nearly 30 percent, lack water.",
    "About 2 million people out of roughly 7 million, or 29 percent, lack water.",
]
NO_INPUTS = [
    "The unemployment rate was 4.57 percent; about 2 million people out of 40 million seek work.",
    "Roughly 28.57 percent of people lack water.",
    "The index rose 0.25 percent, and about 300 shares gained.",
]


@pytest.mark.parametrize("text", MORE_DIGITS + HEDGED + NO_INPUTS)
def test_what_the_inputs_bear_is_left_alone(text):
    assert flagged(RULE, text) == []
    assert alarms(text) == []


def test_the_range_is_worked_out():
    (found,) = checks_on(
        RULE, "About 2 million people out of roughly 7 million, or 28.57 percent, lack water."
    )
    assert found.outcome.value == "tension"
    assert found.steps[0] == "2 million / 7 million x 100 = 28.57 percent"


MUST_NOT_FLAG = {
    "more digits in the source": "Sales rose from $4.137 billion to $4.302 billion, or by 3.99 percent.",
    "rounded result": "Sales rose from $4 billion to $5 billion, or by a quarter.",
    "counted": "Of the 640 posts 231 are vacant, 36.1 percent.",
}


@pytest.mark.parametrize("text", MUST_NOT_FLAG.values(), ids=MUST_NOT_FLAG)
def test_must_not_flag(text):
    assert alarms(text) == []
