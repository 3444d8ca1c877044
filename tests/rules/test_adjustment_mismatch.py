import pytest

from tests.rules.prose import alarms, checks_on, flagged

RULE = "adjustment-mismatch"


@pytest.mark.parametrize(
    ("text", "at"),
    [
        (
            "In April unemployment was 5.1 percent, seasonally adjusted, down from 5.6 percent in March before seasonal adjustment.",
            ("5.1 percent", "5.6 percent"),
        ),
        (
            "Unadjusted, unemployment in Chile fell to 8.2 percent in May, compared with a seasonally adjusted 8.9 percent in April.",
            ("8.2 percent", "8.9 percent"),
        ),
        (
            "Seasonally adjusted exports rose to €41.0 billion in March from an unadjusted €38.0 billion in February.",
            ("€41.0 billion", "€38.0 billion"),
        ),
    ],
)
def test_mixed_comparisons_are_flagged(text, at):
    assert flagged(RULE, text) == [("warning", at)]


ONE_SORT = [
    "Seasonally adjusted, unemployment fell to 5.1 percent in April from a seasonally adjusted 5.6 percent in March.",
    "Unadjusted unemployment fell to 5.1 percent in April from an unadjusted 5.6 percent in March.",
    "Seasonally adjusted exports rose to €41.0 billion in March from a seasonally adjusted €38.0 billion in February.",
]
NOT_STATED = [
    "In April unemployment was 5.1 percent, seasonally adjusted, down from 5.6 percent in March.",
    "The policy rate was cut to 4.5 percent in May from 4.75 percent in April.",
    "Exports rose to €41.0 billion in March from €38.0 billion in February.",
]
SIDE_BY_SIDE = [
    "In April unemployment was 5.1 percent seasonally adjusted and 5.6 percent unadjusted.",
    "Seasonally adjusted unemployment was 5.1 percent in April; unadjusted it was 5.3 percent.",
    "Retail sales rose 0.4 percent seasonally adjusted; unadjusted they fell 2 percent.",
]


@pytest.mark.parametrize("text", ONE_SORT + NOT_STATED + SIDE_BY_SIDE)
def test_what_does_not_mislead_is_left_alone(text):
    assert flagged(RULE, text) == []


@pytest.mark.parametrize("text", ONE_SORT + NOT_STATED)
def test_correct_prose_raises_no_alarm(text):
    assert alarms(text) == []


def test_both_can_hold():
    text = "In April unemployment was 5.1 percent, seasonally adjusted, down from 5.6 percent in March before seasonal adjustment."
    (found,) = checks_on(RULE, text)
    assert found.outcome.value == "tension"
    assert found.steps == ("5.1 - 5.6 = -0.5, between two sorts of figures",)


MUST_NOT_FLAG = {
    "the same adjustment": "Seasonally adjusted sales rose to €9.1 billion in May from a seasonally adjusted €9.0 billion in April.",
    "a year apart": "Unadjusted sales were €9.1 billion in May 2023, up from €8.8 billion in May 2022.",
    "no season": "The policy rate rose to 5.25 percent in May from 5.0 percent in April.",
}


@pytest.mark.parametrize("text", MUST_NOT_FLAG.values(), ids=MUST_NOT_FLAG)
def test_must_not_flag(text):
    assert alarms(text) == []
