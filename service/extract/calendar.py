"""Calendar arithmetic on closed date intervals: spans of months, quarters and years, shifting, parts.

Weeks begin on Monday (ISO 8601). Seasons are those of meteorology in the northern hemisphere: spring is
March to May, and a winter bears the year in which it begins. A century is the hundred years whose numbers
begin alike (the 20th: 1900 to 1999), as news uses the word.
"""

from __future__ import annotations

import calendar
import dataclasses
import datetime as dt

from service.model.period import Anaphor, Granularity, Period

DateSpan = tuple[dt.date, dt.date]
"""First and last day, both included."""

_ONE_DAY = dt.timedelta(days=1)
_MONTHS = {
    Granularity.MONTH: 1,
    Granularity.QUARTER: 3,
    Granularity.SEASON: 3,
    Granularity.HALF: 6,
    Granularity.YEAR: 12,
    Granularity.DECADE: 120,
    Granularity.CENTURY: 1200,
}
_MONTHS_A_YEAR = 12


def months_span(year: int, month: int, count: int = 1) -> DateSpan:
    """Return the span of `count` months from the first of `month` (1 to 12).

    Raises:
        ValueError: It does not lie in the years 1 to 9999.

    >>> months_span(2024, 2)
    (datetime.date(2024, 2, 1), datetime.date(2024, 2, 29))
    """
    start = dt.date(year, month, 1)
    last = year * 12 + month - 1 + count - 1
    last_year, last_month = divmod(last, 12)
    end = dt.date(last_year, last_month + 1, calendar.monthrange(last_year, last_month + 1)[1])
    return start, end


def year_span(year: int) -> DateSpan:
    """Return the first and last day of a year."""
    return dt.date(year, 1, 1), dt.date(year, 12, 31)


def quarter_span(year: int, quarter: int) -> DateSpan:
    """Return the span of a calendar quarter, 1 to 4."""
    return months_span(year, 3 * quarter - 2, 3)


def half_span(year: int, half: int) -> DateSpan:
    """Return the span of a calendar half-year, 1 or 2."""
    return months_span(year, 6 * half - 5, 6)


def season_span(year: int, season: int) -> DateSpan:
    """Return the span of a season, spring 1 to winter 4, that begins in `year`."""
    return months_span(year, 3 * season, 3)


def week_span(day: dt.date) -> DateSpan:
    """Return Monday and Sunday of the week of `day`."""
    monday = day - dt.timedelta(days=day.weekday())
    return monday, monday + dt.timedelta(days=6)


