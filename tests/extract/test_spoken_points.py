from __future__ import annotations

from decimal import Decimal

import pytest

from service.extract.numerals import read_numeral
from service.extract.spoken_points import read_after_spoken_point
from tests.extract.numbers import LEXICON, scan_of


@pytest.mark.parametrize(
    ("text", "number", "value"),
    [
        ("rose by point five percent", "five", "0.5"),
        ("up point two five percent", "two", "0.25"),
        ("point three million", "three", "300000"),
        ("it was point 75", "75", "0.75"),
        ("at this point five percent agreed", "five", None),
        ("by that point 40 percent", "40", None),
        ("a turning point five years ago", "five", None),
        ("fell by point five", "five", None),
    ],
)
def test_number_after_a_lone_point(text, number, value):
    scan = scan_of(text)
    numeral = read_numeral(scan.text, scan.lower, text.index(number), LEXICON)
    assert numeral is not None
    pointed = read_after_spoken_point(scan, numeral, 0)
    assert (pointed.value if pointed is not None else None) == (Decimal(value) if value else None)
