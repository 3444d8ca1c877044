"""One table of all phrases: what each word or phrase can be, looked up once per word of a text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from service.catalogue.areas import AreaSurface, AreaTable
from service.catalogue.measures import MeasureTable
from service.catalogue.phrases import PhraseTable, phrase_table, phrase_words, places_of
from service.catalogue.wording import Tags, WordingLexicon

NO_TAGS: Tags = frozenset()
_LONGEST_NAME = 8  # words of a measure's name


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
        numbered: The numbers in names of measures ("ftse 100"), and those names.
    """

    phrases: PhraseTable[Phrase]
    landmarks: frozenset[str]
    numbered: tuple[frozenset[str], PhraseTable[None]]

    def find_numbered(self, words: Sequence[str]) -> list[tuple[int, int]]:
        """Return where among `words` names of measures stand that hold a number: first word and end."""
        numbers, names = self.numbered
        places = places_of(words, numbers)
        firsts = dict.fromkeys(at for i in places for at in range(max(0, i - _LONGEST_NAME), i + 1))
        return [(at, at + match[0]) for at in firsts if (match := names.match(words, at)) is not None]


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


def _numbered(names: Iterable[str]) -> tuple[frozenset[str], PhraseTable[None]]:
    """Return the numbers that names hold, and those names."""
    held = [name for name in names if any(map(str.isdigit, name))]
    numbers = (word for name in held for word in phrase_words(name) if any(map(str.isdigit, word)))
    return frozenset(numbers), phrase_table((name, None) for name in held)
