import datetime as dt
from dataclasses import replace

import pytest

from service.model.claim import Comparison
from service.model.period import Granularity, Period
from service.model.text import Span
from tests.factories import claim
from tests.rules.prose import alarms, flagged
from tests.rules.running import ERROR, NOTHING, OK, verdict

RULE = "duration-mismatch"


def spanning(first, last, *, at, window=False, **more):
    return Period(
        start=dt.date.fromisoformat(first),
        end=dt.date.fromisoformat(last),
        text="then",
        span=Span(at, at + 10),
        granularity=Granularity.YEAR,
        window=window,
        **more,
    )


@pytest.mark.parametrize(
    ("stated", "first", "last", "expected"),
    [
        ("15 year", "2001-01-01", "2009-12-31", ERROR),
        ("9 year", "2001-01-01", "2009-12-31", OK),
        ("8 year", "2001-01-01", "2009-12-31", OK),  # ends not counted
        ("10 year", "2013-11-11", "2023-06-08", OK),
        ("7 year", "2013-11-11", "2023-06-08", ERROR),
        ("18 month", "2021-01-01", "2022-06-30", OK),
        ("28 month", "2021-01-01", "2022-06-30", ERROR),
    ],
)
def test_duration_of_a_window(stated, first, last, expected):
    when = spanning(first, last, at=515)
    assert verdict(RULE, claim(stated, measure=None, text="", at=500, when=when)) == expected


@pytest.mark.parametrize(
    "more", [{"measure": "life-expectancy"}, {"at": 900}, {"when": None}], ids=["measure", "far", "no-period"]
)
def test_durations_of_something_else(more):
    given = {
        "measure": None,
        "text": "",
        "at": 500,
        "when": spanning("2001-01-01", "2009-12-31", at=515),
    } | more
    assert verdict(RULE, claim("15 year", **given)) is NOTHING


@pytest.mark.parametrize(
    ("stated", "since", "until", "expected"),
    [
        ("31 year", "1998", "2023", ERROR),
        ("25 year", "1998", "2023", OK),
        ("26 year", "1998", "2023", OK),  # the event may have been in January
        ("23 year", "1998", "2023", ERROR),
    ],
)
def test_time_gone_by_since_a_year(stated, since, until, expected):
    began = year(since)
    counted = replace(
        claim(stated, measure=None, text="", at=500, when=until),
        comparison=Comparison(basis="since", start=began[0], end=began[1]),
    )
    assert verdict(RULE, counted) == expected


def year(number):
    return dt.date(int(number), 1, 1), dt.date(int(number), 12, 31)


def test_a_stretch_without_end_is_no_window():
    when = spanning("1995-01-01", "2023-06-08", at=515, window=True)
    assert verdict(RULE, claim("20 year", measure=None, text="", at=500, when=when)) is NOTHING


def test_a_year_is_no_window():
    when = spanning("2022-01-01", "2022-12-31", at=515, window=False)
    assert verdict(RULE, claim("3 week", measure=None, text="waiting time", at=500, when=when)) is NOTHING


def test_a_change_since_a_year_is_no_count_of_years():
    began = year("1998")
    change = claim("3 year", measure=None, text="", direction="increase", when="2023")
    assert verdict(RULE, replace(change, comparison=Comparison(basis="since", start=began[0]))) is NOTHING


@pytest.mark.parametrize(
    "text",
    [
        "The tunnel, begun in 2004 and opened in 2011, took eleven years to dig.",
        "The strike began on 3 May and ended on 10 May after 19 days.",
        "The war of 1967 broke out 30 years after the peace of 1947.",
        "The fair is open from 1 June to 30 June, three months in all.",
    ],
)
def test_a_length_that_beginning_and_end_do_not_give(text):
    assert [severity for severity, _ in flagged(RULE, text)] == ["error"]


