"""Parts of periods by their number: "the third week of October", "the first nine months of 2023"."""

from __future__ import annotations

import dataclasses
import datetime as dt

from service.extract import calendar
from service.extract.calendar import DateSpan
from service.extract.period_dates import read_day_of_month
from service.extract.period_fiscal import latest_fiscal, read_fiscal
from service.extract.period_forms import Fixed, PointReader, Reading, Yearless, dates, fixed, within
from service.extract.period_parts import read_century, read_ordinal_part
from service.extract.period_relative import fiscal_year, read_modified
from service.extract.period_tokens import (
    Source,
    count_at,
    day_number_at,
    ordinal_at,
    skip_dash,
    skip_the,
    unit_at,
    year_at,
)
from service.extract.period_years import with_year
from service.model.period import Granularity
from service.model.working import working

_SUBDIVIDED = frozenset(
    {
        Granularity.DAY,
        Granularity.WEEK,
        Granularity.MONTH,
        Granularity.QUARTER,
        Granularity.YEAR,
        Granularity.DECADE,
    }
)


def read_ordinal(source: Source, i: int, point: PointReader) -> Reading | None:
    century = read_century(source, i)
    if century is not None:
        return century
    part = read_ordinal_part(source, i)
    if part is not None:
        return _place_part(source, part, point)
    ordinal = ordinal_at(source, i)
    if ordinal is None:
        return None
    if source.isin(ordinal[1], "fiscal.adjectives"):
        return _fiscal_part(source, ordinal[0], ordinal[1] + 1)
    of = _read_ordinal_of(source, ordinal[0], ordinal[1], point)
    return of or read_day_of_month(source, i) or read_day_in(source, i)


def _place_part(source: Source, part: Reading, point: PointReader) -> Reading | None:
    """Give "third quarter" the year that follows; "of" something else than a time makes it none."""
    form, j = part
    assert isinstance(form, Yearless)  # noqa: S101 - of its own reader
    dated = with_year(source, form, j)
    if dated[0] is not form and source.words[j] != "of":
        return dated
    if source.words[j] in ("of", "in"):
        k = skip_the(source, j + 1)
        if k > j + 1 and source.words[k] == "year" and source.words[k + 1] not in ("to", "of"):
            return form, k + 1
        whole = point(source, j + 1)
        if whole is not None and isinstance(whole[0], Fixed) and whole[0].granularity is Granularity.YEAR:
            inner = within(form, whole[0])
            if inner is not None:
                return inner, whole[1]
        return None if source.words[j] == "of" and dated[0] is form else dated
    fiscal = read_fiscal(source, j)
    if fiscal is not None and isinstance(fiscal[0], Fixed):
        inner = within(form, fiscal[0])
        return (inner, fiscal[1]) if inner is not None else part
    return dated


def _fiscal_part(source: Source, number: int, j: int) -> Reading | None:
    """Read "third fiscal quarter of 2024" at its unit."""
    unit = source.lexicon.units.get(source.words[j])
    limit = {Granularity.QUARTER: 4, Granularity.HALF: 2}.get(unit.granularity, 0) if unit is not None else 0
    if unit is None or number > limit or source.words[j].endswith("s"):
        return None
    form = Yearless(granularity=unit.granularity, number=number)
    year = year_at(source, j + 2 if source.words[j + 1] == "of" else j + 1)
    if year is not None:
        rule = source.fiscal or source.lexicon.fiscal.default
        inner = within(form, fixed(fiscal_year(year[0], rule), Granularity.YEAR, fiscal=True))
        return (inner, year[1]) if inner is not None else None
    return latest_fiscal(source, form), j + 1


def _read_ordinal_of(source: Source, number: int, j: int, point: PointReader) -> Reading | None:
    """Read "week of October", "nine months of 2023", "last week of 2018" after an ordinal."""
    from_end = source.words[j] == "last"
    k = skip_dash(source, j + 1 if from_end else j)
    weekday = source.lexicon.weekdays.get(source.words[k])
    if weekday is not None:
        whole = container(source, k + 1, point)
        day = _day(whole[0], number, weekday) if whole is not None else None
        return (day, whole[1]) if whole is not None and day is not None else None
    counted = count_at(source, k) if number == 1 and source.words[k] not in ("a", "an") else None
    unit = unit_at(source, counted[1] if counted is not None else k)
    if unit is None:
        return None
    size = unit[0].size * (counted[0] if counted is not None else 1)
    whole = container(source, unit[1], point)
    if whole is not None:
        part = _part(whole[0], unit[0].granularity, -number if from_end else number, size)
        return (part, whole[1]) if part is not None else None
    months = {Granularity.MONTH: 1, Granularity.QUARTER: 3}.get(unit[0].granularity, 0) * size
    if counted is None or not 2 <= months <= 11 or source.words[unit[1]] in ("of", "after", "since"):
        return None
    first = Yearless(granularity=Granularity.MONTH, number=1)
    last = Yearless(granularity=Granularity.MONTH, number=months)
    return with_year(source, dataclasses.replace(first, last=last), unit[1])


@working(frozen=True, slots=True)
class Whole:
    """A period of which something is a part; `relative` where its dates were counted from the document's."""

    span: DateSpan
    relative: bool


