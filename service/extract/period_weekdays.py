"""Weekdays: "Friday", "Tue May 9", "Friday the 11th", "Monday of last week"."""

from __future__ import annotations

import dataclasses
import datetime as dt

from service.extract import calendar
from service.extract.period_dates import read_day_of_month, read_month, read_numeric
from service.extract.period_forms import PointReader, Reading, Yearless, dates, fixed, on_weekday
from service.extract.period_tokens import Source, day_number_at, digits, skip_the
from service.model.period import Granularity


def read_weekday(source: Source, i: int, point: PointReader) -> Reading | None:
    """Read "Friday", "Tue May 9", "Friday the 11th", "Monday of last week" from the weekday at `i`."""
    weekday = source.lexicon.weekdays[source.words[i]]
    j = i + 1
    if source.words[j] == "." and source.words[i] not in source.lexicon.weekday_names:
        j += 1
    k = skip_the(source, j + 1 if source.words[j] == "," else j)
    date = _date_after_weekday(source, k)
    if date is not None:
        return _on(source, date, weekday)
    day = day_number_at(source, k)
    if day is not None and (day[2] or k == j) and _ends_number(source, day[1]):
        found = _weekday_number(source.today, weekday, day[0])
        if found is not None:
            return fixed((found, found), Granularity.DAY, relative=True), day[1]
    if source.words[j] == "of":
        week = point(source, j + 1)
        if week is not None and week[0].granularity is Granularity.WEEK:
            span = dates(source, week[0])
            if span is not None:
                found = span[0] + dt.timedelta(days=weekday - 1)
                return fixed((found, found), Granularity.DAY, relative=True), week[1]
    if source.words[i] not in source.lexicon.weekday_names:
        return None
    if source.words[j : j + 2] == ["after", "next"]:
        second = source.today + dt.timedelta(days=(weekday - source.today.isoweekday() - 1) % 7 + 8)
        return fixed((second, second), Granularity.DAY, relative=True), j + 2
    past = source.today - dt.timedelta(days=(source.today.weekday() - weekday + 1) % 7)
    ahead = past if past == source.today else past + dt.timedelta(days=7)
    form = fixed((past, past), Granularity.DAY, relative=True)
    return dataclasses.replace(form, ahead=(ahead, ahead)), j if j == i + 1 else i + 1


def _on(source: Source, date: Reading, weekday: int) -> Reading:
    """Return a date without a year on its weekday: "Friday, July 18" is in a year where that is a Friday."""
    form, j = date
    if not isinstance(form, Yearless) or form.last is not None:
        return date
    span = on_weekday(form, weekday, source.today)
    return (fixed(span, Granularity.DAY, relative=True), j) if span is not None else date


def _ends_number(source: Source, j: int) -> bool:
    """Say whether the number before token `j` counts nothing that follows."""
    return not source.words[j][:1].isalpha() or source.isin(j, "prepositions.to")


def read_bare_day(source: Source, i: int) -> Reading | None:
    """Read "on the 15th" at its number, where nothing follows that it could count: the latest such day."""
    day = day_number_at(source, i)
    if day is None or not day[2] or not source.words[i][:1].isdigit() or source.words[day[1]][:1].isalnum():
        return None
    if source.words[i - 1] != "the" or source.words[i - 2] != "on" or source.words[day[1]] in ("-", "–"):
        return None
    for back in range(3):
        first = calendar.add(source.today.replace(day=1), -back, Granularity.MONTH)
        try:
            found = first.replace(day=day[0])
        except ValueError:
            continue
        if found <= source.today or (back == 0 and found.day - source.today.day <= 7):
            return fixed((found, found), Granularity.DAY, relative=True), day[1]
    return None


def read_weekend(source: Source, i: int) -> Reading | None:
    """Read "over the weekend" at its noun: the latest weekend that has begun, or the one of this week."""
    if not source.isin(i, "anaphors.weekend") or source.words[i].endswith("s"):
        return None
    if source.words[i - 1] != "the" or not source.isin(i - 2, "anaphors.weekend_before"):
        return None
    saturday = source.today - dt.timedelta(days=(source.today.weekday() + 2) % 7)
    form = fixed((saturday, saturday + dt.timedelta(days=1)), Granularity.DAY, relative=True)
    coming = saturday + dt.timedelta(days=7)
    return dataclasses.replace(form, ahead=(coming, coming + dt.timedelta(days=1))), i + 1


def _date_after_weekday(source: Source, k: int) -> Reading | None:
    """Read the date that a weekday is said of, at `k`."""
    word = source.words[k]
    if word in source.lexicon.months:
        read: Reading | None = read_month(source, k)
    else:
        read = read_day_of_month(source, k) or (read_numeric(source, k) if word[:1].isdigit() else None)
        read = read or read_month_and_day(source, k)
    return read if read is not None and read[0].granularity is Granularity.DAY else None


def _weekday_number(today: dt.date, weekday: int, number: int) -> dt.date | None:
    """Return the nearest day with that number and weekday: in this month, else before it."""
    for back in range(24):
        first = calendar.add(today.replace(day=1), -back, Granularity.MONTH)
        try:
            day = first.replace(day=number)
        except ValueError:
            continue
        if day.isoweekday() == weekday:
            return day
    return None


def read_month_and_day(source: Source, i: int) -> Reading | None:
    """Read "5/12" at `i`, month first unless impossible, where the words say that a date stands there."""
    first, second = digits(source, i), digits(source, i + 2)
    if first is None or second is None or source.words[i + 1] != "/" or max(first, second) > 31:
        return None
    month, day = (first, second) if first <= 12 else (second, first)
    if not 1 <= month <= 12 or day < 1 or source.words[i + 3] == "/":
        return None
    return Yearless(granularity=Granularity.DAY, number=month, day=day), i + 3
