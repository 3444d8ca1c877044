from __future__ import annotations

from decimal import Decimal

import pytest

from service.model.text import Document, Place, Span
from service.render.places import Locator, clock

TEXT = "Sales: 5 percent\nand 7\npercent"


def test_a_plain_text_is_its_own_file():
    spot = Locator(Document(text=TEXT)).spot(Span(TEXT.index("7"), len(TEXT)))
    assert (spot.line, spot.column, spot.end_line, spot.end_column) == (2, 5, 3, 8)
    assert (spot.page, spot.cue, spot.start_s, spot.end_s, spot.note) == (None, None, None, None, "")


def test_columns_count_code_points():
    text = "😀😀 5 percent"
    assert Locator(Document(text=text)).spot(Span(3, 12)).column == 4


def test_a_place_of_the_file_goes_before_the_line_of_the_text():
    places = (
        Place(span=Span(0, 16), line=12, column=3, cue=4, start_s=Decimal(5), end_s=Decimal(7)),
        Place(span=Span(17, 30), line=15, column=1, cue=5, start_s=Decimal(7), end_s=Decimal("9.5")),
    )
    spot = Locator(Document(text=TEXT, places=places)).spot(Span(7, 22))
    assert (spot.line, spot.column, spot.end_line, spot.end_column) == (12, 10, 15, 6)
    assert (spot.cue, spot.start_s, spot.end_s) == (4, 5, Decimal("9.5"))
    assert spot.note == "00:00:05"


def test_a_page_is_told_beside_the_line_of_the_text():
    places = (Place(span=Span(0, 17), page=1), Place(span=Span(17, 30), page=2))
    spot = Locator(Document(text=TEXT, places=places)).spot(Span(21, 22))
    assert (spot.line, spot.column, spot.note) == (2, 5, "page 2")


@pytest.mark.parametrize("column", [None, 4])
def test_a_stretch_never_ends_before_it_begins(column):
    places = (Place(span=Span(0, 16), line=2, column=column),)
    spot = Locator(Document(text=TEXT, places=places)).spot(Span(7, 16))
    assert spot.end_column == spot.column + 9


@pytest.mark.parametrize(
    ("seconds", "shown"), [("0", "00:00:00"), ("59.99", "00:00:59"), ("36000", "10:00:00")]
)
def test_seconds_on_the_clock(seconds, shown):
    assert clock(Decimal(seconds)) == shown


def test_an_empty_text_has_a_beginning():
    assert Locator(Document(text="")).spot(Span(0, 0)).line == 1
