import datetime as dt

import pytest

from service.model.report import Outcome, Severity
from tests.fixed_reference import FixedReference, series
from tests.reference.reading import checks_of

TEXT = "Unemployment in Estonia averaged {} percent in 2022."


def jobless(value):
    return [series("unemployment-rate", "EST", "%", {"2022": value})]


REVISED = FixedReference(
    vintages={dt.date(2023, 2, 14): jobless("5.6"), dt.date(2024, 2, 14): jobless("5.9")}
)


@pytest.mark.parametrize(
    ("value", "date", "expected"),
    [
        ("5.6", "2024-06-01", [(Outcome.INCONSISTENT, Severity.WARNING)]),
        ("5.6", "2023-06-01", [(Outcome.TENSION, Severity.INFO)]),
        ("5.9", "2024-06-01", []),
        ("7.5", "2024-06-01", []),
    ],
    ids=["replaced before the text", "revised after it", "in force", "never published"],
)
def test_a_figure_beside_its_vintages(value, date, expected):
    found = checks_of("superseded-vintage", TEXT.format(value), REVISED, date)
    assert [(one.outcome, one.severity) for one in found] == expected


def test_a_replaced_figure_is_not_called_wrong_twice():
    assert checks_of("observation-excludes-claim", TEXT.format("5.6"), REVISED, "2024-06-01") == []
    (wrong,) = checks_of("observation-excludes-claim", TEXT.format("7.5"), REVISED, "2024-06-01")
    assert wrong.severity in (Severity.WARNING, Severity.ERROR)


def test_both_vintages_are_cited():
    (check,) = checks_of("superseded-vintage", TEXT.format("5.6"), REVISED, "2024-06-01")
    assert [(item.value, item.vintage) for item in check.evidence] == [
        (5.9, "2024-02-14 (no. 2)"),
        (5.6, "2023-02-14 (no. 1)"),
    ]
