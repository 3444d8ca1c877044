from service.extract import extract
from service.read.text import read_text
from service.reason.case import build_case
from service.reason.comparisons import comparisons
from tests.rules.prose import words


def found(text):
    known = words()
    extraction = extract(read_text(text, known.text), known)
    units, measures = known.units.units, known.measures.entries
    built = build_case(extraction, units=units, measures=measures, text=text, words=known.cues.words)
    return [(a.figure.claim.quantity.raw, a.other.claim.quantity.raw, a.more) for a in comparisons(built)]


def test_the_figure_before_is_set_against_that_of_the_time_named():
    text = "Rain came to 80 millimetres, less than in 2019, when the gauge showed 90 millimetres."
    assert found(text) == [("80 millimetres", "90 millimetres", False)]


def test_a_pronoun_points_to_the_sentence_before():
    text = "Rain came to 80 millimetres. This was more than in 2019, when the gauge showed 90 millimetres."
    assert found(text) == [("80 millimetres", "90 millimetres", True)]


def test_a_bound_compares_nothing():
    assert found("Rain came to more than 80 millimetres when the gauge showed 90 millimetres.") == []
