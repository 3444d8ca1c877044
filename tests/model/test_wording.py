from decimal import Decimal

import pytest

from service.model.wording import number


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("0", "0"),
        ("0.00123456", "0.001235"),
        ("-42.5", "-42.5"),
        ("1234567", "1.235 million"),
        ("999", "999"),
    ],
)
def test_numbers_in_words(value, text):
    assert number(Decimal(value)) == text