@pytest.mark.parametrize(
    "text",
    [
        "She has been in office for 9 years, since 2010.",
        "The canal was dug in 1859 and completed in 1869; it took twenty years.",
    ],
)
def test_a_length_that_is_less_sure_to_be_of_those_dates(text):
    assert [severity for severity, _ in flagged(RULE, text)] == ["warning"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ms Adeyemi, born in 1931, died in 2004 aged 90.", "aged 90"),
        ("He died at the age of 41 in 2019; he was born in 1962.", "age of 41"),
        ("Born in 1970, she took office in 2012 at the age of 52.", "age of 52"),
        ("Founded in 1887, the brewery celebrated its 150th anniversary in 2017.", "150th anniversary"),
        ("The club was set up in 1901 and in 2011 marked its 125th birthday.", "125th birthday"),
        ("The line was opened in 2009, 21 years ago.", "21 years ago"),
        ("Nine years ago, in 2009, the line was opened.", "Nine years ago"),
    ],
)
def test_ages_anniversaries_and_years_ago_that_the_dates_beside_them_do_not_give(text, told):
    assert [claims for _, claims in flagged(RULE, text)] == [(told,)]


@pytest.mark.parametrize(
    "text",
    [
        "Ms Adeyemi, born in 1931, died in 2004 aged 72.",
        "Ms Adeyemi, born in 1931, was married in 1955 to a man aged 60.",
        "Elected in 1950 at the age of 30, he died in 1987.",
        "Founded in 1887, the brewery celebrated its 130th anniversary in 2017.",
        "Founded in 1887, the brewery was sold in 2017, and the town celebrated its 700th anniversary.",
        "The firm, founded in 1923, opened a hall in 2023 on the 50th anniversary of its merger.",
        "The choir of the school founded in 1923 marked its 50th anniversary in 2023.",
        "In 2016 she recalled: “Ten years ago, in 2006, I was poor.”",
        "The line was opened in 2009, 15 years ago.",
        "Nine years ago the line of 1891 was closed. In 2009 it was opened again.",
    ],
)
def test_ages_anniversaries_and_years_ago_that_agree_or_are_of_something_else(text):
    assert flagged(RULE, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The tunnel, begun in 2004 and opened in 2011, took seven years to dig.",
        "The strike began on 30 December and ended on 10 January after 11 days.",
        "The war of 1967 broke out 20 years after the peace of 1947.",
        "The fair is open from 1 June to 30 June, a month in all.",
        "She has been in office for 9 years, since 2015.",
        "Founded in 1990 and closed in 2010, the mill for five years made only socks.",
        "Mr Ode, born in 1950, died in 2021 after 30 years as mayor.",
        "The dam was begun in 1990 and finished in 2001 after three years of delays.",
        "Begun in 2004, opened in 2011 and closed in 2019, the tunnel took eleven years to dig.",
        "The lease runs for 20 years, since 1995 at a fixed rent.",
        "The tunnel took 9 years to build, from 2001 to 2010, and 3 years to plan, from 1998 to 2001.",
        "She waited three years, and from 2001 to 2010 she worked.",
        "From 2001 to 2010, twice in five years, the river burst its banks.",
        "The plan covers 2021 to 2027 and was drawn up in two years.",
        "He was mayor from 2001 to 2013; for eight years of that he was a senator too.",
        "From 2001 to 2013 he was mayor, eight years of that without a majority.",
        "The lease from 2001 to 2031 was cut by ten years.",
        "From 1990 to 2020, in any ten years, prices doubled.",
        "In the first five years, from 1990 to 2000 in all, it grew fast.",
        "Between 2001 and 2010 the average stay was three years.",
        "He spent 12 years in office, from 1990 to 1996 as minister.",
        "Three years late, the plan for 2021 to 2027 was approved.",
        "From 2010 to 2020, two years more than planned, it was shut.",
        "The strike began on 3 May and ended on 10 May; the last one lasted 19 days.",
        "The fair is open from 1 June to 30 June, with three months in all of building before it.",
        "The war of 1967 came 20 years after independence and 11 years after that of 1956.",
        "She has led the choir for nine years, since 2020 with a partner.",
        "Trains took three hours in 1990; in 2010 they took two hours.",
        "The glacier lost a tenth in two years, as much as between 1960 and 1990.",
    ],
)
def test_lengths_of_a_part_or_of_something_else(text):
    assert flagged(RULE, text) == []


MUST_NOT_FLAG = {
    "inclusive counting": "He led the union for 10 years, from 2001 to 2010.",
    "a fiscal year": "In the three years from fiscal 2019 to fiscal 2021 sales doubled.",
    "a waiting time": "In 2022 patients waited 14 weeks, up from 9 weeks in 2019.",
}


@pytest.mark.parametrize("text", MUST_NOT_FLAG.values(), ids=MUST_NOT_FLAG)
def test_must_not_flag(text):
    assert alarms(text) == []
