"""Finds the character set of a text file, and reads it as UTF-8."""

from __future__ import annotations

import codecs
import io
from typing import BinaryIO

from charset_normalizer import from_bytes

from service.errors import InputError

_SAMPLE = 256 * 1024
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CHUNK = 1 << 20


def find_encoding(file: BinaryIO) -> str:
    """Return the name of the character set of a file; the file is left at its start.

    UTF-8 is taken where most of what is not ASCII in the first part of the file is UTF-8: a stray byte of
    another set is then an error of its row, not the sign of another set.
    """
    sample = file.read(_SAMPLE)
    file.seek(0)
    for bom, name in _BOMS:
        if sample.startswith(bom):
            return name
    if _is_mostly_utf8(sample):
        return "utf-8"
    best = from_bytes(sample).best()
    return "cp1252" if best is None else best.encoding


def open_as_utf8(file: BinaryIO, encoding: str) -> BinaryIO:
    """Return a stream of the file in UTF-8, without a mark of byte order.

    Raises:
        InputError: There is no such character set, or when read: the file is not in it; names the line.
    """
    try:
        name = codecs.lookup(encoding).name
    except (LookupError, ValueError) as error:
        problem = f"there is no character set {encoding[:40]!r}"
        raise InputError(f"mapping: [read] encoding: {problem}", field="mapping") from error
    if name == "utf-8":
        skip = len(codecs.BOM_UTF8) if file.read(3) == codecs.BOM_UTF8 else 0
        file.seek(skip)
        return file
    return io.BufferedReader(_Recoded(file, encoding), _CHUNK)  # type: ignore[type-var]


class _Recoded(io.RawIOBase):
    """A stream in another character set, as UTF-8."""

    def __init__(self, file: BinaryIO, encoding: str) -> None:
        self._file = file
        self._encoding = encoding
        self._decoder = codecs.getincrementaldecoder(encoding)()
        self._ready = b""
        self._line = 1

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        while not self._ready:
            chunk = self._file.read(_CHUNK)
            self._ready = self._decode(chunk).encode("utf-8", "surrogatepass")
            if not chunk:
                break
        count = min(len(buffer), len(self._ready))
        buffer[:count] = self._ready[:count]
        self._ready = self._ready[count:]
        return count

    def _decode(self, chunk: bytes) -> str:
        try:
            text = self._decoder.decode(chunk, final=not chunk)
        except UnicodeDecodeError as error:
            line = self._line + error.object[: error.start].count(b"\n")
            byte = error.object[error.start]
            raise InputError(
                f"line {line}: byte 0x{byte:02X} is not {self._encoding}; say which one it is under [read]",
                field="file",
            ) from error
        self._line += text.count("\n")
        return text


def _is_mostly_utf8(sample: bytes) -> bool:
    text = sample.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    whole = len(text) - len(text.encode("ascii", "ignore")) - broken
    return broken == 0 or whole > broken  # what is not UTF-8 hardly ever looks like it
