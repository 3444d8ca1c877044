import dataclasses
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.errors import ModelError
from service.model.period import Anaphor, Granularity, Period
from service.model.text import Span


def period(start, end, **others):
    return Period(
        start=start,
        end=end,
        text="the spring term",
        span=Span(0, 15),
        granularity=others.pop("granularity", Granularity.MONTH),
        **others,
    )


def test_a_period_does_not_end_before_it_starts():
    with pytest.raises(ModelError, match="period ends before it starts: 2024-03-02 > 2024-03-01"):
        period(dt.date(2024, 3, 2), dt.date(2024, 3, 1))


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        (dt.date(2023, 1, 1), dt.date(2023, 12, 31), 365),
        (dt.date(2024, 1, 1), dt.date(2024, 12, 31), 366),
        (dt.date(2024, 2, 29), dt.date(2024, 2, 29), 1),
        (dt.date(1999, 12, 31), dt.date(2000, 1, 1), 2),
    ],
)
def test_both_ends_are_counted(start, end, days):
    assert period(start, end).days == days
    assert period(start, end).is_resolved


@pytest.mark.parametrize(
    ("start", "end"), [(None, None), (dt.date(2014, 1, 1), None), (None, dt.date(2014, 1, 1))]
)
def test_a_period_with_an_open_end_has_no_length(start, end):
    assert period(start, end).days is None
    assert not period(start, end).is_resolved


@given(st.dates(), st.integers(min_value=0, max_value=10**5))
def test_the_length_is_the_distance_of_the_ends_and_one(start, distance):
    try:
        end = start + dt.timedelta(days=distance)
    except OverflowError:
        end = start
    assert period(start, end).days == (end - start).days + 1


@given(st.dates(), st.dates())
def test_a_period_exists_exactly_when_its_end_is_not_before_its_start(a, b):
    if b < a:
        with pytest.raises(ModelError):
            period(a, b)
    else:
        assert period(a, b).is_resolved


def test_a_replacement_is_checked_too():
    whole = period(dt.date(2022, 1, 1), dt.date(2022, 12, 31))
    with pytest.raises(ModelError):
        dataclasses.replace(whole, end=dt.date(2021, 12, 31))


def test_a_period_is_a_calendar_one_read_from_the_text_unless_said_otherwise():
    plain = period(dt.date(2022, 1, 1), dt.date(2022, 12, 31))
    assert (plain.source, plain.window, plain.fiscal) == ("text", False, False)
    assert (plain.floating, plain.anaphor) == (None, None)


def test_an_anaphor_points_to_the_same_period_unless_said_otherwise():
    assert Anaphor(granularity=Granularity.YEAR).offset == 0
