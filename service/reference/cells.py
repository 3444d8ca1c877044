"""Reads the cells of a table: values, periods, statuses. A text that repeats is read once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from service.catalogue.publishing import Publishing
from service.errors import InputError
from service.model.series import ObsStatus
from service.model.time_period import Frequency, TimePeriod
from service.reference.blocks import Block, Part
from service.reference.mapping import Reading
from service.reference.periods import SPLIT_YEAR, UnreadableError, is_split_year, read_period
from service.reference.report import MOST_EXAMPLES, LoadReport
from service.reference.values import PLAIN, read_value

_FREQUENCIES = tuple(Frequency)
_STATUSES = tuple(ObsStatus)
_UNREADABLE = -1

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Values:
    """The values of a column.

    Attributes:
        texts: Plain digits of each; null where none is taken.
        is_taken: Whether it is a value.
    """

    texts: pa.Array
    is_taken: NDArray[np.bool_]


class Cells:
    """Reads cells as one table writes them, and accounts for those that cannot be read."""

    def __init__(self, reading: Reading, publishing: Publishing, report: LoadReport) -> None:
        """Read with the marks of a mapping and those of the catalogue."""
        self._reading = reading
        self._missing = publishing.missing | frozenset(reading.missing)
        self._statuses = {code: _STATUSES.index(status) for code, status in publishing.statuses.items()}
        self._missing_statuses = publishing.missing_statuses
        self._report = report
        self._periods: dict[TimePeriod, int] = {}
        self._by_number: list[TimePeriod] = []
        self._read_periods: dict[str, int | str] = {}

    def dictionary(self, block: Block, header: str) -> pa.DictionaryArray:
        """Return a column as numbers of its distinct texts, without space around them; no cell is null."""
        array = block.columns[header]
        if not pa.types.is_dictionary(array.type):
            array = array.dictionary_encode()
        texts = pc.fill_null(pc.utf8_trim_whitespace(array.dictionary.cast(pa.string())), "")
        indices = array.indices
        if indices.null_count:
            texts = pa.concat_arrays([texts, pa.array([""])])
            indices = pc.fill_null(indices, pa.scalar(len(texts) - 1, indices.type))
        return pa.DictionaryArray.from_arrays(indices, texts)

    def values(self, block: Block, header: str) -> Values:
        """Return the values of a column; those that cannot be read are accounted for."""
        texts = block.columns[header]
        if pa.types.is_dictionary(texts.type):
            texts = texts.cast(pa.string())
        plain = np.asarray(pc.fill_null(pc.match_substring_regex(texts, PLAIN), False))
        if plain.all():
            return Values(texts, plain)
        rest = np.flatnonzero(~plain)
        column = self.dictionary(Block({header: texts.take(pa.array(rest))}, block.rows[rest]), header)
        read = [self._value(text) for text in column.dictionary.to_pylist()]
        indices = np.asarray(column.indices)
        self._account(block, header, rest, [(column.dictionary, indices, read)])
        filled = texts.to_pylist()
        taken = plain.copy()
        for place, index in zip(rest, indices, strict=True):
            filled[place], taken[place] = read[index][0] or None, bool(read[index][0])
        return Values(pa.array(filled, pa.string()), taken)

    def _value(self, text: str) -> tuple[str, str]:
        """Return the digits of a cell and its mark, or "" and why it has none ("" where it is missing)."""
        if text.lower() in self._missing:
            return "", ""
        try:
            value = read_value(text, decimal=self._reading.decimal or ".")
        except UnreadableError as error:
            return "", str(error)
        return value.text, value.mark

    def _account(
        self, block: Block, header: str, rest: Ints, found: list[tuple[pa.Array, Ints, list[tuple[str, str]]]]
    ) -> None:
        ((texts, indices, read),) = found
        counts = np.bincount(indices, minlength=len(read))
        for number, (digits, said) in enumerate(read):
            if digits:
                self._report.marked += int(counts[number]) if said else 0
            elif not said:
                self._report.missing += int(counts[number])
            else:
                rows = block.rows[rest[indices == number]]
                cells = [(int(row), str(texts[number])) for row in rows[:MOST_EXAMPLES]]
                self._report.skip(header, said, cells, len(rows))

    def periods(self, block: Block, part: Part) -> Ints:
        """Return the number of each row's period, or -1; those that cannot be read are accounted for."""
        constant = part.constants.get("time_period", "")
        if not part.period:
            return np.full(len(block.rows), self._period_or_fail(constant), dtype=np.int64)
        column = self.dictionary(block, part.period)
        indices = np.asarray(column.indices, dtype=np.int64)
        read = [self._period(text) for text in column.dictionary.to_pylist()]
        numbers = np.array([each if isinstance(each, int) else _UNREADABLE for each in read], dtype=np.int64)
        for number, why in enumerate(read):
            if isinstance(why, str) and (rows := block.rows[indices == number]).size:
                cell = str(column.dictionary[number])
                cells = [(int(row), cell) for row in rows[:MOST_EXAMPLES]]
                self._report.skip(part.period, why, cells, len(rows))
        return numbers[indices] if len(numbers) else indices

    def _period_or_fail(self, text: str) -> int:
        number = self._period(text)
        if isinstance(number, str):
            raise InputError(f"the period {text!r} {number}", field="mapping")
        return number

    def _period(self, text: str) -> int | str:
        """Return the number of a period, or why there is none."""
        known = self._read_periods.get(text)
        if known is None:
            try:
                known = self.number_of(read_period(text, date_order=self._reading.date_order))
            except UnreadableError as error:
                known = str(error) if text else "is empty"
            self._read_periods[text] = known
        return known

    def check_split_years(self) -> None:
        """Reject a table where 2009-10 may be a month or a year, since 2012-13 beside it is a year.

        Raises:
            InputError: It is such a table.
        """
        years = [text for text, read in self._read_periods.items() if read == SPLIT_YEAR]
        months = [t for t, read in self._read_periods.items() if isinstance(read, int) and is_split_year(t)]
        if years and months:
            raise InputError(
                f"{months[0]!r} cannot be a month where {years[0]!r} is a year of two calendar years: "
                "write the periods of this table otherwise",
                field="file",
            )

    def statuses(self, block: Block, header: str | None) -> Ints:
        """Return the place of each row's status in `ObsStatus`, or -1 where it says that none is there."""
        if header is None or header not in block.columns:
            return np.zeros(len(block.rows), dtype=np.int64)
        column = self.dictionary(block, header)
        numbers = np.array([self._status(text) for text in column.dictionary.to_pylist()], dtype=np.int64)
        found: Ints = numbers[np.asarray(column.indices)] if len(numbers) else numbers
        return found

    def _status(self, text: str) -> int:
        if text in self._missing_statuses:
            return _UNREADABLE
        for code in (text, text.lower(), text[:1]):  # agencies join letters: "bp" is a break, provisional
            if code in self._statuses:
                return self._statuses[code]
        return _STATUSES.index(ObsStatus.OTHER) if text else 0

    def number_of(self, period: TimePeriod) -> int:
        """Return the number by which a period goes."""
        if period not in self._periods:
            self._periods[period] = len(self._by_number)
            self._by_number.append(period)
        return self._periods[period]

    def period(self, number: int) -> TimePeriod:
        """Return the period of a number."""
        return self._by_number[number]

    def period_texts(self) -> pa.Array:
        """Return SDMX's text of every period by its number."""
        return pa.array([str(period) for period in self._periods], pa.string())

    def period_ranks(self) -> Ints:
        """Return the place of every period in time by its number."""
        ranks = np.empty(len(self._periods), dtype=np.int64)
        ranks[np.argsort(_ordinals(self._periods), kind="stable")] = np.arange(len(self._periods))
        return ranks

    def period_frequencies(self) -> Ints:
        """Return the place in `Frequency` of every period's frequency by its number."""
        places = [_FREQUENCIES.index(period.freq) for period in self._periods]
        return np.array(places or [0], dtype=np.int64)


def _ordinals(periods: Iterable[TimePeriod]) -> Ints:
    return np.array([period.start.toordinal() for period in periods], dtype=np.int64)
