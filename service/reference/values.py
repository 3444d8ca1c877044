"""Reading the values of published tables: thousands separators, decimal commas, marks of footnotes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from service.reference.periods import UnreadableError

PLAIN = r"^-?[0-9]{1,18}(\.[0-9]{1,18})?$"
"""Values that need no reading: most of nearly every file."""

_SPACES = dict.fromkeys(map(ord, " \u00a0\u202f\u2009\u2007'’"))  # thousands in Europe and Switzerland
_MARKS = re.compile(r"(?:\s?(?:\*{1,3}|[†‡§¹²³⁴-⁹]|\([a-z0-9]\)|\[[a-z0-9]\]|[defprsu]))$")
_SPACED = re.compile(r"[-+]?[0-9]{1,3}(?:[ \u00a0\u202f\u2009\u2007'’][0-9]{3}){1,6}(?:[.,][0-9]{0,18})?")
_EXPONENT = re.compile(r"[-+]?[0-9]{1,18}(?:\.[0-9]{1,18})?[eE][-+]?[0-9]{1,2}")
_GROUPED = {
    ".": re.compile(
        r"[-+]?(?:[0-9]{1,18}|[0-9]{1,3}(?:,[0-9]{3}){1,6}|[0-9]{1,2}(?:,[0-9]{2}){1,5},[0-9]{3})"
        r"(?:\.[0-9]{0,18})?"
    ),
    ",": re.compile(r"[-+]?(?:[0-9]{1,18}|[0-9]{1,3}(?:\.[0-9]{3}){1,6})(?:,[0-9]{0,18})?"),
}
_SURELY = {
    sign: re.compile(
        rf"-?[0-9]{{1,18}}{s}(?:[0-9]{{1,2}}|[0-9]{{4,18}})|-?0{s}[0-9]{{1,18}}"
        rf"|-?[0-9]{{1,3}}(?:{other}[0-9]{{3}}){{1,6}}(?:{s}[0-9]{{1,18}}|{other}[0-9]{{3}})"
    )
    for sign, s, other in ((".", r"\.", ","), (",", ",", r"\."))
}
_EITHER = re.compile(r"-?[1-9][0-9]{0,2}[.,][0-9]{3}")
_LONGEST = 64


@dataclass(frozen=True, slots=True)
class ReadValue:
    """A value as it is kept.

    Attributes:
        text: Plain digits, a point for the decimals.
        mark: The mark of a footnote that stood behind it, or "".
    """

    text: str
    mark: str = ""


def read_value(text: str, *, decimal: str = ".") -> ReadValue:
    """Return the value of a cell.

    Args:
        text: The cell, without space around it.
        decimal: "." or ",": what stands before the decimals.

    Raises:
        UnreadableError: It is no number, or one that is grouped as none is.

    >>> read_value("1,234.5*")
    ReadValue(text='1234.5', mark='*')
    >>> read_value("1.234,50", decimal=",").text
    '1234.50'
    """
    if len(text) > _LONGEST:
        raise UnreadableError("is not a number")
    if text.startswith(("=", "@")):
        raise UnreadableError("is a formula, not a value: save the file with values")
    plain, mark = text.replace("\u2212", "-"), ""
    if found := _MARKS.search(plain):
        plain, mark = plain[: found.start()], found[0].strip()
    plain = plain.removesuffix("%").strip()
    if _SPACED.fullmatch(plain):
        plain = plain.translate(_SPACES)
    if _EXPONENT.fullmatch(plain):
        return ReadValue(str(Decimal(plain)), mark)
    if not _GROUPED[decimal].fullmatch(plain):
        raise UnreadableError(_why_not(plain, decimal))
    if decimal == ",":
        plain = plain.replace(".", "").replace(",", ".")
    return ReadValue(plain.replace(",", "").rstrip(".").removeprefix("+"), mark)


def _why_not(plain: str, decimal: str) -> str:
    other = "," if decimal == "." else "."
    if _GROUPED[other].fullmatch(plain):
        return f'is a number only with a decimal "{other}": set decimal = "{other}" under [read]'
    return "is not a number"


def guess_decimal(values: Iterable[str]) -> tuple[str, bool]:
    """Return what stands before the decimals of a column, and whether its values leave it open.

    "12,5" and "1.234,5" can only have a decimal comma; "1,234" may have either.

    >>> guess_decimal(["1,5", "12,75"]), guess_decimal(["1,234", "2,345"])
    ((',', False), ('.', True))
    """
    points = commas = open_ones = 0
    for value in values:
        plain = value.translate(_SPACES)
        points += bool(_SURELY["."].fullmatch(plain))
        commas += bool(_SURELY[","].fullmatch(plain))
        open_ones += bool(_EITHER.fullmatch(plain)) and "," in plain
    if points or commas:
        return ("," if commas > points else "."), False
    return ".", open_ones > 0
