"""How a quantity is framed: as an extreme, as a plan, in which prices."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

from service.extract.drafts import Draft
from service.extract.noun_phrases import is_nominal
from service.extract.scenes import Item, Scene, Sort
from service.extract.tenses import tells_of_past
from service.model.claim import LinkKind, MeasureType, Modality, Superlative
from service.model.period import Period
from service.model.quantity import QuantityKind

_MODALITIES: tuple[Modality, ...] = ("negated", "hypothetical", "target", "projected", "reported")
_RATES = frozenset({QuantityKind.PERCENT, QuantityKind.PERCENTAGE_POINTS})
_NEAR = 8
_WITHIN_REACH = 14
_AFTER = 4
_OPENING = 5


def find_tag(draft: Draft, prefix: str) -> str | None:
    """Return what follows `prefix` in the tag of the nearest item of the clause, none of another figure's."""
    for i in draft.scene.cues_near(draft.at, _NEAR):
        for tag in draft.scene.items[i].tags:
            if tag.startswith(prefix) and not any(draft.at < at < i for at in draft.scene.quantities):
                return tag.removeprefix(prefix)  # not "up 12 percent, or 14 percent in constant currency"
    return None


def is_average(draft: Draft) -> bool:
    """Say whether a figure is a mean of others, "average" being no part of a name ("average hours")."""
    items = draft.scene.items
    for i in draft.scene.cues_near(draft.at, _NEAR):
        if "link:average" not in items[i].tags or any(
            item.sort is Sort.QUANTITY for item in items[min(i, draft.at) + 1 : max(i, draft.at)]
        ):
            continue
        follows = items[i + 1] if i + 1 < len(items) else None
        names = items[i].text == "average" and follows is not None and is_nominal(follows)
        return i + 1 == draft.at or not (names or i > draft.at)
    return False


def find_adjustment(draft: Draft) -> str | None:
    """Return in which prices or on which basis a figure is: near it, or first in its sentence."""
    near = find_tag(draft, "adjustment:")
    if near is not None:
        return near
    opening = draft.scene.items[:_OPENING]
    if not opening or opening[0].text not in ("on", "in", "at"):
        return None
    tags = (tag for item in opening for tag in item.tags if tag.startswith("adjustment:"))
    return next((tag.removeprefix("adjustment:") for tag in tags), None)


def untie_adjusted(drafts: Iterable[Draft]) -> None:
    """Undo restatements on another basis: "up 12 percent, or 14 percent in constant currency".

    Such a figure is of the same sort and direction, and another figure.
    """
    for draft in drafts:
        restated = draft.tied(LinkKind.EQUIVALENT)
        if restated is not None and _is_on_other_basis(draft, restated):
            draft.ties = [tie for tie in draft.ties if tie[1] is not restated]
            draft.type, draft.direction = restated.type, restated.direction


def _is_on_other_basis(draft: Draft, other: Draft) -> bool:
    alike = (draft.quantity.kind, draft.quantity.unit) == (other.quantity.kind, other.quantity.unit)
    return alike and draft.adjustment != other.adjustment


def find_superlative(draft: Draft) -> Superlative | None:
    """Return the framing as an extreme that stands within the quantity's clause, nearest first."""
    if draft.type in (MeasureType.CHANGE, MeasureType.RANK) and draft.quantity.kind in _RATES:
        return None
    for i in (*draft.scene.cues_near(draft.at, _WITHIN_REACH), *_before_colon(draft)):
        for tag in draft.scene.items[i].tags:
            if tag.startswith("superlative:") and _frames(draft, i):
                kind = _on_record(draft.scene.items, i) or tag.partition(":")[2]
                return _scoped(draft, i, kind)
    return _never(draft)


def _on_record(items: tuple[Item, ...], i: int) -> str | None:
    """Return which record "on record" makes of the extreme before it ("the coldest night on record")."""
    if items[i].text != "record" or i == 0 or items[i - 1].text != "on":
        return None
    tags = [tag for item in reversed(items[max(0, i - _WORDS_OF_EXTREME) : i - 1]) for tag in item.tags]
    return next(
        (
            _OF_ALL_TIME[extreme]
            for tag in tags
            if (extreme := tag.removeprefix("superlative:")) in _OF_ALL_TIME
        ),
        None,
    )


