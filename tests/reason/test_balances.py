from dataclasses import replace

from service.reason.relations import RelationKind
from tests.factories import case, claim


def sides(*names, **more):
    listed = [claim("5 billion USD", measure=name, text=name, **more) for name in names]
    return [replace(one, sentence=listed[0].sentence) for one in listed]


def test_a_balance_is_found_beside_its_sides():
    balance, minuend, subtrahend = claims = sides("budget-deficit", "public-spending", "public-revenue")
    (relation,) = case(*claims).of_kind(RelationKind.BALANCE)
    assert [one.id for one in relation.claims] == [balance.id, minuend.id, subtrahend.id]
    assert not relation.sure


def test_two_minuends_leave_it_open():
    claims = sides("budget-deficit", "public-spending", "public-spending", "public-revenue")
    assert case(*claims).of_kind(RelationKind.BALANCE) == ()


def test_a_profit_is_no_plain_difference():
    assert case(*sides("profit", "revenue", "costs")).of_kind(RelationKind.BALANCE) == ()
