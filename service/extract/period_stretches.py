"""Periods that begin with a unit or end on a date: "the year 2019", "week 31", "the 12 months to June"."""

from __future__ import annotations

import dataclasses
import datetime as dt

from service.catalogue.periods import Unit
from service.extract import calendar
from service.extract.period_dates import read_month
from service.extract.period_forms import (
    Fixed,
    Form,
    Pointing,
    PointReader,
    Reading,
    Yearless,
    dates,
    fixed,
)
from service.extract.period_ordinals import container
from service.extract.period_relative import read_unit_beside
from service.extract.period_tokens import DASHES, Source, count_at, digits, skip_dash, unit_at, year_at
from service.extract.period_years import with_year, year_and_number
from service.model.period import Anaphor, Granularity

_ONE_DAY = dt.timedelta(days=1)
_ENDING_UNITS = frozenset({Granularity.YEAR, Granularity.MONTH, Granularity.QUARTER})


def read_unit(source: Source, i: int, point: PointReader) -> Reading | None:
    """Read "the year 2019", "month of May", "week 31", "year-end 2022", "the quarter ended 30 June"."""
    unit = source.lexicon.units.get(source.words[i])
    if unit is None:
        return None
    j = i + 1
    k = j + 1 if source.words[j] in ("of", "beginning", "commencing") else j
    hyphenated = skip_dash(source, j)
    if source.isin(hyphenated, "ago.past") and hyphenated > j:
        noun = hyphenated + 2 if source.isin(hyphenated + 1, "anaphors.same") else hyphenated + 1
        anaphor = Anaphor(granularity=unit.granularity, offset=-unit.size)
        return Pointing(granularity=unit.granularity, anaphor=anaphor), noun
    if unit.size == 1 and source.isin(hyphenated, "anaphors.ends") and unit.granularity in _ENDING_UNITS:
        return _unit_end(source, unit.granularity, hyphenated + 1)
    if unit.granularity is Granularity.YEAR:
        year = year_at(source, k)
        if year is not None:
            split = year_and_number(source, year[0], year[1]) if _is_joined(source, year[1]) else None
            return split or (fixed(calendar.year_span(year[0]), Granularity.YEAR), year[1])
    if unit.granularity is Granularity.MONTH and k > j and source.words[k] in source.lexicon.months:
        return read_month(source, k)
    if unit.granularity is Granularity.WEEK and not source.words[i].endswith("s"):
        return _read_week(source, j, k, point)
    if unit.granularity in (Granularity.QUARTER, Granularity.HALF) and not source.words[i].endswith("s"):
        numbered = _numbered(source, unit.granularity, j)
        if numbered is not None:
            return numbered
    if unit.granularity is Granularity.HALF:
        return None
    plural = source.words[i].endswith("s")
    return read_unit_beside(source, i) or (None if plural else read_ending(source, j, 1, i, point))


def _numbered(source: Source, granularity: Granularity, j: int) -> Reading | None:
    """Read "quarter 1 2016", "quarter three of 2015" at the number; a year must follow."""
    number = digits(source, j) or source.lexicon.cardinals.get(source.words[j])
    if number is None or not 1 <= number <= (4 if granularity is Granularity.QUARTER else 2):
        return None
    form = Yearless(granularity=granularity, number=number)
    read = with_year(source, form, j + 1)
    return read if read[0] is not form else None


def _unit_end(source: Source, granularity: Granularity, j: int) -> Reading | None:
    """Read the year after "year-end" at `j`; without one it is the last such day, or the next to come."""
    year = year_at(source, j) if granularity is Granularity.YEAR else None
    if year is not None:
        day = dt.date(year[0], 12, 31)
        return fixed((day, day), Granularity.DAY), year[1]
    current = calendar.unit_span(source.today, granularity)
    coming = current[1], current[1]
    last = current[0] - _ONE_DAY
    past = coming if current[1] == source.today else (last, last)
    return dataclasses.replace(fixed(past, Granularity.DAY, relative=True), ahead=coming), j


