"""Verbs said once for two statements: "exports climbed 14 percent to 40 million and imports 16 percent"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from service.extract.directions import Movement
from service.extract.drafts import Draft
from service.extract.scenes import Item, Sort
from service.model.quantity import QuantityKind


def gapped(before: Sequence[Draft], draft: Draft) -> Movement | None:
    """Return the change that a percentage is by the verb of the statement before, which its own leaves out.

    Args:
        before: Drafts of the sentence before it.
        draft: A draft without a movement of its own.
    """
    change = next((other for other in reversed(before[-2:]) if _is_told_by_verb(other)), None)
    if change is None or not draft.quantity.kind is change.quantity.kind is QuantityKind.PERCENT:
        return None
    if change is not before[-1] and (before[-1].movement is None or before[-1].movement.role != "level"):
        return None
    between = list(draft.scene.items[before[-1].at + 1 : draft.at])
    while between and between[0].sort is Sort.PERIOD:
        del between[0]
    named = [item for item in between[1:] if "determiners" not in item.tags]
    joined = bool(between) and between[0].text in ("and", ",", "while") and bool(named)
    if not joined or not all(_names(item) for item in named) or change.movement is None:
        return None
    return replace(change.movement, previous=None)


def _is_told_by_verb(draft: Draft) -> bool:
    movement = draft.movement
    if movement is None or movement.role != "amount" or movement.cue is None or movement.cue > draft.at:
        return False
    return "verb" in draft.scene.items[movement.cue].tags


def _names(item: Item) -> bool:
    """Say whether an item belongs to a name of what is measured: no verb, no preposition, no mark."""
    if item.sort in (Sort.MEASURE, Sort.AREA):
        return True
    return item.sort is Sort.WORD and not item.is_function


_STEP = 2  # figures of a step from one level to another


def in_direction_of(movement: Movement | None, before: Sequence[Draft]) -> Movement | None:
    """Return a change told by "by" alone in the direction of what is before it.

    "fell 2 percent, by 166", "fell to 36 from 40, or by 10 percent"
    """
    if movement is None or movement.cue is not None:
        return movement
    if (movement.role, movement.direction) != ("amount", "none"):
        return movement
    said = (draft.movement for draft in reversed(before[-_STEP:]) if draft.movement is not None)
    ways = (way for one in said for way in (one.direction, one.heading) if way != "none")
    return replace(movement, direction=next(ways, "none"))
