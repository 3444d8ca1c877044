from service.reason.relations import RelationKind
from tests.factories import case, claim, link


def test_relations_are_listed_once_by_the_place_of_their_claims():
    whole, part = (
        claim("40 million USD", when="2023H1", id="w"),
        claim("22 million USD", when="2023Q2", id="p"),
    )
    level, again = claim("5 USD", when="2021", id="a"), claim("5 USD", when="2021", id="b")
    built = case(whole, part, level, again, links=(link("part", part, whole),))
    kinds = {kind: [relation.claims for relation in relations] for kind, relations in built.relations.items()}
    assert kinds[RelationKind.PART] == [(part, whole)]
    assert kinds[RelationKind.SAME] == [(level, again)]
    assert RelationKind.NESTED not in kinds
    assert built.of_kind(RelationKind.SUM) == ()


def test_tied_pairs_are_known():
    a, b = claim("5 USD", id="a"), claim("6 USD", id="b")
    assert case(a, b, links=(link("rate", a, b),)).tied == {frozenset({"a", "b"})}


def test_nothing_comes_of_nothing():
    empty = case()
    assert (empty.claims, dict(empty.relations), empty.conflicts, empty.notices) == ((), {}, (), ())
