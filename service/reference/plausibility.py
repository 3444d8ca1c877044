"""Looks whether values can be what a mapping calls them, before anybody relies on them.

Files are published with their columns mislabelled: an index that holds percent changes, two files with their
contents swapped, a rate the other way round. Each shows in the values, beside what is loaded already.
"""

from __future__ import annotations

import itertools
import statistics
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from service.catalogue import Catalogue
from service.catalogue.measures import MeasureEntry
from service.model.series import Reference, SeriesKey, Transformation
from service.reference.packing import unpack
from service.reference.records import PackedSeries

_MOST_SERIES = 100
_FEWEST = 8  # values, or periods in common, below which nothing is said
_AGREE = 0.9
_INDEX_ABOVE = 25  # an index stands near 100 at its base; few start lower and stay there
_FRACTION_BELOW = 1
_JUMP = 300
_POWERS = (3, 6, 9)

Values = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class _Sample:
    """One series with its values by period."""

    key: SeriesKey
    values: Values


def find_doubts(
    series: Sequence[PackedSeries], catalogue: Catalogue, reference: Reference, *, dataset: str = ""
) -> tuple[str, ...]:
    """Return what a person should look at, a sentence each.

    Args:
        series: What is about to be loaded, or some of it.
        catalogue: Measures and areas.
        reference: What is loaded.
        dataset: Id of the dataset that the series are of; its own former vintage is not compared with.
    """
    doubts: list[str] = []
    groups: dict[tuple[str, str, Transformation], list[_Sample]] = defaultdict(list)
    for each in _spread(series):
        groups[each.key.measure, each.key.unit, each.key.transformation].append(_sample(each))
    for (measure, unit, transformation), samples in groups.items():
        entry = catalogue.measures.entries.get(measure)
        if entry is None:
            doubts.append(f"the catalogue has no measure {measure!r}: no claim will be set against it")
        elif transformation is Transformation.LEVEL:
            doubts += _of_values(entry, unit, samples, catalogue)
        doubts += _jumps(samples) if unit != "%" else []
        doubts += _beside(samples, entry, reference, dataset)
    doubts += _areas(series, catalogue)
    return tuple(dict.fromkeys(doubts))


