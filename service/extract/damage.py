"""Reads through damaged spacing: "12 . 5 percent", "rose12.5percent".

Words run together and points torn off are mended only where what follows shows that a quantity was meant.
"""

from __future__ import annotations

import re

from service.extract.scan import Scan

_UNIT = r"[ \u00a0]?(?:%|per ?cents?(?![a-z])|pct(?![a-z])|(?:m|b|tr)illion(?![a-z])|(?:m|b|t)n(?![a-z]))"
_TORN = re.compile(rf"[ ]{{1,2}}[.·][ ]{{0,2}}([0-9]{{1,2}})(?={_UNIT})")
_FUSED = re.compile(rf"[$€£¥]?[0-9][0-9,.]{{0,20}}(?:{_UNIT}|[ ]?(?:thousand|people)(?![a-z]))")
_MOST = 3  # digits before a point torn off; four may be a year that ends a sentence


def torn_decimals(text: str, start: int, end: int) -> re.Match[str] | None:
    """Return the decimals of the digits from `start` to `end` whose point stands apart: "12 . 5 percent"."""
    return _TORN.match(text, end) if end - start <= _MOST else None


def is_fused(scan: Scan, letters: str, start: int) -> bool:
    """Say whether letters right before the digit at `start` are a word of their own: "rose12.5percent"."""
    word = letters.lower()
    if len(word) < 2 or (
        word not in scan.lexicon.words["ranges.change"] and word not in scan.lexicon.nouns.stop
    ):
        return False
    return _FUSED.match(scan.lower, start) is not None
