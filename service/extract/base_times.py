"""The times that a text sets its figures against, for earlier levels that it gives no time."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from service.extract.calendar import resolve_anaphor
from service.extract.carrying import is_base
from service.extract.comparisons import is_of_plans
from service.extract.drafts import Draft
from service.model.claim import LinkKind
from service.model.period import Period

Dates = tuple[dt.date | None, dt.date | None]


class BaseTimes:
    """Remembers, for each time that figures are of, with which other times the text compares them."""

    def __init__(self) -> None:
        self._against: dict[Dates, dict[Dates, Period]] = {}

    def fill(self, drafts: list[Draft]) -> None:
        """Give the earlier levels of a sentence the only time with which the text has compared theirs."""
        for index, draft in enumerate(drafts):
            _count_from_claim(draft)
            _share_times(draft, drafts[:index])
            self._note(draft)
            if draft.period is None and _came_from(draft) and not is_of_plans(draft.scene):
                later = next((d for d in drafts if d.tied(LinkKind.BASE) is draft), None)
                of = later or next((d for d in reversed(drafts[:index]) if not is_base(d)), None)
                draft.period = self._find(of.period) if of is not None else None

    def _note(self, draft: Draft) -> None:
        base, period = draft.tied(LinkKind.BASE), draft.period
        earlier = base.period if base is not None and base.period is not None else draft.base_period
        if period is None or period.start is None or earlier is None or earlier.window:
            return
        if earlier.start is not None and earlier.end is not None and earlier.start < period.start:
            self._against.setdefault(_dates(period), {})[_dates(earlier)] = earlier

    def _find(self, period: Period | None) -> Period | None:
        times = self._against.get(_dates(period), {}) if period is not None else {}
        return replace(next(iter(times.values())), source="carried") if len(times) == 1 else None


def _count_from_claim(draft: Draft) -> None:
    """Count "a year earlier" from the time of the level itself, not from one named in the sentence before."""
    base, period = draft.tied(LinkKind.BASE), draft.period
    said = base.period if base is not None else None
    if base is None or said is None or said.anaphor is None or said.source == "text":
        return
    if period is not None and period.is_resolved and not period.window:
        base.period = replace(resolve_anaphor(said, period), source="carried")


def _share_times(level: Draft, before: list[Draft]) -> None:
    """Give two levels without times those of the two before in their sentence.

    "The first dose slipped from 96% in 2019 to 93% in 2022, the second from 92% to 91%"
    """
    base = level.tied(LinkKind.BASE)
    if base is None or level.period is not None or base.period is not None or is_of_plans(level.scene):
        return
    for draft in reversed(before):
        earlier = draft.tied(LinkKind.BASE)
        if draft.period is not None and earlier is not None and earlier.period is not None:
            level.period = replace(draft.period, source="carried")
            base.period = replace(earlier.period, source="carried")
            return


def _came_from(draft: Draft) -> bool:
    """Say whether a level is an earlier one of the same thing: "down from 18 percent", not "above"."""
    return is_base(draft) and draft.at > 0 and draft.scene.items[draft.at - 1].text in _FROM


_FROM = frozenset({"from", "versus", "vs", "against"})


def _dates(period: Period) -> Dates:
    return period.start, period.end
