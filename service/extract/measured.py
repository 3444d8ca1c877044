"""Which measure a quantity is of: the catalogue's where its words stand near, else the head noun's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from service.catalogue import Catalogue
from service.catalogue.measures import MeasureEntry
from service.extract.noun_phrases import (
    MODIFIERS,
    group_words,
    is_nominal,
    lies_between,
    modifiers_after,
    modifiers_before,
    narrows,
    phrase_before,
    purpose_words,
    span_of,
)
from service.extract.scenes import Item, Scene, Sort
from service.model.quantity import Quantity, QuantityKind
from service.model.text import Span

_TOO_FAR = 30
_WHOLE = 8


@dataclass(frozen=True, slots=True)
class Measured:
    """What a quantity is of.

    Attributes:
        id: Id in the catalogue, or None.
        text: The words.
        at: Position of the measure among the scene's items; None when it was carried or is the unit itself.
        qualifier: Words that narrow it, sorted.
        source: `catalogue`, `noun` (a head noun outside the catalogue), `carried`, or `none`.
        span: Where the words stand in the document; None when only the unit names the measure.
    """

    id: str | None
    text: str
    at: int | None
    qualifier: tuple[str, ...]
    source: str
    span: Span | None = None


NOT_MEASURED = Measured(None, "", None, (), "none")


def find_measured(scene: Scene, at: int, catalogue: Catalogue) -> Measured:
    """Return the measure of the quantity at `at` as its own sentence gives it."""
    measured = _find_measured(scene, at, catalogue)
    quantity = scene.items[at].quantity
    if quantity is None or quantity.kind not in (QuantityKind.PERCENT, QuantityKind.RATIO):
        return measured
    if measured.at is None or measured.at < at or scene.items[at + 1].text != "of":
        return measured
    said = _said_of_share(scene, measured.at, catalogue)
    return replace(measured, qualifier=tuple(sorted({*measured.qualifier, *said})))


def _said_of_share(scene: Scene, noun: int, catalogue: Catalogue) -> list[str]:
    """Return what is said of a share ("52 percent of residents wanted buses"), which tells it from others."""
    words = []
    for item in scene.items[noun + 1 : noun + 1 + _PREDICATE + 1]:
        if item.sort is not Sort.WORD or item.text == "and":
            break
        if not item.tags & {"auxiliaries", "determiners"} and item.text not in catalogue.wording.neutral:
            words.append(item.text)
    return words


def _find_measured(scene: Scene, at: int, catalogue: Catalogue) -> Measured:
    quantity = scene.items[at].quantity
    assert quantity is not None  # noqa: S101 - positions of quantities are given
    counted = _counted_noun(quantity, catalogue)
    if counted is not None and (
        quantity.kind is QuantityKind.COUNT or not _has_subject(scene, at, quantity, catalogue)
    ):
        return _counted(scene, at, counted, catalogue)
    if quantity.kind is QuantityKind.DURATION and (elapsed := _elapsed(scene, at)) is not None:
        return elapsed
    named = _named_rate(scene, at, catalogue) or _gap(scene, at, catalogue)
    if named is not None:
        return named
    best: tuple[int, int] | None = None
    for j in _measure_positions(scene, quantity.kind, catalogue):
        if j > at and not scene.same_clause(at, j):
            continue
        cost = _measure_cost(scene, at, j)
        if j > at and quantity.kind is QuantityKind.MEASURE:
            cost += _WHOLE  # "4.7 per thousand births": the unit's own noun
        if j > at and quantity.kind is QuantityKind.PERCENT and scene.items[at + 1].text == "of":
            cost += _WHOLE  # "60 percent of GDP": what it is a share of, unless nothing else is named
        if cost <= _TOO_FAR and (best is None or cost < best[0]):
            best = cost, j
    following = _noun_after(scene, at, quantity, catalogue)
    if following is not None and is_factor(quantity):
        return following
    if best is not None and (following is None or best[0] <= 4):
        return _catalogued(scene, _head(scene, best[1]), at, catalogue)
    if following is not None:
        return following
    return _subject(scene, at, catalogue)


def _named_rate(scene: Scene, at: int, catalogue: Catalogue) -> Measured | None:
    """Return the noun phrase of "a switching rate of 4.0%", where the catalogue has no such measure."""
    items = scene.items
    if at < 2 or items[at - 1].text != "of" or items[at - 2].sort is not Sort.WORD:
        return None
    head = items[at - 2]
    if head.is_function or head.weak or head.text in catalogue.wording.neutral or head.tags:
        return None
    return _noun(scene, phrase_before(scene, at - 1), catalogue)


def _gap(scene: Scene, at: int, catalogue: Catalogue) -> Measured | None:
    """Return what lies between two measures ("the gap between exports and imports was $5 billion")."""
    for j in range(at - 1, -1, -1):
        if scene.items[j].sort is Sort.QUANTITY or not scene.same_clause(j, at):
            return None
        if scene.items[j].measure is not None:
            return _noun(scene, phrase_before(scene, j), catalogue) if lies_between(scene, j) else None
    return None


def _counted_noun(quantity: Quantity, catalogue: Catalogue) -> str | None:
    """Return the noun that a quantity counts ("jobs" of "12,500 jobs" and of "29,000 jobs per month")."""
    if quantity.kind is QuantityKind.COUNT:
        return quantity.unit if quantity.unit not in catalogue.wording.scores else None
    if quantity.kind is not QuantityKind.MEASURE or quantity.unit is None:
        return None
    noun = quantity.unit.partition("/")[0]
    return noun if noun in catalogue.measures.counted else None


def _has_subject(scene: Scene, at: int, quantity: Quantity, catalogue: Catalogue) -> bool:
    """Say whether the catalogue's measure stands before the quantity in its clause."""
    positions = _measure_positions(scene, quantity.kind, catalogue)
    return any(j < at and scene.same_clause(j, at) for j in positions)


