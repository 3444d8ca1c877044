"""From the words of a table to the dimensions of a series: areas, units, measures, adjustment."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple, TypeVar

from babel import Locale
from babel.core import get_global

from service.catalogue import Catalogue
from service.model.series import Collection, SeriesKey, Transformation
from service.model.time_period import Frequency
from service.reference.periods import UnreadableError

_T = TypeVar("_T")

_LONGEST_CODE = 200
_AREAS = ("ref_area", "counterpart_area")
_TRANSFORMATIONS = {each.value: each for each in Transformation}
_COLLECTIONS = {each.value: each for each in Collection}
_PRICES = {"current": "current", "constant": "constant", "V": "current", "L": "constant", "Q": "constant"}
_MULTIPLIERS = {"units": 0, "thousands": 3, "millions": 6, "billions": 9, "trillions": 12}


class CodeError(UnreadableError):
    """A word of a table that no dimension can have.

    Attributes:
        dimension: The dimension.
    """

    def __init__(self, dimension: str, reason: str) -> None:
        super().__init__(reason)
        self.dimension = dimension


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutSeries:
    """What is told of a series beside its dimensions; see `PackedSeries`."""

    title: str = ""
    source_code: str = ""
    unit_mult: int = 0
    base_period: str = ""


class CodedSeries(NamedTuple):
    """A series as the words of a table tell it; a named tuple, since there is one for each in a file."""

    key: SeriesKey
    about: AboutSeries


class Coder:
    """Turns the words of one table into series; remembers what it has looked up."""

    def __init__(self, catalogue: Catalogue, codes: Mapping[str, Mapping[str, str]]) -> None:
        """Code with the words of a mapping first, those of the catalogue after."""
        self._catalogue = catalogue
        self._codes = codes
        self.find_area: Callable[[str], str | None] = cache(self._find_area)
        self.area: Callable[[str, str], str] = cache(self._code_area)
        self._rest = cache(self._code_rest)

    def code(
        self, words: tuple[tuple[str, str], ...], other: tuple[tuple[str, str], ...], period_freq: Frequency
    ) -> CodedSeries:
        """Return the series of a row.

        Args:
            words: Name and word of each dimension that the table names.
            other: Names and words of further dimensions.
            period_freq: Frequency that the period of the row is written in.

        Raises:
            CodeError: A word cannot be used.
        """
        areas = {name: word for name, word in words if name in _AREAS}
        rest = self._rest(tuple(pair for pair in words if pair[0] not in _AREAS), other, period_freq)
        area = self.area("ref_area", areas.get("ref_area", ""))
        counterpart = self.area("counterpart_area", areas.get("counterpart_area", ""))
        key, unit = rest.key, rest.key.unit
        if "{currency}" in unit:
            unit = self._unit(unit.replace("{currency}", self._currency(area)))
        return CodedSeries(
            SeriesKey(
                freq=key.freq,
                measure=key.measure,
                ref_area=area,
                counterpart_area=counterpart,
                unit=unit,
                transformation=key.transformation,
                adjustment=key.adjustment,
                prices=key.prices,
                collection=key.collection,
                other=key.other,
            ),
            rest.about,
        )

    def _code_rest(
        self, pairs: tuple[tuple[str, str], ...], other: tuple[tuple[str, str], ...], period_freq: Frequency
    ) -> CodedSeries:
        """Return the series without its areas, which most rows differ in and little else."""
        words = {name: self._translated(name, word) for name, word in pairs}
        for name, word in (*words.items(), *other):
            _check_word(name, word)
        measure, implied = self._measure(words.get("measure", ""))
        words = {**implied, **{name: word for name, word in words.items() if word}}
        unit_word = words.get("unit", "")
        for name, word in other:
            unit_word = unit_word.replace(f"{{{name}}}", word)
        key = SeriesKey(
            freq=self._freq(words.get("freq", ""), period_freq),
            measure=measure,
            ref_area="",
            unit=self._unit(unit_word),
            transformation=_one_of("transformation", words.get("transformation", "N"), _TRANSFORMATIONS),
            adjustment=self._adjustment(words.get("adjustment", "")),
            prices=_one_of("prices", words.get("prices", ""), {"": "", **_PRICES}),
            collection=_one_of("collection", words.get("collection", ""), _COLLECTIONS),
            other=tuple(pair for pair in other if f"{{{pair[0]}}}" not in words.get("unit", "")),
        )
        about = AboutSeries(
            title=words.get("title", ""),
            source_code="" if words.get("measure", "") == measure else words.get("measure", ""),
            unit_mult=self._multiplier(words.get("unit_mult", ""), unit_word),
            base_period=words.get("base_period", ""),
        )
        return CodedSeries(key, about)

    def _translated(self, name: str, word: str) -> str:
        return self._codes.get(name, {}).get(word, word)

    def _measure(self, word: str) -> tuple[str, Mapping[str, str]]:
        """Return the measure of a word, and what an agency's code says beside it."""
        if not word:
            raise CodeError("measure", "is empty: nothing says what is measured")
        measures = self._catalogue.measures
        if word in measures.entries:
            return word, {}
        indicator = self._catalogue.publishing.indicators.get(word)
        if indicator is not None:
            implied = {name: code for name, code in indicator.items() if name != "measure"}
            return indicator["measure"], implied
        plain = " ".join(word.lower().replace("-", " ").split())
        return measures.aliases.get(plain, measures.acronyms.get(word, word)), {}

    def _unit(self, word: str) -> str:
        return self._catalogue.publishing.units.get(word, word)

    def _currency(self, area: str) -> str:
        """Return the money of an area today."""
        found = self._catalogue.areas.areas.get(area)
        if found is None or not found.currencies:
            raise CodeError("ref_area", "is no area whose currency is known")
        return found.currencies[0].code

    def _code_area(self, dimension: str, word: str) -> str:
        word = self._translated(dimension, word)
        _check_word(dimension, word)
        if not word and dimension == "ref_area":
            raise CodeError(dimension, "is empty: nothing says of which area it is")
        return self.find_area(word) or word if word else ""

    def _find_area(self, word: str) -> str | None:
        """Return the catalogue's code of a country or bloc, by any of its codes or names."""
        areas, publishing = self._catalogue.areas, self._catalogue.publishing
        if word in publishing.areas:
            return publishing.areas[word]
        if word in areas.areas and areas.areas[word].scheme != "name":
            return word
        named = publishing.area_names.get(word.lower())
        if named is None and word.isascii() and word.isupper() and len(word) == 2:
            word = _names().get(word, word)
        elif named is None and word.isascii() and word.isdigit() and len(word) == 3:
            word = _names().get(next(iter(get_global("territory_aliases").get(word, ())), ""), word)
        surface = areas.find(word)
        if named is not None or surface is None or surface.form not in ("name", "short"):
            return named
        coded = [code for code in surface.codes if areas.areas[code].scheme != "name"]
        return coded[0] if coded else None

    def _freq(self, word: str, period_freq: Frequency) -> Frequency:
        if not word:
            return period_freq
        known = self._catalogue.publishing.frequencies
        return _one_of("freq", word if word in known else word.lower(), known)

    def _adjustment(self, word: str) -> str:
        return _one_of("adjustment", word, {"": "", **self._catalogue.publishing.adjustments})

    def _multiplier(self, word: str, unit: str) -> int:
        if not word:
            return self._catalogue.publishing.unit_multipliers.get(unit, 0)
        if word.lower() in _MULTIPLIERS:
            return _MULTIPLIERS[word.lower()]
        plain = word.removesuffix(".0")
        if not (plain.removeprefix("-").isascii() and plain.removeprefix("-").isdigit() and len(plain) <= 3):
            raise CodeError("unit_mult", "is not a power of ten such as 0, 3, 6 or 9")
        return int(plain)


def _check_word(dimension: str, word: str) -> None:
    if word.startswith(("=", "@")):
        raise CodeError(dimension, "is a formula, not a value: save the file with values")
    if len(word) > _LONGEST_CODE or not word.isprintable():
        raise CodeError(dimension, f"is no code: longer than {_LONGEST_CODE} characters or of many lines")


def _one_of(dimension: str, word: str, known: Mapping[str, _T]) -> _T:
    if word not in known:
        choices = ", ".join(repr(each) for each in known if each)
        raise CodeError(dimension, f"is not known as {dimension}; known are {choices}")
    return known[word]


@cache
def _names() -> dict[str, str]:
    """Return CLDR's English names of countries by alpha-2 code."""
    return {str(code): str(name) for code, name in Locale("en").territories.items() if len(str(code)) == 2}
