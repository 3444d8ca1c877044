import pytest

from service.extract.topics import has_pronoun
from tests.extract.reading import drafts_of


@pytest.mark.parametrize(
    ("text", "phrase", "words"),
    [
        ("Exports grew. They were $4 billion.", "$4 billion", "exports"),
        ("Mill throughput was 4 tonnes. It had been 5 tonnes.", "5 tonnes", "throughput"),
        ("Inflation was 4 percent. They pumped 2 million barrels a day.", "2 million barrels a day", ""),
        ("Rice prices rose. They came to 700 rupees a kilo.", "700 rupees a kilo", "prices"),
        ("Exports grew. It rained. It rained. It rained. It rained. It was $4 billion.", "$4 billion", ""),
        ("Ann Bell: What of exports?\n\nTom Roe: $4 billion.", "$4 billion", "exports"),
        (
            "Ann Bell: What of exports?\n\nTom Roe: Hello. Good day. Well. It was $4 billion.",
            "$4 billion",
            "",
        ),
    ],
)
def test_later_sentences_and_answers_take_up_the_measure(catalogue, text, phrase, words):
    assert drafts_of(catalogue, text)[phrase].measured.text == words


@pytest.mark.parametrize(
    ("text", "expected"), [("It was 4 tonnes.", True), ("This year we sold 4 tonnes.", False)]
)
def test_a_pronoun_stands_alone(catalogue, text, expected):
    (draft,) = drafts_of(catalogue, text).values()
    assert has_pronoun(draft) is expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Since 2015 the agency has built 90,000 homes; in 2021 it built 14,000.", "home"),
        ("Since 2015 the agency has built 90,000 homes; in 2021 it demolished 14,000.", ""),
    ],
)
def test_a_pronoun_that_does_the_same_again_counts_the_same(catalogue, text, words):
    assert drafts_of(catalogue, text)["14,000"].measured.text == words


@pytest.mark.parametrize(
    ("text", "measure", "qualifier"),
    [
        (
            "The jobless rate is 4.1 percent, below its pre-war rate of 4.6.",
            "unemployment-rate",
            ("pre", "war"),
        ),
        ("Inflation is 4.1 percent, and the bank has a key rate of 4.6.", "interest-rate", ()),
    ],
)
def test_its_rate_is_that_of_the_rate_before(catalogue, text, measure, qualifier):
    measured = drafts_of(catalogue, text)["4.6"].measured
    assert (measured.id, measured.qualifier) == (measure, qualifier)
