from __future__ import annotations

import pytest

from service.errors import UnreadableError
from service.read.plain import read


def test_nothing_is_changed():
    text = "\ufeffA\r\nb\tc \u202e5\x0b percent\n"
    extracted = read(text.encode(), 100)
    assert (extracted.text, extracted.format, extracted.places, extracted.turns) == (text, "text", (), ())


def test_a_long_text_is_refused():
    assert read(b"5" * 9, 9).text == "5" * 9
    with pytest.raises(UnreadableError, match="more than 9 characters"):
        read(b"5" * 10, 9)
