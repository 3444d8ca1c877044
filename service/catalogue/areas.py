"""Areas: countries, their parts, blocs and regions, how they are said, who belongs to them, their money.

Reads config/areas.toml over the names, codes and currencies of Unicode CLDR (through Babel) into a frozen
table. Says nothing of texts: whether "Paris" stands for France or for the town is for `extract` to tell.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from babel import Locale
from babel.core import get_global
from babel.numbers import get_territory_currencies

from service.catalogue.loading import Table, read_toml
from service.model.claim import Entity, Scheme

Form = Literal["name", "demonym", "people", "metonym", "short", "none"]

_FILE = "areas.toml"
_CURRENCIES_FROM = dt.date(1990, 1, 1)


@dataclass(frozen=True, slots=True)
class Membership:
    """A stretch during which an area belonged to a bloc; `left` is the last day, None while it does."""

    code: str
    joined: dt.date
    left: dt.date | None = None


@dataclass(frozen=True, slots=True)
class CurrencyUse:
    """A currency that is or was legal tender; `start` and `end` are days included, None where open."""

    code: str
    start: dt.date | None = None
    end: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A country, a part of one, a bloc or a region.

    Attributes:
        code: Key in the table: ISO 3166-1 alpha-3, a bloc's code, or for a bare name ISO 3166-2, UN M49 or a
            word.
        name: English short name.
        scheme: What `code` is; the code of an area of scheme `name` is not for reports.
        within: Code of the country that it is a part of, or None.
        members: Who belongs to a bloc and when; empty for others.
        currencies: Legal tender since 1990, by the day it came in; changes later than CLDR first.
    """

    code: str
    name: str
    scheme: Scheme
    within: str | None = None
    members: tuple[Membership, ...] = ()
    currencies: tuple[CurrencyUse, ...] = ()

    def entity(self, role: Literal["from", "to"] | None = None) -> Entity:
        """Return the area as a claim names it."""
        code = None if self.scheme == "name" else self.code
        return Entity(name=self.name, code=code, scheme=self.scheme, role=role)

    def members_on(self, day: dt.date) -> tuple[str, ...]:
        """Return the codes of those who belonged to it on a day."""
        return tuple(m.code for m in self.members if m.joined <= day and (m.left is None or day <= m.left))

    def currencies_on(self, day: dt.date) -> tuple[str, ...]:
        """Return the ISO 4217 codes of what was legal tender on a day."""
        uses = self.currencies
        return tuple(u.code for u in uses if (not u.start or u.start <= day) and (not u.end or day <= u.end))


@dataclass(frozen=True, slots=True)
class AreaSurface:
    """One way to name an area.

    Attributes:
        text: As it is written.
        codes: Keys of the areas that it may mean, the likelier first; empty for a phrase that only holds an
            area's name ("Indian Ocean").
        form: `name`, `short` (an abbreviation), `demonym` (an adjective), `people` (nationals), `metonym` (a
            seat of government), `none`.
        case_sensitive: Counts only in exactly these letters ("US", "Turkey").
    """

    text: str
    codes: tuple[str, ...]
    form: Form
    case_sensitive: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaTable:
    """All areas.

    Attributes:
        areas: Areas by code.
        surfaces: Surfaces by their text in lower case; more than one where letters' case tells them apart.
        prefixes: Code by first half of a hyphenated pair in lower case ("sino"); of no meaning elsewhere.
        institutions: Code of the only country that has an office or scheme of that name, in its letters.
        institution: Matches one of `institutions`.
        issuers: Code of the country whose currency it is, by ISO 4217 code; none for those of unions.
    """

    areas: Mapping[str, Area]
    surfaces: Mapping[str, tuple[AreaSurface, ...]]
    prefixes: Mapping[str, str]
    institutions: Mapping[str, str]
    institution: re.Pattern[str]
    issuers: Mapping[str, str]

    def find(self, text: str) -> AreaSurface | None:
        """Return the surface that the whole of `text` is, letters' case observed; None when it is none."""
        for surface in self.surfaces.get(text.lower(), ()):
            if not surface.case_sensitive or surface.text == text:
                return surface
        return None


