import pytest

from service.model.report import Outcome, Severity
from tests.fixed_reference import FixedReference, dataset, series
from tests.reference.reading import checks_of

PRICES = {"1994": "105.2", "1995": "88.1", "1998": "84.6", "2001": "54.4", "2002": "45.0"}
PRICES |= {"2010": "8.6", "2015": "7.7", "2018": "16.3", "2020": "12.3", "2021": "19.6", "2022": "72.3"}
JOBLESS = {"2007": "8.0", "2008": "6.6", "2009": "9.4", "2017": "6.6", "2019": "6.5", "2022": "6.0"}
HEADS = {"2015": "46900000", "2017": "48900000", "2018": "50500000", "2019": "51200000"}
TRADE = {"2021": "146.9e9", "2022": "190.3e9", "2023": "240.1e9"}
DATA = FixedReference(
    series("inflation", "TUR", "%", PRICES),
    series("unemployment-rate", "PRT", "%", JOBLESS),
    series("population", "KEN", "person", HEADS),
    series("trade", "RUS", "USD", TRADE, counterpart="CHN"),
)
WRONG, RIGHT = [(Outcome.INCONSISTENT, Severity.WARNING)], [(Outcome.CONSISTENT, None)]


def verdicts(text, data=DATA, date="2024-03-01"):
    return [(one.outcome, one.severity) for one in checks_of("superlative-scope", text, data, date)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In 2022 inflation in Turkey was 72 percent, the highest since 1998.", RIGHT),
        ("In 2022 inflation in Turkey was 72 percent, the highest since 2002.", RIGHT),
        ("In 2022 inflation in Turkey was 72 percent, the highest since 1996.", WRONG),
        ("Inflation in Turkey fell to 12.3 percent in 2020, the lowest since 2015.", RIGHT),
        ("Inflation in Turkey fell to 12.3 percent in 2020, the lowest since 2002.", WRONG),
        ("In 2022 inflation in Turkey was a record 72 percent.", []),
        ("In 2022 inflation in Egypt was 72 percent, the highest since 1996.", []),
    ],
)
def test_the_scope_of_a_high_or_low(text, expected):
    assert verdicts(text) == expected


def test_the_true_scope_is_told():
    text = "In 2022 inflation in Turkey was 72 percent, the highest since 1990."
    (check,) = checks_of("superlative-scope", text, DATA)
    assert check.message.endswith(
        "has 84.6 percent for 1998, which is higher: it is the highest since 1998 only."
    )
    assert [(item.period, item.value) for item in check.evidence] == [("1998", 84.6), ("2022", 72.3)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Inflation in Turkey exceeded 50 percent in 2022 for the first time since 2001.", RIGHT),
        ("Inflation in Turkey exceeded 50 percent in 2022 for the first time since 1998.", WRONG),
        ("Unemployment in Portugal fell below 7 percent in 2017 for the first time since 2008.", RIGHT),
        ("Unemployment in Portugal fell below 7 percent in 2022 for the first time since 2008.", WRONG),
        ("Kenya's population exceeded 50 million for the first time in 2018.", RIGHT),
        ("Kenya's population exceeded 50 million for the first time in 2019.", WRONG),
        ("Trade between Russia and China exceeded $200 billion for the first time in 2023.", RIGHT),
        ("Trade between Russia and China exceeded $180 billion for the first time in 2023.", WRONG),
        ("Youth unemployment in Portugal fell below 7 percent in 2022 for the first time since 2008.", []),
        ("Unemployment in Portugal fell below 5 percent in 2022 for the first time since 2008.", []),
        ("Unemployment in Portugal fell below 7 percent in 2021 for the first time since 2008.", []),
    ],
)
def test_a_first_time(text, expected):
    assert verdicts(text) == expected


def test_a_level_just_beyond_the_threshold_may_be_one_of_definition_or_revision():
    near = FixedReference(series("population", "KEN", "person", HEADS | {"2018": "50100000"}))
    text = "Kenya's population exceeded 50 million for the first time in 2019."
    assert verdicts(text, near) == RIGHT
    assert verdicts(text, DATA, "2014-06-01") == RIGHT


def test_one_of_two_series_is_enough():
    other = series("unemployment-rate", "PRT", "%", {"2019": "7.5", "2022": "6.8"}, of=dataset("survey"))
    both = FixedReference(series("unemployment-rate", "PRT", "%", JOBLESS), other)
    text = "Unemployment in Portugal fell below 7 percent in 2022 for the first time since 2008."
    assert verdicts(text, both) == RIGHT


def test_a_change_of_definition_ends_the_look_back():
    broken = FixedReference(series("inflation", "TUR", "%", PRICES | {"2010": "8.6~B"}))
    assert verdicts("In 2022 inflation in Turkey was 72 percent, the highest since 1996.", broken) == RIGHT
