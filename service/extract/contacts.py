"""Tells telephone numbers and street addresses, which state no quantity.

Shapes that are numbers as well ("555-1234" may be a range) need a word such as "call" before them.
"""

from __future__ import annotations

import re

from service.catalogue.surfaces import LETTERS
from service.extract.scan import Scan, tokens_before

_PHONES = (
    re.compile(r"0[0-9]{1,5}\)?(?:[ \u00a0-][0-9]{2,8}){1,4}(?![0-9])"),  # 020 7946 0958
    re.compile(r"(?:1[ .-])?\(?[2-9][0-9]{2}\)?[ .-]?[0-9]{3}[.-][0-9]{4}(?![0-9-])"),  # (202) 555-0147
    re.compile(r"[1-9][0-9]{2}-0[0-9]{3}(?![0-9-])"),  # 555-0199
)
_MAYBE = re.compile(r"[0-9]{1,6}\)?[ \u00a0.-][0-9(]|[0-9]{7}")
_CALLED = re.compile(r"[0-9(][0-9 ()\u00a0.-]{3,20}[0-9](?![0-9])")
_GROUPED = re.compile(r"[1-9][0-9]{0,2}(?:[ \u00a0][0-9]{3})+(?![0-9-]|[ \u00a0][0-9])")
_STREET = re.compile(
    rf"[0-9]{{1,5}}[a-zA-Z]?[ ](?:[A-Z][{LETTERS}'’.-]{{0,24}}[ ]){{1,3}}([A-Z][a-z]{{1,9}})(?![{LETTERS}])"
)
_FEWEST, _MOST = 7, 15
_NO_START = frozenset("abcdefghijklmnopqrstuvwxyz$€£¥.,0123456789")


def find_contact(scan: Scan, start: int, floor: int) -> tuple[int, str] | None:
    """Return the end of the telephone number or address at `start`, and the reason; None without one."""
    end, reason = phone_end(scan, start, floor), "phone"
    if end is None:
        end, reason = street_end(scan, start), "place"
    return (end, reason) if end is not None else None


def phone_end(scan: Scan, start: int, floor: int) -> int | None:
    """Return where the telephone number ends whose first digit is at `start`, or None where there is none."""
    if _MAYBE.match(scan.lower, start) is None or scan.lower[start - 1 : start] in _NO_START:
        return None
    for shape in _PHONES:
        match = shape.match(scan.text, start)
        if match is not None and _FEWEST <= sum(c.isdigit() for c in match[0]) <= _MOST:
            return match.end()
    match = _CALLED.match(scan.text, start) if _GROUPED.match(scan.text, start) is None else None
    if match is None or not _FEWEST <= sum(c.isdigit() for c in match[0]) <= _MOST:
        return None
    tokens = [token for token in tokens_before(scan, start, 24) if token[1] >= floor]
    words = [token[0] for token in tokens if token[0] not in (":", ".", "(", "no", "number", "on", "at")]
    return match.end() if words and words[-1] in scan.lexicon.words["look_alikes.phones"] else None


def street_end(scan: Scan, start: int) -> int | None:
    """Return where the address "10 Downing Street" at `start` ends, or None where there is none."""
    match = _STREET.match(scan.text, start)
    if match is None or match[1].lower() not in scan.lexicon.words["look_alikes.streets"]:
        return None
    return match.end()
