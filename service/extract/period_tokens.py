"""The tokens of a text and the small readings that every time expression is made of: counts, days, years."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from operator import not_

from service.catalogue.periods import TOKEN, FiscalRule, PeriodLexicon, Terms, Unit
from service.catalogue.phrases import fold

BREAK_MARKS = frozenset(".!?;:|")
DASHES = frozenset("-–—‑−")
APOSTROPHES = frozenset("'’‘")
CURRENCY_SIGNS = frozenset("$€£¥₽₸₴₹₺₩#№@&")
_PADDING = 16
_FIRST_YEAR, _LAST_YEAR = 1000, 2199
_TWO_DIGIT_FUTURE = 20


@dataclass(frozen=True, slots=True)
class Source:
    """A text cut into tokens, with what its time expressions are read against.

    Attributes:
        text: As submitted.
        words: Its tokens in lower case; some empty ones follow the last, so that looking ahead needs no care.
        starts: Where each token stands.
        glued: Whether a token follows the one before it without white space.
        lexicon: Words of time expressions.
        today: The document's date, or the nominal one where it has none.
        fiscal: The fiscal year of the country that the caller gave, or None.
        terms: When those who govern that country took office.
    """

    text: str
    words: Sequence[str]
    starts: Sequence[int]
    glued: Sequence[bool]
    lexicon: PeriodLexicon
    today: dt.date
    fiscal: FiscalRule | None
    terms: Terms

    def end(self, i: int) -> int:
        """Return where token `i` ends."""
        return self.starts[i] + len(self.words[i])

    def is_capital(self, i: int) -> bool:
        """Say whether token `i` begins with a capital letter."""
        return self.text[self.starts[i] : self.starts[i] + 1].isupper()

    def isin(self, i: int, name: str) -> bool:
        """Say whether token `i` is one of the words of class `name`."""
        return i >= 0 and self.words[i] in self.lexicon.words[name]

    def opens_sentence(self, i: int) -> bool:
        """Say whether token `i` is the first of a sentence or line, as far as its neighbours tell."""
        if i <= 0 or not self.words[i - 1]:
            return True
        if self.words[i - 1][0] in '.!?:\n“"•|' or self.words[i - 1] in DASHES:
            return True
        return "\n" in self.text[self.end(i - 1) : self.starts[i]]


def read_source(
    text: str,
    lexicon: PeriodLexicon,
    today: dt.date,
    fiscal: FiscalRule | None = None,
    terms: Terms = (),
) -> Source:
    """Cut a text into tokens; all of it is covered by tokens and white space."""
    pieces = TOKEN.split(fold(text))
    offsets = list(accumulate(map(len, pieces)))
    words = pieces[1::2]
    padding = [""] * _PADDING
    return Source(
        text,
        words + padding,
        offsets[0::2] + [len(text)] * _PADDING,
        [*map(not_, pieces[0::2])] + [False] * _PADDING,
        lexicon,
        today,
        fiscal,
        terms,
    )


def skip_the(source: Source, i: int) -> int:
    """Return the index after "the", if it stands at `i`."""
    return i + 1 if source.words[i] == "the" else i


def skip_dash(source: Source, i: int) -> int:
    """Return the index after a dash, if one stands at `i`."""
    return i + 1 if source.words[i] in DASHES else i


def skip_possessive(source: Source, i: int) -> int:
    """Return the index after "'s" or a bare apostrophe, if it stands at `i`."""
    if source.words[i] in APOSTROPHES and source.glued[i]:
        return i + 2 if source.words[i + 1] == "s" and source.glued[i + 1] else i + 1
    return i


def digits(source: Source, i: int) -> int | None:
    """Return the number of up to four digits that stands at `i`, or None."""
    word = source.words[i]
    return int(word) if len(word) <= 4 and word.isascii() and word.isdigit() else None


def has_letters_after(source: Source, i: int) -> bool:
    """Say whether letters or digits follow token `i` without white space."""
    return source.glued[i + 1] and source.words[i + 1][:1].isalnum()


def year_at(source: Source, i: int) -> tuple[int, int] | None:
    """Return the year at `i` ("1999", "'99", "nineteen ninety-nine") and the index after it."""
    word = source.words[i]
    if word in APOSTROPHES:
        number = digits(source, i + 1)
        if number is None or len(source.words[i + 1]) != 2 or not source.glued[i + 1]:
            return None
        return (full_year(source, number), i + 2) if not has_letters_after(source, i + 1) else None
    if len(word) == 4:
        number = digits(source, i)
        if number is not None:
            fits = _FIRST_YEAR <= number <= _LAST_YEAR
            return (number, i + 1) if fits and not has_letters_after(source, i) else None
    return spoken_year(source, i)


def full_year(source: Source, number: int) -> int:
    """Return the year that two digits stand for: the latest that is no more than twenty years ahead."""
    year = source.today.year - source.today.year % 100 + number
    return year if year <= source.today.year + _TWO_DIGIT_FUTURE else year - 100


def spoken_year(source: Source, i: int) -> tuple[int, int] | None:
    """Return the year in words at `i` ("nineteen ninety-six", "two thousand five") and the index after it."""
    cardinals, tens = source.lexicon.cardinals, source.lexicon.tens
    first = cardinals.get(source.words[i])
    if first == 2 and source.isin(i + 1, "numerals.thousand"):
        j = i + 3 if source.isin(i + 2, "numerals.and") else i + 2
        rest = below_hundred(source, j)
        return (2000 + rest[0], rest[1]) if rest is not None else (2000, i + 2)
    if first is None:
        first = tens.get(source.words[i])
    if first is None or not 15 <= first <= 20:
        return None
    j = i + 1
    if source.isin(j, "numerals.hundred"):
        j = j + 2 if source.isin(j + 1, "numerals.and") else j + 1
        rest = below_hundred(source, j)
        return (100 * first + rest[0], rest[1]) if rest is not None else (100 * first, i + 2)
    j = skip_dash(source, j)
    if source.isin(j, "numerals.zero"):
        unit = cardinals.get(source.words[skip_dash(source, j + 1)])
        return (100 * first + unit, skip_dash(source, j + 1) + 1) if unit is not None and unit < 10 else None
    rest = below_hundred(source, j)
    return (100 * first + rest[0], rest[1]) if rest is not None and rest[0] >= 10 else None


def below_hundred(source: Source, i: int) -> tuple[int, int] | None:
    """Return the number word from one to ninety-nine at `i` and the index after it."""
    cardinals, tens = source.lexicon.cardinals, source.lexicon.tens
    ten = tens.get(source.words[i])
    if ten is None:
        number = cardinals.get(source.words[i])
        return (number, i + 1) if number is not None else None
    j = skip_dash(source, i + 1)
    unit = cardinals.get(source.words[j])
    return (ten + unit, j + 1) if unit is not None and unit < 10 else (ten, i + 1)


def count_at(source: Source, i: int) -> tuple[int, int] | None:
    """Return how many units the words at `i` count ("17", "two", "a couple of") and the index after them."""
    j = i + 1 if source.words[i] in ("a", "an") else i
    if source.isin(j, "numerals.couple"):
        return 2, j + 2 if source.words[j + 1] == "of" else j + 1
    if j > i:
        return (1, j) if source.words[j] in source.lexicon.units else None
    number = digits(source, i)
    if number is not None:
        return (number, skip_dash(source, i + 1)) if number else None
    counted = below_hundred(source, i)
    return (counted[0], skip_dash(source, counted[1])) if counted is not None else None


def unit_at(source: Source, i: int) -> tuple[Unit, int] | None:
    """Return the unit of time that stands at `i` and the index after it."""
    unit = source.lexicon.units.get(source.words[i])
    return (unit, i + 1) if unit is not None else None


def ordinal_at(source: Source, i: int) -> tuple[int, int] | None:
    """Return the ordinal at `i` ("3rd", "third", "twenty-first") and the index after it."""
    number = digits(source, i)
    if number is not None:
        return (number, i + 2) if source.glued[i + 1] and source.isin(i + 1, "numerals.suffixes") else None
    ordinal = source.lexicon.ordinals.get(source.words[i])
    if ordinal is not None:
        return ordinal, i + 1
    ten = source.lexicon.tens.get(source.words[i])
    if ten is None:
        return None
    j = skip_dash(source, i + 1)
    unit = source.lexicon.ordinals.get(source.words[j])
    return (ten + unit, j + 1) if unit is not None and unit < 10 else None


def day_number_at(source: Source, i: int) -> tuple[int, int, bool] | None:
    """Return the day of a month at `i`, the index after it, and whether it is written as an ordinal."""
    ordinal = ordinal_at(source, i)
    if ordinal is not None:
        return (*ordinal, True) if 1 <= ordinal[0] <= 31 else None
    number = digits(source, i)
    if number is None or not 1 <= number <= 31 or len(source.words[i]) > 2:
        return None
    if source.words[i + 1] == "%" or has_letters_after(source, i):
        return None
    return number, i + 1, False
