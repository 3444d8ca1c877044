from decimal import Decimal

import pytest

from service.model.quantity import Interval
from service.reason.rates import Pair, oriented, widened, years_between
from service.reason.terms import Reading
from tests.factories import case, claim


def pair(a, b, *, year=2022):
    first, second = (claim(words, when=str(year)) for words in (a, b))
    terms = case(first, second).terms
    return Pair(terms[first.id], terms[second.id])


def test_a_pair_implies_a_rate_with_its_rounding():
    loan = pair("2.0 billion RUB", "13 billion KZT")
    assert (loan.value, loan.unit) == (Decimal("6.5"), "KZT per RUB")
    assert loan.rate(Reading.ORDINARY).contains(Decimal("6.3"))
    assert not loan.rate(Reading.ORDINARY).contains(Decimal("7.5"))


def test_pairs_of_two_currencies_are_turned_one_way():
    turned = oriented([pair("2.0 billion RUB", "13 billion KZT"), pair("26 billion KZT", "4.0 billion RUB")])
    assert [one.unit for one in turned] == ["KZT per RUB", "KZT per RUB"]


def test_a_rate_that_may_move_is_looked_for_in_a_wider_interval():
    assert widened(Interval(Decimal(4), None), Decimal(2)) == Interval(Decimal(2), None)


@pytest.mark.parametrize(("later", "years"), [(2022, 0), (2023, 1), (2025, 3)])
def test_years_between_periods_are_counted_whole(later, years):
    assert years_between(pair("1 RUB", "6 KZT").a, pair("1 RUB", "6 KZT", year=later).a) == years
