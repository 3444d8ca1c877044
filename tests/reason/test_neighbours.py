from dataclasses import replace

from service.reason.neighbours import Neighbours, only, unit_of
from tests.factories import case, claim


def terms_of(*claims):
    return list(case(*claims).terms.values())


def test_units_are_named_as_compound_units_name_them():
    money, count, mass = terms_of(claim("5 USD"), claim("30 pupil", measure=None), claim("2 t", measure=None))
    assert [unit_of(term) for term in (money, count, mass)] == ["[USD]", "[pupil]", "mass"]


def test_levels_are_found_by_measure_and_unit_within_reach():
    asked, near, far, change = terms_of(
        claim("1 EUR", measure="exports"),
        claim("2 EUR", measure="imports"),
        claim("3 EUR", measure="imports"),
        claim("4 %", measure="imports", direction="increase"),
    )
    neighbours = Neighbours([asked, near, far, change])
    assert list(neighbours.find("imports", asked, 1)) == [near]
    assert list(neighbours.find("imports", asked, 3)) == [near, far]
    assert list(neighbours.find("[EUR]", asked, 1)) == [asked, near]


def test_one_value_is_one_figure_however_often_it_is_said():
    first, again, other = terms_of(claim("2 USD"), claim("2 USD"), claim("3 USD"))
    assert only([first, again]) is first
    assert only([first, other]) is None
    assert only([]) is None
    assert only([replace(first, of_whole=True)]) is not None
