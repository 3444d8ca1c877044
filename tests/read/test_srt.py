from __future__ import annotations

import pytest

from service.errors import UnreadableError
from service.read.srt import read

FILE = b"""\
1
00:00:01,250 --> 00:00:02,000
The yard built

2
01:00:03,500 --> 01:00:04,000
40 ships in 2019.
"""


@pytest.mark.parametrize("raw", [FILE, FILE.replace(b"\n", b"\r\n"), b"\xef\xbb\xbf" + FILE, FILE.rstrip()])
def test_captions_are_read_with_their_times(raw):
    extracted = read(raw, 1000)
    assert extracted.text == "The yard built 40 ships in 2019."
    assert extracted.format == "srt"
    assert [(str(place.start_s), place.line) for place in extracted.places] == [("1.25", 3), ("3603.5", 7)]


@pytest.mark.parametrize("raw", [b"", b"5 percent", b"1\n00:00 --> nowhere\nx", b"1\n2\n3\n"])
def test_other_files_are_refused(raw):
    with pytest.raises(UnreadableError, match=r"SubRip|no caption"):
        read(raw, 1000)


@pytest.mark.parametrize(
    "raw",
    [b"1\n" * 100_000, b"00:00:01,000 --> " * 20_000, b"0" * 200_000, b"1:" * 100_000, b"\n" * 200_000],
    ids=lambda raw: str(raw[:16]),
)
def test_what_only_looks_like_captions_is_refused(raw):
    with pytest.raises(UnreadableError, match="SubRip"):
        read(raw, 1000)


def test_a_number_at_the_end_of_a_caption_is_said():
    raw = b"1\n00:00:01,000 --> 00:00:02,000\nWe sold\n40\n\n2\n00:00:02,000 --> 00:00:03,000\nships, not\n41"
    assert read(raw, 100).text == "We sold 40 ships, not 41"
