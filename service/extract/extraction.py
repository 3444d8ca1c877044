"""The whole of reading: a document to its claims, their ties, and an account of every number."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from service.catalogue import Catalogue
from service.catalogue.confidence import Rates
from service.extract.certainty import confidence
from service.extract.claims import Reader, all_drafts
from service.extract.cues import find_cues, mark_yearly
from service.extract.drafts import Draft
from service.extract.elapsed import with_elapsed
from service.extract.hidden_marks import order_of, restore, reveal
from service.extract.mentions import merge_mentions
from service.extract.parties import find_parties
from service.extract.periods import read_periods
from service.extract.quantities import read_quantities
from service.extract.quotations import Quotation, find_quotations, speaker_at
from service.extract.scenes import build_scenes
from service.extract.subject_ties import tie_subjects
from service.extract.words import Words, read_words
from service.model.claim import Claim, ClaimId, Extraction, Link, Measure, Mention
from service.model.progress import Tell, part_of, watch
from service.model.quantity import QuantityKind
from service.model.text import Document, Span

_NUMBERS_READ, _SCENES_BUILT = 0.35, 0.6
"""Shares of the time of extraction after which that is done, measured on long transcripts."""


def extract(document: Document, catalogue: Catalogue, tell: Tell | None = None) -> Extraction:
    """Return every claim of a document, the ties between them, and an account of every number and time.

    Args:
        document: Text with its turns and sentences.
        catalogue: Compiled words, units, measures and areas.
        tell: Told the share of the work that is done.

    Returns:
        Claims by position; ids are `c1`, `c2`, … in that order.
    """
    order = order_of(document)
    if order is None:
        return _extract(document, catalogue, tell)
    return restore(_extract(reveal(document, order), catalogue, tell), document.text, order)


def _extract(document: Document, catalogue: Catalogue, tell: Tell | None) -> Extraction:
    """Return the same of a document without marks that no reader sees."""
    words = read_words(document.text)
    quantities = read_quantities(words, catalogue.quantities, part_of(tell, 0.0, _NUMBERS_READ))
    country = _country(document, words, quantities, catalogue)
    periods = read_periods(document.text, document.date, catalogue.periods, country=country)
    mentions = merge_mentions(quantities, periods)
    sentences = [sentence for segment in document.segments for sentence in segment.sentences]
    mentions = with_elapsed(_spoken(document, mentions), sentences, words, document.date)
    named = _Stretches(words.span(*ends) for ends in catalogue.vocabulary.find_numbered(words.words))
    mentions = tuple(_without_number(m) if named.touch(m.span) else m for m in mentions)
    unnamed = [mention for mention in mentions if mention.reason != IN_NAME]
    scenes = build_scenes(document, unnamed, catalogue.vocabulary, words)
    parties = find_parties(document, scenes, catalogue, mentions)
    told = watch(
        scenes, part_of(tell, _SCENES_BUILT, 1.0), lambda scene: scene.sentence.start / len(document.text)
    )
    drafts = all_drafts(Reader(catalogue, parties, document.date), told)
    tie_subjects(drafts, catalogue)
    ids = _number(drafts)
    quotations = find_quotations(document, catalogue)
    claims = tuple(
        _claim(document.text, draft, ids[id(draft)], quotations, catalogue.confidence)
        for draft in drafts
        if draft.reason is None
    )
    cues = find_cues(words, sentences, claims, catalogue.cues)
    return Extraction(
        claims=mark_yearly(claims, cues),
        links=_links(drafts, ids),
        mentions=_account(mentions, drafts, ids),
        cues=cues,
    )


_TWO_YEARS = re.compile(r"(?:19|20)(?<!\w\w\w)(\d\d)[-–/](?:19|20)?(\d\d)\b")


def _country(
    document: Document, words: Words, quantities: tuple[Mention, ...], catalogue: Catalogue
) -> str | None:
    """Return the code of the country by whose years a text counts: named, or by its money; or None."""
    lexicon, terms = catalogue.periods.words, catalogue.periods.terms.said
    cues = (*lexicon["fiscal.short"], *lexicon["fiscal.adjectives"], *terms)
    named = any(cue in words.folded for cue in cues)
    if not named and not any(int(b) == (int(a) + 1) % 100 for a, b in _TWO_YEARS.findall(words.folded)):
        return None
    scenes = build_scenes(document, (), catalogue.vocabulary, words)
    dominant = find_parties(document, scenes, catalogue, quantities).dominant
    if dominant and dominant[0].code is not None:
        return dominant[0].code
    money = Counter(
        m.quantity.unit for m in quantities if m.quantity and m.quantity.kind is QuantityKind.MONEY
    )
    return catalogue.areas.issuers.get(money.most_common(1)[0][0] or "") if money else None


def _spoken(document: Document, mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Give a reason to the numbers that no speaker said: labels, stage directions, insertions."""
    sentences = _Stretches(sentence for segment in document.segments for sentence in segment.sentences)
    asides = _Stretches(aside for segment in document.segments for aside in segment.asides)
    return tuple(
        mention
        if sentences.hold(mention.span) and not asides.touch(mention.span)
        else replace(mention, quantity=None, reason=mention.reason or "not said by a speaker")
        for mention in mentions
    )


