"""What the words of a time expression say, before the document's date and its neighbours complete them."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from service.extract import calendar
from service.extract.calendar import DateSpan
from service.extract.period_tokens import Source
from service.model.period import Anaphor, Granularity
from service.model.working import working


@working(frozen=True, slots=True, kw_only=True)
class Fixed:
    """A period whose dates are known.

    Attributes:
        start: First day; None where open.
        end: Last day, included; None where open.
        granularity: Unit in which the text states it.
        relative: True where the dates were counted from the document's date.
        window: True for a stretch counted from a point.
        fiscal: True for a fiscal year or a part of one.
        open_to_today: True where an open end means the document's date ("since 2014").
        anaphor: How it would be read if it pointed to a period spoken of.
        ahead: The dates that it has where the words tell of what is to come, if they differ.
    """

    start: dt.date | None
    end: dt.date | None
    granularity: Granularity
    relative: bool = False
    window: bool = False
    fiscal: bool = False
    open_to_today: bool = False
    anaphor: Anaphor | None = None
    ahead: DateSpan | None = None

    @property
    def span(self) -> DateSpan | None:
        """Both ends, where neither is open."""
        return (self.start, self.end) if self.start is not None and self.end is not None else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Yearless:
    """A part of a year that the words do not name: a day, month, quarter, half or season.

    Attributes:
        granularity: Which of these.
        number: Of the month, quarter, half or season, from 1.
        day: Day of the month for a day.
        part: "early", "middle" and the like, or None.
        last: The end of a span, itself without a year, or None.
        bound: "since", "until", "before", "after" or "by" for an open period, else None.
    """

    granularity: Granularity
    number: int
    day: int = 0
    part: str | None = None
    last: Yearless | None = None
    bound: str | None = None

    def in_year(self, year: int) -> DateSpan | None:
        """Return its dates in a year, or None where that year has no such day."""
        try:
            span = self._own_span(year)
            if self.part is not None:
                span = calendar.part_of(span, self.granularity, self.part)
            if self.last is None:
                return span
            end = self.last.in_year(year)
            if end is not None and end[1] < span[0]:
                end = self.last.in_year(year + 1)
        except ValueError:
            return None
        return (span[0], end[1]) if end is not None else None

    def _own_span(self, year: int) -> DateSpan:
        if self.granularity is Granularity.DAY:
            day = dt.date(year, self.number, self.day)
            return day, day
        if self.granularity is Granularity.MONTH:
            return calendar.months_span(year, self.number)
        if self.granularity is Granularity.QUARTER:
            return calendar.quarter_span(year, self.number)
        if self.granularity is Granularity.HALF:
            return calendar.half_span(year, self.number)
        return calendar.season_span(year, self.number)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pointing:
    """Words that point to a period spoken of elsewhere, or name an event without a date."""

    granularity: Granularity
    anaphor: Anaphor | None = None


_AHEAD = dt.timedelta(days=31)
_NEAR_YEARS = dt.timedelta(days=550)

Form = Fixed | Yearless | Pointing
Reading = tuple[Form, int]
"""A form and the index of the token after it."""

PointReader = Callable[[Source, int], Reading | None]
"""What reads the name of a period at a token, with or without "the"."""


def fixed(span: DateSpan, granularity: Granularity, *, relative: bool = False, fiscal: bool = False) -> Fixed:
    """Return a closed period with these dates."""
    return Fixed(start=span[0], end=span[1], granularity=granularity, relative=relative, fiscal=fiscal)


def place(form: Form, year: int) -> Fixed | None:
    """Return a form without a year in that year; None where it has one already or the year lacks the day."""
    if not isinstance(form, Yearless):
        return None
    span = form.in_year(year)
    return fixed(span, form.granularity) if span is not None else None


def latest(form: Yearless, today: dt.date, *, begun: bool = False) -> DateSpan | None:
    """Return its latest occurrence, or None where there is none in living memory.

    It has begun by `today`; but a day of a month may be up to a month ahead, unless `begun`: nobody who
    writes "on 4 July" in June means the last one.
    """
    ahead = form.granularity is Granularity.DAY and not begun
    limit = today + _AHEAD if ahead else today
    for year in range(limit.year, limit.year - 9, -1):
        span = form.in_year(year)
        if span is not None and span[0] <= limit:
            return span
    return None


def on_weekday(form: Yearless, weekday: int, today: dt.date) -> DateSpan | None:
    """Return the occurrence of a day that falls on a weekday, where one lies within a year and a half.

    None where another is within a month: the weekday is then more likely mistaken than the year.
    """
    found = []
    default = latest(form, today)
    if default is not None and abs(default[0] - today) <= _AHEAD and default[0].isoweekday() != weekday:
        return None
    for year in range(today.year - 2, today.year + 3):
        span = form.in_year(year)
        if span is not None and span[0].isoweekday() == weekday:
            found.append((abs(span[0] - today), span))
    nearest = min(found, default=None)
    return nearest[1] if nearest is not None and nearest[0] <= _NEAR_YEARS else None


def coming(form: Yearless, today: dt.date) -> DateSpan | None:
    """Return its first occurrence that has not ended by `today`."""
    for year in range(today.year - 1, today.year + 9):
        span = form.in_year(year)
        if span is not None and span[1] >= today:
            return span
    return None


def take_part(form: Form, part: str) -> Form | None:
    """Return the early, late, … part of a form, or None where it has none."""
    if isinstance(form, Yearless):
        plain = form.part is None and form.last is None and form.granularity is not Granularity.DAY
        return dataclasses.replace(form, part=part) if plain else None
    if not isinstance(form, Fixed) or form.span is None or form.granularity is Granularity.DAY:
        return None
    start, end = calendar.part_of(form.span, form.granularity, part)
    return dataclasses.replace(form, start=start, end=end, anaphor=None)


def join(first: Form, last: Form) -> Form | None:
    """Return the span from the start of one form to the end of another, or None where there is none."""
    if isinstance(first, Pointing) or isinstance(last, Pointing):
        return None
    if isinstance(first, Yearless) and isinstance(last, Yearless):
        ends = first.last is None and last.last is None
        return dataclasses.replace(first, last=last) if ends else None
    if isinstance(first, Yearless):
        return _join_before(first, last)
    if isinstance(last, Yearless):
        return _join_after(first, last)
    if first.start is not None and last.end is not None and last.end < first.start and last.ahead is not None:
        last = _move_weekday(last, first.start)
    if first.start is None or last.end is None or last.end < first.start:
        return None
    return Fixed(
        start=first.start,
        end=last.end,
        granularity=first.granularity,
        relative=first.relative or last.relative,
        fiscal=first.fiscal or last.fiscal,
    )


def _move_weekday(weekday: Fixed, first: dt.date) -> Fixed:
    """Return the first such weekday that is not before `first`: "from next Monday to Friday"."""
    assert weekday.start is not None  # noqa: S101 - weekdays are closed
    day = first + dt.timedelta(days=(weekday.start - first).days % 7)
    return dataclasses.replace(weekday, start=day, end=day, ahead=None)


def _join_before(first: Yearless, last: Form) -> Form | None:
    """Give `first` the latest year in which it begins before `last` ends."""
    if not isinstance(last, Fixed) or last.end is None:
        return None
    for year in (last.end.year, last.end.year - 1):
        span = first.in_year(year)
        if span is not None and span[0] <= last.end:
            return dataclasses.replace(last, start=span[0], granularity=first.granularity, anaphor=None)
    return None


def _join_after(first: Fixed, last: Yearless) -> Form | None:
    """Give `last` the first year in which it ends after `first` begins."""
    if first.start is None:
        return None
    for year in (first.start.year, first.start.year + 1):
        span = last.in_year(year)
        if span is not None and span[1] >= first.start:
            return dataclasses.replace(first, end=span[1], anaphor=None)
    return None


def within(part: Form, whole: Fixed) -> Fixed | None:
    """Return a quarter or half of a calendar or fiscal year; any other part in the year it begins in."""

    if not isinstance(part, Yearless) or whole.start is None:
        return None
    size = {Granularity.QUARTER: 3, Granularity.HALF: 6}.get(part.granularity)
    if size is None or not whole.fiscal:
        inner = place(part, whole.start.year)
        return inner and dataclasses.replace(inner, relative=whole.relative)
    start = calendar.add(whole.start, size * (part.number - 1), Granularity.MONTH)
    end = calendar.add(start, size, Granularity.MONTH) - dt.timedelta(days=1)
    return dataclasses.replace(whole, start=start, end=end, granularity=part.granularity)


def dates(source: Source, form: Form) -> DateSpan | None:
    """Return a form's dates, in its latest occurrence where it names no year."""
    if isinstance(form, Yearless):
        return latest(form, source.today)
    return form.span if isinstance(form, Fixed) and not form.window else None
