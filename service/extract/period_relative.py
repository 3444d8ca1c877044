"""Periods counted from the document's date, or from one spoken of: "last year", "three weeks ago"."""

from __future__ import annotations

import dataclasses
import datetime as dt

from service.catalogue.periods import FiscalRule, Unit
from service.extract import calendar
from service.extract.calendar import add, unit_span
from service.extract.period_forms import Form, Pointing, Reading, fixed
from service.extract.period_tokens import Source, below_hundred, count_at, digits, skip_dash, unit_at, year_at
from service.model.period import Anaphor, Granularity

_CALENDAR_UNITS = frozenset({Granularity.QUARTER, Granularity.HALF, Granularity.SEASON})
_STEPS = {"last": -1, "previous": -1, "past": -1, "this": 0, "next": 1, "coming": 1, "following": 1}
_FOLLOWED = frozenset({Granularity.YEAR, Granularity.DECADE, Granularity.CENTURY})
_STRETCHES = frozenset(
    {Granularity.DAY, Granularity.WEEK, Granularity.MONTH, Granularity.YEAR, Granularity.DECADE}
)
_SATURDAY = 5


def modifier_at(source: Source, i: int) -> tuple[str, int] | None:
    """Return the sense of "last", "this coming" and their like at `i`, and the index after it."""
    modifiers = source.lexicon.modifiers
    sense = modifiers.get(source.words[i])
    if sense is None:
        return None
    if sense == "this" and modifiers.get(source.words[i + 1]) in ("past", "coming", "next", "last"):
        return modifiers[source.words[i + 1]], i + 2
    return sense, i + 1


