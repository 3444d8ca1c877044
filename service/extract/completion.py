"""What a number takes from its neighbour or its measure: a unit, a hedge."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from service.catalogue.measures import MeasureEntry
from service.extract.drafts import Draft
from service.extract.part_ties import opening_on_part
from service.model.quantity import Qualifier, Quantity, QuantityKind

_INHERITED = frozenset(
    {
        QuantityKind.PERCENT,
        QuantityKind.COUNT,
        QuantityKind.MEASURE,
        QuantityKind.MONEY,
        QuantityKind.DURATION,
    }
)
_GROUPED = re.compile(r"\d[,. ’'\u00a0\u202f]\d{3}(?!\d)")
_SCALED = re.compile(r"[a-z]{3,}|\d ?(?:k|m|bn|tn)\b", re.IGNORECASE)
_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")
_LOOSE_POINTS = re.compile(r"(?:(?!percent|per cent|basis|%)[^%])*\bpoints?", re.IGNORECASE)
_EXCHANGE_RATE = "exchange-rate"
_MOST_POINTS = 100
_ALL = 100
_SCALES = frozenset(Decimal(10) ** power for power in (3, 5, 6, 7, 9, 12))


def with_unit(draft: Draft, entry: MeasureEntry | None, before: Sequence[Draft]) -> Quantity:
    """Return a bare number with the unit that another number or its measure gives it.

    "From 4.1 percent to 3.9" says the unit once, "revenue $281 billion and spending 284" the scale too.

    Args:
        draft: The number in its sentence.
        entry: Its measure in the catalogue, or None.
        before: The drafts before it in the turn, the last one nearest.
    """
    quantity = draft.quantity
    if _is_index_after_change(draft, entry) and not any(
        other.scene is draft.scene and other.quantity.kind in _WHOLES for other in before
    ):
        return replace(quantity, kind=QuantityKind.MEASURE, unit="dimensionless")
    if quantity.kind is not QuantityKind.NUMBER or draft.measured.id == _EXCHANGE_RATE:
        return quantity
    whole = _whole_before(draft, before)
    if whole is not None:
        return replace(quantity, kind=whole.kind, unit=whole.unit)
    given = _given(draft, before)
    if given is not None:
        return replace(given, span=quantity.span, raw=quantity.raw)
    if entry is not None and entry.unit == "%" and 0 <= quantity.value <= _ALL and not is_amount(quantity):
        return replace(quantity, kind=QuantityKind.PERCENT, unit="%")
    if entry is not None and QuantityKind.COUNT in entry.kinds:
        return replace(quantity, kind=QuantityKind.COUNT, unit=next(iter(entry.counted), entry.unit))
    if entry is not None and not {QuantityKind.PERCENT, QuantityKind.MONEY} & {*entry.kinds}:
        return replace(quantity, kind=QuantityKind.MEASURE, unit=entry.unit or "dimensionless")
    if quantity.value < 0:
        return quantity  # nothing is counted below zero
    moved = draft.movement is not None and draft.movement.role != "amount"
    if is_amount(quantity) or (
        draft.measured.source == "noun" and (moved or _is_predicate(draft) or _is_labelled(draft))
    ):
        return replace(quantity, kind=QuantityKind.COUNT, unit=draft.measured.text or None)
    return quantity


def as_index_points(quantity: Quantity, entry: MeasureEntry | None) -> Quantity:
    """Return loose points of an index, or too many for a percentage, as a number of the index."""
    loose = quantity.kind is QuantityKind.PERCENTAGE_POINTS and _LOOSE_POINTS.fullmatch(quantity.raw)
    of_index = entry is not None and entry.nature == "index"
    counted = of_index and quantity.kind is QuantityKind.COUNT and quantity.unit == "point"
    if not counted and not (loose and (of_index or abs(quantity.value) > _MOST_POINTS)):
        return quantity
    return replace(quantity, kind=QuantityKind.MEASURE, unit="dimensionless")


def share_units_back(drafts: Sequence[Draft]) -> None:
    """Give a bare base what only the level after it states ("from 84 to 42 per 1,000", "2 to 3 million")."""
    for base, level in pairwise(drafts):
        if base.quantity.kind is not QuantityKind.NUMBER:
            continue
        if level.quantity.kind not in _INHERITED and _scale(level.quantity) is None:
            continue
        goes_on = level.movement is not None and level.movement.previous == base.at
        scale = None if is_amount(base.quantity) else _scale(level.quantity)
        if goes_on and scale is not None and _same_size(base.quantity.value * scale, level.quantity.value):
            base.quantity = _scaled(base.quantity, level.quantity, scale)
        elif goes_on and _same_size(base.quantity.value, level.quantity.value):
            base.quantity = replace(base.quantity, kind=level.quantity.kind, unit=level.quantity.unit)


def per_each(draft: Draft, before: Sequence[Draft]) -> Quantity:
    """Return the amount of "its buses have 50 seats each" as one for each thing counted just before.

    Args:
        draft: The amount in its sentence.
        before: The drafts before it in the turn, the last one nearest.
    """
    quantity, items = draft.quantity, draft.scene.items
    follows = items[draft.at + 1].text if draft.at + 1 < len(items) else ""
    if follows not in _EACH or quantity.kind not in (QuantityKind.COUNT, QuantityKind.MONEY):
        return quantity
    said = [item.text for item in items[: draft.at]]
    for other in reversed(before[-_NEAR:]):
        unit = other.quantity.unit or ""
        counted = other.quantity.kind is QuantityKind.COUNT and unit not in ("", quantity.unit)
        if counted and any(word.startswith(unit[:_STEM]) for word in said):
            return replace(quantity, kind=QuantityKind.MEASURE, unit=f"{quantity.unit}/{unit}")
    return quantity


_EACH = frozenset({"each", "apiece"})
_STEM = 4  # letters that a noun and its plural share
_NEAR = 3  # figures among which the things are counted


def is_amount(quantity: Quantity) -> bool:
    """Say whether a bare number is written as amounts are: with a scale, its own or shared, or grouped."""
    written = _GROUPED.search(quantity.raw) or _SCALED.search(quantity.raw)
    return abs(quantity.value) >= 1000 and bool(written or _scale(quantity) is not None)


def _is_predicate(draft: Draft) -> bool:
    """Say whether a verb stands just before the number ("revisions totalled 160,000")."""
    before = draft.scene.items[draft.at - 1] if draft.at else None
    return before is not None and bool(before.tags & {"verbs", "auxiliaries", "verb"})


def _is_labelled(draft: Draft) -> bool:
    """Say whether a plural and a colon before a number say what it counts ("Thefts: 880 in July")."""
    label, at = draft.measured.text, draft.measured.at
    plural = label.endswith("s") and not label.endswith("ss")
    return plural and at == draft.at - 2 and draft.scene.items[draft.at - 1].text == ":"


def _given(draft: Draft, before: Sequence[Draft]) -> Quantity | None:
    """Return the number in the unit, and where it needs it the scale, of an earlier one."""
    quantity = draft.quantity
    linked = draft.parallel or draft.movement is not None
    items = draft.scene.items[draft.at + 1 : draft.at + 2]
    after = items[0].tags if items else frozenset()
    counted = bool(after & {"auxiliaries", "verbs"})  # "and 372 were free"
    counted = counted or (bool(items) and items[0].text in ("more", "fewer"))  # "two more than last year"
    for donor in reversed(before[-_DONORS:]):
        given = donor.quantity
        bracketed = donor.at > 0 and donor.scene.items[donor.at - 1].text == "("
        if given.kind not in _INHERITED or bracketed:
            continue
        same_sentence = donor.scene is draft.scene
        if not same_sentence and "/" in (given.unit or ""):
            continue  # "… 29,000 a month. Revisions came to 160,000"
        changes = draft.movement is not None and draft.movement.role == "amount"
        if not (same_sentence or changes) and _is_other(draft, donor):
            continue  # "It fell 33%. The number of ships came down to 47"
        if same_sentence and given.kind is not QuantityKind.PERCENT:
            scale = None if is_amount(quantity) and not _is_in_thousands(given) else _scale(given)
            if scale is not None and _same_size(given.value, quantity.value * scale):
                return _scaled(quantity, given, scale)
        if given.kind is QuantityKind.PERCENT and (counted or _is_of_level(draft, before)):
            continue
        goes_on = same_sentence and draft.movement is not None and draft.movement.previous == donor.at
        if given.kind is QuantityKind.DURATION and not (draft.parallel or goes_on):
            continue  # "over twelve months, a rise of 39"
        linked = linked or (same_sentence and given.kind is QuantityKind.MEASURE and quantity.value < 0)
        if (is_amount(quantity) or linked) and _fits(given, quantity):
            return replace(quantity, kind=given.kind, unit=given.unit)
    return None


def _is_of_level(draft: Draft, before: Sequence[Draft]) -> bool:
    """Say whether what a change starts from is another level ("42 floods, 25% above the average of 56")."""
    based = draft.movement is not None and draft.movement.role == "base"
    levels = [d.quantity for d in before if d.scene is draft.scene and d.quantity.kind in _WHOLES]
    return based and any(_same_size(level.value, draft.quantity.value, _ALIKE) for level in levels)


_ALIKE = 3  # times that levels of two times hardly differ


def _whole_before(draft: Draft, before: Sequence[Draft]) -> Quantity | None:
    """Return the whole of which the words make a bare number a part, or None.

    "87 guns, of which 31", "20,708 posts, 128 of them", "Of the 1,720 kilometres planned, 472 are open"
    """
    items, at = draft.scene.items, draft.at
    beside = (*items[max(0, at - 1) : at], *items[at + 1 : at + 2])
    opens = (
        items[0].text == "of" and at + 1 < len(items) and bool(items[at + 1].tags & {"auxiliaries", "verbs"})
    )
    of_sum = opening_on_part(draft.scene) in _OF_SUM
    beside_part = any("link:part" in item.tags and item.text.startswith("of ") for item in beside)
    if not (opens or of_sum or beside_part):
        return None
    wholes = [
        donor.quantity
        for donor in reversed(before)
        if (donor.scene is draft.scene or of_sum) and donor.quantity.kind in _WHOLES
    ]
    part = draft.quantity.value
    slip = wholes[0] if len(wholes) == 1 and part < _TENFOLD * wholes[0].value else None
    return next((whole for whole in wholes if whole.value >= part), slip)


_TENFOLD = 10  # a part so many times its whole is of something else
_OF_SUM = frozenset({"of that", "of this"})
_WHOLES = frozenset({QuantityKind.COUNT, QuantityKind.MEASURE, QuantityKind.MONEY})


def _is_other(draft: Draft, donor: Draft) -> bool:
    """Say whether two figures are of different things by their own words."""
    a, b = draft.measured, donor.measured
    if a.source not in ("catalogue", "noun"):
        return False
    return (a.id, a.text) != (b.id, b.text) if a.id is None or b.id is None else a.id != b.id


def _is_index_after_change(draft: Draft, entry: MeasureEntry | None) -> bool:
    """Say whether a bare figure is the level of no rate that a percentage led to ("sank 29% to 18.9")."""
    before, movement = draft.previous, draft.movement
    if draft.quantity.kind not in (QuantityKind.PERCENT, QuantityKind.NUMBER) or is_amount(draft.quantity):
        return False
    if movement is None or movement.role == "amount" or not _DIGITS.fullmatch(draft.quantity.raw):
        return False
    if before is None or before.quantity.kind is not QuantityKind.PERCENT or before.movement is None:
        return False
    is_rate = entry is not None and QuantityKind.PERCENT in entry.kinds
    return before.movement.role == "amount" and not is_rate


_DONORS = 3


def _scale(quantity: Quantity) -> Decimal | None:
    """Return the scale that the words of a quantity state ("281 billion"), or None."""
    digits = _DIGITS.search(quantity.raw)
    if (
        digits is None
        or quantity.low != quantity.high
        or (mantissa := Decimal(digits[0].replace(",", ""))) == 0
    ):
        return None
    scale = abs(quantity.value) / mantissa
    return scale if scale in _SCALES else None


def _is_in_thousands(given: Quantity) -> bool:
    """Say whether thousands are written before a scale ("EUR 1,221.8 million (1,248.3)")."""
    return bool(_GROUPED.search(given.raw)) and _scale(given) is not None


def _scaled(quantity: Quantity, given: Quantity, scale: Decimal) -> Quantity:
    return replace(
        quantity,
        kind=given.kind,
        unit=given.unit,
        value=quantity.value * scale,
        low=None if quantity.low is None else quantity.low * scale,
        high=None if quantity.high is None else quantity.high * scale,
        ordinary=quantity.ordinary.scale(scale),
        widest=quantity.widest.scale(scale),
    )


def _fits(given: Quantity, quantity: Quantity) -> bool:
    """Say whether a number may be in the unit of an earlier one: alike in kind of writing and size."""
    if given.kind in (QuantityKind.PERCENT, QuantityKind.DURATION):
        return not is_amount(quantity) and _same_size(given.value, quantity.value, 10)
    return _same_size(given.value, quantity.value, 1000 if is_amount(quantity) else 50)


def _same_size(a: Decimal, b: Decimal, factor: int = 50) -> bool:
    return a != 0 and b != 0 and 1 < abs(a / b) * factor < factor * factor


def with_hedge(quantity: Quantity, hedged: Quantity) -> Quantity:
    """Return a restated amount under the hedge of the first ("nearly 40 miles or 64 km")."""
    if quantity.qualifier is not Qualifier.EXACT or hedged.qualifier in (Qualifier.EXACT, Qualifier.RANGE):
        return quantity
    if hedged.value <= 0 or quantity.value <= 0:
        return quantity
    scale = quantity.value / hedged.value
    return replace(
        quantity,
        qualifier=hedged.qualifier,
        low=None if hedged.low is None else quantity.value,
        high=None if hedged.high is None else quantity.value,
        ordinary=quantity.ordinary.cover(hedged.ordinary.scale(scale)),
        widest=quantity.widest.cover(hedged.widest.scale(scale)),
    )
