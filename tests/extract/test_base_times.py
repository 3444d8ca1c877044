"""An earlier level without a time is of the only time with which its text compares that of the later one."""

import pytest

from tests.extract.reading import drafts_of

DATED = "In April demand was 151 units, up from 130 units a year earlier."
UNDATED = "Hydro met 14.8 percent, down from 18.1 percent."


@pytest.mark.parametrize(
    ("text", "phrase", "start"),
    [
        (f"{DATED} {UNDATED}", "18.1 percent", "2023-04-01"),
        (f"In April demand was 151 units. {UNDATED}", "18.1 percent", None),
        (f"{DATED} Gas gave 90 units, up from 88 units in March. {UNDATED}", "18.1 percent", None),
        (f"{DATED} Hydro met 14%, 3 points above the average of 11% elsewhere.", "11%", None),
    ],
    ids=["one comparison", "none", "two", "no earlier level"],
)
def test_the_time_of_an_undated_level(catalogue, text, phrase, start):
    period = drafts_of(catalogue, text)[phrase].period
    assert (None if period is None else period.start.isoformat()) == start


def test_a_year_earlier_is_counted_from_the_level_not_from_what_the_sentence_before_compares_with(catalogue):
    text = (
        "In March 2024 the rate was 4 percent. It is lower than in March 2022, but higher than the 3 percent "
        "of February 2024. The number of posts dropped to 2,000 posts from 2,400 posts a year earlier."
    )
    assert drafts_of(catalogue, text)["2,400 posts"].period.start.isoformat() == "2023-03-01"


def test_two_levels_without_times_have_those_of_the_two_before_in_their_sentence(catalogue):
    text = "Cover slipped from 96% in 2019 to 93% in 2022; of the second dose it went from 92% to 91%."
    drafts = drafts_of(catalogue, text)
    assert (drafts["92%"].period.start.year, drafts["91%"].period.start.year) == (2019, 2022)
