"""The formats that are read, and the one way to read a file; a format's module is loaded when one arrives."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module

from service.errors import UnreadableError
from service.read.extracted import Extracted


@dataclass(frozen=True, slots=True, kw_only=True)
class InputFormat:
    """A format of files.

    Attributes:
        name: As `input_format` and `--input-format` have it.
        title: As people call it.
        media_types: The first is the one to send.
        suffixes: Of file names, in small letters, with the dot.
        module: Below `service.read`.
        plain: Whether reading it is quick and safe for any bytes, so that it needs no process of its own.
        bulky: Whether its files hold much besides text: pictures, fonts, attachments.
    """

    name: str
    title: str
    media_types: tuple[str, ...]
    suffixes: tuple[str, ...]
    module: str
    plain: bool = False
    bulky: bool = False


_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

FORMATS = (
    InputFormat(
        name="text",
        title="plain text",
        media_types=("text/plain",),
        suffixes=(".txt", ".text"),
        module="plain",
        plain=True,
    ),
    InputFormat(
        name="markdown",
        title="Markdown",
        media_types=("text/markdown", "text/x-markdown"),
        suffixes=(".md", ".markdown"),
        module="markdown",
    ),
    InputFormat(
        name="html",
        title="HTML",
        media_types=("text/html", "application/xhtml+xml"),
        suffixes=(".html", ".htm", ".xhtml"),
        module="html",
    ),
    InputFormat(
        name="srt",
        title="SubRip",
        media_types=("application/x-subrip", "text/srt"),
        suffixes=(".srt",),
        module="srt",
    ),
    InputFormat(name="vtt", title="WebVTT", media_types=("text/vtt",), suffixes=(".vtt",), module="vtt"),
    InputFormat(
        name="docx", title="DOCX", media_types=(_WORD,), suffixes=(".docx",), module="docx", bulky=True
    ),
    InputFormat(
        name="pdf",
        title="PDF",
        media_types=("application/pdf",),
        suffixes=(".pdf",),
        module="pdf",
        bulky=True,
    ),
    InputFormat(
        name="segments",
        title="JSON segments",
        media_types=("application/json",),
        suffixes=(".json",),
        module="segments",
        plain=True,
    ),
    InputFormat(
        name="email",
        title="e-mail",
        media_types=("message/rfc822",),
        suffixes=(".eml",),
        module="mail",
        bulky=True,
    ),
)

FORMAT_NAMES = tuple(each.name for each in FORMATS)


def format_named(name: str) -> InputFormat:
    """Return the format of that name."""
    return next(each for each in FORMATS if each.name == name)


def format_of_media_type(media_type: str) -> InputFormat | None:
    """Return the format that a media type, without parameters, stands for; None for another.

    >>> format_of_media_type("application/pdf").name
    'pdf'
    """
    return next((each for each in FORMATS if media_type.lower() in each.media_types), None)


def format_of_file(name: str) -> InputFormat | None:
    """Return the format that a file's name ends like; None for another.

    >>> format_of_file("Remarks.SRT").name
    'srt'
    """
    return next((each for each in FORMATS if name.lower().endswith(each.suffixes)), None)


def read_file(raw: bytes, name: str, *, limit: int, charset: str | None = None) -> Extracted:
    """Return the text of a file and what the file tells of it.

    Args:
        raw: The file.
        name: Name of its format.
        limit: Most characters of text.
        charset: Encoding that came with it.

    Raises:
        UnreadableError: It is not what its format promises, or more than is read of it.
    """
    chosen = format_named(name)
    reader = import_module(f"service.read.{chosen.module}")
    try:
        extracted: Extracted = reader.read(raw, limit, charset)
    except UnreadableError:
        raise
    except MemoryError as error:
        raise UnreadableError(f"The {chosen.title} file needs more memory than there is for it.") from error
    except Exception as error:  # what readers of others make of damaged files is anybody's guess
        raise UnreadableError(f"The file cannot be read as {chosen.title}; it may be damaged.") from error
    return extracted
