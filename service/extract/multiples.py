"""Multiples of a level said before: "31 cases in May and 412 in June, more than ten times as many"."""

from __future__ import annotations

from collections.abc import Sequence

from service.extract.change_ties import same_unit
from service.extract.drafts import Draft
from service.extract.measured import is_factor
from service.extract.scenes import Sort
from service.model.claim import LinkKind
from service.model.quantity import Quantity, QuantityKind

_NEAR = 3  # sentences with figures, its own included, in which the two levels stand
_REACH = 8  # words after "as many" in which its own "as" or "than" may follow
_LEVELS = frozenset({QuantityKind.COUNT, QuantityKind.MONEY, QuantityKind.MEASURE})


def tie_multiple(drafts: Sequence[Draft], before: Sequence[Draft]) -> None:
    """Tie a multiple that names nothing that it is of to the only two levels of its measure before it.

    The larger of them is taken for the new one, so that a wrong guess of their order makes no conflict.

    Args:
        drafts: Drafts of one sentence.
        before: Drafts of the same turn before it, the last one nearest.
    """
    for index, multiple in enumerate(drafts):
        if not _is_open_multiple(multiple) or index == 0:
            continue
        last = drafts[index - 1]
        levels = [draft for draft in _near(before, drafts[:index]) if _is_level_like(draft, last)]
        if len(levels) != 2 or last not in levels:
            continue
        base, new = sorted(levels, key=lambda draft: draft.quantity.value)
        multiple.ties += [(LinkKind.RESULT, new, "as"), (LinkKind.BASE, base, "as")]


def _is_open_multiple(draft: Draft) -> bool:
    """Say whether "times as many" follows with no "as" or "than" of its own."""
    quantity, items = draft.quantity, draft.scene.items
    if quantity.kind is not QuantityKind.RATIO or quantity.value <= 1 or is_factor(quantity) or draft.ties:
        return False
    after = [item.text for item in items[draft.at + 1 : draft.at + 3 + _REACH]]
    own = any(item.sort is Sort.QUANTITY for item in items[draft.at + 1 : draft.at + 3 + _REACH])
    return after[:1] == ["as"] and len(after) > 1 and not own and not {"as", "than", "if"} & {*after[1:]}


def _near(before: Sequence[Draft], drafts: Sequence[Draft]) -> list[Draft]:
    listed = [*before, *drafts]
    scenes = list(dict.fromkeys(id(draft.scene) for draft in reversed(listed)))[:_NEAR]
    return [draft for draft in listed if id(draft.scene) in scenes]


def _is_level_like(draft: Draft, last: Draft) -> bool:
    """Say whether a draft is a level of the measure of the last one, in its unit but for what it is per."""
    a, b = draft.quantity, last.quantity
    of_one = draft.measured.id == last.measured.id is not None
    return of_one and a.kind in _LEVELS and (same_unit(a, b) or _noun(a) == _noun(b) != "")


def _noun(quantity: Quantity) -> str:
    return (quantity.unit or "").partition("/")[0]
