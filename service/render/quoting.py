"""Quotations for a terminal: where a span stands, and its sentence with the span marked under it."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right

from service.model.text import Span

# What must not reach a terminal from a stranger's text: controls, surrogates, bidirectional overrides.
_UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")
_SPACE = re.compile(r"\s")


def printable(text: str) -> str:
    """Return `text` on one line and harmless to a terminal, as many code points long as before.

    >>> printable("red\\x1b[31m alert\\r\\nnow")
    'red\ufffd[31m alert  now'
    """
    return _UNPRINTABLE.sub("\ufffd", _SPACE.sub(" ", text))


class Lines:
    """Line and column of offsets in one text, both counted from 1, columns in code points."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def position(self, offset: int) -> tuple[int, int]:
        """Return line and column of an offset.

        >>> Lines("ab\\ncd").position(4)
        (2, 2)
        """
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def place(self, offset: int) -> str:
        """Return `line:column` of an offset.

        >>> Lines("ab\\ncd").place(4)
        '2:2'
        """
        line, column = self.position(offset)
        return f"{line}:{column}"


def quote(text: str, sentence: Span, marked: Span, *, width: int) -> list[tuple[str, str]]:
    """Return the sentence in lines of at most `width` columns, each with the line of carets under it.

    The caret line is "" under a line that holds nothing of `marked`. Lines break at spaces where they can.
    """
    stretch = sentence.cover(marked)
    clean = printable(text[stretch.start : stretch.end])
    start, end = marked.start - stretch.start, marked.end - stretch.start
    lines = []
    for first, last in _wrap(clean, width):
        low, high = max(first, start), min(last, end)
        line = clean[first:last]
        carets = " " * columns(clean[first:low]) + "^" * columns(clean[low:high]) if low < high else ""
        lines.append((line, carets))
    return lines


def columns(text: str) -> int:
    """Return how many columns of a terminal `text` takes.

    >>> columns("9 %"), columns("中国"), columns("e\u0301")
    (3, 4, 1)
    """
    if text.isascii():
        return len(text)
    return sum(_character_columns(character) for character in text)


def _character_columns(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _wrap(text: str, width: int) -> list[tuple[int, int]]:
    """Return the bounds of lines of at most `width` columns, the space at each break left out."""
    lines, start = [], 0
    while start < len(text):
        end = _fitting_end(text, start, width)
        if end < len(text):
            space = text.rfind(" ", start, end + 1)
            end = space if space > start else end
        lines.append((start, end))
        start = end
        while start < len(text) and text[start] == " ":
            start += 1
    return lines


def _fitting_end(text: str, start: int, width: int) -> int:
    end, used = start, 0
    while end < len(text):
        used += _character_columns(text[end])
        if used > width and end > start:
            break
        end += 1
    return end
