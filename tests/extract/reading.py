"""Builds scenes and drafts from sentences, for the tests of the modules that look at them."""

from __future__ import annotations

import datetime as dt

from service.catalogue import Catalogue
from service.extract.claims import Reader, all_drafts
from service.extract.drafts import Draft
from service.extract.mentions import merge_mentions
from service.extract.parties import find_parties
from service.extract.periods import read_periods
from service.extract.quantities import read_quantities
from service.extract.scenes import Scene, build_scenes
from service.extract.words import read_words
from service.read.text import read_text

DATE = dt.date(2024, 5, 14)


def scenes_of(catalogue: Catalogue, text: str) -> tuple[Scene, ...]:
    """Return the scenes of a text dated 14 May 2024."""
    document = read_text(text, catalogue.text, date=DATE)
    mentions = merge_mentions(
        read_quantities(read_words(text), catalogue.quantities), read_periods(text, DATE, catalogue.periods)
    )
    return build_scenes(document, mentions, catalogue.vocabulary, read_words(text))


def drafts_of(catalogue: Catalogue, text: str) -> dict[str, Draft]:
    """Return the drafts of a text by the words of their quantity."""
    document = read_text(text, catalogue.text, date=DATE)
    scenes = scenes_of(catalogue, text)
    parties = find_parties(
        document, scenes, catalogue, read_quantities(read_words(text), catalogue.quantities)
    )
    reader = Reader(catalogue, parties, DATE)
    return {draft.quantity.raw: draft for draft in all_drafts(reader, scenes)}


def place_of(scene: Scene, phrase: str) -> int:
    """Return the position of the quantity written as `phrase`."""
    return next(i for i in scene.quantities if scene.items[i].quantity.raw == phrase)  # type: ignore[union-attr]


def ties_of(catalogue: Catalogue, text: str) -> set[tuple[str, str, str]]:
    """Return the ties of a text: kind, words of the quantity, words of the one it is tied to."""
    return {
        (kind.value, draft.quantity.raw, other.quantity.raw)
        for draft in drafts_of(catalogue, text).values()
        for kind, other, _ in draft.ties
    }
