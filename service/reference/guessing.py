"""Guesses how the columns of a table become dimensions, from its headers and its first rows.

A guess is for a person to look at before it is used; what it could not tell it says.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from service.catalogue import Catalogue
from service.model.time_period import Frequency, TimePeriod
from service.reference.coding import Coder
from service.reference.exporting import DOWNLOADED
from service.reference.mapping import ColumnMapping
from service.reference.periods import UnreadableError, read_period
from service.reference.values import guess_decimal, read_value

Row = Mapping[str, str]

_ENOUGH = 0.9
_UNIT_IN_BRACKETS = re.compile(r"\(([^()]{1,60})\)|,\s{0,3}([^,()]{1,40})$")


@dataclass(frozen=True, slots=True)
class Guess:
    """What a table seems to mean.

    Attributes:
        mapping: How its columns become dimensions.
        doubts: What a person should say, one sentence each.
    """

    mapping: ColumnMapping
    doubts: tuple[str, ...]


def guess_mapping(
    headers: Sequence[str], rows: Sequence[Row], catalogue: Catalogue, *, title: str, given: ColumnMapping
) -> Guess:
    """Return what the table seems to mean.

    Args:
        headers: Its headers.
        rows: Its first rows.
        catalogue: Headers, codes, measures and areas that are known.
        title: What it is called, or the name of the file.
        given: What is known already: constants, codes and how it is read.
    """
    return _Guesser(headers, rows, catalogue, title).guess(given)


class _Guesser:
    def __init__(self, headers: Sequence[str], rows: Sequence[Row], catalogue: Catalogue, title: str) -> None:
        self._headers = [header for header in headers if header]
        self._rows = rows
        self._catalogue = catalogue
        self._title = title
        self._coder = Coder(catalogue, {})
        self._missing = catalogue.publishing.missing
        self._is_ours = set(DOWNLOADED) <= set(self._headers)
        self._doubts: list[str] = []

    def guess(self, given: ColumnMapping) -> Guess:
        """Return the guess."""
        self._missing |= frozenset(given.reading.missing)
        columns = self._by_header(given)
        periods = [
            header for header in self._headers if _period(header, "") and header not in columns.values()
        ]
        periods_wide = len(periods) > 1 and "time_period" not in columns
        values = periods if periods_wide else self._find_columns(columns, given)
        constants = dict(given.constants)
        wide: dict[str, Mapping[str, str]] = {}
        if len(values) > 1 and not periods_wide:
            columns.pop("obs_value", None)
            wide = {header: MappingProxyType(self._constants_of(header, constants)) for header in values}
        elif "measure" not in columns:
            header = columns.get("obs_value", "")
            constants |= self._constants_of(header, constants)
        decimal, is_open = guess_decimal(row[header] for row in self._rows for header in values)
        if is_open and not given.reading.decimal:
            self._doubts.append('values such as "1,234" are read as thousands; is the comma a decimal one?')
        reading = replace(given.reading, decimal=given.reading.decimal or ("," if decimal == "," else ""))
        if "freq" not in columns and "freq" not in constants and "time_period" in columns:
            constants |= self._freq(columns["time_period"], given.reading.date_order)
        mapping = ColumnMapping(
            columns=MappingProxyType(columns),
            constants=MappingProxyType(constants),
            dimensions=MappingProxyType(self._dimensions(columns, values)),
            periods_wide=periods_wide,
            wide=MappingProxyType(wide),
            codes=given.codes,
            reading=reading,
        )
        self._doubt(mapping)
        return Guess(mapping, tuple(self._doubts))

    def _by_header(self, given: ColumnMapping) -> dict[str, str]:
        """Return the columns whose header says what they hold."""
        by_name = {header.lower().strip(): header for header in reversed(self._headers)}
        columns = dict(given.columns)
        for role, names in self._catalogue.publishing.headers.items():
            if role in columns or role in given.constants:
                continue
            found = next((by_name[name] for name in names if name in by_name), None)
            if found is not None and found not in columns.values() and self._suits(role, found):
                columns[role] = found
        return columns

    def _suits(self, role: str, header: str) -> bool:
        """Say whether a column holds what its header says; empty ones never do."""
        cells = self._cells(header)
        if role == "time_period":
            return _share(cells, lambda cell: _period(cell, "dmy")) >= _ENOUGH
        if role == "obs_value":
            return _share(cells, _is_number) >= _ENOUGH / 2
        return bool(cells)

    def _find_columns(self, columns: dict[str, str], given: ColumnMapping) -> list[str]:
        """Find area and period by what the cells hold; return the columns of values."""
        free = [header for header in self._headers if header not in columns.values()]
        if "time_period" not in columns and "time_period" not in given.constants:
            found = next(
                (h for h in free if _share(self._cells(h), lambda c: _period(c, "dmy")) >= _ENOUGH), None
            )
            if found is not None:
                columns["time_period"] = found
                free.remove(found)
        if "ref_area" not in columns and "ref_area" not in given.constants:
            shares = {header: _share(self._cells(header), self._is_area) for header in free}
            best = max(shares, key=lambda header: shares[header], default=None)
            if best is not None and shares[best] > 0.5:
                columns["ref_area"] = best
                free.remove(best)
        if "obs_value" in columns:
            return [columns["obs_value"]]
        numeric = [
            h for h in free if not self._is_ignored(h) and _share(self._cells(h), _is_number) >= _ENOUGH
        ]
        if len(numeric) == 1:
            columns["obs_value"] = numeric[0]
        return numeric

    def _constants_of(self, header: str, known: Mapping[str, str]) -> dict[str, str]:
        """Return measure and unit as the header of a column of values, or the title, tells them."""
        constants: dict[str, str] = {}
        measure = known.get("measure") or self._measure(header) or self._measure(self._title)
        if measure:
            constants["measure"] = measure
        elif header and header.lower() not in self._catalogue.publishing.headers["obs_value"]:
            constants["measure"] = header
        if "unit" not in known:
            unit = self._unit(header) or self._unit(self._title) or self._usual_unit(measure or "")
            if unit:
                constants["unit"] = unit
        return constants

    def _measure(self, text: str) -> str | None:
        """Return the measure that the longest phrase of a text names."""
        words = re.split(r"[^a-z0-9]+", text.lower().removesuffix(".csv"))
        words = [word for word in words if word]
        aliases = self._catalogue.measures.aliases
        for length in range(min(len(words), 6), 0, -1):
            for start in range(len(words) - length + 1):
                phrase = " ".join(words[start : start + length])
                if phrase in aliases:
                    return aliases[phrase]
                if phrase.endswith("s") and phrase[:-1] in aliases:
                    return aliases[phrase[:-1]]
        return None

    def _unit(self, text: str) -> str | None:
        units = {word.lower(): unit for word, unit in self._catalogue.publishing.units.items()}
        for found in _UNIT_IN_BRACKETS.finditer(text):
            word = (found[1] or found[2]).strip().lower()
            if word in units or word == "%":
                return units.get(word, word)
        return "%" if "%" in text else None

    def _usual_unit(self, measure: str) -> str | None:
        entry = self._catalogue.measures.entries.get(measure)
        if entry is None:
            return None
        return entry.unit or ("%" if [kind.value for kind in entry.kinds] == ["percent"] else None)

    def _freq(self, header: str, date_order: str) -> dict[str, str]:
        """Return the frequency of a table whose periods are written as days."""
        periods = [p for p in (_period(cell, date_order or "dmy") for cell in self._cells(header)) if p]
        days = {period.start for period in periods}
        if not periods or any(period.freq is not Frequency.DAILY for period in periods) or len(days) < 2:
            return {}
        if len({(day.month, day.day) for day in days}) == 1:
            return {"freq": "A"}
        if len({day.day for day in days}) == 1 or all(day.day >= 28 for day in days):
            months = {day.month for day in days}
            quarterly = len(days) >= 4 and len({month % 3 for month in months}) == 1
            return {"freq": "Q" if quarterly else "M"}
        return {}

    def _dimensions(self, columns: Mapping[str, str], values: Sequence[str]) -> dict[str, str]:
        """Return the columns left over that tell series apart: those that no used column decides."""
        used = [*columns.values(), *values]
        deciding = [
            columns[role] for role in columns if role not in ("obs_value", "obs_status", "time_period")
        ]
        left = [header for header in self._headers if header not in used and not self._is_ignored(header)]
        chosen: dict[str, str] = {}
        for header in left:
            is_constant = len({row[header] for row in self._rows}) < 2
            if not self._is_ours and (is_constant or self._decided_by(header, [*deciding, *chosen.values()])):
                continue
            name = re.sub(r"[^a-z0-9]+", "_", header.lower()).strip("_") or f"column_{len(chosen)}"
            if name in columns or name in ("time_period", "obs_value", "obs_status"):
                name = f"{name}_2"
            chosen[name] = header
        return chosen

    def _decided_by(self, header: str, deciding: Sequence[str]) -> bool:
        """Say whether one of the columns tells what this one holds, as a code tells its label."""
        for other in deciding:
            pairs = {(row[other], row[header]) for row in self._rows}
            if len(pairs) == len({first for first, _ in pairs}):
                return True
        return False

    def _doubt(self, mapping: ColumnMapping) -> None:
        known = {*mapping.columns, *mapping.constants, *(n for of in mapping.wide.values() for n in of)}
        if "ref_area" not in known:
            self._doubts.append("no column names areas: say ref_area under [columns] or [constants]")
        if "time_period" not in known and not mapping.periods_wide:
            self._doubts.append("no column holds periods: say time_period under [columns] or [constants]")
        if "obs_value" not in known and not mapping.is_wide:
            self._doubts.append("no column holds values: say obs_value under [columns]")
        if "measure" not in known:
            self._doubts.append("nothing says what is measured: say measure under [constants]")
        if "unit" not in known and "measure" not in mapping.columns:
            self._doubts.append("nothing says in which unit: say unit under [constants]")

    def _is_area(self, cell: str) -> bool:
        return self._coder.find_area(cell) is not None

    def _is_ignored(self, header: str) -> bool:
        return header.lower().strip() in self._catalogue.publishing.ignored

    def _cells(self, header: str) -> list[str]:
        return [row[header] for row in self._rows if row[header].lower() not in self._missing]


def _share(cells: Sequence[str], test: object) -> float:
    return sum(bool(test(cell)) for cell in cells) / len(cells) if cells else 0.0  # type: ignore[operator]


def _period(cell: str, date_order: str) -> TimePeriod | None:
    try:
        return read_period(cell.strip(), date_order=date_order)
    except UnreadableError:
        return None


def _is_number(cell: str) -> bool:
    for decimal in (".", ","):
        try:
            read_value(cell, decimal=decimal)
        except UnreadableError:
            continue
        return True
    return False
