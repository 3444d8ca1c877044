from __future__ import annotations

from decimal import Decimal

import pytest

from service.extract.compounds import add_parts
from tests.extract.numbers import amount_of, scan_of


@pytest.mark.parametrize(
    ("text", "said", "value", "unit"),
    [
        ("2 yards, 7 feet", "2 yards, 7 feet", "13", "foot"),
        ("10 kms 8 metres and 6 cm", "10 kms 8 metres and 6 cm", "1000806", "centimeter"),
        ("2 years and 3 months", "2 years and 3 months", "27", "month"),
        ("1 year, 2 days", "1 year, 2 days", "367", "day"),
        ("1 hour fifteen seconds", "1 hour fifteen seconds", "3615", "second"),
        ("3 tonnes 200 kg of rice", "3 tonnes 200 kg", "3200", "kilogram"),
        ("5 miles, 3 km", "5 miles", "5", "mile"),
        ("40 square miles, 30 km²", "40 square miles", "40", "mile^2"),
        ("5 km and 3 people", "5 km", "5", "kilometer"),
        ("2 hours, 3 km", "2 hours", "2", "hour"),
        ("3 days and 2 years", "3 days", "3", "day"),
        ("1.5 km, 200 m", "1.5 km", "1.5", "kilometer"),
    ],
)
def test_parts_are_added_in_falling_whole_steps(text, said, value, unit):
    amount = add_parts(scan_of(text), amount_of(text))
    assert (text[amount.start : amount.end], amount.value, amount.unit) == (said, Decimal(value), unit)
