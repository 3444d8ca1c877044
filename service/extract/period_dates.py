"""Names of the calendar: days, months, quarters, halves, seasons, years, decades and centuries."""

from __future__ import annotations

import dataclasses
import datetime as dt

from service.extract import calendar
from service.extract.period_forms import Fixed, Reading, Yearless, fixed, join, place
from service.extract.period_parts import read_code, read_decade, read_ordinal_part
from service.extract.period_tokens import (
    APOSTROPHES,
    DASHES,
    Source,
    below_hundred,
    day_number_at,
    digits,
    full_year,
    has_letters_after,
    skip_the,
    year_at,
)
from service.extract.period_years import UNIT_SIGNS, is_counted, placed, with_year, year_and_number
from service.model.period import Granularity

_DAY_JOINS = frozenset({"to", "through", "thru", "till", "until", "-", "–", "—"})


def read_month(source: Source, i: int, *, after_in: bool = False) -> Reading:
    """Read what begins with the month at `i`: "March", "June 8th, 2023", "Nov 18-19", "April of last year".

    Args:
        source: The text.
        i: Index of the month.
        after_in: True after "in", where a number is no day unless a year follows ("in May 20 people").
    """
    month = source.lexicon.months[source.words[i]]
    j = _after_abbreviation(source, i)
    glued = source.words[j] in ("/", "-", ".") and source.glued[j] and source.glued[j + 1]
    if glued and day_number_at(source, j + 1) is not None:
        return _month_day(source, month, j + 1)
    k = skip_the(source, j + 1 if source.words[j] == "," else j)
    day = day_number_at(source, k)
    if day is not None and (k == j or source.words[j] == "the") and _is_day(source, day[1], after_in, day[2]):
        return _month_day(source, month, k)
    ending = _ending_in(source, month, j)
    if ending is not None:
        return with_year(source, *ending)
    read = with_year(source, Yearless(granularity=Granularity.MONTH, number=month), j)
    later = _ending_in(source, month, read[1]) if isinstance(read[0], Fixed) else None
    if later is None or not isinstance(read[0], Fixed) or read[0].start is None:
        return read
    return placed(later[0], read[0].start.year, later[1])


def _ending_in(source: Source, month: int, j: int) -> tuple[Yearless, int] | None:
    """Read "the March quarter", "the December half" at the unit: the months that end with the one named."""
    unit = source.lexicon.units.get(source.words[j])
    size = {Granularity.QUARTER: 3, Granularity.HALF: 6}.get(unit.granularity, 0) if unit is not None else 0
    if not size or source.words[j].endswith("s") or month < size:
        return None
    last = Yearless(granularity=Granularity.MONTH, number=month)
    return Yearless(granularity=Granularity.MONTH, number=month - size + 1, last=last), j + 1


def _after_abbreviation(source: Source, i: int) -> int:
    """Return the index after the month at `i` and the full stop of its abbreviation."""
    if source.words[i] in source.lexicon.month_names or source.words[i + 1] != "." or not source.glued[i + 1]:
        return i + 1
    follows = source.words[i + 2][:1]
    return (
        i + 2
        if follows.isdigit() or follows == "," or (follows.isalpha() and not source.is_capital(i + 2))
        else i + 1
    )


def _is_day(source: Source, j: int, after_in: bool, ordinal: bool) -> bool:
    """Say whether the number that ends before `j` is the day of the month before it."""
    word = source.words[j]
    if word in source.lexicon.words["years.never_before"] or word in UNIT_SIGNS:
        return False
    if ordinal or not after_in:
        return True
    return year_at(source, j + 1 if word == "," else j) is not None or word in _DAY_JOINS


def _month_day(source: Source, month: int, k: int) -> Reading:
    """Read the day at `k` after its month, with the end of a span of days and the year."""
    day = day_number_at(source, k)
    assert day is not None  # noqa: S101 - the caller has looked
    first = Yearless(granularity=Granularity.DAY, number=month, day=day[0])
    j = day[1]
    if source.words[j] in ("/", "-", ".") and source.glued[j] and source.glued[j + 1]:
        year = year_at(source, j + 1)
        if year is not None:
            return placed(first, year[0], year[1])
    if source.words[j] in _DAY_JOINS:
        until = day_number_at(source, skip_the(source, j + 1))
        if until is not None and until[0] > day[0] and not _names_month(source, until[1]):
            last = Yearless(granularity=Granularity.DAY, number=month, day=until[0])
            return with_year(source, dataclasses.replace(first, last=last), until[1])
    return with_year(source, first, j)


