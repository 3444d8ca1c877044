"""What the words and symbols after a number make of it: a percentage, money, a measure, a length of time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from service.catalogue.currencies import CurrencyName, CurrencyTable
from service.catalogue.loading import Table
from service.catalogue.units import UnitTable

Role = Literal["percent", "points", "basis_points", "bare_points", "money", "measure", "duration"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Suffix:
    """What words after a number make of it.

    Attributes:
        role: Sort of unit.
        unit: ISO 4217 code, unit code or "%" and "pp".
        factor: Units in one of what is named (0.01 for a cent, 10 years for a decade).
        candidates: Other readings, likeliest first, the first being `unit`; empty when there is one.
        large_only: True where it is read only after a large number.
    """

    role: Role
    unit: str
    factor: Decimal = Decimal(1)
    candidates: tuple[str, ...] = ()
    large_only: bool = False


def suffix_words(
    percent: Table, durations: Table, units: UnitTable, currencies: CurrencyTable
) -> Iterator[tuple[str, Suffix]]:
    """Yield the words (any case) that may follow a number, the firmest readings first."""
    for role, key, unit in (
        ("points", "points", "pp"),
        ("basis_points", "basis_points", "pp"),
        ("percent", "words", "%"),
        ("bare_points", "bare_points", "pp"),
    ):
        for surface in percent.strings(key):
            yield surface, Suffix(role=role, unit=unit)  # type: ignore[arg-type]
    for surface, name in currencies.words.items():
        yield surface, money(name)
    for code in sorted(currencies.codes - currencies.careful):
        yield code.lower(), Suffix(role="money", unit=code)
    for _, table in durations.tables():
        suffix = Suffix(role="duration", unit=table.string("unit"), factor=table.decimal("value"))
        for surface in table.strings("words"):
            yield surface, suffix
        table.finish()
    for surface, unit_name in units.words:
        if units.units[unit_name.code].dimension != "time":
            candidates = (unit_name.code, *unit_name.candidates) if unit_name.candidates else ()
            yield (
                surface,
                Suffix(role="measure", unit=unit_name.code, candidates=candidates, factor=unit_name.factor),
            )


def suffix_symbols(units: UnitTable, currencies: CurrencyTable) -> Iterator[tuple[str, Suffix]]:
    """Yield the signs and symbols (as written) that may follow a number."""
    for sign, name in currencies.signs.items():
        if len(sign) > 1 or not sign.isalpha():
            yield sign, money(name)
        if sign == "$":
            for letters, code in currencies.dollar_signs.items():
                yield f"{letters}$", money(CurrencyName(codes=(code,)))
                yield f"{letters.upper()}$", money(CurrencyName(codes=(code,)))
    for code in sorted(currencies.codes):
        yield code, money(CurrencyName(codes=(code,), large_only=code in currencies.careful))
    for code in sorted(currencies.codes - currencies.careful):
        for prefix, factor in currencies.prefixes.items():
            yield f"{prefix}{code}", money(CurrencyName(codes=(code,), factor=Decimal(factor)))
    for surface, unit_name in units.symbols:
        if units.units[unit_name.code].dimension != "time":
            yield surface, Suffix(role="measure", unit=unit_name.code)


def money(name: CurrencyName) -> Suffix:
    """Return the suffix of a currency's name or sign."""
    return Suffix(
        role="money",
        unit=name.codes[0],
        factor=name.factor,
        candidates=name.codes if len(name.codes) > 1 else (),
        large_only=name.large_only,
    )
