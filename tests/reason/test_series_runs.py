import pytest

from service.model.report import Outcome, Severity
from tests.fixed_reference import FixedReference, dataset, series
from tests.reference.reading import checks_of

HEADS = {"2018": "1927174", "2019": "1913822", "2020": "1919968", "2021": "1893000", "2022": "1876000"}
PRICES = {"2018": "3.4", "2019": "2.3", "2020": "-0.4", "2021": "4.7", "2022": "19.4"}
QUARTERS = {"2022-Q1": "5.9", "2022-Q2": "5.7", "2022-Q3": "6.1", "2022-Q4": "6.5", "2023-Q1": "7.2"}
MONTHS = {f"2022-{month:02}": str(98 + 2 * month) for month in range(1, 13)}
MONTHS |= {"2023-01": "101", "2023-02": "99", "2023-03": "97", "2023-04": "113.3"}
GROWTH = {"2019": "0.6", "2020": "-6.1", "2021": "11.3", "2022": "2.1"}
DATA = FixedReference(
    series("population", "LVA", "person", HEADS),
    series("inflation", "EST", "%", PRICES),
    series("unemployment-rate", "PRT", "%", QUARTERS),
    series("industrial-production", "ITA", "", MONTHS),
    series("gdp", "CHL", "%", GROWTH, transformation="GY"),
)
WRONG, RIGHT, OPEN = (
    [(Outcome.INCONSISTENT, Severity.WARNING)],
    [(Outcome.CONSISTENT, None)],
    [(Outcome.UNDETERMINED, None)],
)


def verdicts(text, data=DATA, date="2024-03-01"):
    return [(one.outcome, one.severity) for one in checks_of("run-length", text, data, date)]


PEOPLE = "The population of Latvia fell to 1.88 million in 2022, the {} year of decline."
JOBLESS = (
    "Unemployment in Portugal rose to 7.2 percent in the first quarter of 2023, the {} straight quarter."
)
OUTPUT = "Industrial production in Italy {} percent on the year in {} 2023, the {} month in a row."
TOLD = [
    (PEOPLE, "second consecutive", "third consecutive"),
    ("The population of Latvia fell for the {} year running in 2022, by 0.9 percent.", "second", "fifth"),
    ("Inflation in Estonia rose to 19.4 percent in 2022, the {} year in a row.", "second", "third"),
    ("Consumer prices in Estonia rose 19.4 percent in 2022, the {} straight year.", "second", "third"),
    (JOBLESS, "third", "fourth"),
    ("Chile's economy grew 2.1 percent in 2022, the {} consecutive year of growth.", "second", "third"),
]


@pytest.mark.parametrize(("text", "right", "wrong"), TOLD)
def test_a_run_is_counted_out_in_the_series(text, right, wrong):
    assert verdicts(text.format(right)) == RIGHT
    assert verdicts(text.format(wrong)) == WRONG


def test_a_longer_run_than_told_is_no_error():
    assert verdicts(JOBLESS.format("second")) == RIGHT


def test_the_base_of_the_change_may_be_the_month_or_the_year_before():
    assert verdicts(OUTPUT.format("fell 6.7", "March", "third")) == RIGHT
    assert verdicts(OUTPUT.format("rose 6.9", "April", "second")) == WRONG
    steady = {"2022-12": "120", "2023-01": "105", "2023-02": "109", "2023-03": "110"}
    data = FixedReference(series("industrial-production", "ITA", "", MONTHS | steady))
    assert verdicts(OUTPUT.format("rose 6.9", "April", "third"), data) == RIGHT


@pytest.mark.parametrize(
    ("values", "date"),
    [
        ({"2021": "1893000", "2022": "1876000"}, "2024-03-01"),
        (HEADS | {"2020": "1914000"}, "2024-03-01"),
        (HEADS, "2014-03-01"),
        (HEADS | {"2021": "1893000~B"}, "2024-03-01"),
        (HEADS | {"2021": "1893000~E"}, "2024-03-01"),
        (HEADS | {"2021": "1893000~D"}, "2024-03-01"),
    ],
    ids=[
        "too short",
        "a slight rise",
        "the only vintage is younger",
        "a break",
        "an estimate",
        "another definition",
    ],
)
def test_what_the_series_does_not_settle(values, date):
    data = FixedReference(series("population", "LVA", "person", values))
    assert verdicts(PEOPLE.format("third consecutive"), data, date) == OPEN


NO_SERIES = [
    "The population of Latvia fell to 1.78 million in 2022, the third consecutive year of decline.",
    "The population of Lithuania fell to 1.88 million in 2022, the third consecutive year of decline.",
    "The population of Latvia fell to 1.88 million in 2022.",
    "The rural population of Latvia fell to 1.88 million in 2022, the third consecutive year of decline.",
]


@pytest.mark.parametrize("text", NO_SERIES)
def test_a_series_that_does_not_bear_out_the_figure_says_nothing_of_its_run(text):
    assert verdicts(text) == []


def test_one_of_two_series_is_enough():
    steady = series("population", "LVA", "person", HEADS | {"2020": "1905000"}, of=dataset("register"))
    both = FixedReference(series("population", "LVA", "person", HEADS), steady)
    assert verdicts(PEOPLE.format("third consecutive"), both) == RIGHT


def test_the_years_that_break_it_are_cited():
    (check,) = checks_of("run-length", TOLD[2][0].format("third"), DATA)
    assert check.steps[1:] == ("2020: -0.4 - 2.3 = -2.7", "2022: 19.4 - 4.7 = 14.7")
    assert [item.period for item in check.evidence] == ["2019", "2020", "2021", "2022"]
    assert "has no rise in 2020, so that only 2 years in a row went that way" in check.message


def test_a_series_in_another_currency_may_have_moved_otherwise():
    data = FixedReference(
        series("goods-exports", "JPN", "USD", {"2020": "641E9", "2021": "756E9", "2022": "747E9"}),
        series("exchange-rate", "JPN", "JPY/USD", {"2020": "106.8", "2021": "109.8", "2022": "131.5"}),
    )
    text = "Japan's goods exports rose to {} in 2022, the second straight year of growth."
    assert verdicts(text.format("98.2 trillion yen"), data) == []
    assert verdicts(text.format("$747 billion"), data) == WRONG
