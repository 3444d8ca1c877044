"""Spans and bounds: "from March to May 2022", "2015 to 2020", "since 2014", "by 2030", "before the war"."""

from __future__ import annotations

import dataclasses
import datetime as dt

from service.extract import calendar
from service.extract.period_dates import year_reading
from service.extract.period_doubts import counts_rounded
from service.extract.period_forms import Fixed, Form, Pointing, Reading, Yearless, coming, fixed, join
from service.extract.period_points import read_point
from service.extract.period_tokens import (
    APOSTROPHES,
    DASHES,
    Source,
    count_at,
    skip_dash,
    skip_possessive,
    skip_the,
    unit_at,
    year_at,
)
from service.extract.period_weekdays import read_month_and_day
from service.extract.period_years import with_year
from service.model.period import Granularity

_ONE_DAY = dt.timedelta(days=1)
_TOGETHER = "prepositions.together"
_REACH = 7
_NEAR = 10
_FAR = 18


def join_on(source: Source, read: Reading, opener: str | None = None) -> Reading | None:
    """Read the end of a span whose first period has been read; None where none follows.

    Args:
        source: The text.
        read: The first period and the index after it.
        opener: "from" or "between" where such a word stands before, else None.
    """
    form, j = read
    if isinstance(form, Pointing) or (isinstance(form, Fixed) and form.window):
        return None
    word = source.words[j]
    k = j + 1
    if word in DASHES:
        tight = source.glued[j] and source.glued[k]
        if not tight and (word == "—" or (opener is None and source.glued[j] != source.glued[k])):
            return None
    elif word == "and":
        if opener != "between" and not _is_pair(source, form, k):
            return None
    elif not source.isin(j, "prepositions.to"):
        return None
    now = skip_the(source, k)
    if source.isin(now, "present.words") or source.words[now : now + 2] == ["current", "date"]:
        return _to_today(source, form, now)
    last = _month_of_span(source, k) or read_point(source, k)
    if last is None and opener is not None:
        last = read_month_and_day(source, k)
    if last is None or isinstance(last[0], Pointing) or (isinstance(last[0], Fixed) and last[0].window):
        return None
    if (
        opener is None
        and form.granularity is not last[0].granularity
        and word not in ("through", "until", "to")
    ):
        return None
    joined = join(form, last[0])
    return _past_noun(source, joined, last[1]) if joined is not None else None


def _month_of_span(source: Source, k: int) -> Reading | None:
    """Read the second month of "the October-December quarter", which by itself would name one."""
    month = source.lexicon.months.get(source.words[k])
    if month is None or source.words[k + 1] not in ("quarter", "half"):
        return None
    return Yearless(granularity=Granularity.MONTH, number=month), k + 1


def _past_noun(source: Source, form: Form, j: int) -> Reading:
    """Return a span with the "quarter" or "period" that it names, and the year after that."""
    if form.granularity is not Granularity.MONTH or source.words[j] not in ("quarter", "half", "period"):
        return form, j
    return with_year(source, form, j + 1) if isinstance(form, Yearless) else (form, j + 1)


def _is_pair(source: Source, form: Form, k: int) -> bool:
    """Say whether "and" joins a month to the next one: "in January and February" is one period of both.

    Two years in a row are one only where the text says so ("2022 and 2023 together").
    """
    if isinstance(form, Fixed) and form.granularity is Granularity.YEAR and form.start is not None:
        year = year_at(source, k)
        return year is not None and year[0] == form.start.year + 1 and source.isin(year[1], _TOGETHER)
    if not isinstance(form, Yearless) or form.granularity is not Granularity.MONTH or form.last is not None:
        return False
    month = source.lexicon.months.get(source.words[k])
    return (month == form.number % 12 + 1 and not source.words[k + 1][:1].isdigit()) or (
        month == form.number % 12 + 1 and len(source.words[k + 1]) == 4
    )


def _to_today(source: Source, form: Form, k: int) -> Reading | None:
    today = fixed((source.today, source.today), Granularity.DAY, relative=True)
    joined = join(form, today)
    if joined is None:
        return None
    return joined, k + 2 if source.words[k] == "current" else k + 1


