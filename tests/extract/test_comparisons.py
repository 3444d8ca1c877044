import datetime as dt

import pytest

from service.extract.comparisons import compare
from service.model.period import Granularity, Period
from service.model.text import Span
from tests.extract.reading import drafts_of


@pytest.mark.parametrize(
    ("text", "phrase", "start", "base"),
    [
        ("In 2023 bicycle thefts soared 40% in four years, from 4,000 to 5,600.", "40%", 2023, 2019),
        ("In 2023 bicycle thefts soared 40% in four years, from 4,000 to 5,600.", "5,600", 2023, None),
        (
            "Malaria deaths fell by a third in a decade, from 2,800 in 2012 to 1,900 in 2022.",
            "a third",
            2022,
            2012,
        ),
        ("In 2023 rents rose 9 percent, the most in four years.", "9 percent", 2023, 2022),
        ("In 2023 rents rose 9 percent for the third time in four years.", "9 percent", 2023, 2022),
    ],
)
def test_a_change_in_so_many_years_is_counted_from_their_first(catalogue, text, phrase, start, base):
    draft = drafts_of(catalogue, text)[phrase]
    assert draft.period.start.year == start
    assert (draft.comparison.start.year if draft.comparison else None) == base


def test_the_level_from_which_a_change_in_so_many_years_started_is_as_old(catalogue):
    text = "In 2023 bicycle thefts soared 40% in four years, from 4,000 to 5,600."
    assert drafts_of(catalogue, text)["4,000"].period.start.year == 2019


def period(start, end, text="", **words):
    return Period(
        start=dt.date.fromisoformat(start),
        end=dt.date.fromisoformat(end),
        text=text,
        span=Span(0, 0),
        granularity=Granularity.YEAR,
        **words,
    )


@pytest.mark.parametrize(
    ("basis", "now", "base", "expected"),
    [
        (None, period("2022-01-01", "2022-12-31"), None, ("year_on_year", "2021-01-01", "2021-12-31")),
        (None, period("2023-01-01", "2023-04-30"), None, ("year_on_year", "2022-01-01", "2022-04-30")),
        (None, period("2014-01-01", "2023-06-30", window=True), None, ("since", "2014-01-01", "2014-01-01")),
        (
            None,
            period("2022-01-01", "2022-12-31"),
            period("2019-01-01", "2019-12-31"),
            ("since", "2019-01-01", "2019-12-31"),
        ),
        (
            None,
            period("2022-01-01", "2023-12-31", text="2022 and 2023"),
            None,
            ("previous_period", "2021-01-01", "2021-12-31"),
        ),
        (
            None,
            period("2022-04-01", "2022-06-30"),
            period("2024-01-01", "2024-03-31", text="the first quarter"),
            ("previous_period", "2022-01-01", "2022-03-31"),
        ),
        (
            None,
            period("2022-01-01", "2022-03-31"),
            period("2024-10-01", "2024-12-31", text="the fourth quarter"),
            ("previous_period", "2021-10-01", "2021-12-31"),
        ),
        (
            None,
            period("2022-01-01", "2022-03-31"),
            period("2024-10-01", "2024-12-31", text="the fourth quarter of 2024"),
            ("since", "2024-10-01", "2024-12-31"),
        ),
        (None, None, None, ("unstated", None, None)),
        ("previous_period", None, None, ("previous_period", None, None)),
    ],
)
def test_a_change_is_measured_against_what_its_words_or_custom_say(basis, now, base, expected):
    comparison = compare(basis, now, base)
    found = (
        comparison.basis,
        *(day.isoformat() if day else None for day in (comparison.start, comparison.end)),
    )
    assert found == expected
