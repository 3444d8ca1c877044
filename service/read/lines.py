"""Lines of a text that hold anything to read, with their exact offsets."""

from __future__ import annotations

import re
from typing import NamedTuple

# Characters that show nothing: byte order marks, zero-width and direction marks, soft hyphens, NUL.
UNSEEN = "\ufeff\u200b\u200c\u200d\u200e\u200f\u2060\u00ad\x00" + "".join(
    map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A)))
)
SPACE = (
    " \t\n\r\v\f\x1c\x1d\x1e\x1f\x85\xa0\u1680"
    + "".join(map(chr, range(0x2000, 0x200B)))
    + "\u2028\u2029\u202f\u205f\u3000"
)
BREAKS = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"

_LINE = re.compile(rf"[^\s{UNSEEN}][^{BREAKS}]*")


class Line(NamedTuple):
    """A line from its first visible character to its last.

    Attributes:
        start: Offset of the first visible character.
        end: Offset after the last visible character.
        after_blank: Whether an empty line, or nothing at all, stands before it.
    """

    start: int
    end: int
    after_blank: bool


def split_lines(text: str) -> list[Line]:
    """Return the lines of `text` that hold a visible character, in order; time is linear in the text."""
    lines: list[Line] = []
    previous = 0
    for match in _LINE.finditer(text):
        start = match.start()
        shown = match.group().rstrip(SPACE + UNSEEN)
        blank = not lines or _has_blank(text[previous:start])
        lines.append(Line(start, start + len(shown), blank))
        previous = match.end()
    return lines


def _has_blank(gap: str) -> bool:
    """Say whether the stretch between two lines holds more than one line break."""
    return len(gap) > 1 and len(gap.splitlines()) > 1 + (gap[-1] not in BREAKS)
