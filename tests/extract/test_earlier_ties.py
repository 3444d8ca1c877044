import pytest

from tests.extract.reading import ties_of


@pytest.mark.parametrize(
    ("text", "change", "new", "base"),
    [
        (
            "The clinic saw 5,200 patients. A year ago there were 4,000, so that is up 30 percent.",
            "30 percent",
            "5,200 patients",
            "4,000",
        ),
        (
            "Silver. $31 an ounce on Monday, and a month earlier it was $28, up 11%.",
            "11%",
            "$31 an ounce",
            "$28",
        ),
        (
            "Last year 1,240 ships called, after 1,100 the year before: a rise of 13%.",
            "13%",
            "1,240 ships",
            "1,100",
        ),
        ("Orders came in at €3.1m after €2.8m a year earlier, a rise of 11%.", "11%", "€3.1m", "€2.8m"),
    ],
)
def test_a_change_is_from_the_figure_of_the_earlier_time_to_the_one_before_it(
    catalogue, text, change, new, base
):
    ties = ties_of(catalogue, text)
    assert ("result", change, new) in ties
    assert ("base", change, base) in ties


@pytest.mark.parametrize(
    "text",
    [
        "The clinic saw 5,200 patients. A year ago there were 4,000, and costs rose by 20 percent.",
        "The mill employs 310 people; in May it was 290, which was a record, and wages went up 4 percent.",
        "Unemployment is 5.0 percent. A year ago it was 4.0 percent, and wages are up 6 percent.",
    ],
)
def test_a_change_of_something_else_is_left_alone(catalogue, text):
    assert not [tie for tie in ties_of(catalogue, text) if tie[0] in ("result", "base")]


def test_the_time_of_the_figure_before_is_not_that_of_the_next(catalogue):
    ties = ties_of(catalogue, "The fare was 140 rupees last year and it's 150 now, ten more.")
    assert ("base", "ten", "150") not in ties


@pytest.mark.parametrize(
    ("text", "percent", "amount"),
    [
        ("Rents rose by 40 pesos from 500 pesos, an increase of 8 percent.", "8 percent", "40 pesos"),
        ("The grant is £12 million above the £300 million of last year, a rise of 4%.", "4%", "£12 million"),
    ],
)
def test_a_change_given_again_in_percent(catalogue, text, percent, amount):
    assert ("equivalent", percent, amount) in ties_of(catalogue, text)


def test_changes_from_a_figure_of_last_year_to_one_of_now(catalogue):
    ties = ties_of(
        catalogue, "The minimum wage was 80 rand last year and it's 92 now, twelve more, 15 percent."
    )
    assert {("result", "15 percent", "92"), ("base", "15 percent", "80 rand")} <= ties
    assert {("result", "twelve", "92"), ("base", "twelve", "80 rand")} <= ties
