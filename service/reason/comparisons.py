"""Figures set against what was at another time: "lower than in April, when it stood at 5.4 percent"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from service.model.claim import Cue
from service.reason.case import Case
from service.reason.terms import Aspect, Term

_THEN = re.compile(r"[^.;:]{0,60}?\b(?:when|in which|where)\b[^.;:]{1,60}")
"""Between a comparison and the figure of the time compared with."""

_EITHER = re.compile(rf"\s{{1,3}}(?:the\s{{1,3}})?|{_THEN.pattern}")
"""Between the words that set one rate of change beside another and that other one."""

_PRONOUN = 30
"""Letters before a comparison that hold no more than what points to the figure of the sentence before."""

_FARTHEST = 200


@dataclass(frozen=True, slots=True)
class Compared:
    """A figure said to be more (or, `more` false, less) than another one, in the words of a cue."""

    figure: Term
    other: Term
    cue: Cue
    more: bool


def comparisons(case: Case) -> Iterator[Compared]:
    """Yield each figure with the one of the time that it is compared with."""
    kinds = (("more_than", True), ("less_than", False), ("up_from", True), ("down_from", False))
    cues = [(cue, more) for kind, more in kinds for cue in case.cues.of_kind(kind)]
    if not cues:
        return
    listed = case.in_order
    starts = [term.claim.span.start for term in listed]
    for cue, more in cues:
        at = bisect_left(starts, cue.span.start)
        other = listed[at] if at < len(listed) else None
        if other is None or not other.claim.sentence.contains(cue.span):
            continue
        figure = _figure(case, cue, other, listed[:at])
        if figure is None:
            continue
        rates = figure.aspect is Aspect.CHANGE and figure.dimension == "relative"
        of_rates = not cue.kinds & {"more_than", "less_than"}  # "up from", "down from"
        if of_rates and figure.value < 0:
            continue  # "fell 0.5 percent, down from 0.4 percent": the other one may be a rise
        paced = rates and (of_rates or "pace_than" in cue.kinds)
        leads = _EITHER if paced else _THEN
        if leads.fullmatch(case.text, cue.span.end, other.claim.span.start):
            yield Compared(figure, other, cue, more)


def _figure(case: Case, cue: Cue, other: Term, before: Sequence[Term]) -> Term | None:
    """Return the figure that is compared: the last before the words, of the sort of the other one."""
    if not before:
        return None
    figure = before[-1]
    sentence = other.claim.sentence
    inside = figure.claim.sentence == sentence
    points = cue.span.start - sentence.start <= _PRONOUN
    near = cue.span.start - figure.claim.span.end <= _FARTHEST
    alike = (figure.dimension, figure.aspect) == (other.dimension, other.aspect)
    one_voice = figure.claim.segment == other.claim.segment
    return figure if (inside or points) and near and alike and one_voice else None
