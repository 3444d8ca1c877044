import pytest

from tests.extract.reading import drafts_of


@pytest.mark.parametrize(
    ("text", "phrase", "kind", "unit"),
    [
        ("The rate eased from 6.1 percent in May to 5.9 in June.", "5.9", "percent", "%"),
        ("Births fell to 9,100 from 9,400 in 2020.", "9,400", "count", "birth"),
        ("The volatility index sank 29% to 18.9.", "18.9", "measure", "dimensionless"),
        ("Guards took 87 knives, of which 91 were new.", "91", "count", "knife"),
        ("Guards took 87 knives, of which 990 were new.", "990", "number", None),
        ("Thefts: 88 in July.", "88", "count", "thefts"),
        ("Chess: 88 in July.", "88", "number", None),
        ("Guards took 87 knives, of which 31 were new.", "31", "count", "knife"),
        ("They asked 1,000 adults, of whom 612 were women.", "612", "count", "adult"),
        ("Of the 1,720 kilometres planned, 472 are open.", "472", "measure", "kilometer"),
        ("Turnout rose 3 percentage points to 61.", "61", "percent", "%"),
        ("By day it is 30 °C; by night it is minus 4.", "minus 4", "measure", "degree_Celsius"),
        ("The verdict of the judges was minus 4.", "minus 4", "number", None),
        ("Tolls fell 33%. The number of ships waiting came down to 47.", "47", "count", "waiting"),
    ],
)
def test_a_bare_number_takes_the_unit_said_once(catalogue, text, phrase, kind, unit):
    quantity = drafts_of(catalogue, text)[phrase].quantity
    assert (quantity.kind, quantity.unit) == (kind, unit)


@pytest.mark.parametrize(
    ("text", "phrase", "kind", "unit"),
    [
        ("It runs 40 buses. Its buses have 60 seats each.", "60 seats", "measure", "seat/bus"),
        ("It runs 40 ferries. The ferries cost $2 million apiece.", "$2 million", "measure", "USD/ferry"),
        ("It runs 40 buses. Its trams have 60 seats each.", "60 seats", "count", "seat"),
        ("It runs 40 buses. Its buses have 60 seats.", "60 seats", "count", "seat"),
        ("We met 40 buses. They had 60 seats each.", "60 seats", "count", "seat"),
    ],
)
def test_an_amount_each_is_one_for_each_thing_counted(catalogue, text, phrase, kind, unit):
    quantity = drafts_of(catalogue, text)[phrase].quantity
    assert (quantity.kind, quantity.unit) == (kind, unit)


def test_a_restated_amount_shares_the_hedge(catalogue):
    quantity = drafts_of(catalogue, "It drew nearly 80 billion yen or 500 million euros.")[
        "500 million euros"
    ].quantity
    assert quantity.qualifier == "under"
    assert quantity.ordinary.low < 500_000_000
