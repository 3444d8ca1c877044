"""SDMX-ML, generic or structure-specific, 2.1 or 3.0, parsed by sdmx1."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Any, BinaryIO

from service.errors import InputError
from service.reference.blocks import Block, Table, block_of_rows
from service.reference.report import LoadReport

_BLOCK = 20_000
_HEAD = 64 * 1024
_MOST_BYTES = 256 << 20


def read_sdmx_ml(file: BinaryIO, report: LoadReport) -> Table:
    """Return the observations of a message, a column for each dimension and attribute.

    Raises:
        InputError: It is no SDMX-ML with data, or has a document type (which may name files of this machine).
    """
    head = file.read(_HEAD)
    size = file.seek(0, 2)
    file.seek(0)
    if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
        raise InputError("the XML has a document type, which SDMX-ML has not", field="file")
    if size > _MOST_BYTES:
        raise InputError(f"SDMX-ML of more than {_MOST_BYTES >> 20} MiB: ask for SDMX-CSV", field="file")
    observations = _observations(file)
    headers = tuple(dict.fromkeys(name for row in observations for name in row))
    if not observations:
        raise InputError("the message has no observation", field="file")
    return Table(headers, _blocks(headers, observations, report))


def _observations(file: BinaryIO) -> list[dict[str, str]]:
    import sdmx

    try:
        message = sdmx.read_sdmx(file)  # type: ignore[arg-type]  # any file will do
        data = getattr(message, "data", None) or []
        return [_row(observation, dataset) for dataset in data for observation in dataset.obs]
    except Exception as error:  # sdmx1 lets whatever a broken message leads to through
        raise InputError(f"the file is no SDMX-ML that can be read: {_said(error)}", field="file") from error


def _row(observation: Any, dataset: Any) -> dict[str, str]:
    row = {str(name): str(value.value) for name, value in dataset.attrib.items()}
    series = observation.series_key
    if series is not None:
        row |= {str(name): str(value.value) for name, value in series.attrib.items()}
    row |= {str(name): str(value.value) for name, value in observation.key.values.items()}
    row |= {str(name): str(value.value) for name, value in observation.attached_attribute.items()}
    row["OBS_VALUE"] = "" if observation.value is None else str(observation.value)
    return row


def _blocks(headers: tuple[str, ...], rows: list[dict[str, str]], report: LoadReport) -> Iterator[Block]:
    first = 1
    remaining = iter(rows)
    while batch := list(itertools.islice(remaining, _BLOCK)):
        report.rows += len(batch)
        yield block_of_rows(headers, [[row.get(header) for header in headers] for row in batch], first)
        first += len(batch)


def _said(error: Exception) -> str:
    return (" ".join(str(error).split()) or type(error).__name__)[:200]
