"""What a conflict is: claims that cannot all hold, and the arithmetic that shows it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from service.reason.relations import Relation
from service.reason.terms import Aspect, Reading, Topic


@dataclass(frozen=True, slots=True)
class Unknown:
    """The level of a topic in one unit over one period, whether anyone states it or not."""

    topic: Topic
    aspect: Aspect
    dimension: str
    period: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Claims that cannot all hold on one reading.

    Attributes:
        reading: The most generous reading on which they still exclude each other.
        causes: Ids of the claims.
        slack: By how much they miss each other, as a ratio above 0; None where they have none.
        sure: True where every relation used is sure.
        confidence: Of the least certain claim or relation used.
        adds_up: True where a sum or a quotient takes part, of which each figure is named as such.
        steps: The arithmetic that ends in the contradiction, one line each.
    """

    reading: Reading
    causes: frozenset[str]
    slack: float | None
    sure: bool
    confidence: float
    steps: tuple[str, ...] = ()
    adds_up: bool = False


class Relations:
    """Relations looked up by the claims that they are between."""

    def __init__(self, relations: Iterable[Relation]) -> None:
        self._of: dict[str, list[Relation]] = defaultdict(list)
        for relation in relations:
            self._of[relation.terms[0].claim.id].append(relation)

    def within(self, causes: frozenset[str]) -> list[Relation]:
        """Return the relations between no other claims than these."""
        return [
            relation
            for cause in sorted(causes)
            for relation in self._of.get(cause, ())
            if all(term.claim.id in causes for term in relation.terms)
        ]
