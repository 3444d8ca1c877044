"""Reads the negatives of accounts, which stand in brackets: "$(0.3) million", "a change of (0.3)"."""

from __future__ import annotations

import re
from dataclasses import replace

from service.extract.numerals import Numeral
from service.extract.scan import Scan, tokens_before
from service.extract.spelled_numbers import continue_number

_SIGNS = frozenset("$€£¥")
_PERCENT = re.compile(r"[ ]?(?:%|per ?cent(?:age points?)?(?![a-z])|pct(?![a-z]))")
_ROW_END = re.compile(r"[ \t]*(?:[|.;]|\n|$)")
_REACH = 200
_STATING = frozenset(("of", "to", "was", "were", "is", "at", "by", "from", "|", ":"))


def read_bracketed(scan: Scan, numeral: Numeral, floor: int) -> Numeral | None:
    """Return the numeral with the brackets that make it negative and the scale after them, or None.

    They do beside a currency sign or a percent sign, and where a bare figure with decimals stands for a
    value; not in "Spain (0.3)", nor in "(2.1)" before a paragraph.
    """
    start, end = numeral.start - 1, numeral.end + 1
    if start < floor or scan.text[start] != "(" or scan.text[numeral.end : end] != ")":
        return None
    if numeral.form != "digits" or numeral.is_scaled:
        return None
    closed = replace(numeral, start=start, end=end, year_like=False)
    if start and scan.text[start - 1] in _SIGNS:
        scaled = continue_number(scan.lower, end, numeral.value, scan.lexicon)
        return closed if scaled is None else closed.times(scaled.scale, scaled.end)
    if _PERCENT.match(scan.lower, end):
        return closed
    return closed if numeral.decimals and _states_a_value(scan, start, end) else None


def _states_a_value(scan: Scan, start: int, end: int) -> bool:
    """Say whether the figure in brackets from `start` to `end` is itself the value spoken of."""
    line = scan.text.rfind("\n", max(0, start - _REACH), start) + 1
    if (line or start < _REACH) and not scan.text[line:start].strip(" \t|"):
        return _ROW_END.match(scan.text, end) is not None
    tokens = tokens_before(scan, start, 16)
    return bool(tokens) and tokens[-1][0] in _STATING
