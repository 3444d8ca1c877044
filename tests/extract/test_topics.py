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
    ("text", "phrase", "carried"),
    [
        ("The agency lent €9 billion; in May it lent €2 billion.", "€2 billion", True),
        ("Storms felled 40 hectares, and by June they had felled 70 hectares.", "70 hectares", True),
        ("The agency lent €9 billion; in May it wrote off €2 billion.", "€2 billion", False),
        ("The agency lent €9 billion; in May it lent 40 tonnes.", "40 tonnes", False),
    ],
)
def test_what_a_pronoun_does_again_is_of_the_same(catalogue, text, phrase, carried):
    first, *_ = drafts = drafts_of(catalogue, text)
    found = drafts[phrase].measured
    assert (found.source == "carried") is carried
    assert not carried or found.text == drafts[first].measured.text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("In May we handled 9 million tonnes.", "handled"),
        ("In May we had handled 9 million tonnes.", "handled"),
        ("In 2021, with 9 million tonnes handled, it was busy.", "handled"),
        ("We raised €4 million.", "raised"),
        ("We are at 9 million tonnes.", ""),
        ("Freight was good: we handled 9 million tonnes.", "freight"),
    ],
)
def test_what_was_done_is_the_measure_of_what_nothing_else_names(catalogue, text, words):
    (draft,) = drafts_of(catalogue, text).values()
    assert draft.measured.text == words


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


@pytest.mark.parametrize(
    ("text", "carried"),
    [
        (
            "May was the wettest month in Lagos, with 320 millimetres; June 2021 brought 405 millimetres.",
            True,
        ),
        ("Rainfall in May was 320 millimetres; in June it was 405 millimetres.", True),
        ("Rainfall in May was 320 millimetres; in June a pipe of 405 millimetres burst.", False),
    ],
)
def test_a_statement_behind_a_semicolon_that_names_a_time_only_goes_on(catalogue, text, carried):
    assert (drafts_of(catalogue, text)["405 millimetres"].measured.id == "rainfall") is carried
