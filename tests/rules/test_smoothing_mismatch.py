import pytest

from tests.rules.prose import alarms, checks_on, flagged

RULE = "smoothing-mismatch"


@pytest.mark.parametrize(
    ("text", "at"),
    [
        (
            "The seven-day average of cases was 1,200 on 3 May, down from 2,000 cases reported on 2 May alone.",
            ("1,200", "2,000 cases"),
        ),
        (
            "On a single day, 14 June, arrivals rose to 9,400 visitors from a moving average of 6,100 visitors.",
            ("9,400 visitors", "6,100 visitors"),
        ),
    ],
)
def test_averages_set_against_single_figures_are_flagged(text, at):
    assert flagged(RULE, text) == [("warning", at)]


TWO_AVERAGES = [
    "The seven-day average of cases was 1,200 on 3 May, down from 2,000 cases a week earlier.",
    "The three-month average of retail sales growth was 0.4 percent in May, compared with 1.9 percent in April.",
    "The moving average of cases fell to 1,200 from a moving average of 2,000 cases.",
]
LABELLED = [
    "The seven-day average of cases was 1,200. On 2 May alone 2,000 cases were reported.",
    "There were 2,000 cases on 2 May alone; the weekly average is 1,200.",
    "The weekly average was 1,200 cases, with 2,000 cases on Monday alone.",
]
NO_AVERAGE = [
    "Cases fell to 1,200 on 3 May from 2,000 cases on 2 May alone.",
    "Exports rose to $4.0 billion in May from $3.1 billion in April alone.",
    "Rainfall was 12 mm on Monday, down from 40 mm on Sunday alone.",
]


@pytest.mark.parametrize("text", TWO_AVERAGES + LABELLED + NO_AVERAGE)
def test_what_does_not_mislead_is_left_alone(text):
    assert flagged(RULE, text) == []
    assert alarms(text) == []


def test_both_can_hold():
    text = "The seven-day average of cases was 1,200 on 3 May, down from 2,000 cases reported on 2 May alone."
    (found,) = checks_on(RULE, text)
    assert found.outcome.value == "tension"
    assert found.steps == ("1,200 - 2,000 = -800, between two sorts of figures",)


MUST_NOT_FLAG = {
    "labelled": "There were 400 cases on Monday; the seven-day average was 350 cases.",
    "like with like": "The seven-day average rose to 350 cases from 300 cases a week before.",
    "one figure": "The three-month average was 29,000 jobs a month.",
}


@pytest.mark.parametrize("text", MUST_NOT_FLAG.values(), ids=MUST_NOT_FLAG)
def test_must_not_flag(text):
    assert alarms(text) == []
