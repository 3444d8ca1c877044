"""SubRip: captions with their times, read by the library srt."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import srt  # type: ignore[import-untyped]

from service.errors import UnreadableError
from service.read.captions import Caption, join_captions, subtitle_text
from service.read.extracted import Extracted

_MILLISECOND = dt.timedelta(milliseconds=1)


def read(raw: bytes, limit: int, charset: str | None = None) -> Extracted:
    """Return the captions as a text.

    Raises:
        UnreadableError: The file is no SubRip, or more than is read.
    """
    source = subtitle_text(raw, charset)
    try:
        found = list(srt.parse(source))
    except (srt.SRTParseError, ValueError, OverflowError) as error:
        raise UnreadableError(
            "The file is not SubRip: number, times and text of some caption are amiss."
        ) from error
    captions = [Caption(each.content, _seconds(each.start), _seconds(each.end)) for each in found]
    return join_captions("srt", captions, source, limit)


def _seconds(time: dt.timedelta) -> Decimal:
    return Decimal(time // _MILLISECOND) / 1000
