"""Measures: what claims put numbers to, how they are said, and how they behave in arithmetic.

Reads config/measures.toml into a frozen table. Says nothing of texts: which measure a quantity is of is
found in `extract`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType
from typing import Literal, cast

from service.catalogue.loading import Table, read_toml
from service.model.claim import Direction
from service.model.quantity import QuantityKind

Nature = Literal["flow", "stock", "rate", "index", "price", "share", "balance"]

_FILE = "measures.toml"
_NATURES = ("flow", "stock", "rate", "index", "price", "share", "balance")
_ADDITIVE_NATURES = ("flow", "stock", "balance")
_ADJUSTMENTS = ("real", "nominal", "seasonally_adjusted", "constant_currency", "per_capita", "adjusted")


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureEntry:
    """One measure.

    Attributes:
        id: Lower case with dashes.
        label: English name.
        aliases: Every way it is said that names it by itself, its adjusted forms and changes included; none
            names only a kind of it.
        weak: Words of many uses that name it only beside a quantity of its kinds.
        kinds: Kinds of quantity usual for its level, the commonest first.
        unit: Usual unit of its level: "%", lemma of the counted noun or pint unit; None where there is none.
        nature: `flow` counts over a period, `stock` at an instant; `balance` is a flow of either sign;
            `rate`, `index`, `price` and `share` are relative.
        gain: A balance of which more is better, as of a profit; it rises and improves one way.
        additive: Parts (areas, products) can be added up.
        bilateral: May be of a pair of countries.
        directed: A pair has a sender and a receiver.
        particular: Claims of it are of the same thing only where the words say so (a deal, a price, a
            building's height), unlike a country's exports.
        national: It is of countries and their parts, never of a firm (inflation, births).
        share_of_whole: A level in percent lies between 0 and 100.
        opposite: The same quantity with its sign reversed (deficit and surplus).
        counterpart: The measure that it is usually set against (exports and imports).
        part_of: The measure of which it is always a part.
        rate_of: The index whose change over a year it is (inflation of consumer prices).
        near: Measures that a careful reader does not merge with it.
        sum_of: Measures that add up to it; empty where it has no such identity.
        difference_of: Minuend and subtrahend that give it, or empty.
        quotient_of: Numerator and denominator that give it, or empty.
        counted: Lemmas of count nouns that by themselves name it, the plainest first.
        by_kind: The measure that the same words name beside a level of another kind of quantity.
        filed: The measure under which series of a kind of it are filed, by the word that narrows it.
        spread: Percent by which two publishers' levels of it may differ though both are right.
        often_of_part: Claims of it are often of one partner or one route, which only what stands around
            them tells: a figure below it denies nothing.
        plausible: Least and greatest level in the usual unit that is no slip, or None.
        source: Where its definition is published.
    """

    id: str
    label: str
    aliases: tuple[str, ...]
    weak: tuple[str, ...] = ()
    kinds: tuple[QuantityKind, ...]
    unit: str | None = None
    nature: Nature
    additive: bool
    bilateral: bool = False
    directed: bool = False
    particular: bool = False
    national: bool = False
    gain: bool = False
    share_of_whole: bool = False
    opposite: str | None = None
    counterpart: str | None = None
    part_of: str | None = None
    rate_of: str | None = None
    near: tuple[str, ...] = ()
    sum_of: tuple[str, ...] = ()
    difference_of: tuple[str, ...] = ()
    quotient_of: tuple[str, ...] = ()
    counted: tuple[str, ...] = ()
    by_kind: tuple[tuple[QuantityKind, str], ...] = ()
    filed: tuple[tuple[str, str], ...] = ()
    spread: Decimal | None = None
    often_of_part: bool = False
    plausible: tuple[Decimal, Decimal] | None = None
    source: str

    @property
    def adds_over_time(self) -> bool:
        """Say whether the values of successive periods can be added up."""
        return self.additive and self.nature in ("flow", "balance")

    @property
    def nests(self) -> bool:
        """Say whether a part, of things or of time, can never exceed its whole."""
        return self.additive and self.nature == "flow"

    def for_kind(self, kind: QuantityKind) -> str:
        """Return the id of the measure that these words name beside a level of `kind`."""
        return next((other for of, other in self.by_kind if of is kind), self.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureTable:
    """All measures. Phrases are in lower case with spaces for hyphens, each of one measure only.

    Attributes:
        entries: Measures by id, in the order of the file.
        aliases: Id by phrase; the phrases of `changes` and `adjustments` are among them.
        weak: Id by word of many uses; none of them is among `aliases`.
        acronyms: Id by abbreviation that names it only in exactly these letters ("M2").
        counted: Id by lemma of a count noun.
        narrowed: Measure id and qualifier by phrase that names a kind of the measure ("brent crude":
            oil-price, "brent"); a kind, another kind and the whole are never the same figure. None of these
            phrases is among `aliases`.
        changes: Direction by phrase that names a change ("economic growth", "job losses").
        adjustments: Adjustment by phrase that implies one ("real wages").
    """

    entries: Mapping[str, MeasureEntry]
    aliases: Mapping[str, str]
    weak: Mapping[str, str]
    acronyms: Mapping[str, str]
    counted: Mapping[str, str]
    narrowed: Mapping[str, tuple[str, str]]
    changes: Mapping[str, Direction]
    adjustments: Mapping[str, str]


def load_measures(directory: Path) -> MeasureTable:
    """Return the measures of `directory`/measures.toml.

    Raises:
        ConfigError: The file is missing, or a key is unknown, missing or of the wrong type, a phrase names
            two measures, or an entry refers to none; names file, table and key.
    """
    root = read_toml(directory / _FILE)
    phrases = _Phrases()
    entries = {name: _entry(name, table, phrases) for name, table in root.tables()}
    for entry in entries.values():
        _check_references(entry, entries, root)
    return MeasureTable(
        entries=MappingProxyType(entries),
        aliases=MappingProxyType(phrases.aliases),
        weak=MappingProxyType(phrases.weak),
        acronyms=MappingProxyType(phrases.acronyms),
        counted=MappingProxyType(phrases.counted),
        narrowed=MappingProxyType(phrases.narrowed),
        changes=MappingProxyType(phrases.changes),
        adjustments=MappingProxyType(phrases.adjustments),
    )


class _Phrases:
    """Collects phrases from entry to entry and rejects those that name two measures."""

    def __init__(self) -> None:
        self.aliases: dict[str, str] = {}
        self.weak: dict[str, str] = {}
        self.acronyms: dict[str, str] = {}
        self.counted: dict[str, str] = {}
        self.narrowed: dict[str, tuple[str, str]] = {}
        self.changes: dict[str, Direction] = {}
        self.adjustments: dict[str, str] = {}
        self._owners: dict[str, str] = {}

    def name(self, measure: str, phrases: Iterable[str], into: dict[str, str], at: tuple[Table, str]) -> None:
        """File phrases under a measure; `at` is the table and key that hold them."""
        table, key = at
        for phrase in phrases:
            if not phrase or phrase != phrase.lower() or "-" in phrase:
                raise table.error(key, f"{phrase!r} must be in lower case with spaces for hyphens")
            if phrase in self._owners:
                raise table.error(key, f"{phrase!r} names {self._owners[phrase]} already")
            self._owners[phrase] = into[phrase] = measure

    def exact(
        self, measure: str, phrases: Iterable[str], into: dict[str, str], at: tuple[Table, str]
    ) -> None:
        """File abbreviations or lemmas, which may equal a phrase, under a measure."""
        table, key = at
        for phrase in phrases:
            owner = into.setdefault(phrase, measure)
            if owner != measure:
                raise table.error(key, f"{phrase!r} names {owner} already")


def _entry(name: str, table: Table, phrases: _Phrases) -> MeasureEntry:
    nature = table.choice("nature", _NATURES)
    entry = MeasureEntry(
        id=name,
        label=table.string("label"),
        aliases=_aliases(name, table, phrases),
        weak=table.strings("weak", ()),
        kinds=_kinds(table),
        unit=table.optional_string("unit") or ("%" if table.strings("kinds")[0] == "percent" else None),
        nature=cast(Nature, nature),
        additive=table.boolean("additive", nature in _ADDITIVE_NATURES),
        bilateral=table.boolean("bilateral", False),
        directed=table.boolean("directed", False),
        particular=table.boolean("particular", False),
        national=table.boolean("national", False),
        gain=table.boolean("gain", False),
        share_of_whole=table.boolean("share_of_whole", False),
        opposite=table.optional_string("opposite"),
        counterpart=table.optional_string("counterpart"),
        part_of=table.optional_string("part_of"),
        rate_of=table.optional_string("rate_of"),
        near=table.strings("near", ()),
        sum_of=table.strings("sum_of", ()),
        difference_of=table.strings("difference_of", ()),
        quotient_of=table.strings("quotient_of", ()),
        counted=table.strings("counted", ()),
        by_kind=_by_kind(table.table("by_kind")),
        filed=_filed(table.table("filed"), table.table("narrow")),
        spread=table.decimal("spread") if "spread" in table.names() else None,
        often_of_part=table.boolean("often_of_part", False),
        plausible=_plausible(table),
        source=table.string("source"),
    )
    _file(entry, table, phrases)
    table.finish()
    return entry


def _aliases(name: str, table: Table, phrases: _Phrases) -> tuple[str, ...]:
    """File and return every phrase that names the measure by itself."""
    found = list(table.strings("aliases"))
    phrases.name(name, found, phrases.aliases, (table, "aliases"))
    movements: tuple[tuple[str, Direction], ...] = (("rise", "increase"), ("fall", "decrease"))
    for key, direction in movements:
        moving = table.strings(key, ())
        phrases.name(name, moving, phrases.aliases, (table, key))
        phrases.changes.update(dict.fromkeys(moving, direction))
        found += moving
    adjusted = table.table("adjusted")
    for adjustment in adjusted.names():
        forms = adjusted.strings(adjustment)
        if adjustment not in _ADJUSTMENTS:
            raise adjusted.error(adjustment, f"must be one of {', '.join(_ADJUSTMENTS)}")
        phrases.name(name, forms, phrases.aliases, (adjusted, adjustment))
        phrases.adjustments.update(dict.fromkeys(forms, adjustment))
        found += forms
    return tuple(found)


def _file(entry: MeasureEntry, table: Table, phrases: _Phrases) -> None:
    """File the words that do not name the measure wherever they stand."""
    phrases.name(entry.id, entry.weak, phrases.weak, (table, "weak"))
    narrow = table.table("narrow")
    for qualifier in narrow.names():
        kinds: dict[str, str] = {}
        phrases.name(entry.id, narrow.strings(qualifier), kinds, (narrow, qualifier))
        phrases.narrowed.update(dict.fromkeys(kinds, (entry.id, qualifier)))
    phrases.exact(entry.id, table.strings("acronyms", ()), phrases.acronyms, (table, "acronyms"))
    phrases.exact(entry.id, entry.counted, phrases.counted, (table, "counted"))


def _kinds(table: Table) -> tuple[QuantityKind, ...]:
    names = table.strings("kinds")
    known = {kind.value: kind for kind in QuantityKind}
    unknown = [name for name in names if name not in known]
    if unknown or not names:
        raise table.error("kinds", f"must list some of {', '.join(known)}")
    return tuple(known[name] for name in names)


def _by_kind(table: Table) -> tuple[tuple[QuantityKind, str], ...]:
    known = {kind.value: kind for kind in QuantityKind}
    for name in table.names():
        if name not in known:
            raise table.error(name, f"must be one of {', '.join(known)}")
    return tuple((known[name], table.string(name)) for name in table.names())


def _filed(table: Table, narrow: Table) -> tuple[tuple[str, str], ...]:
    for word in table.names():
        if word not in narrow.names():
            raise table.error(word, "must be among the words that narrow the measure")
    return tuple((word, table.string(word)) for word in table.names())


def _plausible(table: Table) -> tuple[Decimal, Decimal] | None:
    if "plausible" not in table.names():
        return None
    ends = table.table("plausible")
    low, high = ends.decimal("low"), ends.decimal("high")
    ends.finish()
    if low >= high:
        raise table.error("plausible", "low must lie below high")
    return low, high


def _check_references(entry: MeasureEntry, entries: Mapping[str, MeasureEntry], root: Table) -> None:
    """Reject ids that no table has, a measure that refers to itself, and half a pair of terms."""
    references = {
        "opposite": (entry.opposite,),
        "counterpart": (entry.counterpart,),
        "part_of": (entry.part_of,),
        "rate_of": (entry.rate_of,),
        "near": entry.near,
        "sum_of": entry.sum_of,
        "difference_of": entry.difference_of,
        "quotient_of": entry.quotient_of,
        "by_kind": tuple(other for _, other in entry.by_kind),
        "filed": tuple(other for _, other in entry.filed),
    }
    table = Table(root.file, entry.id, {})
    for key, ids in references.items():
        for other in ids:
            if other is not None and (other not in entries or other == entry.id):
                raise table.error(key, f"there is no other measure {other!r}")
    for key, terms in (("difference_of", entry.difference_of), ("quotient_of", entry.quotient_of)):
        if terms and len(terms) != 2:
            raise table.error(key, "must name two measures")
