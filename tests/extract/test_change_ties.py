"""A change is tied to the level it led to and to the level it started from, and to nothing else."""

import pytest

from tests.extract.reading import ties_of


@pytest.mark.parametrize(
    ("text", "ties"),
    [
        ("Profit rose 8 percent to $40 million.", {("result", "8 percent", "$40 million")}),
        ("Profit rose to $40 million from $37 million.", {("base", "$40 million", "$37 million")}),
        (
            "Output doubled, from 40 tonnes to 80 tonnes.",
            {
                ("base", "80 tonnes", "40 tonnes"),
                ("base", "doubled", "40 tonnes"),
                ("result", "doubled", "80 tonnes"),
            },
        ),
        (
            "The islands counted 8,512 births, a decrease of 4.3 percent.",
            {("result", "4.3 percent", "8,512 births")},
        ),
        ("The mill cut its debt of $9 million by a third.", {("base", "a third", "$9 million")}),
        ("Rents rose by 7.6%, compared with 8.0% in March.", set()),
        (
            "Expectations for twelve months ahead rose to 3.9 percent from 3.7 percent.",
            {("base", "3.9 percent", "3.7 percent")},
        ),
        ("Wheat fell 3 percent while barley stood at $210.", set()),
        (
            "Most voters (61%) went by bus; a slight rise compared with 58% in 2019.",
            {("base", "61%", "58%")},
        ),
        ("Most voters (61%) went by bus; turnout was 58% in 2019.", set()),
    ],
)
def test_a_change_is_tied_to_its_levels(catalogue, text, ties):
    assert ties_of(catalogue, text) == ties


def test_an_amount_changes_a_level_said_for_each_month(catalogue):
    assert ties_of(catalogue, "The fee rose by €40 to €310 a month.") == {("result", "€40", "€310 a month")}


def test_a_change_may_be_set_on_the_level_of_an_earlier_year(catalogue):
    assert ties_of(
        catalogue, "Sales were $54 million, an increase of 8 percent on last year's $50 million."
    ) == {
        ("result", "8 percent", "$54 million"),
        ("base", "8 percent", "$50 million"),
    }


def test_points_above_an_earlier_rate_lie_between_the_two_rates(catalogue):
    text = (
        "Turnout fell to 61 percent, which still remains 4 points above the rate in May 2014 of 57 percent."
    )
    assert ties_of(catalogue, text) == {
        ("result", "4 points", "61 percent"),
        ("base", "4 points", "57 percent"),
    }


def test_figures_given_respectively_are_not_set_against_the_nearest(catalogue):
    text = "Thefts and frauds came to 1,150 and 2,020, respectively, down from 1,300 and 2,400."
    assert ties_of(catalogue, text) == set()
