from __future__ import annotations

import pytest

from service.errors import UnreadableError
from service.model.text import Place, Span
from service.read.extracted import Mark, TextBuilder


def test_pieces_keep_their_places():
    builder = TextBuilder(100)
    builder.separate("\n")
    builder.add("Sales", Mark(page=1))
    builder.separate(" ")
    builder.add("")
    builder.add("rose", Mark(page=2))
    assert builder.text == "Sales rose"
    assert builder.places == (Place(span=Span(0, 5), page=1), Place(span=Span(6, 10), page=2))


def test_what_no_text_holds_is_replaced_one_for_one():
    builder = TextBuilder(100)
    builder.add("a\0b\ud83dc😀")
    assert builder.text == "a\ufffdb\ufffdc😀"
    assert builder.length == 6


def test_the_longest_text_just_fits():
    builder = TextBuilder(4)
    builder.add("five"[:4])
    with pytest.raises(UnreadableError, match="more than 4 characters"):
        builder.add("5")
