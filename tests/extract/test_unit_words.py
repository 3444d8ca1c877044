from __future__ import annotations

import pytest

from service.extract.numerals import read_numeral
from service.extract.unit_words import find_suffix, read_per
from tests.extract.numbers import LEXICON, scan_of


def suffix_of(text: str):
    numeral = read_numeral(text, text.lower(), 0, LEXICON)
    found = find_suffix(scan_of(text), numeral)
    return None if found is None else (text[numeral.end : found[0]], found[1].unit)


@pytest.mark.parametrize(
    ("text", "said", "unit"),
    [
        ("5 km north", " km", "kilometer"),
        ("5km²", "km²", "kilometer^2"),
        ('8" wide', '"', "inch"),
        ("2 in.", " in", "inch"),
        ("20p a day", "p", "GBP"),
        ("3h", "h", "hour"),
        ("3 more weeks", " more weeks", "week"),
        ("25lbs", "lbs", "pound"),
        ("5 pounds of meat", " pounds", "pound"),
        ("5 pounds of debt", " pounds", "GBP"),
        ("5 million pounds of meat", " pounds", "GBP"),
        ("20 (kg)", " (kg)", "kilogram"),
        ("4,500 tpd", " tpd", "tonne/day"),
        ("2 million won", " won", "KRW"),
        ("30 C", " C", "degree_Celsius"),
        ("11c", "c", "USD"),
        ("half a mile", " a mile", "mile"),
    ],
)
def test_unit_after_a_number(text, said, unit):
    assert suffix_of(text) == (said, unit)


@pytest.mark.parametrize(
    "text",
    ["2 in my car", "2 in 2023", "5 won medals", "4(b)", "3 USD50", "12 kits", "5 points clear"],
)
def test_no_unit_after_a_number(text):
    assert suffix_of(text) is None


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        (" a day", "day"),
        (" per day", "day"),
        ("/hour", "hour"),
        (" per capita", "person"),
        (" a barrel", "barrel"),
        (" per kWh", "kilowatt_hour"),
        (" per woman", "woman"),
        (" per 100,000 people", "100000 person"),
        (" for every 1,000 births", "1000 birth"),
        (" per thousand", "1000"),
        (" every year", "year"),
        (" a share", "share"),
    ],
)
def test_what_an_amount_is_divided_by(text, unit):
    assert read_per(scan_of(text), 0) == (len(text), unit)


@pytest.mark.parametrize(
    "text", [" a year ago", " a month earlier", " a dog", " a days", " / hour", " the day", "", "/12"]
)
def test_nothing_divides(text):
    assert read_per(scan_of(text), 0) is None
