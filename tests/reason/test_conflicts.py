from service.reason.conflicts import Conflict, Relations, Unknown
from service.reason.relations import RelationKind, relate
from service.reason.terms import Aspect, Reading
from tests.factories import case, claim


def test_unknowns_of_one_topic_unit_and_period_are_one():
    first, again, other = case(claim("1 USD"), claim("2 USD"), claim("1 USD", when="2021")).terms.values()

    def unknown(term):
        return Unknown(term.topic, Aspect.LEVEL, term.dimension, term.period)

    assert unknown(first) == unknown(again) != unknown(other)


def test_a_conflict_claims_nothing_that_it_was_not_told():
    conflict = Conflict(Reading.WIDEST, frozenset("ab"), None, True, 0.9)
    assert (conflict.steps, conflict.adds_up) == ((), False)


def test_relations_are_found_by_the_claims_that_they_are_between():
    a, b, c = case(claim("1 USD", id="a"), claim("2 USD", id="b"), claim("3 USD", id="c")).terms.values()
    part, total = relate(RelationKind.PART, (a, b)), relate(RelationKind.SUM, (c, a, b))
    known = Relations([part, total])
    assert known.within(frozenset("ab")) == [part]
    assert known.within(frozenset("abc")) == [part, total]
    assert known.within(frozenset("c")) == []