def container(source: Source, j: int, point: PointReader) -> tuple[Whole, int] | None:
    """Read the period after "of", "in" or nothing at `j`, of which what stands before is a part."""
    of = source.words[j] in ("of", "in")
    k = skip_the(source, j + 1)
    unit = unit_at(source, k) if of else None
    if unit is not None and k > j + 1 and not source.words[k].endswith("s") and unit[0].size == 1:
        span = calendar.unit_span(source.today, unit[0].granularity)
        return Whole(span, relative=True), k + 1
    whole = point(source, j + 1 if of else j)
    if whole is None:
        return None
    dated, known = dates(source, whole[0]), whole[0] if isinstance(whole[0], Fixed) else None
    if dated is None or (not of and known is not None and known.granularity is Granularity.DAY):
        return None
    return Whole(dated, relative=known is None or known.relative), whole[1]


def _day(whole: Whole, number: int, weekday: int) -> Fixed | None:
    """Return the nth such day of the week of a period."""
    day = _nth_weekday(whole.span, number, weekday)
    return fixed((day, day), Granularity.DAY, relative=whole.relative) if day is not None else None


def _part(whole: Whole, granularity: Granularity, number: int, size: int) -> Fixed | None:
    """Return the nth unit of a period."""
    span = _nth(whole.span, granularity, number, size)
    return fixed(span, granularity, relative=whole.relative) if span is not None else None


def _nth_weekday(whole: DateSpan, number: int, weekday: int) -> dt.date | None:
    if number > 0:
        first = whole[0] + dt.timedelta(days=(weekday - 1 - whole[0].weekday()) % 7)
        day = first + dt.timedelta(days=7 * (number - 1))
    else:
        final = whole[1] - dt.timedelta(days=(whole[1].weekday() - weekday + 1) % 7)
        day = final + dt.timedelta(days=7 * (number + 1))
    return day if whole[0] <= day <= whole[1] else None


def _nth(whole: DateSpan, granularity: Granularity, number: int, size: int = 1) -> DateSpan | None:
    """Return the nth unit of a period, counted from its end where `number` is negative.

    A week belongs to the period that its Thursday lies in (ISO 8601).
    """
    if granularity not in _SUBDIVIDED:
        return None
    edge = whole[0] if number > 0 else whole[1]
    if granularity is Granularity.WEEK:
        monday = calendar.week_span(edge)[0]
        thursday = monday + dt.timedelta(days=3)
        monday += dt.timedelta(days=7 if thursday < whole[0] else -7 if thursday > whole[1] else 0)
        first = monday, monday + dt.timedelta(days=6)
    else:
        first = calendar.unit_span(edge, granularity)
    try:
        span = calendar.step(first, number - 1 if number > 0 else number + 1)
        other = calendar.step(span, size - 1 if number > 0 else 1 - size)
    except ValueError:
        return None
    start, end = (span[0], other[1]) if number > 0 else (other[0], span[1])
    overlaps = start <= whole[1] and end >= whole[0]
    return (start, end) if overlaps else None


def read_last_of(source: Source, j: int, point: PointReader) -> Reading | None:
    """Read what follows "last" in "last six months of 2022", "last Friday of October"."""
    counted = count_at(source, j) if source.words[j] not in ("a", "an") else None
    k = counted[1] if counted is not None else j
    weekday = source.lexicon.weekdays.get(source.words[k])
    unit = unit_at(source, k)
    if (unit is None and weekday is None) or source.words[k + 1] not in ("of", "in"):
        return None
    whole = container(source, k + 1, point)
    if whole is None:
        return None
    if weekday is not None:
        day = _day(whole[0], -1, weekday)
        return (day, whole[1]) if day is not None else None
    assert unit is not None  # noqa: S101 - one of the two stands there
    size = unit[0].size * (counted[0] if counted is not None else 1)
    part = _part(whole[0], unit[0].granularity, -1, size)
    return (part, whole[1]) if part is not None else None


def read_day_in(source: Source, i: int) -> Reading | None:
    """Read "20th of the next month", "4 to 22 this month", "31st day of the month" at the first number."""
    first = day_number_at(source, i)
    if first is None:
        return None
    last, j = None, first[1]
    if source.words[j] in ("to", "-", "–", "till", "until", "through", "and"):
        until = day_number_at(source, skip_the(source, j + 1))
        if until is None or until[0] <= first[0]:
            return None
        last, j = until[0], until[1]
    k = j + 1 if source.words[j] == "day" else j
    k = k + 1 if source.words[k] in ("of", "in") else k
    if k == j and last is None:
        return None
    month = _month_reference(source, skip_the(source, k))
    if month is None:
        return None
    start = month[0] + dt.timedelta(days=first[0] - 1)
    end = month[0] + dt.timedelta(days=(last or first[0]) - 1)
    return (fixed((start, end), Granularity.DAY, relative=True), month[2]) if end <= month[1] else None


def _month_reference(source: Source, i: int) -> tuple[dt.date, dt.date, int] | None:
    """Read "next month", "the month" at `i`: its first and last day and the index after it."""
    if source.words[i] == "month":
        return *calendar.unit_span(source.today, Granularity.MONTH), i + 1
    read = read_modified(source, i)
    if read is None or not isinstance(read[0], Fixed) or read[0].window or read[0].span is None:
        return None
    return (*read[0].span, read[1]) if read[0].granularity is Granularity.MONTH else None
