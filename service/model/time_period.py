"""Periods of reference data as SDMX writes them: 2023, 2023-S1, 2023-Q4, 2023-11, 2023-W07, 2023-11-05."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from service.errors import ModelError


class Frequency(StrEnum):
    """How often a series is observed: SDMX's CL_FREQ, the codes that are read."""

    ANNUAL = "A"
    HALF_YEARLY = "S"
    QUARTERLY = "Q"
    MONTHLY = "M"
    WEEKLY = "W"
    DAILY = "D"


_MONTHS_OF = {"S": 6, "Q": 3, "M": 1}
_FORM = re.compile(
    r"(?P<year>[0-9]{4})(?:-(?:(?P<kind>[SQW])(?P<number>[0-9]{1,2})|(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?))?"
)


@dataclass(frozen=True, slots=True, order=True)
class TimePeriod:
    """A period of a series.

    Attributes:
        start: First day.
        end: Last day, included.
        freq: Frequency that it is a period of.
    """

    start: dt.date
    end: dt.date
    freq: Frequency

    @classmethod
    def parse(cls, text: str) -> Self:
        """Return the period that SDMX's text stands for.

        Raises:
            ModelError: It is not of one of the six forms, or there is no such day.

        >>> TimePeriod.parse("2023-Q1").end
        datetime.date(2023, 3, 31)
        """
        found = _FORM.fullmatch(text)
        if found is None:
            raise ModelError(f"{text[:40]!r} is no period such as 2023, 2023-S1, 2023-Q4, 2023-11, 2023-W07")
        try:
            return cls._of(found)
        except ValueError as error:
            raise ModelError(f"there is no period {text!r}") from error

    @classmethod
    def _of(cls, found: re.Match[str]) -> Self:
        year = int(found["year"])
        if found["day"]:
            day = dt.date(year, int(found["month"]), int(found["day"]))
            return cls(day, day, Frequency.DAILY)
        if found["kind"] == "W":
            monday = dt.date.fromisocalendar(year, int(found["number"]), 1)
            return cls(monday, monday + dt.timedelta(days=6), Frequency.WEEKLY)
        if found["month"]:
            return cls._months(year, int(found["month"]), Frequency.MONTHLY)
        if found["kind"]:
            return cls._months(year, int(found["number"]), Frequency(found["kind"]))
        return cls(dt.date(year, 1, 1), dt.date(year, 12, 31), Frequency.ANNUAL)

    @classmethod
    def _months(cls, year: int, number: int, freq: Frequency) -> Self:
        width = _MONTHS_OF[freq]
        last = number * width
        start = dt.date(year, last - width + 1, 1)
        return cls(start, dt.date(year, last, calendar.monthrange(year, last)[1]), freq)

    def __str__(self) -> str:
        """Return SDMX's text.

        >>> [str(TimePeriod.parse(text)) for text in ("2023", "2023-S2", "2020-W53", "2023-02-28")]
        ['2023', '2023-S2', '2020-W53', '2023-02-28']
        """
        match self.freq:
            case Frequency.ANNUAL:
                return f"{self.start.year:04}"
            case Frequency.DAILY:
                return self.start.isoformat()
            case Frequency.WEEKLY:
                week = self.start.isocalendar()
                return f"{week.year:04}-W{week.week:02}"
            case Frequency.MONTHLY:
                return self.start.isoformat()[:7]
            case _:
                return f"{self.start.year:04}-{self.freq.value}{self.end.month // _MONTHS_OF[self.freq]}"
