from __future__ import annotations

from decimal import Decimal

import pytest

from service.extract.numerals import read_numeral, scale_money
from tests.extract.numbers import LEXICON


def numeral_of(text: str):
    return read_numeral(text, text.lower(), 0, LEXICON)


@pytest.mark.parametrize(
    ("text", "said", "mantissa", "decimals", "scale"),
    [
        ("12,500 jobs", "12,500", "12500", 0, 1),
        ("2.0 trillion", "2.0 trillion", "2.0", 1, 10**12),
        ("12,34,567", "12,34,567", "1234567", 0, 1),
        ("12,34", "12,34", "12.34", 2, 1),
        ("1,2,3", "1", "1", 0, 1),
        ("40 000 men", "40 000", "40000", 0, 1),
        ("40 00 men", "40", "40", 0, 1),
        ("12 345,67", "12 345,67", "12345.67", 2, 1),
        ("1.234.567,5", "1.234.567,5", "1234567.5", 1, 1),
        ("10k.", "10k", "10", 0, 1000),
        ("3K", "3K", "3", 0, 1000),
        ("10m", "10", "10", 0, 1),
        ("10 million", "10 million", "10", 0, 10**6),
        ("1.5e6", "1.5e6", "1.5", 1, 10**6),
        ("5.", "5", "5", 0, 1),
    ],
)
def test_digits_keep_how_they_are_written(text, said, mantissa, decimals, scale):
    numeral = numeral_of(text)
    assert text[: numeral.end] == said
    assert (numeral.mantissa, numeral.decimals, numeral.scale) == (Decimal(mantissa), decimals, scale)
    assert numeral.value == numeral.mantissa * numeral.scale


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3/4", "0.75"),
        ("2 1/4", "2.25"),
        ("2½", "2.5"),
        ("half a million", "500000"),
        ("three quarters of a billion", "750000000"),
        ("one and a half billion", "1500000000"),
        ("one billion and three quarters million", "1000750000"),
        ("3 million and a half", "3500000"),
        ("two hundred and fifty-four hundredths", "200.54"),
        ("one - fourth", "0.25"),
        ("1 over 8", "0.125"),
    ],
)
def test_fractions(text, value):
    numeral = numeral_of(text)
    assert (numeral.value, numeral.form, numeral.end) == (Decimal(value), "fraction", len(text))


@pytest.mark.parametrize(("text", "end"), [("5/3", 1), ("3/2015", 1), ("1 over 8 years", 1)])
def test_no_fraction(text, end):
    assert numeral_of(text).end == end


@pytest.mark.parametrize(
    ("text", "is_year_like"), [("2023", True), ("2,023", False), ("2023.5", False), ("202", False)]
)
def test_year_like_digits(text, is_year_like):
    assert numeral_of(text).year_like is is_year_like


def test_too_many_digits_are_no_number():
    assert numeral_of("9" * 24).value == int("9" * 24)
    assert numeral_of("9" * 25) is None


@pytest.mark.parametrize(
    ("text", "value"), [("3m", 3_000_000), ("3 b", 3 * 10**9), ("3t", 3 * 10**12), ("3 metres", 3)]
)
def test_letters_scale_money(text, value):
    assert scale_money(text, numeral_of(text), LEXICON).value == value


def test_the_ends_of_a_vague_number_are_scaled_with_it():
    pair = numeral_of("couple")
    thousands = pair.times(1000, pair.end)
    assert (thousands.low, thousands.high) == (pair.low * 1000, pair.high * 1000)
