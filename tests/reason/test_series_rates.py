import pytest

from service.model.report import Outcome, Severity
from tests.fixed_reference import FixedReference, series
from tests.reference.reading import checks_of

MONTHS = {f"2022-{month:02}": str(430 + 5 * month) for month in range(1, 13)}
DATA = FixedReference(
    series("exchange-rate", "KAZ", "KZT/USD", MONTHS),
    series("exchange-rate", "RUS", "RUB/USD", {"2022": "70.00"}),
)
TEXT = "The plant cost {} million dollars, or {} billion tenge, in 2022."


@pytest.mark.parametrize(
    ("dollars", "tenge", "expected"),
    [
        ("500", "230", (Outcome.CONSISTENT, None)),
        ("500", "218", (Outcome.CONSISTENT, None)),
        ("500", "290", (Outcome.TENSION, Severity.INFO)),
        ("500", "23", (Outcome.INCONSISTENT, Severity.WARNING)),
    ],
    ids=["the average", "a rate of the period", "a contract rate perhaps", "ten times off"],
)
def test_two_amounts_beside_official_rates(dollars, tenge, expected):
    (check,) = checks_of("implied-exchange-rate", TEXT.format(dollars, tenge), DATA)
    assert (check.outcome, check.severity) == expected
    assert {item.dataset for item in check.evidence} == {"figures"}


def test_a_cross_rate_shows_its_two_legs():
    data = FixedReference(
        series("exchange-rate", "KAZ", "KZT/USD", {"2022": "460.0"}),
        series("exchange-rate", "RUS", "RUB/USD", {"2022": "70.00"}),
    )
    text = "Trade reached 2.00 trillion roubles, or 13.1 trillion tenge, in 2022."
    (check,) = checks_of("implied-exchange-rate", text, data)
    assert check.steps[1] == "460 KZT/USD / 70 RUB/USD = 6.571 KZT per RUB"
    assert check.outcome is Outcome.CONSISTENT


def test_without_a_rate_of_the_period_the_pair_stays_alone():
    text = "The plant cost 500 million dollars, or 230 billion tenge, in 2019."
    (check,) = checks_of("implied-exchange-rate", text, DATA)
    assert check.outcome is Outcome.UNDETERMINED
