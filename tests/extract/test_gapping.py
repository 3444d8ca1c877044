"""A verb said once tells the direction of the figures after it that leave it out."""

import pytest

from tests.extract.reading import drafts_of, ties_of


@pytest.mark.parametrize(
    ("text", "phrase", "direction"),
    [
        ("Exports climbed 14% to $40 million and imports 16% to $38 million.", "16%", "increase"),
        ("Sales rose 5 percent and costs 3 percent.", "3 percent", "increase"),
        ("Wheat fell 3 percent to 80 cents, barley 4 percent to 70 cents.", "4 percent", "decrease"),
        (
            "Mining grew 8 percent in 2023, trade 7 percent and farms 2 percent.",
            "2 percent",
            "increase",
        ),
        ("Turnout was 60 percent and turnover 5 percent.", "5 percent", None),
        ("Fees rose by 5 percent, and of the shops 3 percent closed.", "3 percent", None),
        ("Sales rose 5 percent and are 3 percent of the total.", "3 percent", None),
    ],
)
def test_a_verb_left_out(catalogue, text, phrase, direction):
    movement = drafts_of(catalogue, text)[phrase].movement
    assert (movement and movement.direction) == direction


def test_each_change_leads_to_its_own_level(catalogue):
    text = "Wheat fell 3% to 80 cents, barley 4% to 70 cents."
    assert ties_of(catalogue, text) == {
        ("result", "3%", "80 cents"),
        ("result", "4%", "70 cents"),
    }
