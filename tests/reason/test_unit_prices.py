import pytest

from service.extract import extract
from service.read.text import read_text
from service.reason.case import build_case
from service.reason.unit_prices import unit_prices
from tests.rules.prose import flagged, words

RULE = "average-mismatch"


def found(text):
    known = words()
    extraction = extract(read_text(text, known.text), known)
    units, measures = known.units.units, known.measures.entries
    built = build_case(extraction, units=units, measures=measures, text=text, words=known.cues.words)
    return [
        tuple(term.claim.quantity.raw for term in (a.mean, a.total, a.number)) for a in unit_prices(built)
    ]


def test_a_profit_per_share_stands_before_the_shares():
    text = "Profit was CHF 30 million, or CHF 0.40 per share on 75 million shares."
    assert found(text) == [("CHF 0.40 per share", "CHF 30 million", "75 million shares")]


def test_an_average_price_closes_what_was_bought():
    text = "Kenya bought 20 buses for $9 million, at an average price of $450,000."
    assert found(text) == [("$450,000", "$9 million", "20 buses")]


def test_what_was_sold_at_a_price_comes_to_a_sum():
    text = "The mill sold 1,200 tonnes of flour at $300 a tonne, or $360,000 in all."
    assert found(text) == [("$300 a tonne", "$360,000", "1,200 tonnes")]


@pytest.mark.parametrize(
    "text",
    [
        "Profit was CHF 30 million, or CHF 4.00 per share on 75 million shares.",
        "Net income was $112 million, or $14.00 per share on 80 million diluted shares.",
        "The bank bought back 1.5 million shares for ₹96 million, an average price of ₹46.",
        "Kenya bought 20 buses for $9 million, at an average price of $140,000.",
        "The state bought 40,000 tonnes of rice for $24 million, at an average price of $400 a tonne.",
        "The mill sold 1,200 tonnes of flour at $300 a tonne, or $460,000 in all.",
    ],
)
def test_a_price_that_does_not_give_the_sum(text):
    assert len(flagged(RULE, text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Profit was CHF 30 million, or CHF 0.35 per share on 75 million shares.",
        "Profit was CHF 30 million, or CHF 0.50 per share, and 75 million shares changed hands.",
        "Kenya bought 20 buses for $9 million, at an extra cost of $300,000.",
        "Kenya bought 20 buses for $9 million, at a cost of $300,000.",
        "A farmer sold 400 lambs for £48,000, an average price of £112 for the best.",
        "India bought 2 million barrels for $160 million, at $90 a barrel for the last 500,000.",
        "The mill sold 1,200 tonnes of flour at $300 a tonne, and bread for $460,000.",
    ],
    ids=[
        "a fifth of the profit is of others",
        "shares traded",
        "an extra cost",
        "the cost of the whole",
        "the price of the best",
        "the price of some",
        "another sum",
    ],
)
def test_what_may_hold_is_left_alone(text):
    assert flagged(RULE, text) == []
