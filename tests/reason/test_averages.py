from service.model.claim import Cue
from service.model.text import Span
from service.reason.averages import elsewhere, per_noun
from tests.factories import case, claim


def test_the_noun_of_a_unit():
    assert per_noun(case(), claim("5 USD/tonne")) == ""
    mean, total, number = (
        claim("2,800 GBP", type="average", measure="costs", sentence=7000, at=700050),
        claim("9.0 million GBP", measure="costs"),
        claim("4,000 patient", measure="patients"),
    )
    assert list(elsewhere(case(mean, total, number))) == []  # not said what it is per
    cue = Cue(kinds=frozenset({"per"}), span=Span(700020, 700023))
    built = case(mean, total, number, cues=(cue,))
    assert per_noun(built, mean) == ""
