"""Text with markup as LanguageTool's clients send it: what is to be read, and where it stood."""

from __future__ import annotations

import json
from bisect import bisect_right
from dataclasses import dataclass
from typing import Any

from marshmallow import ValidationError


@dataclass(frozen=True, slots=True)
class Annotated:
    """A text without its markup.

    Attributes:
        text: What is to be read.
        starts: Where each piece begins in `text`, in UTF-16 units.
        origins: Where it begins in what was sent, in UTF-16 units, and whether it stands there word for word.
    """

    text: str
    starts: tuple[int, ...]
    origins: tuple[tuple[int, bool], ...]

    def original(self, offset: int) -> int:
        """Return where a UTF-16 unit of `text` stands in what was sent; of markup, where it begins."""
        piece = bisect_right(self.starts, offset) - 1
        origin, literal = self.origins[piece]
        return origin + (offset - self.starts[piece] if literal else 0)


def read_annotated(data: str) -> Annotated:
    """Return what `data` says is to be read.

    Raises:
        ValidationError: It is not as LanguageTool has it.
    """
    try:
        loaded = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise ValidationError({"data": ["Is not JSON."]}) from error
    if isinstance(loaded, dict) and isinstance(loaded.get("text"), str):
        loaded = {"annotation": [{"text": loaded["text"]}]}
    pieces = loaded.get("annotation") if isinstance(loaded, dict) else None
    if not isinstance(pieces, list):
        raise ValidationError({"data": ['Must be an object with "text" or a list "annotation".']})
    texts, starts, origins, at, origin = [""], [0], [(0, True)], 0, 0
    for number, piece in enumerate(pieces):
        sent, read = _piece(piece, number)
        texts.append(read)
        starts.append(at)
        origins.append((origin, sent is read))
        at, origin = at + _units(read), origin + _units(sent)
    return Annotated("".join(texts), tuple(starts), tuple(origins))


def _piece(piece: Any, number: int) -> tuple[str, str]:
    """Return a piece as it was sent, and as it is read."""
    if isinstance(piece, dict):
        text, markup, meant = piece.get("text"), piece.get("markup"), piece.get("interpretAs", "")
        if isinstance(text, str) and markup is None:
            return text, text
        if text is None and isinstance(markup, str) and isinstance(meant, str):
            return markup, meant
    raise ValidationError({"data": [f"Piece {number} must have either text or markup, as strings."]})


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