def read_opened(source: Source, i: int) -> Reading | None:
    """Read a span after "from" or "between" at `i`: "from 2015 to 2020", "between May and August 2020"."""
    opener = source.words[i]
    if source.isin(i + 1, "present.words"):
        return _from_today(source, i)
    first = _read_start(source, i + 1)
    if first is None:
        return None
    joined = join_on(source, first, opener)
    if joined is not None:
        return None if counts_rounded(source, i + 1, joined[1]) else joined
    onward = read_onward(source, first) or _read_on(source, first)
    if onward is not None:
        return onward
    form = first[0]
    whole_span = isinstance(form, Yearless) and form.last is not None
    if whole_span or (
        isinstance(form, Fixed) and form.granularity is not Granularity.YEAR and _is_stretch(form)
    ):
        return first if _has_join(source, i + 1, first[1]) else None
    return None


def _from_today(source: Source, i: int) -> Reading | None:
    """Read "between now and 2030", "from now until March" at the opening word."""
    if source.words[i + 2] != "and" and not source.isin(i + 2, "prepositions.to"):
        return None
    last = read_point(source, i + 3)
    form = last[0] if last is not None else None
    if isinstance(form, Yearless):
        span = coming(form, source.today)
        form = fixed(span, form.granularity, relative=True) if span is not None else None
    if last is None or not isinstance(form, Fixed) or form.end is None or form.end < source.today:
        return None
    return dataclasses.replace(form, start=source.today, relative=True, window=True, anaphor=None), last[1]


def _read_on(source: Source, first: Reading) -> Reading | None:
    """Read "on" after "from 2025"."""
    if source.words[first[1]] != "on" or source.words[first[1] + 1][:1].isalnum():
        return None
    started = bound(first[0], "starting") if isinstance(first[0], Fixed) else None
    return (started, first[1] + 1) if started is not None else None


def _is_stretch(form: Fixed) -> bool:
    return form.start != form.end


def _has_join(source: Source, i: int, j: int) -> bool:
    """Say whether the words from `i` to `j` themselves hold the join of a span."""
    return any(
        source.isin(k, "prepositions.to") or source.words[k] in DASHES or source.words[k] == "and"
        for k in range(i, j)
    )


def _read_start(source: Source, i: int) -> Reading | None:
    """Read the first period of a span; of "the middle of 2007" the middle day."""
    j = skip_the(source, i)
    if source.lexicon.parts.get(source.words[j]) == "middle" and source.words[j + 1] == "of":
        whole = read_point(source, j + 2)
        if whole is not None and isinstance(whole[0], Fixed) and whole[0].span is not None:
            day = calendar.middle_day(whole[0].span)
            return dataclasses.replace(whole[0], start=day, end=day), whole[1]
    return read_point(source, i) or read_month_and_day(source, j)


def read_onward(source: Source, read: Reading) -> Reading | None:
    """Read "onwards" or "and beyond" after a period; None where nothing of the kind follows."""
    form, j = read
    k = j + 1 if source.words[j] in ("and", "or") else j
    if not source.isin(k, "prepositions.onward") or not isinstance(form, Fixed):
        return None
    if k == j and source.words[k] in ("later", "beyond"):
        return None
    started = bound(form, "starting")
    return (started, k + 1) if started is not None else None


def read_since(source: Source, i: int) -> Reading | None:
    """Read "since 2014", "since the end of 1989", "since the pandemic began" at `i`."""
    point = read_point(source, i + 1)
    if point is None:
        event = _read_dated_event(source, i) or read_event(source, i)
        return event or _read_term(source, i) or _read_clause(source, i)
    form, j = point
    if isinstance(form, Yearless) and form.last is None:
        return dataclasses.replace(form, bound="since"), j
    if not isinstance(form, Fixed) or form.start is None:
        return point
    return dataclasses.replace(form, end=None, window=True, open_to_today=True, anaphor=None, ahead=None), j


