from service.reason.changes import in_one_voice, percent_changes, same_place, surely_above, surely_below
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
