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
    assert relation.sure
    (apart,) = case(balance, minuend, replace(subtrahend, sentence=claim("5 USD").sentence)).of_kind(
        RelationKind.BALANCE
    )
    assert not apart.sure


def test_two_different_minuends_leave_it_open_and_a_repeated_one_does_not():
    balance, minuend, subtrahend = sides("budget-deficit", "public-spending", "public-revenue")
    for other, found in (("6 billion USD", 0), ("5 billion USD", 1)):
        second = replace(claim(other, measure="public-spending"), sentence=balance.sentence)
        built = case(balance, minuend, second, subtrahend)
        assert len(built.of_kind(RelationKind.BALANCE)) == found


def test_exports_and_imports_add_up_to_trade():
    trade, exports, imports = sides("trade", "exports", "imports")
    (relation,) = case(trade, exports, imports).of_kind(RelationKind.SUM)
    assert [one.id for one in relation.claims] == [trade.id, exports.id, imports.id]


def test_a_profit_is_no_plain_difference():
    assert case(*sides("profit", "revenue", "costs")).of_kind(RelationKind.BALANCE) == ()


def test_a_side_without_a_time_is_of_that_of_its_sentence():
    balance, minuend, subtrahend = sides("budget-deficit", "public-spending", "public-revenue")
    timeless = replace(subtrahend, period=None)
    assert case(balance, minuend, timeless).of_kind(RelationKind.BALANCE)
    elsewhere = replace(timeless, sentence=claim("5 USD").sentence)
    assert case(balance, minuend, elsewhere).of_kind(RelationKind.BALANCE) == ()
