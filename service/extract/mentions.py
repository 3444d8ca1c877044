"""One reading for every number and time of a text: quantities and periods that overlap are told apart."""

from __future__ import annotations

from collections.abc import Sequence

from service.model.claim import Mention
from service.model.quantity import QuantityKind

_FIRM = frozenset(
    {QuantityKind.PERCENT, QuantityKind.PERCENTAGE_POINTS, QuantityKind.MONEY, QuantityKind.MEASURE}
)


def merge_mentions(quantities: Sequence[Mention], periods: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return all mentions in order, none overlapping.

    Where a quantity and a period overlap the period stands ("2022", "the past 17 years"), unless the
    quantity has a unit that no date has.

    Args:
        quantities: Numbers in order, none overlapping.
        periods: Times in order, none overlapping.
    """
    merged: list[Mention] = []
    for mention in sorted((*quantities, *periods), key=lambda m: (m.span.start, -m.span.end)):
        while merged and merged[-1].span.overlaps(mention.span):
            if not _yields(merged[-1], mention):
                break
            merged.pop()
        else:
            merged.append(mention)
    return tuple(merged)


def _yields(standing: Mention, other: Mention) -> bool:
    """Say whether `standing` gives way to `other`."""
    return _weight(other) > _weight(standing)


def _weight(mention: Mention) -> tuple[int, int]:
    length = mention.span.end - mention.span.start
    if mention.quantity is not None:
        return (3 if mention.quantity.kind in _FIRM else 1, length)
    if mention.period is not None:
        return (2, length)
    return (0, length)
