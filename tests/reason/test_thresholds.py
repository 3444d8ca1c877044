import pytest

from service.reason.thresholds import Side, beyond, side_of
from tests.factories import case, claim


def term_of(phrase, **more):
    one = claim(phrase, **more)
    return case(one).terms[one.id]


@pytest.mark.parametrize(
    ("phrase", "more", "side"),
    [
        ("under 5 %", {}, Side.BELOW),
        ("over 5 %", {}, Side.ABOVE),
        ("at least 5 %", {}, Side.ABOVE),
        ("5 %", {"direction": "decrease", "type": "level"}, Side.BELOW),
        ("5 %", {}, None),
    ],
)
def test_sides(phrase, more, side):
    assert side_of(term_of(phrase, **more)) is side


@pytest.mark.parametrize(
    ("other", "side", "is_beyond"),
    [
        ("4.6 %", Side.BELOW, True),
        ("4.96 %", Side.BELOW, True),
        ("5.0 %", Side.BELOW, False),
        ("5.6 %", Side.ABOVE, True),
        ("5 %", Side.ABOVE, False),
        ("6 USD", Side.ABOVE, False),
    ],
)
def test_other_figures_beyond_a_threshold(other, side, is_beyond):
    assert beyond(term_of(other), term_of("under 5 %"), side) is is_beyond
