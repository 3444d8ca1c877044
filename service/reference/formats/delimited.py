"""CSV and its kin: any delimiter, any character set, read block by block with pyarrow."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

import numpy as np
import pyarrow as pa
import pyarrow.csv as pa_csv

from service.errors import InputError
from service.reference.blocks import Block, Rows, Table
from service.reference.formats.encodings import find_encoding, open_as_utf8
from service.reference.mapping import Reading
from service.reference.report import LoadReport

_DELIMITERS = ",;\t|"
_SAMPLE_LINES = 60
_LONGEST_LINE = 1 << 20
_BLOCK = 4 << 20
_MOST_COLUMNS = 5000


@dataclass(frozen=True, slots=True)
class Layout:
    """How a delimited file is laid out.

    Attributes:
        encoding: Character set.
        delimiter: What stands between fields.
        skip_rows: Lines above the header.
        headers: The header's fields.
    """

    encoding: str
    delimiter: str
    skip_rows: int
    headers: tuple[str, ...]


def find_layout(file: BinaryIO, reading: Reading) -> Layout:
    """Return how a file is laid out: what the mapping says, or what is found. Leaves the file at its start.

    Raises:
        InputError: It is empty, its header names a column twice, or it is no text.
    """
    encoding = reading.encoding or find_encoding(file)
    lines = _first_lines(open_as_utf8(file, encoding))
    file.seek(0)
    if not any(line.strip() for line in lines):
        raise InputError("the file is empty", field="file")
    if any("\0" in line for line in lines):
        raise InputError("the file is not text: it holds NUL bytes", field="file")
    delimiter = reading.delimiter or _delimiter(lines)
    rows = list(csv.reader(lines, delimiter=delimiter))
    skip = reading.skip_rows or _lines_above_header(lines, delimiter)
    header_rows = list(csv.reader(lines[skip:], delimiter=delimiter))
    headers = tuple(field.strip() for field in next((row for row in header_rows if row), []))
    _check_headers(headers, rows)
    return Layout(encoding, delimiter, skip, headers)


def read_delimited(
    file: BinaryIO,
    layout: Layout,
    report: LoadReport,
    *,
    wanted: frozenset[str] | None,
    values: frozenset[str],
) -> Table:
    """Return the rows of a file.

    Args:
        file: The file, at its start.
        layout: How it is laid out.
        report: Takes account of rows that are not as long as the header.
        wanted: Headers of the columns that are read; None for all.
        values: Headers of columns that hardly repeat.
    """
    names = _names(layout.headers)
    kept = [name for name in names if name and (wanted is None or name in wanted)]
    kinds = {name: pa.binary() for name in kept}
    convert = pa_csv.ConvertOptions(
        column_types={
            name: pa.binary() if name in values else pa.dictionary(pa.int32(), pa.binary()) for name in kinds
        },
        include_columns=kept,
        check_utf8=False,
        null_values=[],
    )
    return Table(layout.headers, _blocks(file, layout, names, convert, report))


def _blocks(
    file: BinaryIO, layout: Layout, names: list[str], convert: pa_csv.ConvertOptions, report: LoadReport
) -> Iterator[Block]:
    counting = _RowNumbers(report, first=layout.skip_rows + 2)
    try:
        reader = pa_csv.open_csv(
            open_as_utf8(file, layout.encoding),
            read_options=pa_csv.ReadOptions(
                column_names=names, skip_rows=layout.skip_rows + 1, block_size=_BLOCK, use_threads=False
            ),
            parse_options=pa_csv.ParseOptions(
                delimiter=layout.delimiter, newlines_in_values=True, invalid_row_handler=counting.reject
            ),
            convert_options=convert,
        )
        for batch in reader:
            yield _block(batch, counting.take(batch.num_rows), report)
    except pa.ArrowInvalid as error:
        if "Empty CSV" in str(error):
            return
        raise InputError(f"the file cannot be read: {_one_line(error)}", field="file") from error


class _RowNumbers:
    """Numbers the rows of a file as a person counts them, those that are rejected included."""

    def __init__(self, report: LoadReport, first: int) -> None:
        self._report = report
        self._next = first
        self._rejected: list[int] = []

    def reject(self, row: Any) -> str:
        number = int(row.number or 0)
        reason = f"has {row.actual_columns} fields where the header has {row.expected_columns}"
        self._report.skip("", reason, [(number, row.text)], 1)
        self._rejected.append(number)
        return "skip"

    def take(self, count: int) -> Rows:
        """Return the numbers of the next rows that were not rejected."""
        span = np.arange(self._next, self._next + count + len(self._rejected), dtype=np.int64)
        rows = span[~np.isin(span, self._rejected)][:count]
        if count:
            self._next = int(rows[-1]) + 1
            self._rejected = [number for number in self._rejected if number >= self._next]
        return rows


def _block(batch: pa.RecordBatch, rows: Rows, report: LoadReport) -> Block:
    columns: dict[str, pa.Array] = {}
    keep = np.ones(len(rows), dtype=bool)
    for name, array in zip(batch.schema.names, batch.columns, strict=True):
        columns[name], good = _as_text(array)
        if good is not None:
            bad = np.flatnonzero(~good)
            cells = [(int(rows[place]), _cell(array, int(place))) for place in bad[:5]]
            report.skip(name, "is not UTF-8, as the rest of the file is", cells, len(bad))
            keep &= good
    report.rows += len(rows)
    if keep.all():
        return Block(columns, rows)
    places = pa.array(np.flatnonzero(keep))
    return Block({name: array.take(places) for name, array in columns.items()}, rows[keep])


def _as_text(array: pa.Array) -> tuple[pa.Array, np.ndarray[Any, np.dtype[np.bool_]] | None]:
    """Return a column of bytes as text, and which cells are UTF-8 (None where all are)."""
    if pa.types.is_dictionary(array.type):
        texts, good = _as_text(array.dictionary)
        decoded = pa.DictionaryArray.from_arrays(array.indices, texts)
        return decoded, None if good is None else good[np.asarray(array.indices)]
    try:
        return array.cast(pa.string()), None
    except pa.ArrowInvalid:
        cells = array.to_pylist()
    texts = [_decode(cell) for cell in cells]
    good = np.array([text is not None for text in texts], dtype=bool)
    return pa.array([text or "" for text in texts], pa.string()), good


def _decode(cell: bytes | None) -> str | None:
    try:
        return (cell or b"").decode("utf-8")
    except UnicodeDecodeError:
        return None


def _cell(array: pa.Array, place: int) -> str:
    return bytes(array[place].as_py() or b"").decode("utf-8", "backslashreplace")


def _first_lines(stream: BinaryIO) -> list[str]:
    head = b"".join(stream.readline(_LONGEST_LINE) for _ in range(_SAMPLE_LINES))
    text = head.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n")
    return [f"{line}\n" for line in text.removesuffix("\n").split("\n")][:_SAMPLE_LINES]


def _delimiter(lines: list[str]) -> str:
    """Return the delimiter that gives most lines one number of fields, more than one."""

    def fit(delimiter: str) -> tuple[int, int]:
        widths = Counter(len(row) for row in csv.reader(lines, delimiter=delimiter) if row)
        width, count = max(widths.items(), key=lambda pair: (pair[0] > 1, pair[1], pair[0]))
        return (count if width > 1 else 0), width

    return max(_DELIMITERS, key=fit)


def _lines_above_header(lines: list[str], delimiter: str) -> int:
    """Return how many lines stand above the first one that is as long as most are."""
    widths = [len(next(csv.reader([line], delimiter=delimiter), [])) for line in lines]
    usual = Counter(width for width in widths if width > 1).most_common(1)
    if not usual or usual[0][1] < 2:
        return 0
    return next((place for place, width in enumerate(widths) if width >= usual[0][0]), 0)


def _check_headers(headers: tuple[str, ...], rows: list[list[str]]) -> None:
    if not rows or not any(headers):
        raise InputError("the file has no header", field="file")
    if len(headers) > _MOST_COLUMNS:
        raise InputError(f"the file has more than {_MOST_COLUMNS} columns", field="file")
    twice = [header for header, count in Counter(headers).items() if header and count > 1]
    if twice:
        raise InputError(f"the header names column {twice[0]!r} twice", field="file")


def _names(headers: tuple[str, ...]) -> list[str]:
    """Return a name for each column: its header, or for one without a name none that a file can have."""
    return [header or f"\0{place}" for place, header in enumerate(headers)]


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())[:300]
