"""Ties of the parts that a sentence lists to their total, which opens or closes the list."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise, takewhile

from service.extract.change_ties import is_verb, same_unit
from service.extract.drafts import Draft
from service.extract.scenes import Item, Scene, Sort
from service.model.claim import LinkKind
from service.model.quantity import Quantity, QuantityKind

AMOUNTS = frozenset({QuantityKind.MONEY, QuantityKind.COUNT, QuantityKind.MEASURE, QuantityKind.DURATION})
_OPENING = 3
_MAKE = frozenset({"make", "makes", "made", "form", "forms", "formed", "give", "gives", "gave"})


def _makes_last(drafts: list[Draft]) -> bool:
    """Say whether all figures before the last, taken together, are said to make it."""
    scene = drafts[0].scene
    together = any("link:whole" in item.tags or item.text == "together" for item in scene.items[:_OPENING])
    return together and any(item.text in _MAKE for item in scene.items[drafts[-2].at + 1 : drafts[-1].at])


def tie_components(drafts: list[Draft]) -> None:
    """Tie the parts of "totals $90bn: $50bn for …, $25bn for … and $15bn for …" to their total."""
    if len(drafts) < 3:
        return
    scene = drafts[0].scene
    total = next((draft for draft in drafts if _is_total(scene, draft.at)), None)
    opening = [item.text for item in scene.items[drafts[0].at : drafts[1].at]]
    if total is None and ":" in opening and "(" not in opening:
        total = drafts[0]  # "worth €61 million: €36 million for food, … and …"
    total = drafts[-1] if _makes_last(drafts) else next(filter(_sums_up, drafts[2:]), total)
    if total is None or any(_is_partial(item) for item in scene.items):
        return
    parts = drafts[1:] if total is drafts[0] else drafts[: drafts.index(total)]
    tie_as_components(parts, total)


def tie_as_components(parts: list[Draft], total: Draft) -> None:
    """Tie parts to the total that they make up, where they are enumerated."""
    parts = [part for part in parts if same_unit(part.quantity, total.quantity)]
    if len(parts) >= 2 and is_list(parts):
        for part in parts:
            part.ties.append((LinkKind.COMPONENT, total, "total"))
            count_as(part, total)


def _sums_up(draft: Draft) -> bool:
    """Say whether "a total of" or "in all" stands right before a figure behind those that it sums up."""
    before = draft.scene.items[draft.at - 1]
    return before.text.startswith("total") or before.text in ("a total of", "in all", "altogether")


def tie_rest(drafts: list[Draft]) -> None:
    """Tie a list whose last amount is "the remaining" one to the larger amount that opens it."""
    last = drafts[-1]
    before = last.scene.items[last.at - 1] if last.at else None
    if len(drafts) < 3 or before is None or "rest" not in before.tags or last.quantity.kind not in AMOUNTS:
        return
    whole, *parts = drafts
    smaller = all(holds(whole.quantity, part.quantity) for part in parts)
    tied = any(part.ties or part.quantity.value >= whole.quantity.value for part in parts) or whole.ties
    if smaller and not tied and is_list(parts) and not is_list(drafts):
        for part in parts:
            part.ties.append((LinkKind.COMPONENT, whole, "remaining"))


def is_list(parts: list[Draft]) -> bool:
    """Say whether quantities are enumerated: each set off by a comma or "and", none of them a change."""
    if any(part.tied(LinkKind.EQUIVALENT) is not None or part.movement is not None for part in parts):
        return False
    items = parts[0].scene.items
    gaps = [items[a.at + 1 : b.at] for a, b in pairwise(parts)]
    return all(
        any(item.text in (",", ";", "and") for item in gap) and not any(is_verb(item) for item in gap)
        for gap in gaps
    )


def _is_partial(item: Item) -> bool:
    return item.text in _PARTIAL


_PARTIAL = frozenset({"including", "include", "includes", "of which", "for example", "such as", "among them"})


def _is_total(scene: Scene, at: int) -> bool:
    before = scene.items[max(0, at - 3) : at]
    after = list(takewhile(lambda item: item.sort is not Sort.QUANTITY, scene.items[at + 1 : at + 8]))
    named = any("link:total" in item.tags for item in (*before, *after))
    composed = any("link:composition" in item.tags for item in after)
    is_first_part = any("link:composition" in item.tags for item in before)  # "the total comprises 7 …"
    is_base = before[-1:] != () and "link:base" in before[-1].tags  # "combined, against eight in 2023"
    is_apart = is_first_part or is_base or any(item.sort is Sort.QUANTITY for item in before)
    return (named or composed) and not is_apart


def holds(whole: Quantity, part: Quantity) -> bool:
    """Say whether things counted may be of those counted after "of"; other things must at least be fewer."""
    if not same_unit(part, whole):
        return False
    return part.unit == whole.unit or part.value <= whole.value  # not "180 samples out of 12 wells"


def count_as(part: Draft, whole: Draft) -> None:
    """Let a bare number that is part of things counted count the same things ("Of the 90 asked, 60 …")."""
    given = whole.quantity
    if part.quantity.kind is QuantityKind.NUMBER and given.kind in AMOUNTS:
        part.quantity = replace(part.quantity, kind=given.kind, unit=given.unit)
        part.measured = whole.measured
