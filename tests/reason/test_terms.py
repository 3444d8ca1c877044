from dataclasses import replace
from decimal import Decimal

import pytest

from service.model.quantity import Interval
from service.reason.terms import Aspect, Reading, factors, relative_change
from tests.factories import case, claim, period


def term(*args, **more):
    one = claim(*args, **more)
    return case(one).terms[one.id]


def between(low, high):
    return Interval(Decimal(low), Decimal(high))


@pytest.mark.parametrize(
    ("phrase", "more", "aspect", "dimension"),
    [
        ("2 trillion RUB", {}, Aspect.LEVEL, "money:RUB"),
        ("6 %", {"direction": "increase"}, Aspect.CHANGE, "relative"),
        ("6 %", {"measure": "unemployment-rate"}, Aspect.LEVEL, "%"),
        ("0.5 pp", {}, Aspect.CHANGE, "points"),
        ("2 x", {}, Aspect.CHANGE, "relative"),
        ("0.5 x", {"type": "share"}, Aspect.SHARE, "%"),
        ("12 km", {"measure": None, "text": "track"}, Aspect.LEVEL, "length"),
        ("40 home", {"measure": None, "text": "homes"}, Aspect.LEVEL, "count:home"),
        ("40 home", {"measure": "population"}, Aspect.LEVEL, "count"),
        ("3 year", {"measure": None, "text": "term"}, Aspect.LEVEL, "time"),
    ],
)
def test_aspect_and_dimension(phrase, more, aspect, dimension):
    one = term(phrase, **more)
    assert (one.aspect, one.dimension) == (aspect, dimension)


def test_units_of_one_dimension_get_one_scale():
    assert term("2.0 t", measure="freight").ordinary == between("1950", "2050")
    assert term("2,000 kg", measure="freight").value == 2000


def test_falls_are_negative():
    fall = term("4.3 %", direction="decrease")
    assert fall.ordinary == between("-4.35", "-4.25")
    assert fall.value == Decimal("-4.3")
    assert term("-4.3 %", direction="decrease").value == Decimal("-4.3")
    assert term("-4.3 %", direction="increase").value == Decimal("-4.3")


@pytest.mark.parametrize(
    ("phrase", "direction", "expected"),
    [
        ("25 %", "increase", ["1.245", "1.255"]),
        ("25 %", "decrease", ["0.745", "0.755"]),
        ("2x", "increase", ["2", "2"]),
        ("4x", "decrease", ["0.25", "0.25"]),
        ("0.5x", "increase", ["1.5", "1.5"]),
    ],
)
def test_factor_of_a_change(phrase, direction, expected):
    (only,) = factors(term(phrase, direction=direction), Reading.ORDINARY)
    assert [only.low, only.high] == [Decimal(end) for end in expected]


def test_words_with_two_meanings_give_two_factors():
    more = factors(term("3 x", direction="increase"), Reading.ORDINARY)
    assert [way.low for way in more] == [3, 4]
    fall = factors(term("0.25x", direction="decrease"), Reading.ORDINARY)
    assert [way.low for way in fall] == [Decimal("0.25"), Decimal("0.75")]


def test_multiples_as_percent():
    assert relative_change(term("2x", direction="increase"), Reading.WIDEST) == between(100, 100)
    assert term("0.5x", direction="decrease").value == -50


def test_missing_entities_are_completed_where_there_is_one_choice():
    known, bare = claim("1 USD", areas=("KAZ",)), claim("2 USD", areas=())
    built = case(known, bare)
    assert built.terms[bare.id].topic == built.terms[known.id].topic
    assert not built.terms[bare.id].sure_entities
    other = claim("3 USD", areas=("UZB",))
    assert case(known, bare, other).terms[bare.id].topic.entities == frozenset()


@pytest.mark.parametrize(
    ("more", "adds_up"),
    [
        ({}, True),
        ({"measure": "population"}, False),
        ({"measure": None, "text": "homes"}, False),
        ({"measure": None, "text": "homes", "type": "cumulative"}, True),
        ({"type": "average"}, False),
    ],
)
def test_what_adds_up_over_time(more, adds_up):
    assert term("5 million USD", **more).adds_up is adds_up


def test_time_of_a_claim():
    assert term("1 USD", when="2022").time == term("1 USD", when="2022").period
    assert term("1 USD", when=None).time is None
    assert term("1 USD", when=replace(period("2022"), start=None, end=None)).time == "2022"


def test_calendar_fiscal_and_floating_periods_never_meet():
    year = period("2022")
    fiscal = replace(year, fiscal=True, text="fiscal 2022")
    floating = replace(year, start=None, end=None, floating=(year.start, year.end), text="last year")
    times = {term("1 USD", when=when).time for when in (year, fiscal, floating)}
    assert len(times) == 3
    assert term("1 USD", when=replace(fiscal, text="in FY2022")).time in times
    assert term("1 USD", when=replace(floating, text="that year")).time in times


def test_a_plural_narrows_like_its_singular():
    words = {word: term("5 t", qualifier=(word,)).topic.qualifier for word in ("berries", "berry", "glass")}
    assert words == {"berries": ("berry",), "berry": ("berry",), "glass": ("glass",)}
