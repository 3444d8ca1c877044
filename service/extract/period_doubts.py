"""Whether a word or number that could name a time does so here: "May", "Sunday Times", "2022 people"."""

from __future__ import annotations

from service.extract.period_tokens import CURRENCY_SIGNS, DASHES, Source
from service.extract.period_years import UNIT_SIGNS

_LIKELY_FROM, _LIKELY_TO = 1800, 2100
_STRONG_FROM = 1400


def may_begin(source: Source, i: int) -> bool:
    """Say whether an expression may begin at token `i`: not in the middle of a word, code, amount or time."""
    before = source.words[i - 1] if i else ""
    if before in CURRENCY_SIGNS and before and source.words[i][:1].isdigit():
        return False
    if not source.glued[i] or not before:
        return True
    if before.isalnum() or (before == "." and source.words[i - 2][:1].isdigit() and source.glued[i - 1]):
        return before == "." and not source.words[i][:1].isdigit()
    if before in DASHES and source.words[i][:1].isdigit():
        return not (source.glued[i - 1] and source.words[i - 2].isalnum())
    if before == ":":
        return not source.words[i - 2][:1].isdigit()
    return before not in ("/", "_", "\\", "@", "#", "+")


def runs_on(source: Source, j: int) -> bool:
    """Say whether a number that ends before token `j` goes on: "2010-2015-86" is no span of years."""
    if not source.words[j - 1].isdigit() or not source.glued[j] or not source.glued[j + 1]:
        return False
    return (source.words[j] in DASHES or source.words[j] in ("/", "@", "_")) and source.words[j + 1][
        :1
    ].isdigit()


def names_month(source: Source, i: int, j: int) -> bool:
    """Say whether a month without day or year, from token `i` to `j`, is one."""
    word, before = source.words[i], source.words[i - 1] if i else ""
    capital = source.is_capital(i)
    full = word in source.lexicon.month_names
    if full and not source.isin(i, "doubtful.months"):
        return True
    preceded = source.isin(i - 1, "doubtful.before") or before in source.lexicon.months
    if not capital:
        return source.isin(i - 1, "doubtful.before_small")
    if not full:
        return preceded or source.words[j - 1] == "." or source.words[j] in DASHES
    if source.opens_sentence(i):
        return source.isin(j, "doubtful.followers")
    if before in ("the", "a", "this", "that", "its", "their", "his", "her", "our"):
        return not source.isin(j, "doubtful.causes")
    if preceded:
        return True
    if source.is_capital(i - 1) and not source.opens_sentence(i - 1):
        return False
    followed = source.is_capital(j) and source.glued[j] is False
    return word != "may" and not followed


def names_weekday(source: Source, i: int, j: int) -> bool:
    """Say whether a weekday without a date at token `i` is one: not "Black Friday", "Sunday Times"."""
    if source.isin(i - 1, "anaphors.weekday_before"):
        return True
    if source.isin(i - 1, "anaphors.recurring") or source.words[i - 1] in source.lexicon.ordinals:
        return False
    if i and source.is_capital(i - 1):
        return False
    return source.opens_sentence(i) or not (source.is_capital(i) and source.is_capital(j))


def names_season(source: Source, i: int, yearless: bool) -> bool:
    """Say whether a season at token `i` is one: with a year, or after "in the", "since the" and the like."""
    if not yearless:
        counted = i > 0 and (
            source.words[i - 1] in ("%", "percent", "a", "point") or source.words[i - 1].isdigit()
        )
        return not (source.isin(i, "doubtful.seasons") and (counted or source.words[i + 1] == "in"))
    if source.words[i - 1] != "the":
        return False
    opens = source.isin(i - 2, "anaphors.season_before")
    doubtful = source.isin(i, "doubtful.seasons") and source.isin(i + 1, "doubtful.changes")
    return opens and not doubtful


