from __future__ import annotations

import pytest

from service.errors import UnreadableError
from service.read.vtt import read

FILE = b"""\
WEBVTT - Talks

STYLE
::cue { color: red }

NOTE 99 percent of this is a note

intro
00:01.250 --> 00:02.000 align:start position:10%
<v Ana>The yard built

01:00:03.500 --> 01:00:04.000
<v Ana>40 ships in 2019.

01:00:05.000 --> 01:00:06.000
<v Bo>41, I think.
"""


def test_captions_are_read_with_speakers_and_times():
    extracted = read(FILE, 1000)
    assert extracted.text == "The yard built 40 ships in 2019.\n41, I think."
    assert extracted.format == "vtt"
    assert [turn.speaker for turn in extracted.turns] == ["Ana", "Bo"]
    assert [(place.cue, str(place.start_s), place.line) for place in extracted.places] == [
        (1, "1.250", 10), (2, "3603.500", 13), (3, "3605.000", 16),
    ]  # fmt: skip


@pytest.mark.parametrize("raw", [b"", b"5 percent", b"WEBVTT\n\nno times\n"])
def test_other_files_are_refused(raw):
    with pytest.raises(UnreadableError, match=r"WebVTT|no caption"):
        read(raw, 1000)
