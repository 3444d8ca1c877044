from __future__ import annotations

import tomllib
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.extract.quantities import read_quantities
from service.extract.words import read_words
from service.model.claim import Mention
from service.model.quantity import Quantity
from tests.extract.numbers import LEXICON

CASES = Path(__file__).parent / "cases"


def read(text: str) -> tuple[Mention, ...]:
    return read_quantities(read_words(text), LEXICON)


def quantities(text: str) -> list[Quantity]:
    return [mention.quantity for mention in read(text) if mention.quantity is not None]


def table(name: str, *keys: str) -> list:
    with (CASES / f"{name}.toml").open("rb") as file:
        cases = tomllib.load(file)["case"]
    return [
        pytest.param(text, *(case.get(key) for key in keys), id=text)
        for case in cases
        for text in case["texts"]
    ]


@pytest.mark.parametrize(
    ("text", "kind", "unit", "value", "context"), table("numbers", "kind", "unit", "value", "context")
)
def test_many_spellings_read_alike(text, kind, unit, value, context):
    passage = (context or "{}").format(text)
    (quantity,) = quantities(passage)
    assert (quantity.kind, quantity.unit, quantity.value) == (kind, unit, Decimal(value))
    assert quantity.raw == text
    assert passage[quantity.span.start : quantity.span.end] == text


@pytest.mark.parametrize("number", ["40 percent", "$20 billion", "3,000 people", "1.5 tonnes"])
@pytest.mark.parametrize(("text", "qualifier", "low", "high"), table("hedges", "qualifier", "low", "high"))
def test_hedge_gives_qualifier_and_bound(text, qualifier, low, high, number):
    (bare,) = quantities(number)
    (quantity,) = quantities(text.format(number))
    assert (quantity.qualifier, quantity.value, quantity.unit) == (qualifier, bare.value, bare.unit)
    assert quantity.raw == text.format(number)
    assert quantity.low == (bare.value if low else None)
    assert quantity.high == (bare.value if high else None)


@pytest.mark.parametrize(
    ("text", "kind", "unit", "low", "high"), table("ranges", "kind", "unit", "low", "high")
)
def test_range_has_both_ends_and_their_middle(text, kind, unit, low, high):
    (quantity,) = quantities(text)
    assert (quantity.kind, quantity.unit, quantity.qualifier) == (kind, unit, "range")
    assert (quantity.low, quantity.high) == (Decimal(low), Decimal(high))
    assert quantity.value == (Decimal(low) + Decimal(high)) / 2
    assert quantity.raw == text


