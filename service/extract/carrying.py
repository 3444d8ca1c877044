"""Periods that stay in force from one sentence to the next, until another is named."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace

from service.extract.calendar import shift_year
from service.extract.drafts import Draft
from service.extract.framing import OVER, is_stretch
from service.extract.pointers import points_back
from service.extract.scenes import Scene, Sort
from service.extract.tenses import is_past_word, tells_of_past
from service.extract.timing import OF_SPEECH, Owner, is_base_period, is_scope
from service.model.claim import LinkKind, MeasureType
from service.model.period import Granularity, Period
from service.model.quantity import QuantityKind

_EARSHOT = 6  # sentences over which a speaker's period stays in force; a text by nobody keeps it
_PLANS = 3  # sentences over which a time to come stays in force


_NEWS_DAYS = 3
_BREAK = 2  # characters between sentences from which a paragraph has ended: two line breaks
_BEGUN = 4  # the part of a period that must be over for figures of it
_REPORTED, _SPOKEN = 366, 150  # days
_SOON = 120  # days before a year in which its budget is spoken of as present
_RESUMED = 5  # sentences over which it holds in a later turn of the same speaker
_ANSWER = 2  # sentences into which a question's period is carried


Voice = int | str
"""Who speaks: a name, or the number of a turn of nobody's in particular."""


@dataclass(frozen=True, slots=True)
class InForce:
    """A period that holds until another is named: since which sentence, and in whose words (None: in all)."""

    number: int
    voice: Voice | None
    turn: int
    period: Period


