"""Gathers the rows of a table into series, column by column: what is read once is read for all its repeats.

Rows of a series may lie anywhere in a file, so all of them are kept until its end, at some 30 bytes a row;
nothing else of the file is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from service.errors import InputError
from service.model.series import ObsStatus, SeriesKey
from service.model.time_period import Frequency, TimePeriod
from service.reference.blocks import Block, Part
from service.reference.cells import Cells
from service.reference.coding import CodedSeries, CodeError, Coder
from service.reference.mapping import ColumnMapping
from service.reference.periods import coarsen
from service.reference.records import PackedSeries
from service.reference.report import LoadReport, shorten

_FREQUENCIES = tuple(Frequency)
_BATCH = 20_000
_LEFT_OUT = -1

Ints = NDArray[np.int64]


class Collector:
    """Takes blocks of rows; gives series at the end."""

    def __init__(self, mapping: ColumnMapping, coder: Coder, cells: Cells, report: LoadReport) -> None:
        """Collect nothing yet."""
        self._mapping = mapping
        self._coder = coder
        self._cells = cells
        self._report = report
        self._series: list[CodedSeries] = []
        self._numbers: dict[SeriesKey, int] = {}
        self._freqs: list[int] = []
        self._combinations: dict[tuple[str, ...], int] = {}
        self._kept: list[tuple[Any, ...]] = []

    def add(self, block: Block, part: Part) -> None:
        """Take one column of values of a block."""
        values, periods = self._cells.values(block, part.value), self._cells.periods(block, part)
        statuses = self._cells.statuses(block, self._mapping.columns.get("obs_status"))
        keep = values.is_taken & (periods >= 0) & (statuses >= 0)
        series = self._series_of(block, part, periods, keep)
        periods = self._coarsen(block, part, periods, series)
        positions = np.flatnonzero((series >= 0) & (periods >= 0))
        if positions.size:
            is_whole = positions.size == len(series)
            self._kept.append(
                (
                    series[positions].astype(np.int32),
                    periods[positions].astype(np.int32),
                    values.texts if is_whole else values.texts.take(pa.array(positions)),
                    statuses[positions].astype(np.int8),
                    block.rows[positions].astype(np.int32),
                )
            )

    def finish(self) -> Iterator[PackedSeries]:
        """Yield every series with its observations in order.

        Raises:
            InputError: Nothing was taken, or one period of a series has two values.
        """
        if not self._kept:
            raise InputError(_nothing_taken(self._report), field="file")
        columns = list(zip(*self._kept, strict=True))
        self._kept.clear()
        series, periods, statuses, rows = (np.concatenate(columns[place]) for place in (0, 1, 3, 4))
        values = pa.chunked_array(columns[2])
        ranks = self._cells.period_ranks()
        keys = series.astype(np.int64) * len(ranks) + ranks[periods]
        order = np.argsort(keys, kind="stable")
        order = self._without_repeats(order, keys[order], values, rows)
        is_sorted = len(order) == len(keys) and bool((order[1:] > order[:-1]).all())
        values = values if is_sorted else values.take(pa.array(order))
        taken = _Taken(series[order], periods[order], values, statuses[order])
        self._report.observations = len(order)
        self._report.series = len(np.unique(taken.series))
        return self._pack(taken)

    def _series_of(self, block: Block, part: Part, periods: Ints, keep: NDArray[np.bool_]) -> Ints:
        """Return the number of each row's series, or -1."""
        headers = self._dimension_headers(part)
        names = [name for name, header in headers if header in block.columns]
        arrays = [self._cells.dictionary(block, header) for _, header in headers if header in block.columns]
        freqs = self._cells.period_frequencies()
        code = np.where(periods >= 0, freqs[np.maximum(periods, 0)], 0)
        for array in arrays:
            code = code * max(len(array.dictionary), 1) + np.asarray(array.indices, dtype=np.int64)
            code = pd.factorize(code)[0] if code.size and code.max() > 1 << 40 else code
        code[~keep] = _LEFT_OUT
        numbers, uniques = pd.factorize(code)
        firsts = pd.Series(numbers).drop_duplicates().index.to_numpy()
        found = np.full(len(uniques), _LEFT_OUT, dtype=np.int64)
        told = [_texts_at(array, firsts) for array in arrays]
        first_freqs = freqs[np.maximum(periods[firsts], 0)].tolist()
        for unique, is_kept in enumerate(keep[firsts].tolist()):
            if is_kept:
                words = tuple(texts[unique] for texts in told)
                freq = first_freqs[unique]
                found[unique] = self._number(part, names, words, freq)
                if found[unique] == _LEFT_OUT:
                    self._say_why(block, part, names, words, (freq, numbers == unique))
        series = found[numbers]
        series[~keep] = _LEFT_OUT
        return series

    def _dimension_headers(self, part: Part) -> list[tuple[str, str]]:
        """Return name and header of every column that tells series apart; further ones have a plus before."""
        columns = self._mapping.columns
        own = {"time_period", "obs_value", "obs_status", *part.constants}
        named = [(name, header) for name, header in columns.items() if name not in own]
        return named + [(f"+{name}", header) for name, header in self._mapping.dimensions.items()]

    def _number(self, part: Part, names: list[str], words: tuple[str, ...], freq: int) -> int:
        """Return the number of the series that the words name, or -1."""
        combination = (str(freq), part.value if part.has_dimensions else "", *words)
        known = self._combinations.get(combination)
        if known is None:
            try:
                known = self._file(self._code(part, names, words, freq))
            except CodeError:
                known = _LEFT_OUT
            self._combinations[combination] = known
        return known

    def _code(self, part: Part, names: list[str], words: tuple[str, ...], freq: int) -> CodedSeries:
        constants = {**self._mapping.constants, **part.constants}
        told = [(name, word) for name, word in constants.items() if name != "time_period"]
        other = []
        for name, word in zip(names, words, strict=True):
            if not name.startswith("+"):
                told.append((name, word))
            elif word:
                other.append((name[1:], word))
        return self._coder.code(tuple(told), tuple(sorted(other)), _FREQUENCIES[freq])

    def _file(self, coded: CodedSeries) -> int:
        """Return the number of a series; what two spellings of one key say beside it must agree."""
        number = self._numbers.setdefault(coded.key, len(self._series))
        if number == len(self._series):
            self._series.append(coded)
            self._freqs.append(_FREQUENCIES.index(coded.key.freq))
        elif self._series[number].about.unit_mult != coded.about.unit_mult:
            raise InputError(
                f"the series {coded.key} comes with two unit multipliers, "
                f"{self._series[number].about.unit_mult} and {coded.about.unit_mult}",
                field="file",
            )
        return number

    def _say_why(
        self,
        block: Block,
        part: Part,
        names: list[str],
        words: tuple[str, ...],
        where: tuple[int, NDArray[np.bool_]],
    ) -> None:
        freq, mask = where
        try:
            self._code(part, names, words, freq)
        except CodeError as error:
            by_name = dict(zip([name.removeprefix("+") for name in names], words, strict=True))
            headers = {**self._mapping.columns, **self._mapping.dimensions}
            column = headers.get(error.dimension, error.dimension)
            rows = block.rows[mask]
            cell = by_name.get(error.dimension, "")
            self._report.skip(column, str(error), [(int(row), cell) for row in rows[:5]], len(rows))

    def _coarsen(self, block: Block, part: Part, periods: Ints, series: Ints) -> Ints:
        """Return the periods as those of their series' frequency (1971-01-01 as 1971), or -1."""
        if not self._series or not periods.size:
            return periods
        wanted = np.array(self._freqs, dtype=np.int64)
        have = self._cells.period_frequencies()[np.maximum(periods, 0)]
        want = wanted[np.maximum(series, 0)]
        differ = np.flatnonzero((series >= 0) & (have != want))
        if not differ.size:
            return periods
        periods = periods.copy()
        for freq in np.unique(want[differ]):
            of_freq = differ[want[differ] == freq]
            for number in np.unique(periods[of_freq]):
                coarse = coarsen(self._cells.period(int(number)), _FREQUENCIES[freq])
                rows = of_freq[periods[of_freq] == number]
                if coarse is None:
                    self._say_too_long(block, part, rows, self._cells.period(int(number)))
                periods[rows] = _LEFT_OUT if coarse is None else self._cells.number_of(coarse)
        return periods

    def _say_too_long(self, block: Block, part: Part, rows: Ints, period: TimePeriod) -> None:
        cells = [(int(row), str(period)) for row in block.rows[rows[:5]]]
        self._report.skip(part.period, "is longer than a period of this frequency", cells, len(rows))

    def _without_repeats(self, order: Ints, keys: Ints, values: Any, rows: NDArray[np.int32]) -> Ints:
        """Return the order without values that stand there twice."""
        again = np.flatnonzero(keys[1:] == keys[:-1]) + 1
        for place in again:
            first, second = int(order[place - 1]), int(order[place])
            if Decimal(values[first].as_py()) != Decimal(values[second].as_py()):
                raise InputError(
                    f"rows {rows[first]} and {rows[second]} give one period of one series two values, "
                    f"{shorten(values[first].as_py())} and {shorten(values[second].as_py())}: name the "
                    "column that tells them apart under [dimensions]",
                    field="file",
                )
        self._report.repeated = len(again)
        return np.delete(order, again)

    def _pack(self, taken: _Taken) -> Iterator[PackedSeries]:
        coded = self._series
        starts = np.flatnonzero(np.r_[True, taken.series[1:] != taken.series[:-1]])
        ends = np.r_[starts[1:], len(taken.series)]
        names = self._cells.period_texts()
        for first in range(0, len(starts), _BATCH):
            low, high = int(starts[first]), int(ends[min(first + _BATCH, len(starts)) - 1])
            lines = _lines(taken.cut(low, high), names, [each.about.unit_mult for each in coded])
            offsets = np.r_[starts[first : first + _BATCH], high] - low
            lists = pa.ListArray.from_arrays(pa.array(offsets, pa.int32()), lines)
            texts = pc.binary_join(lists, "\n").to_pylist()
            numbers = taken.series[starts[first : first + _BATCH]].tolist()
            counts = (ends - starts)[first : first + _BATCH].tolist()
            for text, number, count in zip(texts, numbers, counts, strict=True):
                of = coded[number]
                yield PackedSeries(
                    key=of.key,
                    packed=text,
                    count=count,
                    title=of.about.title,
                    source_code=of.about.source_code,
                    unit_mult=of.about.unit_mult,
                    base_period=of.about.base_period,
                )