IN_NAME = "part of a name"


def _without_number(mention: Mention) -> Mention:
    return replace(mention, quantity=None, period=None, reason=IN_NAME)


class _Stretches:
    """Stretches of a text, in order."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = tuple(spans)
        self._starts = [span.start for span in self._spans]

    def hold(self, span: Span) -> bool:
        """Say whether a span lies in one of them."""
        at = bisect_right(self._starts, span.start) - 1
        return at >= 0 and self._spans[at].contains(span)

    def touch(self, span: Span) -> bool:
        """Say whether a span shares a letter with one of them."""
        at = bisect_right(self._starts, span.start)
        return any(stretch.overlaps(span) for stretch in self._spans[max(0, at - 1) : at + 1])


def _number(drafts: list[Draft]) -> dict[int, ClaimId]:
    real = [draft for draft in drafts if draft.reason is None]
    real.sort(key=lambda draft: draft.quantity.span.start)
    return {id(draft): ClaimId(f"c{number}") for number, draft in enumerate(real, 1)}


def _claim(
    text: str, draft: Draft, identity: ClaimId, quotations: tuple[Quotation, ...], rates: Rates
) -> Claim:
    measured = draft.measured
    return Claim(
        id=identity,
        quantity=draft.quantity,
        measure=Measure(
            id=measured.id,
            text=text[measured.span.start : measured.span.end] if measured.span else measured.text,
            type=draft.type,
            direction=draft.direction,
            superlative=draft.superlative,
            adjustment=draft.adjustment,
            qualifier=measured.qualifier,
            carried=measured.source == "carried",
        ),
        entities=draft.entities,
        period=draft.period,
        comparison=draft.comparison,
        segment=draft.scene.segment.index,
        speaker=draft.scene.segment.speaker or speaker_at(quotations, draft.quantity.span),
        sentence=draft.scene.sentence,
        modality=draft.modality,
        confidence=confidence(draft, rates),
    )


def _links(drafts: list[Draft], ids: dict[int, ClaimId]) -> tuple[Link, ...]:
    return tuple(
        Link(kind=kind, source=ids[id(draft)], target=ids[id(other)], cue=cue)
        for draft in drafts
        for kind, other, cue in draft.ties
        if id(draft) in ids and id(other) in ids
    )


def _account(
    mentions: tuple[Mention, ...], drafts: list[Draft], ids: dict[int, ClaimId]
) -> tuple[Mention, ...]:
    """Return every mention with the claim that was made of it, or the reason why none was."""
    by_start = {draft.quantity.span.start: draft for draft in drafts}
    accounted = []
    for mention in mentions:
        draft = by_start.get(mention.span.start) if mention.quantity is not None else None
        accounted.append(
            Mention(
                span=mention.span,
                quantity=mention.quantity,
                period=mention.period,
                claim=ids.get(id(draft)) if draft is not None else None,
                reason=draft.reason if draft is not None else mention.reason or "a time",
            )
        )
    return tuple(accounted)
