from __future__ import annotations

from service.extract.readings import Reading, is_unnamed, to_mention
from service.model.text import Span
from tests.extract.numbers import LEXICON, amount_of


def test_look_alike_becomes_a_mention_with_its_reason():
    mention = to_mention("in 2023", Reading(start=3, end=7, reason="year"), LEXICON.rounding)
    assert (mention.span, mention.quantity, mention.reason) == (Span(3, 7), None, "year")


def test_margin_gives_both_ends():
    amount = amount_of("50 percent")
    reading = Reading(start=0, end=10, amount=amount, margin=amount_of("2").value)
    quantity = to_mention("50 percent", reading, LEXICON.rounding).quantity
    assert quantity is not None
    assert (quantity.qualifier, quantity.low, quantity.high, quantity.value) == ("range", 48, 52, 50)


def test_vague_number_is_about():
    quantity = to_mention(
        "a few", Reading(start=0, end=5, amount=amount_of("a few")), LEXICON.rounding
    ).quantity
    assert quantity is not None
    assert (quantity.qualifier, quantity.value) == ("about", 3)
    assert quantity.ordinary.contains(quantity.value)


def test_bare_number_could_take_a_unit():
    assert is_unnamed(Reading(start=0, end=1, amount=amount_of("5")))
    assert not is_unnamed(Reading(start=0, end=2, amount=amount_of("5%")))
    assert not is_unnamed(Reading(start=0, end=4, amount=amount_of("half")))
