from decimal import Decimal

import pytest

from service.reason.disagreements import (
    camps,
    power_of_ten,
    significant_digits,
    swapped_digits,
)
from service.reason.relations import RelationKind
from tests.factories import case, claim


def pair(first, second):
    claims = claim(first), claim(second)
    terms = case(*claims).terms
    return tuple(terms[one.id] for one in claims)


@pytest.mark.parametrize(
    ("first", "second", "power"),
    [
        ("1.25 million USD", "1.25 billion USD", 3),
        ("1.25 billion USD", "1.25 million USD", 3),
        ("62,500 USD", "625,000 USD", 1),
        ("5 million USD", "5 billion USD", 3),
        ("5 million USD", "50 million USD", None),
        ("5 million USD", "5 million USD", None),
        ("5 million USD", "6 billion USD", None),
        ("0 USD", "5 USD", None),
    ],
)
def test_powers_of_ten(first, second, power):
    assert power_of_ten(*pair(first, second)) == power


@pytest.mark.parametrize(
    ("first", "second", "swapped"),
    [
        ("3.2 million USD", "2.3 million USD", True),
        ("1.84 USD", "1.48 USD", True),
        ("3.2 million USD", "3.2 million USD", False),
        ("3.2 million USD", "23 million USD", False),
        ("3.2 million USD", "2.4 million USD", False),
    ],
)
def test_swapped_digits(first, second, swapped):
    assert swapped_digits(*pair(first, second)) is swapped


@pytest.mark.parametrize(("value", "digits"), [("1200", "12"), ("0.0320", "32"), ("0", ""), ("-105", "105")])
def test_significant_digits(value, digits):
    assert significant_digits(Decimal(value)) == digits


def test_camps_are_ordered_by_size_then_place():
    claims = [claim("5.0 USD", id="a"), claim("7.0 USD", id="b"), claim("7.0 USD", id="c")]
    (relation,) = case(*claims).of_kind(RelationKind.SAME)
    assert [[term.claim.id for term in camp] for camp in camps(relation)] == [["b", "c"], ["a"]]


def test_figures_of_another_size_are_different_things():
    built = case(claim("3.2 million container", id="a"), claim("10 container", id="b"))
    assert built.disagreements == ()
