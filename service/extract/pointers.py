"""Figures that a sentence takes up again from one before it: "This 40 percent …", "Those 1,200 schools …"."""

from __future__ import annotations

from collections.abc import Sequence

from service.extract.change_ties import is_change
from service.extract.drafts import Draft
from service.model.claim import LinkKind
from service.model.quantity import QuantityKind

_POINTING = frozenset({"this", "that", "these", "those"})
_TAKEN_UP = frozenset({QuantityKind.PERCENT, QuantityKind.MONEY, QuantityKind.COUNT, QuantityKind.MEASURE})


def tie_pointing(drafts: Sequence[Draft], before: Sequence[Draft]) -> None:
    """Tie a figure that its sentence opens by pointing back at to the only one of its unit in the last.

    Args:
        drafts: Drafts of one sentence.
        before: Drafts of the same turn before it, the last one nearest.
    """
    first = drafts[0]
    items = first.scene.items
    pointed = first.at > 0 and items[first.at - 1].text in _POINTING and first.at <= 2
    if not pointed or first.ties or first.quantity.kind not in _TAKEN_UP or is_change(first):
        return
    alike = [draft for draft in before if draft.scene is before[-1].scene and _may_be(draft, first)]
    if len({draft.quantity.value for draft in alike}) == 1:
        first.ties.append((LinkKind.EQUIVALENT, alike[-1], items[first.at - 1].text))


def _may_be(draft: Draft, pointing: Draft) -> bool:
    a, b = draft.quantity, pointing.quantity
    return draft.reason is None and a.kind is b.kind and a.unit == b.unit
