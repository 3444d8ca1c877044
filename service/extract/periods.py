"""Time expressions of English prose as closed date intervals.

`read_periods` is the whole way: cut the text into tokens, try the reader that each token calls for, and
complete what was read by the document's date and the sentence. Each token is tried once and every reader
looks at a bounded number of tokens, so the time taken grows with the length of the text.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable, Mapping

from service.catalogue.periods import PeriodLexicon
from service.catalogue.phrases import places_of
from service.extract import calendar
from service.extract.calendar import previous, resolve_anaphor, shift_year
from service.extract.period_context import Expression, complete
from service.extract.period_doubts import (
    may_begin,
    names_month,
    names_season,
    names_weekday,
    names_year,
    names_years,
    runs_on,
)
from service.extract.period_forms import Fixed, Form, Pointing, Reading, Yearless, fixed
from service.extract.period_points import read_point
from service.extract.period_spans import (
    join_on,
    read_bound,
    read_event,
    read_in,
    read_onward,
    read_opened,
    read_since,
    read_within,
)
from service.extract.period_stretches import read_unit
from service.extract.period_tokens import (
    BREAK_MARKS,
    DASHES,
    Source,
    count_at,
    read_source,
    skip_possessive,
    unit_at,
)
from service.extract.period_weekdays import read_bare_day, read_weekend
from service.model.claim import Mention
from service.model.period import Anaphor, Granularity
from service.model.text import Span

__all__ = ["previous", "read_periods", "resolve_anaphor", "shift_year"]

NOMINAL_DATE = dt.date(2000, 12, 31)
"""What relative periods are counted from where the document has no date; see `Period.floating`."""

_EARLIEST, _LATEST = 1400, 2900
_OPENERS: Mapping[str, Callable[[Source, int], Reading | None]] = {
    "from": read_opened,
    "between": read_opened,
    "since": read_since,
    "within": read_within,
    "during": read_event,
    "in": read_in,
}
_BOUNDS = frozenset({"until", "before", "after", "by"})
_OPENING = frozenset({"from", "between", "until", "before", "after", "by", "within"})
_PHRASED_BOUNDS = frozenset({"after", "before", "until", "starting"})
_TO_DATE = {
    "year_to_date": Granularity.YEAR,
    "quarter_to_date": Granularity.QUARTER,
    "month_to_date": Granularity.MONTH,
}
_DECADE = "decade_"
_COUNTED_UNITS = frozenset({Granularity.YEAR, Granularity.QUARTER, Granularity.MONTH, Granularity.WEEK})


def read_periods(
    text: str, document_date: dt.date | None, lexicon: PeriodLexicon, *, country: str | None = None
) -> tuple[Mention, ...]:
    """Read every time expression of a text, in order, none overlapping.

    Args:
        text: English prose.
        document_date: Day from which relative periods are counted. Where it is None, or so far from any news
            that counting could leave the calendar, they come with source `unresolved`, without dates, but
            with `floating` ones that compare among themselves.
        lexicon: Words of time expressions.
        country: ISO 3166-1 alpha-3 code of the country that the text speaks of, for its fiscal years and
            terms of office, if known.
    """
    fiscal = lexicon.fiscal.countries.get(country) if country is not None else None
    dated = document_date is not None and _EARLIEST <= document_date.year <= _LATEST
    known = document_date is not None and document_date <= lexicon.terms.until
    terms = lexicon.terms.countries.get(country or "", ()) if known else ()
    today = document_date if document_date and dated else NOMINAL_DATE
    source = read_source(text, lexicon, today, fiscal, terms)
    expressions = _expressions(source)
    periods = complete(source, expressions, dated)
    return tuple(Mention(span=period.span, period=period) for period in periods)


def _expressions(source: Source) -> list[Expression]:
    kinds = source.lexicon.kinds
    telling = {word for word in set(source.words) if word in kinds or "0" <= word < ":"}
    candidates = [i for i in places_of(source.words, telling) if _is_promising(source, i)]
    found: list[Expression] = []
    done, sentence = 0, 0
    for i in candidates:
        if i < done:
            continue
        read = _read_at(source, i)
        if read is None:
            continue
        form, j = read
        sentence += _ends_sentence(source, done, i)
        span, opened = _span(source, i, j, done)
        found.append(Expression(form, i, j, span, sentence, opened))
        done = j
    return found


def _is_promising(source: Source, i: int) -> bool:
    """Say, by one look at the next token, whether reading an expression at token `i` is worth trying."""
    word, after = source.words[i], source.words[i + 1]
    if word in source.lexicon.phrases and not source.lexicon.phrase_heads.isdisjoint(
        ((word, after), (word, ""))
    ):
        return True
    kind = source.lexicon.kinds.get(word)
    if kind == "phrase":
        return False
    if kind == "apostrophe":
        return "0" <= after[:1] <= "9"
    if kind == "count":
        return after in source.lexicon.after_number
    if kind is None:
        return len(word) in (4, 8) or "." in word or after in source.lexicon.after_number
    if kind == "in":
        return "0" <= after[:1] <= "9" or source.lexicon.kinds.get(after) == "count"
    if kind in _OPENING:
        now = source.isin(i + 1, "present.words")
        return "0" <= after[:1] <= "9" or after in source.lexicon.kinds or now
    return True


def _ends_sentence(source: Source, start: int, end: int) -> bool:
    """Say whether a sentence ends between two tokens."""
    for k in range(start, end):
        word = source.words[k]
        if word in BREAK_MARKS or word[0] == "\n":
            if word != ".":
                return True
            if not source.glued[k + 1] and source.is_capital(k + 1) and len(source.words[k - 1]) > 2:
                return True
    return False


def _span(source: Source, i: int, j: int, done: int) -> tuple[Span, str]:
    """Return where the expression from token `i` to `j` stands, with "the" and a preposition before it."""
    first = i
    if first > done and source.words[first - 1] == "the" and not source.glued[first]:
        first -= 1
    opened = source.words[first - 1] if first > done else ""
    if first > done and source.isin(first - 1, "prepositions.lead_in") and _leads(source, i, j):
        first -= 1
    return Span(source.starts[first], source.end(j - 1)), opened


def _leads(source: Source, i: int, j: int) -> bool:
    """Say whether a preposition before token `i` is said of the expression: not "in today's data"."""
    return not source.isin(i, "prepositions.from") and skip_possessive(source, j) == j


def _read_at(source: Source, i: int) -> Reading | None:
    """Read the expression that begins at token `i`, or return None."""
    if not may_begin(source, i):
        return None
    kind = source.lexicon.kinds.get(source.words[i])
    if source.words[i] in source.lexicon.phrases:
        phrase = _read_phrase(source, i)
        if phrase is not None or kind == "phrase":
            return phrase
    opener = _OPENERS.get(kind or "")
    if opener is not None:
        return opener(source, i)
    if kind in _BOUNDS:
        return _read_bound(source, i, kind or "")
    if kind == "unit":
        read = _read_bare_unit(source, i) or read_weekend(source, i)
        return read and (join_on(source, read) or read)
    read = read_point(source, i) if source.words[i] != "the" else None
    if read is None:
        return read_bare_day(source, i)
    joined = join_on(source, read) or read_onward(source, read)
    if source.words[i][:1].isdigit() and not _spans(source, i, *(joined or read)):
        return None
    read = joined or (read if _stands(source, i, *read) else None)
    return None if read is None or runs_on(source, read[1]) else read


def _read_bound(source: Source, i: int, kind: str) -> Reading | None:
    """Read a bound; what follows the preposition must look like a time by itself."""
    read = read_bound(source, i, kind)
    k = i + 2 if source.words[i + 1] == "the" else i + 1
    if read is None:
        return None
    return read if _stands(source, k, _unbound(read[0]), read[1]) else None


def _unbound(form: Form) -> Form:
    """Return an open form as if it were closed, for the look at its words."""
    if isinstance(form, Fixed) and form.span is None and form.granularity is Granularity.YEAR:
        edge = form.end or form.start
        return (
            fixed(calendar.unit_span(edge, Granularity.YEAR), Granularity.YEAR) if edge is not None else form
        )
    return form


def _stands(source: Source, i: int, form: Form, j: int) -> bool:
    """Say whether what was read from token `i` to `j` names a time here, as far as its neighbours tell."""
    word = source.words[i]
    if word in source.lexicon.months and j <= i + 2 and isinstance(form, Yearless) and not form.day:
        return names_month(source, i, j)
    if word in source.lexicon.weekdays and j == i + 1:
        return names_weekday(source, i, j)
    if word in source.lexicon.seasons:
        return names_season(source, i, isinstance(form, Yearless))
    if (
        not isinstance(form, Fixed)
        or form.granularity is not Granularity.YEAR
        or form.relative
        or form.fiscal
    ):
        return True
    counted = count_at(source, i)
    if counted is not None and unit_at(source, counted[1]) is not None:
        return True  # "six years to 2023"
    bare = j == i + 1 or not word[:1].isdigit()
    return not (bare and _is_number(source, i)) or names_year(source, i, j)


def _spans(source: Source, i: int, form: Form, j: int) -> bool:
    """Say whether what begins with a number at token `i` is, if it is of several years, a span of years."""
    several = j > i + 1 and len(source.words[i]) == 4 and form.granularity is Granularity.YEAR
    return not several or names_years(source, i, j)


def _is_number(source: Source, i: int) -> bool:
    """Say whether a year at token `i` is written as a number or number word."""
    return source.words[i][:1].isdigit() or source.lexicon.kinds.get(source.words[i]) == "count"


def _read_phrase(source: Source, i: int) -> Reading | None:
    """Read an expression that stands in the lexicon as a whole."""
    for phrase, sense in source.lexicon.phrases.get(source.words[i], ()):
        j = i + len(phrase)
        if tuple(source.words[i:j]) != phrase or source.words[j] == "of":
            continue
        if sense in _PHRASED_BOUNDS:
            return _read_bound(source, j - 1, sense)
        if sense.startswith(_DECADE):
            year = int(sense.removeprefix(_DECADE))
            span = dt.date(year, 1, 1), dt.date(year + 9, 12, 31)
            return (fixed(span, Granularity.DECADE), j) if source.words[i - 1] == "the" else None
        granularity = _TO_DATE.get(sense)
        if granularity is None:
            return Pointing(granularity=Granularity.DAY, anaphor=Anaphor(granularity=Granularity.YEAR)), j
        start = calendar.unit_span(source.today, granularity)[0]
        form = Fixed(start=start, end=source.today, granularity=granularity, relative=True, window=True)
        return form, j
    return None


def _read_bare_unit(source: Source, i: int) -> Reading | None:
    """Read what begins with a unit: "the year 2019", "month of May", "the year before", "for the month"."""
    read = read_unit(source, i, read_point)
    if read is not None:
        return read
    unit = source.lexicon.units.get(source.words[i])
    if unit is None or source.words[i - 1] != "the" or unit.granularity not in _COUNTED_UNITS:
        return None
    within = _is_within(source, i - 2, unit.granularity) or _owns_total(source, i + 1)
    if source.words[i].endswith("s") or not within:
        return None
    if source.words[i + 1] in DASHES:
        return None
    if source.words[i + 1].isalpha() and source.words[i + 1] in ("of", "to", "when", "that", "since"):
        return None
    current = calendar.unit_span(source.today, unit.granularity)
    span = calendar.latest_reported(source.today, unit.granularity)
    form = fixed(span, unit.granularity, relative=True)
    anaphor = Anaphor(granularity=unit.granularity, whole=True)
    return dataclasses.replace(form, anaphor=anaphor, ahead=current), i + 1


def _owns_total(source: Source, i: int) -> bool:
    """Say whether a unit that ends at `i` has a figure of its own: "two in five of the year's total"."""
    owned = skip_possessive(source, i)
    return owned > i and source.isin(owned, "anaphors.totals")


def _is_within(source: Source, i: int, granularity: Granularity) -> bool:
    """Say whether a preposition at `i` makes a unit the time of a figure; "over the year" is of a change."""
    if source.words[i] == "over":
        return granularity is not Granularity.YEAR
    return source.words[i] in ("in", "during", "for", "throughout")
