"""A cheap test of whether a text is English prose at all."""

from __future__ import annotations

import re

from service.catalogue.text import LanguageLexicon
from service.model.text import Notice

_SAMPLES = (700, 8_000)  # characters: most texts show what they are in the first stretch
_WORD = re.compile(r"[^\W\d_]+")
_LAST_LATIN = "\u024f"
_FOREIGN_SHARE = 0.3  # share of letters beyond the Latin script, above which no English is looked for


def judge_language(text: str, lexicon: LanguageLexicon) -> Notice | None:
    """Return a notice where the head of `text` is clearly not English, else None.

    Judged by letters of other scripts and by the share of function words; short texts are not judged.
    """
    for length in _SAMPLES:
        sample = text[:length]
        if not _is_foreign(sample, lexicon):
            return None
    return Notice(
        code="language-not-supported",
        message="The text does not look like English, the only language that is read; numbers may be missed.",
    )


def _is_foreign(sample: str, lexicon: LanguageLexicon) -> bool:
    if not sample.isascii():
        letters = [character for character in sample if character.isalpha()]
        beyond = sum(character > _LAST_LATIN for character in letters)
        if len(letters) >= lexicon.minimum_words and beyond > _FOREIGN_SHARE * len(letters):
            return True
    words = _WORD.findall(sample.lower())
    if len(words) < lexicon.minimum_words:
        return False
    known = sum(map(lexicon.function_words.__contains__, words))
    return known < lexicon.minimum_share * len(words)
