import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest

from service.model.claim import Entity
from service.model.match import GOOD_MATCH
from service.model.series import DatasetId
from service.reference.matching import area_pairs
from tests.factories import claim, period
from tests.fixed_reference import FixedReference, dataset, series
from tests.reference.looking import look_up

DATA = FixedReference(
    series("population", "KAZ", "person", {"2021": "19743603", "2022": "20034609"}),
    series("exports", "CHN", "USD", {"2022": "76E9"}, counterpart="RUS", collection="S"),
    series("exports", "RUS", "USD", {"2022": "114E9"}, counterpart="CHN", collection="S"),
    series("trade", "KAZ", "USD", {"2022": "31.2E9"}, counterpart="CHN", collection="S"),
    series(
        "retail-sales",
        "KAZ",
        "KZT",
        {"2023-01": "5E11", "2023-02": "6E11", "2023-03": "7E11"},
        collection="S",
    ),
    series("unemployment-rate", "KAZ", "%", {"2022-Q1": "5.0"}, adjustment="N"),
    series("wages", "KAZ", "KZT", {"2022": "309697"}, other=(("sector", "mining"),)),
    series("wages", "KAZ", "KZT", {"2025": "400000~F"}),
)


def first(spoken, date=None):
    found = look_up(spoken, DATA, date)
    return (found[0].value, found[0].score) if found else None


def test_the_period_and_the_area_decide():
    assert first(claim("20 million person", measure="population", when="2022"))[0] == 20034609
    assert first(claim("20 million person", measure="population", when="2021"))[0] == 19743603
    assert first(claim("20 million person", measure="population", when="2020")) is None
    assert first(claim("20 million person", measure="population", areas=("UZB",))) is None
    assert first(claim("20 million person", measure="population", when=None)) is None


def pair(first, second, *roles):
    names = zip((first, second), roles or (None, None), strict=True)
    return tuple(Entity(name=code, code=code, scheme="iso3166-1-alpha3", role=role) for code, role in names)


@pytest.mark.parametrize(
    ("entities", "expected"),
    [
        (pair("CHN", "RUS", "from", "to"), (("CHN", "RUS"),)),
        (pair("RUS", "CHN", "to", "from"), (("CHN", "RUS"),)),
        (pair("KAZ", "CHN"), (("KAZ", "CHN"), ("CHN", "KAZ"))),
        (pair("KAZ", "CHN")[:1], (("KAZ", ""),)),
        (pair("CHN", "RUS", "to", "from")[:1], ()),
        ((), ()),
        ((*pair("KAZ", "CHN"), *pair("RUS", "UZB")), ()),
        ((Entity(name="Acme", code=None, scheme="name"),), ()),
    ],
    ids=[
        "directed",
        "directed the other way",
        "undirected",
        "one",
        "only a receiver",
        "none",
        "four",
        "a company",
    ],
)
def test_areas_under_which_a_series_is_filed(entities, expected):
    assert area_pairs(entities) == expected


def test_turnover_of_a_pair_is_found_from_either_side():
    assert first(claim("31 billion USD", measure="trade", areas=("CHN", "KAZ")))[0] == Decimal("31.2E9")


def test_a_quarter_is_put_together_from_months():
    value, score = first(claim("1.8 trillion KZT", measure="retail-sales", when="2023Q1"))
    assert (value, score) == (Decimal("18E11"), Decimal("1.00"))


@pytest.mark.parametrize(
    ("spoken", "doubt"),
    [
        (claim("20 million person", measure="population", qualifier=("rural",)), "the claim is of rural"),
        (
            claim("5 %", measure="unemployment-rate", when="2022Q1", adjustment="seasonally_adjusted"),
            "the series is not known to be seasonally adjusted",
        ),
        (claim("400000 KZT", measure="wages", when="2025"), "the figure is a projection"),
        (claim("300000 KZT", measure="wages", adjustment="real"), "the claim is in constant prices"),
    ],
)
def test_what_makes_a_series_something_else_keeps_it_from_counting(spoken, doubt):
    candidate = look_up(spoken, DATA)[0]
    assert doubt in candidate.doubts
    assert candidate.score < Decimal("0.75")


@pytest.mark.parametrize("modality", ["projected", "target", "hypothetical", "negated"])
def test_only_what_is_asserted_is_looked_up(modality):
    assert first(claim("20 million person", measure="population", modality=modality)) is None


