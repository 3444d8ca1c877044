"""Which measure a count is of: its noun, what is said of what is counted, or what the count moved."""

from __future__ import annotations

from service.catalogue import Catalogue
from service.extract.named_measures import Measured, catalogued
from service.extract.noun_phrases import MODIFIERS, modifiers_after, narrows
from service.extract.scenes import Item, Scene, Sort
from service.model.quantity import QuantityKind
from service.model.text import Span


def counted_measure(scene: Scene, at: int, unit: str, catalogue: Catalogue) -> Measured:
    """Return the measure that a counted noun names ("12,500 jobs")."""
    item = scene.items[at]
    subject = _measure_between(scene, at)
    identity = catalogue.measures.counted.get(unit)
    if subject is not None and identity is None:
        return catalogued(scene, subject, at, catalogue)
    noun, words = _noun_of_count(scene, at, unit, catalogue)
    start = item.end - len(item.text.split()[-1]) if noun == at else scene.items[at + 1].start
    span = Span(start, scene.items[noun].end) if noun > at or item.text[-1].isalpha() else None
    said = _predicate(scene, at, noun, catalogue)
    if unit in catalogue.wording.persons:
        mover = _numbered_before(scene, at, catalogue) or _moved_before(scene, at, catalogue)
        mover = mover if identity is None else None
        if mover is not None:
            return catalogued(scene, mover, at, catalogue)
        named = next((word for word in said if word in catalogue.wording.predicates), None)
        if named is not None:
            said[said.index(named)] = unit if identity is not None else ""
            identity = catalogue.wording.predicates[named]
    source = "catalogue" if identity else "noun"
    entry = catalogue.measures.entries.get(identity or "")
    if entry is not None:  # "students enrolled" are students
        counted = scene.items[noun].text.split()[-1]
        said = [word for word in said if f"{counted} {word}" not in entry.aliases]
    words += filter(None, said)
    return Measured(identity, unit, None, tuple(sorted({*words})), source, span)


def _moved_before(scene: Scene, at: int, catalogue: Catalogue) -> int | None:
    """Return the measure of people that moved by a count of them ("employment rose by 117,000 people")."""
    entries = catalogue.measures.entries
    if scene.items[at - 1].text not in ("by", "of"):
        return None
    for j in range(at - 2, -1, -1):
        item = scene.items[j]
        if item.sort is Sort.QUANTITY or not scene.same_clause(j, at):
            return None
        if item.measure is not None and QuantityKind.COUNT in entries[item.measure].kinds:
            moved = any(item.tags & {"up", "down"} for item in scene.items[j + 1 : at])
            return j if moved else None
    return None


def _numbered_before(scene: Scene, at: int, catalogue: Catalogue) -> int | None:
    """Return the measure of people that is said to be so many ("the labour force was 25 million people")."""
    entries = catalogue.measures.entries
    if not scene.items[at - 1].tags & _SAYS_HOW_MANY and scene.items[at - 1].text != "at":
        return None
    for j in range(at - 2, max(-1, at - 2 - _SUBJECT), -1):
        item = scene.items[j]
        if item.measure is not None:
            entry = entries[entries[item.measure].for_kind(QuantityKind.COUNT)]
            counts = QuantityKind.COUNT in entry.kinds and entry.unit in catalogue.wording.persons
            return j if counts else None
        if item.sort in (Sort.QUANTITY, Sort.MARK) or "conjunctions" in item.tags:
            return None
    return None


_SAYS_HOW_MANY = frozenset({"auxiliaries", "counting"})
_SUBJECT = 6  # words between the measure and the verb: "of Ghana in 2024"
_PREDICATE = 3


def _predicate(scene: Scene, at: int, noun: int, catalogue: Catalogue) -> list[str]:
    """Return what is said of things counted: the word before the number, and those after the noun.

    "26,730 were solved" and "it recorded 48,600" are two counts of the same things.
    """
    words = []
    before = scene.items[at - 1] if at else None
    if before is not None and before.sort is Sort.WORD and _predicates(before, catalogue):
        words.append(before.text)
    for item in scene.items[noun + 1 : noun + 1 + _PREDICATE]:
        if item.sort is not Sort.WORD or "prepositions" in item.tags:
            break
        if _predicates(item, catalogue):
            words.append(item.text)
    return words


def _predicates(item: Item, catalogue: Catalogue) -> bool:
    if item.tags & {"prepositions", "conjunctions", "auxiliaries", "determiners", "pronouns", "boundaries"}:
        return False
    return narrows(item, catalogue)


def _measure_between(scene: Scene, at: int) -> int | None:
    """Return the catalogue's measure that directly follows the number ("5,000 new homicides")."""
    for j in range(at + 1, min(len(scene.items), at + 4)):
        item = scene.items[j]
        if item.sort is Sort.MEASURE:
            return j
        if item.is_function or item.sort is not Sort.WORD:
            return None
    return None


def _noun_of_count(scene: Scene, at: int, unit: str, catalogue: Catalogue) -> tuple[int, list[str]]:
    """Return where the counted noun stands, and the words that narrow it, before it and after an "of"."""
    words: list[str] = []
    noun = last = at
    if not scene.items[at].text.split()[-1].startswith(unit[:4]):
        for i in range(at + 1, min(len(scene.items), at + 1 + MODIFIERS)):
            item = scene.items[i]
            if item.is_function:
                break
            if any(word.startswith(unit[:4]) for word in item.text.split()):
                noun = i
                break
            if item.sort in (Sort.WORD, Sort.MEASURE) and narrows(item, catalogue):
                words.append(item.text)
                last = i
        if noun == at and last > at:
            noun = last  # "men" of the lemma "man"
            words.pop()
    return noun, words + modifiers_after(scene, noun, catalogue)
