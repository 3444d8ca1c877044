"""Under which measures the series of a claim may be filed, synonyms and definitions minded."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from service.catalogue.measures import MeasureEntry
from service.model.claim import Claim, MeasureType
from service.model.quantity import QuantityKind

_YEAR = range(360, 372)


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """A measure that a claim may be of.

    Attributes:
        measure: Id under which series are filed.
        score: How sure that is, 0 to 1.
        change_as_level: True where the claim's change is the level of this measure: "consumer prices rose by
            6 percent" is inflation of 6 percent.
        of_pairs: True where figures are of two areas in both directions, as a rule.
        kind: The word of the claim that the measure stands for; "" where it is the claim's own.
    """

    measure: str
    score: Decimal = Decimal(1)
    change_as_level: bool = False
    of_pairs: bool = False
    kind: str = ""


def meanings(claim: Claim, measures: Mapping[str, MeasureEntry]) -> Iterator[Meaning]:
    """Yield the measures that a claim may be of, each once."""
    name = claim.measure.id
    if name is None:
        words = "-".join(claim.measure.text.lower().split())
        if words:
            yield Meaning(measure=words, score=Decimal("0.9"))
        return
    entry = measures.get(name)
    pairs = entry is not None and entry.bilateral and not entry.directed
    yield Meaning(measure=name, of_pairs=pairs)
    for kind, filed in entry.filed if entry is not None else ():
        if kind in claim.measure.qualifier:
            yield Meaning(measure=filed, kind=kind)
    if claim.measure.type is not MeasureType.CHANGE or not _is_yearly_percent(claim):
        return
    for other in measures.values():
        if other.rate_of == name:
            yield Meaning(measure=other.id, score=Decimal("0.95"), change_as_level=True)


def _is_yearly_percent(claim: Claim) -> bool:
    """Say whether a change is one in percent on the same period of the year before."""
    comparison, period = claim.comparison, claim.period
    if claim.quantity.kind is not QuantityKind.PERCENT or comparison is None or period is None:
        return False
    if comparison.basis != "year_on_year" or period.start is None or comparison.start is None:
        return False
    return (period.start - comparison.start).days in _YEAR
