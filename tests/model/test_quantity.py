from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from service.errors import ModelError
from service.model.quantity import Interval, Qualifier, Quantity, QuantityKind
from service.model.text import Span

NUMBERS = st.decimals(min_value=-(10**9), max_value=10**9, places=3)
FACTORS = st.decimals(min_value=Decimal("0.01"), max_value=10**4, places=2)


@st.composite
def intervals(draw):
    low, high = draw(st.none() | NUMBERS), draw(st.none() | NUMBERS)
    if low is not None and high is not None and low > high:
        low, high = high, low
    return Interval(low, high)


def between(low, high):
    return Interval(
        None if low is None else Decimal(low),
        None if high is None else Decimal(high),
    )


def test_an_interval_does_not_end_below_its_start():
    with pytest.raises(ModelError, match="interval ends below its start: 3 > 2"):
        between(3, 2)


@pytest.mark.parametrize(
    ("interval", "value", "inside"),
    [
        (between(1, 3), 1, True),
        (between(1, 3), 3, True),
        (between(1, 3), "3.001", False),
        (between(None, 3), -(10**12), True),
        (between(1, None), 10**12, True),
        (between(1, None), 0, False),
        (between(None, None), 0, True),
        (between(2, 2), 2, True),
    ],
)
def test_ends_belong_to_an_interval(interval, value, inside):
    assert interval.contains(Decimal(value)) is inside


@pytest.mark.parametrize(
    ("a", "b", "both"),
    [
        (between(1, 5), between(3, 9), between(3, 5)),
        (between(1, 3), between(3, 9), between(3, 3)),
        (between(1, 2), between(3, 9), None),
        (between(None, 2), between(1, None), between(1, 2)),
        (between(None, None), between(1, 2), between(1, 2)),
        (between(None, 2), between(None, 1), between(None, 1)),
        (between(None, 0), between(1, None), None),
    ],
)
def test_intersections(a, b, both):
    assert a.intersect(b) == both
    assert a.meets(b) is (both is not None)


@given(intervals(), intervals())
def test_intersection_is_commutative(a, b):
    assert a.intersect(b) == b.intersect(a)


@given(intervals(), intervals(), intervals())
def test_intersection_is_associative(a, b, c):
    ab, bc = a.intersect(b), b.intersect(c)
    assert (ab and ab.intersect(c)) == (bc and a.intersect(bc))


@given(intervals())
def test_an_interval_meets_itself_wholly(a):
    assert a.intersect(a) == a


@given(intervals(), intervals())
def test_meeting_is_symmetric(a, b):
    assert a.meets(b) == b.meets(a)


@given(intervals(), intervals(), NUMBERS)
def test_a_value_lies_in_both_exactly_when_in_the_intersection(a, b, value):
    both = a.intersect(b)
    assert (a.contains(value) and b.contains(value)) == (both is not None and both.contains(value))


@given(intervals(), NUMBERS, FACTORS)
def test_scaling_keeps_what_is_inside(a, value, factor):
    assert a.contains(value) == a.scale(factor).contains(value * factor)


@given(intervals(), FACTORS, FACTORS)
def test_scaling_twice_is_scaling_by_the_product(a, first, second):
    assert a.scale(first).scale(second) == a.scale(first * second)


@given(intervals(), intervals(), FACTORS)
def test_scaling_keeps_meetings(a, b, factor):
    assert a.meets(b) == a.scale(factor).meets(b.scale(factor))


@pytest.mark.parametrize("factor", [0, -2])
def test_an_interval_is_not_scaled_by_nothing_or_less(factor):
    with pytest.raises(ModelError, match="scaled by a positive factor"):
        between(1, 2).scale(Decimal(factor))


@given(intervals())
def test_negating_twice_changes_nothing(a):
    assert a.negate().negate() == a


@given(intervals(), NUMBERS)
def test_negation_mirrors_what_is_inside(a, value):
    assert a.contains(value) == a.negate().contains(-value)


@given(intervals(), intervals())
def test_negation_keeps_meetings(a, b):
    assert a.meets(b) == a.negate().meets(b.negate())


@given(intervals())
def test_an_interval_without_ends_meets_all(a):
    assume(a != between(None, None))
    assert between(None, None).intersect(a) == a


def test_kinds_and_qualifiers_are_spelt_as_in_the_report():
    assert {kind.value for kind in QuantityKind} == {
        "percent",
        "percentage_points",
        "money",
        "count",
        "measure",
        "ratio",
        "rank",
        "duration",
        "number",
    }
    assert {q.value for q in Qualifier} == {"exact", "about", "over", "under", "at_least", "at_most", "range"}


def test_a_quantity_is_exact_unless_said_otherwise():
    quantity = Quantity(
        kind=QuantityKind.COUNT,
        value=Decimal(40),
        unit="ferry",
        ordinary=between("39.5", "40.5"),
        widest=between("39.5", "40.5"),
        span=Span(0, 10),
        raw="40 ferries",
    )
    assert quantity.qualifier is Qualifier.EXACT
    assert (quantity.low, quantity.high, quantity.candidates) == (None, None, ())
