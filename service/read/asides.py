"""Stage directions and editors' insertions: bracketed words that the speaker did not say."""

from __future__ import annotations

import re

from service.catalogue.text import TextLexicon
from service.model.text import Span

_SQUARE = re.compile(r"\[[^\[\]]{1,300}\](?!\()")
_ROUND = re.compile(r"\([^()]{2,120}\)")
_TRIM = " .,:;!—–-\"'“”‘’"


def find_asides(text: str, lexicon: TextLexicon) -> list[Span]:
    """Return the asides of `text` in order: square brackets always, round ones where they hold a direction.

    The text of a Markdown link is no aside, and neither is a bracket across an empty line. Brackets
    longer than 300 characters (square) or 120 (round) are left alone. Time is linear in the text.
    """
    asides: list[Span] = []
    if "[" in text:
        found = (match for match in _SQUARE.finditer(text) if "\n\n" not in match.group())
        asides.extend(Span(match.start(), match.end()) for match in found)
    if "(" not in text:
        return asides
    squares = len(asides)
    rounds = (match for match in _ROUND.finditer(text) if _is_direction(match.group(), lexicon))
    asides.extend(Span(match.start(), match.end()) for match in rounds)
    return sorted(asides) if squares else asides


def _is_direction(bracket: str, lexicon: TextLexicon) -> bool:
    words = [word.strip(_TRIM) for word in bracket[1:-1].casefold().split(None, lexicon.stage_length)]
    if not 0 < len(words) <= lexicon.stage_length:
        return False
    if " ".join(words) in lexicon.stage_phrases:
        return True
    if lexicon.stage_words.isdisjoint(words):
        return False
    return not any(character.isdigit() for character in bracket)
