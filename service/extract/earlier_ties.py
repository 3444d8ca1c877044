"""Ties of a change to the level just said and to the one that the next words give for an earlier time.

"It carried 480 people; a year earlier it was 400, up 20 percent"; "430 after 400 in May, a rise of 7.5%".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from service.extract.change_ties import is_change, is_per, is_verb, same_unit
from service.extract.directions import Movement
from service.extract.drafts import Draft
from service.extract.scenes import Item, Sort
from service.model.claim import LinkKind
from service.model.quantity import QuantityKind

_EARLIER = frozenset({"earlier", "before", "previous", "last", "ago", "same"})
_CONCLUDING = frozenset({"so", "thus", "hence", "which", "that"})
_AMOUNTS = frozenset({QuantityKind.PERCENT, QuantityKind.MONEY, QuantityKind.COUNT, QuantityKind.MEASURE})
_REACH = 8  # items before a figure among which its time stands


def tie_to_earlier(drafts: Sequence[Draft], earlier: Sequence[Draft]) -> None:
    """Tie the changes of a sentence to the figures of an earlier time and of the later one in it.

    Args:
        drafts: Drafts of one sentence.
        earlier: Drafts of the sentence before it, of the same turn.
    """
    _tie_change_till_now(drafts)
    _tie_change_in_percent(drafts)
    _tie_change_since(drafts, earlier)


def _tie_change_since(drafts: Sequence[Draft], earlier: Sequence[Draft]) -> None:
    """Tie changes that follow a figure of an earlier time to that figure and to the level before it."""
    for index, (base, change) in enumerate(pairwise(drafts)):
        if not _is_free(base, change) or not _is_of_earlier_time(base) or not _leads_on(base, change):
            continue
        before = [d for d in drafts[:index] if _may_be_level(d, base)]
        before = before or [d for d in earlier if _may_be_level(d, base) and not _is_older(d, base)]
        if len(before) == 1 and _may_change(change, base):
            _tie(change, before[0], base)


def _tie_change_till_now(drafts: Sequence[Draft]) -> None:
    """Tie the changes in "was 1,400 last year and it's 1,500 now, 100 more, 7 percent" to both levels."""
    for index, (base, new) in enumerate(pairwise(drafts)):
        plain = all(d.movement is None or d.movement.role == "level" for d in (base, new)) and not new.ties
        if not plain or not _is_then_and_now(base, new) or not _may_be_level(base, new):
            continue
        last = new
        for change in drafts[index + 2 :]:
            between = change.scene.items[last.at + 1 : change.at]
            if not is_change(change) or any(is_verb(item) or item.sort is Sort.MEASURE for item in between):
                break
            if _may_change(change, base):
                change.ties = [(LinkKind.RESULT, new, "now"), (LinkKind.BASE, base, "now")]
            last = change


def _is_then_and_now(base: Draft, new: Draft) -> bool:
    """Say whether a figure is given for an earlier time and the next one for now."""
    items = base.scene.items
    after, ends = items[base.at + 1], items[new.at + 1].text if new.at + 1 < len(items) else ""
    return after.sort is Sort.PERIOD and _names_earlier(after) and ends in ("now", "today", "this year")


def _tie_change_in_percent(drafts: Sequence[Draft]) -> None:
    """Let the percentage in "rose by 14 billion from 385, an increase of 4 percent" restate the amount."""
    for amount, base, percent in zip(drafts, drafts[1:], drafts[2:], strict=False):
        based = is_change(amount) and amount.quantity.kind in (QuantityKind.MONEY, QuantityKind.COUNT)
        mine = (
            all(other is base for _, other, _ in percent.ties)
            and percent.quantity.kind is QuantityKind.PERCENT
        )
        if (
            not (based and mine and is_change(percent))
            or base.movement is None
            or base.movement.role != "base"
        ):
            continue
        between = percent.scene.items[base.at + 1 : percent.at]
        if any(item.text == "," for item in between) and not any(is_verb(item) for item in between):
            percent.ties = [(LinkKind.EQUIVALENT, amount, ",")]
            amount.ties = amount.ties or [(LinkKind.BASE, base, "from")]


def _tie(change: Draft, new: Draft, base: Draft) -> None:
    change.ties = [(LinkKind.RESULT, new, "since"), (LinkKind.BASE, base, "since")]
    change.measured = replace(new.measured, source="carried", at=None)
    base.movement = Movement("none", "base")
    base.measured = replace(new.measured, source="carried", at=None)
    if not same_unit(new.quantity, base.quantity) or base.quantity.kind is QuantityKind.NUMBER:
        base.quantity = replace(base.quantity, kind=new.quantity.kind, unit=new.quantity.unit)


def _is_free(base: Draft, change: Draft) -> bool:
    """Say whether a level and the change after it are tied to no other figure."""
    others = [other for _, other, _ in change.ties if other is not base]
    stays = base.movement is None or base.movement.role == "base"
    return stays and is_change(change) and not (base.ties or others)


def _is_of_earlier_time(base: Draft) -> bool:
    """Say whether a figure is given for a time before the one spoken of: "the week before it was 91"."""
    items = base.scene.items
    start = max(0, base.at - _REACH)
    for i in range(base.at - 1, start - 1, -1):
        if items[i].sort is Sort.QUANTITY or items[i].text in (";", ":"):
            break
        if items[i].sort is Sort.PERIOD and _is_past(items[i : base.at]):
            is_own = i == 0 or items[i - 1].sort is not Sort.QUANTITY  # not "was 140 last year and it's 150"
            return is_own and all(_is_light(item) for item in items[i + 1 : base.at])
    after = items[base.at + 1] if base.at + 1 < len(items) else None
    follows = after is not None and after.sort is Sort.PERIOD and _names_earlier(after)
    return follows and items[base.at - 1].text in ("after", "against")


def _is_past(words: tuple[Item, ...]) -> bool:
    """Say whether a time goes before the one spoken of: "a year earlier", "in 2017 it was"."""
    again = any("pronouns" in item.tags for item in words) and any(map(str.isdigit, words[0].text))
    return _names_earlier(words[0]) or again


def _names_earlier(item: Item) -> bool:
    return not _EARLIER.isdisjoint(item.text.split())


def _is_older(draft: Draft, base: Draft) -> bool:
    """Say whether a figure is of a time before the next one's: "In 2019 it was 5. Last year it reached 6"."""
    times = [item.period for item in base.scene.items[: base.at] if item.period is not None]
    if draft.period is None or not times:
        return False
    a, b = draft.period.start, times[-1].start
    return a is not None and b is not None and a <= b


