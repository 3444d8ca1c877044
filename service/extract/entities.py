"""Whom a claim is about: countries, blocs and pairs, from sentence or document."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from service.catalogue.areas import AreaTable
from service.catalogue.measures import MeasureEntry
from service.extract.parties import Parties, code_of
from service.extract.scenes import Item, Scene, Sort
from service.model.claim import Entity
from service.model.working import working

_TO = frozenset({"to", "into", "in", "with", "for"})


@working(frozen=True, slots=True)
class Asked:
    """Which entities a claim may have: its place, its measure's place, and how its measure takes pairs.

    Attributes:
        own: The country for which whoever says it speaks, or None.
        general: Whether the measure is of countries ("inflation"), never of a firm.
        partner: Word before whoever a country trades with, where the measure is of one side of its trade.
    """

    scene: Scene
    at: int
    measure_at: int | None
    bilateral: bool
    directed: bool
    own: Entity | None = None
    general: bool = False
    partner: Literal["to", "from"] | None = None


def partner_word(entry: MeasureEntry | None) -> Literal["to", "from"] | None:
    """Return the word before the partner of exports ("to") or imports ("from"), else None."""
    if entry is None or not entry.directed or entry.counterpart is None:
        return None
    return "from" if entry.id.endswith("imports") else "to"


def find_entities(asked: Asked, parties: Parties, areas: AreaTable) -> tuple[tuple[Entity, ...], str]:
    """Return the entities of a claim and where they were found.

    Returns:
        Entities in order, and `text`, `parties`, `document` or `none`.
    """
    near = _nearby(asked, areas)
    shared = _says_our(asked)
    home = (asked.own,) if asked.own is not None else parties.dominant
    if asked.directed and len(near) >= 2:
        return _directed(asked, near, areas), "text"
    if asked.bilateral and not asked.directed and len(near) == 1:
        near = _with_partner(asked, near, areas)
    if asked.bilateral and parties.pair and (shared or not near):
        return parties.pair, "parties" if shared else "document"
    if near:
        named = tuple(dict.fromkeys(areas.areas[code].entity() for _, code in near))
        return _beside(asked, near, named, home), "text"
    name = _place(asked) or ("" if home else _owner(asked))
    if name:
        return (Entity(name=name, code=None, scheme="name"),), "text"
    return (home, "document") if home else ((), "none")


def _beside(
    asked: Asked, near: list[tuple[int, str]], named: tuple[Entity, ...], home: tuple[Entity, ...]
) -> tuple[Entity, ...]:
    """Return the areas named with whoever the text is about: its firm, or the other side of its trade."""
    if asked.directed and len(named) == 1:
        partner = _sent(asked.scene, near[0][0])
        if partner == "to" and len(home) == 1 and home[0] != named[0] and home[0].code is not None:
            return (replace(home[0], role="from"), replace(named[0], role="to"))
        if partner is not None and partner == asked.partner:
            return (replace(named[0], role=partner),)  # "our exports to Chile" are not those of Chile
        if asked.partner and [item.text for item in asked.scene.items[asked.at + 1 :][:2]] == [
            asked.partner,
            "us",
        ]:
            return (replace(named[0], role="to" if asked.partner == "from" else "from"),)
    if len(home) != 1 or home[0] in named:
        return named
    return named if home[0].code is not None or asked.general else (home[0], *named)


def _sent(scene: Scene, i: int) -> Literal["to", "from"] | None:
    """Return whether what is sent plainly goes to an area ("exports to China") or comes from it, or None."""
    before = [item.text for item in scene.items[max(0, i - 2) : i] if item.text != "the"]
    return _SENT.get(before[-1]) if before else None


_SENT: dict[str, Literal["to", "from"]] = {"to": "to", "into": "to", "from": "from"}


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
    if len(item.name) < 3 or item.name.endswith(_COMMON_ENDINGS) or item.measure or item.weak:
        return False
    return item.tags.isdisjoint(_NO_NAMES)


_NO_NAMES = frozenset(("institutions", "no_names", "existential", "pronouns", "determiners", "possessives"))
_COMMON_ENDINGS = ("s", "men", "tion", "sion", "ment", "ness", "ity", "ing", "ance", "ence", "ship")
_VERBAL = frozenset({"auxiliaries", "verbs", "verb", "measure_verb"})


def _name_after(asked: Asked, prepositions: frozenset[str]) -> str:
    """Return the nearest name of the clause that follows one of the prepositions, or ""."""
    items = asked.scene.items
    named = [i for i in range(1, len(items)) if items[i].name]
    for i in sorted(named, key=lambda i: (abs(i - asked.at), i < asked.at)):  # "12 in Lyon, 9 in Nice"
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
        if not _is_excluded(scene, i) and (code := code_of(scene.items[i], areas)) is not None
    ]
    if not found:
        return []
    beside = [(i, code) for _, i, code in found if i == asked.at - 1]
    paired = asked.at > 1 and scene.items[asked.at - 2].text in ("and", "with")  # "Iraq and Iran exceeded 9"
    if beside and not asked.directed and not paired:
        return beside  # "Malaysia sent 4.56 million, China 3.51"
    if asked.directed:
        near = sorted((i, code) for cost, i, code in found if cost <= _FAR)
        before = max((at for at in scene.quantities if at < asked.at), default=-1)
        own = _first_two([(i, code) for i, code in near if before < i < asked.at])
        return own if len(own) > 1 else _first_two(near)
    least = min(found)
    return [(i, code) for _, i, code in sorted(found, key=lambda f: f[1]) if _joined(scene, least[1], i)]


def _first_two(near: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Return the first two areas by position, neither the same country as the other."""
    first = near[:1]
    return first + [(i, code) for i, code in near if code != first[0][1]][:1]


def _with_partner(asked: Asked, near: list[tuple[int, str]], areas: AreaTable) -> list[tuple[int, str]]:
    """Return the only area near by with the one that it trades with ("Kazakhstan's trade with China")."""
    scene, anchor = asked.scene, asked.at if asked.measure_at is None else asked.measure_at
    found = dict(near)
    for i in scene.positions(Sort.AREA):
        code = code_of(scene.items[i], areas)
        before = [item.text for item in scene.items[max(0, i - 2) : i] if item.text != "the"]
        if code is not None and code not in found.values() and before[-1:] == ["with"]:
            if scene.cost(i, anchor) <= _FAR:
                return sorted([*found.items(), (i, code)])
        elif code is not None and i not in found and near[0][0] > i and scene.cost(i, anchor) <= _FAR:
            words = [item.text for item in scene.items[max(0, near[0][0] - 2) : near[0][0]]]
            if "with" in words and code != near[0][1]:
                return sorted([*found.items(), (i, code)])
    return near


_FAR = 12  # cost up to which an area belongs to a measure of two


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
    """Return two areas of which one sends and one receives, by the words before them and their order."""
    (i, first), (j, second) = near[:2]
    way, other = _way(asked.scene, i), _way(asked.scene, j)
    beside = way != "to" or _joined(asked.scene, i, j)  # "to France and Germany"
    return (
        areas.areas[first].entity(way or ("to" if other == "from" else "from")),
        areas.areas[second].entity(other or ("to" if beside else "from")),
    )


def _way(scene: Scene, i: int) -> Literal["from", "to"] | None:
    """Return whether the word before an area says that it sends or receives, or None."""
    before = [item.text for item in scene.items[max(0, i - 2) : i] if item.text != "the"]
    if before and before[-1] in _TO:
        return "to"
    return "from" if before and before[-1] == "from" else None