def _never(draft: Draft) -> Superlative | None:
    """Return the record of "Never has the port handled more: 21 million tonnes"."""
    items, last = draft.scene.items, draft.at - 2
    if items[0].text != "never" or items[draft.at - 1].text not in (":", "at"):
        return None
    last -= items[last].text == ","
    if "adverb" not in items[last].tags or not items[last].tags & {"up", "down"}:
        return None
    kind = "record_high" if "up" in items[last].tags else "record_low"
    return Superlative(kind=kind, text=" ".join(item.text for item in items[: last + 1]))


_WORDS_OF_EXTREME = 6
_OF_ALL_TIME = {"highest": "record_high", "lowest": "record_low"}


def _before_colon(draft: Draft) -> list[int]:
    """Return what stands before the colon of "Trade has never been greater: $14 billion", nearest first."""
    if draft.at < 2 or draft.scene.items[draft.at - 1].text != ":":
        return []
    return list(range(draft.at - 2, max(-1, draft.at - 2 - _NEAR), -1))


def _frames(draft: Draft, i: int) -> bool:
    """Say whether the superlative is of the draft's quantity: no other between, and not of a change."""
    if i < draft.at and is_stretch(draft.scene, draft.at):
        return False
    if any("constituents" in item.tags for item in draft.scene.items[i + 1 : i + 3]):
        return False  # the largest of several things at one time
    low, high = sorted((i, draft.at))
    base = draft.tied(LinkKind.BASE)
    dated = any(item.sort is Sort.PERIOD for item in draft.scene.items[i + 1 : i + 2])  # "the record year"
    passed = base.at if base is not None and not dated else None  # "to 68% from 67%, the highest since 2022"
    if any(low < at < high and at != passed for at in draft.scene.quantities):
        return False
    after = next((at for at in draft.scene.quantities if at > i and not is_stretch(draft.scene, at)), None)
    if i > draft.at and after is not None and after - i < i - draft.at and draft.scene.same_clause(i, after):
        return False  # "was 69 percent in April and will peak in May at 75"
    if i < draft.at and _is_remark(draft.scene, i, draft.at):
        return False
    if i > draft.at and after is None and draft.movement is not None and draft.movement.role == "base":
        return False  # the extreme is what the level came to
    of_change = any(_is_change(item) for item in draft.scene.items[i + 1 : i + 5])
    return of_change == (draft.type is MeasureType.CHANGE)


def _is_remark(scene: Scene, i: int, at: int) -> bool:
    """Say whether a superlative is set off behind an earlier figure: "from 9%, the highest yet, to 7%"."""
    before = i - 1
    while before > 0 and "determiners" in scene.items[before].tags:
        before -= 1
    opened = scene.items[before].text == "," and scene.items[before - 1].sort is Sort.QUANTITY
    return before > 0 and opened and any(item.text == "," for item in scene.items[i:at])


def _is_change(item: Item) -> bool:
    """Say whether a noun is a change itself ("the largest annual decrease", "the fastest pace")."""
    return ("noun" in item.tags and bool(item.tags & {"up", "down"})) or item.text in (
        "pace",
        "rate",
        "change",
    )


def is_stretch(scene: Scene, at: int) -> bool:
    """Say whether a quantity is the time over which something is an extreme ("the highest in ten years")."""
    quantity = scene.items[at].quantity
    is_time = quantity is not None and quantity.kind is QuantityKind.DURATION
    return is_time and scene.items[at - 1].text in OVER


OVER = frozenset({"in", "for", "over", "within"})


def _stretch(draft: Draft, item: Item) -> Period | None:
    """Return the years up to the claim's own period that "in ten years" spans, where both are known."""
    period, quantity = draft.period, item.quantity
    if period is None or period.end is None or quantity is None or quantity.unit != "year":
        return None
    years = int(quantity.value)
    if not 0 < years < _LONGEST:
        return None
    start = dt.date(period.end.year - years, 12, 31) + dt.timedelta(days=1)
    return replace(period, start=start, text=quantity.raw, span=quantity.span, window=True)


_LONGEST = 200  # years


