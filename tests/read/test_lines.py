from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.read.lines import BREAKS, SPACE, UNSEEN, split_lines

CASES = {
    "nothing": ("", []),
    "only blanks": (" \n\t\r\n\u200b\n", []),
    "one": ("Oats", [("Oats", True)]),
    "trimmed": ("  Oats \n\tRye\u00a0\n", [("Oats", True), ("Rye", False)]),
    "windows": ("Oats\r\nRye\r\n\r\nBarley", [("Oats", True), ("Rye", False), ("Barley", True)]),
    "old mac": ("Oats\rRye\r\rBarley", [("Oats", True), ("Rye", False), ("Barley", True)]),
    "blank with spaces": ("Oats\n \t \nRye", [("Oats", True), ("Rye", True)]),
    "blank with zero-width": ("Oats\n\u200b\nRye", [("Oats", True), ("Rye", True)]),
    "byte order mark": ("\ufeffOats", [("Oats", True)]),
    "paragraph separator": ("Oats\u2028Rye", [("Oats", True), ("Rye", False)]),
    "NUL and lone surrogate": ("\x00Oats\ud83d\nRye\x00", [("Oats\ud83d", True), ("Rye", False)]),
    "astral and combining": ("🌾 e\u0301\nRye", [("🌾 e\u0301", True), ("Rye", False)]),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_lines_are_trimmed_and_know_the_blank_before_them(
    text: str, expected: list[tuple[str, bool]]
) -> None:
    assert [(text[line.start : line.end], line.after_blank) for line in split_lines(text)] == expected


@given(st.text(alphabet=st.sampled_from("ab. \n\r\t\u00a0\u200b\u2028\x00\x1c😀")))
def test_lines_hold_every_visible_character_in_order(text: str) -> None:
    lines = split_lines(text)
    covered = {offset for line in lines for offset in range(line.start, line.end)}
    hidden = set(SPACE) | set(UNSEEN)
    assert all(offset in covered for offset, character in enumerate(text) if character not in hidden)
    assert all(first.end < second.start for first, second in pairwise(lines))
    assert not any(set(text[line.start : line.end]) & set(BREAKS) for line in lines)
