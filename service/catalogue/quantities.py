"""Reads config/lexicon/quantities.toml with units and currencies into the lexicon of number expressions.

Everything that the quantity reader matches against is compiled here once: number words, scale words,
hedges with their margins, the words after a number that make it money, a percentage or a measure, and the
words around it that make it no quantity at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TypedDict

from service.catalogue.currencies import CurrencyTable, load_currencies
from service.catalogue.loading import Table, read_toml
from service.catalogue.nouns import NounLexicon, load_nouns
from service.catalogue.phrases import phrase_words
from service.catalogue.suffixes import Suffix, suffix_symbols, suffix_words
from service.catalogue.surfaces import SurfaceTable, build_surfaces
from service.catalogue.units import UnitTable, load_units
from service.catalogue.word_patterns import words_pattern
from service.model.quantity import Qualifier

_WORD_LISTS = {
    "hedging": ("between", "not_of_time", "reached", "up_to", "comparing", "compared"),
    "times": ("ratio_after",),
    "spoken_point": ("after",),
    "percent": ("context", "not_points"),
    "duration_words": (
        "articles",
        "another",
        "whole",
        "before_article",
        "between",
        "old",
        "point_after",
        "singles",
    ),
    "per": ("words", "for_each", "nouns", "capita"),
    "ranges": ("between", "change"),
    "carry": ("before", "and_before", "of_after"),
    "ranks": ("before", "after", "superlatives", "not_superlative"),
    "lone_fractions": ("not_after", "not_before", "quarter_in"),
    "look_alikes": ("months", "capital_months", "year_certain", "idioms", "phones", "streets"),
    "look_alikes.one": ("before", "after"),
    "look_alikes.ages": ("before", "people", "bounds", "files"),
}


@dataclass(frozen=True, slots=True)
class Margin:
    """How far words reach beside a value: the larger of a share of it and a number of last-digit units."""

    share: Decimal
    units: Decimal
    is_open: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Hedge:
    """Words that loosen or bound a number ("about", "more than").

    Attributes:
        name: Its table in the lexicon.
        qualifier: What it makes of the quantity.
        is_bound: True where the value is a stated bound.
        ordinary: Margins below and above on the ordinary reading.
        widest: The same on the widest.
    """

    name: str
    qualifier: Qualifier
    is_bound: bool
    ordinary: tuple[Margin, Margin]
    widest: tuple[Margin, Margin]


@dataclass(frozen=True, slots=True, kw_only=True)
class Multiplier:
    """A word that says a ratio, with the words one of which must stand beside it (none: always read)."""

    value: Decimal
    before: frozenset[str]
    after: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Vague:
    """A vague number ("a few"): its value and what it allows; `only_scaled` needs a scale word after it."""

    value: Decimal
    ordinary: tuple[Decimal, Decimal]
    widest: tuple[Decimal, Decimal]
    only_scaled: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Rounding:
    """Constants of the rounding convention; documented in the file."""

    significant_digits: int
    whole_below: int
    longest: int
    loose_ordinary: Decimal
    loose_widest: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class QuantityLexicon:
    """Everything that number expressions are read with; `words` holds the plain word lists by name.

    A number may start where `starts` matches; of words only those among `heads` need to be looked at.
    """

    starts: re.Pattern[str]
    heads: frozenset[str]
    numbers: dict[str, int]
    scales: dict[str, int]
    scale_letters: dict[str, int]
    money_letters: dict[str, int]
    groups: dict[str, int]
    fractions: dict[str, int]
    fraction_signs: dict[str, tuple[int, int]]
    ordinals: dict[str, int]
    vague: dict[str, Vague]
    multipliers: dict[str, Multiplier]
    suffix_words: SurfaceTable[Suffix]
    suffix_symbols: SurfaceTable[Suffix]
    hedges_before: SurfaceTable[Hedge]
    hedges_after: SurfaceTable[Hedge]
    duration_letters: dict[str, str]
    combined_units: SurfaceTable[str]
    currencies: CurrencyTable
    labels: SurfaceTable[str]
    words: dict[str, frozenset[str]]
    nouns: NounLexicon
    rounding: Rounding
    change_reach: int
    years: tuple[int, int]
    units: UnitTable


class _File:
    """The tables of the lexicon, each handed out as one object, so that keys nobody reads are found."""

    def __init__(self, path: Path) -> None:
        self._root = read_toml(path)
        self._tables: dict[str, Table] = {}

    def table(self, name: str) -> Table:
        """Return a table by its name, "a.b" for one within another."""
        if name not in self._tables:
            outer, _, inner = name.rpartition(".")
            self._tables[name] = (self.table(outer) if outer else self._root).table(inner)
        return self._tables[name]

    def finish(self) -> None:
        """Reject tables and keys that nobody asked for."""
        self._root.finish()
        for table in self._tables.values():
            table.finish()


def load_quantity_lexicon(directory: Path) -> QuantityLexicon:
    """Return the lexicon of number expressions of the configuration in `directory`.

    Raises:
        ConfigError: A file is missing or malformed, or holds a key that is not known.
    """
    file = _File(directory / "lexicon" / "quantities.toml")
    units, currencies = load_units(directory), load_currencies(directory)
    words = _number_words(file)
    hedges = _hedges(file.table("hedge"))
    looks, letters = file.table("look_alikes"), file.table("duration_letters")
    lexicon = QuantityLexicon(
        **words,
        starts=_start_pattern(words, file.table("duration_words")),
        heads=_heads(words, file.table("duration_words")),
        scale_letters=_integers(file.table("scale_letters.always")),
        money_letters=_integers(file.table("scale_letters.money")),
        suffix_words=build_surfaces(
            suffix_words(file.table("percent"), file.table("durations"), units, currencies)
        ),
        suffix_symbols=build_surfaces(suffix_symbols(units, currencies)),
        hedges_before=build_surfaces(((p, h) for h, before, _ in hedges for p in before), backwards=True),
        hedges_after=build_surfaces((p, h) for h, _, after in hedges for p in after),
        duration_letters={name: letters.string(name) for name in letters.names()},
        combined_units=build_surfaces(_combined(file.table("per.combined"))),
        currencies=currencies,
        labels=build_surfaces(_labels(file.table("look_alikes.labels")), backwards=True),
        words=_word_lists(file) | {"nationals": _nationals(directory)},
        nouns=load_nouns(file.table("nouns")),
        rounding=_rounding(file.table("rounding")),
        change_reach=file.table("ranges").integer("reach"),
        years=(looks.integer("earliest_year"), looks.integer("latest_year")),
        units=units,
    )
    file.table("source").string("title")
    file.finish()
    return lexicon


class _NumberWords(TypedDict):
    """The fields of the lexicon whose words start a number."""

    numbers: dict[str, int]
    scales: dict[str, int]
    fractions: dict[str, int]
    ordinals: dict[str, int]
    groups: dict[str, int]
    vague: dict[str, Vague]
    multipliers: dict[str, Multiplier]
    fraction_signs: dict[str, tuple[int, int]]


def _number_words(file: _File) -> _NumberWords:
    signs = file.table("fraction_signs")
    return _NumberWords(
        numbers=_integers(file.table("numbers")),
        scales=_scales(file.table("scales"), file.table("scale_values")),
        fractions=_integers(file.table("fractions")),
        ordinals=_integers(file.table("ordinals")),
        groups=_groups(file.table("groups")),
        vague={word: _vague(table) for word, table in file.table("vague").tables()},
        multipliers={word: _multiplier(table) for word, table in file.table("multipliers").tables()},
        fraction_signs={sign: _sign(signs, sign) for sign in signs.names()},
    )


def _groups(groups: Table) -> dict[str, int]:
    """Return every word for a group ("dozen") with its size."""
    found: dict[str, int] = {}
    for _, table in groups.tables():
        found |= dict.fromkeys(table.strings("words"), table.integer("value"))
        table.finish()
    return found


def _hedges(hedges: Table) -> tuple[tuple[Hedge, tuple[str, ...], tuple[str, ...]], ...]:
    """Return every hedge with the phrases that stand before and after a number."""
    found = []
    for name, table in hedges.tables():
        found.append((_hedge(name, table), table.strings("before", ()), table.strings("after", ())))
        table.finish()
    return tuple(found)


def _integers(table: Table) -> dict[str, int]:
    return {name: table.integer(name) for name in table.names()}


def _scales(scales: Table, values: Table) -> dict[str, int]:
    """Return every scale word with its value."""
    return {word: values.integer(name) for name in scales.names() for word in scales.strings(name)}


def _sign(table: Table, key: str) -> tuple[int, int]:
    """Return numerator and denominator of a fraction sign, written "1/2"."""
    top, _, bottom = table.string(key).partition("/")
    if not (top.isdigit() and bottom.isdigit() and int(bottom)):
        raise table.error(key, "must be a fraction")
    return int(top), int(bottom)


def _ends(table: Table) -> tuple[Decimal, Decimal]:
    return table.decimal("low"), table.decimal("high")


def _vague(table: Table) -> Vague:
    vague = Vague(
        value=table.decimal("value"),
        ordinary=_ends(table.table("ordinary")),
        widest=_ends(table.table("widest")),
        only_scaled=table.boolean("only_scaled", False),
    )
    table.finish()
    return vague


def _multiplier(table: Table) -> Multiplier:
    multiplier = Multiplier(
        value=table.decimal("value"),
        before=frozenset(table.strings("before", ())),
        after=frozenset(table.strings("after", ())),
    )
    table.finish()
    return multiplier


def _hedge(name: str, table: Table) -> Hedge:
    return Hedge(
        name=name,
        qualifier=Qualifier(table.choice("qualifier", tuple(Qualifier))),
        is_bound=table.boolean("bound", False),
        ordinary=(_margin(table, "ordinary_below"), _margin(table, "ordinary_above")),
        widest=(_margin(table, "widest_below"), _margin(table, "widest_above")),
    )


def _margin(table: Table, key: str) -> Margin:
    """Read a margin: share and units, or open."""
    margin = table.table(key)
    if margin.boolean("open", False):
        return Margin(Decimal(0), Decimal(0), is_open=True)
    return Margin(margin.decimal("share"), margin.decimal("units"))


def _rounding(table: Table) -> Rounding:
    return Rounding(
        significant_digits=table.integer("significant_digits"),
        whole_below=table.integer("whole_below"),
        longest=table.integer("longest"),
        loose_ordinary=table.decimal("loose_ordinary"),
        loose_widest=table.decimal("loose_widest"),
    )


def _labels(table: Table) -> Iterator[tuple[str, str]]:
    """Yield the nouns before a number that make it a name, with the reason."""
    for reason in table.names():
        for word in table.strings(reason):
            yield word, reason


def _combined(table: Table) -> Iterator[tuple[str, str]]:
    """Yield letters that stand for a unit per time ("bpd")."""
    for surface in table.names():
        yield surface, table.string(surface)


def _word_lists(file: _File) -> dict[str, frozenset[str]]:
    """Return the plain lists of words, as "section.list" by the last name of the section."""
    return {
        f"{section.rpartition('.')[2]}.{key}": frozenset(file.table(section).strings(key))
        for section, keys in _WORD_LISTS.items()
        for key in keys
    }


def _nationals(directory: Path) -> frozenset[str]:
    """Return what the people of countries are called ("canadians")."""
    countries = read_toml(directory / "areas.toml").table("countries")
    named = (countries.table(code).strings("people", ()) for code in countries.names())
    return frozenset(text.lower() for people in named for text in people)


def _number_heads(words: _NumberWords) -> list[str]:
    tables: tuple[Iterable[str], ...] = (
        words["numbers"],
        words["scales"],
        words["fractions"],
        words["ordinals"],
        words["groups"],
        words["vague"],
        words["multipliers"],
    )
    return [word for table in tables for word in table]


def _heads(words: _NumberWords, articles: Table) -> frozenset[str]:
    """Return the first words of all with which a number may start."""
    starting = (word for key in ("articles", "another", "whole") for word in articles.strings(key))
    return frozenset(phrase_words(word)[0] for word in (*_number_heads(words), *starting))


def _start_pattern(words: _NumberWords, articles: Table) -> re.Pattern[str]:
    """Return the pattern that finds where a number may start, in lower-case text.

    An article starts one before a unit ("an hour", "another week"), whether it does is decided by the reader.
    """
    signs = "".join(words["fraction_signs"])
    numbers = words_pattern(_number_heads(words))
    units = words_pattern((*articles.strings("singles"), *articles.strings("things")))
    ones = words_pattern((*articles.strings("articles"), *articles.strings("another")))
    whole = words_pattern(articles.strings("whole"))
    singles = words_pattern(articles.strings("singles"))
    letter = "a-zß-ɏ"
    word = rf"(?:{numbers}|{ones}(?=[ ]{units}(?![{letter}]))|{whole}(?=[ -]{singles}(?![{letter}])))"
    return re.compile(rf"[0-9{signs}]|(?<![{letter}]){word}(?![{letter}])")
