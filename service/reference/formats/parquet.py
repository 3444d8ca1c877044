"""Parquet files, read row group by row group with pyarrow."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from service.errors import InputError
from service.reference.blocks import Block, Table
from service.reference.report import LoadReport

_BLOCK = 100_000


def read_parquet(file: BinaryIO, report: LoadReport, *, wanted: frozenset[str] | None) -> Table:
    """Return the rows of a file, the columns in `wanted` alone or all that hold text, numbers or days.

    Raises:
        InputError: It is no Parquet file, or a column that is wanted holds lists or records.
    """
    try:
        source = pq.ParquetFile(file)
        schema = source.schema_arrow
    except (pa.ArrowException, OSError) as error:
        raise InputError("the file is no Parquet file, or a damaged one", field="file") from error
    plain = [field.name for field in schema if not pa.types.is_nested(field.type)]
    nested = sorted((wanted or frozenset()) & (set(schema.names) - set(plain)))
    if nested:
        raise InputError(f"column {nested[0]!r} holds lists or records, not cells", field="file")
    kept = [name for name in plain if wanted is None or name in wanted]
    return Table(tuple(schema.names), _blocks(source, kept, report))


def _blocks(source: pq.ParquetFile, kept: list[str], report: LoadReport) -> Iterator[Block]:
    first = 2
    try:
        for batch in source.iter_batches(_BLOCK, columns=kept):
            columns = {name: _as_text(array) for name, array in zip(kept, batch.columns, strict=True)}
            rows = np.arange(first, first + batch.num_rows, dtype=np.int64)
            report.rows += batch.num_rows
            first += batch.num_rows
            yield Block(columns, rows)
    except (pa.ArrowException, OSError) as error:
        raise InputError(f"row {first} or after: the file is damaged", field="file") from error


def _as_text(array: pa.Array) -> pa.Array:
    """Return a column as text: whole numbers without a point, days as days."""
    if pa.types.is_dictionary(array.type):
        array = array.cast(array.type.value_type)
    if pa.types.is_timestamp(array.type):
        array = array.cast(pa.timestamp("s"), safe=False).cast(pa.date32(), safe=False)
    if pa.types.is_floating(array.type):
        texts = array.cast(pa.string())
        return pc.replace_substring_regex(texts, r"\.0$", "")
    try:
        return array.cast(pa.string())
    except (pa.ArrowNotImplementedError, pa.ArrowInvalid) as error:
        raise InputError(f"a column of {array.type} cannot be read as text", field="file") from error
