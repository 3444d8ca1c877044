import pytest

from tests.rules.prose import alarms, checks_on, flagged

RULE = "level-vs-growth"


@pytest.mark.parametrize(
    ("text", "at"),
    [
        (
            "Prices are falling, the minister said. Inflation fell to 4 percent in May from 6 percent in April.",
            ("4 percent",),
        ),
        (
            "MR ASANTE: Our debt is coming down. Public debt grew 3 percent in 2023 after 7 percent in 2022.",
            ("3 percent",),
        ),
        (
            "CHANCELLOR: Inflation has been halved to 5.2 percent. The cost of living is falling.",
            ("5.2 percent",),
        ),
    ],
)
def test_slower_growth_told_as_a_fall_is_flagged(text, at):
    assert flagged(RULE, text) == [("warning", at)]


SHARE_OF_GDP = [
    "Debt is falling as a share of GDP. Public debt grew 3 percent in 2023.",
    "Our debt is coming down relative to the economy. Public debt grew 3 percent in 2023.",
    "Public debt grew 3 percent in 2023, but debt has fallen as a proportion of national income.",
]
PARTICULAR = [
    "Oil prices are falling. Inflation fell to 4 percent in May.",
    "Food prices have fallen since spring. Inflation was 4 percent in May.",
    "Prices are falling for eggs and milk. Inflation was 4 percent in May.",
    "House prices fell while inflation was 4 percent.",
]
TRUE_FALLS = [
    "Prices are falling: inflation was -0.4 percent in May.",
    "Debt is falling, the minister said: public debt fell 3 percent in 2023.",
    "Prices are falling. Wages rose 4 percent in May.",
]


@pytest.mark.parametrize("text", SHARE_OF_GDP + PARTICULAR + TRUE_FALLS)
def test_what_does_not_mislead_is_left_alone(text):
    assert flagged(RULE, text) == []
    assert alarms(text) == []


def test_the_words_are_quoted():
    text = (
        "Prices are falling, the minister said. Inflation fell to 4 percent in May from 6 percent in April."
    )
    (found,) = checks_on(RULE, text)
    assert found.outcome.value == "tension"
    assert "“Prices are falling”" in found.message
    assert found.steps == ("100 x 1.04 = 104: what was 100 is now 104",)


MUST_NOT_FLAG = {
    "a share of output": "Public debt is falling as a share of GDP, from 61 percent to 58 percent, although it grew by 3 percent.",
    "prices that do fall": "Prices are falling: inflation was minus 0.4 percent in May.",
    "some prices": "Egg prices are falling, while inflation is 3.1 percent.",
    "inflation": "Inflation is falling: it was 3.1 percent in May after 4.0 percent in April.",
}


@pytest.mark.parametrize("text", MUST_NOT_FLAG.values(), ids=MUST_NOT_FLAG)
def test_must_not_flag(text):
    assert alarms(text) == []
