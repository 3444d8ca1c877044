"""Exchange rates between any two currencies out of the series that are loaded."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from service.model.aggregation import Value, rounding
from service.model.history import History, history_of
from service.model.match import Used
from service.model.quantity import Interval
from service.model.series import Collection, DatasetId, Reference, Series
from service.model.time_period import Frequency

MEASURE = "exchange-rate"
PIVOTS = ("USD", "EUR")
_ONE = Decimal(1)
Stretch = tuple[dt.date, dt.date]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """Units of one currency for one of another over a stretch of time, from one dataset.

    Attributes:
        value: The average.
        values: From the lowest to the highest average of a shorter period in it; `value` with its rounding
            where the dataset has none.
        used: The series of both legs, or of the one.
        ranged: True where `values` come of shorter periods.
    """

    value: Decimal
    values: Interval
    used: tuple[Used, ...]
    ranged: bool


def exchange_rates(
    reference: Reference, pair: tuple[str, str], stretch: Stretch, date: dt.date | None
) -> tuple[Rate, ...]:
    """Return how many of the first currency of a pair one of the second is, for each dataset that says.

    Args:
        reference: Where the series are.
        pair: ISO 4217 codes of the currency counted and of the one that is one.
        stretch: First and last day.
        date: Day by which the figures should have been published, if any.
    """
    found = []
    for legs in _by_dataset(reference, pair).values():
        chains = (
            tuple(_leg(legs, one, pivot) for one in pair if one != pivot)
            for pivot in dict.fromkeys((pair[1], pair[0], *PIVOTS))
        )
        joined = (_join(chain, pair[0], reference, stretch, date) for chain in chains if None not in chain)
        rate = next((rate for rate in joined if rate is not None), None)
        if rate is not None:
            found.append(rate)
    return tuple(found)


def _by_dataset(
    reference: Reference, pair: tuple[str, str]
) -> dict[DatasetId, dict[tuple[str, str], list[Series]]]:
    """Return the series of averages by dataset and by (quote, base)."""
    first, second = pair
    legs: dict[DatasetId, dict[tuple[str, str], list[Series]]] = defaultdict(lambda: defaultdict(list))
    for series in reference.find_series(MEASURE):
        unit = series.key.unit
        if (first in unit or second in unit) and series.key.collection is not Collection.END:
            quote, _, base = unit.partition("/")
            legs[series.dataset.id][quote, base].append(series)
    return dict(sorted(legs.items()))


@dataclass(frozen=True, slots=True)
class _Leg:
    """A currency against a pivot.

    Attributes:
        currency: The currency.
        listed: Series of it per pivot, or the reverse.
        turned: True for the reverse.
    """

    currency: str
    listed: Sequence[Series]
    turned: bool


def _leg(legs: Mapping[tuple[str, str], Sequence[Series]], currency: str, pivot: str) -> _Leg | None:
    straight, turned = legs.get((currency, pivot)), legs.get((pivot, currency))
    if straight:
        return _Leg(currency, straight, False)
    return _Leg(currency, turned, True) if turned else None


def _join(
    chain: Iterable[_Leg | None], counted: str, reference: Reference, stretch: Stretch, date: dt.date | None
) -> Rate | None:
    """Return the rate that legs over one pivot make."""
    legs = [leg for leg in chain if leg is not None]
    sides = [[history_of(reference, series, date) for series in leg.listed] for leg in legs]
    on_top = [(leg.currency == counted) != leg.turned for leg in legs]
    whole = [used for used in (_whole(histories, stretch) for histories in sides) if used is not None]
    if len(whole) != len(legs):
        return None
    value = _product(zip((used.value.value for used in whole), on_top, strict=True))
    parts = [dict(_parts(histories, stretch)) for histories in sides]
    common = sorted(set.intersection(*(set(one) for one in parts)))
    rates = [_product(zip((one[period] for one in parts), on_top, strict=True)) for period in common]
    if rates:
        values = Interval(min([value, *rates]), max([value, *rates]))
    else:
        slack = sum((_slack(used.value) for used in whole), Decimal(0))
        values = Interval(value * (_ONE - slack), value * (_ONE + slack))
    return Rate(value=value, values=values, used=tuple(whole), ranged=bool(rates))


def _whole(histories: Sequence[History], stretch: Stretch) -> Used | None:
    """Return the value over the whole stretch, from the coarsest series that gives one."""
    order = list(Frequency)
    for history in sorted(histories, key=lambda one: order.index(one.series.key.freq)):
        used = history.over(*stretch)
        if used is not None:
            return used
    return None


def _parts(histories: Sequence[History], stretch: Stretch) -> Iterator[tuple[Stretch, Decimal]]:
    for history in histories:
        for one in history.observations:
            inside = stretch[0] <= one.period.start and one.period.end <= stretch[1]
            if inside and one.period.freq is not Frequency.ANNUAL:
                yield (one.period.start, one.period.end), one.value


def _product(legs: Iterable[tuple[Decimal, bool]]) -> Decimal:
    result = _ONE
    for value, on_top in legs:
        result = result * value if on_top else result / value
    return result


def _slack(value: Value) -> Decimal:
    wide = rounding(value.observations[0])
    return (wide.high - value.value) / value.value if wide.high is not None and value.value else Decimal(0)
