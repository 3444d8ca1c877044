import pytest

from tests.rules.prose import alarms, flagged

RULE = "divided-above-whole"


@pytest.mark.parametrize(
    "text",
    [
        "62 percent of the power came from coal, 31 percent from gas and 24 percent from dams.",
        "The poll gives Mrs Paz 48 percent, Mr Lima 37 percent and Mr Cruz 22 percent; 4 percent are undecided.",
        "Of the 48 members of the assembly, 29 belong to the ruling party and 24 to the opposition.",
        "Of the 90 posts, 41 went to women and 58 to men.",
    ],
)
def test_more_is_given_away_than_there_is(text):
    assert [severity for severity, _ in flagged(RULE, text)] == ["warning"]


MUST_NOT_FLAG = {
    "it fits": "62 percent of the power came from coal, 31 percent from gas and 7 percent from dams.",
    "rounding": "Of the aid, 33.4 percent went to Mali, 33.4 percent to Chad and 33.3 percent to Niger.",
    "several answers": "Of 900 drivers asked, 62 percent named tolls, 48 percent traffic and 31 percent the price of fuel.",
    "several years": "In 2019 58 percent went to China, in 2020 61 percent and in 2021 63 percent.",
    "several places": "She got 71 percent in Lima, 52 percent in Cusco and 48 percent in Piura.",
    "rises": "Exports to China rose by 58 percent, those to Japan by 61 percent and those to Korea by 63 percent.",
    "languages": "Of the 48 interpreters, 29 speak French and 24 speak German.",
    "present and for it": "Of the 61 members, 58 were present; 31 voted for the budget and 25 against it.",
    "two sentences": "Of the 90 posts 41 went to women. Of the 120 grants 58 went to men.",
}


@pytest.mark.parametrize("text", MUST_NOT_FLAG.values(), ids=MUST_NOT_FLAG)
def test_must_not_flag(text):
    assert alarms(text) == []


def test_part_of_it_may_be_left_over():
    assert flagged(RULE, "Of the 90 posts, 41 went to women and 38 to men.") == []
