"""Whom a claim is about: countries, blocs and pairs, from sentence or document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from service.catalogue import Catalogue
from service.catalogue.areas import AreaTable
from service.extract.scenes import Item, Scene, Sort
from service.model.claim import Entity
from service.model.text import Document

_SHARE_OF_DOMINANT = 0.6
_FEWEST_PAIRINGS = 2
_TO = frozenset({"to", "into", "in", "with", "for"})


@dataclass(frozen=True, slots=True)
class Parties:
    """Whom a document is about.

    Attributes:
        pair: The two countries between which it is, when it is between two.
        dominant: The one that it names most, when it is about one.
    """

    pair: tuple[Entity, ...] = ()
    dominant: tuple[Entity, ...] = ()


def find_parties(document: Document, scenes: Iterable[Scene], catalogue: Catalogue) -> Parties:
    """Return whom the whole document is about: the caller's hint, its areas, or its one organisation."""
    areas = catalogue.areas
    hinted = tuple(areas.areas[code].entity() for code in _hints(document, areas))
    if len(hinted) == 2:
        return Parties(pair=hinted)
    if len(hinted) == 1:
        return Parties(dominant=hinted)
    counts: Counter[str] = Counter()
    pairs: Counter[tuple[str, ...]] = Counter()
    for scene in scenes:
        named = [(i, _code(item, areas)) for i, item in enumerate(scene.items) if item.area is not None]
        if not named:
            continue
        counts.update(code for _, code in named if code is not None)
        pairs.update(_pairings(scene, named, catalogue))
    parties = _parties(counts, pairs, areas)
    found = catalogue.wording.organisation.finditer(document.text)
    organisations = {match.group().removeprefix("The ") for match in found}
    if len(organisations) == 1 and not parties.pair:
        return Parties(dominant=(Entity(name=organisations.pop(), code=None, scheme="name"),))
    return parties


def _hints(document: Document, areas: AreaTable) -> list[str]:
    codes = []
    for hint in document.entities:
        if hint in areas.areas:
            codes.append(hint)
        else:
            surface = areas.surfaces.get(hint.lower())
            codes += list(surface[0].codes[:1]) if surface else []
    return codes


def _pairings(
    scene: Scene, named: list[tuple[int, str | None]], catalogue: Catalogue
) -> Iterable[tuple[str, ...]]:
    """Yield the pairs that a sentence names: side by side, or as the two sides of a bilateral measure."""
    both = tuple(sorted({code for _, code in named if code is not None}))
    if len(both) == 2 and any(_may_be_bilateral(item, catalogue) for item in scene.items):
        yield both
        return
    for (i, a), (j, b) in pairwise(named):
        if a is None or b is None or a == b:
            continue
        if j == i + 1 or (j == i + 2 and scene.items[i + 1].text == "and"):
            yield tuple(sorted((a, b)))


def _may_be_bilateral(item: Item, catalogue: Catalogue) -> bool:
    measure = item.measure or catalogue.wording.measure_of.get(item.text)
    return measure is not None and catalogue.measures.entries[measure].bilateral


def _parties(counts: Counter[str], pairs: Counter[tuple[str, ...]], areas: AreaTable) -> Parties:
    if pairs:
        (best, times), total = pairs.most_common(1)[0], sum(counts.values())
        if times >= _FEWEST_PAIRINGS and sum(counts[code] for code in best) >= _SHARE_OF_DOMINANT * total:
            ordered = [code for code in counts if code in best]  # in order of first mention
            return Parties(pair=tuple(areas.areas[code].entity() for code in ordered))
    if counts:
        code, times = counts.most_common(1)[0]
        if times < _SHARE_OF_DOMINANT * sum(counts.values()):
            code = next(iter(counts))  # many are named: the first is whose release or parliament it is
        return Parties(dominant=(areas.areas[code].entity(),))
    return Parties()


def _code(item: Item, areas: AreaTable) -> str | None:
    """Return the code of the country or bloc that an item names; None for regions and the like."""
    if item.area is None or not item.area.codes:
        return None
    code = item.area.codes[0]
    return code if code in areas.areas else None


@dataclass(frozen=True, slots=True)
class Asked:
    """Which entities a claim may have: its place, its measure's place, and how its measure takes pairs."""

    scene: Scene
    at: int
    measure_at: int | None
    bilateral: bool
    directed: bool


def find_entities(asked: Asked, parties: Parties, areas: AreaTable) -> tuple[tuple[Entity, ...], str]:
    """Return the entities of a claim and where they were found.

    Returns:
        Entities in order, and `text`, `parties`, `document` or `none`.
    """
    near = _nearby(asked, areas)
    shared = _says_our(asked)
    if asked.directed and len(near) >= 2:
        return _directed(asked, near, areas), "text"
    if asked.bilateral and parties.pair and (shared or not near):
        return parties.pair, "parties" if shared else "document"
    if near:
        return tuple(dict.fromkeys(areas.areas[code].entity() for _, code in near)), "text"
    name = _place(asked) or ("" if parties.dominant else _owner(asked))
    if name:
        return (Entity(name=name, code=None, scheme="name"),), "text"
    if parties.dominant:
        return parties.dominant, "document"
    return (), "none"


