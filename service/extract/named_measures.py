"""A measure by its words: the catalogue's, or a noun phrase outside it."""

from __future__ import annotations

from collections.abc import Mapping

from service.catalogue import Catalogue
from service.catalogue.measures import MeasureEntry
from service.extract.noun_phrases import (
    group_words,
    modifiers_after,
    modifiers_before,
    narrows,
    span_of,
    told_after,
)
from service.extract.scenes import Item, Scene, Sort
from service.model.text import Span
from service.model.working import working


@working(frozen=True, slots=True)
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


def catalogued(scene: Scene, j: int, at: int, catalogue: Catalogue) -> Measured:
    item = scene.items[j]
    start, before = modifiers_before(scene, j, catalogue)
    after = modifiers_after(scene, j, catalogue)
    identity = item.measure or catalogue.wording.measure_of.get(item.text) or item.weak
    identity = _balance(scene, item, identity, catalogue.measures.entries)
    identity = _side(scene, item, identity, catalogue.measures.entries)
    group = group_words(scene, j, catalogue)
    told = told_after(scene, j, at, catalogue) if j < at else []
    qualifier = tuple(sorted({*before, *after, *group, *told, *filter(None, (item.narrowing,))}))
    return Measured(identity, item.text, j, qualifier, "catalogue", span_of(scene, start, j))


def _balance(
    scene: Scene, item: Item, identity: str | None, entries: Mapping[str, MeasureEntry]
) -> str | None:
    """Return which balance a bare "surplus" or "deficit" is, by the flows that its sentence names."""
    entry = entries.get(identity or "")
    if entry is None or not entry.difference_of or " " in item.text:
        return identity
    flows = {other.measure for other in scene.items if other.measure is not None}
    if not flows.isdisjoint(entry.difference_of):
        return identity
    return next((name for name in entry.near if not flows.isdisjoint(entries[name].difference_of)), identity)


def _side(scene: Scene, item: Item, identity: str | None, entries: Mapping[str, MeasureEntry]) -> str | None:
    """Return which flow a bare "revenue" is beside a balance and its other side ("spending", "deficit")."""
    entry = entries.get(identity or "")
    if entry is None or entry.difference_of or " " in item.text:
        return identity
    named = {name for other in scene.items if (name := other.measure or other.weak) is not None}
    gaps = [gap for name in named if (gap := entries[name].difference_of)]
    if not gaps or any(identity in gap for gap in gaps):
        return identity
    balances = [entries[near].difference_of for name in named for near in (name, *entries[name].near)]
    sides = [gap for gap in balances if len(gap) == 2 and not named.isdisjoint(gap)]
    return next((near for near in entry.near if any(near in gap for gap in sides)), identity)


def noun_measure(scene: Scene, words: list[int], catalogue: Catalogue) -> Measured | None:
    narrowing = [
        scene.items[i].text
        for i in words
        if (scene.items[i].sort is Sort.WORD and narrows(scene.items[i], catalogue))
        or (scene.items[i].sort is Sort.AREA and scene.items[i].text in catalogue.quantities.currencies.words)
    ]
    if not narrowing or narrowing[-1].isdigit():
        return None
    first = next(i for i in words if scene.items[i].area is None or i == words[-1])  # "the Danish port"
    span = span_of(scene, first, words[-1])
    return Measured(None, narrowing[-1], words[-1], tuple(sorted(set(narrowing[:-1]))), "noun", span)
