from __future__ import annotations

import pytest

from service.extract.damage import is_fused, torn_decimals
from tests.extract.numbers import scan_of


@pytest.mark.parametrize(
    ("text", "decimals"),
    [
        ("12 . 5 percent", "5"),
        ("12 .5%", "5"),
        ("12 . 25 million", "25"),
        ("12. 5 percent", None),
        ("12 . 5 men", None),
        ("12 . 500 million", None),
    ],
)
def test_torn_decimals(text, decimals):
    match = torn_decimals(text, 0, 2)
    assert (match[1] if match is not None else None) == decimals


def test_year_before_a_full_stop_is_not_torn():
    assert torn_decimals("2020 . 45 percent", 0, 4) is None


@pytest.mark.parametrize(
    ("text", "letters", "fused"),
    [
        ("rose12.5percent", "rose", True),
        ("of3.2million", "of", True),
        ("to$4bn", "to", True),
        ("rose12", "rose", False),
        ("model5 percent", "model", False),
        ("in5G", "in", False),
    ],
)
def test_word_fused_to_a_number(text, letters, fused):
    assert is_fused(scan_of(text), letters, len(letters)) is fused