_FACTOR_WORDS = ("doubl", "tripl", "trebl", "sextupl", "quadrupl", "halv", "quintupl", "fold")


def is_factor(quantity: Quantity) -> bool:
    """Say whether the words of a ratio are themselves a change ("doubled", "tenfold")."""
    raw = quantity.raw.lower()
    return quantity.kind is QuantityKind.RATIO and any(word in raw for word in _FACTOR_WORDS)


def _elapsed(scene: Scene, at: int) -> Measured | None:
    """Return what a duration is counted from ("10 years since the signing")."""
    items = scene.items
    if at + 1 >= len(items) or items[at + 1].text not in ("since", "of", "after", "before", "in", "to"):
        return None
    end = at + 2
    while end < len(items) and end <= at + 7 and items[end].sort in (Sort.WORD, Sort.AREA, Sort.MEASURE):
        end += 1
    span = span_of(scene, at + 1, end - 1)
    return Measured(None, items[at + 1].text, None, (), "noun", span)


def _measure_positions(scene: Scene, kind: QuantityKind, catalogue: Catalogue) -> list[int]:
    entries = catalogue.measures.entries
    return [
        i
        for i, item in enumerate(scene.items)
        if _may_be_measure(item, kind, entries) and not lies_between(scene, i)
    ]


def _may_be_measure(item: Item, kind: QuantityKind, entries: Mapping[str, MeasureEntry]) -> bool:
    if item.measure is not None and (
        kind is not QuantityKind.DURATION or kind in entries[item.measure].kinds
    ):
        return True
    return "measure_verb" in item.tags or (item.weak is not None and kind in entries[item.weak].kinds)


def _measure_cost(scene: Scene, at: int, j: int) -> int:
    """Return how far the measure at `j` is from the quantity, grammar considered."""
    cost = scene.cost(at, j) + (0 if scene.same_clause(at, j) else 8)
    if j < at:
        return cost
    between = scene.items[at + 1 : j]
    after_change = any({"up", "down"} & item.tags for item in between)
    if all(_is_linking(item) or (after_change and item.text == "in") for item in between):
        return max(0, cost - 3)
    return cost + 8


def _is_linking(item: Item) -> bool:
    """Say whether an item may stand between a quantity and the measure it is of ("of new direct")."""
    if item.sort is Sort.MARK:
        return False
    if item.text in ("of", "worth", "on", "worth of"):
        return True
    if item.sort is Sort.AREA:
        return True
    return not item.is_function or "determiners" in item.tags or "noun" in item.tags


def _head(scene: Scene, j: int) -> int:
    """Return the head of a chain "exports of services" when `j` is the last of it."""
    i = j - 1
    while i > 0 and not scene.items[i].is_function and scene.items[i].sort is not Sort.QUANTITY:
        i -= 1
    if i <= 0 or scene.items[i].text not in ("of", "in", "on", "for"):
        return j
    before = i - 1
    if before >= 0 and scene.items[before].sort is Sort.MEASURE:
        return before
    return j


