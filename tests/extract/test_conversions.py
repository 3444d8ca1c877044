import pytest

from service.extract.conversions import converts
from tests.extract.reading import drafts_of
from tests.factories import UNITS, quantity


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("12 km", "7 mi", True),
        ("12 km", "12 mi", True),  # wrongly, but one length
        ("12 km", "90 mi", False),
        ("12 km", "30 km", False),
        ("12 km", "7 t", False),
        ("12 km", "7 USD", False),
        ("0 km", "7 mi", False),
    ],
)
def test_amounts_that_may_be_one_in_two_units(a, b, expected):
    assert converts(quantity(a), quantity(b), UNITS) is expected


def ties_of(catalogue, text):
    return {
        (kind.value, draft.quantity.raw, other.quantity.raw)
        for draft in drafts_of(catalogue, text).values()
        for kind, other, _ in draft.ties
    }


@pytest.mark.parametrize(
    ("text", "ties"),
    [
        ("The shaft is 900 metres, 2,950 feet, deep.", {("equivalent", "2,950 feet", "900 metres")}),
        ("The shaft is 900 metres, 2,950 feet below the old one.", {("result", "2,950 feet", "900 metres")}),
        (
            "It raised £80 million ($100 million), with the pound at $1.25.",
            {("equivalent", "$100 million", "£80 million"), ("rate", "$1.25", "$100 million")},
        ),
        (
            "The gift, 3 million dollars, is worth 4.5 billion naira at a rate of 1,500 naira to the dollar.",
            {
                ("equivalent", "4.5 billion naira", "3 million dollars"),
                ("rate", "1,500 naira", "4.5 billion naira"),
            },
        ),
        (
            "The loan of €40 million ($44 million) is repaid at a rate of ₹500 an acre.",
            {("equivalent", "$44 million", "€40 million")},
        ),
    ],
)
def test_amounts_and_rates_are_tied(catalogue, text, ties):
    assert ties_of(catalogue, text) == ties


def test_a_rate_is_of_the_exchange_rate(catalogue):
    text = "It raised £80 million ($100 million) at an exchange rate of $1.25."
    assert drafts_of(catalogue, text)["$1.25"].measured.id == "exchange-rate"


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Mexico's budget is $9 trillion.", "MXN"),
        ("Our exports to Mexico were $9 billion.", "USD"),  # whose dollars?
        ("Canada's exports to Mexico were $9 billion.", "USD"),  # both have some
        ("Canada's exports to Spain were $9 billion.", "CAD"),
    ],
)
def test_a_dollar_is_that_of_the_one_country_that_may_mean_it(catalogue, text, unit):
    (draft,) = drafts_of(catalogue, text).values()
    assert draft.quantity.unit == unit