def _read_week(source: Source, j: int, k: int, point: PointReader) -> Reading | None:
    """Read "week 31 of 2018", "the week of 5 June", "the week ended 9 June" after "week"."""
    number = digits(source, j)
    if number is not None and 1 <= number <= 53:
        whole = container(source, j + 1, point) if source.words[j + 1] == "of" else None
        year = whole[0].span[0].year if whole is not None else source.today.year
        try:
            monday = dt.date.fromisocalendar(year, number, 1)
        except ValueError:
            return None
        after = whole[1] if whole is not None else j + 1
        span = monday, monday + dt.timedelta(days=6)
        return fixed(span, Granularity.WEEK, relative=whole is None or whole[0].relative), after
    if k > j:
        day = point(source, k)
        span_of_day = dates(source, day[0]) if day is not None else None
        if day is not None and span_of_day is not None and day[0].granularity is Granularity.DAY:
            relative = not isinstance(day[0], Fixed) or day[0].relative
            return fixed(calendar.week_span(span_of_day[0]), Granularity.WEEK, relative=relative), day[1]
    return read_unit_beside(source, j - 1) or read_ending(source, j, 1, j - 1, point)


def read_stretch(source: Source, i: int, point: PointReader) -> Reading | None:
    """Read "12 months to June", "three months ended 30 June", "5 days before 3 May"."""
    counted = count_at(source, i)
    if counted is None:
        return None
    unit = unit_at(source, counted[1])
    if unit is None:
        return None
    j = unit[1]
    if source.words[j] in ("from", "after", "before") and source.words[j + 1] not in ("now", "a", "an"):
        base = point(source, j + 1)
        if base is None or _is_joined(source, base[1]):
            return None
        lasting = source.words[i - 1] in ("for", "the")
        moved = _moved(source, base[0], source.words[j], counted[0] * unit[0].size, unit[0], lasting=lasting)
        return (moved, base[1]) if moved is not None else None
    return read_ending(source, j, counted[0] * unit[0].size, j - 1, point)


def _is_joined(source: Source, j: int) -> bool:
    """Say whether what ends before `j` is the first half of a span."""
    return source.isin(j, "prepositions.to") or source.words[j] in DASHES or source.words[j] == "/"


def _moved(source: Source, base: Form, word: str, count: int, unit: Unit, *, lasting: bool) -> Fixed | None:
    """Return what lies so many units from, after or before a period: "5 days before 10 May".

    A year or a month moves as a whole ("two years before 2010"). What is `lasting` is all the time between
    ("the five years before 2020", "for 10 days from 18 December"); so is what begins with a year or month.
    """
    span = dates(source, base)
    if span is None:
        return None
    relative = not isinstance(base, Fixed) or base.relative
    sign = -1 if word == "before" else 1
    try:
        other = calendar.add(span[0], sign * count, unit.granularity)
        if word == "from" and (lasting or base.granularity is not Granularity.DAY) and other > span[0]:
            return fixed((span[0], other - _ONE_DAY), unit.granularity, relative=relative)
        if base.granularity is Granularity.DAY:
            return fixed((other, other), Granularity.DAY, relative=relative)
        if lasting and word == "before":
            return fixed((other, span[0] - _ONE_DAY), unit.granularity, relative=relative)
        if lasting and word == "after":
            until = calendar.add(span[1], count, unit.granularity)
            return fixed((span[1] + _ONE_DAY, until), unit.granularity, relative=relative)
        if base.granularity is unit.granularity:
            return fixed(calendar.step(span, sign * count), unit.granularity, relative=relative)
    except ValueError:
        return None
    return None


def read_ending(source: Source, j: int, count: int, i: int, point: PointReader) -> Reading | None:
    """Read the end of "the year to March", "the 12 months ended 30 June 2023" at `j`.

    Args:
        source: The text.
        j: Index of "to" or "ended".
        count: How many units.
        i: Index of the unit.
        point: Reader of the names of periods.
    """
    if not source.isin(j, "ago.ending"):
        return None
    k = j + 1
    if source.words[j] == "up" and source.words[k] == "to":
        k += 1
    if source.words[k] in ("on", "in"):
        k += 1
    read = point(source, k)
    if read is None or (isinstance(read[0], Fixed) and read[0].window):
        return None
    end = _ending_day(source, read[0])
    if end is None:
        return None
    granularity = source.lexicon.units[source.words[i]].granularity
    after = end + dt.timedelta(days=1)
    try:
        start = calendar.add(after, -count, granularity)
    except ValueError:
        return None
    relative = isinstance(read[0], Yearless) or (isinstance(read[0], Fixed) and read[0].relative)
    if start >= after:
        return None
    return fixed((start, end), granularity, relative=relative), read[1]


def _ending_day(source: Source, form: Form) -> dt.date | None:
    """Return the last day of a form; of its latest occurrence that is over where it names no year."""
    if isinstance(form, Yearless):
        for year in (source.today.year, source.today.year - 1):
            span = form.in_year(year)
            if span is not None and span[1] <= source.today:
                return span[1]
        return None
    return form.end if isinstance(form, Fixed) else None