def _names_month(source: Source, i: int) -> bool:
    """Say whether a month or a unit follows, so that the number before `i` belongs to it."""
    word = source.words[i + 1] if source.words[i] == "of" else source.words[i]
    return (
        word in source.lexicon.months
        or word in source.lexicon.units
        or word in source.lexicon.words["years.never_before"]
        or word in UNIT_SIGNS
        or word == "/"
    )


def read_day_of_month(source: Source, i: int) -> Reading | None:
    """Read "8 June 2023", "the 13th of July", "4 to 22 January", "19th-21st Aug" from the day at `i`."""
    first = day_number_at(source, i)
    if first is None:
        return None
    j = first[1]
    if source.words[j] in _DAY_JOINS or source.words[j] in ("and", "&"):
        k = skip_the(source, j + 1)
        last = day_number_at(source, k)
        opened = source.words[i - 1] == "between" or source.words[skip_back_the(source, i)] == "between"
        if last is not None and last[0] > first[0] and (source.words[j] not in ("and", "&") or opened):
            read = _day_of(source, (first[0], last[0]), last[1])
            if read is not None:
                return read
        month = source.lexicon.months.get(source.words[k]) if first[1] > i else None
        if month is not None and opened | (source.words[i - 1] == "from"):
            end = read_month(source, k)
            return _borrow_month(first[0], month, end)
    return _day_of(source, (first[0], None), j)


def read_spoken_day(source: Source, i: int) -> Reading | None:
    """Read "twenty-five January nineteen eighty-six" at the number word; the year must follow."""
    day = below_hundred(source, i)
    if day is None or day[0] > 31 or source.words[day[1]] not in source.lexicon.month_names:
        return None
    form = Yearless(
        granularity=Granularity.DAY, number=source.lexicon.months[source.words[day[1]]], day=day[0]
    )
    read = with_year(source, form, day[1] + 1)
    return read if read[0] is not form else None


def skip_back_the(source: Source, i: int) -> int:
    """Return the index before "the" where it precedes `i`, else the index before `i`."""
    return i - 2 if source.words[i - 1] == "the" else i - 1


def _borrow_month(day: int, month: int, end: Reading) -> Reading | None:
    """Give the first day of "from 02 to April 07" the month of the last."""
    form = join(Yearless(granularity=Granularity.DAY, number=month, day=day), end[0])
    return (form, end[1]) if form is not None else None


def _day_of(source: Source, days: tuple[int, int | None], j: int) -> Reading | None:
    """Read the month at `j` of the days before it."""
    k = j
    while source.words[k] in ("day", "of", "the", ",") and k < j + 4:
        k += 1
    if k == j and source.words[k] in ("-", "/") and source.glued[k] and source.glued[k + 1]:
        k += 1
    month = source.lexicon.months.get(source.words[k])
    if month is None:
        return None
    if source.words[k - 1] == "," or (k == j and source.words[k] == "may" and not source.is_capital(k)):
        return None
    first = Yearless(granularity=Granularity.DAY, number=month, day=days[0])
    last = None if days[1] is None else Yearless(granularity=Granularity.DAY, number=month, day=days[1])
    after = _after_abbreviation(source, k)
    form = dataclasses.replace(first, last=last)
    if source.words[after] not in DASHES and source.words[after] != "/":
        number = digits(source, after)
        if number is not None and len(source.words[after]) == 2 and not is_counted(source, after + 1):
            read = placed(form, full_year(source, number), after + 1)
            if last is None and not (source.glued[after + 1] and source.words[after + 1] in (",", ":", ".")):
                return read
    return with_year(source, form, after)


