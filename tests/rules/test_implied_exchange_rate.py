from dataclasses import replace

import pytest

from tests.factories import claim, link
from tests.rules.prose import alarms
from tests.rules.running import ERROR, NOTHING, OK, UNKNOWN, WARNING, near, run, verdict

RULE = "implied-exchange-rate"


def pair(first, second, **more):
    a, b = claim(first, **more), claim(second, **more)
    return (a, b), (link("equivalent", b, a),)


@pytest.mark.parametrize(
    ("rate", "expected"), [("1.25 USD", OK), ("1.75 USD", ERROR), ("0.80 GBP", OK), ("0.60 GBP", ERROR)]
)
def test_stated_rate(rate, expected):
    (pounds, dollars), ties = pair("400 million GBP", "500 million USD")
    stated = claim(rate, when=None)
    assert verdict(RULE, pounds, dollars, stated, links=(*ties, link("rate", stated, pounds))) == expected


@pytest.mark.parametrize(
    ("amounts", "later", "expected"),
    [
        (("716 billion RUB", "4 trillion KZT"), "2023-01-01/2023-04-30", OK),
        (("716 billion RUB", "4 trillion KZT"), "2022", OK),
        (("2,716 billion RUB", "4 trillion KZT"), "2023-01-01/2023-04-30", WARNING),
        (("2,716 billion RUB", "4 trillion KZT"), "2022", ERROR),
        (("716 billion RUB", "15 trillion KZT"), "2023", WARNING),  # 5.0 to 9.0 doubled is 18; 20.2 and more
        (("716 billion RUB", "11 trillion KZT"), "2023", OK),
        (("716 billion RUB", "15 trillion KZT"), "2025", OK),  # three years may move it eightfold
        (("4 trillion KZT", "716 billion RUB"), "2023", OK),  # the other way round
    ],
)
def test_two_pairs_of_one_currency_pair(amounts, later, expected):
    first, ties = pair("2 trillion RUB", "13 trillion KZT", when="2022")
    second, more = pair(*amounts, when=later, measure="exports")
    assert verdict(RULE, *first, *second, links=ties + more) == expected


def test_pairs_of_other_currencies_are_not_compared():
    first, ties = pair("2 trillion RUB", "13 trillion KZT")
    second, more = pair("7 million USD", "50 million CNY")
    checks = run(RULE, *first, *second, links=ties + more)
    assert [(check.outcome, check.severity) for check in checks] == [UNKNOWN, UNKNOWN]
    assert checks[0].reason == "no rate and no second pair of these currencies to compare it with"


def test_amounts_that_nobody_ties_make_no_rate():
    assert verdict(RULE, claim("2 trillion RUB"), claim("13 trillion KZT")) is NOTHING


def test_an_unknown_period_counts_as_another_time():
    first, ties = pair("2 trillion RUB", "13 trillion KZT")
    second, more = pair("2,716 billion RUB", "4 trillion KZT", when=None)
    assert verdict(RULE, *first, *second, links=ties + more) == WARNING


def test_both_rates_are_worked_out_with_their_rounding():
    first, ties = pair("2 trillion RUB", "13 trillion KZT", when="2022")
    second, more = pair("716 billion RUB", "4 trillion KZT", when="2023-01-01/2023-04-30")
    check = run(RULE, *first, *second, links=ties + more)[0]
    assert check.steps[:2] == (
        "13 trillion / 2 trillion = 6.5 KZT per RUB; rounding allows 5 to 9",
        "4 trillion / 716 billion = 5.59 KZT per RUB; rounding allows 4.88 to 6.29",
    )
    assert "rounding alone explains the difference" in check.message
    assert near(check.computation.result, "5.587")


def test_two_pairs_in_one_breath_are_of_one_day():
    (a, b), ties = pair("40.0 EUR", "50.0 USD", when=None)
    (c, d), more = pair("80.0 EUR", "140.0 USD", when=None)
    together = [replace(one, sentence=a.sentence) for one in (a, b, c, d)]
    assert verdict(RULE, *together, links=ties + more) == WARNING
    assert verdict(RULE, a, b, c, d, links=ties + more) == OK


MUST_NOT_FLAG = {
    "purchasing power": "Output per head is 50,000 zlotys, or $21,000 at purchasing power parity. Rent is 20,000 zlotys ($5,000) a year.",
    "a fixed rate": "The contract of 2015 was 100 million pesos, or $8 million, at a fixed rate. In 2022 the loan was 100 million pesos, or $5 million.",
    "years apart": "In 2010 the fine was 30 million roubles ($1 million). In 2022 it was 60 million roubles ($1 million).",
}


@pytest.mark.parametrize("text", MUST_NOT_FLAG.values(), ids=MUST_NOT_FLAG)
def test_must_not_flag(text):
    assert alarms(text) == []
