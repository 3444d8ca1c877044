"""Ties of parts to a whole said before them: "of which A for roads and B for rail", "Of these, A …"."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from service.extract.change_ties import is_verb, same_unit
from service.extract.drafts import Draft
from service.extract.scenes import Item, Scene, Sort
from service.extract.share_ties import untie_other
from service.extract.totals import count_as
from service.model.claim import LinkKind
from service.model.quantity import Interval, QuantityKind

_SHARES = frozenset({QuantityKind.PERCENT, QuantityKind.RATIO})
_OPENING = frozenset({"of that", "of this", "of these", "of those", "of them", "of which", "of whom"})


def tie_listed_parts(drafts: list[Draft]) -> None:
    """Let the quantities that go on a list of parts be parts of the same whole."""
    for part, following in pairwise(drafts):
        whole = part.tied(LinkKind.PART)
        if whole is None or following.ties or not _goes_on(part, following):
            continue
        if whole.scene is part.scene and whole.at > part.at:
            continue
        if same_unit(following.quantity, whole.quantity):
            cue = next(words for kind, _, words in part.ties if kind is LinkKind.PART)
            following.ties.append((LinkKind.PART, whole, cue))
            if following.quantity.kind is QuantityKind.NUMBER and part.quantity.kind is QuantityKind.COUNT:
                counted = replace(following.quantity, kind=QuantityKind.COUNT, unit=part.quantity.unit)
                following.quantity, following.measured = counted, part.measured


def tie_shares_of_parts(drafts: list[Draft]) -> None:
    """Tie the share in "out of 4,800 nurses, 4,200 have been paid, that is 87.5 percent" to the part."""
    for part, share in pairwise(drafts):
        before = [item for item in share.scene.items[part.at + 1 : share.at] if item.text != ","]
        restates = bool(before) and "link:equivalent" in before[-1].tags
        if not restates or not part.tied(LinkKind.PART) or share.ties or share.quantity.kind not in _SHARES:
            continue
        if not untie_other(share, part):
            share.ties.append((LinkKind.SHARE, part, before[-1].text))


def tie_parts_back(drafts: list[Draft], earlier: list[Draft]) -> None:
    """Tie a quantity to the one amount of the sentence before that can hold it: "Of that, 5 …", "5 of them".

    Args:
        drafts: Those of a sentence.
        earlier: Those of the sentence before it, of the same turn.
    """
    part = drafts[0]
    opening = opening_on_part(part.scene) or _of_them(part)
    if opening is None or part.ties or part.movement is not None or _is_whole_again(drafts):
        return
    wholes = [
        whole
        for whole in earlier
        if same_unit(whole.quantity, part.quantity)
        and (whole.movement is None or _starts_nothing(whole, earlier))
        and not whole.tied(LinkKind.PART)
    ]
    if len(wholes) > 1:
        wholes = [whole for whole in wholes if whole.quantity.value >= part.quantity.value]
    if len(wholes) == 1 and part.quantity.value < _MORE * wholes[0].quantity.value:
        part.ties.append((LinkKind.PART, wholes[0], opening))
        count_as(part, wholes[0])


def _starts_nothing(whole: Draft, drafts: list[Draft]) -> bool:
    """Say whether no change starts at a count behind a "from" of a place ("a firm from Oslo asked 90")."""
    movement = whole.movement
    if movement is None or movement.role != "base" or movement.direction != "none":
        return False
    return whole.quantity.kind is QuantityKind.COUNT and not any(
        target is whole for draft in drafts for _, target, _ in draft.ties
    )


_MORE = 3  # times a whole from which a figure is no part of it, however its words point back


def tie_remainder(drafts: list[Draft], earlier: list[Draft]) -> None:
    """Tie "The remaining 600 …" and the parts just said of a whole to that whole, which they make up.

    Args:
        drafts: Those of a sentence.
        earlier: Those of the sentence before it, of the same turn.
    """
    rest = drafts[0]
    items = rest.scene.items
    opens = rest.at == 2 and items[0].text == "the" and items[1].text in _REMAINING
    parts = [draft for draft in earlier if draft.tied(LinkKind.PART) and draft.quantity.kind not in _SHARES]
    wholes = {id(part.tied(LinkKind.PART)) for part in parts}
    if not opens or rest.ties or rest.movement is not None or len(wholes) != 1:
        return
    whole = parts[0].tied(LinkKind.PART)
    if whole is None or not all(same_unit(other.quantity, whole.quantity) for other in (rest, *parts)):
        return
    loose = [
        draft for draft in earlier if draft not in parts and draft is not whole and draft.movement is None
    ]
    if any(same_unit(draft.quantity, whole.quantity) for draft in loose):
        return  # "Ours holds 52 of them, hers 41": one part more than the words tie
    for part in (*parts, rest):
        part.ties.append((LinkKind.COMPONENT, whole, items[1].text))


_REMAINING = frozenset({"remaining", "other"})


def _is_whole_again(drafts: list[Draft]) -> bool:
    """Say whether a sentence opens with the whole itself ("Of those 43,700 people 131 died")."""
    if len(drafts) < 2 or drafts[0].at != 1:
        return False
    between = drafts[0].scene.items[drafts[0].at + 1 : drafts[1].at]
    return not any(is_verb(item) or item.sort is Sort.MARK for item in between)


def opening_on_part(scene: Scene) -> str | None:
    """Return the words by which a sentence opens on a part of what was just said, or None."""
    first = scene.items[0]
    if first.text in _OPENING:
        return first.text
    if first.text == "of" and len(scene.items) > 1 and scene.items[1].text in ("that", "this"):
        return f"of {scene.items[1].text}"
    return None


def _of_them(part: Draft) -> str | None:
    """Return "of them" where it follows a number, which then counts some of what was just said."""
    after = part.scene.items[part.at + 1 : part.at + 2]
    points = bool(after) and after[0].text in ("of them", "of these", "of those")
    counts = part.quantity.kind in (QuantityKind.NUMBER, QuantityKind.COUNT)
    return after[0].text if points and counts else None


def _goes_on(part: Draft, following: Draft) -> bool:
    """Say whether a comma or "and" leads from one part to the next, with no other time or change between."""
    between = part.scene.items[part.at + 1 : following.at]
    named = (
        bool(between) and between[0].text in _JOINS and between[-1].text == "for"
    )  # ", the army for 3 billion"
    return (
        bool(between)
        and (between[-1].text in _JOINS or (named and not any(is_verb(item) for item in between)))
        and following.movement is None
        and not any(_sets_apart(item) for item in between)
    )


_JOINS = frozenset({",", "and", ";"})


def _sets_apart(item: Item) -> bool:
    return item.sort is Sort.PERIOD or item.text in ("(", ")", "while", "but") or "link:whole" in item.tags


def opens_with_group(group: Draft, share: Draft, between: tuple[str, ...]) -> bool:
    """Say whether a clause opens with where its share is counted: "In a class of 24 pupils, 25 percent …"."""
    items = group.scene.items
    if (
        between != (",",)
        or group.quantity.kind is not QuantityKind.COUNT
        or share.quantity.kind not in _SHARES
    ):
        return False
    goes_on = items[share.at + 1 : share.at + 2]
    if not goes_on or goes_on[0].sort is not Sort.WORD or goes_on[0].text in ("of", "or"):
        return False
    before = [item for item in items[: group.at] if "determiners" not in item.tags]
    named = len(before) == _GROUP and before[2].text == "of" and before[1].sort is Sort.WORD
    return named and before[0].text in _WHERE and "samples" not in before[1].tags  # those are weighted


_GROUP = 3  # words before a group: "on", "bench", "of"
_WHERE = frozenset({"in", "on", "at", "from"})


_BASES = frozenset(Decimal(10) ** power for power in range(1, 7))


def is_proportion(part: Draft, whole: Draft) -> bool:
    """Say whether "84 of 100 patients" gives a rate, not a count: a round base that no word points to."""
    between = part.scene.items[part.at + 1 : whole.at]
    if part.quantity.value > whole.quantity.value:
        return False
    return whole.quantity.value in _BASES and not any(item.tags & {"determiners", "own"} for item in between)


def make_proportion(part: Draft, whole: Draft) -> None:
    base = whole.quantity.value
    value, half = part.quantity.value / base, 1 / (2 * base)
    reach = Interval(value - half, value + half)
    part.quantity = replace(
        part.quantity, kind=QuantityKind.RATIO, unit=None, value=value, ordinary=reach, widest=reach
    )
    part.measured = whole.measured
    whole.reason = "the base of a proportion"
