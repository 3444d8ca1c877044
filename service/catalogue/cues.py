"""Words that say how a figure is to be taken: config/lexicon/cues.toml read into one table of phrases."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from service.catalogue.loading import Table, read_toml
from service.catalogue.phrases import PhraseTable, phrase_table

LEANING = frozenset({"joint", "all_of_them", "through", "per", "achieved"})
"""Kinds of the common words that say something only beside a figure or another cue."""


@dataclass(frozen=True, slots=True)
class CueLexicon:
    """Cues by phrase.

    Attributes:
        phrases: Kinds of each phrase.
        measures: Ids of the measures of each group.
        partners: By sort of tie, the measure that belongs to another.
        words: Single words: `plain` ones say nothing of what a figure is of, `event` ones that it happened.
    """

    phrases: PhraseTable[frozenset[str]]
    measures: Mapping[str, frozenset[str]]
    partners: Mapping[str, Mapping[str, str]]
    words: Mapping[str, frozenset[str]]


def load_cues(directory: Path) -> CueLexicon:
    """Return the cues of `directory`/lexicon/cues.toml.

    Raises:
        ConfigError: The file is missing or wrong; names table and key.
    """
    root = read_toml(directory / "lexicon" / "cues.toml")
    root.string("source")
    kinds: dict[str, set[str]] = {}
    cues = root.table("cues")
    for kind in cues.names():
        for phrase in cues.strings(kind):
            kinds.setdefault(phrase, set()).add(kind)
    cues.finish()
    for phrase, name in _runs(root.table("runs")):
        kinds.setdefault(phrase, set()).update(("run", name))
    groups = root.table("measures")
    measures = {group: frozenset(groups.strings(group)) for group in groups.names()}
    groups.finish()
    sorts = root.table("partners")
    partners = {sort: MappingProxyType(_pairs(sorts.table(sort))) for sort in sorts.names()}
    lists = root.table("words")
    words = MappingProxyType({name: frozenset(lists.strings(name)) for name in lists.names()})
    lists.finish()
    root.finish()
    phrases = phrase_table((phrase, frozenset(names)) for phrase, names in kinds.items())
    return CueLexicon(phrases, MappingProxyType(measures), MappingProxyType(partners), words)


def _pairs(table: Table) -> dict[str, str]:
    return {measure: table.string(measure) for measure in table.names()}


def _runs(table: Table) -> Iterator[tuple[str, str]]:
    """Yield every way to say that so many periods went one way, with its kind ("run:5:year")."""
    units = table.table("units")
    spoken = {unit: units.strings(unit) for unit in units.names()}
    units.finish()
    forms, numbers = table.strings("forms", ()), table.lists("numbers")
    table.finish()
    for count, names in enumerate(numbers, 2):
        nth, n = names[::2], names[2:]
        for unit, words in spoken.items():
            for form in forms:
                for name in nth[:1] + names[1:2] if "{nth}" in form else n:
                    for word in words:
                        yield form.format(nth=name, n=name, unit=word), f"run:{count}:{unit}"
