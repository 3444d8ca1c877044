"""SubRip: captions with their times.

The library srt reads the times. Its parser of whole files is not used: its one expression for a caption takes
time that grows with the square of what follows a broken one.
"""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal

import srt  # type: ignore[import-untyped]

from service.errors import UnreadableError
from service.read.captions import Caption, join_captions, subtitle_text
from service.read.extracted import Extracted

_TIME = r"(\d{1,3}:\d{1,2}:\d{1,2}[,.:]\d{1,3})"
_TIMING = re.compile(rf"^[ \t]{{0,8}}{_TIME}[ \t]{{0,8}}-->[ \t]{{0,8}}{_TIME}[^\n]{{0,200}}$", re.MULTILINE)
_COUNTER = re.compile(r"\d{1,9}")
_MILLISECOND = dt.timedelta(milliseconds=1)


def read(raw: bytes, limit: int, charset: str | None = None) -> Extracted:
    """Return the captions as a text.

    Raises:
        UnreadableError: The file is no SubRip, or more than is read.
    """
    source = subtitle_text(raw, charset)
    timings = list(_TIMING.finditer(source))
    if not timings:
        raise UnreadableError(
            "The file is not SubRip: there is no line of times, 00:00:01,000 --> 00:00:02,000."
        )
    ends = [timing.start() for timing in timings[1:]] + [len(source)]
    captions = [
        Caption(
            _content(source[timing.end() : end], is_last=end == len(source)),
            _seconds(timing[1]),
            _seconds(timing[2]),
        )
        for timing, end in zip(timings, ends, strict=True)
    ]
    return join_captions("srt", captions, source, limit)


def _content(between: str, *, is_last: bool) -> str:
    """Return what stands between two lines of times, without the number that goes before the second."""
    lines = between.removeprefix("\n").rstrip().split("\n")
    if not is_last and _COUNTER.fullmatch(lines[-1].strip()):
        lines.pop()
    return "\n".join(lines).rstrip()


def _seconds(time: str) -> Decimal:
    try:
        passed = srt.srt_timestamp_to_timedelta(time)
    except (ValueError, OverflowError) as error:
        raise UnreadableError(f"The file is not SubRip: {time} is no time.") from error
    return Decimal(passed // _MILLISECOND) / 1000
