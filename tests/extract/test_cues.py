import pytest

from service.extract import extract
from service.extract.cues import find_cues
from service.extract.words import read_words
from service.model.text import Span
from service.read.text import read_text
from tests.rules.prose import words


def found(text):
    return [
        (text[cue.span.start : cue.span.end], kind)
        for cue in find_cues(read_words(text), [Span(0, len(text))], (), words().cues)
        for kind in sorted(cue.kinds)
    ]


def test_the_longest_phrase_counts():
    assert ("a year", "per_year") in found("It grew 3 percent a year.")
    assert [kind for _, kind in found("Up 3 percent from a year ago.")] == ["on_year"]
    assert [kind for _, kind in found("Up 3 percent a year ago.")] == ["not_per_year"]


def test_cues_stand_in_sentences_only():
    assert find_cues(read_words("Each year. Each year."), [Span(0, 10)], (), words().cues)[-1].span.end <= 10


def test_common_words_are_cues_beside_another_one_only():
    assert found("Prices are falling and the mood is good.") != []
    assert found("The mood is good in the north.") == []


@pytest.mark.parametrize(
    ("text", "adjustment"),
    [
        ("Exports rose 7 percent a year from 2013 to 2023.", "per_year"),
        ("Rents in Oslo grew by 4 percent per annum.", "per_year"),
        ("Average annual growth of exports was 3 percent from 2010 to 2018.", "per_year"),
        ("Exports rose 7 percent from a year earlier.", None),
        ("Exports rose 7 percent in that year.", None),
        ("Exports rose 7 percent a year ago.", None),
        ("Real wages rose 2 percent each year.", "real"),
        ("The economy of Ghana is growing almost twice as fast as in 2016.", "pace"),
        ("Exports of Peru almost doubled.", None),
    ],
)
def test_changes_for_each_year_are_marked(text, adjustment):
    (claim,) = extract(read_text(text, words().text), words()).claims
    assert claim.measure.adjustment == adjustment
