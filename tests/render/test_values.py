from __future__ import annotations

import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.render.values import encodable, holds_lone_surrogate, number_to_json


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (Decimal("2E+12"), 2_000_000_000_000),
        (Decimal("12500.00"), 12500),
        (Decimal("-0.5"), -0.5),
        (Decimal(2**53), float(2**53)),
        (Decimal("1E+400"), 1.7976931348623157e308),
        (Decimal("-1E+400"), -1.7976931348623157e308),
        (Decimal("0.1") + Decimal("1E-30"), 0.1),
        (Decimal(5) + Decimal("1E-25"), 5.0),
        (float("nan"), None),
        (float("inf"), 1.7976931348623157e308),
        (None, None),
    ],
)
def test_numbers_are_finite_json_numbers(value, expected):
    number = number_to_json(value)
    assert number == expected
    assert type(number) is type(expected)


@given(st.decimals(allow_nan=False, allow_infinity=False))
def test_every_decimal_becomes_a_number_that_json_accepts(value):
    number = number_to_json(value)
    assert json.loads(json.dumps(number, allow_nan=False)) == number


@given(st.recursive(st.text(st.characters()) | st.integers(), lambda inner: st.lists(inner)))
def test_what_was_made_encodable_can_be_written(value):
    assert json.dumps(encodable(value), ensure_ascii=False).encode("utf-8")


@pytest.mark.parametrize(
    ("text", "expected"), [("a😀", False), ("a\ud800", True), ("\udc00", True), ("", False)]
)
def test_halves_of_pairs_are_seen(text, expected):
    assert holds_lone_surrogate(text) is expected
