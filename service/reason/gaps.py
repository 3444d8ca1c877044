"""Figures said to lie so much above or below a mark: "71.4 metres, 1.9 below the norm of 73.3 metres"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from service.reason.case import Case
from service.reason.terms import Aspect, Term

_LEADS = re.compile(r"\s(?P<side>[a-z]+(?: (?:of|than))?)\s[^,;:.()\d]{0,50}\s")
_ON = re.compile(r"(?:that|this|it|they|which)\b[^,;:.()]{0,30}", re.IGNORECASE)
_APART = 100  # letters between a figure and its distance from a mark


@dataclass(frozen=True, slots=True)
class Gap:
    """A figure, its stated distance from a mark, the mark, and on which side it is said to lie."""

    figure: Term
    distance: Term
    mark: Term
    above: bool


def gaps(case: Case) -> Iterator[Gap]:
    """Yield every figure whose distance from a mark and whose mark follow it side by side."""
    sides = {"above_mark": True, "below_mark": False}
    if not any(case.cues.in_document(kind) for kind in sides):
        return
    listed = case.in_order
    for at, (distance, mark) in enumerate(pairwise(listed)):
        if not at or distance.dimension != mark.dimension or mark.aspect is not Aspect.LEVEL:
            continue
        start = distance.claim.span.end
        if _LEADS.fullmatch(case.text, start, mark.claim.span.start) is None:
            continue
        cues = case.cues.between(distance.claim.span, mark.claim.span)
        first = next((cue for cue in cues if cue.span.start <= start + 1), None)
        side = next((up for kind, up in sides.items() if first is not None and kind in first.kinds), None)
        figure = listed[at - 1]
        if side is not None and _is_placed(case, figure, distance):
            yield Gap(figure, distance, mark, side)


def _is_placed(case: Case, figure: Term, distance: Term) -> bool:
    """Say whether a level stands just before a distance, or in the sentence that its own points back to."""
    alike = figure.dimension == distance.dimension and figure.aspect is Aspect.LEVEL
    a, b = figure.claim, distance.claim
    if not alike or a.segment != b.segment or b.span.start - a.span.end > _APART:
        return False
    return a.sentence == b.sentence or _ON.fullmatch(case.text, b.sentence.start, b.span.start) is not None
