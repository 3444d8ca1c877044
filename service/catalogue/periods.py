"""Words of time expressions, fiscal years and terms of office.

Reads config/lexicon/periods.toml, config/fiscal-years.toml and config/terms-of-office.toml.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from service.catalogue.loading import Table, read_toml
from service.model.period import Granularity

TOKEN = re.compile(r"([a-zß-öø-ɏа-ҁҊ-ӿ]+|[0-9]+(?:[.,][0-9]{1,80})*|[^\W\d_]+|\n[^\S\n]*\n|[^\w\s]|\w)")
"""A word of letters (those of most texts first, which is faster), a number with its separators, a blank line,
or one other character."""

Phrase = tuple[str, ...]
Phrases = Mapping[str, tuple[tuple[Phrase, str], ...]]
"""What phrases stand for, by their first token, longest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A unit in which time is counted: so many of a granularity ("fortnight": two weeks)."""

    granularity: Granularity
    size: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class FiscalRule:
    """When a fiscal year begins and how it is named.

    Attributes:
        month: Month of its first day, 1 to 12.
        day: Day of the month of its first day.
        named_by_end: True where "FY2022" is the one that ends in 2022.
        two_years: True where "2022/23" alone names one.
    """

    month: int
    day: int
    named_by_end: bool
    two_years: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FiscalRules:
    """Fiscal years by ISO 3166-1 alpha-3 code, for unknown countries, and for their labels of two years."""

    countries: Mapping[str, FiscalRule]
    default: FiscalRule
    split: FiscalRule


Terms = tuple[tuple[dt.date, str], ...]
"""Days on which those who govern a country took office, in order, each with a name in lower case."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TermsOfOffice:
    """Terms by ISO 3166-1 alpha-3 code, and the phrases one of which a text holds that counts from them.

    The lists are complete for texts up to the day `until`.
    """

    countries: Mapping[str, Terms]
    said: tuple[str, ...]
    until: dt.date


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodLexicon:
    """Words of time expressions, in lower case.

    Attributes:
        months: Month by name and abbreviation.
        month_names: The names that are not abbreviated.
        weekdays: Day of the week by name and abbreviation, Monday 1.
        weekday_names: The names that are not abbreviated.
        seasons: Spring 1 to winter 4.
        units: Units in which time is counted.
        cardinals: Number words below twenty.
        tens: Round number words from twenty to ninety.
        ordinals: "first" 1 to "twentieth" 20, and "thirtieth" 30.
        decades: "nineties" 90.
        modifiers: "last", "next" and their like by their sense.
        parts: "beginning", "early" and their like by their sense.
        days: Days counted from the document's date: "yesterday" -1.
        words: Every other class of words, by section and key of the file ("years.before").
        phrases: Expressions matched as they stand, with their sense.
        phrase_heads: First and second token of each phrase; the second is "" where there is none.
        kinds: For each word that can begin an expression, the name of what reads it.
        after_number: Tokens that may follow a number at the head of an expression.
        fiscal: When fiscal years begin.
        terms: When those who govern took office.
    """

    months: Mapping[str, int]
    month_names: frozenset[str]
    weekdays: Mapping[str, int]
    weekday_names: frozenset[str]
    seasons: Mapping[str, int]
    units: Mapping[str, Unit]
    cardinals: Mapping[str, int]
    tens: Mapping[str, int]
    ordinals: Mapping[str, int]
    decades: Mapping[str, int]
    modifiers: Mapping[str, str]
    parts: Mapping[str, str]
    days: Mapping[str, int]
    words: Mapping[str, frozenset[str]]
    phrases: Phrases
    phrase_heads: frozenset[tuple[str, str]]
    kinds: Mapping[str, str]
    after_number: frozenset[str]
    fiscal: FiscalRules
    terms: TermsOfOffice


_WORD_SECTIONS = (
    *("numerals", "doubtful", "prepositions", "present", "fiscal", "ago", "tense", "comparison", "years"),
    "anaphors",
    "hours",
)
_NUMBER_SECTIONS = ("seasons", "cardinals", "tens", "ordinals", "decades", "days")
_OPENING_PREPOSITIONS = (
    "from",
    "between",
    "since",
    "until",
    "before",
    "after",
    "during",
    "by",
    "within",
    "in",
)
_APOSTROPHES = ("'", "’", "‘")
_ARTICLES = ("a", "an")
_AFTER_NUMBER = ("numerals.suffixes", "numerals.joints", "numerals.zero", "prepositions.to")
_CODES = ("h", "q")