def read_numeric(source: Source, i: int) -> Reading | None:
    """Read a date in digits at `i`: 2023-06-08, 8/6/2023 (month first, if it can be), 08.06.2023, 3/2015."""
    if source.words[i].count(".") == 2:
        parts = source.words[i].split(".")
        return _ordered(source, parts, i + 1, named=True) or _ordered(source, parts, i + 1)
    word = source.words[i]
    if len(word) == 8 and word.isascii() and word.isdigit() and word[:2] in ("19", "20"):
        return _ordered(source, [word[:4], word[4:6], word[6:]], i + 1)
    mark = source.words[i + 1]
    if mark not in ("/", "-", ".") or not source.glued[i + 1] or not source.glued[i + 2]:
        return None
    if source.words[i + 3] == mark and source.glued[i + 3] and source.glued[i + 4]:
        middle, third = source.words[i + 2], source.words[i + 4]
        if middle in source.lexicon.months:
            middle = str(source.lexicon.months[middle])
            long_first = len(source.words[i]) == 4
            return _ordered(source, [source.words[i], middle, third], i + 5, named=not long_first)
        return _ordered(source, [source.words[i], middle, third], i + 5)
    return _month_and_year(source, i) if mark == "/" else None


def _month_and_year(source: Source, i: int) -> Reading | None:
    """Read "3/2015" at `i`."""
    month, year = digits(source, i), year_at(source, i + 2)
    if month is None or not 1 <= month <= 12 or year is None or len(source.words[i + 2]) != 4:
        return None
    if source.words[i + 3] == "/" or not year[0] >= 1800:
        return None
    return fixed(calendar.months_span(year[0], month), Granularity.MONTH), i + 3


def _ordered(source: Source, parts: list[str], j: int, *, named: bool = False) -> Reading | None:
    """Read year, month and day from three numbers of which `j` is the index after the last.

    Args:
        source: The text.
        parts: The numbers as written.
        j: Index after them.
        named: True where the second is the month: written as a name, or between full stops.
    """
    if not all(part.isascii() and part.isdigit() and len(part) in (1, 2, 4) for part in parts):
        return None
    if has_letters_after(source, j - 1) or (source.words[j] == "/" and source.glued[j]):
        return None
    a, b, c = (int(part) for part in parts)
    if len(parts[0]) == 4:
        orders = ((a, b, c),)
    elif len(parts[2]) == 4 or (len(parts[2]) == 2 and source.words[j - 1] == parts[2]):
        year = c if len(parts[2]) == 4 else full_year(source, c)
        orders = ((year, b, a),) if named else ((year, a, b), (year, b, a))  # type: ignore[assignment]
    else:
        return None
    for year, month, day in orders:
        try:
            date = dt.date(year, month, day)
        except ValueError:
            continue
        return fixed((date, date), Granularity.DAY), j
    return None


def read_year(source: Source, i: int) -> Reading | None:
    """Read what begins with the year at `i`: "2022", "2012–13", "2014-10", "2019 Q1", "the 1990s"."""
    possessed = source.words[i + 1] in APOSTROPHES and source.words[i - 1] == "the"
    read = year_at(source, i) if not possessed else None
    if read is None:
        return read_decade(source, i) or (year_reading(source, i) if possessed else None)
    return year_reading(source, i)


def year_reading(source: Source, i: int) -> Reading | None:
    """Read the year at `i` with the part of it or the second year that follows."""
    read = year_at(source, i)
    if read is None:
        return None
    year, j = read
    whole = fixed(calendar.year_span(year), Granularity.YEAR)
    mark = source.words[j]
    if (mark in DASHES or mark == "/") and source.words[j + 1][:1].isdigit() and len(source.words[i]) == 4:
        joined = year_and_number(source, year, j)
        if joined is not None:
            return joined
    k = j + 1 if mark in DASHES or mark in (",", "/") else j
    inner = read_part_of_year(source, skip_the(source, k))
    if inner is not None and (k == j or mark == "," or source.glued[j]):
        dated = place(inner[0], year)
        if dated is not None and not (mark == "," and _has_own_year(source, inner[1])):
            return dated, inner[1]
    return whole, j


def _has_own_year(source: Source, j: int) -> bool:
    k = j + 1 if source.words[j] in (",", "of") else j
    return year_at(source, k) is not None or day_number_at(source, k) is not None


def read_part_of_year(source: Source, i: int) -> Reading | None:
    """Read a month, quarter or half without its year at `i` ("Q1", "nov", "third quarter")."""
    word = source.words[i]
    if word in source.lexicon.months:
        if word == "may" and not source.is_capital(i):
            return None
        month = Yearless(granularity=Granularity.MONTH, number=source.lexicon.months[word])
        return month, _after_abbreviation(source, i)
    return read_code(source, i, alone=True) or read_ordinal_part(source, i)
