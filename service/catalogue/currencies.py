"""Reads config/currencies.toml and CLDR (through Babel): every way to name a currency in English.

Babel's data give codes, names, plural names and symbols of all ISO 4217 currencies; the file adds slang,
minor units, spelling variants and the currencies that share a noun or sign.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from babel import Locale
from babel.core import get_global

from service.catalogue.loading import Table, read_toml


@dataclass(frozen=True, slots=True, kw_only=True)
class CurrencyName:
    """What a word or sign for money stands for.

    Attributes:
        codes: ISO 4217 codes, likeliest first.
        factor: Units of the currency in one of it (0.01 for a cent).
        large_only: True where the word means money only after a large number ("2 million won").
    """

    codes: tuple[str, ...]
    factor: Decimal = Decimal(1)
    large_only: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Pounds:
    """When "pounds" are a weight.

    Attributes:
        words: The words at issue.
        before_of: Nouns with which "pounds of ..." stays money.
        near: Words nearby that make it a weight.
    """

    words: frozenset[str]
    before_of: frozenset[str]
    near: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class CurrencyTable:
    """Currencies by what names them: words in lower case, signs and codes as written.

    Attributes:
        words: Names and nouns, for after (and rarely before) a number.
        signs: Signs and letters before or after a number, as written.
        dollar_signs: Letters before "$", in lower case, with the code that they make of it.
        codes: ISO 4217 codes that may stand beside a number.
        prefixes: Letters before a code that multiply it ("MEUR"), with the factor.
        careful: Codes that are English words as well.
        adjacent: Letters directly after digits ("20p").
        pounds: When "pounds" are a weight.
    """

    words: dict[str, CurrencyName]
    signs: dict[str, CurrencyName]
    dollar_signs: dict[str, str]
    codes: frozenset[str]
    prefixes: dict[str, int]
    careful: frozenset[str]
    pounds: Pounds
    adjacent: dict[str, CurrencyName]


def load_currencies(directory: Path) -> CurrencyTable:
    """Return the currencies of `directory`/currencies.toml and CLDR.

    Raises:
        ConfigError: The file is malformed.
    """
    root = read_toml(directory / "currencies.toml")
    for key in ("title", "url", "retrieved"):
        root.table("source").string(key)
    large = frozenset(root.table("large_only").strings("words"))
    stop = frozenset(root.table("stop").strings("words"))
    words: dict[str, CurrencyName] = {}
    for surface, codes in (*_from_file(root), *_from_cldr(root.table("variants"), stop)):
        words.setdefault(surface, CurrencyName(codes=codes, large_only=surface in large))
    for _, minor in root.table("minor").tables():
        name = _part(minor)
        words.update(dict.fromkeys(minor.strings("words"), name))
    signs = root.table("signs")
    adjacent = root.table("adjacent")
    dollars, prefixes = root.table("dollar_signs"), root.table("prefixes")
    return CurrencyTable(
        words=words,
        signs={sign: CurrencyName(codes=signs.strings(sign)) for sign in signs.names()},
        dollar_signs={letters: dollars.string(letters) for letters in dollars.names()},
        codes=frozenset(Locale("en").currencies) - {"XXX", "XTS", "XAU", "XAG"},
        prefixes={letters: prefixes.integer(letters) for letters in prefixes.names()},
        careful=frozenset(root.table("careful").strings("codes")),
        pounds=_pounds(root.table("pounds")),
        adjacent={letter: _part(table) for letter, table in adjacent.tables()},
    )


def _pounds(table: Table) -> Pounds:
    return Pounds(
        words=frozenset(table.strings("words")),
        before_of=frozenset(table.strings("before_of")),
        near=frozenset(table.strings("near")),
    )


def _part(table: Table) -> CurrencyName:
    """Read a part of a currency (a cent) or a multiple of it (a grand)."""
    return CurrencyName(codes=table.strings("codes"), factor=table.decimal("value"))


def _from_file(root: Table) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the surfaces that the file names itself, shared nouns with their plurals."""
    ambiguous, names = root.table("ambiguous"), root.table("names")
    for noun in ambiguous.names():
        for surface in (noun, f"{noun}s"):
            yield surface, ambiguous.strings(noun)
    for code in names.names():
        for surface in names.strings(code):
            yield surface, (code,)


def _from_cldr(variants: Table, stop: frozenset[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield full names, then bare nouns that only one currency in use has."""
    current = _in_use()
    owners: dict[str, set[str]] = {}
    spellings = {noun: variants.strings(noun) for noun in variants.names()}
    names = sorted((str(code), _names(str(code))) for code in Locale("en").currencies)
    for code, surfaces in sorted(names, key=lambda entry: entry[0] not in current):
        for surface in _spell(surfaces | _by_territory(code, surfaces, current), spellings):
            if " " in surface or code in current:
                yield surface, (code,)
            if code in current and " " in surface:
                owners.setdefault(surface.rpartition(" ")[2], set()).add(code)
    for noun, codes in owners.items():
        if len(codes) == 1 and noun not in stop:
            yield noun, tuple(codes)


def _in_use() -> dict[str, tuple[str, ...]]:
    """Return territories by the currency that is legal tender there now."""
    found: dict[str, list[str]] = {}
    for territory, history in get_global("territory_currencies").items():
        for code, _, end, tender in history:
            if end is None and tender:
                found.setdefault(code, []).append(territory)
    return {code: tuple(territories) for code, territories in found.items()}


def _names(code: str) -> frozenset[str]:
    """Return the English names of a currency in lower case: singular, plural."""
    locale = Locale("en")
    names = {locale.currencies[code]}
    names.update(value for value in locale._data["currency_names_plural"].get(code, {}).values() if value)
    return frozenset(form for name in names if "(" not in name for form in _forms(name.lower()))


def _forms(name: str) -> tuple[str, ...]:
    """Return a name with and without its accents."""
    plain = "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))
    return (name,) if plain == name else (name, plain)


def _by_territory(code: str, surfaces: frozenset[str], current: dict[str, tuple[str, ...]]) -> frozenset[str]:
    """Return "malaysia ringgit" beside "malaysian ringgit", for currencies of one territory."""
    if len(current.get(code, ())) != 1:
        return frozenset()
    territory = Locale("en").territories[current[code][0]].lower()
    return frozenset(f"{territory} {surface.rpartition(' ')[2]}" for surface in surfaces if " " in surface)


def _spell(surfaces: frozenset[str], spellings: dict[str, tuple[str, ...]]) -> list[str]:
    """Return the surfaces, each also with the other spellings of its noun; sorted."""
    found = set(surfaces)
    for surface in surfaces:
        for noun, others in spellings.items():
            if surface in (noun, f"{noun}s") or surface.endswith((f" {noun}", f" {noun}s")):
                stem = surface.removesuffix("s").removesuffix(noun.removesuffix("s"))
                found.update(f"{stem}{other}" for other in others)
                found.update(f"{stem}{other}s" for other in others if not other.endswith(("s", "h", "a")))
    return sorted(found)
