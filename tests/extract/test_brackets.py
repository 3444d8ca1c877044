from __future__ import annotations

from decimal import Decimal

import pytest

from service.extract.brackets import read_bracketed
from service.extract.numerals import read_numeral
from tests.extract.numbers import LEXICON, scan_of, start_of


def bracketed(text: str):
    scan = scan_of(text)
    numeral = read_numeral(scan.text, scan.lower, start_of(text), LEXICON)
    assert numeral is not None
    return read_bracketed(scan, numeral, 0)


@pytest.mark.parametrize(
    ("text", "said", "value"),
    [
        ("$(0.3) million", "(0.3) million", "300000"),
        ("$(1,200)", "(1,200)", "1200"),
        ("(4)%", "(4)", "4"),
        ("a loss of (12.5)", "(12.5)", "12.5"),
        ("| (0.3) |", "(0.3)", "0.3"),
    ],
)
def test_brackets_of_accounts(text, said, value):
    found = bracketed(text)
    assert found is not None
    assert (text[found.start : found.end], found.value) == (said, Decimal(value))


@pytest.mark.parametrize(
    "text", ["Spain (0.3)", "(4) The council", "(2.1) Roads", "(0.3%)", "of (12)", "(5 people)"]
)
def test_other_brackets(text):
    assert bracketed(text) is None
