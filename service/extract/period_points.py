"""Whole names of periods, whatever they begin with.

`read_point` reads what can stand after "since" or "of"; a name that is part of another one calls it again for
that, a few levels deep at most.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable, Mapping

from service.extract.period_dates import (
    read_day_of_month,
    read_month,
    read_numeric,
    read_spoken_day,
    read_year,
)
from service.extract.period_fiscal import add_fiscal_year, read_fiscal
from service.extract.period_forms import Fixed, PointReader, Reading, Yearless, fixed, within
from service.extract.period_ordinals import read_day_in, read_ordinal
from service.extract.period_parts import (
    read_code,
    read_coded_number,
    read_decade_word,
    read_ordinal_part,
    read_season,
)
from service.extract.period_parts_of import read_modifier, read_part
from service.extract.period_relative import read_counted, read_day_name
from service.extract.period_stretches import read_stretch, read_unit
from service.extract.period_tokens import Source, skip_dash, skip_possessive, skip_the
from service.extract.period_weekdays import read_weekday
from service.model.period import Granularity

_DEEPEST = 3


def read_point(source: Source, i: int, depth: int = 0) -> Reading | None:
    """Read the name of a period at `i`, with or without "the"; None where there is none."""
    if depth > _DEEPEST:
        return None
    j = skip_the(source, i)
    word = source.words[j]
    reader = _read_number if "0" <= word[:1] <= "9" else _READERS.get(source.lexicon.kinds.get(word, ""))
    if reader is None:
        return None
    read = reader(source, j, lambda s, k: read_point(s, k, depth + 1))
    if read is None:
        return None
    return add_fiscal_year(source, j, read) or _add_inner(source, read)


def _read_number(source: Source, j: int, inner: PointReader) -> Reading | None:
    return (
        read_numeric(source, j)
        or read_coded_number(source, j)
        or read_day_of_month(source, j)
        or read_day_in(source, j)
        or read_ordinal(source, j, inner)
        or read_stretch(source, j, inner)
        or read_counted(source, j)
        or read_year(source, j)
    )


def _read_count(source: Source, j: int, inner: PointReader) -> Reading | None:
    return (
        read_stretch(source, j, inner)
        or read_counted(source, j)
        or read_ordinal(source, j, inner)
        or read_spoken_day(source, j)
        or read_year(source, j)
    )


_READERS: Mapping[str, Callable[[Source, int, PointReader], Reading | None]] = {
    "month": lambda source, j, inner: read_month(source, j, after_in=source.words[j - 1] == "in"),
    "weekday": read_weekday,
    "season": lambda source, j, inner: read_season(source, j, firm=True),
    "ordinal": read_ordinal,
    "count": _read_count,
    "modifier": read_modifier,
    "part": read_part,
    "day": lambda source, j, inner: read_day_name(source, j),
    "fiscal": lambda source, j, inner: read_fiscal(source, j) or _fiscal_ending(source, j, inner),
    "code": lambda source, j, inner: read_code(source, j),
    "decade": lambda source, j, inner: read_decade_word(source, j),
    "apostrophe": lambda source, j, inner: read_year(source, j),
    "unit": read_unit,
}


def _fiscal_ending(source: Source, j: int, inner: PointReader) -> Reading | None:
    """Read "fiscal year ended 31 March 2024" at its adjective: twelve months whose halves are its own."""
    if not source.isin(j, "fiscal.adjectives") or source.words[j + 1] != "year":
        return None
    read = read_unit(source, j + 1, inner)
    if read is None or not isinstance(read[0], Fixed) or read[1] == j + 2:
        return None
    return dataclasses.replace(read[0], fiscal=True), read[1]


def _add_inner(source: Source, read: Reading) -> Reading:
    """Read the part of a year or week that follows it: "next year's first quarter", "this week Monday"."""
    form, j = read
    if isinstance(form, Yearless):
        return _of_fiscal_year(source, form, j) or read
    if not isinstance(form, Fixed) or form.start is None:
        return read
    if form.granularity is Granularity.WEEK:
        k = skip_dash(source, j)
        weekday = source.lexicon.weekdays.get(source.words[k])
        if weekday is None or not form.relative:
            return read
        day = form.start + dt.timedelta(days=weekday - 1)
        return fixed((day, day), Granularity.DAY, relative=True), k + 1
    k = skip_possessive(source, j)
    if form.granularity is not Granularity.YEAR or (k == j and not form.fiscal):
        return read
    inner = read_ordinal_part(source, k) or read_code(source, k, alone=True)
    if inner is None:
        return read
    part = within(inner[0], form)
    return (part, inner[1]) if part is not None else read


def _of_fiscal_year(source: Source, form: Yearless, j: int) -> Reading | None:
    """Read the fiscal year after "Q1" at `j`: "Q1 FY23", "Q1 of fiscal 2023"."""
    year = read_fiscal(source, j + 1 if source.words[j] == "of" else j)
    if year is None or not isinstance(year[0], Fixed):
        return None
    part = within(form, year[0])
    return (part, year[1]) if part is not None else None
