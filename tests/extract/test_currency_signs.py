from __future__ import annotations

import pytest

from service.extract.currency_signs import careful_currency_before, currency_before
from service.extract.numerals import read_numeral
from tests.extract.numbers import LEXICON, scan_of, start_of


@pytest.mark.parametrize(
    ("text", "sign", "code"),
    [
        ("worth $5", "$", "USD"),
        ("worth US$5", "US$", "USD"),
        ("worth hk $ 5", "hk $ ", "HKD"),
        ("worth U.S. $5", "U.S. $", "USD"),
        ("worth R$5", "R$", "BRL"),
        ("exceeds a $ 5", "$ ", "USD"),
        ("on last year's $5", "$", "USD"),
        ("it cost us $5", "$", "USD"),
        ("about c $ 5", "c $ ", "CAD"),
        ("worth EUR5", "EUR", "EUR"),
        ("worth EUR 5", "EUR ", "EUR"),
        ("worth Rs. 5", "Rs. ", "INR"),
        ("worth RM5", "RM", "MYR"),
        ("worth ₸5", "₸", "KZT"),
    ],
)
def test_currency_before_a_number(text, sign, code):
    start = start_of(text)
    found = currency_before(scan_of(text), start, 0)
    assert found is not None
    assert (text[found[0] : start], found[1].unit) == (sign, code)


@pytest.mark.parametrize("text", ["in ALL 5", "TRY 5", "the 5", "XYZ 5", "R 5", "5"])
def test_no_currency_before_a_number(text):
    assert currency_before(scan_of(text), start_of(text), 0) is None


def test_millions_before_a_code():
    found = currency_before(scan_of("MAUD 60"), 5, 0)
    assert found is not None
    assert (found[1].unit, found[1].factor) == ("AUD", 10**6)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("TRY 40bn", "TRY"),
        ("they owe MAD 3 million", "MAD"),
        ("Malaysian ringgit 42 million", "MYR"),
        ("US dollars 40,000", "USD"),
        ("TRY 40", None),
        ("NEVER TRY 40,000", None),
        ("in cents 40,000", None),
        ("their exports 40,000", None),
    ],
)
def test_careful_currency_stands_before_a_large_number_only(text, code):
    scan, start = scan_of(text), start_of(text)
    numeral = read_numeral(scan.text, scan.lower, start, LEXICON)
    assert numeral is not None
    found = careful_currency_before(scan, numeral, start, 0)
    assert (found[1].unit if found is not None else None) == code
