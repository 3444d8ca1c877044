from __future__ import annotations

from service.extract.scan import tokens_before
from tests.extract.numbers import scan_of


def test_tokens_before_a_place_in_order():
    text = "it rose, by more than 5"
    tokens = tokens_before(scan_of(text), len(text) - 1)
    assert [word for word, _, _ in tokens] == ["it", "rose", ",", "by", "more", "than"]
    assert all(text[start:end] == word for word, start, end in tokens)


def test_no_word_is_cut_at_the_edge():
    text = "w" * 50 + " over 5"
    assert [word for word, _, _ in tokens_before(scan_of(text), len(text) - 1)] == ["over"]


def test_start_of_a_text_has_none():
    assert tokens_before(scan_of("5"), 0) == ()
