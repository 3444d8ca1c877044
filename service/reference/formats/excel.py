"""Workbooks of Excel (.xlsx), read row by row with openpyxl; values as they were last computed."""

from __future__ import annotations

import datetime as dt
import zipfile
from collections.abc import Iterator
from typing import Any, BinaryIO

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from service.errors import InputError
from service.reference.blocks import Block, Table, block_of_rows
from service.reference.formats.archives import check_archive
from service.reference.mapping import Reading
from service.reference.report import LoadReport

_BLOCK = 5000
_MOST_COLUMNS = 5000
_LOOKED_AT = 60


def read_excel(file: BinaryIO, reading: Reading, report: LoadReport) -> Table:
    """Return the rows of one sheet: the one that is named, or the first.

    Raises:
        InputError: It is no workbook, it unpacks to too much, there is no such sheet, or no header.
    """
    check_archive(file)
    try:
        workbook = load_workbook(file, read_only=True, data_only=True)
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, OSError) as error:
        raise InputError("the file is no workbook that can be read", field="file") from error
    names = workbook.sheetnames
    if reading.sheet and reading.sheet not in names:
        problem = f"there is no sheet {reading.sheet!r}; there are {', '.join(map(repr, names[:20]))}"
        raise InputError(problem, field="mapping")
    rows = enumerate(_rows(workbook[reading.sheet or names[0]]), 1)
    first = [row for row, _ in zip(rows, range(_LOOKED_AT), strict=False)]
    place = _header(first, reading)
    headers = [cell or "" for cell in first[place][1]]
    while headers and not headers[-1]:
        headers.pop()
    _check(headers)
    rest = (row for part in (first[place + 1 :], rows) for row in part)
    return Table(tuple(headers), _blocks(headers, rest, report))


def _rows(sheet: Any) -> Iterator[list[str | None]]:
    for row in sheet.iter_rows(values_only=True, max_col=_MOST_COLUMNS):
        yield [_text(cell) for cell in row]


def _text(cell: object) -> str | None:
    """Return a cell as text: whole numbers without a point, days as days."""
    match cell:
        case None:
            return None
        case bool():
            return str(cell).lower()
        case float() if cell.is_integer() and abs(cell) < 1e15:
            return str(int(cell))
        case float():
            return repr(cell)
        case dt.datetime():
            return cell.date().isoformat()
        case dt.date():
            return cell.isoformat()
        case _:
            return str(cell).strip()


def _header(rows: list[tuple[int, list[str | None]]], reading: Reading) -> int:
    """Return the place of the header: the first row that fills as many cells as most rows do."""
    filled = [sum(cell not in (None, "") for cell in row) for _, row in rows]
    if not any(filled):
        raise InputError("the sheet is empty", field="file")
    if reading.skip_rows:
        if reading.skip_rows >= len(rows):
            raise InputError("mapping: [read] skip_rows: leaves no row", field="mapping")
        return reading.skip_rows
    widest = max(filled)
    usual = max(set(filled) - {0}, key=lambda width: (filled.count(width), width))
    least = min(usual, widest) if filled.count(usual) > 1 else widest
    return next(place for place, width in enumerate(filled) if width >= least)


def _check(headers: list[str]) -> None:
    named = [header for header in headers if header]
    twice = next((header for header in named if named.count(header) > 1), None)
    if twice is not None:
        raise InputError(f"the header names column {twice!r} twice", field="file")
    if not named:
        raise InputError("the sheet has no header", field="file")


def _blocks(
    headers: list[str], rows: Iterator[tuple[int, list[str | None]]], report: LoadReport
) -> Iterator[Block]:
    """Yield the rows in blocks of neighbours: empty rows are left out, and split a block."""
    named = [(place, header) for place, header in enumerate(headers) if header]
    batch: list[list[str | None]] = []
    first = 0
    for number, row in rows:
        cells = [row[place] if place < len(row) else None for place, _ in named]
        is_empty = not any(cells)
        if batch and (is_empty or len(batch) >= _BLOCK):
            report.rows += len(batch)
            yield block_of_rows([header for _, header in named], batch, first)
            batch = []
        if not is_empty:
            first = first if batch else number
            batch.append(cells)
    if batch:
        report.rows += len(batch)
        yield block_of_rows([header for _, header in named], batch, first)
