"""The day of a document, read from its head: date fields, datelines, embargoes, lines that hold a date alone.

A date counts only with day, month and year, where it exists in the calendar and can be read one way only.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from enum import IntEnum
from typing import NamedTuple

from service.catalogue.text import DateLexicon
from service.model.text import Notice, Span
from service.read.lines import Line

_HEAD_LINES = 15
_HEAD_COLUMNS = 250  # characters of a line in which its date is looked for
_TRAILER = 40  # most characters that follow the date of a field on its line
_PLACE = 60  # most characters before the date of a dateline

_DASH = re.compile(r"\s{0,3}(?:\d{1,2}[:.]\d{2}\s?)?[)\]]?\s{0,3}(?:[-–—]{1,3}|/[A-Z])")
_YEAR = re.compile(r"\d{4}")
_MARKUP = " \t*_#>|\"'“”"
_WORD = re.compile(r"[^\W\d_][\w.'’]*")
_CLOCK = re.compile(r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?")


class _Place(IntEnum):
    """Where a date stands; the lowest in the text decides."""

    FIELD = 1
    DATELINE = 2
    RELEASE = 3
    ALONE = 4


class _Found(NamedTuple):
    place: _Place
    date: dt.date
    span: Span


def infer_date(text: str, lines: Sequence[Line], lexicon: DateLexicon) -> tuple[dt.date | None, Notice]:
    """Return the day that the head of `text` states for it, with the notice that says so.

    A date field goes before a dateline, that before a release or embargo line, that before a line of its
    own; two different dates in places of one kind settle nothing. None where no day is found.
    """
    found = [item for line in lines[:_HEAD_LINES] for item in _dates_of_line(text, line, lexicon)]
    if not found:
        return None, _no_date("No document date was given and none was found at the head of the text")
    best = min(item.place for item in found)
    candidates = [item for item in found if item.place is best]
    if len({item.date for item in candidates}) > 1:
        return None, _no_date("No document date was given and the head of the text states more than one")
    chosen = candidates[0]
    words = text[chosen.span.start : chosen.span.end]
    message = f"No document date was given; {chosen.date.isoformat()} was read from “{words}” in the text."
    return chosen.date, Notice(code="document-date-inferred", message=message, span=chosen.span)


def _no_date(reason: str) -> Notice:
    return Notice(code="no-document-date", message=f"{reason}; words such as “last year” cannot be dated.")


def _dates_of_line(text: str, line: Line, lexicon: DateLexicon) -> Iterator[_Found]:
    end = min(line.end, line.start + _HEAD_COLUMNS)
    if _YEAR.search(text, line.start, end) is None:
        return
    matches = list(lexicon.pattern.finditer(text, line.start, end))
    for number, match in enumerate(matches):
        date = _calendar_day(match, lexicon)
        if date is None:
            continue
        before = text[line.start : match.start()]
        following = matches[number + 1].start() if number + 1 < len(matches) else end
        place = _place_of(before, text[match.end() : following], is_last=following == end, lexicon=lexicon)
        if place is not None:
            yield _Found(place, date, Span(match.start(), match.end()))


def _place_of(before: str, after: str, *, is_last: bool, lexicon: DateLexicon) -> _Place | None:
    before = before.strip(_MARKUP)
    if lexicon.field.fullmatch(before) and len(after) <= _TRAILER:
        return _Place.FIELD
    if lexicon.release.match(before) and len(after) <= _TRAILER:
        return _Place.RELEASE
    if is_last and _is_dateline(before, after, lexicon):
        return _Place.DATELINE
    if before.casefold() in lexicon.lone_words:
        before = ""
    if is_last and _is_alone(f"{before} {after}", lexicon):
        return _Place.ALONE
    return None


def _is_dateline(before: str, after: str, lexicon: DateLexicon) -> bool:
    """Judge "LONDON, March 4, 2024 — " and "(Agency, 4 March 2024)"."""
    if len(before) > _PLACE or not _is_place(before, lexicon):
        return False
    bracketed = before.rfind("(") > before.rfind(")")
    if bracketed:
        return after.lstrip().startswith(")")
    return _DASH.match(after) is not None


def _is_alone(rest: str, lexicon: DateLexicon) -> bool:
    """Judge what shares a line with a date: a place, a clock time, a weekday, or nothing."""
    return len(rest) <= _PLACE and ":" not in _CLOCK.sub("", rest) and _is_place(rest, lexicon)


def _is_place(words: str, lexicon: DateLexicon) -> bool:
    """Say whether `words` hold capitalised names, times and fillers only, at most six words."""
    bare = _CLOCK.sub("", words)
    if any(character.isdigit() or character in "!?;%$€£" for character in bare):
        return False
    found = [word for word in _WORD.findall(bare) if word.casefold().rstrip(".") not in lexicon.filler]
    return len(found) <= 6 and all(word[0].isupper() for word in found)


def _calendar_day(match: re.Match[str], lexicon: DateLexicon) -> dt.date | None:
    """Return the day that a full date names; None where there is none or figures can be read two ways."""
    group = match.groupdict()
    if group["iso_y"]:
        return _day(group["iso_y"], int(group["iso_m"]), int(group["iso_d"]))
    for day, month, year in (("d1", "m1", "y1"), ("d2", "m2", "y2")):
        if group[day]:
            return _day(group[year], lexicon.months[group[month].casefold()], int(group[day]))
    first, second = int(group["n1"]), int(group["n2"])
    readings = {_day(group["y3"], second, first), _day(group["y3"], first, second)} - {None}
    return readings.pop() if len(readings) == 1 else None


def _day(year: str, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(int(year), month, day)
    except ValueError:
        return None