def unit_span(day: dt.date, granularity: Granularity) -> DateSpan:
    """Return the day, week, month, quarter, half, season, year, decade or century that `day` lies in.

    >>> unit_span(dt.date(2023, 6, 8), Granularity.QUARTER)
    (datetime.date(2023, 4, 1), datetime.date(2023, 6, 30))
    """
    if granularity is Granularity.DAY:
        return day, day
    if granularity is Granularity.WEEK:
        return week_span(day)
    if granularity is Granularity.SEASON:
        months = day.year * 12 + day.month - 1
        start = months - day.month % 3
        return months_span(start // 12, start % 12 + 1, 3)
    size = _MONTHS[granularity]
    months = day.year * 12 + day.month - 1
    start = months - months % size
    if start < _MONTHS_A_YEAR:
        raise ValueError(f"{granularity} of {day} begins before the year 1")
    return months_span(start // 12, start % 12 + 1, size)


def latest_reported(day: dt.date, granularity: Granularity) -> DateSpan:
    """Return the month, quarter or year with figures that "in the quarter" means on `day`; the week of it.

    >>> latest_reported(dt.date(2023, 5, 8), Granularity.QUARTER)
    (datetime.date(2023, 1, 1), datetime.date(2023, 3, 31))
    """
    current = unit_span(day, granularity)
    has_begun_long_ago = (day - current[0]).days >= _DAYS_BEFORE_FIGURES[granularity]
    return current if has_begun_long_ago else unit_span(current[0] - _ONE_DAY, granularity)


_DAYS_BEFORE_FIGURES = {
    Granularity.WEEK: 0,
    Granularity.MONTH: 27,
    Granularity.QUARTER: 60,
    Granularity.YEAR: 90,
}


def add(day: dt.date, count: int, granularity: Granularity) -> dt.date:
    """Return the day `count` units later, or earlier where `count` is negative.

    A day that the month lacks becomes its last: 31 January and a month is 28 or 29 February.

    Raises:
        ValueError: It does not lie in the years 1 to 9999.
    """
    if granularity in (Granularity.DAY, Granularity.WEEK):
        days = count * (7 if granularity is Granularity.WEEK else 1)
        try:
            return day + dt.timedelta(days=days)
        except OverflowError as error:
            raise ValueError(str(error)) from error
    months = day.year * 12 + day.month - 1 + count * _MONTHS[granularity]
    year, month = divmod(months, 12)
    if not dt.MINYEAR <= year <= dt.MAXYEAR:
        raise ValueError(f"year {year} is out of range")
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def shift_months(span: DateSpan, months: int) -> DateSpan:
    """Return the span moved by whole months; whole months stay whole.

    Raises:
        ValueError: It does not lie in the years 1 to 9999.
    """
    start, end = span
    moved = add(end, months, Granularity.MONTH)
    if start.day == 1 and (end + _ONE_DAY).day == 1:
        moved = moved.replace(day=calendar.monthrange(moved.year, moved.month)[1])
    return add(start, months, Granularity.MONTH), moved


def shift_year(period: Period, years: int) -> Period:
    """Return the same period so many years later, or earlier where `years` is negative.

    Open ends stay open; a period without dates stays without.

    >>> from service.model.text import Span
    >>> start, end = months_span(2024, 2)
    >>> where = Span(0, 13)
    >>> leap = Period(start=start, end=end, text="February 2024", span=where, granularity=Granularity.MONTH)
    >>> shift_year(leap, -1).end
    datetime.date(2023, 2, 28)
    """
    floating = period.floating
    if floating is not None:
        floating = shift_months(floating, 12 * years)
    if period.start is not None and period.end is not None:
        start, end = shift_months((period.start, period.end), 12 * years)
        return dataclasses.replace(period, start=start, end=end, floating=floating)
    return dataclasses.replace(
        period,
        start=period.start and add(period.start, years, Granularity.YEAR),
        end=period.end and add(period.end, years, Granularity.YEAR),
        floating=floating,
    )


def previous(period: Period) -> Period:
    """Return the period of the same length that ends on the day before `period` starts.

    Whole months are counted in months (before the first quarter comes the fourth), all else in days. A
    period that lacks an end is returned as it is.
    """
    floating = period.floating
    if floating is not None:
        floating = previous_span(floating)
    if period.start is None or period.end is None:
        return dataclasses.replace(period, floating=floating)
    start, end = previous_span((period.start, period.end))
    return dataclasses.replace(period, start=start, end=end, floating=floating)


def resolve_anaphor(period: Period, anchor: Period) -> Period:
    """Return `period` with the dates that it has when it speaks of `anchor`.

    "A year earlier" is the anchor moved by a year, "the previous year" the whole year before the one that
    the anchor begins in. Unchanged where `period` points to none or `anchor` lacks an end.
    """
    if period.anaphor is None or anchor.start is None or anchor.end is None:
        return period
    try:
        start, end = anaphor_span(period.anaphor, (anchor.start, anchor.end))
    except ValueError:
        return period
    granularity = period.granularity if period.anaphor.whole else anchor.granularity
    return dataclasses.replace(
        period, start=start, end=end, granularity=granularity, source="text", anaphor=None
    )


def anaphor_span(anaphor: Anaphor, anchor: DateSpan) -> DateSpan:
    """Return the span that an anaphor names when `anchor` is spoken of.

    Raises:
        ValueError: It does not lie in the years 1 to 9999.
    """
    if anaphor.whole:
        unit = unit_span(anchor[1] if anaphor.offset > 0 else anchor[0], anaphor.granularity)
        if anaphor.offset == 0:
            return unit
        sign = 1 if anaphor.offset > 0 else -1
        near, far = step(unit, sign), step(unit, anaphor.offset)
        return min(near[0], far[0]), max(near[1], far[1])
    if anaphor.year is not None:
        return shift_months(anchor, 12 * (anaphor.year - anchor[0].year))
    if anaphor.granularity in _MONTHS:
        return shift_months(anchor, anaphor.offset * _MONTHS[anaphor.granularity])
    return add(anchor[0], anaphor.offset, anaphor.granularity), add(
        anchor[1], anaphor.offset, anaphor.granularity
    )


def previous_span(span: DateSpan) -> DateSpan:
    """Return the span of the same length, in months where it is of whole months, that ends just before."""
    return step(span, -1)


def step(span: DateSpan, count: int) -> DateSpan:
    """Return the span moved by so many times its own length.

    >>> step((dt.date(2023, 1, 1), dt.date(2023, 3, 31)), 1)
    (datetime.date(2023, 4, 1), datetime.date(2023, 6, 30))
    """
    start, end = span
    after = end + _ONE_DAY
    if start.day == 1 and after.day == 1:
        months = (after.year - start.year) * 12 + after.month - start.month
        return shift_months(span, count * months)
    days = count * ((end - start).days + 1)
    return add(start, days, Granularity.DAY), add(end, days, Granularity.DAY)


def part_of(span: DateSpan, granularity: Granularity, part: str) -> DateSpan:
    """Return the part of a span that "early", "late", "beginning", "middle" or "end" name.

    "Early" and "late" are halves. The middle and the end of a year are its second and third four months and
    its beginning the first quarter; of a quarter or a half they are its thirds in months, of a month in
    days, of a decade or a century in years; of a week, beginning and end are three days each. Anything
    else is cut into thirds by days.

    Source:
        The readings on which the public test sets of Recognizers-Text and duckling agree.
    """
    start, end = span
    if granularity is Granularity.YEAR and start.day == 1 and part in _PARTS_OF_YEAR:
        first, count = _PARTS_OF_YEAR[part]
        begin = add(start, first, Granularity.MONTH)
        return months_span(begin.year, begin.month, count)
    thirds = {Granularity.QUARTER: 1, Granularity.SEASON: 1, Granularity.HALF: 2}.get(granularity)
    if thirds is not None and part in _THIRDS:
        begin = add(start, thirds * _THIRDS[part], Granularity.MONTH)
        return months_span(begin.year, begin.month, thirds)
    if granularity in _PARTS_IN_YEARS and start.day == 1 and part in _THIRDS:
        first, last = _PARTS_IN_YEARS[granularity][_THIRDS[part]]
        return dt.date(start.year + first, 1, 1), dt.date(start.year + last, 12, 31)
    days = (end - start).days + 1
    if granularity is Granularity.WEEK:
        low, high = {"early": (0, 3), "beginning": (0, 3), "middle": (2, 5)}.get(part, (4, 7))
    elif granularity is Granularity.MONTH:
        low, high = _PARTS_OF_MONTH[part]
        high = min(high, days)
    elif part in ("early", "late"):
        low, high = (0, (days + 1) // 2) if part == "early" else (days // 2, days)
    else:
        third = _THIRDS[part]
        low, high = third * days // 3, (third + 1) * days // 3
    if high <= low:
        return span
    return start + dt.timedelta(days=low), start + dt.timedelta(days=high - 1)


def middle_day(span: DateSpan) -> dt.date:
    """Return the day in the middle of a span."""
    return span[0] + (span[1] - span[0]) / 2


_THIRDS = {"beginning": 0, "middle": 1, "end": 2}
_PARTS_IN_YEARS = {
    Granularity.DECADE: ((0, 2), (3, 6), (7, 9)),
    Granularity.CENTURY: ((0, 32), (33, 66), (67, 99)),
}
_PARTS_OF_YEAR = {"early": (0, 6), "late": (6, 6), "beginning": (0, 3), "middle": (4, 4), "end": (8, 4)}
_PARTS_OF_MONTH = {
    "early": (0, 15),
    "late": (15, 31),
    "beginning": (0, 10),
    "middle": (10, 20),
    "end": (20, 31),
}