def _scoped(draft: Draft, i: int, kind: str) -> Superlative:
    items = draft.scene.items
    scope_period, scope = None, None
    for at, item in enumerate(items[i + 1 : i + 5], i + 1):
        if is_stretch(draft.scene, at) and not kind.startswith("record"):
            scope_period, scope = _stretch(draft, item), f"{items[at - 1].text} {item.text}"
            break
        if item.sort is Sort.PERIOD:
            scope_period, scope = item.period, item.text
            if scope.startswith("since") and kind in ("highest", "lowest"):
                kind = f"{kind}_since"
            break
        if item.text == "ever":
            kind = _OF_ALL_TIME.get(kind, kind)  # "the hottest day ever measured"
        if item.sort is Sort.QUANTITY:
            break
    return Superlative(kind=kind, text=items[i].text, scope=scope, scope_period=scope_period)


def _denies_another(draft: Draft, i: int) -> bool:
    """Say whether "not" follows a figure and a comma: "2 percent, not a cent more", "5 million, not 6"."""
    items = draft.scene.items
    return i > draft.at and items[i].text == "not" and items[i - 1].text == ","


def find_modality(draft: Draft) -> Modality:
    """Return how firmly the clause asserts the quantity."""
    found = {
        tag.removeprefix("modality:")
        for i in draft.scene.cues_near(draft.at, len(draft.scene.items))
        if i <= draft.at + _AFTER
        for tag in draft.scene.items[i].tags
        if tag.startswith("modality:") and not _spares(draft, i)
    }
    return next((modality for modality in _MODALITIES if modality in found), "asserted")


def _spares(draft: Draft, i: int) -> bool:
    """Say whether a word of modality is of another statement than the figure."""
    return (
        _denies_another(draft, i)
        or _asks_back(draft, i)
        or _is_aside(draft, i)
        or _is_of_the_outcome(draft, i)
    )


def _is_of_the_outcome(draft: Draft, i: int) -> bool:
    """Say whether a forecast is set against a figure reached ("expected less than the 4% it hit")."""
    items, at = draft.scene.items, draft.at
    if i > at or not any("than" in item.text.split() for item in items[i + 1 : at + 1]):
        return False
    behind = items[at + 1 : at + 2 + _TOLD]
    tells = bool(behind) and (behind[0].text in _WHICH or behind[0].text.endswith("ed"))
    return tells and any(
        item.text.endswith("ed") and not any(tag.startswith("modality") for tag in item.tags)
        for item in behind
    )


_TOLD = 3  # words between a figure and the verb that says that it came out
_WHICH = frozenset({"that", "which"})


def _is_aside(draft: Draft, i: int) -> bool:
    """Say whether commas set off a figure from a denial: "Her lead, 11 points, has not been larger"."""
    items = draft.scene.items
    is_denial = i > draft.at and "modality:negated" in items[i].tags
    return is_denial and items[draft.at - 1].text == items[draft.at + 1].text == ","


def foreseen(draft: Draft, date: dt.date | None) -> Modality:
    """Return the modality of a claim: what is of a time to come is foreseen, if no more is said of it.

    "At year-end we see 38 percent"; "could fall by a third by 2050" is no supposition.
    """
    period, said = draft.period, draft.modality
    if date is None or period is None:
        return said
    to_come = period.start is not None and period.start > date
    if said == "asserted":
        return "projected" if to_come and not tells_of_past(draft.scene, perfect=True) else said
    if said == "projected" and period.source == "text" and _is_set_against(draft):
        return "asserted" if period.end is not None and period.end < date else said
    if said != "hypothetical" or period.source != "text":
        return said
    supposes = any(item.text in _SUPPOSING for item in draft.scene.items)
    return "projected" if to_come and not supposes else said


def _is_set_against(draft: Draft) -> bool:
    return draft.movement is not None and draft.movement.role == "base"


_SUPPOSING = frozenset({"if", "unless", "suppose", "scenario", "for example if"})


def _asks_back(draft: Draft, i: int) -> bool:
    """Say whether a word of denial only asks for assent ("2 million, does it not?", "…, isn't it?")."""
    items = draft.scene.items
    if i < draft.at or "modality:negated" not in items[i].tags:
        return False
    asked = items[max(0, i - 3) : i + 2] if items[i].text == "not" else items[max(0, i - 1) : i + 2]
    subject = asked[2:3] if items[i].text == "not" else asked[2:]
    return asked[0].text == "," and any(item.tags & {"pronouns", "existential"} for item in subject)