@pytest.mark.parametrize(("text", "reason"), table("look_alikes", "reason"))
def test_look_alike_is_no_quantity(text, reason):
    mentions = read(text)
    assert [mention.quantity for mention in mentions if mention.quantity is not None] == []
    assert all(mention.reason for mention in mentions)
    assert reason is None or reason in {mention.reason for mention in mentions}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Exports rose from $4bn to $5bn.", [("$4bn", 4e9, "USD"), ("$5bn", 5e9, "USD")]),
        ("From 4.1 percent in May to 3.9 in June.", [("4.1 percent", 4.1, "%"), ("3.9", 3.9, "%")]),
        ("The herd grew from 50 to 75 cows.", [("50", 50, "cow"), ("75 cows", 75, "cow")]),
        ("They got 45 and 50 mg of it.", [("45", 45, "milligram"), ("50 mg", 50, "milligram")]),
        ("98 of 120 stations reported", [("98", 98, "station"), ("120 stations", 120, "station")]),
        ("about 1,500 new flats", [("about 1,500", 1500, "flat")]),
        ("29 of the projects", [("29", 29, "project")]),
        ("forty-five (45) deputies", [("forty-five (45) deputies", 45, "deputy")]),
        ("3 bn roubles or 20 bn tenge", [("3 bn roubles", 3e9, "RUB"), ("20 bn tenge", 2e10, "KZT")]),
        ("up two tenths to 4.2 percent", [("two tenths", 0.2, "pp"), ("4.2 percent", 4.2, "%")]),
        ("It is 3 points above the unemployment rate of spring.", [("3 points", 3, "pp")]),
        ("The index lost 312 points.", [("312 points", 312, "point")]),
        ("two pounds of flour for two pounds", [("two pounds", 2, "pound"), ("two pounds", 2, "GBP")]),
        ("one woman and her son", [("one woman", 1, "woman")]),
        ("-15€ ($-99.99)", [("-15€", -15, "EUR"), ("$-99.99", -99.99, "USD")]),
        ("10 rmb 20 usd", [("10 rmb", 10, "CNY"), ("20 usd", 20, "USD")]),
        ("millions of dollars", [("millions of dollars", 5.5e6, "USD")]),
        ("dozens of villages", [("dozens", 56, "village")]),
        ("Sales rose12.5percent to$4.5billion.", [("12.5percent", 12.5, "%"), ("$4.5billion", 4.5e9, "USD")]),
        ("It fell  3 . 4 % again .", [("3 . 4 %", 3.4, "%")]),
        ("There were 12. 45 percent were men.", [("12", 12, None), ("45 percent", 45, "%")]),
        ("In 2020 . 45 percent agreed.", [("45 percent", 45, "%")]),
        ("At this point five percent agreed.", [("five percent", 5, "%")]),
        ("By that point 40 percent had voted.", [("40 percent", 40, "%")]),
        ("Growth in Spain (0.3) and Italy (0.1)", [("0.3", 0.3, None), ("0.1", 0.1, None)]),
        ("(2.1) The council met.", [("2.1", 2.1, None)]),
        ("a sixth of America's $80,000", [("a sixth", 1 / 6, None), ("$80,000", 8e4, "USD")]),
        ("it's £4 in Spain’s $5bn plan", [("£4", 4, "GBP"), ("$5bn", 5e9, "USD")]),
        ("Chile has 5,580 and Peru 5,044", [("5,580", 5580, None), ("5,044", 5044, None)]),
        ("a margin of plus or minus 3 percent", [("3 percent", 3, "%")]),
        ("Flats cost 8.3 times earnings.", [("8.3 times", 8.3, None)]),
        ("$4.10 to $4.30 per share", [("$4.10 to $4.30 per share", 4.2, "USD/share")]),
        ("between $40 and $45 a barrel", [("between $40 and $45 a barrel", 42.5, "USD/barrel")]),
        ("820m are online, 5m have left", [("820m", 8.2e8, None), ("5m", 5e6, None)]),
        ("the last 800m of the race", [("800m", 800, "meter")]),
        ("up by a factor of ten", [("ten", 10, None)]),
        ("eight and 10 years", [("eight", 8, "year"), ("10 years", 10, "year")]),
        ("A barrel of oil cost $83.", [("$83", 83, "USD")]),
        ("20 Airbus jets", [("20", 20, "jet")]),
        ("2h 15m", [("2h 15m", 135, "minute")]),
        ("all 5 million voters", [("5 million voters", 5e6, "voter")]),
        ("WE TRY 40,000 TIMES", [("40,000 TIMES", 40000, "time")]),
        ("in dollars 5 million people", [("5 million people", 5e6, "person")]),
        ("500-odd villages", [("500-odd villages", 500, "village")]),
        ("12 odd numbers", [("12", 12, "number")]),
        ("call 2 000 000 voters", [("2 000 000 voters", 2e6, "voter")]),
        ("250-3000 people", [("250-3000 people", 1625, "person")]),
        ("1400 hours of work", [("1400 hours", 1400, "hour")]),
        ("300 Irish dance schools", [("300", 300, "school")]),
        ("dozens of new schools", [("dozens", 56, "school")]),
    ],
)  # fmt: skip
def test_neighbours_are_read_apart(text, expected):
    found = [(quantity.raw, float(quantity.value), quantity.unit) for quantity in quantities(text)]
    assert found == expected


