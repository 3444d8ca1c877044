"""Ties of parts listed behind a whole without more words: "745 ships, 438 of steel and 307 of wood"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from service.extract.carrying import is_base
from service.extract.change_ties import is_change
from service.extract.drafts import Draft
from service.extract.scenes import Item, Sort
from service.extract.totals import count_as, tie_as_components
from service.model.claim import LinkKind
from service.model.quantity import Qualifier, QuantityKind

_WHOLES = frozenset({QuantityKind.COUNT, QuantityKind.MEASURE})
_SHARES = frozenset({QuantityKind.PERCENT, QuantityKind.RATIO})
_LEADS = frozenset({"of", "in", "on", "at", "from", "under", "by"})
_MARKS = frozenset({",", ":", "(", "–", "—"})
_JOINS = frozenset({",", ";", "and"})
_OPENING = frozenset({"of these", "of those", "of them", "of which", "of whom"})
_MAKE_UP = 4  # words before "made up of"
_STEM = 4  # letters by which a verb is known again
_SAID = 3  # words of what is said of a whole: "were conferred", "long"


def tie_lists(drafts: Sequence[Draft], earlier: Sequence[Draft]) -> None:
    """Tie the parts that a sentence lists behind a whole or, with "That is made up of", of the one before.

    Args:
        drafts: Those of a sentence.
        earlier: Those of the sentence before it, of the same turn.
    """
    _tie_split(drafts)
    _tie_made_up(drafts, earlier)
    _count_left(drafts, earlier)


def _tie_split(drafts: Sequence[Draft]) -> None:
    """Tie the bare numbers that follow a whole, each with a preposition of its own, to it as its parts."""
    for at, whole in enumerate(drafts[:-2]):
        parts = _bare_behind(drafts, at)
        if len(parts) < 2 or not _may_be_split(whole, parts[0]) or not _each_has_a_place(parts):
            continue
        for part in parts:
            _tie(part, whole)
        return


def _tie(part: Draft, whole: Draft) -> None:
    part.movement = None
    part.ties.append((LinkKind.PART, whole, ""))
    count_as(part, whole)


def is_split(draft: Draft) -> bool:
    """Say whether a figure is one of a list of parts, which exclude each other."""
    return any(kind is LinkKind.PART and not cue for kind, _, cue in draft.ties)


def _is_still(draft: Draft) -> bool:
    movement = draft.movement
    return movement is None or (movement.cue is None and movement.direction == "none")


def _bare_behind(drafts: Sequence[Draft], at: int) -> list[Draft]:
    """Return the bare numbers behind a draft, set off from each other by nothing but a comma or "and"."""
    parts: list[Draft] = []
    for previous, draft in pairwise(drafts[at:]):
        is_bare = _is_bare(draft, drafts[at]) and not draft.ties and _is_still(draft)
        gap = draft.scene.items[previous.at + 1 : draft.at]
        if not is_bare or (parts and not _joins(gap)) or draft.quantity.value >= drafts[at].quantity.value:
            break
        parts.append(draft)
    return parts


def _is_bare(draft: Draft, whole: Draft) -> bool:
    """Say whether a number has no noun of its own, but may have taken over that of the whole."""
    given = draft.quantity
    of_whole = (given.kind, given.unit) == (whole.quantity.kind, whole.quantity.unit)
    return given.kind is QuantityKind.NUMBER or (of_whole and not any(c.isalpha() for c in given.raw))


def _joins(gap: Sequence[Item]) -> bool:
    ends = [item for item in gap if not item.tags & {"neutral"}][-1:]
    return bool(ends) and ends[0].text in _JOINS and not any(_parts_clauses(item) for item in gap)


def _parts_clauses(item: Item) -> bool:
    return item.sort is Sort.PERIOD or bool(item.tags & {"auxiliaries", "verbs", "verb", "boundaries"})


def _may_be_split(whole: Draft, first: Draft) -> bool:
    """Say whether an amount ends its clause: no place of its own, no capacity, and no change."""
    quantity, items = whole.quantity, whole.scene.items
    if quantity.kind not in _WHOLES or "/" in (quantity.unit or "") or whole.movement is not None:
        return False
    if quantity.qualifier not in (Qualifier.EXACT, Qualifier.ABOUT) or whole.ties:
        return False
    if any("capacities" in item.tags for item in items[: whole.at]):
        return False
    gap = list(items[whole.at + 1 : first.at])
    mark = next((i for i, item in enumerate(gap) if item.text in _MARKS), None)
    if mark is None or len(gap) > mark + 2 or mark > _SAID:
        return False
    said = gap[:mark]
    passive = bool(said) and "auxiliaries" in said[0].tags
    return not said or passive or (quantity.kind is QuantityKind.MEASURE and len(said) == 1)


def _each_has_a_place(parts: Sequence[Draft]) -> bool:
    """Say whether one preposition follows each part, or a word for what the others are not."""
    items = parts[0].scene.items
    leads = [item for part in parts for item in items[part.at + 1 : part.at + 2]]
    if len(leads) < len(parts) or leads[0].text not in _LEADS:
        return False
    ends = items[parts[-1].at + 1 :]
    tail = next((i for i, item in enumerate(ends) if item.text in _MARKS or item.text == ";"), len(ends))
    timed = any(_is_time(item) for item in items[parts[0].at + 1 : parts[-1].at + 1 + tail])
    return not timed and all(lead.text == leads[0].text or "apart" in lead.tags for lead in leads[1:])


def _is_time(item: Item) -> bool:
    return item.sort is Sort.PERIOD or "elsewhen" in item.tags


def mark_split(drafts: Sequence[Draft]) -> None:
    """Mark the parts of a whole that exclude each other: "Of 48 members 29 voted in favour, 16 against"."""
    for whole in drafts:
        parts = [draft for draft in drafts if draft.tied(LinkKind.PART) is whole and _may_be_counted(draft)]
        if len(parts) > 1 and _exclude_each_other(parts):
            for part in parts:
                part.ties = [(LinkKind.PART, whole, "")]


def tie_split_back(drafts: Sequence[Draft], spoken: Sequence[Draft]) -> None:
    """Tie parts that exclude each other to what was counted before: "38 of the victims were male …".

    Args:
        drafts: Those of a sentence.
        spoken: Those of the same turn before it, the last one nearest.
    """
    parts = [draft for draft in drafts if draft.quantity.kind not in _SHARES]
    if len(parts) < 2 or not all(_may_be_counted(part) for part in parts):
        return
    whole = _pointed(parts[0], spoken)
    if whole is None or not _exclude_each_other(parts):
        return
    for part in parts:
        part.ties = [tie for tie in part.ties if tie[0] is not LinkKind.PART]
        _tie(part, whole)


def _may_be_counted(part: Draft) -> bool:
    counted = part.quantity.kind in (QuantityKind.NUMBER, QuantityKind.COUNT)
    return counted and _is_still(part) and all(kind is LinkKind.PART for kind, *_ in part.ties)


def _pointed(first: Draft, spoken: Sequence[Draft]) -> Draft | None:
    """Return the count that "Of these" or "of the victims" points to, where there is only one."""
    bare = not any(c.isalpha() for c in first.quantity.raw)  # it may count already what was counted before
    opened = first.scene.items[0].text in _OPENING and (first.quantity.kind is QuantityKind.NUMBER or bare)
    named = [item.text for item in first.scene.items[first.at + 1 : first.at + 3]] == ["of", "the"]
    if not opened and not (named and first.at <= 1):
        return None
    wholes = [draft for draft in spoken if _may_be_whole(draft)]
    if opened:
        last = [draft for draft in wholes if draft.scene is spoken[-1].scene]
        return last[0] if len(last) == 1 else None
    wholes = [draft for draft in wholes if draft.quantity.unit == first.quantity.unit]
    return wholes[0] if len({draft.quantity.value for draft in wholes}) == 1 else None


def _may_be_whole(draft: Draft) -> bool:
    loose = not (draft.tied(LinkKind.PART) or draft.tied(LinkKind.COMPONENT))
    return draft.quantity.kind is QuantityKind.COUNT and loose and not is_change(draft) and not is_base(draft)


def _exclude_each_other(parts: Sequence[Draft]) -> bool:
    """Say whether all parts have a word for what the others are not, or one denies what the others did."""
    items = parts[0].scene.items
    ends = [part.at for part in parts[1:]] + [len(items)]
    said = [items[part.at + 1 : end] for part, end in zip(parts, ends, strict=True)]
    if any(_is_time(item) for one in said for item in one):
        return False
    apart = sum(any("apart" in item.tags for item in one) for one in said)
    denied = any(_denies(one, [item for other in said[:at] for item in other]) for at, one in enumerate(said))
    return apart + denied >= (len(parts) - 1 if denied else len(parts))


def _denies(said: Sequence[Item], before: Sequence[Item]) -> bool:
    """Say whether the words of a part deny what those before it say: "856 worked …, 265 did not work"."""
    at = next((i for i, item in enumerate(said) if item.text == "not"), None)
    if at is None:
        return False
    verbs = [item.text[:_STEM] for item in said[at + 1 :] if item.sort is Sort.WORD]
    return not verbs or any(item.text.startswith(verbs[0]) and len(verbs[0]) == _STEM for item in before)


def _count_left(drafts: Sequence[Draft], earlier: Sequence[Draft]) -> None:
    """Let the bare numbers of "Three will shut, leaving nine" count what was counted just before."""
    at = next((i for i, draft in enumerate(drafts) if _is_left(draft)), None)
    if not at:
        return
    told = drafts[: at + 1]
    inside = [whole for part in told if (whole := part.tied(LinkKind.PART)) is not None and whole in told]
    bare = all(draft.quantity.kind is QuantityKind.NUMBER and _is_still(draft) for draft in told)
    wholes = inside or [draft for draft in earlier if bare and _may_be_whole(draft)]
    if len(wholes) == 1 and wholes[0].quantity.kind is QuantityKind.COUNT:
        for draft in told:
            count_as(draft, wholes[0])


def _is_left(draft: Draft) -> bool:
    """Say whether "leaving" leads to a bare number with which its clause ends."""
    items = draft.scene.items
    closes = draft.at + 1 == len(items) or items[draft.at + 1].text in _MARKS
    led = draft.at > 0 and items[draft.at - 1].text in _LEAVES
    return led and closes and draft.quantity.kind is QuantityKind.NUMBER


_LEAVES = frozenset({"leaving", "leaves"})


def _tie_made_up(drafts: Sequence[Draft], earlier: Sequence[Draft]) -> None:
    """Tie "That is made up of 24 million of … and 3 of …" to the only amount of the sentence before."""
    first = drafts[0]
    opening = first.scene.items[: first.at]
    composed = any("link:composition" in item.tags for item in opening) and len(opening) <= _MAKE_UP
    if not composed or opening[0].text.split()[0] not in _PRONOUNS or len(drafts) < 2:
        return
    alike = [
        draft
        for draft in earlier
        if draft.quantity.unit == first.quantity.unit
        and draft.quantity.kind is first.quantity.kind
        and not is_change(draft)
        and not is_base(draft)
    ]
    if len(alike) == 1:
        tie_as_components(list(drafts), alike[0])


_PRONOUNS = frozenset({"that", "this", "it", "these", "they", "those"})
