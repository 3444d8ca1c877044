"""Calendar arithmetic: ends of months, leap years, shifting there and back, anaphors, parts."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.extract.calendar import (
    add,
    anaphor_span,
    half_span,
    months_span,
    part_of,
    previous,
    quarter_span,
    resolve_anaphor,
    season_span,
    shift_months,
    shift_year,
    step,
    unit_span,
    week_span,
    year_span,
)
from service.model.period import Anaphor, Granularity, Period
from service.model.text import Span

DAYS = st.dates(dt.date(1000, 1, 1), dt.date(2900, 12, 31))


def day(iso: str) -> dt.date:
    return dt.date.fromisoformat(iso)


def period(start: str | None, end: str | None, granularity: Granularity = Granularity.MONTH) -> Period:
    return Period(
        start=day(start) if start else None,
        end=day(end) if end else None,
        text="then",
        span=Span(0, 4),
        granularity=granularity,
    )


def ends(found: Period) -> tuple[str, str]:
    return str(found.start), str(found.end)


@pytest.mark.parametrize(
    ("span", "expected"),
    [
        (months_span(2023, 2), ("2023-02-01", "2023-02-28")),
        (months_span(2024, 2), ("2024-02-01", "2024-02-29")),
        (months_span(2023, 11, 4), ("2023-11-01", "2024-02-29")),
        (quarter_span(2023, 4), ("2023-10-01", "2023-12-31")),
        (half_span(2023, 1), ("2023-01-01", "2023-06-30")),
        (season_span(2023, 4), ("2023-12-01", "2024-02-29")),
        (year_span(1900), ("1900-01-01", "1900-12-31")),
        (week_span(dt.date(2023, 1, 1)), ("2022-12-26", "2023-01-01")),
    ],
)
def test_named_parts_of_the_calendar(span, expected):
    assert (str(span[0]), str(span[1])) == expected


@pytest.mark.parametrize(
    ("granularity", "expected"),
    [
        (Granularity.DAY, ("2024-02-29", "2024-02-29")),
        (Granularity.WEEK, ("2024-02-26", "2024-03-03")),
        (Granularity.MONTH, ("2024-02-01", "2024-02-29")),
        (Granularity.QUARTER, ("2024-01-01", "2024-03-31")),
        (Granularity.HALF, ("2024-01-01", "2024-06-30")),
        (Granularity.SEASON, ("2023-12-01", "2024-02-29")),
        (Granularity.YEAR, ("2024-01-01", "2024-12-31")),
        (Granularity.DECADE, ("2020-01-01", "2029-12-31")),
        (Granularity.CENTURY, ("2000-01-01", "2099-12-31")),
    ],
)
def test_unit_that_a_day_lies_in(granularity, expected):
    span = unit_span(dt.date(2024, 2, 29), granularity)
    assert (str(span[0]), str(span[1])) == expected


@pytest.mark.parametrize(
    ("start", "count", "granularity", "expected"),
    [
        ("2024-01-31", 1, Granularity.MONTH, "2024-02-29"),
        ("2023-01-31", 1, Granularity.MONTH, "2023-02-28"),
        ("2024-02-29", -1, Granularity.YEAR, "2023-02-28"),
        ("2024-02-29", 4, Granularity.YEAR, "2028-02-29"),
        ("2023-12-31", 1, Granularity.DAY, "2024-01-01"),
        ("2023-06-08", -17, Granularity.YEAR, "2006-06-08"),
        ("2023-06-08", -2, Granularity.DECADE, "2003-06-08"),
    ],
)
def test_adding_units_clamps_to_the_month(start, count, granularity, expected):
    assert str(add(day(start), count, granularity)) == expected


@pytest.mark.parametrize(
    "granularity", [Granularity.DAY, Granularity.WEEK, Granularity.YEAR, Granularity.CENTURY]
)
@pytest.mark.parametrize("count", [-(10**7), 10**7])
def test_adding_beyond_the_calendar_is_an_error(granularity, count):
    with pytest.raises(ValueError, match=r"\w"):
        add(dt.date(2023, 6, 8), count, granularity)


def test_units_before_the_first_year_are_an_error():
    with pytest.raises(ValueError, match="before the year 1"):
        unit_span(dt.date(50, 1, 1), Granularity.CENTURY)


@pytest.mark.parametrize(
    ("start", "end", "years", "expected"),
    [
        ("2023-01-01", "2023-04-30", -1, ("2022-01-01", "2022-04-30")),
        ("2024-02-01", "2024-02-29", -1, ("2023-02-01", "2023-02-28")),
        ("2023-02-01", "2023-02-28", 1, ("2024-02-01", "2024-02-29")),
        ("2024-02-29", "2024-02-29", -1, ("2023-02-28", "2023-02-28")),
        ("2014-01-01", None, -1, ("2013-01-01", "None")),
        (None, None, -1, ("None", "None")),
    ],
)
def test_same_period_in_another_year(start, end, years, expected):
    assert ends(shift_year(period(start, end), years)) == expected


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2023-01-01", "2023-03-31", ("2022-10-01", "2022-12-31")),
        ("2023-03-01", "2023-03-31", ("2023-02-01", "2023-02-28")),
        ("2023-01-01", "2023-12-31", ("2022-01-01", "2022-12-31")),
        ("2023-01-01", "2023-04-30", ("2022-09-01", "2022-12-31")),
        ("2023-06-05", "2023-06-11", ("2023-05-29", "2023-06-04")),
        ("2023-06-08", "2023-06-08", ("2023-06-07", "2023-06-07")),
        ("2014-01-01", None, ("2014-01-01", "None")),
    ],
)
def test_previous_period_of_the_same_length(start, end, expected):
    assert ends(previous(period(start, end))) == expected


def test_floating_dates_move_along():
    floating = Period(
        start=None,
        end=None,
        text="in March",
        span=Span(0, 8),
        granularity=Granularity.MONTH,
        source="unresolved",
        floating=months_span(2000, 3),
    )
    assert shift_year(floating, -1).floating == months_span(1999, 3)
    assert previous(floating).floating == months_span(2000, 2)


@pytest.mark.parametrize(
    ("anaphor", "expected"),
    [
        (Anaphor(granularity=Granularity.YEAR, offset=-1), ("2020-04-01", "2020-06-30")),
        (Anaphor(granularity=Granularity.YEAR), ("2021-04-01", "2021-06-30")),
        (Anaphor(granularity=Granularity.YEAR, year=2019), ("2019-04-01", "2019-06-30")),
        (Anaphor(granularity=Granularity.MONTH, offset=-3), ("2021-01-01", "2021-03-31")),
        (Anaphor(granularity=Granularity.WEEK, offset=1), ("2021-04-08", "2021-07-07")),
        (Anaphor(granularity=Granularity.YEAR, whole=True), ("2021-01-01", "2021-12-31")),
        (Anaphor(granularity=Granularity.YEAR, offset=-1, whole=True), ("2020-01-01", "2020-12-31")),
        (Anaphor(granularity=Granularity.QUARTER, offset=-2, whole=True), ("2020-10-01", "2021-03-31")),
        (Anaphor(granularity=Granularity.MONTH, offset=2, whole=True), ("2021-07-01", "2021-08-31")),
    ],
)
def test_what_an_anaphor_makes_of_the_second_quarter_of_2021(anaphor, expected):
    start, end = anaphor_span(anaphor, quarter_span(2021, 2))
    assert (str(start), str(end)) == expected


def test_resolving_an_anaphor_gives_a_period_of_the_text():
    words = Period(
        start=None,
        end=None,
        text="a year earlier",
        span=Span(5, 19),
        granularity=Granularity.YEAR,
        source="unresolved",
        anaphor=Anaphor(granularity=Granularity.YEAR, offset=-1),
    )
    found = resolve_anaphor(words, period("2023-05-01", "2023-05-31"))
    assert ends(found) == ("2022-05-01", "2022-05-31")
    assert (found.source, found.granularity, found.text) == ("text", Granularity.MONTH, "a year earlier")
    assert resolve_anaphor(words, period("2023-05-01", None)) is words
    assert resolve_anaphor(found, period("2023-05-01", "2023-05-31")) is found


@pytest.mark.parametrize(
    ("span", "granularity", "part", "expected"),
    [
        (year_span(2022), Granularity.YEAR, "beginning", ("2022-01-01", "2022-03-31")),
        (year_span(2022), Granularity.YEAR, "middle", ("2022-05-01", "2022-08-31")),
        (year_span(2022), Granularity.YEAR, "end", ("2022-09-01", "2022-12-31")),
        (year_span(2022), Granularity.YEAR, "early", ("2022-01-01", "2022-06-30")),
        (year_span(2022), Granularity.YEAR, "late", ("2022-07-01", "2022-12-31")),
        (months_span(2023, 2), Granularity.MONTH, "end", ("2023-02-21", "2023-02-28")),
        (months_span(2023, 2), Granularity.MONTH, "late", ("2023-02-16", "2023-02-28")),
        (quarter_span(2023, 1), Granularity.QUARTER, "middle", ("2023-02-01", "2023-02-28")),
        (half_span(2023, 2), Granularity.HALF, "end", ("2023-11-01", "2023-12-31")),
        (week_span(dt.date(2023, 6, 8)), Granularity.WEEK, "early", ("2023-06-05", "2023-06-07")),
        (week_span(dt.date(2023, 6, 8)), Granularity.WEEK, "end", ("2023-06-09", "2023-06-11")),
        (
            (dt.date(1990, 1, 1), dt.date(1999, 12, 31)),
            Granularity.DECADE,
            "middle",
            ("1993-01-01", "1996-12-31"),
        ),
        (
            (dt.date(1990, 1, 1), dt.date(1999, 12, 31)),
            Granularity.DECADE,
            "late",
            ("1995-01-01", "1999-12-31"),
        ),
    ],
)
def test_parts_of_periods(span, granularity, part, expected):
    start, end = part_of(span, granularity, part)
    assert (str(start), str(end)) == expected


@given(DAYS, st.sampled_from(list(Granularity)))
def test_a_unit_holds_its_days_and_only_them(date, granularity):
    start, end = unit_span(date, granularity)
    assert start <= date <= end
    assert unit_span(start, granularity) == unit_span(end, granularity) == (start, end)


@given(DAYS, st.sampled_from(list(Granularity)), st.integers(-3, 3))
def test_stepping_there_and_back_is_no_step(date, granularity, count):
    span = unit_span(date, granularity)
    assert step(step(span, count), -count) == span


@given(DAYS, st.sampled_from([g for g in Granularity if g is not Granularity.WEEK]))
def test_units_follow_each_other_without_gap(date, granularity):
    span = unit_span(date, granularity)
    before = step(span, -1)
    assert before[1] + dt.timedelta(days=1) == span[0]
    assert unit_span(before[0], granularity) == before


@given(DAYS, st.integers(-40, 40))
def test_whole_months_stay_whole(date, months):
    start, end = shift_months(unit_span(date, Granularity.MONTH), months)
    assert (start, end) == unit_span(start, Granularity.MONTH)


@given(
    DAYS, st.sampled_from(list(Granularity)), st.sampled_from(["early", "late", "beginning", "middle", "end"])
)
def test_a_part_lies_within_its_whole(date, granularity, part):
    start, end = unit_span(date, granularity)
    first, last = part_of((start, end), granularity, part)
    assert start <= first <= last <= end
