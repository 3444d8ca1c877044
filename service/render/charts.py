"""Small charts as SVG to stand in a page: claims on one axis, and a reference series with a claim beside it.

Horizontal places are in percent and everything else in pixels, so that a chart takes the width that there is
and its words keep their size. Colours and fonts are left to the classes of the page's style sheet; nothing
is said by colour alone, and the title says in words what is drawn.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from html import escape
from itertools import pairwise

from service.model.claim import Claim
from service.model.quantity import Interval, QuantityKind
from service.model.report import Check, Evidence
from service.render.amounts import amount, interval_words, short_number, unit_words

_ROW, _AXIS = 44, 26  # pixels
_PLOT = 150  # pixels, of a series
_LEFT, _RIGHT = 2.0, 98.0  # percent
_SERIES_LEFT, _SERIES_RIGHT = 6.0, 94.0
_WIDE = 50  # from this ratio of ends on, the axis is logarithmic
_MOST_ROWS, _MOST_POINTS = 8, 60
_LONGEST_LABEL = 44  # characters that fit beside each other on a phone
_PERCENT = frozenset({"%", "percent", "Percent", "PT", "PC"})


@dataclass(frozen=True, slots=True)
class Axis:
    """Maps values to places between two percentages of the width, or two heights in pixels."""

    low: float
    high: float
    start: float
    end: float
    logarithmic: bool = False

    def place(self, value: float) -> float:
        """Return where a value stands; one beyond the axis stands at its end."""
        low, high, at = self.low, self.high, min(max(value, self.low), self.high)
        if self.logarithmic:
            low, high, at = math.log(low), math.log(high), math.log(at)
        return round(self.start + (self.end - self.start) * (at - low) / (high - low), 2)

    def ticks(self) -> list[float]:
        """Return two to six round values on the axis."""
        if self.logarithmic:
            powers = range(math.ceil(math.log10(self.low)), math.floor(math.log10(self.high)) + 1)
            return [10.0**power for power in powers][:: max(1, len(powers) // 4)]
        rough = (self.high - self.low) / 4
        unit = 10.0 ** math.floor(math.log10(rough))
        step = next(unit * factor for factor in (1, 2, 5, 10) if unit * factor >= rough)
        first = math.ceil(self.low / step)
        return [step * index for index in range(first, math.floor(self.high / step) + 1)]


def flag_chart(check: Check, claims: Sequence[Claim]) -> str | None:
    """Return the chart of a check's claims and observations as SVG, or None where there is none to draw.

    A series of three or more observations is drawn over time; claims and observations of one unit stand on
    one axis; a single figure makes no chart.
    """
    series = _series(check.evidence)
    if series:
        return _series_chart(series, [claim for claim in claims if _same_unit(claim, series[0].unit)])
    for unit in dict.fromkeys(unit_words(claim.quantity) for claim in claims):
        alike = [claim for claim in claims if unit_words(claim.quantity) == unit]
        rows = [_claim_row(claim) for claim in alike]
        rows += [_evidence_row(each) for each in check.evidence if _same_unit(alike[0], each.unit)]
        if len(rows) > 1:
            return _axis_chart(rows[:_MOST_ROWS], unit)
    return None


@dataclass(frozen=True, slots=True)
class _Row:
    label: str
    value: float
    ordinary: tuple[float, float]
    widest: tuple[float, float]
    kind: str


def _claim_row(claim: Claim) -> _Row:
    quantity = claim.quantity
    said = f"{claim.speaker}: " if claim.speaker else ""
    label = f"{said}“{' '.join(quantity.raw.split())}”"
    return _Row(label, float(quantity.value), _ends(quantity.ordinary), _ends(quantity.widest), "claim")


def _evidence_row(evidence: Evidence) -> _Row:
    value = float(evidence.value)
    return _Row(
        f"{evidence.dataset}, {_observed(evidence)}", value, (value, value), (value, value), "observation"
    )


def _observed(evidence: Evidence) -> str:
    return f"{evidence.period}: {short_number(Decimal(str(evidence.value)))}"


def _ends(values: Interval) -> tuple[float, float]:
    low = -math.inf if values.low is None else float(values.low)
    high = math.inf if values.high is None else float(values.high)
    return low, high


def _axis_chart(rows: Sequence[_Row], unit: str) -> str:
    axis = _fit([end for row in rows for end in (row.value, *row.ordinary, *row.widest)], _LEFT, _RIGHT)
    height = len(rows) * _ROW + _AXIS
    parts = [part for index, row in enumerate(rows) for part in _draw_row(row, index * _ROW, axis)]
    parts += _draw_axis(axis, len(rows) * _ROW, unit)
    told = "; ".join(f"{row.label}, {_told(row)}" for row in rows)
    return _svg(f"On one axis, in {unit or 'units'}: {told}.", height, parts)


def _short(label: str) -> str:
    return label if len(label) <= _LONGEST_LABEL else label[: _LONGEST_LABEL - 1] + "…"


def _told(row: _Row) -> str:
    low, high = (None if math.isinf(end) else Decimal(str(end)) for end in row.ordinary)
    return interval_words(Interval(low, high))


def _draw_row(row: _Row, top: int, axis: Axis) -> Iterable[str]:
    y = top + 30
    low, high = (axis.place(end) for end in row.ordinary)
    least, most = (axis.place(end) for end in row.widest)
    yield f'<text class="chart-label" x="{_LEFT}%" y="{top + 16}">{escape(_short(row.label))}</text>'
    yield f'<line class="chart-reach" x1="{least}%" x2="{most}%" y1="{y}" y2="{y}"/>'
    yield f'<line class="chart-{row.kind}" x1="{low}%" x2="{high}%" y1="{y}" y2="{y}"/>'
    yield f'<circle class="chart-value" cx="{axis.place(row.value)}%" cy="{y}" r="4"/>'


def _draw_axis(axis: Axis, y: int, unit: str) -> Iterable[str]:
    yield f'<line class="chart-axis" x1="{_LEFT}%" x2="{_RIGHT}%" y1="{y}" y2="{y}"/>'
    for number, tick in enumerate(axis.ticks()):
        x = axis.place(tick)
        anchor = "start" if x < 12 else "end" if x > 88 else "middle"
        written = short_number(Decimal(repr(tick))) + (f" {unit}" if number == 0 else "")
        yield f'<line class="chart-axis" x1="{x}%" x2="{x}%" y1="{y - 4}" y2="{y}"/>'
        yield _tick(written, x, y + 16, anchor)


def _tick(words: str, x: float, y: int, anchor: str) -> str:
    return f'<text class="chart-tick" x="{x}%" y="{y}" text-anchor="{anchor}">{escape(words)}</text>'


def _fit(values: Iterable[float], start: float, end: float) -> Axis:
    finite = [value for value in values if math.isfinite(value)]
    low, high = min(finite), max(finite)
    if low > 0 and high / low >= _WIDE:
        return Axis(low / 1.5, high * 1.5, start, end, logarithmic=True)
    margin = (high - low) * 0.08 or abs(high) * 0.1 or 1.0
    return Axis(low - margin, high + margin, start, end)


def _series(evidence: Sequence[Evidence]) -> list[Evidence]:
    """Return the observations of the first series of three or more dated ones, in order of time."""
    for key in dict.fromkeys((each.dataset, each.series) for each in evidence):
        found = {each.period: each for each in evidence if (each.dataset, each.series) == key}
        dated = sorted((each for each in found.values() if _moment(each.period)), key=lambda e: e.period)
        if len(dated) > 2:
            return dated[-_MOST_POINTS:]
    return []


def _moment(period: str) -> float:
    """Return a period of SDMX ("2022", "2022-Q3", "2022-07", "2022-07-01") as a year with fraction, or 0."""
    year, _, rest = period.partition("-")
    if not (year.isdecimal() and len(year) == 4):
        return 0.0
    kind, number = (rest[:1], rest[1:]) if rest[:1] in ("Q", "S", "H") else ("M", rest[:2])
    if not rest:
        return float(year)
    if not number.isdecimal():
        return 0.0
    return int(year) + (int(number) - 1) / {"Q": 4, "S": 2, "H": 2, "M": 12}[kind]


def _series_chart(series: Sequence[Evidence], claims: Sequence[Claim]) -> str:
    dated = [(claim, claim.period.start) for claim in claims if claim.period and claim.period.start]
    values = [float(each.value) for each in series]
    for claim, _ in dated:
        values += [float(claim.quantity.value), *_ends(claim.quantity.ordinary)]
    times = [_moment(each.period) for each in series] + [_year(start) for _, start in dated]
    across = Axis(min(times), max(max(times), min(times) + 1), _SERIES_LEFT, _SERIES_RIGHT)
    up = _fit(values, _PLOT - 10, 24)
    points = [(across.place(_moment(each.period)), up.place(float(each.value))) for each in series]
    parts = [f'<line class="chart-axis" x1="{_LEFT}%" x2="{_RIGHT}%" y1="{_PLOT}" y2="{_PLOT}"/>']
    for (x1, y1), (x2, y2) in pairwise(points):
        parts.append(f'<line class="chart-series" x1="{x1}%" y1="{y1}" x2="{x2}%" y2="{y2}"/>')
    parts += [f'<circle class="chart-point" cx="{x}%" cy="{y}" r="3"/>' for x, y in points]
    for claim, start in dated:
        parts += _draw_claim(claim, across.place(_year(start)), up)
    for each, x, anchor in ((series[0], points[0][0], "start"), (series[-1], points[-1][0], "end")):
        parts.append(_tick(_observed(each), x, _PLOT + 16, anchor))
    first, last = series[0], series[-1]
    told = f"{first.dataset}, {first.series}, in {first.unit}, from {_observed(first)} to {_observed(last)}"
    beside = "".join(f"; beside it {_claim_row(claim).label}" for claim, _ in dated)
    return _svg(f"{told}{beside}.", _PLOT + _AXIS, parts)


def _draw_claim(claim: Claim, x: float, up: Axis) -> Iterable[str]:
    low, high = (up.place(end) for end in _ends(claim.quantity.ordinary))
    y = up.place(float(claim.quantity.value))
    anchor = "end" if x > 50 else "start"
    yield f'<line class="chart-claim" x1="{x}%" x2="{x}%" y1="{low}" y2="{high}"/>'
    yield f'<circle class="chart-value" cx="{x}%" cy="{y}" r="5"/>'
    yield (
        f'<text class="chart-label" x="{x}%" y="{max(12, min(low, high) - 8)}" text-anchor="{anchor}">'
        f"claimed: {escape(amount(claim.quantity))}</text>"
    )


def _year(day: dt.date) -> float:
    return day.year + (day.month - 1) / 12


def _same_unit(claim: Claim, unit: str) -> bool:
    counted = claim.quantity.kind is QuantityKind.COUNT and unit.isalpha() and unit.islower()
    return counted or unit in _names(unit_words(claim.quantity))  # people are inhabitants


def _names(unit: str) -> frozenset[str]:
    return _PERCENT if unit in _PERCENT else frozenset({unit})


def _svg(title: str, height: int, parts: Iterable[str]) -> str:
    label = escape(title)
    return (
        f'<svg class="chart" role="img" aria-label="{label}" width="100%" height="{height}" '
        f'xmlns="http://www.w3.org/2000/svg">{"".join(parts)}</svg>'
    )
