"""Prices of one beside how many there were and what all came to: "$3 per share on 9 million shares"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from service.model.quantity import QuantityKind
from service.reason.averages import Average, per_noun
from service.reason.case import Case
from service.reason.cues import only_joined
from service.reason.nouns import is_number
from service.reason.relations import RelationKind, relate
from service.reason.sentences import grouped
from service.reason.terms import Aspect, Term

_SPREAD = re.compile(r"\s(?:on|from|for|across|over|among)\s[^,;:.()]{0,25}")
"""Between what one has and how many have it: "$1.40 per share on a diluted 80 million shares"."""

_PRICED = re.compile(r"(?:\sof\s[^,;:.()]{1,25})?,?\s(?:at|for)\s(?:about\s|some\s)?")
_ENDED = re.compile(r"\s*(?:$|[,;:.!?)”\"’]|[-–—]\s)")
_OTHERS = Decimal("0.2")  # of a profit may belong to others than those whose shares are counted
_APART = 60  # letters between things and what they came to


def unit_prices(case: Case) -> Iterator[Average]:
    """Yield every price of one with the total and the number beside it, in whatever order."""
    for said in grouped(case.terms.values()):
        for three in zip(said, said[1:], said[2:], strict=False):
            if all(term.aspect is not Aspect.CHANGE and term.value > 0 for term in three):
                found = _at_the_end(case, *three) or _spread(case, *three) or _sold(case, *three)
                yield from () if found is None else (found,)


def _at_the_end(case: Case, number: Term, total: Term, mean: Term) -> Average | None:
    """Return the average of "1.5 million shares for $90 million, an average price of $60"."""
    noun = per_noun(case, mean.claim)
    near = total.claim.span.start - number.claim.span.end <= _APART
    kinds = ("average_price", "priced") if noun else ("average_price",)
    between = case.cues.between(total.claim.span, mean.claim.span)
    priced = any(cue.kinds.intersection(kinds) for cue in between)
    if not near or not priced or not only_joined(case, total.claim, mean.claim, *kinds):
        return None
    return _average(mean, total, number, noun) if _ENDED.match(case.text, mean.claim.span.end) else None


def _spread(case: Case, total: Term, mean: Term, number: Term) -> Average | None:
    """Return the average of "$9 million, or $4.50 per share on 2 million shares"."""
    noun = per_noun(case, mean.claim)
    between = _SPREAD.fullmatch(case.text, mean.claim.span.end, number.claim.span.start)
    if not noun or between is None or not only_joined(case, total.claim, mean.claim):
        return None
    share = total.claim.quantity.value / number.claim.quantity.value / mean.claim.quantity.value - 1
    return _average(mean, total, number, noun) if not 0 < share < _OTHERS else None


def _sold(case: Case, number: Term, mean: Term, total: Term) -> Average | None:
    """Return the average of "1,200 tonnes at $300 a tonne, or $360,000"."""
    noun = per_noun(case, mean.claim)
    between = _PRICED.fullmatch(case.text, number.claim.span.end, mean.claim.span.start)
    if not noun or between is None or not only_joined(case, mean.claim, total.claim, "worth"):
        return None
    return _average(mean, total, number, noun)


def _average(mean: Term, total: Term, number: Term, noun: str) -> Average | None:
    money = mean.claim.quantity, total.claim.quantity
    one_currency = (money[0].unit or "").partition("/")[0] == money[1].unit
    if money[1].kind is not QuantityKind.MONEY or not one_currency or money[1].value <= money[0].value:
        return None
    if not is_number(number.claim, noun):
        return None
    terms = (mean, total, number)
    return Average(relate(RelationKind.AVERAGE, terms, stated=True), *terms, noun)
