from __future__ import annotations

import json

import pytest

from service.errors import UnreadableError
from service.read.segments import MOST_SEGMENTS, read

SAID = [
    {"speaker": "Ana Ruiz", "start_s": 1, "end_s": 2.5, "text": "The yard built "},
    {"speaker": "Ana Ruiz", "start_s": 3, "end_s": 4.125, "text": "40 ships."},
    {"speaker": "Bo Lind", "start_s": 5, "end_s": 6, "text": "\nForty-one."},
]


@pytest.mark.parametrize(
    "loaded",
    [
        SAID,
        {"language": "en", "segments": SAID},
        [{"start": s["start_s"], "end": s["end_s"], "id": 7, **s} for s in SAID],
    ],
    ids=["a list", "an object", "with other members"],
)
def test_segments_become_turns_with_their_times(loaded):
    extracted = read(json.dumps(loaded).encode(), 1000)
    assert extracted.text == "The yard built 40 ships.\nForty-one."
    assert [(t.speaker, extracted.text[t.span.start : t.span.end]) for t in extracted.turns] == [
        ("Ana Ruiz", "The yard built 40 ships."), ("Bo Lind", "Forty-one."),
    ]  # fmt: skip
    assert [(p.cue, float(p.start_s), float(p.end_s)) for p in extracted.places] == [
        (1, 1.0, 2.5), (2, 3.0, 4.125), (3, 5.0, 6.0),
    ]  # fmt: skip


def test_without_speakers_the_text_tells_who_speaks():
    assert read(b'[{"text": "ANA: We built 40."}, {"text": "BO: 41."}]', 100).turns == ()


@pytest.mark.parametrize(
    ("raw", "problem"),
    [
        (b"[", "not JSON"),
        (b"[NaN]", "NaN is no number"),
        (b"[" * 100_000, "too long"),
        (b"7", "no list of segments"),
        (b"[]", "is empty"),
        (b'{"text": "x"}', "no list of segments"),
        (b"[7]", "Segment 0 is no object"),
        (b'[{"text": "x"}, {"speaker": "A"}]', "Segment 1 has no text"),
        (b'[{"text": "x", "speaker": 7}]', "The speaker of segment 0"),
        (b'[{"text": "x", "start_s": "7"}]', "start_s of segment 0"),
        (b'[{"text": "x", "end_s": -1}]', "end_s of segment 0"),
        (b'[{"text": "x", "start_s": 1e99}]', "start_s of segment 0"),
        (b'[{"text": "x", "start_s": true}]', "start_s of segment 0"),
        (b'[{"text": "x", "start_s": 9, "end_s": 8}]', "ends before it starts"),
        (json.dumps([{"text": "x"}] * (MOST_SEGMENTS + 1)).encode(), "at most"),
        (b'[{"text": "' + b"5" * 101 + b'"}]', "more than 100 characters"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_what_is_amiss_is_named(raw, problem):
    with pytest.raises(UnreadableError, match=problem):
        read(raw, 100)
