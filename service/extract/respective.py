"""Lists said in one order: "Arson and fraud rose by 4% and 9%, respectively": which figure is of what."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from service.catalogue import Catalogue
from service.extract.drafts import Draft
from service.extract.named_measures import catalogued, noun_measure
from service.extract.scenes import Item, Scene, Sort
from service.model.claim import Entity

_FEWEST = 2


def share_out(drafts: Sequence[Draft], catalogue: Catalogue) -> None:
    """Give each figure of a row the name of its place in the list before it.

    A second row of as many ("…, down from 1,377 and 2,486") is of the same names.
    """
    if len(drafts) < _FEWEST:
        return
    scene = drafts[0].scene
    if not any("link:respectively" in item.tags for item in scene.items):
        return
    names: list[list[int]] = []
    for row in _rows(drafts):
        found = _list_before(scene, row[0].at)
        names = found if len(found) == len(row) else names
        if len(names) == len(row):
            for draft, words in zip(row, names, strict=True):
                _name(draft, words, names[-1], catalogue)


def _rows(drafts: Sequence[Draft]) -> list[list[Draft]]:
    """Return the rows of two or more figures between which only commas and "and" stand."""
    rows = [[drafts[0]]]
    for before, draft in pairwise(drafts):
        gap = draft.scene.items[before.at + 1 : draft.at]
        if gap and all(item.text in (",", "and") for item in gap):
            rows[-1].append(draft)
        else:
            rows.append([draft])
    return [row for row in rows if len(row) >= _FEWEST]


def _list_before(scene: Scene, at: int) -> list[list[int]]:
    """Return the names of the last list before item `at`, each as the positions of its words; or nothing."""
    items = scene.items
    joint = at - 1
    while joint > 0 and not _joins(items, joint):
        if items[joint].sort is Sort.QUANTITY:
            return []
        joint -= 1
    if joint <= 0:
        return []
    last = []
    for i in range(joint + 1, at):
        if not _names(items[i]):
            break
        last.append(i)
    groups: list[list[int]] = [[]]
    for i in range(joint - 1, -1, -1):
        if items[i].text == "," and groups[0]:
            groups.insert(0, [])
        elif _names(items[i]):
            groups[0].insert(0, i)
        else:
            break
    return [*filter(None, groups), last]


def _joins(items: tuple[Item, ...], i: int) -> bool:
    return items[i].text == "and" and _names(items[i - 1]) and _names(items[i + 1])


def _names(item: Item) -> bool:
    if item.sort in (Sort.AREA, Sort.MEASURE):
        return True
    return item.sort is Sort.WORD and not item.is_function and "determiners" not in item.tags


def _name(draft: Draft, words: list[int], last: list[int], catalogue: Catalogue) -> None:
    """Let a figure be of an area, a place, a measure or a thing of the list."""
    scene = draft.scene
    items = [scene.items[i] for i in words]
    area = next((item.area for item in items if item.area is not None), None)
    if area is not None and area.codes and len(items) == 1:
        known = catalogue.areas.areas.get(area.codes[0])
        draft.named = (known.entity(),) if known is not None else ()
    elif all(item.name for item in items):
        draft.named = (Entity(name=" ".join(item.name for item in items), code=None, scheme="name"),)
    else:
        measure = next((i for i in (*words, *last) if scene.items[i].sort is Sort.MEASURE), None)
        if measure is not None and measure in words:
            draft.measured = catalogued(scene, measure, draft.at, catalogue)
        else:
            draft.measured = noun_measure(scene, words, catalogue) or draft.measured
