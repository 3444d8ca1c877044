"""Words that say how a figure is to be taken, found sentence by sentence."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from service.catalogue.cues import CueLexicon
from service.catalogue.phrases import WORD, fold
from service.model.claim import Claim, Cue, MeasureType
from service.model.quantity import QuantityKind
from service.model.text import Span


def find_cues(text: str, sentences: Iterable[Span], lexicon: CueLexicon) -> tuple[Cue, ...]:
    """Return every cue in the sentences, by position; of those at one place the longest."""
    lower = fold(text)
    return tuple(cue for sentence in sentences for cue in _in_sentence(lower, sentence, lexicon))


def _in_sentence(lower: str, sentence: Span, lexicon: CueLexicon) -> Iterator[Cue]:
    found = [(m[0], m.start(), m.end()) for m in WORD.finditer(lower, sentence.start, sentence.end)]
    words = [word for word, _, _ in found]
    at = 0
    while at < len(words):
        match = lexicon.phrases.match(words, at) if words[at] in lexicon.first_words else None
        if match is None:
            at += 1
            continue
        length, kinds = match
        yield Cue(kinds=kinds, span=Span(found[at][1], found[at + length - 1][2]))
        at += length


def mark_yearly(claims: Iterable[Claim], cues: Sequence[Cue]) -> tuple[Claim, ...]:
    """Return the claims, those that give a change for each year marked as no change over their period.

    "Grew 5 percent a year from 2013 to 2023" is another figure than "grew 5 percent from 2013 to 2023".
    """
    starts = [cue.span.start for cue in cues]
    return tuple(
        _yearly(claim, cues, starts)
        if _may_be_yearly(claim)
        else _of_pace(claim, cues, starts)
        if claim.quantity.kind is QuantityKind.RATIO
        else claim
        for claim in claims
    )


def _of_pace(claim: Claim, cues: Sequence[Cue], starts: list[int]) -> Claim:
    """Return a multiple that is one of speed ("growing twice as fast"), and not of the measure, as such."""
    after = cues[bisect_left(starts, claim.span.end) : bisect_left(starts, claim.span.end + _JUST_AFTER)]
    if not any("pace" in cue.kinds for cue in after[:1]) or claim.measure.adjustment is not None:
        return claim
    return replace(claim, measure=replace(claim.measure, adjustment=PACE))


def _may_be_yearly(claim: Claim) -> bool:
    return claim.measure.type is MeasureType.CHANGE and claim.quantity.kind is QuantityKind.PERCENT


def _yearly(claim: Claim, cues: Sequence[Cue], starts: list[int]) -> Claim:
    after = cues[bisect_left(starts, claim.span.end) : bisect_left(starts, claim.span.end + _JUST_AFTER)]
    before = cues[bisect_left(starts, claim.span.start - _BEFORE) : bisect_left(starts, claim.span.start)]
    before = [cue for cue in before if claim.sentence.contains(cue.span)]
    yearly = any("per_year" in cue.kinds for cue in after[:1])
    yearly = yearly or any("yearly_rate" in cue.kinds for cue in before)
    if not yearly or claim.measure.adjustment not in (None, "annualised"):
        return claim
    return replace(claim, measure=replace(claim.measure, adjustment=PER_YEAR))


PER_YEAR = "per_year"
PACE = "pace"
_JUST_AFTER = 3
_BEFORE = 40
