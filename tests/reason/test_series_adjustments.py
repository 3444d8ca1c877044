import pytest

from service.model.report import Outcome, Severity
from tests.fixed_reference import FixedReference, series
from tests.reference.reading import checks_of


def both(measure, area, unit, first, second, *, by, values):
    """Return two series that differ in one attribute alone."""
    return tuple(
        series(measure, area, unit, listed, **{by: value})
        for value, listed in zip(values, (first, second), strict=True)
    )


JOBLESS = both(
    "unemployment-rate",
    "CHL",
    "%",
    {"2023-04": "8.7", "2023-05": "8.5"},
    {"2023-04": "9.1", "2023-05": "9.1"},
    by="adjustment",
    values=("S", "N"),
)
WAGES = both(
    "wages",
    "POL",
    "PLN",
    {"2022": "6000", "2023": "6090"},
    {"2022": "6000", "2023": "6780"},
    by="prices",
    values=("constant", "current"),
)
OUTPUT = both(
    "gdp",
    "KEN",
    "KES",
    {"2022": "1000", "2023": "1056"},
    {"2022": "1000", "2023": "1120"},
    by="prices",
    values=("constant", "current"),
)
DATA = FixedReference(*JOBLESS, *WAGES, *OUTPUT)
MIXED, RIGHT = [(Outcome.TENSION, Severity.WARNING)], [(Outcome.CONSISTENT, None)]


def verdicts(text, data=DATA, date="2024-03-01"):
    return [(one.outcome, one.severity) for one in checks_of("adjustment-mismatch", text, data, date)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In May 2023 unemployment in Chile was 8.5 percent, seasonally adjusted.", RIGHT),
        ("In May 2023 unemployment in Chile was 9.1 percent, seasonally adjusted.", MIXED),
        ("In May 2023 unemployment in Chile was 9.1 percent, not seasonally adjusted.", RIGHT),
        ("In May 2023 unadjusted unemployment in Chile was 8.5 percent.", MIXED),
        ("Wages in Poland rose 1.5 percent in real terms in 2023.", RIGHT),
        ("Wages in Poland rose 13 percent in real terms in 2023.", MIXED),
        ("Adjusted for inflation, wages in Poland rose 13 percent in 2023.", MIXED),
        ("Kenya's GDP grew 5.6 percent in real terms in 2023.", RIGHT),
        ("Kenya's GDP grew 12 percent at constant prices in 2023.", MIXED),
    ],
)
def test_the_stated_adjustment_is_held_against_the_series_of_both_sorts(text, expected):
    assert verdicts(text) == expected


NOT_STATED = [
    "In May 2023 unemployment in Chile was 9.1 percent.",
    "Kenya's GDP grew 12 percent in 2023.",
]
NEITHER = [
    "In May 2023 unemployment in Chile was 7.9 percent, seasonally adjusted.",
    "Wages in Poland rose 7 percent in real terms in 2023.",
]


@pytest.mark.parametrize("text", NOT_STATED + NEITHER)
def test_nothing_is_said_where_no_series_speaks_for_the_other_sort(text):
    assert verdicts(text) == []


def test_figures_of_both_sorts_side_by_side():
    text = "In May 2023 unemployment in Chile was 8.5 percent seasonally adjusted and 9.1 percent unadjusted."
    assert verdicts(text) == RIGHT * 2


def test_one_sort_alone_says_nothing():
    assert verdicts("Wages in Poland rose 13 percent in real terms in 2023.", FixedReference(WAGES[1])) == []
    unsaid = FixedReference(WAGES[0], series("wages", "POL", "PLN", {"2022": "6000", "2023": "6780"}))
    assert verdicts("Wages in Poland rose 13 percent in real terms in 2023.", unsaid) == []


def test_seasonal_factors_may_have_been_revised_since_the_text():
    near = FixedReference(
        series("unemployment-rate", "CHL", "%", {"2013-05": "6.2"}, adjustment="S"),
        series("unemployment-rate", "CHL", "%", {"2013-05": "6.4"}, adjustment="N"),
    )
    text = "In May 2013 unemployment in Chile was 6.4 percent, seasonally adjusted."
    assert verdicts(text, near, "2014-01-01") == []
    assert verdicts(text, near) == MIXED


def test_both_series_are_cited():
    (check,) = checks_of(
        "adjustment-mismatch", "Wages in Poland rose 13 percent in real terms in 2023.", DATA
    )
    assert [(item.series.split(".")[7], item.period, item.value) for item in check.evidence] == [
        ("constant", "2023", 6090.0),
        ("constant", "2022", 6000.0),
        ("current", "2023", 6780.0),
        ("current", "2022", 6000.0),
    ]
    assert check.question == "Is “13 percent” at constant prices, or at current prices?"
