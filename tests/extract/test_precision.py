from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.extract.numerals import read_numeral
from service.extract.precision import measure_precision, reach_of, reach_of_range
from service.model.quantity import QuantityKind
from tests.extract.numbers import LEXICON

HEDGES = {hedge.name: hedge for group in LEXICON.hedges_before.entries.values() for _, hedge in group}


def precision_of(text: str, kind: QuantityKind = QuantityKind.COUNT, factor: str = "1"):
    numeral = read_numeral(text, text, 0, LEXICON)
    return measure_precision(numeral, kind, Decimal(factor), LEXICON.rounding)


@pytest.mark.parametrize(
    ("text", "kind", "ordinary", "widest"),
    [
        ("12500", "count", "50", "50"),
        ("2 trillion", "money", "0.5e12", "0.5e12"),
        ("2.0 trillion", "money", "0.05e12", "0.05e12"),
        ("20 billion", "money", "0.5e9", "5e9"),
        ("100", "count", "5", "50"),
        ("40", "count", "0.5", "5"),
        ("45", "count", "0.5", "0.5"),
        ("40", "percent", "0.5", "0.5"),
        ("100", "percent", "0.5", "0.5"),
        ("4.30", "percent", "0.005", "0.005"),
        ("0", "count", "0.5", "0.5"),
        ("two million", "count", "500000", "500000"),
        ("two hundred thousand", "count", "5000", "50000"),
        ("half", "ratio", "0.025", "0.085"),
    ],
)
def test_half_of_the_last_digit(text, kind, ordinary, widest):
    precision = precision_of(text, QuantityKind(kind))
    assert (precision.ordinary, precision.widest) == (Decimal(ordinary), Decimal(widest))


def test_parts_of_a_unit_are_finer():
    assert precision_of("20", QuantityKind.MONEY, "0.01").widest == Decimal("0.05")


@pytest.mark.parametrize(
    ("hedge", "ordinary", "widest"),
    [
        ("about", (95, 105), (85, 115)),
        ("nearly", (95, 100), (90, Decimal("100.5"))),
        ("just_over", (100, 105), (100, 115)),
        ("over", (100, 110), (100, None)),
        ("at_least", (100, 110), (100, None)),
        ("at_most", (90, 100), (None, 100)),
        ("under", (90, 100), (None, 100)),
    ],
)
def test_hedge_bounds_or_widens(hedge, ordinary, widest):
    reach = reach_of(Decimal(100), precision_of("100", QuantityKind.PERCENT), HEDGES[hedge])
    assert (reach.ordinary.low, reach.ordinary.high) == ordinary
    assert (reach.widest.low, reach.widest.high) == widest


@given(
    st.integers(-(10**9), 10**9),
    st.sampled_from([None, *HEDGES.values()]),
    st.sampled_from(["7", "40", "1.25", "half"]),
)
def test_widest_holds_ordinary_and_value(value, hedge, written):
    reach = reach_of(Decimal(value), precision_of(written), hedge)
    assert reach.widest.contains(Decimal(value))
    assert reach.widest.intersect(reach.ordinary) == reach.ordinary


def test_range_is_widened_by_the_rounding_of_its_ends():
    reach = reach_of_range(Decimal(5), Decimal(70), precision_of("5"), precision_of("70"))
    assert (reach.ordinary.low, reach.ordinary.high) == (5, 70)
    assert (reach.widest.low, reach.widest.high) == (Decimal("4.5"), 75)
