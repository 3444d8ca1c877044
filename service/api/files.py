"""Files that callers send: which format they are of, and the text taken out of them."""

from __future__ import annotations

from typing import Protocol

from werkzeug.exceptions import RequestEntityTooLarge

from service.api.problems import MalformedBodyError
from service.errors import UnreadableError
from service.read.encodings import decode
from service.read.extracted import Extracted
from service.read.formats import FORMATS, format_named, format_of_file, format_of_media_type

ACCEPTED_SUFFIXES = tuple(suffix for each in FORMATS for suffix in each.suffixes)
TITLES = tuple(each.title for each in FORMATS)

_TEXT = FORMATS[0].name


class ReadFile(Protocol):
    """Takes the text out of a file, as `service.read.formats.read_file` does."""

    def __call__(self, raw: bytes, name: str, /, *, limit: int, charset: str | None = None) -> Extracted: ...


def format_of_upload(filename: str, media_type: str = "") -> str:
    """Return the format that a file's name ends like, else that of its media type, else plain text."""
    return (format_of_file(filename) or format_of_media_type(media_type) or FORMATS[0]).name


def check_length(raw: bytes, name: str, *, text: int, file: int) -> None:
    """Refuse a file of the format `name` that is longer than `text`, or `file` where it holds more than text.

    Raises:
        RequestEntityTooLarge: It is.
    """
    if len(raw) > (file if format_named(name).bulky else text):
        raise RequestEntityTooLarge


def read_any(
    raw: bytes, name: str, read_file: ReadFile, *, field: str, limit: int, charset: str | None = None
) -> Extracted:
    """Return the text of a file of the format `name`; of plain text, whatever its length.

    Args:
        raw: The file.
        name: Name of its format.
        read_file: Takes the text out of a file.
        field: Where it came in the request, for the problem.
        limit: Most characters of text.
        charset: Encoding that came with it.

    Raises:
        MalformedBodyError: A plain text is in no encoding that is known, or not in the one that it names.
        UnreadableError: Another file is not what its format promises, or more than is read.
    """
    if name == _TEXT:
        return _decoded(raw, charset, field)
    try:
        return read_file(raw, name, limit=limit, charset=charset)
    except UnreadableError as error:
        raise UnreadableError(error.detail, field=field) from error


def _decoded(raw: bytes, charset: str | None, field: str) -> Extracted:
    try:
        text, notices = decode(raw, charset)
    except UnreadableError as error:
        raise MalformedBodyError(error.detail, field=field) from error
    return Extracted(text=text, notices=notices)
