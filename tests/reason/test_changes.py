from service.model.claim import Cue
from service.model.text import Span
from service.reason.changes import (
    came_and_went,
    in_one_voice,
    opposed,
    percent_changes,
    same_place,
    surely_above,
    surely_below,
)
from tests.factories import case, claim


def test_only_facts_of_change_in_percent_are_taken():
    rise, fall = claim("4 %", direction="increase"), claim("3 %", direction="decrease")
    others = [
        claim("4 %"),
        claim("4 pp"),
        claim("2 x", direction="increase"),
        claim("5 %", direction="increase", modality="projected"),
        claim("5 %", direction="increase", measure=None),
    ]
    (found,) = percent_changes(case(rise, fall, *others)).values()
    assert [term.claim for term in found] == [rise, fall]
    assert [surely_above(term, 0) for term in found] == [True, False]
    assert [surely_below(term, 0) for term in found] == [False, True]


def test_voices_and_places():
    a, b = claim("4 %", speaker="Ann"), claim("4 %", speaker="Bo")
    assert in_one_voice(a, a)
    assert not in_one_voice(a, b)
    here, there, nowhere = (claim("4 %", areas=areas) for areas in (("KAZ",), ("RUS",), ()))
    terms = case(here, there).terms
    assert not same_place(terms[here.id], terms[there.id])
    assert same_place(terms[here.id], case(nowhere).terms[nowhere.id])


def test_changes_that_exclude_each_other():
    rise, fall = claim("4 %", direction="increase"), claim("3 %", direction="decrease")
    undated = claim("3 %", direction="decrease", when=None)
    doubled, halved = (claim("2 x", direction=way, when=None) for way in ("increase", "decrease"))
    terms = case(rise, fall, undated, doubled, halved).terms
    assert opposed(terms[rise.id], terms[fall.id])
    assert not opposed(terms[rise.id], terms[undated.id])
    assert opposed(terms[doubled.id], terms[halved.id])


def test_what_came_and_what_went():
    came, went = claim("12,000 job", direction="increase"), claim("9,000 job", direction="decrease")
    cues = tuple(
        Cue(kinds=frozenset({kind}), span=Span(one.span.end + 1, one.span.end + 5))
        for kind, one in (("gain", came), ("loss", went))
    )
    built = case(came, went, cues=cues)
    assert came_and_went(built, built.terms[came.id], built.terms[went.id])
    bare = case(came, went)
    assert not came_and_went(bare, bare.terms[came.id], bare.terms[went.id])
