"""Lengths of time whose sentence gives the dates: "31 years since 1998", "five years, from 2011 to 2019"."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from service.extract.drafts import Draft
from service.extract.scenes import Item, Scene, Sort
from service.extract.tenses import is_past_word
from service.model.claim import Comparison, MeasureType
from service.model.period import Granularity, Period
from service.model.quantity import QuantityKind

_REACH = 6  # words between "since" and its year ("since the treaty of 1998")
_LINK = 4  # words between a stretch and its length ("…, a term of five years")


@dataclass(frozen=True, slots=True)
class Length:
    """What a length of time is measured by.

    Attributes:
        period: The stretch whose length it is, or the time up to which it is counted; None for the day of
            the document.
        since: The time from which it is counted; None where `period` is the whole stretch.
    """

    period: Period | None
    since: Comparison | None = None


def find_length(draft: Draft) -> Length | None:
    """Return what the sentence measures a duration by, or None where it does not say."""
    if draft.quantity.kind is not QuantityKind.DURATION or draft.movement is not None:
        return None
    if draft.type is MeasureType.AVERAGE:
        return None
    return _counted_from(draft.scene, draft.at) or _spanned(draft.scene, draft.at)


def _counted_from(scene: Scene, at: int) -> Length | None:
    """Return the two ends of "31 years since 1998" where an anniversary or "it has been" opens it."""
    p = _since(scene, at)
    if p is None or not _opens_count(scene, at):
        return None
    others = [scene.items[i].period for i in scene.positions(Sort.PERIOD) if i not in (p, at + 1)]
    if len(others) > 1 or (not others and any(is_past_word(item) for item in scene.items[:at])):
        return None  # counted up to some time that is not the document's
    until = others[0] if others else None
    start = scene.items[p].period
    if start is None or start.start is None or (until is not None and not until.is_resolved):
        return None
    return Length(until, Comparison(basis="since", start=start.start, end=_first_end(start)))


def _first_end(period: Period) -> dt.date | None:
    """Return the last day on which a count "since 1998" may begin."""
    if period.window and period.start is not None:
        return (
            period.start.replace(month=12, day=31) if period.granularity is Granularity.YEAR else period.start
        )
    return period.end


def _since(scene: Scene, at: int) -> int | None:
    """Return the position of the time behind "since" directly after the quantity, or None."""
    items = scene.items
    ahead = items[at + 1 : at + 2]
    if not ahead:
        return None
    if ahead[0].sort is Sort.PERIOD:
        if not ahead[0].text.startswith("since "):
            return None
        if ahead[0].period is not None and ahead[0].period.start is not None:
            return at + 1
    elif ahead[0].text != "since":
        return None
    for p in range(at + 2, min(len(items), at + 2 + _REACH)):
        if items[p].sort is Sort.PERIOD:
            return p
        if items[p].sort in (Sort.MARK, Sort.QUANTITY):
            return None
    return None


def _opens_count(scene: Scene, at: int) -> bool:
    """Say whether the words before make a duration a count of time gone by, not a length in force since."""
    before = [item for item in scene.items[:at] if item.sort is not Sort.PERIOD]
    if not before:
        return False
    if "anniversaries" in before[-1].tags or before[-1].text in ("the", "these"):
        return True
    while before and ("auxiliaries" in before[-1].tags or before[-1].text == "had been"):
        before.pop()
    return bool(before) and before[-1].text == "it"


def _spanned(scene: Scene, at: int) -> Length | None:
    """Return the stretch set beside its length by a comma or bracket, or by "in the 12 years from …"."""
    items = scene.items
    for p in scene.positions(Sort.PERIOD):
        period = items[p].period
        if period is None or not _is_stretch(period):
            continue
        between = items[min(at, p) + 1 : max(at, p)]
        if p == at + 1 and at > 0 and items[at - 1].text in ("the", "these"):
            return Length(period)
        if p > at and len(between) == 1 and between[0].text in (",", "("):
            return Length(period)
        if p < at and _is_apposed(between):
            return Length(period)
    return None


def _is_apposed(between: tuple[Item, ...]) -> bool:
    if not 1 <= len(between) <= _LINK or between[0].text not in (",", "("):
        return False
    return all(
        item.sort is Sort.WORD and (not item.is_function or item.text == "of" or "determiners" in item.tags)
        for item in between[1:]
    )


def _is_stretch(period: Period) -> bool:
    """Say whether a period runs over several years, named by both of its ends."""
    if period.start is None or period.end is None or period.window or period.fiscal:
        return False
    return period.end.year > period.start.year