@dataclass(frozen=True, slots=True)
class _Taken:
    """What was taken, by series and period."""

    series: NDArray[np.int32]
    periods: NDArray[np.int32]
    values: Any
    statuses: NDArray[np.int8]

    def cut(self, low: int, high: int) -> _Taken:
        """Return a stretch of it."""
        values = self.values.slice(low, high - low)
        return _Taken(self.series[low:high], self.periods[low:high], values, self.statuses[low:high])


def _lines(taken: _Taken, period_names: pa.Array, multipliers: list[int]) -> pa.Array:
    """Return the packed lines of a stretch."""
    values = taken.values.combine_chunks() if isinstance(taken.values, pa.ChunkedArray) else taken.values
    powers = np.array(multipliers, dtype=np.int64)[taken.series]
    if powers.any():
        values = _scaled(values, powers)
    marks = pa.array(["" if each is ObsStatus.NORMAL else f" {each.value}" for each in ObsStatus])
    periods = period_names.take(pa.array(taken.periods))
    return pc.binary_join_element_wise(periods, " ", values, marks.take(pa.array(taken.statuses)), "")


def _scaled(values: pa.Array, powers: Ints) -> pa.Array:
    """Return the texts of values with the power of ten behind them, or worked in where one has its own."""
    kinds, places = np.unique(powers, return_inverse=True)
    suffixes = pa.array([f"e{power}" if power else "" for power in kinds]).take(pa.array(places))
    joined = pc.binary_join_element_wise(values, suffixes, "")
    own = np.flatnonzero(np.asarray(pc.match_substring(values, "E")))
    if not own.size:
        return joined
    texts = joined.to_pylist()
    for place in own:
        texts[place] = str(Decimal(values[int(place)].as_py()).scaleb(int(powers[place])))
    return pa.array(texts, pa.string())


def _texts_at(array: pa.DictionaryArray, places: Ints) -> list[str]:
    """Return the texts of a column at some places."""
    texts = array.dictionary.to_pylist()
    return [texts[index] for index in np.asarray(array.indices)[places].tolist()]


def _nothing_taken(report: LoadReport) -> str:
    if report.skipped:
        return f"no value could be taken; {report.skipped[0]}"
    return "there is no value in it"
