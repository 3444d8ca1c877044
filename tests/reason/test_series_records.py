import pytest

from service.model.report import Outcome, Severity
from tests.fixed_reference import FixedReference, series
from tests.reference.reading import checks_of

PRICES = {
    "1994": "105.2",
    "1995": "88.1",
    "2010": "8.6",
    "2015": "7.7",
    "2020": "12.3",
    "2021": "19.6",
    "2022": "72.3",
}
DATA = FixedReference(
    series("inflation", "TUR", "%", PRICES),
    series("inflation", "EST", "%", {"2021": "4.7", "2022": "19.4"}),
)
RIGHT, WRONG = (Outcome.CONSISTENT, None), (Outcome.INCONSISTENT, Severity.WARNING)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Inflation in Turkey reached a record 72 percent in 2022.", [WRONG]),
        ("Inflation in Turkey hit 72 percent in 2022, its highest level since 1995.", []),
        ("Inflation in Turkey fell to a record low of 7.7 percent in 2015.", [RIGHT]),
        ("Inflation in Turkey fell to a record low of 12.3 percent in 2020.", [WRONG]),
        ("Inflation in Turkey was 72 percent in 2022.", []),
        ("Inflation in Estonia reached a record 19.4 percent in 2022.", []),
    ],
    ids=[
        "earlier peak",
        "of a scope",
        "low",
        "no low",
        "no record",
        "too short a series",
    ],
)
def test_a_record_beside_its_series(text, expected):
    assert [(one.outcome, one.severity) for one in checks_of("record-denied", text, DATA)] == expected


def test_the_observation_that_denies_it_is_cited():
    (check,) = checks_of("record-denied", "Inflation in Turkey reached a record 72 percent in 2022.", DATA)
    assert [(item.period, item.value) for item in check.evidence] == [("1994", 105.2), ("2022", 72.3)]
    assert "105.2 percent for 1994, which is higher" in check.message


@pytest.mark.parametrize("status", ["E", "D"])
def test_estimates_and_other_definitions_deny_no_record(status):
    inexact = {year: f"{value}~{status}" for year, value in PRICES.items()}
    data = FixedReference(series("inflation", "TUR", "%", inexact))
    assert checks_of("record-denied", "Inflation in Turkey reached a record 72 percent in 2022.", data) == []


@pytest.mark.parametrize(
    ("words", "expected"), [("a record $62 billion", []), ("a record $361 billion", [WRONG])]
)
def test_a_record_that_may_be_of_one_partner_is_not_set_against_the_total(words, expected):
    totals = {"2019": "210E9", "2020": "219E9", "2021": "271E9", "2022": "364E9", "2023": "362E9"}
    data = FixedReference(series("goods-imports", "TUR", "USD", totals, collection="S"))
    text = f"Turkey's goods imports reached {words} in 2023."
    assert [(one.outcome, one.severity) for one in checks_of("record-denied", text, data)] == expected
