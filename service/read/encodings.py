"""Bytes to text: byte order mark and UTF-8 first, then what the bytes look like."""

from __future__ import annotations

import codecs

from service.errors import UnreadableError
from service.model.text import Notice

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WESTERN = "cp1252"
_LETTERS = 0xC0  # bytes from here are letters in that encoding and in those of other alphabets
_FEW = 0.15  # share of such bytes up to which a text is taken for one in Latin letters


def decode(raw: bytes, charset: str | None = None) -> tuple[str, tuple[Notice, ...]]:
    """Return the text that bytes stand for, with a notice where their encoding had to be guessed.

    Args:
        raw: The bytes.
        charset: Encoding that came with them; it is taken at its word.

    Raises:
        UnreadableError: They are no text in that encoding, or in any that is known.
    """
    if charset is not None:
        return _decode(raw, charset), ()
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return _decode(raw, encoding), ()
    try:
        return raw.decode("utf-8"), ()
    except UnicodeDecodeError:
        text, encoding = _guess(raw)
    message = f"The text is not UTF-8; it was read as {encoding}. Look whether currency signs came through."
    return text, (Notice(code="encoding-guessed", message=message),)


def _decode(raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(encoding)
    except LookupError as error:
        raise UnreadableError(f"There is no character set {encoding[:40]!r}.") from error
    except UnicodeError as error:
        place = f": byte {error.start}" if isinstance(error, UnicodeDecodeError) else ""
        raise UnreadableError(f"The text is not {encoding}{place}.") from error


def _guess(raw: bytes) -> tuple[str, str]:
    """Return the text and its encoding.

    A text whose letters are nearly all ASCII is English in the encoding of Windows: a general guesser takes
    its pound sign for the letter of another alphabet about as often as not.
    """
    beyond = sum(byte >= _LETTERS for byte in raw)
    if b"\0" not in raw and beyond <= _FEW * len(raw):
        try:
            return raw.decode(_WESTERN), _WESTERN
        except UnicodeDecodeError:
            pass
    from charset_normalizer import from_bytes  # dear to import, and only for these texts

    best = from_bytes(raw).best()
    if best is None:
        raise UnreadableError("The text is in no encoding that is known; send it in UTF-8.")
    return str(best), best.encoding
