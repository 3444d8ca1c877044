import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.catalogue.phrases import fold, phrase_table, phrase_words


@given(st.text())
def test_folding_keeps_every_offset(text):
    assert len(fold(text)) == len(text)


@pytest.mark.parametrize(
    ("phrase", "words"),
    [
        ("Record-high", ("record", "high")),
        ("U.S. exports", ("u.s.", "exports")),
        ("women’s employment", ("women", "s", "employment")),
        ("G20", ("g20",)),
        ("—", ()),
    ],
)
def test_a_phrase_is_matched_by_its_words(phrase, words):
    assert phrase_words(phrase) == words


@pytest.mark.parametrize(
    ("words", "at", "expected"),
    [
        (["trade", "deficit", "fell"], 0, (2, "deficit")),
        (["trade", "fell"], 0, (1, "trade")),
        (["the", "trade"], 1, (1, "trade")),
        (["deficit"], 0, None),
        (["trade"], 0, (1, "trade")),
    ],
)
def test_the_longest_phrase_that_starts_at_a_word_is_found(words, at, expected):
    table = phrase_table([("trade", "trade"), ("trade deficit", "deficit")])
    assert table.match(words, at) == expected


def test_of_two_equal_phrases_the_first_stands():
    table = phrase_table([("record high", "a"), ("record-high", "b")])
    assert table.match(["record", "high"], 0) == (2, "a")


def test_the_longest_phrase_is_found_wherever_one_starts():
    table = phrase_table([("record high", 1), ("each", 2)])
    assert table.find(("a", "record", "high", "record", "each")) == [(1, 3, 1), (4, 5, 2)]
    assert table.find(()) == []
