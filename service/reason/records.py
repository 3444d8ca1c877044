"""Records and other extremes: how far they reach, and which figures they can be set against."""

from __future__ import annotations

from service.model.quantity import QuantityKind
from service.reason.terms import Term


def is_record(record: Term) -> bool:
    """Say whether a superlative claims a record, of all times or of its scope."""
    superlative = record.claim.measure.superlative
    return superlative is not None and superlative.kind in ("record_high", "record_low")


def in_scope(record: Term, other: Term, *, lasts: bool = False) -> bool:
    """Say whether a record speaks of the other level's period too; one that still `lasts` of later ones."""
    superlative = record.claim.measure.superlative
    scope = superlative.scope_period if superlative is not None else None
    if other.period is None:
        return False
    if scope is not None and scope.start is not None:
        if other.period[0] < scope.start.toordinal():
            return False
        if scope.end is not None and not is_record(record) and other.period[1] <= scope.end.toordinal():
            return True
    elif superlative is not None and superlative.scope is not None:
        same_year = record.claim.period is not None and other.claim.period is not None
        return same_year and _year(record) == _year(other)
    return record.period is None or lasts or other.period[1] <= record.period[1]


def _year(term: Term) -> int | None:
    period = term.claim.period
    return period.start.year if period is not None and period.start is not None else None


def alike(record: Term, other: Term) -> bool:
    """Say whether two periods are of about the same length, as far as known."""
    if record.period is None or other.period is None:
        return True
    own, others = (period[1] - period[0] + 1 for period in (record.period, other.period))
    if record.nature == "rate" and record.claim.quantity.kind is QuantityKind.MEASURE and is_record(record):
        return own <= others * 1.25  # what a thermometer showed in a year, it showed on a day of it
    return max(own, others) <= min(own, others) * 1.25


def called(record: Term) -> str:
    """Return the words that make it a record, with their scope, in quotation marks."""
    superlative = record.claim.measure.superlative
    if superlative is None:
        return "a record"
    words, scope = " ".join(superlative.text.lower().split()), superlative.scope or ""
    if scope and scope.lower() not in words:
        words = f"{words.removesuffix(' since')} {scope}"
    return f"“{words}”"
