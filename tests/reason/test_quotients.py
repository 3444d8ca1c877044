from dataclasses import replace

import pytest

from service.model.quantity import QuantityKind
from service.reason.relations import RelationKind
from tests.factories import case, claim


def per(phrase, unit, **more):
    """Return a claim of a figure per something ("12", "pupil/teacher")."""
    one = claim(f"{phrase} thing", **more)
    return replace(one, quantity=replace(one.quantity, kind=QuantityKind.MEASURE, unit=unit))


def quotients(*claims):
    found = case(*claims).of_kind(RelationKind.QUOTIENT)
    return [tuple(one.id for one in relation.claims) for relation in found]


def test_the_catalogue_names_the_sides_of_a_quotient():
    claims = (
        claim("6,500 USD", measure="gdp-per-capita", id="each"),
        claim("25 million inhabitant", measure="population", id="heads"),
        claim("162 billion USD", measure="gdp", id="all"),
    )
    assert quotients(*claims) == [("each", "all", "heads")]


def test_of_several_sides_the_one_beside_the_quotient_counts():
    claims = (
        claim("40 case", measure="cases", id="last-week", sentence=1),
        claim("23 death", measure="deaths", id="dead", sentence=2),
        claim("1,300 case", measure="cases", id="all", sentence=2),
        claim("1.8 percent", measure="case-fatality-rate", id="rate", sentence=2),
    )
    assert quotients(*claims) == [("rate", "dead", "all")]


def test_a_unit_names_the_sides_of_a_quotient():
    claims = (
        claim("30,000 pupil", measure=None, text="pupils", id="pupils"),
        claim("1,500 teacher", measure=None, text="teachers", id="teachers"),
        per("20", "pupil/teacher", measure=None, text="pupils", id="each"),
    )
    assert quotients(*claims) == [("each", "pupils", "teachers")]


def test_figures_of_another_size_are_of_something_else():
    claims = (
        claim("60,000 teacher", measure=None, text="teachers", id="all"),
        claim("20 school", measure=None, text="schools", id="schools"),
        per("30", "teacher/school", measure=None, text="teachers", id="each"),
    )
    assert quotients(*claims) == []


HARVEST = (
    claim("8.0 million ha", measure=None, text="wheat area", id="area"),
    claim("12.0 million t", measure=None, text="wheat harvest", id="tonnes"),
)


def test_physical_units_convert():
    assert quotients(*HARVEST, per("1.5", "tonne/hectare", measure=None, text="wheat yield", id="yield")) == [
        ("yield", "tonnes", "area")
    ]


@pytest.mark.parametrize(
    "other",
    {
        "of another crop": per("1.5", "tonne/hectare", measure=None, text="barley"),
        "of a part": per(
            "1.5", "tonne/hectare", measure="crop-yield", text="yield", qualifier=("irrigated",)
        ),
        "of another year": per("1.5", "tonne/hectare", measure=None, text="wheat yield", when="2019"),
        "of another place": per("1.5", "tonne/hectare", measure=None, text="wheat yield", areas=("PER",)),
        "in prices of another year": per(
            "1.5", "tonne/hectare", measure=None, text="wheat yield", adjustment="real"
        ),
        "forecast": per("1.5", "tonne/hectare", measure=None, text="wheat yield", modality="projected"),
        "a rate in time": per("1.5", "tonne/day", measure=None, text="wheat"),
    }.values(),
    ids=lambda one: f"{one.measure.text}-{one.quantity.unit}",
)
def test_a_quotient_of_something_else_is_left_alone(other):
    assert quotients(*HARVEST, other) == []


def test_two_different_numerators_leave_it_open():
    other = claim("3.0 million t", measure=None, text="wheat exported", id="other")
    assert quotients(*HARVEST, other, per("1.5", "tonne/hectare", measure=None, text="wheat")) == []


def test_a_figure_that_only_goes_on_about_its_numerator_is_of_something_else():
    """Earned 500 million and paid 1 a share: what was paid is no share of what was earned."""
    claims = [
        claim("200 million share", measure=None, text="shares"),
        claim("500 million EUR", measure=None, text="earned"),
        per("1.00", "EUR/share", measure=None, text="earned"),
    ]
    assert quotients(*(replace(one, sentence=claims[0].sentence) for one in claims)) == []