def test_a_fiscal_year_is_not_the_calendar_year():
    spoken = claim("20 million person", measure="population", when=period("2022-04-01/2023-03-31"))
    assert look_up(spoken, DATA) == ()


def test_candidates_are_ordered_by_score_and_then_by_series():
    twins = FixedReference(
        *(series("population", "KAZ", "person", {"2022": "20"}, of=dataset(name)) for name in ("b", "a"))
    )
    found = look_up(claim("20 person", measure="population"), twins, dt.date(2023, 1, 1))
    assert [one.series.dataset.id for one in found] == [DatasetId("a"), DatasetId("b")]


def test_trade_of_one_area_may_be_with_one_partner():
    total = FixedReference(series("trade", "KAZ", "USD", {"2022": "134E9"}, collection="S"))
    (candidate,) = look_up(claim("31 billion USD", measure="trade"), total)
    assert candidate.score < Decimal("0.75")
    assert candidate.doubts == ("the claim may be of trade with one partner",)


@pytest.mark.parametrize(("area", "sure"), [("POL", True), ("CAN", False)])
def test_dollars_of_a_place_that_has_none_are_those_of_the_us(area, sure):
    data = FixedReference(series("gdp", area, "USD", {"2022": "688E9"}, collection="S"))
    spoken = claim("688 billion USD", measure="gdp", areas=(area,))
    spoken = replace(spoken, quantity=replace(spoken.quantity, candidates=("USD", "CAD", "AUD")))
    (candidate,) = look_up(spoken, data)
    assert (candidate.score >= GOOD_MATCH) == sure


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [("514 billion SGD", True), ("377 billion SGD", False), ("290 billion SGD", True)],
    ids=["its own dollars", "those of the US", "neither"],
)
def test_the_dollars_of_a_country_that_has_its_own_may_be_those_of_the_us(phrase, expected):
    data = FixedReference(
        series("gdp", "SGP", "USD", {"2019": "376.9e9"}),
        series("exchange-rate", "SGP", "SGD/USD", {"2019": "1.364"}),
    )
    spoken = claim(phrase, measure="gdp", areas=("SGP",), when="2019")
    sign = replace(spoken.quantity, raw=f"${phrase[:11]}", candidates=("SGD",))
    found = look_up(replace(spoken, quantity=sign), data)
    assert [one.score >= GOOD_MATCH for one in found] == [expected]


def test_a_published_figure_goes_before_an_estimate_of_it():
    data = FixedReference(
        series("unemployment-rate", "FIN", "%", {"2022": "6.8"}, of=dataset("office")),
        series("unemployment-rate", "FIN", "%", {"2022": "6.719~E"}, of=dataset("estimates")),
    )
    spoken = claim("7 %", measure="unemployment-rate", areas=("FIN",), when="2022")
    assert [str(one.series.dataset.id) for one in look_up(spoken, data)] == ["office", "estimates"]


GOODS = FixedReference(
    series("goods-exports", "UZB", "USD", {"2023": "19E9"}, collection="S"),
    series("goods-trade", "UZB", "USD", {"2023": "54E9"}, collection="S"),
)


@pytest.mark.parametrize(
    ("measure", "qualifier", "found"),
    [
        ("exports", ("goods",), True),
        ("exports", (), False),
        ("exports", ("goods and services",), False),
        ("exports", ("goods", "agricultural"), False),
        ("trade", ("foreign goods",), True),
        ("trade", (), False),
        ("trade", ("foreign",), False),
    ],
)
def test_totals_of_goods_answer_only_to_claims_of_goods(measure, qualifier, found):
    candidates = look_up(
        claim("19 billion USD", measure=measure, qualifier=qualifier, areas=("UZB",), when="2023"), GOODS
    )
    assert any(one.score >= GOOD_MATCH for one in candidates) == found


def test_goods_sold_to_one_partner_are_not_those_sold_to_all():
    to_partner = claim(
        "6 billion USD", measure="exports", qualifier=("goods",), areas=("UZB", "RUS"), when="2023"
    )
    assert look_up(to_partner, GOODS) == ()


def test_a_figure_of_another_definition_is_named_and_settles_nothing():
    data = FixedReference(series("unemployment-rate", "CHE", "%", {"2022": "4.122~D"}))
    (candidate,) = look_up(claim("2.2 %", measure="unemployment-rate", areas=("CHE",)), data)
    assert candidate.score < GOOD_MATCH
    assert candidate.doubts == ("the figure follows another definition than the national one",)
