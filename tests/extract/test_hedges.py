from __future__ import annotations

import pytest

from service.extract.hedges import add_hedges
from service.extract.readings import Reading
from tests.extract.numbers import amount_of, scan_of


def hedged(text: str) -> tuple[str, str | None]:
    amount = amount_of(text)
    reading = add_hedges(scan_of(text), Reading(start=amount.start, end=amount.end, amount=amount), 0)
    return text[reading.start : reading.end], None if reading.hedge is None else reading.hedge.name


@pytest.mark.parametrize(
    ("text", "said", "name"),
    [
        ("it took over $5", "over $5", "over"),
        ("about another 300", "about another 300", "about"),
        ("no more than 12 km", "no more than 12 km", "at_most"),
        ("we draw up to 12 km", "up to 12 km", "at_most"),
        ("the rate went up to 12 percent", "12 percent", None),
        ("over 17 years", "17 years", None),
        ("more than 17 years", "more than 17 years", "over"),
        ("over the past 17 years", "17 years", None),
        ("300-plus", "300-plus", "over"),
        ("50+", "50+", "over"),
        ("500 or more", "500 or more", "at_least"),
        ("about 40-odd", "about 40-odd", "about"),
        ("~40", "~40", "about"),
        ("only 40", "40", None),
        ("about. 40", "40", None),
    ],
)
def test_hedge_is_found_beside_its_number(text, said, name):
    assert hedged(text) == (said, name)


def test_noun_after_the_hedge_is_counted():
    text = "50-plus new schools"
    amount = amount_of(text)
    reading = add_hedges(scan_of(text), Reading(start=0, end=amount.end, amount=amount), 0)
    assert reading.amount is not None
    assert reading.amount.unit == "school"


def test_hedge_does_not_reach_before_the_floor():
    text = "over 5"
    amount = amount_of(text)
    assert add_hedges(scan_of(text), Reading(start=5, end=6, amount=amount), 5).hedge is None


def test_look_alike_takes_no_hedge():
    reading = Reading(start=0, end=1, reason="code")
    assert add_hedges(scan_of("5"), reading, 0) is reading
