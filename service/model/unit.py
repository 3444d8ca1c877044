"""Physical units and exact conversion between them.

A unit is a name that pint parses with the factor that turns it into the base unit of its dimension.
Compounds are read from their names: "barrel/day" divides, "mile**2" is an entry of its own, an ISO 4217
code or a counted noun is a dimension of its own, and a number after the stroke ("case/100000 person")
divides too.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from service.errors import ModelError

_NUMBER = re.compile(r"([0-9]{1,15})(?: (.+))?")


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measurement.

    Attributes:
        code: Name that pint parses.
        dimension: Name of what it measures; units of one dimension convert into each other.
        factor: Base units in one of it, exact.
        offset: Base units at its zero, exact (273.15 for degrees Celsius); 0 for all but temperatures.
    """

    code: str
    dimension: str
    factor: Fraction = Fraction(1)
    offset: Fraction = Fraction(0)


def resolve_unit(name: str, units: Mapping[str, Unit]) -> Unit | None:
    """Return the unit of a name as `Quantity.unit` holds it, compounds with one stroke included.

    >>> units = {"barrel": Unit("barrel", "volume", Fraction("0.158987294928")),
    ...          "day": Unit("day", "time", Fraction(86400))}
    >>> resolve_unit("barrel/day", units).dimension
    'volume/time'
    >>> resolve_unit("furlong", units) is None
    True
    """
    known = units.get(name)
    if known is not None or "/" not in name:
        return known
    top, _, bottom = name.partition("/")
    number = _NUMBER.fullmatch(bottom)
    divisor = Fraction(1)
    if number is not None:
        divisor, bottom = Fraction(int(number[1])), number[2] or ""
    if divisor == 0 or not top:
        return None
    numerator = _plain(top, units)
    if not bottom:
        return Unit(name, f"{numerator.dimension}/", numerator.factor / divisor)
    denominator = _plain(bottom, units)
    return Unit(
        name,
        f"{numerator.dimension}/{denominator.dimension}",
        numerator.factor / (denominator.factor * divisor),
    )


def _plain(name: str, units: Mapping[str, Unit]) -> Unit:
    """Return a listed unit, or a currency or counted noun as a dimension of its own."""
    return units.get(name) or Unit(name, f"[{name}]")


def convert(value: Decimal, source: Unit, target: Unit) -> Decimal:
    """Return `value` of `source` in `target`, exact but for the last of the context's digits.

    Raises:
        ModelError: The two measure different things.
    """
    if source.dimension != target.dimension:
        raise ModelError(
            f"{source.code} measures {source.dimension}, {target.code} measures {target.dimension}"
        )
    exact = (Fraction(value) * source.factor + source.offset - target.offset) / target.factor
    return Decimal(exact.numerator) / Decimal(exact.denominator)
