"""Flags as a compiler writes them: `line:column: severity rule message`, one a line, sorted by place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from service.model.text import Span
from service.render.formats import Checked, Context, place_order
from service.render.places import Locator
from service.render.quoting import printable


def write(checked: Sequence[Checked], _: Context) -> str:
    """Return a line for each flag, the file's name before it where it has one; "" where there are none."""
    return "".join(line for each in checked for line in _lines(each))


def _lines(each: Checked) -> Iterator[str]:
    report = each.report
    locator = Locator(report.document)
    spans = {claim.id: claim.span for claim in report.claims}
    name = f"{printable(each.name)}:" if each.name else ""
    for flag in place_order(report.flags, report):
        spot = locator.spot(next((spans[c] for c in flag.check.claims if c in spans), Span(0, 0)))
        note = f" [{spot.note}]" if spot.note else ""
        said = f"{flag.severity.value} {flag.check.rule} {printable(flag.check.message)}{note}"
        yield f"{name}{spot.line}:{spot.column}: {said}\n"
