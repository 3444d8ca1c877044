"""WebVTT: captions with their times, read by webvtt-py; voice spans name the speakers."""

from __future__ import annotations

from decimal import Decimal

import webvtt
from webvtt.errors import MalformedFileError

from service.errors import UnreadableError
from service.read.captions import Caption, join_captions, subtitle_text
from service.read.extracted import Extracted


def read(raw: bytes, limit: int, charset: str | None = None) -> Extracted:
    """Return the captions as a text.

    Raises:
        UnreadableError: The file is no WebVTT, or more than is read.
    """
    source = subtitle_text(raw, charset)
    try:
        found = webvtt.from_string(source)
    except MalformedFileError as error:
        raise UnreadableError("The file is not WebVTT: it does not begin with WEBVTT.") from error
    captions = [Caption(each.raw_text, _seconds(each.start), _seconds(each.end)) for each in found.captions]
    return join_captions("vtt", captions, source, limit)


def _seconds(time: str) -> Decimal:
    hours, minutes, seconds = time.split(":")
    return int(hours) * 3600 + int(minutes) * 60 + Decimal(seconds)
