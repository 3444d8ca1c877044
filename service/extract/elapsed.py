"""Time gone by that is told beside the dates it lies between: "twelve years ago, in 2007", "died aged 87".

Elsewhere such a number is an ordinal, an age or a point in time, and no quantity that is claimed.
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Sequence
from decimal import Decimal

from service.extract.words import Words
from service.model.claim import Mention
from service.model.quantity import Interval, Quantity, QuantityKind
from service.model.text import Span

_AGED = re.compile(r"\b(?:aged|age of) $")
_FEAST = re.compile(r"[ -](?:anniversary|birthday)\b")
_YEARS_AGO = re.compile(r"[a-z0-9-]+ years ago$")
_YEAR = re.compile(r"(?<![0-9])[0-9]{4}(?![0-9])")
_APPOSED = frozenset({",", "(", ""})
_CUE = 8  # letters of "age of "
_NEAR = 4  # mentions on either side among which the dates stand
_BOTH = 2


def with_elapsed(
    mentions: Sequence[Mention], sentences: Sequence[Span], words: Words, date: dt.date | None
) -> tuple[Mention, ...]:
    """Return the mentions, among them as lengths of time what two dates of the text bear on.

    Args:
        mentions: In order, none overlapping.
        sentences: In order.
        words: The text.
        date: Day of the document, if known.
    """
    found = list(mentions)
    for at, mention in enumerate(mentions):
        if mention.period is not None:
            length = _ago(mentions, at, words, date) if mention.period.text.endswith("ago") else None
        elif mention.reason == "ordinal":
            length = _anniversary(mention, words)
        elif mention.reason == "age" or _is_bare(mention):
            length = _age(mention, words)
        else:
            continue
        if length is not None and (mention.period is not None or _is_between(mentions, at, sentences)):
            found[at] = Mention(span=length.span, quantity=length)
    return tuple(found)


def _is_bare(mention: Mention) -> bool:
    return mention.quantity is not None and mention.quantity.kind is QuantityKind.NUMBER


def _is_between(mentions: Sequence[Mention], at: int, sentences: Sequence[Span]) -> bool:
    """Say whether the sentence of a mention names two times with their years."""
    number = bisect_right(sentences, mentions[at].span.start, key=lambda sentence: sentence.start) - 1
    near = mentions[max(0, at - _NEAR) : at + _NEAR + 1]
    dated = [other for other in near if _dated(other) and sentences[max(0, number)].contains(other.span)]
    return len(dated) == _BOTH


def _dated(mention: Mention) -> bool:
    period = mention.period
    own_year = period is not None and period.is_resolved and not (period.window or period.fiscal)
    return own_year and period is not None and _YEAR.search(period.text) is not None


def _ago(mentions: Sequence[Mention], at: int, words: Words, date: dt.date | None) -> Quantity | None:
    """Return the length of "twelve years ago" that stands beside a year in apposition: ", in 2007"."""
    period = mentions[at].period
    if date is None or period is None or period.start is None or not _YEARS_AGO.match(period.text.lower()):
        return None
    beside = any(
        _dated(other) and words.folded[one.span.end : two.span.start].strip() in _APPOSED
        for one, two, other in (
            *((before, mentions[at], before) for before in mentions[max(0, at - 1) : at]),
            *((mentions[at], after, after) for after in mentions[at + 1 : at + 2]),
        )
    )
    return _years(date.year - period.start.year, period.span, words) if beside else None


def _anniversary(mention: Mention, words: Words) -> Quantity | None:
    """Return the years of "its 150th anniversary"."""
    feast = _FEAST.match(words.folded, mention.span.end)
    digits = words.folded[mention.span.start : mention.span.end].rstrip("sthnrd")
    if feast is None or not digits.isdecimal():
        return None
    return _years(int(digits), Span(mention.span.start, feast.end()), words)


def _age(mention: Mention, words: Words) -> Quantity | None:
    """Return the years of "at the age of 87", "aged 87"; one is 87 for a year."""
    start, end = mention.span.start, mention.span.end
    cue = _AGED.search(words.folded, max(0, start - _CUE), start)
    digits = words.folded[start:end]
    if cue is None or not digits.isdecimal():
        return None
    return _years(int(digits), Span(cue.start(), end), words, longer=1)


def _years(number: int, span: Span, words: Words, longer: int = 0) -> Quantity:
    values = Interval(Decimal(number), Decimal(number + longer))
    return Quantity(
        kind=QuantityKind.DURATION,
        value=Decimal(number),
        unit="year",
        ordinary=values,
        widest=values,
        span=span,
        raw=words.text[span.start : span.end],
    )
