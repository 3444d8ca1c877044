"""Periods that stay in force from one sentence to the next, until another is named."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from service.extract.drafts import Draft
from service.extract.scenes import Scene, Sort
from service.extract.timing import OF_SPEECH, is_base_period, owned_periods
from service.model.period import Granularity, Period

_EARSHOT = 3  # sentences over which a speaker's period stays in force; a text by nobody keeps it


@dataclass(frozen=True, slots=True)
class InForce:
    """A period that holds until another is named: since which sentence, and in which turn (None: in all)."""

    number: int
    segment: int | None
    period: Period


class CarriedPeriods:
    """Remembers the period in force while the sentences of a document are read in order."""

    def __init__(self, date: dt.date | None) -> None:
        self._date = date
        self._in_force: InForce | None = None

    def carry(self, number: int, draft: Draft, drafts: list[Draft]) -> Period | None:
        """Return the period that an earlier claim or heading leaves in force, or None."""
        kept = self._in_force
        if kept is None or is_base(draft) or _has_own_time(draft.scene, drafts):
            return None
        if kept.segment not in (None, draft.scene.segment.index):
            return None
        spoken = draft.scene.segment.speaker is not None and kept.segment is not None
        if spoken and number - kept.number > _EARSHOT:
            return None
        if draft.modality == "projected" and self._is_over(kept.period):
            return None
        return replace(kept.period, source="carried")

    def _is_over(self, period: Period) -> bool:
        return self._date is not None and period.end is not None and period.end < self._date

    def keep(self, number: int, scene: Scene, drafts: list[Draft]) -> None:
        """Remember the period that the sentence leaves in force: its first claim's, or its heading's.

        An earlier period than the one in force is an excursion ("In 2006 it was …") and leaves it standing.
        """
        stated = [
            draft.period
            for draft in drafts
            if draft.period is not None
            and draft.period.source == "text"
            and draft.modality not in ("projected", "target")
            and not is_base(draft)
        ]
        segment: int | None = scene.segment.index
        if not scene.quantities:
            stated = [
                item.period for item in scene.items if item.period is not None and _opens(scene, item.period)
            ]
            segment = None if stated else segment
        stated = [period for period in stated if self._may_stay(period)]
        if not stated:
            return
        kept = self._in_force
        excursion = (
            kept is not None and kept.segment in (None, segment) and _is_before(stated[0], kept.period)
        )
        if kept is not None and excursion:
            self._in_force = InForce(number, kept.segment, kept.period)
        else:
            self._in_force = InForce(number, segment, stated[0])

    def _may_stay(self, period: Period) -> bool:
        """Say whether a period may hold for the sentences after it: a calendar period that has begun."""
        if not period.is_resolved or period.window or period.granularity is Granularity.DAY:
            return False
        return self._date is None or period.start is None or period.start <= self._date


def spans_base(period: Period, base: Draft | None) -> bool:
    """Say whether a period is that of the earlier level, which its result cannot be of as well."""
    if base is None or base.period is None:
        return False
    return (period.start, period.end) == (base.period.start, base.period.end)


_PARTS_OF_YEARS = (Granularity.MONTH, Granularity.QUARTER, Granularity.HALF)


def _opens(scene: Scene, period: Period) -> bool:
    """Say whether a sentence without figures sets the time of those after it ("our first quarter")."""
    return scene.is_heading or period.granularity in _PARTS_OF_YEARS


def _is_before(period: Period, other: Period) -> bool:
    return period.end is not None and other.end is not None and period.end < other.end


def _has_own_time(scene: Scene, drafts: list[Draft]) -> bool:
    """Say whether a sentence names a time of its own, beside those that its figures are set against."""
    bases = [draft.period for draft in drafts if is_base(draft)]
    owned = owned_periods(scene)
    return any(
        scene.items[p].period not in bases
        and scene.items[p].text not in OF_SPEECH
        and not _asks_for_same(scene.items[p].period)
        and not is_base_period(scene, p)
        and not (p in owned and owned[p].alone)
        for p in scene.positions(Sort.PERIOD)
    )


def _asks_for_same(period: Period | None) -> bool:
    """Say whether a time only points back ("over the same period")."""
    return period is not None and not period.is_resolved and "same" in period.text


def is_base(draft: Draft) -> bool:
    """Say whether a quantity is the level that a change starts from."""
    return draft.movement is not None and draft.movement.role == "base"
