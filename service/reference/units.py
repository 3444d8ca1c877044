"""What a series gives, in the unit of a claim: as it is, by a physical factor, or at the period's rate."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from service.catalogue import Catalogue
from service.model.claim import Claim
from service.model.exchange import exchange_rates
from service.model.match import Used
from service.model.quantity import Interval, QuantityKind
from service.model.unit import convert, resolve_unit
from service.model.wording import number
from service.reference.search import Search

_CURRENCY = 3  # letters of an ISO 4217 code


@dataclass(frozen=True, slots=True, kw_only=True)
class Converted:
    """A value in the unit of a claim.

    Attributes:
        value: The value.
        values: With roundings and the movement of the rate.
        used: The series, and those of the rate.
        doubts: What the conversion leaves open.
        steps: The arithmetic.
    """

    value: Decimal
    values: Interval
    used: tuple[Used, ...]
    doubts: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()


def convert_used(claim: Claim, used: Used, search: Search) -> Converted | None:
    """Return what a series gives in the unit of a claim, or None where it measures something else."""
    unit, quantity = used.series.key.unit, claim.quantity
    plain = Converted(value=used.value.value, values=used.value.values, used=(used,))
    match quantity.kind:
        case QuantityKind.PERCENT:
            return plain if unit == "%" else None
        case QuantityKind.MONEY:
            if unit == quantity.unit:
                return plain
            return _money(claim, used, search)
        case QuantityKind.COUNT:
            return plain if _is_count(unit, quantity.unit or "", search.catalogue) else None
        case QuantityKind.MEASURE:
            return _physical(used, quantity.unit or "", search.catalogue)
        case QuantityKind.RATIO if unit == "%":
            return _scaled(plain, Decimal("0.01"))
    return None


def is_currency(unit: str) -> bool:
    """Say whether a unit is written like an ISO 4217 code."""
    return len(unit) == _CURRENCY and unit.isascii() and unit.isupper()


def _is_count(unit: str, noun: str, catalogue: Catalogue) -> bool:
    """Say whether a unit of a series counts things, and not other things than the claim names."""
    if unit in ("", noun):
        return True
    countable = unit != "%" and not is_currency(unit) and "/" not in unit
    return countable and resolve_unit(unit, catalogue.units.units) is None


def _money(claim: Claim, used: Used, search: Search) -> Converted | None:
    unit, wanted, period = used.series.key.unit, claim.quantity.unit, claim.period
    if period is None or period.start is None or period.end is None:
        return None
    if not is_currency(unit) or not wanted:
        return None
    rates = exchange_rates(search.reference, (wanted, unit), (period.start, period.end), search.date)
    if not rates:
        return None
    rate = max(rates, key=lambda one: one.ranged)
    low, high = used.value.values.low, used.value.values.high
    if low is None or high is None or low <= 0 or rate.values.low is None or rate.values.high is None:
        return None
    return Converted(
        value=used.value.value * rate.value,
        values=Interval(low * rate.values.low, high * rate.values.high),
        used=(used, *rate.used),
        doubts=(f"converted from {unit} at the period's rates",),
        steps=(
            (
                f"1 {unit} = {number(rate.value, 5)} {wanted} on average "
                f"({number(rate.values.low, 5)} to {number(rate.values.high, 5)} within the period)"
            ),
        ),
    )


def _physical(used: Used, wanted: str, catalogue: Catalogue) -> Converted | None:
    units = catalogue.units.units
    source, target = resolve_unit(used.series.key.unit, units), resolve_unit(wanted, units)
    if source is None or target is None or source.dimension != target.dimension:
        return None
    if source.offset or target.offset:
        if used.series.key.unit != wanted:
            return None
        return Converted(value=used.value.value, values=used.value.values, used=(used,))
    factor = convert(Decimal(1), source, target)
    plain = Converted(value=used.value.value, values=used.value.values, used=(used,))
    return plain if factor == 1 else _scaled(plain, factor)


def _scaled(plain: Converted, factor: Decimal) -> Converted:
    return Converted(value=plain.value * factor, values=plain.values.scale(factor), used=plain.used)
