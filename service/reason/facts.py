"""What the rules of reasoning need to know of a measure of the catalogue."""

from __future__ import annotations

from decimal import Decimal
from typing import Protocol

from service.model.quantity import QuantityKind


class MeasureFacts(Protocol):
    """What is needed of a measure of the catalogue."""

    @property
    def nature(self) -> str:
        """`flow`, `stock`, `rate`, `index`, `price`, `share` or `balance`."""

    @property
    def gain(self) -> bool:
        """Say whether it is a balance of which more is better."""

    @property
    def nests(self) -> bool:
        """Say whether a part, of things or of time, can never exceed its whole."""

    @property
    def additive(self) -> bool:
        """Say whether parts (areas, products) can be added up."""

    @property
    def share_of_whole(self) -> bool:
        """Say whether a level in percent lies between 0 and 100."""

    @property
    def kinds(self) -> tuple[QuantityKind, ...]:
        """Kinds of quantity usual for its level."""

    @property
    def opposite(self) -> str | None:
        """Id of the same quantity with its sign reversed (deficit and surplus), or None."""

    @property
    def quotient_of(self) -> tuple[str, ...]:
        """Ids of the dividend and divisor that give it, or empty."""

    @property
    def difference_of(self) -> tuple[str, ...]:
        """Ids of the minuend and subtrahend that give it, or empty."""

    @property
    def rate_of(self) -> str | None:
        """Id of the index whose change over a year it is, or None."""

    @property
    def national(self) -> bool:
        """Say whether it is of countries and their parts, never of a firm."""

    @property
    def sum_of(self) -> tuple[str, ...]:
        """Ids of the measures that add up to it, or empty."""

    @property
    def plausible(self) -> tuple[Decimal, Decimal] | None:
        """Least and greatest level in the usual unit that is no slip, or None."""