def load_areas(directory: Path) -> AreaTable:
    """Return the areas of `directory`/areas.toml and CLDR.

    Raises:
        ConfigError: The file is missing, a key is unknown, missing or of the wrong type, a surface names two
            areas without being listed as ambiguous, or an entry refers to no area; names file, table, key.
    """
    root = read_toml(directory / _FILE)
    _read_source(root.table("source"))
    loader = _Loader(root.table("ambiguous"))
    codes = _alpha3(root.table("codes"))
    _read_countries(root.table("countries"), codes, loader)
    _add_currencies(root.table("currencies"), loader)
    by_alpha2 = dict(codes)
    for code, table in root.table("parts").tables():
        loader.add(table, Area(code=code, name="", scheme="name", within=by_alpha2.get(code[:2])))
    for code, table in root.table("regions").tables():
        loader.add(table, Area(code=code, name="", scheme="name"))
    _read_blocs(root.table("blocs"), loader)
    not_areas = root.table("not_areas")
    for phrase in not_areas.strings("phrases"):
        loader.surface(not_areas, "phrases", AreaSurface(phrase, (), "none"))
    not_areas.finish()
    institutions = root.table("institutions")
    for code in institutions.names():
        loader.institution(institutions, code)
    institutions.finish()
    root.finish()
    return loader.finish(codes)


class _Loader:
    """Collects areas and surfaces and rejects surfaces of two areas."""

    def __init__(self, ambiguous: Table) -> None:
        self.areas: dict[str, Area] = {}
        self.prefixes: dict[str, str] = {}
        self._institutions: dict[str, str] = {}
        self._ambiguous = ambiguous
        self._choices = {text: ambiguous.strings(text) for text in ambiguous.names()}
        self._surfaces: dict[str, dict[str, AreaSurface]] = {}

    def add(self, table: Table, area: Area) -> None:
        """Add an area, with the name and surfaces that its table gives."""
        name = table.string("name", area.name) if area.name else table.string("name")
        if area.code in self.areas:
            raise table.error("name", f"there are two areas {area.code!r}")
        self.areas[area.code] = Area(
            code=area.code,
            name=name,
            scheme=area.scheme,
            within=area.within,
            members=area.members,
            currencies=area.currencies,
        )
        for prefix in table.strings("prefixes", ()):
            self.prefixes[prefix.lower()] = area.code
        exact = table.strings("exact", ())
        names = tuple(dict.fromkeys((name, *((area.name,) if area.name else ()), *table.strings("also", ()))))
        self._surface_all(table, area.code, exact, "exact")
        self._surface_all(table, area.code, _plain(names), "also")
        for key in ("adjectives", "people", "metonyms"):
            self._surface_all(table, area.code, table.strings(key, ()), key)
        table.finish()

    def _surface_all(self, table: Table, code: str, texts: Iterable[str], key: str) -> None:
        for text in texts:
            form: Form = _FORMS[key]
            if key == "exact" and text[1:].islower():
                form = "demonym" if text in table.strings("adjectives", ()) else "name"
            codes = self._choices.get(text, (code,))
            if code not in codes:
                raise table.error(key, f"{text!r} is ambiguous, but not for {code}")
            self.surface(table, key, AreaSurface(text, codes, form, key == "exact"))

    def surface(self, table: Table, key: str, surface: AreaSurface) -> None:
        """File a surface; the first of equal ones of one area stands."""
        texts = self._surfaces.setdefault(surface.text.lower(), {})
        known = texts.setdefault(surface.text, surface)
        if known.codes != surface.codes:
            raise table.error(key, f"{surface.text!r} names {', '.join(known.codes)} already")

    def institution(self, table: Table, code: str) -> None:
        """File the names of what only one country has."""
        for text in table.strings(code):
            if self._institutions.setdefault(text, code) != code:
                raise table.error(code, f"{text!r} is of {self._institutions[text]} already")

    def _issuers(self, codes: Mapping[str, str]) -> dict[str, str]:
        """Return countries by currency: a currency's code begins with the alpha-2 code of its country."""
        used = {use.code for area in self.areas.values() for use in area.currencies if use.end is None}
        return {currency: codes[currency[:2]] for currency in sorted(used) if currency[:2] in codes}

    def finish(self, by_alpha2: Mapping[str, str]) -> AreaTable:
        """Return the table, after a look at every reference; `by_alpha2` are alpha-3 codes."""
        for text, codes in self._choices.items():
            self._check(codes, self._ambiguous, text)
            if text not in self._surfaces.get(text.lower(), ()):
                raise self._ambiguous.error(text, "no area has this surface")
        for area in self.areas.values():
            members = (member.code for member in area.members)
            self._check(members, Table(self._ambiguous.file, f"blocs.{area.code}", {}), "members")
        self._check(self._institutions.values(), self._ambiguous, "institutions")
        surfaces = {key: tuple(texts.values()) for key, texts in self._surfaces.items()}
        return AreaTable(
            areas=MappingProxyType(self.areas),
            surfaces=MappingProxyType(surfaces),
            prefixes=MappingProxyType(self.prefixes),
            institutions=MappingProxyType(self._institutions),
            institution=_any_of(self._institutions),
            issuers=MappingProxyType(self._issuers(by_alpha2)),
        )

    def _check(self, codes: Iterable[str], table: Table, key: str) -> None:
        for code in codes:
            if code not in self.areas:
                raise table.error(key, f"there is no area {code!r}")


