from service.extract import extract
from service.read.text import read_text
from service.reason.case import build_case
from service.reason.leftovers import leftovers
from tests.rules.prose import words


def found(text):
    known = words()
    extraction = extract(read_text(text, known.text), known)
    units, measures = known.units.units, known.measures.entries
    built = build_case(extraction, units=units, measures=measures, text=text, words=known.cues.words)
    return [tuple(term.claim.quantity.raw for term in one.terms) for one in leftovers(built)]


def test_the_whole_stands_in_the_sentence_before():
    text = "The herd numbered 1,400 cows. Disease killed 230 cows, leaving 1,170 cows."
    assert found(text) == [("1,170 cows", "1,400 cows", "230 cows")]


def test_the_whole_opens_the_sentence():
    text = "Of the 21,000 places, 6,000 are filled, so there are 15,000 left."
    assert found(text) == [("15,000", "21,000 places", "6,000")]


def test_that_leaves_points_to_two_sentences():
    text = (
        "Gross profit was $644 million. Overheads came to $487 million. That leaves income of $157 million."
    )
    assert found(text) == [("$157 million", "$644 million", "$487 million")]


def test_of_two_amounts_none_is_the_whole():
    assert found("It got €90 million and €80 million. Roads take €40 million, leaving €50 million.") == []