def load_period_lexicon(directory: Path) -> PeriodLexicon:
    """Return the words of `directory`/lexicon/periods.toml with the rules of `directory`/fiscal-years.toml.

    Raises:
        ConfigError: A file is missing or wrong; names file, table and key.
    """
    root = read_toml(directory / "lexicon" / "periods.toml")
    root.string("source")
    months, month_names = _names(root.table("months"))
    weekdays, weekday_names = _names(root.table("weekdays"))
    numbers = {section: _integers(root.table(section)) for section in _NUMBER_SECTIONS}
    words = {
        key: value for section in _WORD_SECTIONS for key, value in _word_sets(root.table(section), section)
    }
    modifiers, parts = _senses(root.table("modifiers")), _senses(root.table("parts"))
    units = _units(root.table("units"))
    phrases = _phrases(root.table("phrases"))
    root.finish()
    counts = (*numbers["cardinals"], *numbers["tens"])
    return PeriodLexicon(
        months=months,
        month_names=month_names,
        weekdays=weekdays,
        weekday_names=weekday_names,
        units=units,
        modifiers=modifiers,
        parts=parts,
        **numbers,
        words=words,
        phrases=phrases,
        phrase_heads=frozenset((p[0], (*p, "")[1]) for group in phrases.values() for p, _ in group),
        kinds=_kinds(
            ("month", months),
            ("weekday", weekdays),
            ("season", numbers["seasons"]),
            ("unit", (*units, *words["anaphors.weekend"])),
            ("ordinal", numbers["ordinals"]),
            ("count", (*counts, *words["numerals.vague"], *_ARTICLES)),
            ("decade", numbers["decades"]),
            ("modifier", modifiers),
            ("part", parts),
            ("day", numbers["days"]),
            ("fiscal", (*words["fiscal.short"], *words["fiscal.adjectives"])),
            ("code", _CODES),
            ("apostrophe", _APOSTROPHES),
            *((name, words[f"prepositions.{name}"]) for name in _OPENING_PREPOSITIONS),
            ("phrase", phrases),
        ),
        after_number=frozenset((*months, *_with_plurals(weekdays), *units, *counts, *modifiers)).union(
            numbers["ordinals"], *(words[name] for name in _AFTER_NUMBER)
        ),
        fiscal=_fiscal_rules(directory),
        terms=_terms_of_office(directory),
    )


def _with_plurals(names: Iterable[str]) -> list[str]:
    return [form for name in names for form in (name, f"{name}s")]


def _integers(table: Table) -> dict[str, int]:
    values = {word: table.integer(word) for word in table.names()}
    table.finish()
    return values


def _names(table: Table) -> tuple[dict[str, int], frozenset[str]]:
    """Return numbers by full and short name, and the full names."""
    full, short = _integers(table.table("full")), _integers(table.table("short"))
    table.finish()
    return {**full, **short}, frozenset(full)


def _senses(table: Table) -> dict[str, str]:
    """Return the sense of each word, the sense being the key whose list it stands in."""
    senses = {word: sense for sense in table.names() for word in table.strings(sense)}
    table.finish()
    return senses


def _units(table: Table) -> dict[str, Unit]:
    units: dict[str, Unit] = {}
    for name in table.names():
        unit = table.table(name)
        value = Unit(
            granularity=Granularity(unit.choice("granularity", tuple(g.value for g in Granularity))),
            size=unit.integer("size", 1),
        )
        units |= dict.fromkeys(unit.strings("words"), value)
        unit.finish()
    table.finish()
    return units


def _word_sets(table: Table, section: str) -> list[tuple[str, frozenset[str]]]:
    sets = [(f"{section}.{key}", frozenset(table.strings(key))) for key in table.names()]
    table.finish()
    return sets


def _phrases(table: Table) -> Phrases:
    by_first: dict[str, list[tuple[Phrase, str]]] = {}
    for sense, phrases in ((sense, table.strings(sense)) for sense in table.names()):
        for phrase in phrases:
            tokens = tuple(TOKEN.findall(phrase))
            by_first.setdefault(tokens[0], []).append((tokens, sense))
    table.finish()
    return {
        first: tuple(sorted(group, key=lambda entry: -len(entry[0]))) for first, group in by_first.items()
    }


def _kinds(*classes: tuple[str, Iterable[str]]) -> dict[str, str]:
    """Return the class of each word; the first class that has it stands."""
    kinds: dict[str, str] = {}
    for kind, words in classes:
        for word in words:
            kinds.setdefault(word, kind)
    return kinds


def _fiscal_rules(directory: Path) -> FiscalRules:
    root = read_toml(directory / "fiscal-years.toml")
    countries = {code: _fiscal_rule(table) for code, table in root.table("country").tables()}
    rules = FiscalRules(
        countries=countries,
        default=_fiscal_rule(root.table("default")),
        split=_fiscal_rule(root.table("split")),
    )
    root.finish()
    return rules


def _terms_of_office(directory: Path) -> TermsOfOffice:
    root = read_toml(directory / "terms-of-office.toml")
    countries = {code: _terms(table) for code, table in root.table("country").tables()}
    until = root.string("complete_until")
    try:
        last = dt.date.fromisoformat(until)
    except ValueError as error:
        raise root.error("complete_until", f"must be a day, as 2025-05-31, not {until!r}") from error
    terms = TermsOfOffice(countries=countries, said=root.strings("said"), until=last)
    root.finish()
    return terms


def _terms(table: Table) -> Terms:
    table.string("source")
    try:
        terms = tuple((dt.date.fromisoformat(day), name) for day, name in table.lists("since"))
    except ValueError as error:
        raise table.error("since", "must be pairs of a day, as 2021-01-20, and a name") from error
    if list(terms) != sorted(terms):
        raise table.error("since", "must be in order")
    table.finish()
    return terms


def _fiscal_rule(table: Table) -> FiscalRule:
    table.string("source")
    start = table.string("start")
    if re.fullmatch(r"(0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])", start) is None:
        raise table.error("start", f"must be a month and a day up to 28, as 04-01, not {start!r}")
    named_by_end = table.choice("label", ("start", "end")) == "end"
    two_years = table.boolean("two_years", default=start[:2] != "01")
    table.finish()
    return FiscalRule(
        month=int(start[:2]), day=int(start[3:]), named_by_end=named_by_end, two_years=two_years
    )
