"""Ties to the figure of another time that a bracket or a clause of its own gives.

"A margin of 7.7% (7.2%)"; "13 percent fewer than in 2022, when there were 42,490"; "to 36, after 53 in 2022".
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from service.extract.carrying import start_of_window
from service.extract.change_ties import is_change, is_per, same_unit
from service.extract.directions import Movement
from service.extract.drafts import Draft
from service.extract.scenes import Item, Sort
from service.model.claim import LinkKind, MeasureType
from service.model.quantity import QuantityKind


def tie_bracketed(earlier: Draft, later: Draft, between: tuple[Item, ...]) -> bool:
    """Set a figure against that of another time in the bracket behind it, and say whether that is one.

    "a margin of 7.7% (7.2%)", "revenue of $512 million (2022: $498 million)"
    """
    words = [item for item in between if item.sort is not Sort.PERIOD and item.text not in (":", ",", "in")]
    after = [item for item in later.scene.items[later.at + 1 :] if item.sort is not Sort.PERIOD][:1]
    closed = [item.text for item in words] == ["("] and [item.text for item in after] == [")"]
    a, b = earlier.quantity, later.quantity
    alike = is_per(a, b) or (a.kind is b.kind and same_unit(a, b))
    if not closed or not alike or a.value == b.value:
        return False
    low, high = sorted((abs(a.value), abs(b.value)))
    if a.kind is QuantityKind.NUMBER or high > low * _FAR_APART:
        return False
    earlier.ties.append((LinkKind.BASE, later, "("))
    if later.measured.source == "none":
        later.measured = earlier.measured
    if is_change(earlier):
        later.movement = earlier.movement
    return True


_FAR_APART = 10  # times; a figure in brackets further off is a note or something else


def tie_given_bases(drafts: list[Draft]) -> None:
    """Tie a change, or the level that it led to, to the level that the next words give for earlier."""
    for change, base, again in zip(drafts, drafts[1:], drafts[2:], strict=False):
        _tie_change_again(change, base, again)
    for index, (moved, base) in enumerate(pairwise(drafts)):
        level = moved.tied(LinkKind.RESULT) or moved
        moves = base.movement is not None and not base.parallel  # of itself, not as what it stands beside
        if base.ties or moves or moved.tied(LinkKind.BASE) or level.tied(LinkKind.BASE):
            continue
        if base.quantity.kind in _RATES or not same_unit(level.quantity, base.quantity):
            continue
        between, after = _around(moved, base)
        if is_change(moved) and level is not moved:
            given = _says_then(between) or (_than_then(between) and _text(after[:1]) == [")"])
        else:
            came = any(change.tied(LinkKind.RESULT) is moved for change in drafts[:index])
            led = came or (moved.movement is not None and moved.movement.role == "level")
            given = led and _text(between) in _AFTER and _is_dated(after)
        if given:
            moved.ties.append((LinkKind.BASE, base, between[-1].text))
            base.measured, base.movement = level.measured, Movement("none", "base")


def _tie_change_again(change: Draft, base: Draft, again: Draft) -> None:
    """Let the percentage in "31 fewer than the 643 of 2020, or 4.8%" be the change, no share of its base."""
    based = base.movement is not None and base.movement.role == "base" and is_change(change)
    shared = again.tied(LinkKind.SHARE) is base and again.quantity.kind is QuantityKind.PERCENT
    items = again.scene.items
    if not (based and shared and items[again.at - 1].text == "or") or _text(items[again.at + 1 :][:1]) == [
        "of"
    ]:
        return
    again.ties = [(LinkKind.EQUIVALENT, change, "or") if tie[1] is base else tie for tie in again.ties]
    again.movement = change.movement


def share_divisors(drafts: list[Draft]) -> None:
    """Let two levels be per the same thing: "3.2p per share, up from 3.0p", "from $19 a bushel to $15"."""
    for moved in drafts:
        base, level = moved.tied(LinkKind.BASE), moved.tied(LinkKind.RESULT) or moved
        if base is None or not is_per(level.quantity, base.quantity):
            continue
        bare, per = (level, base) if "/" in (base.quantity.unit or "") else (base, level)
        bare.quantity = replace(bare.quantity, kind=per.quantity.kind, unit=per.quantity.unit)


def _around(moved: Draft, base: Draft) -> tuple[tuple[Item, ...], tuple[Item, ...]]:
    items = base.scene.items
    return items[moved.at + 1 : base.at], items[base.at + 1 :]


def _text(items: tuple[Item, ...]) -> list[str]:
    return [item.text for item in items]


def _says_then(between: tuple[Item, ...]) -> bool:
    """Say whether a clause gives what was there at a time compared with: "than in 2022, when there were"."""
    texts = _text(between)
    if "when" not in texts:
        return False
    at = texts.index("when")
    told, clause = between[:at], between[at + 1 :]
    dated = bool(told) and _compares(told) and told[-1 if told[-1].text != "," else -2].sort is Sort.PERIOD
    return dated and bool(clause) and all(item.tags & _LEADING for item in clause)


def _than_then(between: tuple[Item, ...]) -> bool:
    """Say whether "than in the same period of 2023 (" leads to a figure."""
    told = between[:-1]
    return _text(between[-1:]) == ["("] and bool(told) and _compares(told) and told[-1].sort is Sort.PERIOD


def _compares(words: tuple[Item, ...]) -> bool:
    return any(item.text == "than" or "link:base" in item.tags for item in words)


def _is_dated(after: tuple[Item, ...]) -> bool:
    """Say whether a time follows at once, or after a preposition."""
    follows = [item for item in after[:2] if "prepositions" not in item.tags]
    return bool(follows) and follows[0].sort is Sort.PERIOD


_RATES = frozenset({QuantityKind.RATIO, QuantityKind.PERCENTAGE_POINTS})
_AFTER = (["after"], [",", "after"])
_LEADING = frozenset({"auxiliaries", "pronouns", "existential", "counting", "determiners", "verbs"})


def part_times(draft: Draft, base: Draft) -> None:
    """Keep the times of a level or change and of the earlier level apart.

    In "has gone from 94 to 56 since 2013" 94 is of 2013, 56 of now.
    """
    shared = base.period is draft.period
    draft.base_period = None if shared else base.period
    if shared and _is_of_object(base):
        draft.period, draft.base_period = None, base.period
    elif shared and base.tied(LinkKind.BASE) is None:
        base.period = draft.base_period = start_of_window(base.period)
    if draft.period is not None and draft.period.window and draft.type is not MeasureType.CHANGE:
        draft.period = None


def _is_of_object(base: Draft) -> bool:
    """Say whether the time is that of the level which a verb changes ("cut its 2019 debt of 9 by 2")."""
    movement, period = base.movement, base.period
    if movement is None or movement.cue is None or period is None or movement.cue > base.at:
        return False
    verb = base.scene.items[movement.cue]
    return verb.end <= period.span.start and period.span.end <= base.quantity.span.start
