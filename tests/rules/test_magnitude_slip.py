import pytest

from tests.factories import claim
from tests.rules.prose import alarms, flagged
from tests.rules.running import ERROR, NOTHING, WARNING, run, verdict

RULE = "magnitude-slip"


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("320 billion USD", "320 million USD", ERROR),
        ("1.1 trillion USD", "1.1 billion USD", ERROR),
        ("62,500 person", "625,000 person", ERROR),
        ("5 billion USD", "5 million USD", ERROR),
        ("5 billion USD", "50 billion USD", NOTHING),  # one digit, a factor of ten: no sure slip
        ("320 billion USD", "321 million USD", NOTHING),
        ("320 billion USD", "320 billion USD", NOTHING),
    ],
)
def test_same_digits_powers_of_ten_apart(first, second, expected):
    assert verdict(RULE, claim(first), claim(second)) == expected


def test_a_shortened_mention_gives_a_warning():
    long = claim("1.1 trillion USD", measure=None, text="bank assets")
    short = claim("1.1 billion USD", measure=None, text="assets", when=None)
    assert verdict(RULE, long, short) == WARNING


def test_three_digits_one_time_and_three_words_alike_leave_no_doubt():
    text = (
        "The reservoir above Kariba stores 64.8 cubic kilometres of water. "
        "Of the {} cubic kilometres of water that the reservoir stores, half is used."
    )
    assert flagged(RULE, text.format("64,800")) == [
        ("error", ("64.8 cubic kilometres", "64,800 cubic kilometres"))
    ]
    assert flagged(RULE, text.format("64.8")) == []


@pytest.mark.parametrize(
    "different",
    [
        {"text": "costs"},
        {"when": "2021"},
        {"areas": ("UZB",)},
        {"sentence": 5},
        {"carried": True},
        {"qualifier": ("mining",)},
    ],
    ids=lambda different: next(iter(different)),
)
def test_shortened_mentions_of_something_else_are_not_compared(different):
    long = claim("1.1 trillion USD", measure=None, text="bank assets", sentence=5)
    short = claim("1.1 billion USD", **({"measure": None, "text": "assets"} | different))
    assert verdict(RULE, long, short) is NOTHING


def test_working_can_be_redone():
    check = run(RULE, claim("320 billion USD"), claim("320 million USD"))[0]
    assert check.steps[-1] == "320 billion / 320 million = 1,000"
    assert check.computation.slack == 999


MUST_NOT_FLAG = {
    "truly different aggregates": "Exports of Togo were $1.2 billion in 2022. Togo's exports of honey were $1.2 million in 2022.",
    "a firm and its market": "The market was worth $320 million in 2022. Tano's share of it brought $32 million.",
    "two currencies": "The dam cost 14 billion pesos; the loan for it was $14 million.",
    "two years": "Investment in Laos was $250 million in 2005. In 2022 investment in Laos was $2.5 billion.",
}


@pytest.mark.parametrize("text", MUST_NOT_FLAG.values(), ids=MUST_NOT_FLAG)
def test_must_not_flag(text):
    assert alarms(text) == []