_AT = frozenset({"in", "at", "near", "across", "outside"})


_OF = frozenset({"of", "for", "by"})


def _place(asked: Asked) -> str:
    """Return the name of a place outside the catalogue that the clause gives ("in Leeds"), or ""."""
    return _name_after(asked, _AT)


def _owner(asked: Asked) -> str:
    """Return the name that stands as subject, or owns the measure, before the quantity, or ""."""
    items = asked.scene.items
    for i in range(asked.at - 1, -1, -1):
        if not _is_name(items[i]) or not asked.scene.same_clause(i, asked.at):
            continue
        opens = i == 0 or (items[0].name and all(item.name for item in items[: i + 1]))
        reach = 2 if opens else 4  # "Adult social care costs" opens with no name
        follows = next(
            (item for item in items[i + 1 : i + reach] if item.is_function or item.text == "s"), None
        )
        if follows is not None and (follows.text == "s" or follows.tags & _VERBAL):
            return _whole_name(asked.scene, i)
    return _name_after(asked, _OF)


def _is_name(item: Item) -> bool:
    """Say whether a capitalised word may name a place or a firm: no pronoun and no office ("Ministries")."""
    if len(item.name) < 3 or item.name.endswith(("s", "men")) or item.measure or item.weak:
        return False
    return not item.tags & {"institutions", "pronouns", "determiners", "possessives"}


_VERBAL = frozenset({"auxiliaries", "verbs", "verb", "measure_verb"})


def _name_after(asked: Asked, prepositions: frozenset[str]) -> str:
    """Return the nearest name of the clause that follows one of the prepositions, or ""."""
    items = asked.scene.items
    for i in sorted(range(1, len(items)), key=lambda i: abs(i - asked.at)):
        before = items[i - 1].text if items[i - 1].text != "the" or i < 2 else items[i - 2].text
        if _is_name(items[i]) and before in prepositions and asked.scene.same_clause(i, asked.at):
            return _whole_name(asked.scene, i)
    return ""


def _whole_name(scene: Scene, i: int) -> str:
    """Return the capitalised words around item `i`, the first word of the sentence only before another."""
    first, last = i, i
    while first > 0 and scene.items[first - 1].name:
        first -= 1
    while last + 1 < len(scene.items) and scene.items[last + 1].name:
        last += 1
    return " ".join(item.name for item in scene.items[first : last + 1])


def _says_our(asked: Asked) -> bool:
    return any(
        ("possessives" in item.tags or item.text in ("bilateral", "mutual"))
        and asked.scene.same_clause(i, asked.at)
        for i, item in enumerate(asked.scene.items)
    )


def _nearby(asked: Asked, areas: AreaTable) -> list[tuple[int, str]]:
    """Return the areas that stand in the claim's clause, else in its sentence, nearest group only."""
    scene = asked.scene
    anchor = asked.at if asked.measure_at is None else asked.measure_at
    found = [
        (min(scene.cost(i, asked.at), scene.cost(i, anchor)), i, code)
        for i in scene.positions(Sort.AREA)
        if not _is_excluded(scene, i) and (code := _code(scene.items[i], areas)) is not None
    ]
    if not found:
        return []
    if asked.directed:
        return sorted((i, code) for cost, i, code in found if cost <= 12)[:2]
    least = min(found)
    return [(i, code) for _, i, code in sorted(found, key=lambda f: f[1]) if _joined(scene, least[1], i)]


def _is_excluded(scene: Scene, i: int) -> bool:
    """Say whether the words before an area shut it out ("born outside the UK")."""
    return any(
        item.text in ("outside", "beyond", "except", "excluding") for item in scene.items[max(0, i - 3) : i]
    )


def _joined(scene: Scene, a: int, b: int) -> bool:
    """Say whether two areas are named together ("France and Italy", "Russia-Kazakhstan")."""
    low, high = sorted((a, b))
    return all(
        item.sort is Sort.AREA or item.text in ("and", ",", "or") for item in scene.items[low : high + 1]
    )


def _directed(asked: Asked, near: list[tuple[int, str]], areas: AreaTable) -> tuple[Entity, ...]:
    return tuple(
        areas.areas[code].entity(_role(asked.scene, i, order)) for order, (i, code) in enumerate(near[:2])
    )


def _role(scene: Scene, i: int, order: int) -> Literal["from", "to"]:
    """Return whether the area at `i`, the first or second named, sends or receives."""
    before = [item.text for item in scene.items[max(0, i - 2) : i] if item.text != "the"]
    if before and before[-1] in _TO:
        return "to"
    return "from" if order == 0 or (before and before[-1] == "from") else "to"