class CarriedPeriods:
    """Remembers the period in force while the sentences of a document are read in order."""

    def __init__(self, date: dt.date | None) -> None:
        self._date = date
        self._in_force: InForce | None = None
        self._whole: InForce | None = None  # what was in force when a part of it was named
        self._to_come: InForce | None = None
        self._said: InForce | None = None  # the time of the last figure, to which "that is" points
        self._end = 0

    def enter(self, scene: Scene) -> None:
        """Let a new paragraph return from a part of a period ("in the second quarter alone") to the whole."""
        if self._whole is not None and scene.sentence.start - self._end >= _BREAK:
            self._in_force, self._whole = self._whole, None
        self._end = scene.sentence.end

    def carry(
        self, number: int, draft: Draft, drafts: list[Draft], owned: Mapping[int, Owner]
    ) -> Period | None:
        """Return the period that an earlier claim or heading leaves in force, or None."""
        if is_base(draft) or _is_beside_in_bracket(draft, drafts):
            return None
        if _has_own_time(draft.scene, drafts, owned):
            return None
        if _only_lasts(draft) or _is_rule(draft) or _is_spread(draft):
            return None
        said = self._said
        if said is not None and said.number == number - 1 and draft is drafts[0] and points_back(draft.scene):
            return replace(said.period, source="carried")
        kept = self._in_force
        ahead = self._to_come
        if ahead is not None and number - ahead.number <= _PLANS:
            later = kept is None or (ahead.number > kept.number and self._is_soon(ahead.period))
            if _looks_ahead(draft) or (later and not tells_of_past(draft.scene)):
                return replace(ahead.period, source="carried")
        if kept is None or _is_of_other_length(draft.period, kept.period):
            return None
        if number - kept.number > _earshot(kept, draft.scene):
            return None
        if _is_plan(draft) and self._is_over(kept.period) and not _was_meant(draft):
            return _full_year(draft, kept.period)
        if draft.modality == "asserted" and self._has_hardly_begun(kept.period):
            return None
        if self._is_long_over(kept.period, draft.scene) and not tells_of_past(draft.scene):
            return None
        return replace(kept.period, source="carried")

    def _is_over(self, period: Period) -> bool:
        return self._date is not None and period.end is not None and period.end < self._date

    def _is_long_over(self, period: Period, scene: Scene) -> bool:
        """Say whether what is said in the present cannot be of a period; reports look further back."""
        if self._date is None or period.end is None:
            return False
        return (self._date - period.end).days > (_REPORTED if scene.segment.speaker is None else _SPOKEN)

    def _is_soon(self, period: Period) -> bool:
        """Say whether a year is about to begin, of which a budget is spoken of in the present."""
        if self._date is None or period.start is None or period.granularity is not Granularity.YEAR:
            return False
        return (period.start - self._date).days < _SOON

    def _has_hardly_begun(self, period: Period) -> bool:
        """Say whether too little of a year is over for what is past to be of it."""
        if self._date is None or period.start is None or period.end is None:
            return False
        return self._date < period.start + (period.end - period.start) / _BEGUN

    def _is_recent(self, period: Period) -> bool:
        if self._date is None or period.start is None or period.granularity is not Granularity.DAY:
            return False
        return 0 <= (self._date - period.start).days <= _NEWS_DAYS

    def _is_to_come(self, period: Period) -> bool:
        return self._date is None or period.start is None or period.start > self._date

    def keep(self, number: int, scene: Scene, drafts: list[Draft], owned: Mapping[int, Owner]) -> None:
        """Remember the period that the sentence leaves in force: its first claim's, or its heading's.

        An earlier period than the one in force is an excursion ("In 2006 it was …") and leaves it standing.
        """
        stated = [
            draft.period
            for draft in drafts
            if draft.period is not None
            and draft.period.source == "text"
            and not (_is_plan(draft) and self._is_to_come(draft.period))
            and not is_base(draft)
            and not draft.in_brackets
            and not any(owner.alone and owner.at == draft.at for owner in owned.values())
        ]
        voice: Voice | None = _voice(scene)
        if not scene.quantities:
            stated = [
                item.period for item in scene.items if item.period is not None and _opens(scene, item.period)
            ]
            voice = None if stated else voice
        self._look_ahead(number, scene, drafts)
        last = drafts[-1].period if drafts else None
        is_dated = last is not None and last.end is not None
        self._said = InForce(number, voice, scene.segment.index, last) if last and is_dated else None
        kept = self._in_force
        stated = [period for period in stated if self._may_stay(period, scene)]
        if kept is not None and kept.voice in (None, voice):
            stated = [period for period in stated if not self._has_hardly_begun(period)]
        if not stated:
            if kept is not None and any(_goes_on(draft, kept.period) for draft in drafts):
                self._in_force = replace(kept, number=number)
            return
        if kept is not None and kept.period.days == 1 and stated[0].days != 1:
            kept = None  # the day of a report gives way to the months that it is on
        excursion = kept is not None and kept.voice in (None, voice) and _is_aside(stated[0], kept.period)
        if kept is not None and excursion:
            self._in_force = replace(kept, number=number)
            return
        is_part = kept is not None and kept.voice in (None, voice) and _lies_in(stated[0], kept.period)
        if kept is not None and is_part:
            self._whole = self._whole or kept
        else:
            self._whole = None
        self._in_force = InForce(number, voice, scene.segment.index, stated[0])

    def _look_ahead(self, number: int, scene: Scene, drafts: list[Draft]) -> None:
        """Remember the first period to come that a figure of the sentence is of ("the 2025 budget")."""
        stated = [draft.period for draft in drafts if draft.period is not None]
        ahead = [period for period in stated if period.source == "text" and not period.window]
        ahead = [
            period
            for period in ahead
            if period.is_resolved and (self._is_to_come(period) or self._has_hardly_begun(period))
        ]
        if ahead and self._date is not None:
            self._to_come = InForce(number, _voice(scene), scene.segment.index, ahead[0])

    def _may_stay(self, period: Period, scene: Scene) -> bool:
        """Say whether a period may hold for the sentences after it: a calendar period that has begun.

        A day holds only in a report of the last few days.
        """
        if not period.is_resolved or period.window:
            return False
        if period.days == 1:
            return scene.segment.speaker is None and self._is_recent(period)
        return self._date is None or period.start is None or period.start <= self._date

    def year_ago(self, draft: Draft) -> Period | None:
        """Return the period of "a year ago": the one spoken of a year before, not the day of a year ago."""
        said = draft.period
        if said is None or said.granularity is not Granularity.YEAR or said.days != 1:
            return said
        spoken = [item.period for item in draft.scene.items if item.period is not None]
        if self._in_force is not None:
            spoken.append(self._in_force.period)
        main = next((p for p in spoken if p.is_resolved and not p.window and p.days != 1), None)
        if main is None or main.granularity not in (*_PARTS_OF_YEARS, Granularity.YEAR):
            return said
        return replace(shift_year(main, -1), text=said.text, span=said.span, source=said.source)


def _earshot(kept: InForce, scene: Scene) -> float:
    """Return over how many sentences a period holds for one who speaks: fewer after words of others."""
    if kept.voice is None or (scene.segment.speaker is None and kept.turn == scene.segment.index):
        return float("inf")
    if kept.turn == scene.segment.index:
        return _EARSHOT
    return _RESUMED if kept.voice == _voice(scene) else _ANSWER


def _voice(scene: Scene) -> Voice:
    return scene.segment.speaker or scene.segment.index


def _goes_on(draft: Draft, period: Period) -> bool:
    """Say whether a figure is still of a period that an earlier sentence named by its year."""
    said = draft.period
    carried = said is not None and said.source == "carried" and said.span == period.span
    return carried and any(letter.isdigit() for letter in period.text)


def _only_lasts(draft: Draft) -> bool:
    """Say whether a length of time is nothing that varies with the year: "a three-year freeze"."""
    if draft.quantity.kind is not QuantityKind.DURATION or draft.measured.source == "catalogue":
        return False
    before = draft.scene.items[draft.at - 1].text if draft.at else ""
    return before in OVER or (draft.movement is None and draft.type is not MeasureType.AVERAGE)


def _is_rule(draft: Draft) -> bool:
    """Say whether a figure is what a rule or need asks, whenever: "95 percent is needed", "must hold 8"."""
    items = draft.scene.items
    return any("rules" in items[i].tags for i in draft.scene.cues_near(draft.at, _VERB_NEAR))


