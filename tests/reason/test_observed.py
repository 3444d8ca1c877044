import datetime as dt
from decimal import Decimal

import pytest

from service.model.quantity import Interval
from service.reason.observed import Tolerances, margin_of, miss, nearest, stated_values
from service.reason.terms import Reading
from tests.factories import claim
from tests.fixed_reference import FixedReference, series
from tests.reference.looking import case_with, look_up

NONE = Tolerances(
    definitions=Decimal(0), revisions=Decimal("0.02"), growth=Decimal("0.5"), estimates=Decimal(1)
)
PRICES = FixedReference(series("inflation", "KAZ", "%", {"2021": "8.0", "2022": "15.0", "2023": "14.7"}))
PEOPLE = FixedReference(series("population", "KAZ", "person", {"2021": "19000000", "2022": "20000000"}))


def span(low, high):
    return Interval(None if low is None else Decimal(low), None if high is None else Decimal(high))


@pytest.mark.parametrize(
    ("stated", "values", "expected"),
    [
        ((5, 6), (6, 7), 0),
        ((5, 6), (8, 9), 2),
        ((8, 9), (5, 6), 2),
        ((9, None), (5, 6), 3),
        ((None, 4), (5, 6), 1),
        ((None, None), (5, 6), 0),
    ],
)
def test_miss(stated, values, expected):
    assert miss(span(*stated), span(*values)) == expected


def test_a_fall_is_negative_and_a_multiple_is_not():
    fall = claim("4 %", direction="decrease")
    assert stated_values(fall, Reading.ORDINARY) == span("-4.5", "-3.5")
    assert stated_values(claim("2 x", direction="increase"), Reading.ORDINARY) == span(2, 2)


def margin(spoken, reference, date=None):
    case = case_with(reference, spoken, date=date)
    return margin_of(case, spoken, look_up(spoken, reference)[0], NONE)


def test_an_unnamed_yearly_rate_may_be_that_of_december():
    assert margin(claim("20 %", measure="inflation"), PRICES).width == Decimal("7.0")
    assert margin(claim("20 %", measure="inflation", type="average"), PRICES).width == 0


def test_only_a_vintage_younger_than_the_text_may_have_been_revised():
    spoken = claim("21 million person", measure="population")
    assert margin(spoken, PEOPLE, dt.date(2014, 1, 1)).width == 400_000
    assert margin(spoken, PEOPLE, dt.date(2023, 1, 1)).width == 0
    assert "revised" in margin(spoken, PEOPLE, dt.date(2014, 1, 1)).reason


def test_the_nearest_candidate_is_the_one_that_the_words_miss_least():
    spoken = claim("15 %", measure="inflation", type="average")
    (candidate,) = look_up(spoken, PRICES)
    assert nearest(spoken, (candidate,), Reading.WIDEST) is candidate


def test_goods_are_valued_and_delimited_differently():
    goods = FixedReference(series("goods-imports", "USA", "USD", {"2022": "3.4E12"}, collection="S"))
    spoken = claim("3.2 trillion USD", measure="imports", qualifier=("goods",), areas=("USA",))
    assert margin(spoken, goods).width == Decimal("3.4E11")


@pytest.mark.parametrize(
    ("phrase", "width"), [("1.1 trillion USD", "3.4E12"), ("4.5 trillion USD", "3.4E11")]
)
def test_what_is_below_a_total_may_be_of_one_partner(phrase, width):
    goods = FixedReference(series("goods-imports", "USA", "USD", {"2022": "3.4E12"}, collection="S"))
    spoken = claim(phrase, measure="imports", qualifier=("goods",), areas=("USA",))
    assert margin(spoken, goods).width == Decimal(width)


JOBLESS = FixedReference(
    series(
        "unemployment-rate", "NZL", "%", {"2008": "4.2~E", "2009": "6.1~E", "2010": "6.6~E", "2011": "6.5~E"}
    )
)


@pytest.mark.parametrize(
    ("when", "more", "width"),
    [("2009", {}, "1.9"), ("2009", {"type": "average"}, "1"), ("2011", {}, "1")],
    ids=["a year of change", "called an average", "a calm year"],
)
def test_an_estimated_rate_may_be_of_the_end_of_its_year(when, more, width):
    spoken = claim("7 %", measure="unemployment-rate", areas=("NZL",), when=when, **more)
    assert margin(spoken, JOBLESS).width == Decimal(width)
