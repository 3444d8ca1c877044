"""Reads the section [nouns] of the lexicon of quantities: how to tell a counted noun and its singular."""

from __future__ import annotations

from dataclasses import dataclass

from service.catalogue.loading import Table
from service.catalogue.surfaces import SurfaceTable, build_surfaces

_HISSING = ("sses", "shes", "ches", "xes", "zes")


@dataclass(frozen=True, slots=True, kw_only=True)
class NounLexicon:
    """What tells the noun after a number.

    Attributes:
        stop: Words that end a noun phrase.
        partitive: Phrases that may stand before it ("of the").
        empty: Words after which a partitive counts nothing that is named.
        longest: Words of a noun phrase looked at.
        irregular: Plurals without s, and others, with their singular.
        not_plural: Words in -s that are no plurals.
        compound_first: First words of compounds that have the plural form already.
        hedging: Words that, joined to a number by a hyphen, loosen it and name nothing counted.
    """

    stop: frozenset[str]
    partitive: SurfaceTable[bool]
    empty: frozenset[str]
    longest: int
    irregular: dict[str, str]
    not_plural: frozenset[str]
    compound_first: frozenset[str]
    hedging: frozenset[str]

    def is_plural(self, word: str) -> bool:
        """Say whether a lower-case word has the form of a plural noun."""
        if word in self.irregular:
            return True
        return (
            len(word) > 2
            and word[-1] == "s"
            and word[-2] not in "s'’"
            and not word.endswith(("ous", "sis"))
            and word not in self.not_plural
        )

    def singular(self, word: str) -> str:
        """Return the singular of a lower-case plural, or the word where it is none.

        Regular plurals only, beside those listed: "countries", "houses", "boxes".
        """
        if word in self.irregular:
            return self.irregular[word]
        if not self.is_plural(word):
            return word
        if word.endswith("ies") and len(word) > 4:
            return f"{word[:-3]}y"
        return word[:-2] if word.endswith(_HISSING) else word[:-1]


def load_nouns(table: Table) -> NounLexicon:
    """Return the noun lexicon of the section.

    Raises:
        ConfigError: The section is malformed.
    """
    irregular = table.table("irregular")
    return NounLexicon(
        stop=frozenset(table.strings("stop")),
        partitive=build_surfaces((phrase, True) for phrase in table.strings("partitive")),
        empty=frozenset(table.strings("empty_after")),
        longest=table.integer("longest_phrase"),
        irregular={plural: irregular.string(plural) for plural in irregular.names()},
        not_plural=frozenset(table.strings("not_plural")),
        compound_first=frozenset(table.strings("compound_first")),
        hedging=frozenset(table.strings("hedging")),
    )