def _catalogued(scene: Scene, j: int, at: int, catalogue: Catalogue) -> Measured:
    item = scene.items[j]
    start, before = modifiers_before(scene, j, catalogue)
    after = modifiers_after(scene, j, catalogue)
    identity = item.measure or catalogue.wording.measure_of.get(item.text) or item.weak
    group = group_words(scene, j, catalogue)
    purpose = purpose_words(scene, at, catalogue) if j < at else []
    qualifier = tuple(sorted({*before, *after, *group, *purpose, *filter(None, (item.narrowing,))}))
    return Measured(identity, item.text, j, qualifier, "catalogue", span_of(scene, start, j))


def _counted(scene: Scene, at: int, unit: str, catalogue: Catalogue) -> Measured:
    """Return the measure that a counted noun names ("12,500 jobs")."""
    item = scene.items[at]
    subject = _measure_between(scene, at)
    identity = catalogue.measures.counted.get(unit)
    if subject is not None and identity is None:
        return _catalogued(scene, subject, at, catalogue)
    noun, words = _noun_of_count(scene, at, unit, catalogue)
    start = item.end - len(item.text.split()[-1]) if noun == at else scene.items[at + 1].start
    span = Span(start, scene.items[noun].end) if noun > at or item.text[-1].isalpha() else None
    source = "catalogue" if identity else "noun"
    words += _predicate(scene, at, noun, catalogue)
    return Measured(identity, unit, None, tuple(sorted({*words})), source, span)


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


def _noun_after(scene: Scene, at: int, quantity: Quantity, catalogue: Catalogue) -> Measured | None:
    """Return the noun phrase of "2 billion of relief", "a 70 percent tariff" outside the catalogue."""
    items = scene.items
    i = at + 1
    linked = i < len(items) and items[i].text in ("of", "in", "worth")
    if linked or is_factor(quantity):
        i += linked
        while i < len(items) and ("determiners" in items[i].tags or items[i].text in ("of", "own")):
            i += 1
    words: list[int] = []
    while i < len(items) and items[i].sort in (Sort.WORD, Sort.AREA) and not items[i].is_function:
        if {"up", "down"} & items[i].tags or "determiners" in items[i].tags:
            break
        words.append(i)
        i += 1
    if not words or not (linked or len(words) <= 3):
        return None
    return _noun(scene, words, catalogue)


def _noun(scene: Scene, words: list[int], catalogue: Catalogue) -> Measured | None:
    narrowing = [
        scene.items[i].text
        for i in words
        if scene.items[i].sort is Sort.WORD and narrows(scene.items[i], catalogue)
    ]
    if not narrowing or narrowing[-1].isdigit():
        return None
    span = span_of(scene, words[0], words[-1])
    return Measured(None, narrowing[-1], words[-1], tuple(sorted(set(narrowing[:-1]))), "noun", span)


def _subject(scene: Scene, at: int, catalogue: Catalogue) -> Measured:
    """Return the last noun phrase before the quantity's verb, as a measure outside the catalogue."""
    items = scene.items
    label = (
        _noun(scene, phrase_before(scene, at - 1), catalogue) if at and items[at - 1].text == ":" else None
    )
    if label is not None:
        return label  # "Attempted murder: 7,193"
    i = at - 1
    while i >= 0 and scene.same_clause(i, at) and items[i].sort is not Sort.QUANTITY:
        item = items[i]
        is_verb = bool(item.tags & {"verb", "verbs", "auxiliaries"}) and "noun" not in item.tags
        if is_verb or item.text in ("of", "at", "to", "by"):
            words = phrase_before(scene, i)
            noun = _noun(scene, words, catalogue) if words else None
            if noun is not None:
                return noun
        i -= 1
    return _first_noun(scene, at, catalogue) or NOT_MEASURED


def _first_noun(scene: Scene, at: int, catalogue: Catalogue) -> Measured | None:
    """Return the first noun phrase of the quantity's clause that no preposition introduces: its subject."""
    items = scene.items
    i = at
    while i > 0 and scene.same_clause(i - 1, at) and items[i - 1].sort is not Sort.QUANTITY:
        i -= 1
    while i < at:
        words: list[int] = []
        introduced = i > 0 and bool(items[i - 1].tags & {"prepositions", "subjects"})  # "I regret"
        while i < at and is_nominal(items[i]):
            words.append(i)
            i += 1
        noun = _noun(scene, words[:MODIFIERS], catalogue) if words and not introduced else None
        if noun is not None:
            return noun
        i += 1
    return None
