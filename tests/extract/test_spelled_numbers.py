from __future__ import annotations

from decimal import Decimal

import pytest

from service.extract.spelled_numbers import continue_number, read_spelled
from tests.extract.numbers import LEXICON


@pytest.mark.parametrize(
    ("text", "said", "value"),
    [
        ("seven", "seven", 7),
        ("twenty-one and more", "twenty-one", 21),
        ("two hundred and three hundred", "two hundred", 200),
        ("two hundred and fifty and three hundred", "two hundred and fifty", 250),
        ("two hundred and three thousand", "two hundred and three thousand", 203_000),
        ("twelve hundred", "twelve hundred", 1200),
        ("hundred", "hundred", 100),
        ("three million, two hundred & forty", "three million, two hundred & forty", 3_000_240),
        ("two million, three of them", "two million", 2_000_000),
        ("three thousand millions", "three thousand millions", 3 * 10**9),
        ("two lakh crore", "two lakh crore", 2 * 10**12),
        ("five six", "five", 5),
        ("two and three", "two", 2),
        ("one thousand two thousand", "one thousand", 1000),
        ("two million and three fifths", "two million", 2_000_000),
        ("twenty-five point three million", "twenty-five point three million", 25_300_000),
        ("two hundred dozens", "two hundred dozens", 2400),
    ],
)
def test_number_ends_where_its_words_stop_adding_up(text, said, value):
    number = read_spelled(text, 0, LEXICON)
    assert number is not None
    assert (text[: number.end], number.value) == (said, value)


@pytest.mark.parametrize(
    ("text", "value"),
    [("twenty-first", 21), ("one hundred twenty-fifth", 125), ("two hundredth", 200), ("ninth", 9)],
)
def test_ordinal(text, value):
    number = read_spelled(text, 0, LEXICON)
    assert number is not None
    assert (number.value, number.ordinal, number.end) == (value, True, len(text))


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [("dozens", 12, 100), ("hundreds of millions", 10**8, 10**9), ("tens of thousands", 10**4, 10**5)],
)
def test_open_number_reaches_to_the_next_power(text, low, high):
    number = read_spelled(text, 0, LEXICON)
    assert number is not None
    assert (number.is_open, number.low, number.high, number.end) == (True, low, high, len(text))


@pytest.mark.parametrize(
    ("text", "value"), [("couple of hundred", 200), ("few million", 3 * 10**6), ("few", 3)]
)
def test_vague_number_has_ends(text, value):
    number = read_spelled(text, 0, LEXICON)
    assert number is not None
    assert number.value == value
    assert number.low < number.high


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (" million 200 thousand", 2_200_000),
        (" hundred and 21", 221),
        (" crore and two hundred", 20_000_200),
        (" million and 50", 2_000_000),
        (" dozen", 24),
    ],
)
def test_digits_go_on_in_words(text, value):
    number = continue_number(text, 0, Decimal(2), LEXICON)
    assert number is not None
    assert number.value == value


@pytest.mark.parametrize("text", [" people", ", million", " and million", " score", ""])
def test_digits_stand_alone(text):
    assert continue_number(text, 0, Decimal(2), LEXICON) is None


def test_nested_reading_ahead_stays_shallow():
    number = read_spelled("one hundred and " * 2000, 0, LEXICON)
    assert number is not None
    assert number.value == 100
