"""Workflow commands of GitHub Actions: each flag becomes an annotation beside its line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from service.model.report import Severity
from service.render.formats import Checked, Context, flags_with_spots
from service.render.quoting import printable

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def write(checked: Sequence[Checked], _: Context) -> str:
    """Return a command for each flag; "" where there are none."""
    return "".join(line for each in checked for line in _lines(each))


def _lines(each: Checked) -> Iterator[str]:
    for flag, spot in flags_with_spots(each.report):
        where = {
            **({"file": each.name} if each.name else {}),
            "line": str(spot.line),
            "endLine": str(spot.end_line),
            "title": flag.check.rule,
        }
        if spot.line == spot.end_line:
            where |= {"col": str(spot.column), "endColumn": str(spot.end_column)}
        told = [flag.check.message, *flag.check.steps, flag.check.question]
        message = "\n".join(printable(line) for line in told if line)
        properties = ",".join(f"{name}={_property(value)}" for name, value in where.items())
        yield f"::{_COMMANDS[flag.severity]} {properties}::{_data(message)}\n"


def _data(text: str) -> str:
    """Escape what ends a command.

    >>> _data("5 %\\nmore")
    '5 %25%0Amore'
    """
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
