"""The figure of another time that a bracket or a clause gives is the base of the change before it."""

import pytest

from tests.extract.reading import drafts_of, ties_of


@pytest.mark.parametrize(
    ("text", "ties"),
    [
        ("The margin was 7.7% (7.2%).", {("base", "7.7%", "7.2%")}),
        ("Staff of 2,310 people (2022: 2,190 people).", {("base", "2,310 people", "2,190 people")}),
        (
            "Sales rose 8% to €412 million (H1 2023: €381 million).",
            {("result", "8%", "€412 million"), ("base", "€412 million", "€381 million")},
        ),
        ("Sales of €412 million (€4.50 million online).", set()),
        (
            "Lisbon had 47 fires, 5 fewer than the 52 of 2019, or 9.6 percent.",
            {("result", "5", "47 fires"), ("base", "5", "52"), ("equivalent", "9.6 percent", "5")},
        ),
        ("It earned €1.42 per share (€1.27).", {("base", "€1.42 per share", "€1.27")}),
        (
            "The guard rescued 412 people in 2023, 3 percent fewer than in 2022, when there were 425.",
            {("result", "3 percent", "412 people"), ("base", "3 percent", "425")},
        ),
        (
            "Sales reached 61.8 billion crowns, 1.7% more than in the first half of 2023 (60.8 billion).",
            {("result", "1.7%", "61.8 billion crowns"), ("base", "1.7%", "60.8 billion")},
        ),
        (
            "Wildfires fell by a third, to 36, after 54 the year before.",
            {("result", "a third", "36"), ("base", "36", "54")},
        ),
        ("The rate rose to 3.9 percent after 3.4 percent in May.", {("base", "3.9 percent", "3.4 percent")}),
        ("Profit fell to $12 million, after a charge of $5 million in March.", set()),
        ("Sales rose to €40 million, after 3 takeovers in 2023.", set()),
        (
            "Deaths came to 212 last year, 8 percent more than in 2022, when 31 wells were dry.",
            {("result", "8 percent", "212")},
        ),
    ],
)
def test_what_stands_for_the_time_before(catalogue, text, ties):
    assert ties_of(catalogue, text) == ties


@pytest.mark.parametrize(
    ("text", "base", "unit"),
    [
        ("The dividend is 32 cents per share, up from 30 cents.", "30 cents", "USD/share"),
        ("Rent was €14 a month, up from €12 a week.", "€12 a week", "EUR/week"),
    ],
)
def test_an_earlier_level_is_per_the_same_thing(catalogue, text, base, unit):
    assert drafts_of(catalogue, text)[base].quantity.unit == unit
