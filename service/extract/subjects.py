"""Noun phrases that are what a quantity is of, where the catalogue has no measure: subjects of its clause."""

from __future__ import annotations

from service.catalogue import Catalogue
from service.extract.named_measures import NOT_MEASURED, Measured, noun_measure
from service.extract.noun_phrases import MODIFIERS, is_nominal, phrase_before
from service.extract.scenes import Scene, Sort


def subject_of(scene: Scene, at: int, catalogue: Catalogue) -> Measured:
    """Return the last noun phrase before the quantity's verb, as a measure outside the catalogue."""
    items = scene.items
    label = (
        noun_measure(scene, phrase_before(scene, at - 1), catalogue)
        if at and items[at - 1].text == ":"
        else None
    )
    if label is not None:
        return label  # "Attempted murder: 7,193"
    end = at - 1 if at and items[at - 1].text == ":" and items[0].text == "never" else at
    return _before_verb(scene, end, catalogue) or _first_noun(scene, at, catalogue) or NOT_MEASURED


def _before_verb(scene: Scene, at: int, catalogue: Catalogue) -> Measured | None:
    """Return the noun phrase before the last verb that stands before item `at` in its clause."""
    items = scene.items
    i = at - 1
    while i >= 0 and scene.same_clause(i, max(i, at - 1)) and items[i].sort is not Sort.QUANTITY:
        item = items[i]
        is_verb = bool(item.tags & {"verb", "verbs", "auxiliaries"}) and "noun" not in item.tags
        if is_verb or item.text in ("of", "at", "to", "by"):
            words = phrase_before(scene, i)
            if words and words[0] > 0 and "subjects" in items[words[0] - 1].tags:
                words = []  # "we guide to 4 tonnes"
            noun = noun_measure(scene, words, catalogue) if words else None
            if noun is not None:
                return noun
        i -= 1
    return None


def _first_noun(scene: Scene, at: int, catalogue: Catalogue) -> Measured | None:
    """Return the first noun phrase of the quantity's clause that no preposition introduces: its subject."""
    items = scene.items
    i = at
    while i > 0 and scene.same_clause(i - 1, at) and items[i - 1].sort is not Sort.QUANTITY:
        i -= 1
    while i < at:
        words: list[int] = []
        before = i - 1
        while before > 0 and "determiners" in items[before].tags:
            before -= 1  # "over the decade"
        introduced = before >= 0 and bool(items[before].tags & {"prepositions", "subjects"})  # "I regret"
        while i < at and is_nominal(items[i]):
            words.append(i)
            i += 1
        noun = (
            noun_measure(scene, _without_verb(scene, words, at)[:MODIFIERS], catalogue)
            if not introduced
            else None
        )
        if noun is not None:
            return noun
        i += 1
    return None


def _without_verb(scene: Scene, words: list[int], at: int) -> list[int]:
    """Return the words of a phrase without the verb that stands last, right before the quantity.

    "Her camera records two gigabytes": a noun seldom stands there.
    """
    if not words or words[-1] != at - 1:
        return words
    last = scene.items[words[-1]]
    if last.sort is not Sort.WORD or last.name:
        return words
    is_verb = last.text.endswith(_VERB_ENDINGS if len(words) > 1 else _PARTICIPLE_ENDINGS)
    return words[:-1] if is_verb else words


_VERB_ENDINGS = ("ed", "es", "s", "ing")
_PARTICIPLE_ENDINGS = ("ed", "ing")
