"""Figures that point back at one: "This 40 percent …", "Of these 40 schools, …", "a lower sum of 5"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from service.extract.change_ties import is_change, is_verb, same_unit
from service.extract.directions import Movement
from service.extract.drafts import Draft
from service.extract.scenes import Scene, Sort
from service.model.claim import Direction, LinkKind
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
    pointed = pointed or _opens_on_whole(first)
    if not pointed or first.ties or first.quantity.kind not in _TAKEN_UP or is_change(first):
        return
    alike = [draft for draft in before if draft.scene is before[-1].scene and _may_be(draft, first)]
    if len({draft.quantity.value for draft in alike}) == 1:
        first.ties.append((LinkKind.EQUIVALENT, alike[-1], items[first.at - 1].text))


def _may_be(draft: Draft, pointing: Draft) -> bool:
    a, b = draft.quantity, pointing.quantity
    return draft.reason is None and a.kind is b.kind and (a.unit == b.unit or a.unit in b.candidates)


def _opens_on_whole(draft: Draft) -> bool:
    """Say whether "Of these 1,200 schools, most …" opens a sentence: the comma comes before any verb."""
    items = draft.scene.items
    if draft.at != 1 or items[0].text not in _OF_POINTING:
        return False
    ends = (item for item in items[2:] if item.text == "," or item.sort is Sort.QUANTITY or is_verb(item))
    return next((item.text for item in ends), "") == ","


def points_back(scene: Scene) -> bool:
    """Say whether a sentence opens with "That is", or with "This" and a figure with its unit."""
    first, *rest = scene.items
    if "pronouns" in first.tags and any(item.text in _CONCLUDING for item in rest[:_SOON]):
        return True  # "The number has therefore risen by 40 percent."
    if "link:equivalent" in first.tags and first.text.partition(" ")[0] in _POINTERS:
        return True
    if first.text not in _POINTERS or not rest:
        return False
    figure = rest[0].sort is Sort.QUANTITY and not rest[0].text[-1:].isdigit()
    return "auxiliaries" in rest[0].tags or (figure and first.text in _POINTING)


def tie_pointed_share(share: Draft, before: Sequence[Draft]) -> None:
    """Tie the share in "We saw 33 of the 44 towns. That is 75 percent." to the part.

    Args:
        share: The first draft of a sentence.
        before: Drafts of the sentence before it, of the same turn.
    """
    items = share.scene.items
    parts = [part for part in before if part.tied(LinkKind.PART) and part.quantity.kind not in _SHARES]
    points = items[0].text in _POINTING or "link:equivalent" in items[0].tags
    says_all = points and 0 < share.at <= 2 and not share.ties and share.movement is None
    ends = all(item.sort is Sort.MARK for item in items[share.at + 1 : share.at + 2])
    if (
        says_all
        and ends
        and len(parts) == 1
        and share.quantity.kind in _SHARES
        and share.quantity.value < _ALL
    ):
        share.ties.append((LinkKind.SHARE, parts[0], items[0].text))


_SHARES = frozenset({QuantityKind.PERCENT, QuantityKind.RATIO})
_ALL = 100
_POINTERS = frozenset({"that", "this", "it", "which"})


def tie_pointed_change(drafts: Sequence[Draft], before: Sequence[Draft]) -> None:
    """Tie the change in "Rents were 58 in May, down from 66. That is a fall of 8." to its two levels.

    Args:
        drafts: Drafts of one sentence.
        before: Drafts of the same turn before it, the last one nearest.
    """
    change = drafts[0]
    if not points_back(change.scene) or not is_change(change) or change.ties or not before:
        return
    if any(item.text in _ELSEWHERE or "link:base" in item.tags for item in change.scene.items[change.at :]):
        return
    steps = _steps([draft for draft in before if draft.scene is before[-1].scene])
    if not steps and not any(item.text == "than" for item in change.scene.items[change.at :]):
        steps = _last_two(before)
    steps = [(new, base) for new, base in steps if _may_change(change, new)]
    if len(steps) != 1:
        return
    new, base = steps[0]
    if change.measured.source == "catalogue" and change.measured.id != new.measured.id:
        return
    cue = change.scene.items[0].text
    change.ties += [(LinkKind.RESULT, new, cue), (LinkKind.BASE, base, cue)]
    change.measured = replace(new.measured, source="carried", at=None)
    if change.quantity.kind is QuantityKind.NUMBER:
        change.quantity = replace(change.quantity, kind=new.quantity.kind, unit=new.quantity.unit)


_CONCLUDING = frozenset({"therefore", "thus", "hence"})
_SOON = 3  # words of a sentence among which one draws its conclusion
_ELSEWHERE = frozenset({"over", "on", "above", "below", "since", "due"})


def _steps(drafts: Sequence[Draft]) -> list[tuple[Draft, Draft]]:
    """Return every level with the earlier one that it is set against."""
    tied = [(new, new.tied(LinkKind.BASE)) for new in drafts if not is_change(new)]
    return [(new, base) for new, base in tied if base is not None]


def _last_two(before: Sequence[Draft]) -> list[tuple[Draft, Draft]]:
    """Return the level of the last sentence with that of the one before, of one measure and two times."""
    levels = [draft for draft in before if draft.quantity.kind in _TAKEN_UP and not is_change(draft)]
    if len(levels) < 2 or levels[-1].scene is not before[-1].scene:
        return []
    base, new = levels[-2:]
    alike = base.measured.id == new.measured.id is not None and _may_be(base, new)
    times = [draft.period.text.lower() for draft in (base, new) if draft.period is not None]
    return [(new, base)] if alike and len(set(times)) == 2 else []


def _may_change(change: Draft, level: Draft) -> bool:
    """Say whether a change is a rate or in the unit of a level."""
    if change.quantity.kind in (*_SHARES, QuantityKind.NUMBER):
        return True
    return same_unit(change.quantity, level.quantity)


def tie_lesser(drafts: Sequence[Draft], before: Sequence[Draft]) -> None:
    """Tie the level in "Now we expect a lower amount of 5 billion" to the only one of the sentence before.

    Args:
        drafts: Drafts of one sentence.
        before: Drafts of the sentence before it, of the same turn.
    """
    level = drafts[0]
    way = _compared_way(level)
    alike = [draft for draft in before if _may_be(draft, level)]
    if way is None or len(drafts) > 1 or len(alike) != 1 or is_change(alike[0]):
        return
    if not level.measured.id == alike[0].measured.id is not None:
        return
    cue = level.scene.items[level.at - 3].text
    level.movement = Movement(way, "level", level.at - 3)
    level.ties.append((LinkKind.BASE, alike[0], cue))


def _compared_way(draft: Draft) -> Direction | None:
    """Return where "a lower amount of" sets a quantity against one said before, or None."""
    items = draft.scene.items
    if draft.at < 4 or draft.ties or items[draft.at - 1].text != "of" or items[draft.at - 4].text != "a":
        return None
    if items[draft.at - 2].text not in _AMOUNT or not items[draft.at - 3].text.endswith("er"):
        return None
    tags = items[draft.at - 3].tags
    return "increase" if "up" in tags else "decrease" if "down" in tags else None


_AMOUNT = frozenset({"amount", "sum", "total", "figure", "number"})
_OF_POINTING = frozenset({f"of {word}" for word in _POINTING})
