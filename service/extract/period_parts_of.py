"""Names with a modifier or a part before them: "last March", "early 2022", "the end of May"."""

from __future__ import annotations

import datetime as dt

from service.extract import calendar
from service.extract.calendar import DateSpan
from service.extract.period_dates import read_day_of_month, read_month
from service.extract.period_forms import (
    Fixed,
    PointReader,
    Reading,
    Yearless,
    fixed,
    latest,
    take_part,
)
from service.extract.period_ordinals import read_last_of
from service.extract.period_parts import read_code, read_season
from service.extract.period_relative import modifier_at, read_modified, read_rest, read_weekday_of
from service.extract.period_stretches import read_unit
from service.extract.period_tokens import Source, skip_dash, skip_the, unit_at
from service.extract.period_weekdays import read_weekday


def read_modifier(source: Source, i: int, inner: PointReader) -> Reading | None:
    """Read "last March", "this summer", "next Friday", "the last week of 2016", "the past 17 years"."""
    modified = modifier_at(source, i)
    if modified is None:
        return None
    sense, j = modified
    if sense in ("last", "final"):
        of = read_last_of(source, j, inner)
        if of is not None:
            return of
    if sense == "final":
        return None
    word = source.words[j]
    if word in source.lexicon.weekdays and sense not in ("same", "that"):
        if source.words[j + 1] in source.lexicon.months or source.words[j + 1][:1].isdigit():
            return read_weekday(source, j, inner)
        return read_weekday_of(source, j, sense)
    if source.isin(j, "doubtful.months") and not source.is_capital(j) and sense == "this":
        return None
    name = _read_yearless(source, j)
    if name is not None and sense not in ("same", "that"):
        if isinstance(name[0], Fixed):
            return name
        span = _nearest(name[0], sense, source.today) if isinstance(name[0], Yearless) else None
        return (fixed(span, name[0].granularity, relative=True), name[1]) if span is not None else None
    return read_modified(source, i)


def _read_yearless(source: Source, j: int) -> Reading | None:
    """Read a month, season, quarter code or day of a month at `j`."""
    word = source.words[j]
    if word in source.lexicon.months:
        return read_month(source, j)
    if word in source.lexicon.seasons:
        return read_season(source, j, firm=True)
    return read_code(source, j) or (read_day_of_month(source, j) if word[:1].isdigit() else None)


def _nearest(form: Yearless, sense: str, today: dt.date) -> DateSpan | None:
    """Return the occurrence that "last", "this" or "next" pick out."""
    if sense == "this":
        begun = latest(form, today)
        return begun if begun is not None and begun[1] >= today else form.in_year(today.year)
    back = sense in ("last", "past", "previous")
    years = range(today.year, today.year - 9, -1) if back else range(today.year, today.year + 9)
    for year in years:
        span = form.in_year(year)
        if span is not None and (span[1] < today if back else span[0] > today):
            return span
    return None


def read_part(source: Source, i: int, inner: PointReader) -> Reading | None:
    """Read "early 2022", "mid-November", "the end of the month", "later this year", "rest of the week"."""
    part = source.lexicon.parts[source.words[i]]
    if part == "rest":
        return read_rest(source, i)
    j = skip_dash(source, i + 1)
    if part in ("earlier", "later"):
        return _read_side(source, j, part, inner)
    direct = part in ("early", "late") or source.words[i] == "mid" or j > i + 1
    if source.words[j] == "of" or (source.words[j] == "in" and part in ("early", "late")):
        j += 1
    elif not direct:
        return None
    whole = _read_whole(source, j, inner)
    if whole is None:
        return None
    form = take_part(whole[0], part)
    return (form, whole[1]) if form is not None else None


def _read_whole(source: Source, j: int, inner: PointReader) -> Reading | None:
    """Read the period that a part is of: any name, or a bare unit ("the end of month")."""
    if source.words[j] in ("around", "about"):
        j += 1
    k = skip_the(source, j)
    unit = unit_at(source, k)
    if unit is not None and not source.words[k].endswith("s") and unit[0].size == 1:
        beside = read_unit(source, k, inner)
        if beside is not None and not (isinstance(beside[0], Fixed) and beside[0].relative):
            return beside
        span = calendar.unit_span(source.today, unit[0].granularity)
        return fixed(span, unit[0].granularity, relative=True), unit[1]
    return inner(source, j)


def _read_side(source: Source, j: int, part: str, inner: PointReader) -> Reading | None:
    """Read the period after "earlier" or "later": what has passed of it, or what is left."""
    whole = _read_whole(source, j + 1 if source.words[j] == "in" else j, inner)
    if whole is None or not isinstance(whole[0], Fixed) or whole[0].span is None or whole[0].window:
        return None
    start, end = whole[0].span
    if not start <= source.today <= end:
        return whole
    span = (start, source.today) if part == "earlier" else (source.today, end)
    return fixed(span, whole[0].granularity, relative=True), whole[1]
