from dataclasses import replace

import pytest

from service.reason.relations import RelationKind
from tests.factories import case, claim


def parts(whole, part):
    part = replace(part, sentence=whole.sentence)
    return [tuple(one.id for one in r.claims) for r in case(whole, part).of_kind(RelationKind.PART)]


WHOLE = claim("400,000 job", measure="jobs", text="new jobs", direction="increase", id="whole")


def narrower(phrase="600,000 job", **more):
    given = {"measure": "jobs", "text": "new mining jobs", "direction": "increase", "qualifier": ("mining",)}
    return claim(phrase, id="part", **{**given, **more})


def test_a_figure_in_more_words_is_a_part_of_the_one_in_fewer():
    assert parts(WHOLE, narrower()) == [("part", "whole")]
    (relation,) = case(WHOLE, replace(narrower(), sentence=WHOLE.sentence)).of_kind(RelationKind.PART)
    assert not relation.sure


@pytest.mark.parametrize(
    "other",
    {
        "said of it, not naming it": narrower(text="jobs", qualifier=("lasted",)),
        "lost, not gained": narrower(direction="decrease"),
        "of another year": narrower(when="2019"),
        "of another place": narrower(areas=("PER",)),
        "a pronoun's": narrower(carried=True),
        "a rate": narrower("6 %"),
        "of what does not add up": narrower(measure="wages"),
    }.values(),
    ids=str,
)
def test_other_figures_are_no_parts(other):
    assert parts(WHOLE, other) == []


def test_another_sentence_may_be_of_something_else():
    assert case(WHOLE, narrower()).of_kind(RelationKind.PART) == ()
