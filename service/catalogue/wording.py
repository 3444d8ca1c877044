"""What words do in a sentence: directions, superlatives, modality, ties, function words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from service.catalogue.loading import Table, read_toml
from service.catalogue.phrases import PhraseTable, phrase_table

Tags = frozenset[str]
"""What a phrase may do: `up`, `down` with `verb`, `noun` or `adverb`; `superlative:record_high`; …"""


@dataclass(frozen=True, slots=True)
class WordingLexicon:
    """Tagged phrases and, by measure id, the verbs that name it.

    Attributes:
        phrases: Tags of each phrase.
        neutral: Words that do not narrow a measure ("total", "official").
        rates: Words outside the catalogue that name a rate by themselves.
        scores: Counted nouns in which something else is measured (a lead in points).
        measure_of: Measure ids by verb form.
        persons: Counted nouns that are people.
        predicates: Measure ids by what is said of people counted ("murdered").
        organisation: Matches the name of an organisation, by its last word.
        announcer: Matches the name of whoever announces its own figures ("Acme today reported").
        attribution: Matches the verb between a quotation and the name of whoever is quoted.
    """

    phrases: PhraseTable[Tags]
    neutral: frozenset[str]
    scores: frozenset[str]
    rates: frozenset[str]
    measure_of: dict[str, str]
    persons: frozenset[str]
    predicates: dict[str, str]
    organisation: re.Pattern[str]
    announcer: re.Pattern[str]
    attribution: re.Pattern[str]


_PLAIN_SECTIONS = ("superlative", "modality", "adjustment", "comparison", "link")


def load_wording(directory: Path) -> WordingLexicon:
    """Return the wording lexicon of `directory`/lexicon/wording.toml.

    Raises:
        ConfigError: The file is missing or wrong; names table and key.
    """
    root = read_toml(directory / "lexicon" / "wording.toml")
    root.string("source")
    tags: dict[str, set[str]] = {}

    def add(phrases: tuple[str, ...], *names: str) -> None:
        for phrase in phrases:
            tags.setdefault(phrase, set()).update(names)

    _add_directions(root.table("direction"), add)
    movement = root.table("movement")
    add(movement.strings("gain"), "up", "move")
    add(movement.strings("loss"), "down", "move")
    movement.finish()
    measure_of = _measure_verbs(root.table("measure_verbs"))
    add(tuple(measure_of), "measure_verb")
    for section in _PLAIN_SECTIONS:
        table = root.table(section)
        for key in table.names():
            add(table.strings(key), f"{section}:{key}")
    words = root.table("words")
    for key in words.names():
        if key not in ("neutral", "scores", "rates"):
            add(words.strings(key), key)
    neutral, scores, rates = (frozenset(words.strings(key)) for key in ("neutral", "scores", "rates"))
    words.finish()
    said = root.table("predicates")
    persons = frozenset(said.strings("persons"))
    predicates = {word: key for key in said.names() if key != "persons" for word in said.strings(key)}
    said.finish()
    organisation, announcer = _organisation(root.table("organisation"))
    quotation = root.table("quotation")
    attribution = re.compile(rf"(?:{'|'.join(map(re.escape, quotation.strings('verbs')))})\b")
    quotation.finish()
    root.finish()
    table_of_phrases = phrase_table((phrase, frozenset(names)) for phrase, names in tags.items())
    return WordingLexicon(
        table_of_phrases,
        neutral,
        scores,
        rates,
        measure_of,
        persons,
        predicates,
        organisation,
        announcer,
        attribution,
    )


def _add_directions(table: Table, add: object) -> None:
    for key, tag in (("increase", "up"), ("decrease", "down"), ("flat", "flat")):
        direction = table.table(key)
        for part, name in (("verbs", "verb"), ("nouns", "noun"), ("adverbs", "adverb")):
            add(direction.strings(part, ()), tag, name)  # type: ignore[operator]
        direction.finish()
    table.finish()


def _measure_verbs(table: Table) -> dict[str, str]:
    return {verb: measure for measure in table.names() for verb in table.strings(measure)}


def _organisation(table: Table) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return patterns for names that end in a designator, and for names that announce something.

    The first is one to four capitalised words, the first not generic, and a designator.
    """
    designators = sorted(table.strings("designators"), key=len, reverse=True)
    last, generic, announcing, bodies = (
        "|".join(map(re.escape, words))
        for words in (
            designators,
            table.strings("generic"),
            table.strings("announcing"),
            table.strings("bodies"),
        )
    )
    last = f"{last}|{last.upper()}"
    table.finish()
    word = r"[A-Z][\w&’'-]*[ \u00a0]"
    between = rf"(?:(?:{bodies})[ \u00a0])?(?:\([A-Z:. ]{{2,16}}\)[ \u00a0])?"
    announcer = rf"(?<![\w,.] )\b((?:{word}){{1,4}}){between}(?:{announcing})\b"
    return (
        re.compile(rf"\b(?!(?:{generic})[ \u00a0])(?:{word}){{1,4}}(?:{last})(?!\w)"),
        re.compile(announcer),
    )