def _spread(series: Sequence[PackedSeries]) -> Sequence[PackedSeries]:
    step = max(1, -(-len(series) // _MOST_SERIES))
    return series[::step]


def _sample(series: PackedSeries) -> _Sample:
    values = {str(each.period): float(each.value) for each in unpack(series.packed)}
    return _Sample(series.key, values)


def _of_values(
    entry: MeasureEntry, unit: str, samples: Sequence[_Sample], catalogue: Catalogue
) -> Iterable[str]:
    """Yield what the values say of the measure by themselves."""
    values = [value for sample in samples for value in sample.values.values()]
    if len(values) < _FEWEST:
        return
    middle = statistics.median(map(abs, values))
    if entry.nature == "index" and unit != "%" and middle < _INDEX_ABOVE:
        rate = next((each for each in catalogue.measures.entries.values() if each.rate_of == entry.id), None)
        instead = f"; as such they are the measure {rate.id!r}" if rate is not None else ""
        yield (
            f"{entry.id} is an index, but half of the values lie within {middle:.3g} of 0: they look like "
            f"changes in percent{instead}"
        )
    if unit == "%" and middle < _FRACTION_BELOW / 2 and max(map(abs, values)) <= _FRACTION_BELOW:
        yield f"{entry.id}: no value is above 1: they look like fractions, not percent"
    if entry.share_of_whole and unit == "%" and not 0 <= min(values) <= max(values) <= 100:
        yield f"{entry.id} is a share of a whole, but values run from {min(values):.4g} to {max(values):.4g}"
    if entry.plausible is not None and unit in (entry.unit or "%", "%"):
        low, high = map(float, entry.plausible)
        outside = [value for value in values if not low <= value <= high]
        if outside:
            yield f"{entry.id}: {len(outside)} values ({outside[0]:.4g}, …) lie outside {low:g} to {high:g}"


def _jumps(samples: Iterable[_Sample]) -> list[str]:
    """Return the first jump from one value to the next by so much that the unit must have changed."""
    for sample in samples:
        pairs = list(sample.values.items())
        for (before, first), (after, second) in itertools.pairwise(pairs):
            if first > 0 and second > 0 and not 1 / _JUMP < second / first < _JUMP:
                what = f"{sample.key.measure} of {sample.key.ref_area}"
                change = f"from {first:.4g} in {before} to {second:.4g} in {after}"
                return [f"{what} goes {change}: did the unit change?"]
    return []


def _beside(
    samples: Sequence[_Sample], entry: MeasureEntry | None, reference: Reference, dataset: str
) -> list[str]:
    """Return how the values differ from what is loaded for the same measure, and what they may be instead."""
    if entry is None:
        return []
    own = _Comparison(samples, reference, dataset)
    same = own.with_measure(entry.id)
    if same is not None and same.share >= _AGREE:
        return []
    if same is None and entry.nature != "index":
        return []
    others = {*entry.near, *((entry.rate_of,) if entry.rate_of else ())}
    found = [(name, other) for name in sorted(others) if (other := own.with_measure(name)) is not None]
    instead = max(found, key=lambda pair: pair[1].share, default=None)
    said = "" if same is None else f"{entry.id} {same.text}"
    if instead is not None and instead[1].share >= _AGREE:
        told = f"the values are what dataset {instead[1].dataset!r} has as {instead[0]}"
        return [f"{said}; {told}" if said else told]
    return [said] if said else []


@dataclass(frozen=True, slots=True)
class _Agreement:
    """How far values agree with those of a dataset."""

    dataset: str
    share: float
    text: str


@dataclass(frozen=True, slots=True)
class _Comparison:
    samples: Sequence[_Sample]
    reference: Reference
    dataset: str

    def with_measure(self, measure: str) -> _Agreement | None:
        """Return how far the values agree with the dataset that has most in common with them."""
        pairs: dict[str, list[tuple[str, float, float]]] = defaultdict(list)
        for sample in self.samples:
            for name, theirs in self._others(sample, measure):
                place = f"{sample.key.ref_area} "
                pairs[name] += [
                    (place + period, sample.values[period], theirs[period])
                    for period in sample.values.keys() & theirs.keys()
                ]
        most = max(pairs, key=lambda each: len(pairs[each]), default=None)
        if most is None or len(pairs[most]) < _FEWEST:
            return None
        return _agreement(most, sorted(pairs[most]))

    def _others(self, sample: _Sample, measure: str) -> Iterable[tuple[str, Values]]:
        """Yield what each other dataset has for the areas, frequency and unit of a series."""
        key = sample.key
        turned = "/".join(reversed(key.unit.split("/"))) if "/" in key.unit else key.unit
        for series in self.reference.find_series(measure, key.ref_area, key.counterpart_area):
            other = series.key
            if series.dataset.id == self.dataset or other.freq is not key.freq:
                continue
            if measure == key.measure and other.transformation is not key.transformation:
                continue
            if other.unit not in (key.unit, turned) and key.unit and measure == key.measure:
                continue
            read: Callable[[float], float] = float
            if other.unit == turned != key.unit:
                read = _inverse
            observations = self.reference.observations(series)
            yield series.dataset.id, {str(each.period): read(float(each.value)) for each in observations}


def _inverse(value: float) -> float:
    return 1 / value if value else 0.0


def _agreement(name: str, pairs: Sequence[tuple[str, float, float]]) -> _Agreement:
    agreeing = sum(_is_near(mine, theirs) for _, mine, theirs in pairs)
    share = agreeing / len(pairs)
    at, mine, theirs = next((pair for pair in pairs if not _is_near(*pair[1:])), pairs[0])
    text = (
        f"disagrees with dataset {name!r} in {len(pairs) - agreeing} of {len(pairs)} periods: "
        f"{at} is {mine:.4g} here and {theirs:.4g} there"
    )
    return _Agreement(name, share, text + _what_would_help(pairs))


def _what_would_help(pairs: Sequence[tuple[str, float, float]]) -> str:
    """Return what makes the values agree: a power of ten, or the inverse."""
    if _share(pairs, lambda mine, theirs: _is_near(_inverse(mine), theirs)) >= _AGREE:
        return "; the rates are the other way round"
    for power in _POWERS:
        if _share(pairs, lambda mine, theirs, by=10**power: _is_near(mine * by, theirs)) >= _AGREE:  # type: ignore[misc]
            return f"; set unit_mult = {power}"
    return ""


def _share(pairs: Sequence[tuple[str, float, float]], test: Callable[[float, float], bool]) -> float:
    return sum(test(mine, theirs) for _, mine, theirs in pairs) / len(pairs)


def _is_near(mine: float, theirs: float) -> bool:
    """Say whether two figures are one, revised or rounded otherwise: within 2 percent or 0.05."""
    return abs(mine - theirs) <= max(0.02 * abs(theirs), 0.05 if abs(theirs) >= 1 else 0.0)


def _areas(series: Sequence[PackedSeries], catalogue: Catalogue) -> list[str]:
    """Return which areas are none that the catalogue knows: groups of countries, mostly."""
    known = catalogue.areas.areas
    areas = dict.fromkeys(each.key.ref_area for each in series)
    others = [area for area in areas if area not in known]
    if not others or len(areas) == 1:
        return []
    shown = ", ".join(others[:8]) + (", …" if len(others) > 8 else "")
    return [f"{len(others)} of {len(areas)} areas are none that the catalogue knows, groups perhaps: {shown}"]
