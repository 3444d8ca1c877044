"""One table of all phrases: what each word or phrase can be, looked up once per word of a text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from service.catalogue.areas import AreaSurface, AreaTable
from service.catalogue.measures import MeasureTable
from service.catalogue.phrases import PhraseTable, fold, phrase_table, phrase_words
from service.catalogue.wording import Tags, WordingLexicon

NO_TAGS: Tags = frozenset()


@dataclass(slots=True)
class Phrase:
    """What a phrase can be.

    Attributes:
        tags: What it does in a sentence.
        measure: Id of the measure that it names, or None.
        weak: Id of the measure that it names only beside a quantity of its kinds, or None.
        acronym: Letters in which alone it names a measure, and that measure's id, or None.
        areas: Areas that it names, each for a way of writing it.
        narrowing: Word that narrows the measure, said within the phrase ("brent crude"), or "".
    """

    tags: Tags = NO_TAGS
    measure: str | None = None
    weak: str | None = None
    acronym: tuple[str, str] | None = None
    areas: tuple[AreaSurface, ...] = ()
    narrowing: str = ""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All phrases, and the first words of those that name a measure or an area.

    Attributes:
        numbered: Names of measures that hold a number ("ftse 100"), and a pattern for them.
    """

    phrases: PhraseTable[Phrase]
    landmarks: frozenset[str]
    numbered: tuple[tuple[str, ...], re.Pattern[str]]

    def find_numbered(self, text: str) -> list[tuple[int, int]]:
        """Return where names of measures stand that hold a number, as start and end."""
        lower = fold(text)
        names, pattern = self.numbered
        if not any(name in lower for name in names):
            return []
        return [match.span() for match in pattern.finditer(lower)]


def build_vocabulary(measures: MeasureTable, areas: AreaTable, wording: WordingLexicon) -> Vocabulary:
    """Return the phrases of all three, those of equal words merged."""
    phrases: dict[tuple[str, ...], Phrase] = {}

    def phrase(words: str) -> Phrase:
        return phrases.setdefault(phrase_words(words), Phrase())

    for spoken, tags in wording.phrases.entries():
        phrases[spoken] = Phrase(tags=tags)
    for alias, measure in measures.aliases.items():
        phrase(alias).measure = measure
    for alias, (measure, qualifier) in measures.narrowed.items():
        phrase(alias).measure, phrase(alias).narrowing = measure, qualifier
    for alias, measure in measures.weak.items():
        phrase(alias).weak = measure
    for alias, measure in measures.acronyms.items():
        phrase(alias).acronym = alias, measure
    for alias, direction in measures.changes.items():
        phrase(alias).tags |= {"up" if direction == "increase" else "down", "noun"}
    for alias, adjustment in measures.adjustments.items():
        phrase(alias).tags |= {f"adjustment:{adjustment}"}
    for name, surfaces in areas.surfaces.items():
        phrase(name).areas += surfaces
    landmarks = (
        words[0] for words, value in phrases.items() if value.measure or value.acronym or value.areas
    )
    table = phrase_table((" ".join(words), value) for words, value in phrases.items())
    numbered = _numbered((*measures.aliases, *measures.narrowed))
    return Vocabulary(table, frozenset(landmarks), numbered)


def _numbered(names: Iterable[str]) -> tuple[tuple[str, ...], re.Pattern[str]]:
    """Return the names that hold a number, the longest first, and a pattern for them."""
    held = sorted((fold(name) for name in names if any(map(str.isdigit, name))), key=len, reverse=True)
    return tuple(held), re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, held))})(?!\w)")
