"""Which files the command line names, and the texts in them."""

from __future__ import annotations

import datetime as dt
import glob
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import click

from service.catalogue import Catalogue, load_catalogue
from service.errors import InputError, UnreadableError
from service.model.text import Document
from service.read.formats import FORMAT_NAMES, FORMATS, format_of_file, read_file
from service.read.text import read_extracted
from service.render.offsets import OFFSET_UNITS
from service.rules import check_settings, load_rules
from service.settings import Settings

STANDARD_INPUT = "-"

_LONGEST_TEXT = 20_000_000  # characters; the command line may take its time

_Command = TypeVar("_Command", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What the command line says of the texts to read."""

    date: dt.datetime | None
    title: str | None
    entities: tuple[str, ...]
    input_format: str | None
    max_bytes: int | None

    def load(self, file: str, settings: Settings) -> bytes:
        """Return the bytes of a file.

        Raises:
            InputError: It cannot be read, or is longer than is read.
        """
        limit = self.max_bytes or settings.max_body_bytes
        raw = _bytes(file, limit + 1)
        if len(raw) > limit:
            raise InputError(f"{file}: longer than {limit} bytes; see --max-bytes")
        return raw

    def document(self, file: str, raw: bytes, catalogue: Catalogue) -> Document:
        """Return the document that a file is.

        Raises:
            InputError: It is not what its format promises.
        """
        chosen = self.input_format or (format_of_file(file) or FORMATS[0]).name
        try:
            extracted = read_file(raw, chosen, limit=_LONGEST_TEXT)
        except UnreadableError as error:
            raise InputError(f"{file}: {error.detail}") from error
        return read_extracted(
            extracted,
            catalogue.text,
            date=None if self.date is None else self.date.date(),
            title=self.title,
            entities=self.entities,
        )


def source_options(command: _Command) -> _Command:
    """Add the options that say what is read, and what offsets count."""
    for decorate in (
        click.option(
            "--date",
            type=click.DateTime(["%Y-%m-%d"]),
            metavar="YYYY-MM-DD",
            help="Day that relative periods ('last year') are counted from.",
        ),
        click.option("--title", help="Title of the document."),
        click.option("--entity", "entities", multiple=True, help="ISO code or name of whom it is about."),
        click.option(
            "--input-format",
            type=click.Choice(FORMAT_NAMES),
            help="Format of what is read; by default as the file's name ends, else plain text.",
        ),
        click.option("--max-bytes", type=click.IntRange(min=1), help="Longest file that is read."),
        click.option("--offsets", type=click.Choice(OFFSET_UNITS), default="codepoint", show_default=True),
    ):
        command = decorate(command)
    return command


def find_files(patterns: Sequence[str]) -> list[str]:
    """Return the files that names and patterns stand for, each once: as named, those of a pattern sorted.

    `*`, `?` and `[…]` match within a folder, `**` any number of folders; hidden files only where the pattern
    names them. A name of a file that exists is no pattern.

    Raises:
        InputError: A pattern matches no file.
    """
    found: dict[str, None] = {}
    for pattern in patterns:
        found.update(dict.fromkeys(_matching(pattern)))
    return list(found)


def _matching(pattern: str) -> Iterable[str]:
    if pattern == STANDARD_INPUT or not glob.has_magic(pattern) or Path(pattern).exists():
        return (pattern,)
    names = glob.iglob(pattern, recursive=True)  # noqa: PTH207 - a pattern may be absolute
    matching = sorted(name for name in names if Path(name).is_file())
    if not matching:
        raise InputError(f"{pattern}: no file matches")
    return matching


def load_service() -> tuple[Settings, Catalogue]:
    """Return settings and catalogue, checked against the rules."""
    settings = Settings.from_env(os.environ)
    catalogue = load_catalogue(settings.config_dir)
    check_settings(catalogue.rules, load_rules())
    return settings, catalogue


def _bytes(file: str, most: int) -> bytes:
    if file == STANDARD_INPUT:
        return sys.stdin.buffer.read(most)
    try:
        with Path(file).open("rb") as opened:
            return opened.read(most)
    except OSError as error:
        raise InputError(f"{file}: {error.strerror or error}") from error
