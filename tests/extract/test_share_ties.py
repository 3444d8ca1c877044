"""A share whose part stands behind its whole, or is the subject of "makes up", is tied to that part."""

import pytest

from tests.extract.reading import ties_of


@pytest.mark.parametrize(
    ("text", "ties"),
    [
        (
            "30 percent of the 5,000 dockers, or 1,500, are on strike.",
            {("share", "30 percent", "1,500"), ("part", "1,500", "5,000 dockers")},
        ),
        ("A third of the herd, or 400 cows, is sick.", {("share", "A third", "400 cows")}),
        ("Half of the dam fund, €40 million, is spent.", {("share", "Half", "€40 million")}),
        (
            "One in five of the 40,000 flats of Graz, 8,000 in all, is empty.",
            {("share", "One in five", "8,000"), ("part", "8,000", "40,000 flats")},
        ),
        (
            "The 900 foreign pilots make up 30 percent of the 3,000 pilots.",
            {("share", "30 percent", "900"), ("part", "900", "3,000 pilots")},
        ),
        (
            "Schools, at 4.0 billion pesos, take 2.5 percent of output.",
            {("share", "2.5 percent", "4.0 billion pesos")},
        ),
        ("Women in the 40 firms make up 30 percent of the 9,000 staff.", set()),
        ("Sales to the 27 members account for 30 percent of exports.", set()),
        ("40 percent of the 50,000 voters in Lund, 9,000 more than in May, were ill.", set()),
        ("Half of the mill was sold, and 400 people lost their jobs.", set()),
    ],
)
def test_a_share_is_tied_to_its_part(catalogue, text, ties):
    assert {tie for tie in ties_of(catalogue, text) if tie[0] in ("share", "part")} == ties


@pytest.mark.parametrize(
    ("text", "ties"),
    [
        (
            "Of the 4,000 pilots asked, 1,200 want to retire early, 30 percent.",
            {("part", "1,200", "4,000 pilots"), ("share", "30 percent", "1,200")},
        ),
        (
            "Of the 4,000 pilots asked, 1,200 want pay to rise, 30 percent.",
            {("part", "1,200", "4,000 pilots")},
        ),
    ],
)
def test_a_share_may_end_the_sentence_of_its_part(catalogue, text, ties):
    assert {tie for tie in ties_of(catalogue, text) if tie[0] in ("share", "part")} == ties
