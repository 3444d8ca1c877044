"""Statements that open a sentence and say where its levels went: "Crime is up: 52,000 in 2019, …"."""

from __future__ import annotations

import datetime as dt

from service.catalogue import Catalogue
from service.extract.drafts import Draft
from service.extract.measured import is_factor
from service.extract.scenes import Item, Scene, Sort
from service.model.claim import Direction, LinkKind, MeasureType
from service.model.period import Period
from service.model.quantity import QuantityKind

_LEVELS = (MeasureType.LEVEL, MeasureType.AVERAGE, MeasureType.CUMULATIVE)


def tie_lead_in(drafts: list[Draft], catalogue: Catalogue, earlier: list[Draft]) -> None:
    """Give the later of a sentence's two levels the direction of its opening, and the earlier as base.

    Args:
        drafts: All drafts of one sentence, their periods read.
        catalogue: Measures and wording.
        earlier: Those of the sentence before it, of the same turn.
    """
    if len(drafts) == 3 and is_factor(drafts[0].quantity):
        _tie_factor(*drafts)
        return
    if len(drafts) == 2 and len(earlier) == 1 and is_factor(earlier[0].quantity):
        _tie_factor_before(*earlier, *drafts)
        return
    if len(drafts) != 2 or not _are_levels(*drafts) or _names_another(*drafts):
        return
    if drafts[0].quantity.kind is QuantityKind.PERCENT and not _is_rate(drafts[0], catalogue):
        return  # "The economy is growing: 4 percent in 2021 and 3 percent in 2022"
    opening = _opening(drafts[0].scene)
    direction = _direction(opening)
    if direction is None or not _is_of(_name(drafts[0]), _measures(opening, catalogue)):
        return
    ordered = _in_time(*drafts)
    if ordered is None:
        return
    base, new = ordered
    if new.tied(LinkKind.BASE) is None:
        new.ties.append((LinkKind.BASE, base, ":"))
    new.direction = direction


def _tie_factor(factor: Draft, a: Draft, b: Draft) -> None:
    """Tie the factor in "Ridership was halved: it was 40,000 in 2019 and 35,000 in 2021" to both levels."""
    between = [item.text for item in factor.scene.items[factor.at + 1 : a.at]]
    ordered = _in_time(a, b)
    if factor.ties or ":" not in between or ordered is None or not _are_levels(a, b) or _names_another(a, b):
        return
    base, new = ordered
    factor.ties += [(LinkKind.RESULT, new, ":"), (LinkKind.BASE, base, ":")]


def _tie_factor_before(factor: Draft, a: Draft, b: Draft) -> None:
    """Tie the factor in "Membership tripled. There were 400 members in 2005 and 1,250 in 2020." to both."""
    ordered = _in_time(a, b)
    of_one = factor.measured.id is not None and factor.measured.id == a.measured.id
    dated = factor.period is not None or factor.modality != "asserted"
    if factor.ties or ordered is None or not of_one or dated or not _are_levels(a, b) or _names_another(a, b):
        return
    base, new = ordered
    factor.ties += [(LinkKind.RESULT, new, "."), (LinkKind.BASE, base, ".")]


def _name(draft: Draft) -> str:
    """Return what names the measure of a draft: the catalogue's id, else the words; "" where none do."""
    return draft.measured.id or draft.measured.text


def _is_of(measure: str, named: set[str]) -> bool:
    """Say whether a measure is one of those named, or a shorter name of one ("price" of "house-price")."""
    return measure != "" and any(name == measure or f"-{measure}" in name for name in named)


def _are_levels(a: Draft, b: Draft) -> bool:
    """Say whether two quantities are levels of one measure that no word of their own moves."""
    alike = a.quantity.kind is b.quantity.kind and a.quantity.unit == b.quantity.unit
    still = all(draft.movement is None or draft.movement.cue is None for draft in (a, b))
    same = _name(a) == _name(b) != ""
    narrowed = b.measured.qualifier in ((), a.measured.qualifier)  # the second may be "and 44,000 in 2022"
    return alike and still and same and narrowed and a.type in _LEVELS and b.type in _LEVELS


def _opening(scene: Scene) -> tuple[Item, ...]:
    """Return what stands before the colon or semicolon that the first quantity follows, or nothing."""
    first = scene.quantities[0]
    marks = [i for i in range(first) if scene.items[i].text in (":", ";")]
    return scene.items[: marks[-1]] if marks else ()


def _direction(opening: tuple[Item, ...]) -> Direction | None:
    """Return the one way that the words go; None where they go none or both, or do not assert it."""
    if any(tag.startswith("modality:") for item in opening for tag in item.tags):
        return None
    ways = {
        way
        for item in opening
        for way in ("up", "down")
        if way in item.tags and item.tags & {"verb", "noun"} and "move" not in item.tags
    }
    if len(ways) != 1:
        return None
    return "increase" if "up" in ways else "decrease"


def _is_rate(draft: Draft, catalogue: Catalogue) -> bool:
    entry = catalogue.measures.entries.get(draft.measured.id or "")
    return entry is not None and entry.nature in ("rate", "share")


def _names_another(a: Draft, b: Draft) -> bool:
    """Say whether the second of two figures has a subject of its own ("tea brought 2, coffee 3")."""
    between = a.scene.items[a.at + 1 : b.at]
    breaks = [i for i, item in enumerate(between) if item.text in (",", ";", "and")]
    return bool(breaks) and any(
        item.sort in (Sort.AREA, Sort.MEASURE)
        or (item.sort is Sort.WORD and not item.is_function and not item.tags & {"verb", "verbs"})
        for item in between[breaks[-1] + 1 :]
    )


def _measures(opening: tuple[Item, ...], catalogue: Catalogue) -> set[str]:
    """Return what an opening may be of: the measures that it names, and nouns outside the catalogue."""
    measure_of = catalogue.wording.measure_of
    named = {item.measure or item.weak or measure_of.get(item.text) for item in opening}
    nouns = {item.text for item in opening if item.sort is Sort.WORD and not item.is_function}
    return {name for name in named if name is not None} | nouns


def _in_time(a: Draft, b: Draft) -> tuple[Draft, Draft] | None:
    """Return two drafts with the earlier one first, as their words or their times order them."""
    if b.tied(LinkKind.BASE) is a:
        return a, b
    start_a, start_b = _days(a.period), _days(b.period)
    if start_a is None or start_b is None:
        return None
    if start_a[1] < start_b[0]:
        return a, b
    return (b, a) if start_b[1] < start_a[0] else None


def _days(period: Period | None) -> tuple[dt.date, dt.date] | None:
    if period is None or period.source != "text":
        return None
    if period.start is not None and period.end is not None:
        return period.start, period.end
    return period.floating
