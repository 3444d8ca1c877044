from __future__ import annotations

import pytest

from service.extract.counted_nouns import find_noun
from tests.extract.numbers import scan_of


@pytest.mark.parametrize(
    ("text", "lemma", "is_adjacent"),
    [
        (" jobs were lost", "job", True),
        (" new manufacturing jobs", "job", False),
        (" young American men", "man", False),
        (" of the projects", "project", False),
        (" of 120 stations", "station", False),
        (" more soldiers", "soldier", False),
        ("-member council", "member", True),
        (" sales managers", "manager", False),
        (" dead", "dead", True),
        (" cooperative projects aggregately worth", "project", False),
    ],
)
def test_noun_that_is_counted(text, lemma, is_adjacent):
    noun = find_noun(scan_of(text), 0, is_one=False)
    assert noun is not None
    assert (noun.lemma, noun.is_adjacent) == (lemma, is_adjacent)


@pytest.mark.parametrize(
    "text",
    [
        " in Paris",
        ", jobs",
        " more than jobs",
        " rose",
        " of those",
        " of the most modern ships",
        " of them",
        "",
    ],
)
def test_no_noun_is_counted(text):
    assert find_noun(scan_of(text), 0, is_one=False) is None


@pytest.mark.parametrize(
    ("text", "lemma"),
    [(" hospital was", "hospital"), (" big problem", "problem"), (" parent earns", "parent")],
)
def test_one_counts_a_singular(text, lemma):
    noun = find_noun(scan_of(text), 0, is_one=True)
    assert noun is not None
    assert noun.lemma == lemma
