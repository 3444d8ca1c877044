"""Noun phrases of a sentence: where one starts and ends, and which of its words narrow what it names."""

from __future__ import annotations

from collections.abc import Sequence

from service.catalogue import Catalogue
from service.extract.scenes import Item, Scene, Sort
from service.model.text import Span

MODIFIERS = 4


def lies_between(scene: Scene, i: int) -> bool:
    """Say whether something lies between an item and another ("the gap between exports and imports")."""
    for j in range(i - 1, max(-1, i - 1 - MODIFIERS), -1):
        item = scene.items[j]
        if item.text == "between":
            return True
        if item.sort not in (Sort.WORD, Sort.MEASURE) or "auxiliaries" in item.tags:
            return False
    return False


def span_of(scene: Scene, first: int, last: int) -> Span:
    return Span(scene.items[first].start, scene.items[last].end)


def modifiers_before(scene: Scene, j: int, catalogue: Catalogue) -> tuple[int, list[str]]:
    """Return where the noun phrase of item `j` starts, and its narrowing words."""
    words: list[str] = []
    start = j
    for i in range(j - 1, max(-1, j - 1 - MODIFIERS), -1):
        item = scene.items[i]
        if item.sort is Sort.AREA and item.area is not None:
            start = i
            continue
        if item.sort not in (Sort.WORD, Sort.MEASURE) or item.is_function or "determiners" in item.tags:
            if "possessives" in item.tags and i == start - 1:
                start = i
            break
        start = i
        if narrows(item, catalogue):
            words.append(item.text)
    return start, words


def modifiers_after(scene: Scene, j: int, catalogue: Catalogue) -> list[str]:
    """Return the narrowing words of "of timber", "for young workers" after item `j`."""
    items = scene.items
    i = j + 1
    if i >= len(items) or items[i].text not in ("of", "for", "among", "in", "on", "from", "by", "to"):
        return []
    words: list[str] = []
    for at, item in enumerate(items[i + 1 : i + 2 + MODIFIERS], i + 1):
        if item.text == "and" and words and at + 1 < len(items) and is_nominal(items[at + 1]):
            continue  # "goods and services"
        if item.sort is Sort.AREA or "determiners" in item.tags or item.text == "s":
            continue
        if item.sort not in (Sort.WORD, Sort.MEASURE) or item.is_function:
            break
        if narrows(item, catalogue):
            words.append(item.text)
    return words


def told_after(scene: Scene, j: int, at: int, catalogue: Catalogue) -> list[str]:
    """Return the words behind an amount that narrow the measure before it."""
    return _purpose(scene, at, catalogue) or _object(scene, j, at, catalogue)


def _purpose(scene: Scene, at: int, catalogue: Catalogue) -> list[str]:
    """Return what an amount is for or on ("spent $48 million on road repairs")."""
    items = scene.items
    if at + 1 >= len(items) or items[at + 1].text not in ("on", "for", "towards", "among"):
        return []
    words: list[str] = []
    ahead = items[at + 2 : at + 4]
    if len(ahead) == 2 and ahead[0].sort is Sort.MEASURE and ahead[1].text == "of":
        return words  # "a loss of $3 million on revenue of $40 million"
    for item in items[at + 2 : at + 2 + MODIFIERS]:
        if item.sort not in (Sort.WORD, Sort.MEASURE, Sort.AREA) or (item.is_function and item.text != "and"):
            break
        if item.text == "time":  # "passed 50 million for the first time"
            return []
        if item.sort is not Sort.AREA and item.text != "and" and narrows(item, catalogue):
            words.append(item.text)
    return words


def _object(scene: Scene, verb: int, at: int, catalogue: Catalogue) -> list[str]:
    """Return what an amount is of that a verb measures ("exported 5 million tonnes of raw sugar")."""
    items = scene.items
    follows = at + 1
    if follows < len(items) and items[follows].text == "worth":
        follows += 1
    if "measure_verb" not in items[verb].tags or follows >= len(items) or items[follows].text != "of":
        return []
    words: list[str] = []
    for item in items[follows + 1 : follows + 1 + MODIFIERS]:
        if words and item.text in ("and", "plus"):
            continue
        if item.sort not in (Sort.WORD, Sort.MEASURE) or item.is_function or "determiners" in item.tags:
            break
        if "measure_verb" in item.tags:
            break
        if narrows(item, catalogue):
            words.append(item.text)
    return words


def group_words(scene: Scene, j: int, catalogue: Catalogue) -> list[str]:
    """Return the words of a group that opens the clause of item `j` ("Among men", "In the south of Peru")."""
    start = j
    while start > 0 and scene.same_clause(start - 1, j):
        start -= 1
    if scene.items[start].text in ("among", "amongst", "for", "of", "within"):
        words = [item.text for item in scene.items[start + 1 : start + 5] if is_nominal(item)]
        return [word for word in words if word not in catalogue.wording.neutral]
    return _part_of_area(scene.items[start : start + 2 + MODIFIERS], catalogue)


def _part_of_area(opening: Sequence[Item], catalogue: Catalogue) -> list[str]:
    """Return which part of a country a clause opens with; nothing where it is of somebody of that country."""
    place = next((i for i, item in enumerate(opening) if item.sort is Sort.AREA), 0)
    owns = any(item.text == "s" for item in opening[place + 1 : place + 2])
    if not place or owns or opening[0].text != "in":
        return []
    *words, of = [item for item in opening[:place] if item.text != "the" and "determiners" not in item.tags]
    if len(words) < 2 or of.text != "of" or not all(is_nominal(word) for word in words[1:]):
        return []
    return [words[-1].text] if narrows(words[-1], catalogue) else []


def narrows(item: Item, catalogue: Catalogue) -> bool:
    """Say whether a word of a noun phrase makes the measure another one."""
    if item.text in catalogue.wording.neutral or item.text.isdigit():
        return False
    return not any(
        tag in _OPAQUE or tag.startswith(("superlative", "adjustment", "link", "modality"))
        for tag in item.tags
    )


_OPAQUE = frozenset({"up", "down", "flat", "possessives", "own", "determiners", "pronouns"})


def phrase_before(scene: Scene, end: int) -> list[int]:
    """Return the positions of the noun phrase that ends just before item `end`, times after it left out."""
    items = scene.items
    i = end - 1
    while i >= 0 and (items[i].sort is Sort.PERIOD or items[i].text in ("in", "for")):
        i -= 1
    words: list[int] = []
    while i >= 0 and len(words) < MODIFIERS:
        item = items[i]
        if not is_nominal(item):
            if item.text == "and" and lies_between(scene, i):
                i -= 1
                continue
            if item.text not in _LINKS or not words or i == 0 or not is_nominal(items[i - 1]):
                break
            words.clear()  # "the age of mothers", "the limit for larger locks": the first is the head
        else:
            words.append(i)
        i -= 1
    return sorted(words)


_LINKS = frozenset({"of", "between", "for", "among", "in", "with"})


def is_nominal(item: Item) -> bool:
    if item.sort is Sort.AREA:
        return True
    if item.tags & {"subjects", "existential"}:
        return False
    return item.sort is Sort.WORD and not item.is_function and "determiners" not in item.tags
