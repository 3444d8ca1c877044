from __future__ import annotations

import datetime as dt
import io
from decimal import Decimal

import pytest

from service.apart.messages import extracted_from_bytes, extracted_to_bytes, read_message, write_message
from service.errors import UnreadableError
from service.model.text import Notice, Place, Span
from service.read.extracted import Extracted, Turn

WHOLE = Extracted(
    text="Sales 😀 rose",
    format="vtt",
    turns=(Turn(Span(0, 5), "Ana"), Turn(Span(6, 12), None)),
    places=(Place(span=Span(0, 5), line=3, column=1, page=2, cue=1, start_s=Decimal("1.25"), end_s=None),),
    title="Talks",
    date=dt.date(2023, 7, 4),
    notices=(Notice(code="a-b", message="Said."),),
)


@pytest.mark.parametrize("extracted", [WHOLE, Extracted(text="")])
def test_an_extracted_text_comes_back_as_it_was(extracted):
    assert extracted_from_bytes(extracted_to_bytes(extracted)) == extracted


@pytest.mark.parametrize(
    "raw", [b"", b"[]", b"{}", b"\xff", extracted_to_bytes(WHOLE).replace(b"1.25", b"x")]
)
def test_anything_else_is_no_text(raw):
    with pytest.raises(UnreadableError):
        extracted_from_bytes(raw)


def test_messages_follow_one_another():
    stream = io.BytesIO()
    write_message(stream, {"a": 1}, b"five\n")
    write_message(stream, {"a": 2})
    stream.seek(0)
    assert read_message(stream) == ({"a": 1, "length": 5}, b"five\n")
    assert read_message(stream) == ({"a": 2, "length": 0}, b"")
    assert read_message(stream) is None


@pytest.mark.parametrize("size", [0, 5, -1])
def test_a_message_cut_short_is_none(size):
    stream = io.BytesIO()
    write_message(stream, {"a": 1}, b"five")
    assert read_message(io.BytesIO(stream.getvalue()[:size])) is None
