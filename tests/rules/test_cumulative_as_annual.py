import pytest

from tests.rules.prose import alarms, checks_on, flagged

RULE = "cumulative-as-annual"


@pytest.mark.parametrize(
    ("text", "severity", "at"),
    [
        (
            "Fares will cost the city $60 million over six years, or $20 million a year.",
            "error",
            ("$60 million", "six years", "$20 million a year"),
        ),
        (
            "The government will spend $10 billion over five years on roads. Every year we spend $10 billion on roads.",
            "warning",
            ("$10 billion", "five years", "$10 billion"),
        ),
        (
            (
                "The ministry will invest 60 billion tenge in schools over three years. The minister spoke of "
                "investing 60 billion tenge a year in schools."
            ),
            "warning",
            ("60 billion tenge", "three years", "60 billion tenge a year"),
        ),
        (
            "The scheme costs €525 million over ten years, or €105 million a year.",
            "error",
            ("€525 million", "ten years", "€105 million a year"),
        ),
    ],
)
def test_sums_told_as_yearly_are_flagged(text, severity, at):
    assert flagged(RULE, text) == [(severity, at)]


LABELLED = [
    "The programme costs €500 million over ten years, or €50 million a year.",
    "The lottery gave £1.2 billion over four years, which is £300 million a year.",
    "Canada pledged C$2.65 billion over five years; spending this year is C$530 million.",
]
OF_SOMETHING_ELSE = [
    "The state will spend $10 billion over five years on roads. It spends $10 billion a year on pensions and $3 billion on roads.",
    "The firm paid ₹40 crore over two years in fines. Its exports bring ₹40 crore a year.",
    "Norway will invest NOK 8 billion over four years in rail. Denmark invests DKK 8 billion a year in rail.",
]
ALIKE = [
    "The plan costs $12 billion over six years. Upkeep costs $2 billion a year.",
    "We will build 30,000 homes over three years. The city built 9,800 homes a year before that.",
    "Aid of €90 million over nine years, about €10 million a year, will go to the fund.",
]


@pytest.mark.parametrize("text", LABELLED + OF_SOMETHING_ELSE + ALIKE)
def test_what_may_hold_is_left_alone(text):
    assert flagged(RULE, text) == []
    assert alarms(text) == []


def test_both_can_hold_where_no_words_tie_them():
    text = "The government will spend $10 billion over five years on roads. Every year we spend $10 billion on roads."
    (found,) = checks_on(RULE, text)
    assert found.outcome.value == "tension"
    assert found.steps == ("10 billion / 5 = 2 billion USD a year",)


MUST_NOT_FLAG = {
    "a programme's total": "The programme will cost €50 billion over ten years, or €5 billion a year.",
    "two programmes": "The rail plan costs $10 billion over five years. The road plan costs $4 billion a year.",
    "growing sums": "The fund pays $60 million over three years, $10 million a year at first.",
}


@pytest.mark.parametrize("text", MUST_NOT_FLAG.values(), ids=MUST_NOT_FLAG)
def test_must_not_flag(text):
    assert alarms(text) == []
