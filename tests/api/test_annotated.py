"""Text with markup: what is read of it, and where that stood."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from marshmallow import ValidationError

from service.api.annotated import read_annotated

WORDS = st.text(st.characters(codec="utf-8"), max_size=8)
PIECES = st.lists(
    st.one_of(st.builds(lambda text: {"text": text}, WORDS), st.builds(lambda text: {"markup": text}, WORDS))
)


def units(text: str) -> list[bytes]:
    encoded = text.encode("utf-16-le")
    return [encoded[at : at + 2] for at in range(0, len(encoded), 2)]


@given(PIECES)
def test_every_unit_that_is_read_is_found_where_it_was_sent(pieces: list[dict[str, str]]) -> None:
    annotated = read_annotated(json.dumps({"annotation": pieces}))
    assert annotated.text == "".join(piece.get("text", "") for piece in pieces)
    sent = units("".join(text for piece in pieces for text in piece.values()))
    places = [annotated.original(at) for at in range(len(units(annotated.text)))]
    assert [sent[place] for place in places] == units(annotated.text)
    assert places == sorted(set(places))


def test_what_markup_stands_for_is_read_where_it_begins() -> None:
    annotated = read_annotated(
        json.dumps({"annotation": [{"text": "a"}, {"markup": "<br/>", "interpretAs": "\n\n"}, {"text": "b"}]})
    )
    assert annotated.text == "a\n\nb"
    assert [annotated.original(at) for at in range(4)] == [0, 1, 1, 6]


@pytest.mark.parametrize(
    "data", ["", "[]", "{}", '{"text": 4}', '{"annotation": {}}', '{"annotation": [{}]}', "[" * 100_000]
)
def test_anything_else_is_refused(data: str) -> None:
    with pytest.raises(ValidationError) as caught:
        read_annotated(data)
    assert list(caught.value.messages_dict) == ["data"]
