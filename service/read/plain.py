"""Plain text: the bytes decoded, and nothing changed."""

from __future__ import annotations

from service.errors import UnreadableError
from service.read.encodings import decode
from service.read.extracted import Extracted


def read(raw: bytes, limit: int, charset: str | None = None) -> Extracted:
    """Return the text.

    Raises:
        UnreadableError: The bytes are no text, or longer than `limit` characters.
    """
    text, notices = decode(raw, charset)
    if len(text) > limit:
        raise UnreadableError(f"The file holds more than {limit} characters of text.")
    return Extracted(text=text, notices=notices)
