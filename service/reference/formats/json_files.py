"""JSON that statistical services answer with: JSON-stat, World Bank indicators, DBnomics."""

from __future__ import annotations

import itertools
import json
import math
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, BinaryIO, NoReturn

from service.errors import InputError
from service.reference.blocks import Block, Table, block_of_rows
from service.reference.report import LoadReport

_BLOCK = 20_000
_MOST_CELLS = 50_000_000


def load_json(file: BinaryIO) -> Any:
    """Return what a JSON file says, decimals exact.

    Raises:
        InputError: It is not JSON; names line and column.
    """
    try:
        return json.load(file, parse_float=Decimal, parse_constant=_reject)
    except json.JSONDecodeError as error:
        problem = f"not JSON: line {error.lineno}, column {error.colno}: {error.msg}"
        raise InputError(f"the file is {problem}", field="file") from error
    except (UnicodeDecodeError, RecursionError, ValueError) as error:
        raise InputError("the file is not JSON that can be read", field="file") from error


def json_format(answer: object) -> str | None:
    """Return the name of the format that a JSON value is of, or None.

    >>> json_format({"class": "dataset", "version": "2.0"}), json_format([])
    ('json-stat', None)
    """
    match answer:
        case {"class": "dataset"} | {"dataset": {"dimension": _}} | {"dimension": _, "value": _}:
            return "json-stat"
        case [{"page": _}, *_] | [{"message": _}]:
            return "world-bank"
        case {"series": {"docs": _}}:
            return "dbnomics"
        case {"resources": _}:
            return "data-package"
        case _:
            return None


def read_json(answer: object, report: LoadReport) -> Table:
    """Return the rows of an answer in any of the three formats.

    Raises:
        InputError: It is of none of them, says that there was an error, or is broken.
    """
    match json_format(answer):
        case "json-stat":
            headers, rows = _json_stat(answer)
        case "world-bank":
            headers, rows = _world_bank(answer)
        case "dbnomics":
            headers, rows = _dbnomics(answer)
        case _:
            raise InputError("the JSON is of no format that is read", field="file")
    return Table(headers, _blocks(headers, rows, report))


def _blocks(headers: tuple[str, ...], rows: Iterator[tuple[str, ...]], report: LoadReport) -> Iterator[Block]:
    first = 2
    while batch := list(itertools.islice(rows, _BLOCK)):
        report.rows += len(batch)
        yield block_of_rows(headers, batch, first)
        first += len(batch)


def _json_stat(answer: Any) -> tuple[tuple[str, ...], Iterator[tuple[str, ...]]]:
    """Read JSON-stat 1.0 or 2.0: values in one list or map, row by row over the dimensions."""
    dataset = answer.get("dataset", answer)
    dimension = _object(dataset.get("dimension"), "dimension")
    names = _list(dataset.get("id", dimension.get("id")), "id")
    sizes = _list(dataset.get("size", dimension.get("size")), "size")
    if len(names) != len(sizes) or not all(isinstance(size, int) and size >= 0 for size in sizes):
        _broken("id and size do not go together")
    if math.prod(sizes) > _MOST_CELLS:
        _broken(f"it has more than {_MOST_CELLS} cells")
    codes = [
        _codes(_object(dimension.get(str(name)), f"dimension.{name}"), size)
        for name, size in zip(names, sizes, strict=True)
    ]
    values, statuses = dataset.get("value"), dataset.get("status") or {}
    if not isinstance(values, list | dict):
        _broken("value is neither a list nor an object")
    headers = (*(str(name) for name in names), "obs_value", "obs_status")

    def rows() -> Iterator[tuple[str, ...]]:
        for place, combination in enumerate(itertools.product(*codes)):
            value = _at(values, place)
            if value is not None:
                yield (*combination, str(value), _text(_at(statuses, place)))

    return headers, rows()


