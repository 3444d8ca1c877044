from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.model.quantity import Interval
from service.reason.intervals import (
    EVERYTHING,
    add,
    divide,
    exactly,
    gap_ratio,
    growth_factor,
    hull,
    multiply,
    percent_change,
    subtract,
    total,
)

NUMBERS = st.decimals(min_value=-1000, max_value=1000, places=2)


@st.composite
def with_members(draw):
    """An interval and a value inside it."""
    low, inside, high = sorted([draw(NUMBERS), draw(NUMBERS), draw(NUMBERS)])
    open_low, open_high = draw(st.booleans()), draw(st.booleans())
    return Interval(None if open_low else low, None if open_high else high), inside


@given(with_members(), with_members())
def test_results_hold_every_value_that_the_operands_can_give(a, b):
    (first, x), (second, y) = a, b
    assert add(first, second).contains(x + y)
    assert subtract(first, second).contains(x - y)
    assert multiply(first, second).contains(x * y)
    assert hull([first, second]).contains(x)
    assert hull([first, second]).contains(y)


@given(with_members(), with_members())
def test_quotients_hold_every_value_that_the_operands_can_give(a, b):
    (first, x), (second, y) = a, b
    if not y:
        return
    quotient, exact = divide(first, second), x / y
    slack = Decimal("1e-20")
    assert quotient.low is None or quotient.low - slack <= exact
    assert quotient.high is None or exact <= quotient.high + slack


def test_division_by_what_may_be_zero_is_unbounded():
    assert divide(exactly(6), Interval(Decimal(-1), Decimal(1))) == EVERYTHING
    assert divide(exactly(6), exactly(0)) == EVERYTHING
    assert divide(exactly(6), Interval(Decimal(-3), Decimal(0))) == Interval(None, Decimal(-2))
    assert divide(exactly(6), Interval(Decimal(3), None)) == Interval(Decimal(0), Decimal(2))


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ((1, 2), (2, 3), 0),
        ((1, 2), (3, 4), Decimal("0.5")),
        ((3, 4), (1, 2), Decimal("0.5")),
        ((-4, -3), (-2, -1), Decimal("0.5")),
        ((-2, -1), (1, 2), None),
        ((0, 0), (1, 2), None),
    ],
)
def test_gap_between_intervals(a, b, expected):
    assert gap_ratio(Interval(*map(Decimal, a)), Interval(*map(Decimal, b))) == expected


def test_percent_change_carries_the_rounding_of_both_levels():
    change = percent_change(Interval(Decimal(110), Decimal(120)), Interval(Decimal(100), Decimal(110)))
    assert change == Interval(Decimal(0), Decimal(20))


def test_growth_factor():
    assert growth_factor(Interval(Decimal(-50), None)) == Interval(Decimal("0.5"), None)


def test_sum_of_nothing_is_zero():
    assert total([]) == exactly(0)