def read_bound(source: Source, i: int, kind: str) -> Reading | None:
    """Read "until 2025", "before 2019", "after March", "by 2030" at `i`; `kind` is the sense."""
    k = i + 1
    if kind == "by":
        read = _read_whole_of_end(source, k) or read_point(source, k)
        if read is None or (isinstance(read[0], Fixed) and read[0].window):
            return None
        form = read[0]
        return (dataclasses.replace(form, bound="by") if isinstance(form, Yearless) else form), read[1]
    ending = _read_whole_of_end(source, k) if kind in ("until", "before") else None
    read = ending or read_point(source, k)
    if read is None:
        return read_event(source, i)
    form, j = read
    if ending is not None:
        kind = "until"
    if isinstance(form, Yearless):
        return (dataclasses.replace(form, bound=kind), j) if form.last is None else None
    if not isinstance(form, Fixed) or form.window:
        return read if isinstance(form, Pointing) else None
    bounded = bound(form, kind)
    return (bounded, j) if bounded is not None else None


def bound(form: Fixed, kind: str) -> Fixed | None:
    """Return the open period before, after, until or since a closed one; None where it has no such end.

    "Before" and "after" leave out the period named; "until", "since" and "starting" include it.
    """
    if form.start is None or form.end is None:
        return None
    if kind == "since":
        return dataclasses.replace(form, end=None, window=True, open_to_today=True, anaphor=None)
    if kind == "starting":
        return dataclasses.replace(form, end=None, window=True, anaphor=None, ahead=None)
    if kind == "before":
        return dataclasses.replace(form, start=None, end=form.start - _ONE_DAY, anaphor=None, ahead=None)
    if kind == "after":
        return dataclasses.replace(form, start=form.end + _ONE_DAY, end=None, anaphor=None, ahead=None)
    if kind == "until":
        return dataclasses.replace(form, start=None, anaphor=None, ahead=None)
    return form


def _read_whole_of_end(source: Source, k: int) -> Reading | None:
    """Read the year of "the end of the year": what ends then ends with it."""
    j = skip_the(source, k)
    unit = unit_at(source, j)
    if unit is not None and source.isin(skip_dash(source, unit[1]), "anaphors.ends"):
        span = calendar.unit_span(source.today, unit[0].granularity)
        after = skip_dash(source, unit[1]) + 1
        return year_reading(source, after) or (fixed(span, unit[0].granularity, relative=True), after)
    if source.lexicon.parts.get(source.words[j]) != "end" or source.words[j + 1] != "of":
        return None
    inner = skip_the(source, j + 2)
    unit = unit_at(source, inner)
    if unit is not None and not source.words[inner].endswith("s"):
        span = calendar.unit_span(source.today, unit[0].granularity)
        return fixed(span, unit[0].granularity, relative=True), unit[1]
    return read_point(source, j + 2)


def read_event(source: Source, i: int) -> Reading | None:
    """Read "since the pandemic began", "before the war": an event whose date the text does not give."""
    if not source.isin(i + 1, "anaphors.articles"):
        return None
    for j in range(i + 2, i + 5):
        if source.isin(j, "anaphors.events"):
            closed = source.isin(j + 1, "anaphors.closings")
            return Pointing(granularity=Granularity.DAY), j + 2 if closed else j + 1
        if not source.words[j].isalpha():
            return None
    return None


def _read_clause(source: Source, i: int) -> Reading | None:
    """Read "since the president took office": a clause that names an event."""
    for j in range(i + 2, i + _REACH):
        if source.isin(j, "anaphors.closings"):
            return Pointing(granularity=Granularity.DAY), j + 1
        if not source.words[j].isalpha():
            return None
    return None


