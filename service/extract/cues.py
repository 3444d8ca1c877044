"""Words that say how a figure is to be taken, found sentence by sentence."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from service.catalogue.cues import LEANING, CueLexicon
from service.catalogue.phrases import PhraseTable
from service.extract.words import Words
from service.model.claim import Claim, Cue, MeasureType
from service.model.quantity import QuantityKind
from service.model.text import Span


def find_cues(
    words: Words, sentences: Iterable[Span], claims: Iterable[Claim], lexicon: CueLexicon
) -> tuple[Cue, ...]:
    """Return every cue in the sentences, by position; of those at one place the longest.

    The common words among them are left out where neither a claim nor another cue stands with them.
    """
    claiming = {claim.sentence.start for claim in claims}
    spoken = words.without_marks()
    found = lexicon.phrases.find(spoken.words)
    places = [start for start, _, _ in found]
    cues: list[Cue] = []
    for sentence in sentences:
        first, end = spoken.bounds(sentence.start, sentence.end)
        inside = found[bisect_left(places, first) : bisect_left(places, end)]
        if sentence.start in claiming or any(not kinds <= LEANING for _, _, kinds in inside):
            said = _said(inside, spoken.words, end, lexicon.phrases)
            cues += [Cue(kinds=kinds, span=spoken.span(start, stop)) for start, stop, kinds in said]
    return tuple(cues)


_Match = tuple[int, int, frozenset[str]]


def _said(
    found: Iterable[_Match], words: list[str], end: int, phrases: PhraseTable[frozenset[str]]
) -> Iterator[_Match]:
    """Yield the phrases found in a sentence, none overlapping and none going on behind its `end`."""
    done = 0
    for start, stop, kinds in found:
        if start < done:
            continue
        if stop <= end:
            yield start, stop, kinds
            done = stop
        elif (match := phrases.match(words[start:end], 0)) is not None:
            yield start, start + match[0], match[1]
            done = start + match[0]


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
