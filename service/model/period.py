"""Periods: closed date intervals that claims speak of."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from service.errors import ModelError
from service.model.text import Span


class Granularity(StrEnum):
    """The unit in which the text states a period."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


PeriodSource = Literal["text", "carried", "document", "unresolved"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Anaphor:
    """How words point to a period by way of another one that is spoken of.

    Attributes:
        granularity: Unit in which they count.
        offset: So many units before (negative) or after the period spoken of; 0 for the same.
        whole: True where whole units are meant, as many as `offset` says and next to the one that the
            period spoken of lies in ("the previous year", "the following two quarters", "that year"); false
            where that period is moved ("a year earlier", "the same period").
        year: The year into which the period spoken of is moved ("the same quarter of 2019"), or None.
    """

    granularity: Granularity
    offset: int = 0
    whole: bool = False
    year: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A closed date interval with the words it was read from.

    Attributes:
        start: First day; None where open or unresolved.
        end: Last day, included; None where open or unresolved.
        text: The words, as submitted ("In January through April, 2023").
        span: Where the words stand.
        granularity: Unit in which the text states it.
        source: `text` read from the sentence itself, `carried` from an earlier sentence, `document`
            from the document date alone, `unresolved` words kept without dates.
        window: True for a stretch counted from a point ("over the past 17 years", "since 2014"),
            false for a calendar period ("2022", "the first quarter").
        fiscal: True where the words name a fiscal year.
        floating: Where the document date that it hangs on is unknown ("in February", "last year"): first
            and last day as if the document were dated 31 December 2000. Comparable only with other
            floating periods of the same document; never to be shown as dates.
        anaphor: What the words say of another period, where they point to one ("a year earlier").
    """

    start: dt.date | None
    end: dt.date | None
    text: str
    span: Span
    granularity: Granularity
    source: PeriodSource = "text"
    window: bool = False
    fiscal: bool = False
    floating: tuple[dt.date, dt.date] | None = None
    anaphor: Anaphor | None = None

    def __post_init__(self) -> None:
        if self.start is not None and self.end is not None and self.end < self.start:
            raise ModelError(f"period ends before it starts: {self.start} > {self.end}")

    @property
    def is_resolved(self) -> bool:
        """Say whether both ends are known."""
        return self.start is not None and self.end is not None

    @property
    def days(self) -> int | None:
        """Length in days, both ends counted; None unless resolved."""
        if self.start is None or self.end is None:
            return None
        return (self.end - self.start).days + 1
