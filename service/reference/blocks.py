"""A piece of a table on its way into the store: columns of text, and the rows that they come from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

Rows = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Block:
    """Some rows of a table.

    Attributes:
        columns: Text of each column by its header; a string or dictionary array each, all of one length.
        rows: Number of each row in the file, as messages name it.
    """

    columns: Mapping[str, pa.Array]
    rows: Rows

    def text(self, header: str, position: int) -> str:
        """Return one cell without space around it; "" where there is none."""
        return str(self.columns[header][position].as_py() or "").strip()


@dataclass(frozen=True, slots=True)
class Table:
    """A table that is read piece by piece, once.

    Attributes:
        headers: Headers in the order of the file.
        blocks: Its rows.
    """

    headers: tuple[str, ...]
    blocks: Iterator[Block]


@dataclass(frozen=True, slots=True)
class Part:
    """One column of values of a block, and what is known of them.

    Attributes:
        value: Header of the column of values.
        period: Header of the column of periods, or "".
        constants: What holds for all of it.
    """

    value: str
    period: str
    constants: Mapping[str, str]

    @property
    def has_dimensions(self) -> bool:
        """Say whether something but the period holds for this column alone."""
        return any(name != "time_period" for name in self.constants)


def block_of_rows(headers: Sequence[str], rows: Sequence[Sequence[str | None]], first: int) -> Block:
    """Return a block of rows whose numbers count up from `first`."""
    columns = {
        header: pa.array([row[place] for row in rows], pa.string()) for place, header in enumerate(headers)
    }
    return Block(columns, np.arange(first, first + len(rows), dtype=np.int64))
