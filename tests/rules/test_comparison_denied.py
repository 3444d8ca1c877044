import pytest

from tests.rules.prose import checks_on, flagged

RULE = "comparison-denied"


@pytest.mark.parametrize(
    "text",
    [
        "Norway's economy grew 2.1 percent in 2024, faster than in 2023, when it expanded 2.7 percent.",
        "Inflation was 6.1 percent in May, lower than in April, when it stood at 5.4 percent.",
        "Peru's exports fell by 4 percent in 2022. That was slower than in 2021, when its exports fell by 2 percent.",
        "The harvest came to 410 tonnes, more than in 2019, when farmers brought in 520 tonnes.",
    ],
)
def test_a_comparison_that_the_figures_deny(text):
    assert len(flagged(RULE, text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Norway's economy grew 2.1 percent in 2024, slower than in 2023, when it expanded 2.7 percent.",
        "Inflation was 5.4 percent in May, lower than in April, when it stood at 5.4 percent.",
        "Peru's exports fell by 3 percent in 2022. That was faster than in 2021, when its exports fell by 2 percent.",
        "The rate was 6.1 percent in May, lower than in April, when prices rose by 5.4 percent.",
        "Sales rose to $40 million, more than in 2019, when costs were €52 million.",
        "The mill sold more than in 2019, when it made 520 tonnes; it sold 410 tonnes.",
        "The firm has 300 staff. Rents in Oslo, at €21, are higher than in 2019, when 400 homes stood empty.",
    ],
    ids=[
        "it fits",
        "the same",
        "falls by their size",
        "a level and a change",
        "other units",
        "no figure",
        "other things",
    ],
)
def test_what_may_hold_is_left_alone(text):
    assert flagged(RULE, text) == []


def test_the_difference_is_shown():
    (check,) = checks_on(
        RULE, "Inflation was 6.1 percent in May, lower than in April, when it stood at 5.4 percent."
    )
    assert check.steps == ("6.1 - 5.4 = 0.7", "“lower than” asks for a result below 0")


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Oman's economy grew 7.1% in 2023, down from 5.1% in 2022.", [("warning", ("7.1%", "5.1%"))]),
        ("Oman's economy grew 7.1% in 2023, up from 5.1% in 2022.", []),
        ("Rents rose 8% last year, up from 10% in 2022.", [("warning", ("8%", "10%"))]),
        ("Rents rose 8.1 percent, slowing from 9.4 percent a year earlier.", []),
        (
            "Oman grew 5.3% in the spring, slower than the 4.9% of the winter.",
            [("warning", ("5.3%", "4.9%"))],
        ),
        ("Oman grew 5.3% in the spring, slower than the 5.9% of the winter.", []),
        ("Oman grew 5.3% in the spring, more than the 5.9% planned.", []),
        ("Prices fell 0.5 percent in May, down from 0.4 percent in April.", []),
        ("Prices rose 0.5 percent, down from a fall of 0.4 percent in April.", []),
        ("The rate was 5.1 percent, up from 5.6 percent.", []),  # of levels another rule speaks
    ],
)
def test_a_rate_of_change_beside_an_earlier_one(text, figures):
    assert flagged(RULE, text) == figures