@pytest.mark.parametrize("text", ["the Five-Year Plan", "the Thirty Years' War", "the Six-Day War"])
def test_length_in_a_name_says_so(text):
    (mention,) = read(text)
    assert (mention.reason, mention.quantity.kind) == ("name", "duration")


def test_length_in_other_words_is_no_name():
    assert [mention.reason for mention in read("a five-year plan; THE FIVE YEAR PLAN")] == [None, None]


def test_age_is_told_beside_its_length():
    (mention,) = read("a 45-year-old nurse")
    assert mention.reason == "age"
    assert mention.quantity is not None
    assert (mention.quantity.value, mention.quantity.unit) == (45, "year")


@pytest.mark.parametrize(
    ("text", "ordinary", "widest"),
    [
        ("12,500 jobs", ("12450", "12550"), ("12450", "12550")),
        ("2 trillion tenge", ("1.5e12", "2.5e12"), ("1.5e12", "2.5e12")),
        ("2.0 trillion tenge", ("1.95e12", "2.05e12"), ("1.95e12", "2.05e12")),
        ("20 billion euros", ("19.5e9", "20.5e9"), ("15e9", "25e9")),
        ("716 billion yen", ("715.5e9", "716.5e9"), ("715.5e9", "716.5e9")),
        ("100 projects", ("95", "105"), ("50", "150")),
        ("40 projects", ("39.5", "40.5"), ("35", "45")),
        ("150,000 homes", ("145000", "155000"), ("145000", "155000")),
        ("2,000 homes", ("1950", "2050"), ("1500", "2500")),
        ("10 percent", ("9.5", "10.5"), ("9.5", "10.5")),
        ("150 percent", ("149.5", "150.5"), ("149.5", "150.5")),
        ("20 years", ("19.5", "20.5"), ("19.5", "20.5")),
        ("250 bps", ("2.495", "2.505"), ("2.495", "2.505")),
        ("over 9 percent", ("9", "10"), ("9", None)),
        ("over 100 firms", ("100", "110"), ("100", None)),
        ("approached 716 billion yen", ("680.2e9", "716e9"), ("644.4e9", "716.5e9")),
        ("up to 300 men", ("270", "300"), (None, "300")),
        ("about 100 men", ("95", "105"), ("50", "150")),
        ("about 1,234 men", ("1172.3", "1295.7"), ("1048.9", "1419.1")),
        ("doubled", ("1.9", "2.1"), ("1.66", "2.34")),
        ("exactly 100 men", ("95", "105"), ("50", "150")),
        ("minus 4 percent", ("-4.5", "-3.5"), ("-4.5", "-3.5")),
        ("between 5 and 7 percent", ("5", "7"), ("4.5", "7.5")),
    ],
)
def test_intervals_follow_digits_and_hedge(text, ordinary, widest):
    (quantity,) = quantities(text)
    for interval, ends in ((quantity.ordinary, ordinary), (quantity.widest, widest)):
        expected = tuple(None if end is None else Decimal(end) for end in ends)
        assert (interval.low, interval.high) == expected


def test_ambiguous_currency_lists_its_readings():
    (quantity,) = quantities("$5")
    assert quantity.unit == "USD"
    assert quantity.candidates[0] == "USD"
    assert {"CAD", "SGD"} <= set(quantity.candidates)


def test_empty_text_has_no_mentions():
    assert read("") == ()


WORDS = [
    *[
        "zero",
        "two",
        "seventeen",
        "forty",
        "hundred",
        "thousand",
        "million",
        "half",
        "quarter",
        "third",
        "fifth",
        "dozen",
        "couple",
        "few",
        "double",
    ],
    *[
        "and",
        "a",
        "of",
        "percent",
        "%",
        "$",
        "€",
        "to",
        "-",
        "–",
        "from",
        "between",
        "over",
        "about",
        "1",
        "2.5",
        "1,000",
        "2020",
        ".5",
        "km",
        "/",
        "(",
        ")",
        '"',
        "'",
        "year",
        "per",
    ],
    *[
        "in",
        "one",
        "x",
        "minus",
        "point",
        "times",
        "kg",
        "feet",
        "May",
        "June",
        "USD",
        "m",
        "bn",
        "each",
        "½",
        "€5m",
        "-3",
        "more",
        "than",
        "up",
        "or",
        "so",
        ",",
        ".",
        "[",
        "12:30",
    ],
]


