from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.render.offsets import offset_converter

ENCODINGS = {"codepoint": ("utf-32-le", 4), "utf16": ("utf-16-le", 2), "utf8": ("utf-8", 1)}


@given(
    st.text(st.characters(codec=None), max_size=40), st.integers(1, 60), st.sampled_from(sorted(ENCODINGS))
)
def test_offset_is_the_length_of_what_comes_before(part, repeats, unit):
    text = part * repeats
    encoding, width = ENCODINGS[unit]
    convert = offset_converter(text, unit)
    for offset in {0, len(text) // 3, len(text) // 2, len(text)}:
        assert convert(offset) == len(text[:offset].encode(encoding, "surrogatepass")) // width


@pytest.mark.parametrize(
    ("text", "unit", "offset", "expected"),
    [
        ("sólo 5 %", "utf8", 5, 6),
        ("sólo 5 %", "utf16", 5, 5),
        ("👋👋 5 %", "utf16", 3, 5),
        ("👋👋 5 %", "utf8", 3, 9),
        ("", "utf16", 0, 0),
        ("é" * 512, "utf8", 512, 1024),
    ],
)
def test_known_offsets(text, unit, offset, expected):
    assert offset_converter(text, unit)(offset) == expected
