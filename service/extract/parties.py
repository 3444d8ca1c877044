"""Whom a whole document is about: two countries that meet, one country, one organisation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from service.catalogue import Catalogue
from service.catalogue.areas import AreaTable
from service.extract.scenes import Item, Scene
from service.model.claim import Entity, Mention
from service.model.quantity import QuantityKind
from service.model.text import Document

_SHARE_OF_DOMINANT = 0.6
_FEWEST_PAIRINGS = 2
_FEWEST_AMOUNTS = 2  # in a country's own money, to tell a text's country
_LONGEST_NAME = 4  # words of a country's name
_OPENING = 600  # characters in which a release names whose it is


@dataclass(frozen=True, slots=True)
class Parties:
    """Whom a document is about.

    Attributes:
        pair: The two countries between which it is, when it is between two.
        dominant: The one that it names most, when it is about one.
    """

    pair: tuple[Entity, ...] = ()
    dominant: tuple[Entity, ...] = ()


def find_parties(
    document: Document, scenes: Iterable[Scene], catalogue: Catalogue, money: Sequence[Mention] = ()
) -> Parties:
    """Return whom the whole document is about: the caller's hint, its areas, or its one organisation.

    Args:
        document: The text.
        scenes: Its sentences.
        catalogue: Names of areas and organisations.
        money: Mentions, of which the amounts of money tell the country where nothing else does.
    """
    areas = catalogue.areas
    hinted = tuple(areas.areas[code].entity() for code in _hints(document, areas))
    if len(hinted) == 2:
        return Parties(pair=hinted)
    if len(hinted) == 1:
        return Parties(dominant=hinted)
    counts: Counter[str] = Counter()
    pairs: Counter[tuple[str, ...]] = Counter()
    for scene in scenes:
        named = [(i, code_of(item, areas)) for i, item in enumerate(scene.items) if item.area is not None]
        if not named:
            continue
        counts.update(
            code for i, code in named if code is not None and not _is_in_name(document, scene.items[i])
        )
        pairs.update(_pairings(scene, named, catalogue))
    pair = _pair(counts, pairs)
    if pair:
        return Parties(pair=tuple(areas.areas[code].entity() for code in pair))
    organisation = _organisation(document, catalogue)
    if organisation is not None:
        return Parties(dominant=(organisation,))
    country = _country(counts, document, areas, money)
    return Parties(dominant=(areas.areas[country].entity(),)) if country is not None else Parties()


def _organisation(document: Document, catalogue: Catalogue) -> Entity | None:
    """Return the one organisation that a text names, or that announces its figures at its head."""
    wording, speakers = catalogue.wording, catalogue.text.speakers
    names = {match.group().removeprefix("The ") for match in wording.organisation.finditer(document.text)}
    if len(names) != 1:
        announcer = wording.announcer.search(document.text[:_OPENING])
        names = {announcer[1].strip().removeprefix("The ")} if announcer is not None else set()
    for name in names:
        words = name.split()
        offices = speakers.roles | speakers.titles
        if catalogue.areas.find(words[0]) is None and not any(word.casefold() in offices for word in words):
            return Entity(name=name, code=None, scheme="name")
    return None


def _country(
    counts: Counter[str], document: Document, areas: AreaTable, money: Sequence[Mention]
) -> str | None:
    """Return the country named most, else that of the institutions or the money, else the first named."""
    if counts:
        code, times = counts.most_common(1)[0]
        if times >= _SHARE_OF_DOMINANT * sum(counts.values()):
            return code
    found = Counter(areas.institutions[match] for match in areas.institution.findall(document.text))
    if found:
        return found.most_common(1)[0][0]
    units = Counter(
        mention.quantity.unit or ""
        for mention in money
        if mention.quantity is not None and mention.quantity.kind is QuantityKind.MONEY
    )
    own = [unit for unit, _ in units.most_common() if unit in areas.issuers and unit not in _WORLD_MONEY]
    unit, times = (own[0], units[own[0]]) if own else ("", 0)
    if own and times >= min(_FEWEST_AMOUNTS, units.total()):
        return areas.issuers[unit]
    return next(iter(counts), None)  # many are named: the first is whose release or parliament it is


_WORLD_MONEY = frozenset({"USD", "EUR", "GBP", "CHF", "JPY"})  # much used in texts about others


def _is_in_name(document: Document, item: Item) -> bool:
    """Say whether "World" is the first word of another name ("World Malaria Day")."""
    return item.text == "world" and document.text[item.end + 1 : item.end + 2].isupper()


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


def _pair(counts: Counter[str], pairs: Counter[tuple[str, ...]]) -> list[str]:
    """Return the two countries between which a text is, in order of first mention, or nothing."""
    if not pairs:
        return []
    (best, times), total = pairs.most_common(1)[0], sum(counts.values())
    if times < _FEWEST_PAIRINGS or sum(counts[code] for code in best) < _SHARE_OF_DOMINANT * total:
        return []
    return [code for code in counts if code in best]


def code_of(item: Item, areas: AreaTable) -> str | None:
    """Return the code of the country or bloc that an item names; None for regions and the like."""
    if item.area is None or not item.area.codes:
        return None
    code = item.area.codes[0]
    return code if code in areas.areas else None


def speaks_for(speaker: str | None, areas: AreaTable) -> Entity | None:
    """Return the one country that a speaker's office names ("Minister of Economy of Armenia"), or None."""
    words = (speaker or "").split()
    found = {
        surface.codes[0]
        for start in range(len(words))
        for end in range(start + 1, min(len(words), start + _LONGEST_NAME) + 1)
        if (surface := areas.find(" ".join(words[start:end]))) is not None and surface.codes
        if surface.codes[0] in areas.areas
    }
    return areas.areas[found.pop()].entity() if len(found) == 1 else None
