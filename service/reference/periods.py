"""Reading the periods of published tables: 2023, 2023Q1, 2023M04, 2023-04-01, 1 April 2023, Apr-23."""

from __future__ import annotations

import datetime as dt
import re

from service.errors import ModelError
from service.model.time_period import Frequency, TimePeriod

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_YEAR = re.compile(r"(?:YR)?([0-9]{4})(?:\.0)?(?: ?\[YR[0-9]{4}\])?", re.IGNORECASE)
_PART = re.compile(r"([0-9]{4})[-/ .]?(?:([QSHW])([0-9]{1,2})|M?([0-9]{2}))", re.IGNORECASE)
_PART_FIRST = re.compile(r"(?:([QSH])([0-9])|([0-9])([QSH]))[-/ .]?([0-9]{4})", re.IGNORECASE)
_DAY = re.compile(r"([0-9]{4})[-/.]?([0-9]{2})[-/.]?([0-9]{2})(?:[T ][0-9:.]{1,18}Z?)?")
_DAY_LAST = re.compile(r"([0-9]{1,2})([-/.])([0-9]{1,2})[-/.]([0-9]{4})")
_NAMED = re.compile(r"(?:([0-9]{1,2})[- ])?([a-z]{3,9})\.?[-, ]{0,2}([0-9]{4}|[0-9]{2})", re.IGNORECASE)
_SPLIT_YEAR = re.compile(r"([0-9]{4})[/-]([0-9]{2}|[0-9]{4})")
_MONTHS_OF = {Frequency.HALF_YEARLY: 6, Frequency.QUARTERLY: 3, Frequency.MONTHLY: 1}
_LONGEST = 40

SPLIT_YEAR = "is a year of two calendar years, which no series here has"
_NO_DAY = "is no day or period of the calendar"
_NO_PERIOD = "is not a period"


class UnreadableError(ValueError):
    """A cell that cannot be read; the message says why, without the cell."""


def read_period(text: str, *, date_order: str = "") -> TimePeriod:
    """Return the period that a cell of a published table stands for.

    Args:
        text: The cell, without space around it.
        date_order: `dmy` or `mdy` where days are written 03/04/2023; "" where the table does not say.

    Raises:
        UnreadableError: It is none, or could be two.

    >>> [str(read_period(text)) for text in ("2023Q1", "2023M04", "Apr 2023", "1 April 2023", "31.12.2022")]
    ['2023-Q1', '2023-04', '2023-04', '2023-04-01', '2022-12-31']
    """
    if len(text) > _LONGEST:
        raise UnreadableError(_NO_PERIOD)
    try:
        period = _plain(text) or _named(text) or _day_last(text, date_order)
    except UnreadableError:
        raise
    except (ModelError, ValueError) as error:
        raise UnreadableError(SPLIT_YEAR if is_split_year(text) else _NO_DAY) from error
    if period is None:
        raise UnreadableError(SPLIT_YEAR if is_split_year(text) else _NO_PERIOD)
    return period


def is_split_year(text: str) -> bool:
    """Say whether a cell may be a year of two calendar years (2012/13); "2009-10" may be a month, too."""
    found = _SPLIT_YEAR.fullmatch(text)
    return found is not None and (int(found[1]) + 1) % 100 == int(found[2]) % 100


def coarsen(period: TimePeriod, freq: Frequency) -> TimePeriod | None:
    """Return the period of `freq` that `period` stands for in a series of that frequency.

    A table of years may name each by a day of it (1971-01-01); a year is never read as one of its months.

    >>> str(coarsen(TimePeriod.parse("2023-05-01"), Frequency.QUARTERLY))
    '2023-Q2'
    """
    if period.freq is freq:
        return period
    if (period.end - period.start).days > _LONGEST_DAYS[freq]:
        return None
    day = period.start
    if freq is Frequency.ANNUAL:
        return TimePeriod.parse(f"{day.year:04}")
    if freq is Frequency.WEEKLY:
        week = day.isocalendar()
        return TimePeriod.parse(f"{week.year:04}-W{week.week:02}")
    if freq is Frequency.DAILY:
        return TimePeriod.parse(day.isoformat())
    width = _MONTHS_OF[freq]
    number = (day.month + width - 1) // width
    kind = "" if freq is Frequency.MONTHLY else freq.value
    return TimePeriod.parse(f"{day.year:04}-{kind}{number:0{1 if kind else 2}}")


_LONGEST_DAYS = {
    Frequency.DAILY: 0,
    Frequency.WEEKLY: 6,
    Frequency.MONTHLY: 30,
    Frequency.QUARTERLY: 91,
    Frequency.HALF_YEARLY: 183,
    Frequency.ANNUAL: 365,
}


def _plain(text: str) -> TimePeriod | None:
    if found := _YEAR.fullmatch(text):
        return TimePeriod.parse(found[1])
    if found := _PART.fullmatch(text):
        if found[2]:
            return _part(found[1], found[2], found[3])
        return TimePeriod.parse(f"{found[1]}-{found[4]}")
    if found := _PART_FIRST.fullmatch(text):
        return _part(found[5], found[1] or found[4], found[2] or found[3])
    if found := _DAY.fullmatch(text):
        return TimePeriod.parse(f"{found[1]}-{found[2]}-{found[3]}")
    return None


def _part(year: str, kind: str, number: str) -> TimePeriod:
    kind = "S" if kind.upper() == "H" else kind.upper()
    return TimePeriod.parse(f"{year}-{kind}{int(number):0{2 if kind == 'W' else 1}}")


def _named(text: str) -> TimePeriod | None:
    found = _NAMED.fullmatch(text)
    if found is None or found[2][:3].lower() not in _MONTHS:
        return None
    month = _MONTHS.index(found[2][:3].lower()) + 1
    if not _full_name(month).startswith(found[2].lower()) and found[2].lower() != "sept":
        return None
    year = int(found[3]) if len(found[3]) == 4 else _full_year(int(found[3]))
    if found[1] is None:
        return TimePeriod.parse(f"{year:04}-{month:02}")
    return TimePeriod.parse(dt.date(year, month, int(found[1])).isoformat())


def _full_year(year: int) -> int:
    """Return the year of two digits as POSIX reads it: 69 to 99 are of the last century."""
    return year + (1900 if year >= 69 else 2000)


def _full_name(month: int) -> str:
    return dt.date(2000, month, 1).strftime("%B").lower()


def _day_last(text: str, date_order: str) -> TimePeriod | None:
    found = _DAY_LAST.fullmatch(text)
    if found is None:
        return None
    first, second = int(found[1]), int(found[3])
    if found[2] == ".":
        date_order = "dmy"  # nobody writes a month first before a dot
    elif (not date_order and first == second) or (not date_order and 12 < first <= 31):
        date_order = "dmy"
    elif not date_order and 12 < second <= 31:
        date_order = "mdy"
    if not date_order:
        raise UnreadableError('could be two days: set date_order = "dmy" or "mdy" under [read]')
    day, month = (first, second) if date_order == "dmy" else (second, first)
    return TimePeriod.parse(f"{found[4]}-{month:02}-{day:02}")
