from service.extract import extract
from service.read.text import read_text
from service.reason.case import build_case
from service.reason.gaps import gaps
from tests.rules.prose import words


def found(text):
    known = words()
    extraction = extract(read_text(text, known.text), known)
    units, measures = known.units.units, known.measures.entries
    built = build_case(extraction, units=units, measures=measures, text=text, words=known.cues.words)
    return [
        (*(term.claim.quantity.raw for term in (a.figure, a.distance, a.mark)), a.above) for a in gaps(built)
    ]


def test_a_distance_stands_between_a_figure_and_its_mark():
    text = "The Nile stood at 71.4 metres, 1.9 metres below the norm of 73.3 metres."
    assert found(text) == [("71.4 metres", "1.9 metres", "73.3 metres", False)]


def test_a_pronoun_points_to_the_figure_before():
    text = "The crop was 3.2 million tonnes. That is 0.4 million tonnes above the 2.8 million tonnes planned."
    assert found(text) == [("3.2 million tonnes", "0.4 million tonnes", "2.8 million tonnes", True)]


def test_a_figure_of_another_unit_is_no_mark():
    assert found("The Nile stood at 71.4 metres, 1.9 metres above a town of 3,000 people.") == []
