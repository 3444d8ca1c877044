"""The year of a name ("March" + "2023", "Q1" + "of last year") and spans of years ("2012–13")."""

from __future__ import annotations

import dataclasses
import datetime as dt

from service.extract import calendar
from service.extract.period_forms import (
    Fixed,
    Pointing,
    Reading,
    Yearless,
    fixed,
    on_weekday,
    place,
    within,
)
from service.extract.period_relative import fiscal_year, year_reference
from service.extract.period_tokens import APOSTROPHES, DASHES, Source, digits, has_letters_after, year_at
from service.model.period import Granularity

UNIT_SIGNS = frozenset({"%", "€", "£", "°"})
"""Signs after a number that make it an amount."""


def with_year(source: Source, form: Yearless, j: int) -> Reading:
    """Return the form in the year that follows at `j`: "2023", ", 2023", "of 2023", "last year", "'99"."""
    marks = (",", "of", "/") if _is_verb(source, form, j) else (",", "of", "in", "/")
    k = j + 1 if source.words[j] in marks or source.words[j] in DASHES else j
    if source.words[j] == "," and form.granularity is Granularity.DAY and _weekday_follows(source, k):
        span = on_weekday(form, source.lexicon.weekdays[source.words[k]], source.today)
        j = k = k + 1  # "Jul 18, Fri"
        if span is not None and form.last is None and not _year_follows(source, j):
            return fixed(span, Granularity.DAY, relative=True), j
        k = k + 1 if source.words[k] in (",", "of") else k
    dashed = k > j and (source.words[j] in DASHES or source.words[j] == "/")
    if not dashed or (source.glued[j] and source.glued[k]):
        year = year_at(source, k)
        if year is not None and _fits_as_year(source, form, j, k, year[1]):
            split = _fiscal_part(source, form, *year)
            if split is not None:
                return split
            return placed(form, year[0], _after_split_year(source, form, *year))
    if dashed or source.words[j] == ",":
        return form, j
    reference = year_reference(source, k)
    if reference is not None and isinstance(reference[0], Fixed) and reference[0].start is not None:
        dated = place(form, reference[0].start.year)
        if dated is not None:
            return dataclasses.replace(dated, relative=True), reference[1]
    if form.granularity is Granularity.MONTH and k == j:
        number = digits(source, j)
        if number is not None and 31 < number <= 99 and not is_counted(source, j + 1):
            return placed(form, 1900 + number, j + 1)
    return form, j


def _is_verb(source: Source, form: Yearless, j: int) -> bool:
    """Say whether the word before `j` may be no month or season: "a march in 2019", "a fall in 2009"."""
    if form.granularity is Granularity.MONTH:
        return source.isin(j - 1, "doubtful.months") and not source.is_capital(j - 1)
    return source.isin(j - 1, "doubtful.seasons")


def _year_follows(source: Source, j: int) -> bool:
    return year_at(source, j + 1 if source.words[j] in (",", "of") else j) is not None


def _weekday_follows(source: Source, k: int) -> bool:
    return source.words[k] in source.lexicon.weekdays


def _fits_as_year(source: Source, form: Yearless, j: int, k: int, after: int) -> bool:
    """Say whether the year read from `k` to `after` belongs to the name that ends before `j`."""
    word = source.words[k]
    if not word[:1].isdigit() and word not in APOSTROPHES and source.words[j] == ",":
        return False
    if source.words[after] in source.lexicon.words["years.never_before"] or source.words[after] in UNIT_SIGNS:
        return False
    return not (form.granularity is Granularity.DAY and source.words[j] == "/")


def is_counted(source: Source, j: int) -> bool:
    """Say whether a word or a unit follows a number that ends before `j`."""
    return source.words[j][:1].isalpha() or source.words[j] in UNIT_SIGNS


def _after_split_year(source: Source, form: Yearless, year: int, j: int) -> int:
    """Return the index after the second half of "winter 2022/23"."""
    if form.granularity is not Granularity.SEASON or not (
        source.words[j] in DASHES or source.words[j] == "/"
    ):
        return j
    number = digits(source, j + 1)
    return j + 2 if number is not None and number % 100 == (year + 1) % 100 else j


def placed(form: Yearless, year: int, j: int) -> Reading:
    """Return the form in a year, without dates where the year lacks the day, with the index after it."""
    return place(form, year) or Pointing(granularity=form.granularity), j


def _fiscal_part(source: Source, form: Yearless, year: int, j: int) -> Reading | None:
    """Read the rest of "second quarter of 2023/24" at `j`, after the first year."""
    if form.granularity not in (Granularity.QUARTER, Granularity.HALF):
        return None
    whole = _split_year(source, year, j) if source.words[j] in DASHES or source.words[j] == "/" else None
    part = within(form, whole) if whole is not None else None
    return (part, j + 2) if part is not None else None


def _split_year(source: Source, year: int, j: int) -> Fixed | None:
    """Return the fiscal year of "2023/24" from the mark at `j`, where the country's runs across two years."""
    rule = source.fiscal
    if rule is None or not rule.two_years or not (source.glued[j] and source.glued[j + 1]):
        return None
    word = source.words[j + 1]
    sizes = (2, 4) if source.words[j] == "/" else (2,)
    if len(word) not in sizes or not word.isdecimal() or int(word) % 100 != (year + 1) % 100:
        return None
    if source.isin(j + 2, "fiscal.other_years") or _chained(source, j + 1):
        return None
    return fixed(fiscal_year(year + rule.named_by_end, rule), Granularity.YEAR, fiscal=True)


def year_and_number(source: Source, year: int, j: int) -> Reading | None:
    """Read "2012–13", "2015-2020", "2014-10" from the mark at `j` after the year."""
    split = _split_year(source, year, j)
    if split is not None:
        return split, j + 2
    word, mark = source.words[j + 1], source.words[j]
    number = digits(source, j + 1)
    if number is None or has_letters_after(source, j + 1) or _chained(source, j + 1):
        return None
    spaced = not (source.glued[j] and source.glued[j + 1])
    if len(word) == 4:
        if not year < number <= 2199 or (spaced and mark == "—"):
            return None
        return fixed((dt.date(year, 1, 1), dt.date(number, 12, 31)), Granularity.YEAR), j + 2
    if len(word) != 2:
        return None
    to_year = year - year % 100 + number + (100 if number < year % 100 else 0)
    is_next = to_year == year + 1
    if 1 <= number <= 12 and not is_next and mark in ("-", "/"):
        return fixed(calendar.months_span(year, number), Granularity.MONTH), j + 2
    if spaced or not (is_next or year < to_year <= year + 15) or (mark == "/" and not is_next):
        return None
    return fixed((dt.date(year, 1, 1), dt.date(to_year, 12, 31)), Granularity.YEAR), j + 2


def _chained(source: Source, k: int) -> bool:
    """Say whether the number at `k` goes on with a mark and another number, as in a telephone number."""
    joined = source.words[k + 1] in DASHES or source.words[k + 1] in ("/", ".", ",", ":")
    return joined and source.glued[k + 1] and source.glued[k + 2] and source.words[k + 2][:1].isdigit()
