from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.model.text import Span
from service.render.quoting import Lines, columns, printable, quote


@pytest.mark.parametrize(
    ("text", "offset", "place"),
    [("", 0, "1:1"), ("ab", 1, "1:2"), ("ab\n", 3, "2:1"), ("ab\r\ncd", 5, "2:2"), ("\n\nx", 2, "3:1")],
)
def test_places_count_from_one(text, offset, place):
    assert Lines(text).place(offset) == place


@given(st.text(st.characters(codec=None), max_size=60))
def test_printable_text_keeps_its_length(text):
    clean = printable(text)
    assert len(clean) == len(text)
    assert "\n" not in clean
    clean.encode()


def test_carets_stand_under_the_marked_words():
    text = "Sales in 東京 rose 5 percent."
    start = text.index("5")
    [(line, carets)] = quote(text, Span(0, len(text)), Span(start, start + 9), width=80)
    assert line == text
    assert columns(carets) == columns(text[: start + 9])
    assert carets.count("^") == 9


@given(st.lists(st.integers(1, 12), min_size=1, max_size=20), st.integers(8, 30), st.data())
def test_quotation_loses_no_word_and_marks_each_character_once(sizes, width, data):
    text = " ".join("x" * size for size in sizes)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    lines = quote(text, Span(0, len(text)), Span(start, end), width=width)
    assert "".join(line for line, _ in lines).replace(" ", "") == text.replace(" ", "")
    assert all(len(line) <= width for line, _ in lines)
    marked = sum(carets.count("^") for _, carets in lines)
    assert len(text[start:end].replace(" ", "")) <= marked <= end - start


def test_marked_words_outside_the_sentence_are_shown_too():
    [(line, carets)] = quote("Up. 5 percent", Span(0, 3), Span(4, 13), width=80)
    assert line == "Up. 5 percent"
    assert carets == "    " + "^" * 9
