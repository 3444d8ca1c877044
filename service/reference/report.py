"""What a load says of itself: rows read, taken and skipped, why, and where, with examples."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

MOST_EXAMPLES = 5
_MOST_KINDS = 100
_LONGEST_CELL = 80


@dataclass(slots=True)
class Skipped:
    """Rows that were skipped for one reason."""

    column: str
    reason: str
    count: int = 0
    examples: list[tuple[int, str]] = field(default_factory=list)

    def __str__(self) -> str:
        """Return it as one line for a person: where, what, why, how often."""
        row, cell = self.examples[0]
        column = f", column {self.column!r}" if self.column else ""
        shown = f"{cell!r} " if cell else ""
        more = f" ({self.count} rows)" if self.count > 1 else ""
        return f"row {row}{column}: {shown}{self.reason}{more}"


@dataclass(slots=True)
class LoadReport:
    """What came of reading a table. Rows count from 1, the header included; lines that are empty do not.

    Attributes:
        rows: Rows of data read.
        observations: Values taken.
        missing: Cells that say that there is no value.
        repeated: Values that stood there twice, the same both times.
        marked: Values behind which the mark of a footnote was dropped.
        series: Series that the values make.
        warnings: What a person should look at before it is relied on.
    """

    rows: int = 0
    observations: int = 0
    missing: int = 0
    repeated: int = 0
    marked: int = 0
    series: int = 0
    warnings: list[str] = field(default_factory=list)
    _skipped: dict[tuple[str, str], Skipped] = field(default_factory=dict)

    @property
    def skipped(self) -> tuple[Skipped, ...]:
        """Return what was skipped, the commonest reason first."""
        return tuple(sorted(self._skipped.values(), key=lambda each: (-each.count, each.examples[0])))

    @property
    def skipped_rows(self) -> int:
        """Number of cells or rows that were skipped."""
        return sum(each.count for each in self._skipped.values())

    def skip(self, column: str, reason: str, cells: Iterable[tuple[int, str]], count: int) -> None:
        """Account for cells that were skipped; `cells` are some of them, by row."""
        kind = (column, reason)
        if kind not in self._skipped and len(self._skipped) >= _MOST_KINDS:
            kind = ("", "cannot be read, as others")
        found = self._skipped.setdefault(kind, Skipped(*kind))
        found.count += count
        room = MOST_EXAMPLES - len(found.examples)
        for row, cell in list(cells)[:room]:
            found.examples.append((row, shorten(cell)))

    def warn(self, warning: str) -> None:
        """Note what a person should look at; each once."""
        if warning not in self.warnings:
            self.warnings.append(warning)

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON has it."""
        return {
            "rows": self.rows,
            "observations": self.observations,
            "series": self.series,
            "missing": self.missing,
            "repeated": self.repeated,
            "footnotes": self.marked,
            "skipped": [
                {
                    "column": each.column or None,
                    "reason": each.reason,
                    "count": each.count,
                    "examples": [{"row": row, "cell": cell} for row, cell in each.examples],
                }
                for each in self.skipped
            ],
            "warnings": list(self.warnings),
        }


def shorten(cell: str) -> str:
    """Return a cell as it may be shown: one line, not too long."""
    plain = " ".join(cell.split())
    return plain if len(plain) <= _LONGEST_CELL else plain[: _LONGEST_CELL - 1] + "…"