def _any_of(names: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern for any of `names` as a whole, the longest first."""
    longest_first = sorted(names, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")


_FORMS: dict[str, Form] = {
    "exact": "short",
    "also": "name",
    "adjectives": "demonym",
    "people": "people",
    "metonyms": "metonym",
}


def _plain(names: Iterable[str]) -> Iterable[str]:
    """Yield names, and beside those with a typographic apostrophe or "&" the plain spelling."""
    for name in names:
        plain = name.replace("’", "'").replace(" & ", " and ")
        yield name
        if plain != name:
            yield plain


def _read_source(table: Table) -> None:
    for key in ("title", "url", "retrieved"):
        table.string(key)
    table.finish()


def _alpha3(table: Table) -> dict[str, str]:
    """Return the alpha-3 code of every territory of CLDR that is a country, by alpha-2 code."""
    withdrawn = frozenset(table.strings("withdrawn"))
    outside = frozenset(table.strings("outside"))
    assigned = table.table("assigned")
    table.finish()
    codes = {alpha2: assigned.string(alpha2) for alpha2 in assigned.names()}
    for alpha3, alpha2s in get_global("territory_aliases").items():
        if not isinstance(alpha3, str) or len(alpha3) != 3 or not alpha3.isalpha() or alpha3 in withdrawn:
            continue
        for alpha2 in alpha2s:
            if alpha2 not in outside:
                codes.setdefault(alpha2, alpha3)
    names = _names()
    missing = [key for key in names if len(key) == 2 and key not in outside and key not in codes]
    if missing:
        raise table.error("outside", f"{missing[0]!r} of CLDR has no alpha-3 code")
    return {alpha2: codes[alpha2] for alpha2 in codes if alpha2 in names}


def _read_countries(table: Table, codes: Mapping[str, str], loader: _Loader) -> None:
    names = _names()
    for alpha2, alpha3 in sorted(codes.items(), key=lambda pair: pair[1]):
        area = Area(
            code=alpha3,
            name=names[alpha2],
            scheme="iso3166-1-alpha3",
            currencies=_currencies(alpha2),
        )
        loader.add(table.table(alpha3), area)
    unknown = sorted(set(table.names()) - set(codes.values()))
    if unknown:
        raise table.error(unknown[0], "is no country of CLDR")


def _names() -> dict[str, str]:
    """Return CLDR's English names of territories by their codes, alpha-2 and others."""
    return {str(code): str(name) for code, name in Locale("en").territories.items()}


def _currencies(alpha2: str) -> tuple[CurrencyUse, ...]:
    uses = get_territory_currencies(alpha2, _CURRENCIES_FROM, dt.date.max, include_details=True)
    return tuple(CurrencyUse(use["currency"], use["from"], use["to"]) for use in uses)


def _add_currencies(table: Table, loader: _Loader) -> None:
    """Put newer currencies before those of CLDR, which end the day before."""
    for code, use in table.tables():
        area = loader.areas.get(code)
        if area is None:
            raise table.error(code, "there is no such country")
        start = _day(use, "from", use.string("from"))
        newest = CurrencyUse(use.string("code"), start)
        use.string("source")
        use.finish()
        ended = (
            CurrencyUse(old.code, old.start, old.end or start - dt.timedelta(days=1))
            for old in area.currencies
        )
        loader.areas[code] = Area(code=code, name=area.name, scheme=area.scheme, currencies=(newest, *ended))


def _read_blocs(table: Table, loader: _Loader) -> None:
    for code, bloc in table.tables():
        bloc.string("source")
        currency = bloc.optional_string("currency")
        members = bloc.table("members")
        stays = tuple(stay for member in members.names() for stay in _stays(members, member))
        currencies = (CurrencyUse(currency),) if currency else ()
        loader.add(bloc, Area(code=code, name="", scheme="bloc", members=stays, currencies=currencies))


def _stays(members: Table, code: str) -> Iterable[Membership]:
    for stay in members.string(code).split():
        joined, _, left = stay.partition("/")
        start, end = _day(members, code, joined), _day(members, code, left) if left else None
        if end is not None and end < start:
            raise members.error(code, f"leaves before it joins: {stay}")
        yield Membership(code, start, end)


def _day(table: Table, key: str, text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise table.error(key, f"{text!r} is no date") from error
