"""Ties of a part to the total that its share is said to be of: "101 tonnes, or 36 percent of the total"."""

from __future__ import annotations

from collections.abc import Sequence

from service.extract.carrying import is_base
from service.extract.change_ties import is_change, same_unit
from service.extract.drafts import Draft
from service.extract.scenes import Item, Sort
from service.extract.totals import is_list
from service.model.claim import LinkKind, MeasureType
from service.model.quantity import QuantityKind


def tie_totals(drafts: Sequence[Draft], before: Sequence[Draft]) -> None:
    """Tie parts whose share is "of the total" to the only level said before that can be that total.

    Args:
        drafts: Drafts of one sentence.
        before: Drafts of the same turn before it, the last one nearest.
    """
    _tie_labelled(drafts, before)
    for share in drafts:
        part = share.tied(LinkKind.SHARE)
        if part is None or part.tied(LinkKind.PART) or not _is_of_total(share, part):
            continue
        shared = {id(draft.scene) for draft in before if draft.type is MeasureType.SHARE}
        totals = [total for total in before if _may_be_total(total, part) and id(total.scene) not in shared]
        if len(totals) == 1:
            part.ties.append((LinkKind.PART, totals[0], "of the total"))


def _tie_labelled(drafts: Sequence[Draft], before: Sequence[Draft]) -> None:
    """Tie the figures listed in the sentence before to the one of "Total: 2,950"."""
    total, items = drafts[0], drafts[0].scene.items
    if total.at != _LABELLED or items[1].text != ":" or "link:total" not in items[0].tags or not before:
        return
    parts = [part for part in before if part.scene is before[-1].scene]
    alike = all(
        part.quantity.unit == total.quantity.unit
        and part.quantity.kind is total.quantity.kind
        and not part.ties
        for part in parts
    )
    if len(parts) > 1 and alike and is_list(parts):
        for part in parts:
            part.ties.append((LinkKind.COMPONENT, total, items[0].text))


_LABELLED = 2  # place of a figure behind a label of one word and a colon


def _is_of_total(share: Draft, part: Draft) -> bool:
    """Say whether "of the total" or "of all cases" follows, cases being what the part counts, and no more."""
    items = share.scene.items[share.at + 1 :]
    if len(items) < 2 or items[0].text != "of":
        return False
    if "link:whole" in items[1].tags:
        return not items[2:] or _ends(items[2])
    if items[1].text != "all" or len(items) < 3:
        return False
    counted = part.quantity.kind is QuantityKind.COUNT and items[2].text.startswith(part.quantity.unit or " ")
    named = counted or items[2].measure == part.measured.id is not None
    return named and (not items[3:] or _ends(items[3]))


def _ends(item: Item) -> bool:
    return item.sort in (Sort.MARK, Sort.PERIOD) or bool(item.tags & {"conjunctions", "prepositions"})


def _may_be_total(total: Draft, part: Draft) -> bool:
    a, b = total.quantity, part.quantity
    alike = a.kind is b.kind and same_unit(a, b) and a.unit == b.unit and a.value >= b.value
    return (
        alike
        and total.reason is None
        and not (is_change(total) or is_base(total) or total.tied(LinkKind.PART))
    )
