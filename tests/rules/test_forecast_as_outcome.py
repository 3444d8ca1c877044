import pytest

from tests.rules.prose import alarms, checks_on, flagged

RULE = "forecast-as-outcome"


@pytest.mark.parametrize(
    ("text", "at"),
    [
        (
            "We expect exports to reach $5.2 billion in 2025. In 2025 exports reached $5.2 billion, the minister said.",
            ("$5.2 billion", "$5.2 billion"),
        ),
        (
            "The plan foresees 42,500 new homes by 2026.\nMINISTER: We have built 42,500 new homes by 2026.",
            ("42,500", "42,500"),
        ),
        (
            "BANK: We forecast inflation of 3.4 percent in 2025.\nMR PAK: Inflation was 3.4 percent in 2025.",
            ("3.4 percent", "3.4 percent"),
        ),
    ],
)
def test_forecasts_told_as_outcomes_are_flagged(text, at):
    assert flagged(RULE, text) == [("warning", at)]


ENDED = [
    "We expected exports to reach $5.2 billion in 2023. In 2023 exports reached $5.2 billion.",
    "The target was 42,500 new homes in 2022. We built 42,500 new homes in 2022.",
    "The bank had forecast inflation of 3.4 percent in 2023. Inflation was 3.4 percent in 2023.",
]
ON_TRACK = [
    "We expect exports to reach $5.2 billion in 2025. Exports of $5.2 billion in 2025 were on track, he said.",
    "The plan foresees 42,500 new homes by 2026. As planned, 42,500 homes were approved for 2026.",
    "The bank forecasts inflation of 3.4 percent in 2025. Inflation of 3.4 percent in 2025 was as expected.",
]
ALIKE = [
    "We expect exports to reach $5.2 billion in 2025. In 2024 exports reached $5.2 billion.",
    "We expect exports to reach $5.2 billion in 2025. In 2025 imports reached $5.2 billion.",
    "The bank forecasts inflation of 3.4 percent in 2025. It repeats its forecast of inflation of 3.4 percent in 2025.",
    "The bank forecasts growth of 3 percent in 2025. Growth was 3 percent in 2025.",
]


@pytest.mark.parametrize("text", ENDED + ON_TRACK + ALIKE)
def test_what_does_not_mislead_is_left_alone(text):
    assert flagged(RULE, text) == []
    assert alarms(text) == []


def test_without_a_date_nothing_is_flagged():
    text = "We expect exports to reach $5.2 billion in 2025. In 2025 exports reached $5.2 billion."
    assert flagged(RULE, text, date=None) == []
    (found,) = checks_on(RULE, text)
    assert found.outcome.value == "tension"
    assert found.steps[1] == "the period ends on 2025-12-31; the text is of 2024-06-01"


MUST_NOT_FLAG = {
    "on track": "The state plans to plant 4 million trees by 2026 and is on track.",
    "a target met": "We promised 900 homes in 2023. In the event 900 homes were built, as promised.",
    "another figure": "The ministry plans 900 schools by 2027. It has built 340 schools.",
}


@pytest.mark.parametrize("text", MUST_NOT_FLAG.values(), ids=MUST_NOT_FLAG)
def test_must_not_flag(text):
    assert alarms(text) == []
