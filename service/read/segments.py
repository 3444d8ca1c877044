"""JSON segments, as transcribers write them: `[{"speaker", "start_s", "end_s", "text"}]`.

An object with the list under `segments`, and `start` and `end` for the times, are read too; other members are
left alone.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple, NoReturn

from service.errors import UnreadableError
from service.model.text import Span
from service.read.encodings import decode
from service.read.extracted import Extracted, Mark, TextBuilder, Turn

MOST_SEGMENTS = 20_000

_LONGEST_DAY = 10_000_000  # seconds: no recording is longer


class _Said(NamedTuple):
    text: str
    speaker: str | None
    mark: Mark


def read(raw: bytes, limit: int, charset: str | None = None) -> Extracted:
    """Return the segments as a text, a line for each speaker's turn.

    Raises:
        UnreadableError: It is no such JSON; names the segment and member at fault.
    """
    text, _ = decode(raw, charset)
    return read_segments(_load(text.removeprefix("\ufeff")), limit)


def read_segments(loaded: object, limit: int) -> Extracted:
    """Return segments, as a JSON reader gave them, as a text.

    Raises:
        UnreadableError: They are none; names the segment and member at fault.
    """
    if isinstance(loaded, Mapping):
        loaded = loaded.get("segments")
    if not isinstance(loaded, list):
        raise UnreadableError("The JSON is no list of segments.")
    if not loaded:
        raise UnreadableError("The list of segments is empty.")
    if len(loaded) > MOST_SEGMENTS:
        raise UnreadableError(f"There are {len(loaded)} segments; at most {MOST_SEGMENTS} are read.")
    builder = TextBuilder(limit)
    turns: list[Turn] = []
    speaker, begin = None, 0
    for number, each in enumerate(loaded):
        said = _read_one(each, number)
        if not said.text:
            continue
        changed = builder.length > 0 and said.speaker != speaker
        if changed:
            turns.append(Turn(Span(begin, builder.length), speaker))
        builder.separate("\n" if changed else " ")
        if changed:
            begin = builder.length
        speaker = said.speaker
        builder.add(said.text, said.mark)
    if builder.length:
        turns.append(Turn(Span(begin, builder.length), speaker))
    named = tuple(turns) if any(turn.speaker for turn in turns) else ()
    return Extracted(text=builder.text, format="segments", turns=named, places=builder.places)


def _load(text: str) -> object:
    try:
        return json.loads(text, parse_float=Decimal, parse_constant=_refuse)
    except json.JSONDecodeError as error:
        raise UnreadableError(f"The file is not JSON: {error}.") from error
    except (ValueError, RecursionError) as error:
        raise UnreadableError("The JSON holds a number or a nesting that is too long.") from error


def _refuse(constant: str) -> NoReturn:
    raise UnreadableError(f"The file is not JSON: {constant} is no number.")


def _read_one(each: object, number: int) -> _Said:
    if not isinstance(each, Mapping):
        raise UnreadableError(f"Segment {number} is no object.")
    text, speaker = each.get("text"), each.get("speaker")
    if not isinstance(text, str):
        raise UnreadableError(f"Segment {number} has no text.")
    if not isinstance(speaker, str | None):
        raise UnreadableError(f"The speaker of segment {number} is no string.")
    start, end = (_seconds(each, name, number) for name in ("start", "end"))
    if start is not None and end is not None and end < start:
        raise UnreadableError(f"Segment {number} ends before it starts.")
    name = " ".join((speaker or "").split())[:200] or None
    return _Said(" ".join(text.split()), name, Mark(cue=number + 1, start_s=start, end_s=end))


def _seconds(each: Mapping[str, object], name: str, number: int) -> Decimal | None:
    value = each.get(f"{name}_s", each.get(name))
    if value is None:
        return None
    if (
        isinstance(value, bool)
        or not isinstance(value, int | float | Decimal)
        or not 0 <= value < _LONGEST_DAY
    ):
        raise UnreadableError(f"{name}_s of segment {number} is no number of seconds.")
    return round(Decimal(str(value)), 3)
