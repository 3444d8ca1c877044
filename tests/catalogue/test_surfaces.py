from __future__ import annotations

import pytest

from service.catalogue.surfaces import TOKEN, build_surfaces, tokenize

TABLE = build_surfaces(
    [("barrels", 1), ("barrels of oil", 2), ("km²", 3), ("p.p.", 4), ("%", 5), ("sq. km", 6)]
)
BACK = build_surfaces([("more than", 1), ("than", 2), ("no more than", 3)], backwards=True)


@pytest.mark.parametrize(
    ("text", "value", "end"),
    [
        (" barrels a day", 1, 8),
        (" barrels of oil", 2, 15),
        (" barrels\nof  oil", 2, 16),
        ("-barrels", 1, 8),
        (" km²", 3, 4),
        (" p . p .", 4, 8),
        ("%", 5, 1),
        (" sq. km of", 6, 7),
    ],
)
def test_longest_phrase_after_a_place(text, value, end):
    hit = TABLE.after(text, 0)
    assert hit is not None
    assert (hit.value, hit.end) == (value, end)


@pytest.mark.parametrize("text", [" barrelsful", "", " km", "\n\nbarrels", " 3 barrels", " - barrels"])
def test_no_phrase_after_a_place(text):
    assert TABLE.after(text, 0) is None


@pytest.mark.parametrize(
    ("text", "value"), [("rather more than", 1), ("no more than", 3), ("less than", 2), ("than more", None)]
)
def test_longest_phrase_before_a_place(text, value):
    tokens = tuple((match[0], match.start(), match.end()) for match in TOKEN.finditer(text))
    hit = BACK.before(tokens)
    assert (hit.value if hit else None) == value


def test_nothing_stands_before_the_start():
    assert BACK.before(()) is None


def test_first_of_two_equal_phrases_stays():
    assert build_surfaces([("a b", 1), ("a-b", 2)]).after("a b", 0).value == 1


def test_exponents_belong_to_their_unit():
    assert tokenize("m2") == ("m2",)
    assert tokenize("km^2/h") == ("km^2", "/", "h")