def read_modified(source: Source, i: int) -> Reading | None:
    """Read "last year", "the past 17 years", "next weekend", "this fiscal year" from the modifier at `i`."""
    modified = modifier_at(source, i)
    if modified is None:
        return None
    sense, j = modified
    if source.isin(j, "anaphors.weekend"):
        return _weekend(source, sense), j + 1
    if source.isin(j, "fiscal.adjectives") and source.words[j + 1] in ("year", "years"):
        return fiscal_year_at(source, sense, j + 2)
    vague = _vague(source, j, sense)
    if vague is not None:
        return vague
    if sense == "final":
        return None
    if sense == "same" and (noun := _counted_same(source, j)) is not None:
        return _same(source, noun)
    halves = _and_a_half(source, j)
    if halves is not None:
        stretch = _window(source, halves[0], Unit(granularity=Granularity.MONTH), sense)
        return (dataclasses.replace(stretch, granularity=Granularity.YEAR), halves[1]) if stretch else None
    counted = count_at(source, j) if source.words[j] not in ("a", "an") else None
    if counted is not None and source.isin(counted[1], "hours.words") and _is_dated(source, i):
        days = Unit(granularity=Granularity.DAY)
        form = _window(source, -(-counted[0] // 24), days, sense)
        return (form, counted[1] + 1) if form is not None else None
    unit = unit_at(source, counted[1] if counted is not None else j)
    if unit is None:
        return None
    if counted is not None:
        form = _window(source, counted[0], unit[0], sense)
        return (form, unit[1]) if form is not None else None
    if source.words[j].endswith("s") and source.words[j] != unit[0].granularity.value:
        return None
    return _single(source, i, sense, unit[0]), unit[1]


def _is_dated(source: Source, i: int) -> bool:
    """Say whether the modifier at `i` is no verb: "in the last two hours", not "to last two hours"."""
    return source.words[i] != "last" or source.words[i - 1] in ("the", "in", "over", "during", "within")


def _and_a_half(source: Source, j: int) -> tuple[int, int] | None:
    """Return the months of "two and a half years" or "year and a half" at `j`, and the index after them."""
    half = ["and", "a", "half"]
    unit = unit_at(source, j)
    if unit is not None and unit[0].granularity is Granularity.YEAR and source.words[j + 1 : j + 4] == half:
        return 18, j + 4
    counted = below_hundred(source, j)
    number = counted[0] if counted is not None else digits(source, j)
    k = counted[1] if counted is not None else j + 1
    if number is None or source.words[k : k + 3] != half:
        return None
    unit = unit_at(source, k + 3)
    if unit is None or unit[0].granularity is not Granularity.YEAR:
        return None
    return 12 * number + 6, unit[1]


def read_counted(source: Source, i: int) -> Reading | None:
    """Read "three weeks ago", "a year earlier", "two years from now", "5 past years" at the count."""
    counted = count_at(source, i)
    if counted is None:
        return None
    count, j = counted
    weekday = source.lexicon.weekdays.get(source.words[j].removesuffix("s"))
    if weekday is not None:
        return _weekdays_away(source, count, weekday, j + 1)
    modified = modifier_at(source, j)
    unit = unit_at(source, modified[1] if modified is not None else j)
    if unit is None:
        return None
    if modified is not None:
        if count > 1 and not source.words[unit[1] - 1].endswith("s"):
            return None
        form = _window(source, count, unit[0], modified[0])
        return (form, unit[1]) if form is not None else None
    if source.words[i - 1] == "half":
        return None
    return _after_units(source, count, unit[0], unit[1])


def _weekdays_away(source: Source, count: int, weekday: int, j: int) -> Reading | None:
    """Read "two Fridays ago", "three Mondays from now" after the weekday."""
    behind = (source.today.weekday() - weekday) % 7 + 1
    ahead = (weekday - source.today.isoweekday() - 1) % 7 + 1
    if source.isin(j, "ago.past"):
        day, j = source.today - dt.timedelta(days=behind + 7 * (count - 1)), j + 1
    elif source.words[j : j + 2] == ["from", "now"]:
        day, j = source.today + dt.timedelta(days=ahead + 7 * (count - 1)), j + 2
    else:
        return None
    return fixed((day, day), Granularity.DAY, relative=True), j


def _after_units(source: Source, count: int, unit: Unit, j: int) -> Reading | None:
    """Read what follows "three weeks" at `j`."""
    word = source.words[j]
    if source.isin(j, "ago.past"):
        return _point(source, -count, unit), j + 1
    if source.isin(j, "ago.future"):
        return _point(source, count, unit), j + 1
    if source.words[j : j + 2] == ["from", "now"] or source.words[j : j + 3] == ["in", "the", "future"]:
        return _point(source, count, unit), j + (2 if word == "from" else 3)
    if word in source.lexicon.words["ago.earlier"] and _ends_there(source, j, "earlier"):
        return _moved(unit, -count), j + 1
    if word in source.lexicon.words["ago.later"] and _ends_there(source, j, "later"):
        return _moved(unit, count), j + 1
    return None


def _ends_there(source: Source, j: int, plain: str) -> bool:
    """Say whether "before" or "after" at `j` has nothing after it that it could govern."""
    if source.words[j] in (plain, "previously"):
        return source.words[j + 1] not in ("than", "this", "in")
    return not source.words[j + 1][:1].isalnum() and source.words[j + 1] not in ("“", '"', "$", "£", "€")


def _moved(unit: Unit, count: int) -> Pointing:
    return Pointing(
        granularity=unit.granularity,
        anaphor=Anaphor(granularity=unit.granularity, offset=count * unit.size),
    )


def _point(source: Source, count: int, unit: Unit) -> Form:
    """Return the day so many units from the document's date, in the granularity of the unit."""
    try:
        day = add(source.today, count * unit.size, unit.granularity)
    except ValueError:
        return Pointing(granularity=unit.granularity)
    return fixed((day, day), unit.granularity, relative=True)


def _window(source: Source, count: int, unit: Unit, sense: str) -> Form | None:
    """Return the stretch of so many units before or after the document's date.

    Quarters and halves are whole ones; any other unit is counted to the day.
    """
    if sense in ("same", "that", "this", "final"):
        return None
    back = sense in ("last", "past", "previous")
    count *= unit.size
    try:
        if unit.granularity in _CALENDAR_UNITS:
            edge = calendar.step(unit_span(source.today, unit.granularity), -1 if back else 1)
            other = calendar.step(edge, 1 - count if back else count - 1)
            span = (other[0], edge[1]) if back else (edge[0], other[1])
        elif back:
            span = add(source.today, -count, unit.granularity), source.today
        else:
            span = source.today + dt.timedelta(days=1), add(source.today, count, unit.granularity)
    except (ValueError, OverflowError):
        return Pointing(granularity=unit.granularity)
    form = fixed(span, unit.granularity, relative=True)
    pointing = {"previous": -count, "following": count}.get(sense)
    anaphor = pointing and Anaphor(granularity=unit.granularity, offset=pointing, whole=True)
    return dataclasses.replace(form, window=True, anaphor=anaphor or None)


def _single(source: Source, i: int, sense: str, unit: Unit) -> Form:
    """Return the period of a unit named with one modifier at `i`."""
    granularity = unit.granularity
    if sense == "that":
        return Pointing(granularity=granularity, anaphor=Anaphor(granularity=granularity, whole=True))
    if sense == "same":
        return Pointing(granularity=granularity, anaphor=Anaphor(granularity=granularity))
    if sense == "past" or _is_stretch(source, i, sense, granularity):
        window = _window(source, 1, unit, sense)
        assert window is not None  # noqa: S101 - only "this", "same" and "that" have none
        return window
    step = _STEPS[sense]
    try:
        span = calendar.step(unit_span(source.today, granularity), step * unit.size)
        if unit.size > 1:
            span = (span[0], calendar.step(span, unit.size - 1)[1])
    except ValueError:
        return Pointing(granularity=granularity)
    form = fixed(span, granularity, relative=True)
    if sense in ("previous", "following"):
        back = Anaphor(granularity=granularity, offset=step * unit.size, whole=True)
        if sense == "following" and granularity in _FOLLOWED:
            return Pointing(granularity=granularity, anaphor=back)
        return dataclasses.replace(form, anaphor=back)
    return form


def _is_stretch(source: Source, i: int, sense: str, granularity: Granularity) -> bool:
    """Say whether "the last year" at `i` is the stretch up to the document's date: "over the last year"."""
    if sense not in ("last", "next") or granularity not in _STRETCHES or source.words[i - 1] != "the":
        return False
    return source.words[i - 2] in ("over", "in", "within", "during", "for")


def _weekend(source: Source, sense: str) -> Form:
    if sense in ("same", "that"):
        return Pointing(
            granularity=Granularity.DAY, anaphor=Anaphor(granularity=Granularity.WEEK, whole=True)
        )
    monday = calendar.week_span(source.today)[0]
    saturday = monday + dt.timedelta(days=_SATURDAY + 7 * _STEPS[sense])
    return fixed((saturday, saturday + dt.timedelta(days=1)), Granularity.DAY, relative=True)


def _vague(source: Source, j: int, sense: str) -> Reading | None:
    """Read "past few years", whose length the words leave open, and "last recession", without its date."""
    if source.isin(j, "anaphors.events") and sense in ("last", "past", "next", "coming"):
        return Pointing(granularity=Granularity.DAY), j + 1
    unit = unit_at(source, j + 1) if source.isin(j, "numerals.vague") else None
    return (Pointing(granularity=unit[0].granularity), unit[1]) if unit is not None else None


def _counted_same(source: Source, j: int) -> int | None:
    """Return the index of the noun of "the same period", "the same nine months", which starts at `j`."""
    counted = count_at(source, j)
    j = counted[1] if counted is not None else j
    return j if source.isin(j, "anaphors.same") else None


def _same(source: Source, j: int) -> Reading | None:
    """Read "the same period" from its noun at `j`, with what follows: "a year earlier", "of 2022"."""
    if source.words[j] == "time" and source.words[j + 1] not in ("last", "a", "in"):
        return None
    unit = source.lexicon.units.get(source.words[j])
    granularity = unit.granularity if unit is not None else Granularity.DAY
    anaphor, end = _year_of_same(source, j + 1)
    return Pointing(granularity=granularity, anaphor=anaphor), end


def _year_of_same(source: Source, j: int) -> tuple[Anaphor, int]:
    """Return into which year "the same period", which ends before `j`, moves the one spoken of."""
    same = Anaphor(granularity=Granularity.YEAR)
    counted = read_counted(source, j)
    if counted is not None and source.words[counted[1] - 1] in ("earlier", "before", "ago", "previously"):
        count, k = count_at(source, j) or (1, j + 1)
        unit = unit_at(source, k)
        granularity = unit[0].granularity if unit is not None else Granularity.YEAR
        return Anaphor(granularity=granularity, offset=-count), counted[1]
    k = j + 1 if source.words[j] in ("in", "of") else j
    modified = modifier_at(source, k + 1 if source.words[k] == "the" else k)
    if modified is not None and _STEPS.get(modified[0]) == -1:
        unit = unit_at(source, modified[1])
        if unit is not None and unit[0].granularity is Granularity.YEAR:
            return Anaphor(granularity=Granularity.YEAR, offset=-1), unit[1]
    if k > j:
        year = year_at(source, k)
        if year is not None:
            return Anaphor(granularity=Granularity.YEAR, year=year[0]), year[1]
    return same, j


def year_reference(source: Source, i: int) -> Reading | None:
    """Read "last year", "the previous year", "this year" at `i`: a year named by its place only."""
    j = i + 1 if source.words[i] == "the" else i
    modified = modifier_at(source, j)
    if modified is None or modified[0] in ("past", "same", "that", "final"):
        return None
    unit = unit_at(source, modified[1])
    if unit is None or unit[0].granularity is not Granularity.YEAR or source.words[modified[1]].endswith("s"):
        return None
    return _single(source, 0, modified[0], unit[0]), unit[1]


def read_weekday_of(source: Source, i: int, sense: str) -> Reading:
    """Read a weekday at `i` after "last", "this", "next" and their like."""
    offset = source.lexicon.weekdays[source.words[i]] - 1
    monday = calendar.week_span(source.today)[0]
    if sense in ("last", "past"):
        behind = (source.today.weekday() - offset - 1) % 7 + 1
        day = source.today - dt.timedelta(days=behind)
    elif sense == "coming":
        ahead = (offset - source.today.weekday() - 1) % 7 + 1
        day = source.today + dt.timedelta(days=ahead)
    else:
        day = monday + dt.timedelta(days=offset + 7 * _STEPS.get(sense, 0))
    return fixed((day, day), Granularity.DAY, relative=True), i + 1


def read_day_name(source: Source, i: int) -> Reading:
    """Read "yesterday", "today" or "tomorrow" at `i`."""
    day = source.today + dt.timedelta(days=source.lexicon.days[source.words[i]])
    return fixed((day, day), Granularity.DAY, relative=True), i + 1


def read_unit_beside(source: Source, i: int) -> Reading | None:
    """Read "the year before last", "the week after next", "the year before" at its unit."""
    unit = unit_at(source, i)
    if unit is None or source.words[i - 1] != "the":
        return None
    word, beyond = source.words[i + 1], source.words[i + 2]
    sign = -1 if word == "before" else 1 if word == "after" else 0
    if not sign:
        return None
    granularity = unit[0].granularity
    if beyond in ("last", "next") and (beyond == "last") == (sign < 0):
        span = calendar.step(unit_span(source.today, granularity), 2 * sign * unit[0].size)
        return fixed(span, granularity, relative=True), i + 3
    if granularity is Granularity.DAY and source.lexicon.days.get(beyond) == sign:
        day = source.today + dt.timedelta(days=2 * sign)
        return fixed((day, day), granularity, relative=True), i + 3
    if not _ends_there(source, i + 1, ""):
        return None
    anaphor = Anaphor(granularity=granularity, offset=sign * unit[0].size, whole=True)
    return Pointing(granularity=granularity, anaphor=anaphor), i + 2


def fiscal_year(year: int, rule: FiscalRule) -> calendar.DateSpan:
    """Return the fiscal year that bears the number `year`."""
    begins_earlier = rule.named_by_end and (rule.month, rule.day) != (1, 1)
    start = dt.date(year - begins_earlier, rule.month, rule.day)
    return start, add(start, 1, Granularity.YEAR) - dt.timedelta(days=1)


def fiscal_year_at(source: Source, sense: str, j: int) -> Reading | None:
    """Read "last fiscal year", of which `j` is the index after "year"."""
    if sense not in _STEPS:
        return None
    rule = source.fiscal or source.lexicon.fiscal.default
    start = dt.date(source.today.year, rule.month, rule.day)
    if start > source.today:
        start = add(start, -1, Granularity.YEAR)
    start = add(start, _STEPS[sense], Granularity.YEAR)
    span = start, add(start, 1, Granularity.YEAR) - dt.timedelta(days=1)
    return fixed(span, Granularity.YEAR, relative=True, fiscal=True), j


def read_rest(source: Source, i: int) -> Reading | None:
    """Read "the rest of the year", "the remaining months"-like words at `i`: from the document's date on."""
    j = i + 1
    if source.words[j] == "of":
        j += 1
    if source.words[j] in ("the", "this", "my", "our", "current"):
        j += 1
    j = skip_dash(source, j)
    unit = unit_at(source, j)
    if unit is None or (j == i + 1 and source.words[i] != "rest") or source.words[j].endswith("s"):
        return None
    granularity = unit[0].granularity
    span = source.today, unit_span(source.today, granularity)[1]
    return fixed(span, granularity, relative=True), unit[1]
