"""Codes and names of parts of a year and of spans of years: "Q1", "third quarter", "1990s"."""

from __future__ import annotations

import datetime as dt

from service.extract.period_forms import Form, Reading, Yearless, fixed
from service.extract.period_tokens import (
    APOSTROPHES,
    DASHES,
    Source,
    digits,
    full_year,
    has_letters_after,
    ordinal_at,
    skip_dash,
)
from service.extract.period_years import placed, with_year
from service.model.period import Granularity

_LAST_OF_CENTURIES = 1900  # "the 1800s" are a century, "the 2000s" a decade
_CODES = {"q": (Granularity.QUARTER, 4), "h": (Granularity.HALF, 2)}


def read_code(source: Source, i: int, *, alone: bool = False) -> Reading | None:
    """Read "Q1", "H2 2022", "Q4-2019" from the letter at `i`; with `alone`, without a year that follows."""
    if source.words[i] not in _CODES or not source.glued[i + 1]:
        return None
    granularity, limit = _CODES[source.words[i]]
    number = digits(source, i + 1)
    if number is None or not 1 <= number <= limit or len(source.words[i + 1]) > 1:
        return None
    if has_letters_after(source, i + 1):
        return None
    form = Yearless(granularity=granularity, number=number)
    if alone:
        return form, i + 2
    read = with_year(source, form, i + 2)
    if read[0] is not form:
        return read
    j = i + 3 if source.words[i + 2] in DASHES or source.words[i + 2] == "/" else i + 2
    short = digits(source, j)
    if short is not None and len(source.words[j]) == 2 and j > i + 2 and source.glued[j]:
        return placed(form, full_year(source, short), j + 1)
    return form, i + 2


def read_coded_number(source: Source, i: int) -> Reading | None:
    """Read "1Q23", "1q 2023", "18q4", "2023Q1" from the number at `i`."""
    number = digits(source, i)
    letter = source.words[i + 1]
    if number is None or letter not in _CODES or not source.glued[i + 1]:
        return None
    granularity, limit = _CODES[letter]
    after = digits(source, i + 2)
    if after is not None and len(source.words[i]) in (2, 4) and source.glued[i + 2] and 1 <= after <= limit:
        year = number if len(source.words[i]) == 4 else full_year(source, number)
        return placed(Yearless(granularity=granularity, number=after), year, i + 3)
    if not 1 <= number <= limit or len(source.words[i]) > 1:
        return None
    form = Yearless(granularity=granularity, number=number)
    dated = after is not None and source.glued[i + 2] and not has_letters_after(source, i + 2)
    if letter == "h" and not dated and not source.is_capital(i + 1):
        return None  # "2h 15m"
    if after is not None and len(source.words[i + 2]) == 2 and source.glued[i + 2]:
        return placed(form, full_year(source, after), i + 3)
    if source.glued[i + 2] and source.words[i + 2][:1].isalnum() and after is None:
        return None
    return with_year(source, form, i + 2)


def read_decade(source: Source, i: int) -> Reading | None:
    """Read "1990s", "'80s", "70's" at `i`."""
    j = i + 1 if source.words[i] in APOSTROPHES else i
    number = digits(source, j)
    if number is None or number % 10 or len(source.words[j]) not in (2, 4):
        return None
    k = j + 2 if source.words[j + 1] in APOSTROPHES and source.glued[j + 1] else j + 1
    if source.words[k] != "s" or not source.glued[k] or (k == j + 1 and not source.glued[j + 1]):
        return None
    if len(source.words[j]) == 2:
        if (source.words[i - 1] != "the" and j == i) or number < 20:
            return None
        number = _decade_year(source, number)
    if not 1000 <= number <= 2190:
        return None
    if number % 100 == 0 and number <= _LAST_OF_CENTURIES:
        return fixed((dt.date(number, 1, 1), dt.date(number + 99, 12, 31)), Granularity.CENTURY), k + 1
    return _decade(number), k + 1


def _decade_year(source: Source, number: int) -> int:
    """Return the first year of the latest decade with these two digits that has begun."""
    year = source.today.year - source.today.year % 100 + number
    return year if year <= source.today.year else year - 100


def _decade(year: int) -> Form:
    return fixed((dt.date(year, 1, 1), dt.date(year + 9, 12, 31)), Granularity.DECADE)


def read_ordinal_part(source: Source, i: int) -> Reading | None:
    """Read "first quarter", "2nd half", "fourth-quarter" at `i`."""
    ordinal = ordinal_at(source, i)
    if ordinal is None:
        return None
    k = skip_dash(source, ordinal[1])
    unit = source.lexicon.units.get(source.words[k])
    if (
        unit is None
        or source.words[k].endswith("s")
        or unit.granularity not in (Granularity.QUARTER, Granularity.HALF)
    ):
        return None
    limit = 4 if unit.granularity is Granularity.QUARTER else 2
    if ordinal[0] > limit:
        return None
    return Yearless(granularity=unit.granularity, number=ordinal[0]), k + 1


def read_decade_word(source: Source, i: int) -> Reading | None:
    """Read "nineties" at `i` after "the", "mid-" or a century in words ("nineteen eighties")."""
    number = source.lexicon.decades[source.words[i]]
    before = source.words[i - 1]
    if before != "the" and not (before in DASHES and source.words[i - 2] in source.lexicon.parts):
        return None
    return _decade(_decade_year(source, number)), i + 1


def read_century(source: Source, i: int) -> Reading | None:
    """Read "20th century", "nineteenth-century" from the ordinal at `i`; a name's "Century" is none."""
    ordinal = ordinal_at(source, i)
    if ordinal is None or not 1 < ordinal[0] <= 30:
        return None
    k = skip_dash(source, ordinal[1])
    unit = source.lexicon.units.get(source.words[k])
    if unit is None or unit.granularity is not Granularity.CENTURY or source.is_capital(k):
        return None
    first = 100 * (ordinal[0] - 1)
    return fixed((dt.date(first, 1, 1), dt.date(first + 99, 12, 31)), Granularity.CENTURY), k + 1


def read_season(source: Source, i: int, *, firm: bool = False) -> Reading | None:
    """Read a season at `i`: "spring 2021", "summer of last year"; without a year only where `firm`."""
    form = Yearless(granularity=Granularity.SEASON, number=source.lexicon.seasons[source.words[i]])
    read = with_year(source, form, i + 1)
    if read[0] is not form:
        return read
    return read if firm and not _is_change(source, i) else None


def _is_change(source: Source, i: int) -> bool:
    """Say whether "fall" at `i` is a decrease: "this fall in prices", "This fall reflects …"."""
    if not source.isin(i, "doubtful.seasons"):
        return False
    falls = source.isin(i, "doubtful.decreases")
    opened = falls and source.opens_sentence(i - 1) and source.words[i + 1].isalpha()
    return opened or source.isin(i + 1, "doubtful.changes")
