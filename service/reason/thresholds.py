"""Thresholds that a figure is said to have passed, and other figures beyond them."""

from __future__ import annotations

import re
from enum import StrEnum

from service.model.claim import Cue
from service.model.quantity import Qualifier
from service.reason.cues import Joined
from service.reason.terms import Aspect, Term


class Side(StrEnum):
    """On which side of a threshold a figure lies."""

    BELOW = "below"
    ABOVE = "above"


def side_of(term: Term) -> Side | None:
    """Return on which side of its number a claim lies, or None where the words leave it open."""
    qualifier, direction = term.claim.quantity.qualifier, term.claim.measure.direction
    if qualifier in (Qualifier.UNDER, Qualifier.AT_MOST):
        return Side.BELOW
    if qualifier in (Qualifier.OVER, Qualifier.AT_LEAST):
        return Side.ABOVE
    return {"increase": Side.ABOVE, "decrease": Side.BELOW}.get(direction)


def beyond(other: Term, threshold: Term, side: Side) -> bool:
    """Say whether every value that the digits of another figure allow lies beyond a threshold.

    The units must be the same; a rate that is said to have fallen below so many percent is a level.
    """
    a, b = threshold.claim.quantity, other.claim.quantity
    is_level = other.aspect in (Aspect.LEVEL, Aspect.AVERAGE, Aspect.SHARE)
    if (a.kind, a.unit) != (b.kind, b.unit) or not is_level:
        return False
    if side is Side.BELOW:
        return b.widest.high is not None and b.widest.high < a.value
    return b.widest.low is not None and b.widest.low > a.value


_YEAR = re.compile(r"\W{1,3}((?:18|19|20)[0-9]{2})(?![0-9])")
_NEXT = 20  # letters between "for the first time" and "since"


def since_year(case: Joined, cue: Cue) -> int:
    """Return the year that "for the first time since" names, or 0."""
    for other in case.cues.within_letters(cue.span.end, _NEXT):
        found = _YEAR.match(case.text, other.span.end) if "since" in other.kinds else None
        if found is not None:
            return int(found[1])
    return 0
