"""Flags as a compiler writes them: `line:column: severity rule message`, one a line, sorted by place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from service.render.formats import Checked, Context, flags_with_spots
from service.render.quoting import printable


def write(checked: Sequence[Checked], _: Context) -> str:
    """Return a line for each flag, the file's name before it where it has one; "" where there are none."""
    return "".join(line for each in checked for line in _lines(each))


def _lines(each: Checked) -> Iterator[str]:
    name = f"{printable(each.name)}:" if each.name else ""
    for flag, spot in flags_with_spots(each.report):
        note = f" [{spot.note}]" if spot.note else ""
        said = f"{flag.severity.value} {flag.check.rule} {printable(flag.check.message)}{note}"
        yield f"{name}{spot.line}:{spot.column}: {said}\n"
