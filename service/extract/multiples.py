"""Multiples of a level said before: "31 cases in May and 412 in June, more than ten times as many"."""

from __future__ import annotations

from collections.abc import Sequence

from service.extract.change_ties import same_unit
from service.extract.drafts import Draft
from service.extract.measured import is_factor
from service.extract.scenes import Item, Sort
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
    _tie_own_levels(drafts)
    for index, multiple in enumerate(drafts):
        if not _is_open_multiple(multiple) or index == 0:
            continue
        last = drafts[index - 1]
        levels = [draft for draft in _near(before, drafts[:index]) if _is_level_like(draft, last)]
        if len(levels) != 2 or last not in levels:
            continue
        base, new = sorted(levels, key=lambda draft: draft.quantity.value)
        multiple.ties += [(LinkKind.RESULT, new, "as"), (LinkKind.BASE, base, "as")]


def _tie_own_levels(drafts: Sequence[Draft]) -> None:
    """Tie the multiple in "412 thefts, twenty times as many as last year's 15" to the levels on its sides."""
    for new, multiple, base in zip(drafts, drafts[1:], drafts[2:], strict=False):
        quantity, items = multiple.quantity, multiple.scene.items
        if quantity.kind is not QuantityKind.RATIO or is_factor(quantity) or multiple.ties:
            continue
        between = items[multiple.at + 1 : base.at]
        leads = [item.text for item in items[new.at + 1 : multiple.at]]
        levels = new.quantity.kind in _LEVELS and same_unit(new.quantity, base.quantity)
        if levels and leads[-1:] == [","] and between and all(_leads_to_base(item) for item in between):
            multiple.ties += [(LinkKind.RESULT, new, ","), (LinkKind.BASE, base, "as")]


def _leads_to_base(item: Item) -> bool:
    """Say whether an item may stand between "times" and the level that it is of ("as many as last May's")."""
    return item.sort is Sort.PERIOD or item.text in _TO_BASE or bool(item.tags & {"determiners", "own"})


_TO_BASE = frozenset(
    {"as", "many", "much", "high", "large", "big", "s", "number", "level", "figure", "of", "in"}
)


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
