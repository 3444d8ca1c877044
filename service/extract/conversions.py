"""Amounts given a second time in another unit or currency, and the rates that turn one into the other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from service.catalogue.areas import AreaTable
from service.extract.drafts import Draft
from service.extract.named_measures import Measured
from service.extract.scenes import Sort
from service.model.claim import LinkKind
from service.model.quantity import Quantity, QuantityKind
from service.model.unit import Unit, resolve_unit

_FARTHEST = 2
"""Factor up to which two lengths side by side are one length, rightly or wrongly converted."""

_LARGEST_RATE = 1_000_000
_REACH = 6  # words in which a rate is introduced
_RATE = Measured("exchange-rate", "rate", None, (), "catalogue")


def may_convert(a: Quantity, b: Quantity, units: Mapping[str, Unit]) -> bool:
    """Say whether two figures are amounts of one sort in two units."""
    if a.kind is not QuantityKind.MEASURE or b.kind is not QuantityKind.MEASURE or a.unit == b.unit:
        return False
    of_a, of_b = resolve_unit(a.unit or "", units), resolve_unit(b.unit or "", units)
    return of_a is not None and of_b is not None and of_a.dimension == of_b.dimension


def converts(a: Quantity, b: Quantity, units: Mapping[str, Unit]) -> bool:
    """Say whether "3,800 metres, 12,500 feet" is one amount twice: other units, and about the same."""
    of_a, of_b = resolve_unit(a.unit or "", units), resolve_unit(b.unit or "", units)
    if of_a is None or of_b is None or not may_convert(a, b, units) or of_a.offset or of_b.offset:
        return False
    if a.value <= 0 or b.value <= 0:
        return False
    ratio = Fraction(b.value) * of_b.factor / (Fraction(a.value) * of_a.factor)
    return Fraction(1, _FARTHEST) <= ratio <= _FARTHEST


def tie_rates(drafts: list[Draft]) -> None:
    """Tie the rate in "£500 million ($640 million), with the pound at $1.28" to the amounts before it.

    Drafts that are rates become claims of the exchange rate.
    """
    for index, rate in enumerate(drafts):
        if rate.ties or not _is_rate(rate):
            continue
        for restating in reversed(drafts[:index]):
            restated = restating.tied(LinkKind.EQUIVALENT)
            if restated is None or restating.quantity.kind is not QuantityKind.MONEY:
                continue
            a, b = restated.quantity.unit, restating.quantity.unit
            if a != b and rate.quantity.unit in (a, b):
                rate.ties.append((LinkKind.RATE, restating, "at"))
                rate.measured = _RATE
            break


def _is_rate(draft: Draft) -> bool:
    """Say whether the words introduce an amount as a rate: "at a rate of", "with the pound at"."""
    if draft.quantity.kind is not QuantityKind.MONEY or draft.quantity.value >= _LARGEST_RATE:
        return False
    items = draft.scene.items
    start = next(
        (
            i + 1
            for i in range(draft.at - 1, max(-1, draft.at - 1 - _REACH), -1)
            if items[i].sort in (Sort.QUANTITY, Sort.MARK)
        ),
        max(0, draft.at - _REACH),
    )
    before = items[start : draft.at]
    if not before or before[-1].text not in ("at", "of"):
        return False
    after = [item.text for item in items[draft.at + 1 : draft.at + 3]]
    if before[-1].text == "at" and after[:1] == ["to"]:
        return True  # "at 150 yen to the dollar"
    named = any(item.text.endswith("rate") or item.measure == "exchange-rate" for item in before)
    return named or (before[-1].text == "at" and before[0].text == "with")


def is_converted(earlier: Draft, later: Draft, rate: Draft | None) -> bool:
    """Say whether "60 billion yen, 400 million dollars at 150 yen to the dollar" gives one amount twice."""
    a, b = earlier.quantity, later.quantity
    money = a.kind is b.kind is QuantityKind.MONEY and a.unit != b.unit
    return money and rate is not None and _is_rate(rate)


def tie_exchange_rate(drafts: list[Draft]) -> None:
    """Tie "at an exchange rate of 134" to the amount said in two currencies before it."""
    for rate in drafts:
        if rate.measured.id != "exchange-rate":
            continue
        restated = [other for other in drafts[: drafts.index(rate)] if other.tied(LinkKind.EQUIVALENT)]
        if not restated or restated[-1].quantity.kind is not QuantityKind.MONEY:
            continue
        original = restated[-1].tied(LinkKind.EQUIVALENT)
        amounts = [restated[-1].quantity, original.quantity if original else restated[-1].quantity]
        if rate.quantity.unit not in [amount.unit for amount in amounts]:
            dearer = max(amounts, key=lambda amount: amount.value)
            rate.quantity = replace(rate.quantity, kind=QuantityKind.MONEY, unit=dearer.unit)
        rate.ties = [(LinkKind.RATE, restated[-1], "at")]


def in_local_currency(draft: Draft, areas: AreaTable) -> Quantity:
    """Return the quantity with "$" or "pound" read as the currency of the claim's country.

    Between two countries with a dollar each, and beside a partner alone, it is not known as anyone's own.
    """
    quantity, entities = draft.quantity, draft.entities
    if quantity.kind is not QuantityKind.MONEY or len(quantity.candidates) < 2:
        return quantity
    if len(entities) == 1 and entities[0].role is not None:
        return quantity
    named = (areas.areas.get(entity.code or "") for entity in entities)
    own = {
        use.code
        for area in named
        if area is not None
        for use in area.currencies
        if use.end is None and use.code in quantity.candidates and not _names_currency(draft, use.code)
    }
    return replace(quantity, unit=min(own), candidates=(min(own),)) if len(own) == 1 else quantity


def _names_currency(draft: Draft, code: str) -> bool:
    """Say whether the sentence of a "$" names a currency itself, so that "100 pesos, or $8" is of two."""
    others = (item.quantity for item in draft.scene.items if item.quantity is not draft.quantity)
    money = [other for other in others if other is not None and other.kind is QuantityKind.MONEY]
    return "$" in draft.quantity.raw and any(
        "$" not in other.raw and code in (other.unit, *other.candidates) for other in money
    )
