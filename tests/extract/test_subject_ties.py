"""A proportion of something is tied to the figure for what it is said of."""

import pytest

from service.extract.extraction import extract
from service.read.text import read_text
from tests.extract.reading import DATE

TIED = {
    "a multiple": (
        "Net debt is €600 million. Net debt is 3.0 times EBITDA.",
        ("3.0 times", "€600 million"),
    ),
    "the figure comes later": (
        "The toll is 6 percent of turnover. The toll brings in £7 million a year.",
        ("6 percent", "£7 million a year"),
    ),
    "a verb of two words": (
        "The toll accounts for 6 percent of turnover. The toll brings in £7 million.",
        ("6 percent", "£7 million"),
    ),
}
LOOSE = {
    "no subject": "Because of the toll, carriers lost 6 percent of turnover. The toll brings in £7 million.",
    "governed by a preposition": "Income from the toll is 6 percent of costs. The toll brings in £7 million.",
    "two figures": "The toll is 6 percent of costs. The toll made £7 million. The toll made £9 million.",
    "a change": "The toll rose by 6 percent of turnover. The toll brings in £7 million.",
    "of nothing": "The toll is 6 percent. The toll brings in £7 million.",
}


def shares(catalogue, text):
    found = extract(read_text(text, catalogue.text, date=DATE), catalogue)
    raw = {claim.id: claim.quantity.raw for claim in found.claims}
    return [(raw[link.source], raw[link.target]) for link in found.links if link.kind.value == "share"]


@pytest.mark.parametrize(("text", "tie"), TIED.values(), ids=TIED)
def test_a_proportion_is_tied_to_its_subject(catalogue, text, tie):
    assert shares(catalogue, text) == [tie]


@pytest.mark.parametrize("text", LOOSE.values(), ids=LOOSE)
def test_anything_else_is_not(catalogue, text):
    assert shares(catalogue, text) == []
