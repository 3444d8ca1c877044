"""A period stays in force for the sentences after it until another is named."""

import datetime as dt

import pytest

from tests.extract.reading import drafts_of

YEAR_2023 = (dt.date(2023, 1, 1), dt.date(2023, 12, 31))


@pytest.mark.parametrize(
    ("text", "phrase", "expected"),
    [
        ("Exports reached $5 billion in 2023. Imports came to $3 billion.", "$3 billion", YEAR_2023),
        (
            "In 2023 sales were $9 million. In 2006 they were $2 million. Costs were $1 million.",
            "$1 million",
            YEAR_2023,
        ),
        ("Exports reached $5 billion in 2023. Imports will reach $3 billion.", "$3 billion", None),
        ("Over the past 4 years exports came to $5 billion. Imports came to $3 billion.", "$3 billion", None),
    ],
    ids=[
        "next sentence",
        "an earlier year is an excursion",
        "no forecast for a year that is over",
        "no window",
    ],
)
def test_the_period_in_force(catalogue, text, phrase, expected):
    period = drafts_of(catalogue, text)[phrase].period
    assert (None if period is None else (period.start, period.end)) == expected
