"""The name of a speaker: the fullest that the labels and the text know for the words of a label."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cached_property

from service.catalogue.text import SpeakerLexicon
from service.read.names import Label

Name = tuple[str, ...]

# A capitalised word and the one after it, initials between them aside; "Mr." may have its period.
_PAIR = re.compile(
    r"([^\W\d_a-z][\w'’\-]+)(?:(?<![^\W\d_]{4})\.)?\s+(?:[A-Z]\.\s+)?(?=([^\W\d_a-z][\w'’\-]+))"
)


def words_before(text: str, surnames: Iterable[str]) -> dict[str, dict[str, str]]:
    """Return by folded surname the words before it in the text, each with the surname as written there."""
    found: dict[str, dict[str, str]] = {surname.casefold(): {} for surname in surnames}
    for match in _PAIR.finditer(text) if found else ():
        surname = match.group(2).removesuffix("'s").removesuffix("’s")
        before = found.get(surname.casefold())
        if before is None or (surname.isupper() and len(surname) > 1) or surname == match.group(1):
            continue
        before.setdefault(match.group(1), surname)
    return found


class Namer:
    """Names the speakers of one text by their labels."""

    def __init__(self, text: str, labels: Sequence[Label], lexicon: SpeakerLexicon) -> None:
        self._text = text
        self._labels = frozenset(labels)
        self._lexicon = lexicon
        self._full: dict[str, set[Name]] = {}
        self._holders: dict[str, set[Name]] = {}
        self._known: dict[Label, str] = {}
        for label in self._labels:
            if len(label.name) > 1:
                for word in {label.name[0].casefold(), label.name[-1].casefold()}:
                    self._full.setdefault(word, set()).add(label.name)
            if label.name and label.role:
                self._holders.setdefault(_bare(label.role), set()).add(label.name)

    def name(self, label: Label) -> str:
        """Return the speaker's name for `label`; that of the role where nobody is known to hold it."""
        if label not in self._known:
            self._known[label] = self._personal(label.name) if label.name else self._holder(label.role)
        return self._known[label]

    def _holder(self, role: str) -> str:
        holders = self._holders.get(_bare(role), set())
        if len(holders) != 1:
            return self._spell_role(role)
        return self._personal(next(iter(holders)))

    def _spell_role(self, role: str) -> str:
        """Return a role in capitals as one writes it; short words but "the" and "of" are acronyms."""
        if not role.removeprefix("The ").isupper():
            return role
        small = self._lexicon.connectors
        return " ".join(w if len(w) < 4 and w.casefold() not in small else spell([w]) for w in role.split())

    def _personal(self, name: Name) -> str:
        surname = name[-1].casefold()
        if len(name) == 1:
            name = self._in_full(name)
        words = spell(name).split(" ")
        written = next(iter(self._words_before.get(surname, {}).values()), None)
        if written is not None and words[-1].casefold() == surname and name[-1].isupper():
            words[-1] = written
        return " ".join(words)

    def _in_full(self, name: Name) -> Name:
        """Return the one full name that a surname, or a given name, stands for; else the word itself."""
        holders = self._full.get(name[0].casefold(), set())
        if holders:
            return next(iter(holders)) if len(holders) == 1 else name
        before = [word for word in self._words_before[name[0].casefold()] if self._is_forename(word)]
        return (before[0], name[0]) if len(before) == 1 else name

    @cached_property
    def _words_before(self) -> dict[str, dict[str, str]]:
        names = (label.name for label in self._labels if label.name)
        return words_before(self._text, {name[-1] for name in names if len(name) == 1 or _is_shouted(name)})

    def _is_forename(self, word: str) -> bool:
        """Say whether a capitalised word before a surname may be the given name."""
        lexicon, folded = self._lexicon, word.casefold()
        if folded in lexicon.given_names:
            return True
        others = (lexicon.titles, lexicon.roles, lexicon.not_names, lexicon.connectors, lexicon.conversation)
        return len(word) > 2 and not word.isupper() and not any(folded in words for words in others)


def spell(words: Sequence[str]) -> str:
    """Return the words joined, those in capitals as names are written.

    >>> spell(["IAN", "MCKAY-O'BRIEN"])
    "Ian McKay-O'Brien"
    """
    return " ".join(_lowered(word) if word.isupper() and len(word.strip(".")) > 1 else word for word in words)


def _lowered(word: str) -> str:
    if "." in word.rstrip("."):
        return word
    shown = "".join(part.capitalize() for part in re.split(r"([-'’])", word))
    if shown.startswith("Mc") and len(shown) > 3:
        return "Mc" + shown[2].upper() + shown[3:]
    return shown


def _bare(role: str) -> str:
    return role.casefold().removeprefix("the ")


def _is_shouted(words: Sequence[str]) -> bool:
    return any(word.isupper() and len(word) > 2 for word in words)
