from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from service.catalogue.quantities import load_quantity_lexicon

LEXICON = load_quantity_lexicon(Path(__file__).resolve().parents[2] / "config")


@pytest.mark.parametrize(
    ("words", "role", "unit", "factor"),
    [
        ("per cent", "percent", "%", "1"),
        ("percentage points", "points", "pp", "1"),
        ("basis points", "basis_points", "pp", "1"),
        ("russian roubles", "money", "RUB", "1"),
        ("usd", "money", "USD", "1"),
        ("cents", "money", "USD", "0.01"),
        ("decades", "duration", "year", "10"),
        ("square miles", "measure", "mile^2", "1"),
    ],
)
def test_words_after_a_number(words, role, unit, factor):
    hit = LEXICON.suffix_words.after(words, 0)
    assert hit is not None
    assert (hit.value.role, hit.value.unit, hit.value.factor) == (role, unit, Decimal(factor))
    assert hit.end == len(words)


@pytest.mark.parametrize(
    ("symbol", "unit"),
    [
        ("kWh", "kilowatt_hour"),
        ("MW", "megawatt"),
        ("mW", None),
        ("USD", "USD"),
        ("US$", "USD"),
        ("MEUR", "EUR"),
        ("€", "EUR"),
    ],
)
def test_symbols_match_only_as_written(symbol, unit):
    hit = LEXICON.suffix_symbols.after(symbol, 0)
    assert (None if hit is None else hit.value.unit) == unit


def test_readings_of_an_ambiguous_word_come_likeliest_first():
    hit = LEXICON.suffix_words.after("dollars", 0)
    assert hit is not None
    assert hit.value.candidates[:2] == ("USD", "CAD")


def test_codes_that_are_words_need_a_large_number():
    hit = LEXICON.suffix_symbols.after("ALL", 0)
    assert hit is not None
    assert hit.value.large_only