def _read_term(source: Source, i: int) -> Reading | None:
    """Read "since President Biden took office", "since the chancellor came to power" at "since"."""
    if not source.terms:
        return None
    clause = _read_clause(source, i)
    if clause is None or not source.isin(clause[1] - 1, "anaphors.posts"):
        return None
    words = source.words[i + 1 : clause[1] - 2]
    named = [start for start, name in source.terms if name in words]
    capitals = [k for k in range(i + 1, clause[1] - 2) if source.is_capital(k)]
    posted = any(source.isin(k, "anaphors.holders") for k in range(i + 1, clause[1]))
    if not named and (not posted or any(not source.isin(k, "anaphors.holders") for k in capitals)):
        return None
    starts = [start for start in (named or [start for start, _ in source.terms]) if start <= source.today]
    if not starts:
        return None
    form = fixed((starts[-1], starts[-1]), Granularity.DAY, relative=True)
    return dataclasses.replace(form, end=None, window=True, open_to_today=True), clause[1]


def _read_dated_event(source: Source, i: int) -> Reading | None:
    """Read "since records began in 1971", "since its peak in March 2008": the date of the event."""
    for j in range(i + 1, i + _REACH):
        if j > i + 1 and source.words[j] in ("in", "of"):
            read = read_point(source, j + 1)
            plain = read is not None and isinstance(read[0], Fixed) and not read[0].relative
            if read is not None and plain and read[0].granularity in (Granularity.YEAR, Granularity.MONTH):
                form = bound(read[0], "since") if isinstance(read[0], Fixed) else None
                return (form, read[1]) if form is not None else None
        if not (source.words[j].isalpha() or source.words[j] in APOSTROPHES) or source.words[j] == "that":
            return None
    return None


def read_in(source: Source, i: int) -> Reading | None:
    """Read "in two years' time" and, where the words tell of the future, "in two years" at `i`."""
    counted = count_at(source, i + 1)
    unit = unit_at(source, counted[1]) if counted is not None else None
    if counted is None or unit is None:
        return None
    if source.words[unit[1]] in ("from", "after", "before"):
        return read_point(source, i + 1)
    j = skip_possessive(source, unit[1])
    timed = source.words[j] == "time" and (j > unit[1] or source.words[unit[1] - 1].endswith("s"))
    if not timed and not tells_of_future(source, i, unit[1]):
        return None
    try:
        day = calendar.add(source.today, counted[0] * unit[0].size, unit[0].granularity)
    except ValueError:
        return None
    return fixed((day, day), unit[0].granularity, relative=True), j + 1 if timed else unit[1]


def read_within(source: Source, i: int) -> Reading | None:
    """Read "within 3 years", "within the next ten months" at `i`: from the document's date on."""
    j = skip_the(source, i + 1)
    if source.lexicon.modifiers.get(source.words[j]) in ("next", "coming", "following"):
        j += 1
    elif j > i + 1:
        return None
    end, k = source.today, j
    while True:
        counted = count_at(source, k)
        unit = unit_at(source, counted[1]) if counted is not None else None
        if counted is None or unit is None:
            break
        try:
            end = calendar.add(end, counted[0] * unit[0].size, unit[0].granularity)
        except ValueError:
            return None
        k, granularity = unit[1], unit[0].granularity
        if k > j + 3 * _REACH:
            break
    if k == j:
        return None
    form = fixed((source.today, end), granularity, relative=True)
    return dataclasses.replace(form, window=True), k


def tells_of_future(source: Source, i: int, j: int) -> bool:
    """Say whether a word near the tokens from `i` to `j`, in the same sentence, tells of what is to come."""
    for k in range(i - 1, max(-1, i - _FAR), -1):
        if source.words[k] in ".!?;\n":
            break
        if source.isin(k, "tense.future") and not _is_noun(source, k):
            return True
    for k in range(j, j + _NEAR):
        if source.words[k] in ".!?;\n":
            return False
        if source.words[k] in ("and", "but") and source.isin(k + 1, "tense.future"):
            return False  # "was 4 percent in April and will rise"
        if source.isin(k, "tense.future") and not _is_noun(source, k):
            return True
    return False


def _is_noun(source: Source, k: int) -> bool:
    """Say whether "will" at `k` is a noun or a name, or "would" is of the past ("would have been")."""
    if source.words[k] == "would":
        return source.words[k + 1] == "have"
    return source.words[k - 1] in ("the", "a", "his", "her", "their", "free") or (
        source.words[k] == "will" and source.is_capital(k) and source.is_capital(k + 1)
    )
