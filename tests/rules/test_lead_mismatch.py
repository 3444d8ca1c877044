import pytest

from tests.rules.prose import checks_on, flagged

RULE = "lead-mismatch"


@pytest.mark.parametrize(
    "text",
    [
        "Mr Okoye has 47 percent and Ms Bello 41 percent. His lead is 9 points.",
        (
            "Ms Silva polls at 52 percent. Mr Nunes has 39 percent. Her lead over Mr Nunes, 18 points, is larger "
            "than ever."
        ),
        "Labour leads with 38 percent to 33 percent, a lead of 8 percentage points.",
    ],
)
def test_a_lead_that_the_shares_do_not_give(text):
    assert len(flagged(RULE, text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Mr Okoye has 47 percent and Ms Bello 41 percent. His lead is 6 points.",
        "Mr Okoye has 47 percent and Ms Bello 41 percent. His lead is 7 points.",
        "Mr Okoye has 47 percent and Ms Bello 41 percent. Among farmers his lead is 9 points.",
        "Mr Okoye has 47 percent and Ms Bello 41 percent. His lead has grown by 2 points.",
        "Ms Ito had 52 percent in May 2023, Mr Abe 48 percent. In the race of 2019 her lead was 9 points.",
        "Ms Roy has 47 percent, Mr Das 41 percent and Mr Sen 9 percent. The lead over Mr Sen is 38 points.",
        "Oslo won 54 percent of its games and Bergen 41 percent. In the table Oslo has 9 points.",
    ],
    ids=[
        "it fits",
        "rounding",
        "within a group",
        "how far it grew",
        "another time",
        "three shares",
        "points of a game",
    ],
)
def test_what_may_hold_is_left_alone(text):
    assert flagged(RULE, text) == []


def test_the_difference_is_shown():
    (check,) = checks_on(RULE, "Mr Okoye has 47 percent and Ms Bello 41 percent. His lead is 9 points.")
    assert check.steps[0] == "47 - 41 = 6 percentage points"
