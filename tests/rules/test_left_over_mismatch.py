import pytest

from tests.rules.prose import checks_on, flagged

RULE = "left-over-mismatch"


@pytest.mark.parametrize(
    "text",
    [
        "The county will spend £312m. Care takes £128m, or 41% of it, schools £84m and roads £46m, which leaves £74m.",
        "The shop in Utrecht had 120 bikes. It sold 45 bikes, which leaves 57 bikes.",
        "The herd numbered 1,400 cows. Disease killed 230 cows, leaving 1,710 cows.",
        "Gross profit was $644 million. Overheads came to $487 million. That leaves income of $175 million.",
    ],
)  # fmt: skip
def test_what_is_left_is_the_whole_less_what_was_taken(text):
    assert [severity for severity, _ in flagged(RULE, text)] == ["warning"]


@pytest.mark.parametrize(
    "text",
    [
        "The county will spend £312m. Care takes £128m, schools £84m and roads £46m, which leaves £54m.",
        "She earns about $4,000. Rent takes $1,500, leaving about $2,450.",
        "The city has 400,000 residents. The storm killed 12 residents, leaving 5,000 residents homeless.",
        "The fund got €90 million in 2022 and €80 million in 2023. Roads take €40 million, leaving €60 million.",
        "The fire destroyed 400 homes. Crews led 300 people out, leaving 50 people.",
        "Ms Berg: We have €90 million.\nMr Oye: Roads take €40 million, leaving €60 million.",
        "The club had 120 members. It left the league 45 years ago with 300 members.",
    ],
    ids=[
        "it fits",
        "about",
        "of another sort",
        "two wholes",
        "other things",
        "two speakers",
        "nothing left over",
    ],
)
def test_what_may_hold_is_left_alone(text):
    assert flagged(RULE, text) == []


def test_the_account_is_shown():
    (check,) = checks_on(RULE, "The herd numbered 1,400 cows. Disease killed 230 cows, leaving 1,710 cows.")
    assert check.steps[0] == "1,400 - 230 = 1,170"
