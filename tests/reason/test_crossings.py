"""A rate told as two amounts converts the only two amounts near it, if one is concluded from the other."""

import pytest

from tests.rules.prose import flagged

RULE = "implied-exchange-rate"
SOLD = "The dairy was sold for $535 million in May 2023. In May 2023 one dollar bought 3.67 dirhams"


@pytest.mark.parametrize(
    ("ending", "found"),
    [
        (", so that the dairy was worth 2.6 billion dirhams.", 1),
        (", so that the dairy was worth 1.96 billion dirhams.", 0),
        (". Its rival was worth 2.6 billion dirhams.", 0),
        (". The debts of the dairy were 2.6 billion dirhams.", 0),
        (", so that its rival was worth 2.6 billion dirhams.", 0),
        (", so that the dairy cost 2.6 billion dirhams and its land 1.1 billion dirhams.", 0),
    ],
    ids=["wrong", "right", "another firm", "its debts", "concluded of another firm", "two amounts"],
)
def test_a_rate_told_as_two_amounts(ending, found):
    assert len(flagged(RULE, SOLD + ending)) == found
