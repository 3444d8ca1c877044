"""The claims as a table, for a spreadsheet: RFC 4180, a row for each claim.

A cell whose words begin with one of `= + - @`, a tab or a line break gets an apostrophe before it, so that no
spreadsheet takes it for a formula.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence

from service.model.claim import Claim
from service.model.period import Period
from service.model.text import Document
from service.render.formats import Checked, Context
from service.render.offsets import offset_converter
from service.render.places import Locator, Spot
from service.render.values import number_to_json

COLUMNS = (
    "file", "line", "column", "page", "start_s", "end_s", "claim", "speaker", "text", "kind", "value", "low",
    "high", "unit", "qualifier", "measure", "measure_text", "type", "direction", "entities", "period_start",
    "period_end", "modality", "confidence", "flags", "sentence", "start", "end",
)  # fmt: skip

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_UNWRITTEN = re.compile("[\x00-\x08\x0b-\x0c\x0e-\x1f\x7f\ud800-\udfff]")

_Cell = str | int | float | None


def write(checked: Sequence[Checked], context: Context) -> str:
    """Return the table, its head first; flags stand in one cell, `severity rule` by `; `."""
    table = io.StringIO()
    writer = csv.writer(table)
    writer.writerow(COLUMNS)
    for each in checked:
        writer.writerows([_safe(cell) for cell in row] for row in _rows(each, context.offset_unit))
    return table.getvalue()


def _rows(each: Checked, offset_unit: str) -> Iterator[list[_Cell]]:
    report = each.report
    locator = Locator(report.document)
    convert = offset_converter(report.document.text, offset_unit)
    flags: dict[str, list[str]] = {}
    for flag in report.flags:
        for name in flag.check.claims:
            flags.setdefault(name, []).append(f"{flag.severity.value} {flag.check.rule}")
    for claim in report.claims:
        yield [
            each.name,
            *_place(locator.spot(claim.span)),
            *_reading(claim),
            "; ".join(flags.get(claim.id, ())),
            _sentence(claim, report.document),
            convert(claim.span.start),
            convert(claim.span.end),
        ]


def _place(spot: Spot) -> tuple[_Cell, ...]:
    return spot.line, spot.column, spot.page, number_to_json(spot.start_s), number_to_json(spot.end_s)


def _reading(claim: Claim) -> tuple[_Cell, ...]:
    quantity, measure = claim.quantity, claim.measure
    return (
        claim.id,
        claim.speaker,
        quantity.raw,
        quantity.kind.value,
        number_to_json(quantity.value),
        number_to_json(quantity.low),
        number_to_json(quantity.high),
        quantity.unit,
        quantity.qualifier.value,
        measure.id,
        measure.text,
        measure.type.value,
        measure.direction,
        "; ".join(entity.code or entity.name for entity in claim.entities),
        *_dates(claim.period),
        claim.modality,
        number_to_json(claim.confidence),
    )


def _dates(period: Period | None) -> tuple[str | None, str | None]:
    if period is None:
        return None, None
    return (
        period.start.isoformat() if period.start else None,
        period.end.isoformat() if period.end else None,
    )


def _sentence(claim: Claim, document: Document) -> str:
    return document.text[claim.sentence.start : claim.sentence.end]


def _safe(cell: _Cell) -> _Cell:
    """Return a cell that no spreadsheet computes.

    >>> _safe("=1+1"), _safe("plain"), _safe(-4)
    ("'=1+1", 'plain', -4)
    """
    if not isinstance(cell, str):
        return cell
    cell = _UNWRITTEN.sub("\ufffd", cell)
    return f"'{cell}" if cell.lstrip(" \xa0").startswith(_FORMULA) or cell.startswith(_FORMULA) else cell
