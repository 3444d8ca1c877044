"""What makes real claims hard, each with cases of its own; amounts with percentages: test_claims.py."""

import pytest

from tests.extract.reading import drafts_of, ties_of


@pytest.mark.parametrize(
    ("text", "phrase", "adjustment"),
    [
        ("Profit was $4 million as reported and $5 million on an adjusted basis.", "$5 million", "adjusted"),
        (
            "Sales rose 3 percent at current prices. At constant prices they rose 1 percent.",
            "1 percent",
            "real",
        ),
        (
            "Sales rose 3 percent at current prices. At constant prices they rose 1 percent.",
            "3 percent",
            "nominal",
        ),
    ],
)
def test_parallel_measures_are_told_apart(catalogue, text, phrase, adjustment):
    assert drafts_of(catalogue, text)[phrase].adjustment == adjustment


def test_headcount_and_full_time_equivalents_are_no_restatement(catalogue):
    assert ties_of(catalogue, "Staff numbered 6,450, or 6,100 full-time equivalents.") == set()


@pytest.mark.parametrize(
    ("text", "phrase", "value", "unit"),
    [
        ("Revenue was $281 billion and spending 284.", "284", 284_000_000_000, "USD"),
        ("Turnout fell from 61 percent to 58.", "58", 58, "%"),
        ("The ferry took 9,400 cars, against 8,800 in May.", "8,800", 8_800, "car"),
    ],
)
def test_a_unit_or_scale_said_once_holds_on(catalogue, text, phrase, value, unit):
    quantity = drafts_of(catalogue, text)[phrase].quantity
    assert (quantity.value, quantity.unit) == (value, unit)


def test_a_slip_of_the_tongue_is_corrected(catalogue):
    text = "We caught 46 tonnes, sorry, 36 tonnes of cod."
    assert ("correction", "36 tonnes", "46 tonnes") in ties_of(catalogue, text)


def test_the_foot_of_a_page_claims_nothing(catalogue):
    drafts = drafts_of(catalogue, "Sales were $4 million.\n\nPage 2 of 9\n\nCosts were $3 million.")
    assert {phrase for phrase, draft in drafts.items() if draft.reason is None} == {
        "$4 million",
        "$3 million",
    }


@pytest.mark.parametrize(
    ("text", "phrase", "direction"),
    [
        ("The deficit widened by $4 million.", "$4 million", "increase"),
        ("The gap narrowed by $4 million.", "$4 million", "decrease"),
        ("Unemployment eased to 4 percent.", "4 percent", "decrease"),
        ("The yard shed 90 jobs.", "90 jobs", "decrease"),
        ("It was a loss of 4 percent.", "4 percent", "decrease"),
        ("Exports are up 5 percent at $3 billion.", "5 percent", "increase"),
        ("Prices were cut by 4 percent.", "4 percent", "decrease"),
    ],
)
def test_rises_and_falls_are_told_by_words(catalogue, text, phrase, direction):
    assert drafts_of(catalogue, text)[phrase].direction == direction


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("The opposition says that debt is $4 million.", "$4 million"),
        ("A deputy claimed that crime tripled.", "tripled"),
        ("The Government says exports are $4 million.", "$4 million"),
        ("Debt is $4 million, according to the bank.", "$4 million"),
    ],
)
def test_a_rival_s_figure_is_only_reported(catalogue, text, phrase):
    assert drafts_of(catalogue, text)[phrase].modality == "reported"


@pytest.mark.parametrize(
    ("text", "ties"),
    [
        (
            "Guards took 87 knives, of which 31 knives were new.",
            {("part", "31 knives", "87 knives")},
        ),
        (
            "Revenue was $90 million, of which $40 million was tax.",
            {("part", "$40 million", "$90 million")},
        ),
    ],
)
def test_of_which_ties_a_part(catalogue, text, ties):
    assert ties <= ties_of(catalogue, text)
