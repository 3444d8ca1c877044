"""What the two processes tell each other: lines of JSON, each followed by as many bytes as it says.

JSON and not pickle: a process that a hostile file has taken over could answer anything.
"""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import fields
from decimal import Decimal
from typing import IO, Any

from service.errors import UnreadableError
from service.model.text import Notice, Place, Span
from service.read.extracted import Extracted, Turn

_PLACE = tuple(each.name for each in fields(Place) if each.name != "span")


def write_message(stream: IO[bytes], head: dict[str, Any], body: bytes = b"") -> None:
    """Write one message and see to it that it is on its way."""
    stream.write(json.dumps({**head, "length": len(body)}).encode("ascii") + b"\n" + body)
    stream.flush()


def read_message(stream: IO[bytes]) -> tuple[dict[str, Any], bytes] | None:
    """Return the next message; None where the stream has ended, be it within one."""
    line = stream.readline()
    if not line.endswith(b"\n"):
        return None
    head: dict[str, Any] = json.loads(line)
    body = stream.read(head["length"])
    return (head, body) if len(body) == head["length"] else None


def extracted_to_bytes(extracted: Extracted) -> bytes:
    """Return an extracted text as JSON."""
    answer = {
        "text": extracted.text,
        "format": extracted.format,
        "turns": [(turn.span.start, turn.span.end, turn.speaker) for turn in extracted.turns],
        "places": [
            (place.span.start, place.span.end, *(_plain(getattr(place, name)) for name in _PLACE))
            for place in extracted.places
        ],
        "title": extracted.title,
        "date": extracted.date.isoformat() if extracted.date else None,
        "notices": [(notice.code, notice.message) for notice in extracted.notices],
    }
    return json.dumps(answer).encode("ascii")


def extracted_from_bytes(raw: bytes) -> Extracted:
    """Return what `extracted_to_bytes` wrote.

    Raises:
        UnreadableError: It is something else.
    """
    try:
        return _extracted(json.loads(raw))
    except (ValueError, TypeError, KeyError, ArithmeticError) as error:
        raise UnreadableError("The file could not be read.") from error


def _extracted(answer: dict[str, Any]) -> Extracted:
    return Extracted(
        text=str(answer["text"]),
        format=str(answer["format"]),
        turns=tuple(Turn(Span(start, end), speaker) for start, end, speaker in answer["turns"]),
        places=tuple(_place(*place) for place in answer["places"]),
        title=answer["title"],
        date=dt.date.fromisoformat(answer["date"]) if answer["date"] else None,
        notices=tuple(Notice(code=code, message=message) for code, message in answer["notices"]),
    )


def _place(start: int, end: int, *rest: Any) -> Place:
    known = dict(zip(_PLACE, rest, strict=True))
    for name in ("start_s", "end_s"):
        known[name] = None if known[name] is None else Decimal(known[name])
    return Place(span=Span(start, end), **known)


def _plain(value: int | Decimal | None) -> int | str | None:
    return str(value) if isinstance(value, Decimal) else value
