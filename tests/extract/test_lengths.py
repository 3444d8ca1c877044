import pytest

from tests.extract.reading import drafts_of


def ends(date):
    return None if date is None else date.year


@pytest.mark.parametrize(
    ("text", "phrase", "since", "until"),
    [
        ("We celebrate 40 years since the accord of 1984.", "40 years", 1984, None),
        ("It has been 9 years since the flood of 2015.", "9 years", 2015, None),
        ("In 2021 they marked 30 years since 1991.", "30 years", 1991, 2021),
        ("In the 14 years since 2010 the town has grown.", "14 years", 2010, None),
    ],
)
def test_time_gone_by_is_counted_from_a_year(catalogue, text, phrase, since, until):
    draft = drafts_of(catalogue, text)[phrase]
    assert draft.comparison.start.year == since
    assert (None if draft.period is None else draft.period.start.year) == until


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("A patent has run 20 years since 1995.", "20 years"),
        ("It was 12 years since the quake of 2005.", "12 years"),
        ("The average stay is 3 weeks, from 2016 to 2019.", "3 weeks"),
        ("Waits of 3 weeks from 2016 to 2019 were common.", "3 weeks"),
    ],
)
def test_other_lengths_have_no_dates(catalogue, text, phrase):
    draft = drafts_of(catalogue, text)[phrase]
    assert draft.comparison is None


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("The siege lasted seven years, from 1990 to 1997.", "seven years"),
        ("He led the choir for seven years (1990-1997).", "seven years"),
        ("The lease runs from 1990 to 1997, a term of seven years.", "seven years"),
        ("In the seven years from 1990 to 1997 the mill closed.", "seven years"),
    ],
)
def test_a_stretch_stands_beside_its_length(catalogue, text, phrase):
    period = drafts_of(catalogue, text)[phrase].period
    assert (period.start.year, period.end.year) == (1990, 1997)
