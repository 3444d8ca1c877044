from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from babel import Locale

from service.catalogue.currencies import load_currencies

TABLE = load_currencies(Path(__file__).resolve().parents[2] / "config")


@pytest.mark.parametrize(
    ("surface", "code"),
    [
        ("russian roubles", "RUB"),
        ("roubles", "RUB"),
        ("belarusian roubles", "BYN"),
        ("tenge", "KZT"),
        ("swiss francs", "CHF"),
        ("pounds sterling", "GBP"),
        ("malaysian ringgits", "MYR"),
        ("malaysia ringgit", "MYR"),
        ("costa rican colones", "CRC"),
        ("złoty", "PLN"),
        ("hryvnias", "UAH"),
        ("naira", "NGN"),
        ("us dollars", "USD"),
        ("bucks", "USD"),
        ("kuwaiti dinars", "KWD"),
        ("sri lankan rupees", "LKR"),
    ],
)
def test_name_means_currency(surface, code):
    assert TABLE.words[surface].codes[0] == code


def test_every_currency_of_cldr_has_a_name():
    named = {code for name in TABLE.words.values() for code in name.codes}
    bracketed = {code for code, name in Locale("en").currencies.items() if "(" in name or " " not in name}
    assert set(Locale("en").currencies) - named - bracketed == set()


@pytest.mark.parametrize("noun", ["dollar", "peso", "pounds", "francs", "dinars", "shilling", "krone"])
def test_shared_noun_lists_its_currencies(noun):
    assert len(TABLE.words[noun].codes) > 1


@pytest.mark.parametrize(
    ("part", "factor"), [("cents", "0.01"), ("pence", "0.01"), ("kopecks", "0.01"), ("dime", "0.1")]
)
def test_part_of_a_currency_has_its_value(part, factor):
    assert TABLE.words[part].factor == Decimal(factor)


@pytest.mark.parametrize("word", ["real", "mark", "gold", "unit"])
def test_english_words_are_no_currency(word):
    assert word not in TABLE.words


def test_words_that_need_a_large_number_say_so():
    assert TABLE.words["won"].large_only
    assert not TABLE.words["yen"].large_only


def test_signs_and_letters():
    assert TABLE.signs["$"].codes[0] == "USD"
    assert TABLE.dollar_signs["hk"] == "HKD"
    assert "ALL" in TABLE.careful <= TABLE.codes
