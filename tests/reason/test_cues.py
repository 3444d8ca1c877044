from service.model.claim import Cue
from service.model.text import Span
from service.reason.cues import Cues, distance
from tests.factories import claim


def cue(kind, start, end):
    return Cue(kinds=frozenset({kind}), span=Span(start, end))


def test_a_cue_belongs_to_the_nearest_figure_of_its_sentence():
    first = claim("5 %", sentence=5000, at=500000)
    second = claim("6 %", sentence=5000, at=500040)
    cues = Cues([cue("mean", 500030, 500037), cue("each", 500004, 500008)], [first, second])
    assert cues.of(first, "each").span.start == 500004
    assert cues.of(second, "mean").span.start == 500030
    assert cues.of(first, "mean") is None
    assert cues.in_sentence(first, "mean") is not None


def test_a_cue_far_off_belongs_to_no_figure():
    only = claim("5 %", sentence=5001, at=500100)
    cues = Cues([cue("mean", 500180, 500184)], [only])
    assert cues.of(only, "mean") is None
    assert cues.in_sentence(only, "mean") is not None
    assert cues.of(only, "each") is None


def test_cues_between_two_places():
    cues = Cues([cue("a", 2, 4), cue("b", 6, 8), cue("c", 9, 12)], [])
    assert [next(iter(found.kinds)) for found in cues.between(Span(0, 5), Span(8, 9))] == ["b"]
    assert [next(iter(found.kinds)) for found in cues.between(Span(8, 9), Span(0, 2))] == ["a", "b"]
    assert [next(iter(found.kinds)) for found in cues.within(Span(2, 9))] == ["a", "b"]


def test_distance_counts_the_letters_between():
    assert distance(Span(0, 3), Span(5, 9)) == distance(Span(5, 9), Span(0, 3)) == 2
    assert distance(Span(0, 6), Span(5, 9)) == 0
