"""Finds out which format a file is of, and opens it as a table."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import BinaryIO

from service.errors import InputError
from service.reference.blocks import Table
from service.reference.formats.archives import check_archive
from service.reference.formats.data_package import DESCRIPTOR, open_package
from service.reference.formats.delimited import find_layout, read_delimited
from service.reference.formats.excel import read_excel
from service.reference.formats.json_files import json_format, load_json, read_json
from service.reference.formats.parquet import read_parquet
from service.reference.formats.sdmx_ml import read_sdmx_ml
from service.reference.load_request import FORMATS
from service.reference.mapping import ColumnMapping
from service.reference.report import LoadReport

_HEAD = 4096


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which columns of a table are read.

    Attributes:
        headers: Their headers; None for all.
        values: Headers of columns that hardly repeat.
    """

    headers: frozenset[str] | None = None
    values: frozenset[str] = field(default_factory=frozenset)


@dataclass(frozen=True, slots=True)
class Opened:
    """A file whose format is known.

    Attributes:
        format: Name of the format.
        table: Its rows.
        mapping: What was given of the mapping, with what the file says of how it is read.
        about: Title, licence and source address, where the file states them.
    """

    format: str
    table: Table
    mapping: ColumnMapping
    about: dict[str, str]


def find_format(file: BinaryIO) -> str:
    """Return the name of a file's format, by what it holds; the file is left at its start.

    Raises:
        InputError: It is of none that is read.
    """
    head = file.read(_HEAD)
    file.seek(0)
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if not start:
        raise InputError("the file is empty", field="file")
    if head.startswith(b"PK\x03\x04"):
        return _archive_format(file)
    if head.startswith(b"PAR1"):
        return "parquet"
    if head.startswith((b"\xd0\xcf\x11\xe0", b"%PDF", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!")):
        raise InputError("the file is of a format that is not read: send .xlsx or CSV", field="file")
    if start.startswith(b"<"):
        return _markup_format(start)
    if start.startswith((b"{", b"[")):
        found = json_format(load_json(file))
        file.seek(0)
        if found is None or found == "data-package":
            raise InputError("the JSON is of no format that is read", field="file")
        return found
    first_line = start.split(b"\n", 1)[0].decode("utf-8", "replace").upper()
    return (
        "sdmx-csv" if first_line.startswith(("DATAFLOW", "STRUCTURE,", "STRUCTURE;", "KEY,FREQ")) else "csv"
    )


def open_file(
    file: BinaryIO, format_name: str, mapping: ColumnMapping, report: LoadReport, wanted: Wanted
) -> Opened:
    """Return the table of a file.

    Args:
        file: The file, at its start; it stays open while blocks are read.
        format_name: One of `FORMATS`, or "" to find out.
        mapping: What is known of how it is read.
        report: Takes account of the rows.
        wanted: Which columns are read.

    Raises:
        InputError: It cannot be read as that format.
    """
    name = format_name or find_format(file)
    about: dict[str, str] = {}
    if name == "data-package":
        package, file = open_package(file, mapping.reading)
        mapping = replace(mapping, reading=package.reading)
        about = {"title": package.title, "licence": package.licence, "source_url": package.source_url}
    return Opened(name, _table(file, name, mapping, report, wanted), mapping, about)


def _table(file: BinaryIO, name: str, mapping: ColumnMapping, report: LoadReport, wanted: Wanted) -> Table:
    match name:
        case "csv" | "sdmx-csv" | "data-package":
            layout = find_layout(file, mapping.reading)
            return read_delimited(file, layout, report, wanted=wanted.headers, values=wanted.values)
        case "excel":
            return read_excel(file, mapping.reading, report)
        case "parquet":
            return read_parquet(file, report, wanted=wanted.headers)
        case "sdmx-ml":
            return read_sdmx_ml(file, report)
        case "json-stat" | "world-bank" | "dbnomics":
            return read_json(load_json(file), report)
        case _:
            raise InputError(
                f"there is no format {name[:40]!r}; known are {', '.join(FORMATS)}", field="format"
            )


def _archive_format(file: BinaryIO) -> str:
    names = check_archive(file).namelist()
    file.seek(0)
    if "xl/workbook.xml" in names:
        return "excel"
    if any(name.rpartition("/")[2] == DESCRIPTOR for name in names):
        return "data-package"
    raise InputError(f"the archive is neither a workbook nor has it a {DESCRIPTOR}", field="file")


def _markup_format(start: bytes) -> str:
    lowered = start[:2000].lower()
    if b"<html" in lowered or b"<!doctype html" in lowered:
        raise InputError("the file is a web page, not data", field="file")
    if b"sdmx" in lowered:
        return "sdmx-ml"
    raise InputError("the XML is no SDMX-ML", field="file")
