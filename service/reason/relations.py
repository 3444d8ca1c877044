"""Relations: which claims bear on each other, and how. The rules judge them, the network bounds them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from service.model.claim import Claim
from service.model.quantity import Interval, Qualifier
from service.model.report import Outcome, Severity
from service.reason.intervals import gap_ratio
from service.reason.terms import Reading, Term


class RelationKind(StrEnum):
    """How the terms of a relation hang together; the comment gives their order."""

    SAME = "same"  # two or more statements of one unknown
    GROWTH = "growth"  # change, new level, base level
    COMPOUND = "compound"  # change for each year, new level, base level
    GROWTH_BY_AMOUNT = "growth-by-amount"  # relative change, new level, change as an amount
    GROWTH_OVER_BASE = "growth-over-base"  # relative change, base level, change as an amount
    DIRECTION = "direction"  # new level with a direction, base level
    SHARE = "share"  # share, part, whole
    REMAINDER = "remainder"  # share of what is left, part taken away, whole
    SHARE_OF_COUNT = "share-of-count"  # share, whole count
    AVERAGE = "average"  # average, total, number
    IMPLIED_BASE = "implied-base"  # share, part, another share of the same whole, its part
    ANNUALISED = "annualised"  # annualised change, change over a part of a year
    YEARLY = "yearly"  # sum over years, amount a year
    PART = "part"  # part, whole
    PARTS = "parts"  # whole, parts listed together that are not all of it
    SUM = "sum"  # total, parts
    BALANCE = "balance"  # balance, minuend, subtrahend
    QUOTIENT = "quotient"  # quotient, numerator, denominator
    STOCK = "stock"  # level in the end, level at first, what came and what went
    CURRENCY = "currency"  # amount, the same amount in another currency
    CURRENCY_RATE = "currency-rate"  # amount, the same in another currency, stated rate, and what it is for
    UNIT = "unit"  # amount, the same amount in another unit
    NESTED = "nested"  # level of a part of a period, level of the whole of it
    CHANGE_NESTED = "change-nested"  # change over a part of a period, change over the whole of it
    RUN_RATE = "run-rate"  # level of a part of a year, level of a year, growth of the part if stated
    RECORD = "record"  # record level, another level
    RECORD_CHANGE = "record-change"  # record level, change of the same period


@dataclass(frozen=True, slots=True)
class Relation:
    """Terms that bear on each other.

    Attributes:
        kind: How; gives the order of the terms.
        terms: The terms.
        sure: True where measure, entities and period are certain to match, or the words state the tie.
        confidence: How sure the readings and their match are, 0 to 1.
        stated: True where the words themselves state the tie.
    """

    kind: RelationKind
    terms: tuple[Term, ...]
    sure: bool
    confidence: float
    stated: bool = False

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims behind the terms, in the order of the terms."""
        return tuple(term.claim for term in self.terms)


def relate(
    kind: RelationKind, terms: tuple[Term, ...], *, match: float = 1.0, stated: bool = False
) -> Relation:
    """Return a relation whose certainty is that of its least certain claim and of the match.

    Args:
        kind: How the terms hang together.
        terms: In the order that the kind asks for.
        match: How sure it is that they are about the same thing, 0 to 1; 1 is certain.
        stated: True where the words state the tie.
    """
    surest = min(term.claim.confidence for term in terms)
    confidence = round(max(surest, STATED) if stated else surest * match, 3)
    return Relation(kind, terms, match >= SURE_MATCH and confidence >= SURE_READING, confidence, stated)


SURE_MATCH = 0.9
"""Match from which period, entities and measure count as certain."""

STATED = 0.7
"""Confidence of a tie that the words state, where the claims are unsure only of what they measure."""

SURE_READING = 0.55
"""Confidence below which no reading supports an error."""

WORTH_A_WARNING = 0.45
"""Confidence below which a conflict is only worth knowing."""


_SLIGHT_BOUND, _SLIGHT = Decimal("0.25"), Decimal("0.10")
"""Gap between ordinary readings, as a ratio, up to which "more than", and "about", are only loose."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What comparing a stated with an expected interval comes to.

    Attributes:
        outcome: Inconsistent when even the widest readings cannot meet, tension when the ordinary cannot.
        severity: Of the flag that it deserves; None when consistent.
        slack: By how much the two miss each other, as a ratio; 0 when they meet, None when they have none.
        stated: Stated values on the ordinary reading.
        expected: Expected values on the ordinary reading.
    """

    outcome: Outcome
    severity: Severity | None
    slack: float | None
    stated: Interval
    expected: Interval


def judge(relation: Relation, compare: Callable[[Reading], tuple[Interval, Interval]]) -> Verdict:
    """Return what comes of comparing the stated with the expected interval on both readings.

    Args:
        relation: Says how sure the match is, and so how severe a conflict can be.
        compare: Gives stated and expected interval on a reading.
    """
    stated, expected = compare(Reading.ORDINARY)
    if stated.meets(expected):
        return Verdict(Outcome.CONSISTENT, None, 0.0, stated, expected)
    widest_stated, widest_expected = compare(Reading.WIDEST)
    excluded = not widest_stated.meets(widest_expected)
    gap = gap_ratio(widest_stated, widest_expected) if excluded else gap_ratio(stated, expected)
    outcome = Outcome.INCONSISTENT if excluded else Outcome.TENSION
    severity = most_severe(relation) if excluded else _of_tension(relation, gap)
    return Verdict(outcome, severity, None if gap is None else float(gap), stated, expected)


def _of_tension(relation: Relation, gap: Decimal | None) -> Severity:
    """Return how severe it is that only the ordinary readings miss each other."""
    if is_loose(relation.claims, gap):
        return Severity.INFO
    return min_severity(most_severe(relation), Severity.WARNING)


def is_loose(claims: Iterable[Claim], gap: Decimal | None) -> bool:
    """Say whether hedges are loose rather than misleading where ordinary readings are a ratio apart."""
    hedges = {claim.quantity.qualifier for claim in claims} - {Qualifier.EXACT, Qualifier.RANGE}
    return (
        bool(hedges) and gap is not None and gap < (_SLIGHT if hedges == {Qualifier.ABOUT} else _SLIGHT_BOUND)
    )


def most_severe(relation: Relation) -> Severity:
    """Return how severe a conflict of the widest readings is, given how sure the match is."""
    if relation.sure:
        return Severity.ERROR
    return Severity.WARNING if relation.confidence >= WORTH_A_WARNING else Severity.INFO


def min_severity(a: Severity, b: Severity) -> Severity:
    """Return the less severe of two severities."""
    return a if a.rank <= b.rank else b