def _is_spread(draft: Draft) -> bool:
    """Say whether a plan is for a stretch of its own ("will build 2 million houses over five years")."""
    scene = draft.scene
    if not _is_plan(draft):
        return False
    return any(is_stretch(scene, i) and scene.same_clause(i, draft.at) for i in scene.quantities)


def _was_meant(draft: Draft) -> bool:
    """Say whether a plan is told of as past: "the goal had been 28 million"."""
    return any(map(is_past_word, draft.scene.items[max(0, draft.at - _VERB_BEFORE) : draft.at]))


_VERB_BEFORE, _VERB_NEAR = 3, 8


def _full_year(draft: Draft, part: Period) -> Period | None:
    """Return the year that a period in force opens, where a plan is "for the full year"; else None."""
    opens = (part.start is not None and (part.start.month, part.start.day) == (1, 1)) or part.fiscal
    if not opens or part.start is None or part.granularity not in _PARTS_OF_YEARS:
        return None
    if part.fiscal and not any(word in part.text.lower() for word in _FIRST):
        return None
    if not any("full_years" in item.tags for item in draft.scene.items):
        return None
    end = part.start.replace(year=part.start.year + 1) - dt.timedelta(days=1)
    return replace(part, end=end, granularity=Granularity.YEAR, source="carried")


_FIRST = ("first", "1")


def _is_plan(draft: Draft) -> bool:
    return draft.modality in ("projected", "target")


def _looks_ahead(draft: Draft) -> bool:
    return _is_plan(draft) or draft.modality == "hypothetical"


def _is_beside_in_bracket(draft: Draft, drafts: list[Draft]) -> bool:
    """Say whether a figure stands in a bracket beside another of another time that is set against it."""
    return draft.in_brackets and any(draft is other.tied(LinkKind.BASE) for other in drafts)


def start_of_window(period: Period | None) -> Period | None:
    """Return the year from which a level has moved since ("since 2010 … from 2.5 million"), or None."""
    if period is None or period.start is None or not period.window:
        return None
    if (period.start.month, period.start.day) != (1, 1) or not period.text.lower().startswith("since"):
        return None
    end = period.start.replace(month=12, day=31)
    return replace(period, end=end, window=False, granularity=Granularity.YEAR)


def spans_base(period: Period, base: Draft | None) -> bool:
    """Say whether a period is that of the earlier level, which its result cannot be of as well."""
    if base is None or base.period is None:
        return False
    return (period.start, period.end) == (base.period.start, base.period.end)


_PARTS_OF_YEARS = (Granularity.MONTH, Granularity.QUARTER, Granularity.HALF)


def _opens(scene: Scene, period: Period) -> bool:
    """Say whether a sentence without figures sets the time of those after it ("our first quarter")."""
    return scene.is_heading or period.granularity in _PARTS_OF_YEARS


def _lies_in(period: Period, whole: Period) -> bool:
    """Say whether a period is a part of another one, and not all of it."""
    if period.start is None or period.end is None or whole.start is None or whole.end is None:
        return False
    inside = whole.start <= period.start and period.end <= whole.end
    return inside and (period.start, period.end) != (whole.start, whole.end)


def _is_aside(period: Period, kept: Period) -> bool:
    """Say whether a time is only mentioned beside the one spoken of: an earlier one, a day after months."""
    return _is_before(period, kept) or (period.days == 1 and kept.days != 1)


def _is_before(period: Period, other: Period) -> bool:
    return period.end is not None and other.end is not None and period.end < other.end


def _has_own_time(scene: Scene, drafts: list[Draft], owned: Mapping[int, Owner]) -> bool:
    """Say whether a sentence names a time of its own, beside those that its figures are set against."""
    bases = [draft.period for draft in drafts if is_base(draft)]
    return any(
        scene.items[p].period not in bases
        and scene.items[p].text not in OF_SPEECH
        and not asks_for_same(scene.items[p].period)
        and not is_base_period(scene, p)
        and not is_scope(scene, p)
        and not (p in owned and owned[p].alone)
        for p in scene.positions(Sort.PERIOD)
    )


def _is_of_other_length(pointing: Period | None, period: Period) -> bool:
    """Say whether "that month" cannot be a period, which is no month."""
    if pointing is None or pointing.anaphor is None or not pointing.anaphor.whole:
        return False
    return pointing.anaphor.granularity is not period.granularity


def asks_for_same(period: Period | None) -> bool:
    """Say whether a time only points back ("over the same period", "in that month")."""
    if period is None or period.is_resolved:
        return False
    pointed = period.anaphor
    return "same" in period.text or (pointed is not None and pointed.offset == 0 and pointed.year is None)


def is_base(draft: Draft) -> bool:
    """Say whether a quantity is the level that a change starts from."""
    return draft.movement is not None and draft.movement.role == "base"
