import pytest

from service.reason.growth import goes_against, looks_like_points, multiple_fits
from service.reason.relations import RelationKind
from service.reason.terms import Reading
from tests.factories import case, claim, link


def growth(stated, base, new, direction="increase", measure="interest-rate"):
    earlier, later = claim(base, measure=measure, when="2021"), claim(new, measure=measure)
    change = claim(stated, measure=measure, direction=direction, type="change")
    ties = (link("result", change, later), link("base", change, earlier))
    return case(earlier, later, change, links=ties).of_kind(RelationKind.GROWTH)[0]


@pytest.mark.parametrize(
    ("stated", "expected"), [("0.5 %", True), ("12.5 %", False), ("0.5 pp", False), ("3 %", False)]
)
def test_points_called_percent(stated, expected):
    assert looks_like_points(growth(stated, "4.0 %", "4.5 %")) is expected


@pytest.mark.parametrize(
    ("direction", "base", "new", "expected"),
    [
        ("increase", "4.0 %", "4.5 %", False),
        ("decrease", "4.0 %", "4.5 %", True),
        ("increase", "4.5 %", "4.0 %", True),
        ("increase", "4.0 %", "4.0 %", False),
        ("none", "4.5 %", "4.0 %", False),
    ],
)
def test_words_against_levels(direction, base, new, expected):
    assert goes_against(growth("12 %", base, new, direction)) is expected


def test_a_deficit_that_improves_falls():
    better = growth("2.7 billion USD", "9.1 billion USD", "6.4 billion USD", measure="budget-deficit")
    assert not goes_against(better)


def test_the_way_to_understand_a_multiple_that_suits_the_levels():
    stated, expected = multiple_fits(
        growth("3 x", "10.0 USD", "40.0 USD", measure="exports"), Reading.ORDINARY
    )
    assert stated.low == 4
    assert stated.meets(expected)