def _codes(dimension: Mapping[str, Any], size: int) -> list[str]:
    """Return the codes of a dimension in their order."""
    category = _object(dimension.get("category"), "category")
    index = category.get("index")
    if index is None:
        index = list(_object(category.get("label"), "category.label"))
    if isinstance(index, dict):
        index = [code for code, _ in sorted(index.items(), key=lambda pair: pair[1])]
    codes = [str(code) for code in _list(index, "category.index")]
    if len(codes) != size:
        _broken(f"a dimension has {len(codes)} codes, not {size}")
    return codes


def _at(values: Any, place: int) -> Any:
    if isinstance(values, dict):
        return values.get(str(place))
    if isinstance(values, str):
        return values  # one status for all
    return values[place] if place < len(values) else None


def _world_bank(answer: Any) -> tuple[tuple[str, ...], Iterator[tuple[str, ...]]]:
    """Read the pages of an answer of the World Bank's API, version 2; errors come with status 200."""
    message = answer[0].get("message") if isinstance(answer[0], dict) else None
    if message:
        raise InputError(f"the source says: {_said(message)}", field="source")
    pages = [page for page in answer[1:] if page is not None]
    rows = (_indicator_row(row) for page in pages for row in _list(page, "the second member"))
    return _INDICATOR_HEADERS, rows


_INDICATOR_HEADERS = (
    "country code",
    "country name",
    "indicator code",
    "indicator name",
    "date",
    "value",
    "unit_measure",
    "obs_status",
)


def _indicator_row(row: Any) -> tuple[str, ...]:
    told = _object(row, "a row")
    indicator, country = _object(told.get("indicator"), "indicator"), _object(told.get("country"), "country")
    return (
        str(told.get("countryiso3code") or country.get("id", "")),
        str(country.get("value", "")),
        str(indicator.get("id", "")),
        str(indicator.get("value", "")),
        str(told.get("date", "")),
        _text(told.get("value")),
        str(told.get("unit") or ""),
        str(told.get("obs_status") or ""),
    )


def _dbnomics(answer: Any) -> tuple[tuple[str, ...], Iterator[tuple[str, ...]]]:
    """Read an answer of DBnomics, version 22: series with lists of periods and values."""
    docs = [_object(doc, "series.docs") for doc in _list(answer["series"].get("docs"), "series.docs")]
    names = list(
        dict.fromkeys(name for doc in docs for name in _object(doc.get("dimensions", {}), "dimensions"))
    )
    if not names:
        names = ["series_code"]
    headers = ("@frequency", *names, "series name", "time_period", "obs_value")

    def rows() -> Iterator[tuple[str, ...]]:
        for doc in docs:
            dimensions = doc.get("dimensions") or {"series_code": doc.get("series_code", "")}
            told = [_text(dimensions.get(name)) for name in names]
            periods, values = _list(doc.get("period"), "period"), _list(doc.get("value"), "value")
            if len(periods) != len(values):
                _broken("a series has not as many values as periods")
            start = (str(doc.get("@frequency", "")), *told, str(doc.get("series_name", "")))
            for period, value in zip(periods, values, strict=True):
                yield (*start, str(period), _text(value))

    return headers, rows()


def _said(message: Any) -> str:
    parts = message if isinstance(message, Sequence) and not isinstance(message, str) else [message]
    told = [str(part.get("value", part)) if isinstance(part, dict) else str(part) for part in parts]
    return "; ".join(told)[:300]


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _object(value: Any, name: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        _broken(f"{name} is not an object")
    found: dict[str, Any] = value
    return found


def _list(value: Any, name: str) -> list[Any]:
    if not isinstance(value, list):
        _broken(f"{name} is not a list")
    found: list[Any] = value
    return found


def _broken(problem: str) -> NoReturn:
    raise InputError(f"the JSON is broken: {problem}", field="file")


def _reject(constant: str) -> NoReturn:
    raise InputError(f"the file is not JSON: {constant} is no number", field="file")