def _is_light(item: Item) -> bool:
    """Say whether an item only joins a time to its figure: "there were", "it was", "the figure was"."""
    light = item.is_function or "existential" in item.tags or item.text in ("figure", "number", "total")
    return item.sort is Sort.WORD and light


def _leads_on(base: Draft, change: Draft) -> bool:
    """Say whether nothing but a time and a conclusion stands between a figure and a change."""
    between = change.scene.items[base.at + 1 : change.at]
    texts = {item.text for item in between}
    cue = change.movement.cue if change.movement is not None else None
    told = cue is None or cue > base.at
    joined = bool(texts & {",", ":", "—", "–", "("}) and "and" not in texts
    concluded = bool(texts & _CONCLUDING) or not any(
        is_verb(item) for item in between if item.text not in texts & {"up", "down"}
    )
    return told and joined and concluded and not any(item.sort is Sort.MEASURE for item in between)


def _may_be_level(draft: Draft, base: Draft) -> bool:
    a, b = draft.quantity, base.quantity
    level = draft.movement is None or draft.movement.role == "level"
    alike = (a.kind is b.kind and same_unit(a, b)) or is_per(a, b) or b.kind is QuantityKind.NUMBER
    return level and alike and a.kind in _AMOUNTS and not draft.tied(LinkKind.PART) and draft.reason is None


def _may_change(change: Draft, base: Draft) -> bool:
    kind = change.quantity.kind
    if kind is QuantityKind.PERCENT:
        return base.quantity.kind is not QuantityKind.PERCENT
    if kind is QuantityKind.PERCENTAGE_POINTS:
        return base.quantity.kind is QuantityKind.PERCENT
    return kind is base.quantity.kind and same_unit(change.quantity, base.quantity)
