from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from service.catalogue.word_patterns import words_pattern


@given(st.sets(st.text("abc+.", min_size=1, max_size=5), min_size=1))
def test_pattern_matches_its_words_and_nothing_else(words):
    pattern = re.compile(words_pattern(words))
    for word in words:
        assert pattern.fullmatch(word)
    assert not pattern.fullmatch("abcabcabc")


def test_longest_word_wins():
    assert re.match(words_pattern(["ten", "tenth"]), "tenths")[0] == "tenth"
