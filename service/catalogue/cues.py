"""Words that say how a figure is to be taken: config/lexicon/cues.toml read into one table of phrases."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from service.catalogue.loading import read_toml
from service.catalogue.phrases import PhraseTable, phrase_table


@dataclass(frozen=True, slots=True)
class CueLexicon:
    """Cues by phrase.

    Attributes:
        phrases: Kinds of each phrase.
        first_words: Words that a phrase can begin with.
    """

    phrases: PhraseTable[frozenset[str]]
    first_words: frozenset[str]


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
    root.finish()
    phrases = phrase_table((phrase, frozenset(names)) for phrase, names in kinds.items())
    return CueLexicon(phrases, frozenset(words[0] for words, _ in phrases.entries()))