@given(st.lists(st.sampled_from(WORDS), max_size=14), st.sampled_from(["", " ", "  "]))
def test_every_mention_is_in_place_and_its_intervals_nest(words, gap):
    text = gap.join(words)
    end = 0
    for mention in read(text):
        assert end <= mention.span.start < mention.span.end <= len(text)
        end = mention.span.end
        assert mention.quantity is not None or mention.reason
        if mention.quantity is not None:
            assert_sound(mention.quantity, text)


def assert_sound(quantity: Quantity, text: str) -> None:
    assert text[quantity.span.start : quantity.span.end] == quantity.raw
    ordinary, widest = quantity.ordinary, quantity.widest
    assert widest.contains(quantity.value)
    assert widest.intersect(ordinary) == ordinary
    assert abs(quantity.value) < Decimal("1e42")


@given(st.text(max_size=40), st.sampled_from(["€3 million", "over 40 percent", "12 km"]))
def test_any_text_is_read_without_failing(noise, amount):
    text = f"{noise} {amount}"
    for mention in read(text):
        if mention.quantity is not None:
            assert_sound(mention.quantity, text)


@given(st.integers(0, 30))
def test_text_before_shifts_spans_and_nothing_else(width):
    text = "The region sold 3,400 tonnes of tea for $12.5 million, up 4 percent from 2021."
    prefix = "Ж" * width + ". "
    shifted = read(prefix + text)
    assert [(m.span.start - len(prefix), m.span.end - len(prefix)) for m in shifted] == [
        (m.span.start, m.span.end) for m in read(text)
    ]


SMALL = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ["_", "_", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def spell(number: int, *, joiner: str = " and ") -> str:
    if number < 20:
        return SMALL[number]
    if number < 100:
        return TENS[number // 10] + (f"-{SMALL[number % 10]}" if number % 10 else "")
    for size, name in ((10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if number >= size:
            rest = number % size
            gap = joiner if rest < 100 else " "
            return f"{spell(number // size, joiner=joiner)} {name}" + (
                gap + spell(rest, joiner=joiner) if rest else ""
            )
    raise AssertionError(number)


@given(st.integers(1, 10**12 - 1), st.sampled_from([" and ", " "]))
def test_spelled_numbers_read_back(number, joiner):
    text = spell(number, joiner=joiner)
    (quantity,) = quantities(f"{text} tonnes")
    assert (quantity.value, quantity.unit) == (number, "tonne")


@given(st.integers(0, 10**15), st.sampled_from(["{:,}", "{}"]))
def test_whole_numbers_read_back(number, form):
    (quantity,) = quantities(f"{form.format(number)} tonnes")
    assert quantity.value == number


@given(st.decimals(0, 10**6, places=3), st.sampled_from(["{} percent", "{}%"]))
def test_decimals_read_back(number, form):
    (quantity,) = quantities(form.format(number))
    assert quantity.value == number


@given(
    st.integers(1, 999),
    st.sampled_from([("million", 10**6), ("bn", 10**9), ("trillion", 10**12), ("k", 1000)]),
)
def test_scaled_numbers_read_back(number, scale):
    (quantity,) = quantities(f"€{number} {scale[0]}")
    assert quantity.value == number * scale[1]


@pytest.mark.parametrize(
    "unit", ["1", "1,", "one hundred and ", "$", "hundreds of thousands of ", "5 per ", "-1 "]
)
def test_long_repetitions_are_read(unit):
    mentions = read(unit * 3000)
    assert all(mention.span.end <= len(unit) * 3000 for mention in mentions)
