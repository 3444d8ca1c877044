"""From a file to series: its format, its mapping, its rows, and what came of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import BinaryIO

from service.catalogue import Catalogue
from service.errors import InputError
from service.reference.blocks import Block, Part, Table
from service.reference.cells import Cells
from service.reference.coding import Coder
from service.reference.collecting import Collector
from service.reference.formats.opening import Wanted, find_format, open_file
from service.reference.guessing import Guess, guess_mapping
from service.reference.mapping import ColumnMapping
from service.reference.periods import UnreadableError, read_period
from service.reference.records import PackedSeries
from service.reference.report import LoadReport

_SAMPLE = 2000

Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRequest:
    """A file to be read, and what is known of it.

    Attributes:
        format: One of `FORMATS`, or "" to find out.
        mapping: How its columns become dimensions; where it names no column, they are guessed.
        title: What it is called, or its name; helps to guess what is measured.
        most_rows: Rows that are read at most, or None for all.
    """

    format: str = ""
    mapping: ColumnMapping = field(default_factory=ColumnMapping)
    title: str = ""
    most_rows: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FileContents:
    """What a file holds.

    Attributes:
        format: Name of its format.
        mapping: How it was read.
        is_guessed: The mapping was guessed.
        headers: Its headers.
        about: Title, licence and source address, where it states them.
        series: Its series; they can be taken once.
        report: What came of its rows; complete once the first series is taken.
        doubts: What a person should say of the mapping.
    """

    format: str
    mapping: ColumnMapping
    is_guessed: bool
    headers: tuple[str, ...]
    about: Mapping[str, str]
    series: Iterator[PackedSeries]
    report: LoadReport
    doubts: tuple[str, ...]


def read_file(
    file: BinaryIO, request: FileRequest, catalogue: Catalogue, progress: Progress = lambda _: None
) -> FileContents:
    """Read a file.

    Args:
        file: The file; it can be wound back.
        request: What is known of it.
        catalogue: Codes, headers, measures and areas.
        progress: Called with the number of rows read so far, every few thousand.

    Raises:
        InputError: It cannot be read, the mapping does not fit it, or nothing could be taken; names row and
            column where there are any.
    """
    name = request.format or find_format(file)
    request = replace(request, format=name)
    guess, headers, about = _find_mapping(file, request, catalogue)
    mapping = guess.mapping
    _check_complete(mapping, guess)
    file.seek(0)
    report = LoadReport()
    wanted = Wanted(frozenset(_wanted(mapping, headers)), frozenset(_values(mapping, headers)))
    opened = open_file(file, name, mapping, report, wanted)
    cells = Cells(opened.mapping.reading, catalogue.publishing, report)
    collector = Collector(mapping, Coder(catalogue, mapping.codes), cells, report)
    parts = _parts(mapping, headers)
    for block in _ahead(_some(opened.table, request.most_rows)):
        for part in parts:
            collector.add(block, part)
        progress(report.rows)
    cells.check_split_years()
    return FileContents(
        format=name,
        mapping=mapping,
        is_guessed=not request.mapping.headers and not request.mapping.is_wide,
        headers=headers,
        about=MappingProxyType(about),
        series=collector.finish(),
        report=report,
        doubts=guess.doubts,
    )


def _find_mapping(
    file: BinaryIO, request: FileRequest, catalogue: Catalogue
) -> tuple[Guess, tuple[str, ...], dict[str, str]]:
    """Return the mapping that is given and fits, or a guess, with the headers and what the file says."""
    file.seek(0)
    opened = open_file(file, request.format, request.mapping, LoadReport(), Wanted())
    headers, given = opened.table.headers, opened.mapping
    if given.headers or given.is_wide:
        _check_headers(given, headers)
        return Guess(given, ()), headers, opened.about
    rows = _sample(opened.table)
    title = request.title or opened.about.get("title", "")
    return guess_mapping(headers, rows, catalogue, title=title, given=given), headers, opened.about


def _sample(table: Table) -> list[dict[str, str]]:
    """Return the first rows of a table as text by header."""
    rows: list[dict[str, str]] = []
    for block in table.blocks:
        columns = {
            header: array.slice(0, _SAMPLE - len(rows)).to_pylist() for header, array in block.columns.items()
        }
        length = min(len(block.rows), _SAMPLE - len(rows))
        rows += [
            {header: str(cells[place] or "").strip() for header, cells in columns.items()}
            for place in range(length)
        ]
        if len(rows) >= _SAMPLE:
            break
    whole = dict.fromkeys(table.headers, "")
    return [{**whole, **row} for row in rows]


def _some(table: Table, most_rows: int | None) -> Iterator[Block]:
    read = 0
    for block in table.blocks:
        yield block
        read += len(block.rows)
        if most_rows is not None and read >= most_rows:
            return


def _ahead(blocks: Iterator[Block]) -> Iterator[Block]:
    """Yield blocks, the next one read while one is looked at: parsing lets other threads run."""
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(next, blocks, None)
        while (block := waiting.result()) is not None:
            waiting = pool.submit(next, blocks, None)
            yield block


def _check_headers(mapping: ColumnMapping, headers: tuple[str, ...]) -> None:
    missing = [header for header in mapping.headers if header not in headers]
    if missing:
        shown = ", ".join(repr(header) for header in headers[:30])
        raise InputError(f"mapping: the file has no column {missing[0]!r}; it has {shown}", field="mapping")


def _check_complete(mapping: ColumnMapping, guess: Guess) -> None:
    """Fail where a value cannot be told of what, where and when it is."""
    of_all = {*mapping.columns, *mapping.constants}
    has = [of_all | set(of) for of in mapping.wide.values()] or [of_all]
    wanted = {"measure", "ref_area", "time_period", "obs_value"}
    if mapping.is_wide:
        wanted -= {"obs_value", "time_period"} if mapping.periods_wide else {"obs_value"}
    missing = sorted(name for name in wanted if any(name not in each for each in has))
    if missing:
        doubts = [doubt for doubt in guess.doubts if any(name in doubt for name in missing)]
        detail = "; ".join(doubts) or f"nothing says {missing[0]}: name it under [columns] or [constants]"
        raise InputError(f"mapping: {detail}", field="mapping")


def _parts(mapping: ColumnMapping, headers: tuple[str, ...]) -> list[Part]:
    """Return every column of values with what is known of it."""
    period = mapping.columns.get("time_period", "")
    always = {"time_period": mapping.constants["time_period"]} if "time_period" in mapping.constants else {}
    if mapping.periods_wide:
        return [Part(header, "", {"time_period": header}) for header in _period_headers(mapping, headers)]
    if mapping.wide:
        return [Part(header, period, {**always, **of}) for header, of in mapping.wide.items()]
    return [Part(mapping.columns["obs_value"], period, always)]


def _period_headers(mapping: ColumnMapping, headers: tuple[str, ...]) -> list[str]:
    """Return the headers that are periods.

    Raises:
        InputError: There is none.
    """
    found = []
    for header in headers:
        if header in mapping.headers:
            continue
        try:
            read_period(header, date_order=mapping.reading.date_order)
        except UnreadableError:
            continue
        found.append(header)
    if not found:
        raise InputError("mapping: [wide] periods: no header is a period", field="mapping")
    return found


def _values(mapping: ColumnMapping, headers: tuple[str, ...]) -> list[str]:
    return [part.value for part in _parts(mapping, headers)]


def _wanted(mapping: ColumnMapping, headers: tuple[str, ...]) -> list[str]:
    return [*mapping.headers, *_values(mapping, headers)]
