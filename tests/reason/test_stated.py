from decimal import Decimal

import pytest

from service.reason.relations import RelationKind
from tests.factories import case, claim, link


def found(built, kind):
    return [tuple(one.id for one in relation.claims) for relation in built.of_kind(kind)]


def levels():
    return claim("4.0 billion USD", when="2021", id="base"), claim("5.0 billion USD", when="2022", id="new")


@pytest.mark.parametrize(
    "ties",
    [
        [("result", "change", "new"), ("base", "change", "base")],
        [("result", "change", "new"), ("base", "new", "base")],
        [("base", "change", "base"), ("base", "new", "base")],
    ],
)
def test_ends_of_a_change_are_found_along_the_ties(ties):
    base, new = levels()
    change = claim("25 %", direction="increase", id="change")
    by_id = {one.id: one for one in (base, new, change)}
    links = tuple(link(kind, by_id[a], by_id[b]) for kind, a, b in ties)
    assert found(case(base, new, change, links=links), RelationKind.GROWTH) == [("change", "new", "base")]


def test_a_step_in_the_sentence_of_an_untied_change():
    base = claim("40.0 %", sentence=3, id="base", when="2021", at=300)
    new = claim("42.5 %", sentence=3, id="new", at=320)
    change = claim("2.5 pp", sentence=3, direction="increase", id="change", at=340)
    built = case(base, new, change, links=(link("base", new, base),))
    assert found(built, RelationKind.GROWTH) == [("change", "new", "base")]
    assert not built.of_kind(RelationKind.GROWTH)[0].sure


@pytest.mark.parametrize("more", [{"direction": "decrease"}, {"base": "2018"}, {"measure": "imports"}])
def test_a_step_of_something_else_is_left_alone(more):
    base = claim("40.0 %", sentence=3, when="2020")
    new = claim("42.5 %", sentence=3)
    change = claim("2.5 pp", **({"sentence": 3, "direction": "increase"} | more))
    assert found(case(base, new, change, links=(link("base", new, base),)), RelationKind.GROWTH) == []


def test_a_fraction_and_the_percentage_that_restates_it():
    fraction, percent = claim("0.25 x", type="ratio", id="a"), claim("26.5 %", type="ratio", id="b")
    built = case(fraction, percent, links=(link("equivalent", percent, fraction),))
    same = built.of_kind(RelationKind.SAME)
    assert [term.dimension for term in same[0].terms] == ["%", "%"]
    assert [term.ordinary.low for term in same[0].terms] == [Decimal(25), Decimal("26.45")]


def test_ties_to_what_is_not_compared_are_ignored():
    whole, part = claim("100 firm"), claim("140 firm", modality="negated")
    assert found(case(whole, part, links=(link("part", part, whole),)), RelationKind.PART) == []


def test_restatements_in_another_currency_and_unit():
    roubles, tenge = claim("2 trillion RUB", id="r"), claim("13 trillion KZT", id="k")
    built = case(roubles, tenge, links=(link("equivalent", tenge, roubles),))
    assert found(built, RelationKind.CURRENCY) == [("r", "k")]
    metric, imperial = claim("12 km", id="km"), claim("7.5 mi", id="mi")
    built = case(metric, imperial, links=(link("equivalent", imperial, metric),))
    assert found(built, RelationKind.UNIT) == [("km", "mi")]
