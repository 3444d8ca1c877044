import pytest

from tests.rules.prose import checks_on, flagged

RULE = "wrong-side"


@pytest.mark.parametrize(
    "text",
    [
        "Demand peaked at 9,110 MW on 10 January; it stayed 777 MW above the all-time record of 9,887 MW.",
        "The harvest in Mali came to 3.2 million tonnes. That is 0.4 million tonnes below the plan of 2.8 million tonnes.",
        "Turnout reached 4,120 voters, 310 voters short of the target of 3,810 voters.",
        "Sales of $4.1 billion were $300 million below the forecast of $3.8 billion.",
    ],
)  # fmt: skip
def test_a_distance_that_fits_on_the_other_side(text):
    assert [severity for severity, _ in flagged(RULE, text)] == ["error"]


@pytest.mark.parametrize(
    "text",
    [
        "The lake stood at 71.4 metres, 1.9 metres below the norm of 73.3 metres.",
        "The lake stood at 71.4 metres, 4.9 metres above the mark of 76.6 metres.",
        "The lake stood at 71.4 metres. Its dam is 1.9 metres above the mark of 73.3 metres.",
        "Sales of $4.1 billion were €300 million below the forecast of €3.8 billion.",
        "The lake stood at 71.4 metres, about 2 metres above or below the norm of 71.4 metres.",
    ],
    ids=["it fits", "a distance of something else", "of another thing", "another currency", "equal"],
)
def test_what_may_hold_is_left_alone(text):
    assert flagged(RULE, text) == []


def test_the_difference_is_shown():
    (check,) = checks_on(RULE, "The lake stood at 71.4 metres, 1.9 metres above the norm of 73.3 metres.")
    assert check.steps == ("71.4 - 73.3 = -1.9", "“above” asks for a result above 0")
