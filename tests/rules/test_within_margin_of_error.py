import pytest

from tests.rules.prose import alarms, checks_on, flagged

RULE = "within-margin-of-error"


@pytest.mark.parametrize(
    ("text", "severity", "at"),
    [
        (
            "Labour has a lead of 2 percentage points. The poll's margin of error is 3 percentage points.",
            "warning",
            ("2 percentage points", "3 percentage points"),
        ),
        (
            "In the poll 46 percent back Ms Diaz and 44 percent Mr Ortiz, with a margin of error of 3 points. Ms Diaz is ahead.",
            "warning",
            ("46 percent", "44 percent", "3 points"),
        ),
        (
            "Ms Diaz leads Mr Ortiz by 2 points in a poll with a margin of error of plus or minus 3.5 points.",
            "warning",
            ("2 points", "3.5 points"),
        ),
        (
            "The Liberals lead by 4 percentage points in Quebec; the margin of error is 3 percentage points.",
            "info",  # beyond the margin of a share, within that of the lead
            ("4 percentage points", "3 percentage points"),
        ),
    ],
)
def test_leads_within_the_margin_are_flagged(text, severity, at):
    assert flagged(RULE, text) == [(severity, at)]


BEYOND = [
    "Labour has a lead of 9 percentage points. The poll's margin of error is 3 percentage points.",
    "In the poll 52 percent back Ms Diaz and 41 percent Mr Ortiz, with a margin of error of 3 points. Ms Diaz is ahead.",
    "The poll puts the Greens at 24 percent, ahead of the Liberals at 15 percent. The margin of error is 2.5 percentage points.",
]
TOLD = [
    "Labour has a lead of 2 percentage points, within the margin of error. The poll's margin of error is 3 percentage points.",
    "Ms Diaz leads by 1 point, with a margin of error of 3 points: too close to call.",
    "At 46 percent to 45 percent Ms Diaz is ahead, a statistical tie, as the margin of error is 3 points.",
]
NOBODY_AHEAD = [
    "The survey of 1,000 adults has a margin of error of 3.1 percent. It found that 51 percent support the bill.",
    "Of those asked, 46 percent drink tea and 44 percent coffee. The margin of error is 3 points.",
    "The margin of error is 3 percentage points. The rate rose by 2 percentage points.",
]


@pytest.mark.parametrize("text", BEYOND + TOLD + NOBODY_AHEAD)
def test_what_does_not_mislead_is_left_alone(text):
    assert flagged(RULE, text) == []
    assert alarms(text) == []


def test_weighted_designs_are_undetermined():
    text = "Labour has a lead of 2 percentage points. The weighted poll's margin of error is 3 percentage points."
    assert flagged(RULE, text) == []
    assert [found.outcome.value for found in checks_on(RULE, text)] == ["undetermined"]


def test_the_margin_of_the_lead_is_worked_out():
    text = "The poll puts the Greens at 24 percent, ahead of the Liberals at 22 percent. The margin of error is 2.5 percentage points."
    (found,) = checks_on(RULE, text)
    assert found.outcome.value == "tension"
    assert found.steps == ("24 - 22 = 2 points", "2 x 2.5 x 0.678 = 3.39 points, the margin of the lead")


MUST_NOT_FLAG = {
    "weighted": "Mr Roy leads with 44 percent to 42 percent in a weighted poll with a margin of error of 3 points.",
    "said to be a tie": "At 44 percent to 42 percent the two are neck and neck, given a margin of error of 3 points.",
    "a clear lead": "Mr Roy leads with 56 percent to 38 percent; the margin of error is 3 points.",
}


@pytest.mark.parametrize("text", MUST_NOT_FLAG.values(), ids=MUST_NOT_FLAG)
def test_must_not_flag(text):
    assert alarms(text) == []
