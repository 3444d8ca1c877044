from decimal import Decimal

import pytest

from service.reason.series_ranks import possible_ranks


@pytest.mark.parametrize(
    ("values", "own", "margin", "falling", "expected"),
    [
        ((5, 3, 1), 3, 0, True, (2, 2)),
        ((5, 3, 3, 1), 3, 0, True, (2, 3)),
        ((1, 3, 5), 3, 0, False, (2, 2)),
        ((5, 4, 3), 4, 1, True, (1, 3)),
    ],
)
def test_ranks_that_ties_and_margins_allow(values, own, margin, falling, expected):
    listed = [Decimal(value) for value in values]
    assert possible_ranks(listed, Decimal(own), Decimal(margin), falling) == expected