def names_year(source: Source, i: int, j: int) -> bool:
    """Say whether the bare number from token `i` to `j` is a year rather than an amount, age or label."""
    if not source.words[i][:1].isdigit():
        return _spoken_year_stands(source, i)
    if _is_amount(source, i, j):
        return False
    number = int(source.words[i])
    if source.isin(i - 1, "years.strong"):
        return number >= _STRONG_FROM
    if not _LIKELY_FROM <= number <= _LIKELY_TO or counts_plural(source, i, j):
        return False
    before = source.words[i - 1] if i else ""
    if before == "to":
        return source.isin(i - 2, "years.before_to")
    if number % 100 and source.isin(i - 1, "years.opening") and source.isin(j, "years.verbs"):
        return True
    if source.isin(i - 1, "years.before"):
        return not (before == "of" and number % 100 == 0 and source.words[j][:1].isalpha())
    return not _is_beside_number(source, i, j) and _stands_free(source, i, j, number)


def _is_amount(source: Source, i: int, j: int) -> bool:
    """Say whether a unit, a label or a mark beside the number from token `i` to `j` makes it no year."""
    after = source.words[j]
    if source.isin(j, "years.never_before") or source.isin(i - 1, "years.never_after"):
        return True
    if after in UNIT_SIGNS:
        return True
    if after in DASHES:
        return source.words[j + 1] in source.lexicon.units or (source.glued[j] and source.glued[j + 1])
    return source.glued[j] and after in ("/", "_", "@")


def _stands_free(source: Source, i: int, j: int, number: int) -> bool:
    """Say whether a likely number without a preposition is a year: after a mark, "the", or before a noun."""
    before = source.words[i - 1] if i else ""
    if before in DASHES and source.words[i - 2].isdigit() and len(source.words[i - 2]) != 4:
        return False
    if before in (",", ";", "(", "[", "&") or before in DASHES or source.isin(i - 1, "years.determiners"):
        return True
    if source.opens_sentence(i):
        return True
    if source.is_capital(i - 1):
        return False
    return not source.words[j][:1].isalpha() or _is_attribute(source, i, number)


def names_years(source: Source, i: int, j: int) -> bool:
    """Say whether a span that begins with a number at token `i` is one of years, not pages."""
    if source.isin(i - 1, "years.never_after") or source.isin(j, "years.never_before"):
        return False
    if source.words[j] in UNIT_SIGNS or counts_rounded(source, i, j):
        return False
    code = source.text[source.starts[i - 1] : source.end(i - 1)] if i else ""
    return not (len(code) == 3 and code.isupper())


def _is_beside_number(source: Source, i: int, j: int) -> bool:
    """Say whether another number that is no year stands beside it, or the number follows "No."."""
    before, after = source.words[i - 1] if i else "", source.words[j]
    if before == "." and source.isin(i - 2, "years.never_after"):
        return True
    return (before.isdigit() and len(before) != 4) or (after.isdigit() and len(after) != 4)


def _spoken_year_stands(source: Source, i: int) -> bool:
    """Say whether a year in words stands after a preposition and "two thousand" counts nothing."""
    if source.isin(i + 1, "numerals.thousand"):
        word = source.words[i + 2]
        goes_on = word in source.lexicon.cardinals or word in source.lexicon.tens
        if word.isalpha() and not goes_on and not source.isin(i + 2, "numerals.and"):
            return False
    return source.isin(i - 1, "years.spoken")


def counts_rounded(source: Source, i: int, j: int) -> bool:
    """Say whether "1500 to 2000 people" between tokens `i` and `j` counts what follows it."""
    ends = [source.words[k] for k in (i, j - 1)]
    if not all(len(word) == 4 and word.isdigit() and word.endswith("0") for word in ends):
        return False
    return (
        source.isin(j, "years.never_before")
        or source.words[j] in UNIT_SIGNS
        or counts_plural(source, j - 1, j)
    )


def counts_plural(source: Source, i: int, j: int) -> bool:
    """Say whether a plural noun that the number from token `i` to `j` could count follows it."""
    word = source.words[j]
    if source.isin(i - 1, "years.determiners") or source.isin(j, "years.heads"):
        return False
    return word.isalpha() and word.endswith("s") and not word.endswith("ss") and len(word) > 3


def _is_attribute(source: Source, i: int, number: int) -> bool:
    """Say whether a number before a noun is likely the year that dates it: "said 2023 revenue rose"."""
    recent = source.today.year - 40 <= number <= source.today.year + 10
    return recent and number % 100 != 0 and source.words[i - 1].isalpha()
