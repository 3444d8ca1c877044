"""Ties of "net debt is 3.4 times EBITDA" to the figure for net debt that stands in another sentence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from service.catalogue import Catalogue
from service.extract.drafts import Draft
from service.extract.named_measures import noun_measure
from service.extract.noun_phrases import phrase_before
from service.extract.scenes import Scene, Sort
from service.model.claim import LinkKind, MeasureType
from service.model.quantity import QuantityKind

_RATES = frozenset({QuantityKind.PERCENT, QuantityKind.RATIO})
_AMOUNTS = frozenset({QuantityKind.MONEY, QuantityKind.COUNT, QuantityKind.MEASURE})
_SAYS_WHAT = frozenset({"auxiliaries", "counting", "equating"})
_VERB = 3  # words of "is now about"
_REACH = 4  # figures on either side among which the part is looked for


def tie_subjects(drafts: Sequence[Draft], catalogue: Catalogue) -> None:
    """Tie each share or multiple of something to the only figure near it for what it is said of.

    Args:
        drafts: Those of the document, in order.
    """
    named: dict[str, list[tuple[int, Draft]]] = defaultdict(list)
    for i, draft in enumerate(drafts):
        if draft.quantity.kind in _AMOUNTS and draft.movement is None and draft.type is MeasureType.LEVEL:
            named[draft.measured.id or draft.measured.text].append((i, draft))
    for i, rate in enumerate(drafts):
        subject = _subject(rate, catalogue) if _is_of_whole(rate) else None
        if subject is None:
            continue
        near = [part for j, part in named.get(subject, ()) if abs(i - j) <= _REACH]
        if len({part.quantity.value for part in near}) == 1 and near[0].scene is not rate.scene:
            rate.ties.append((LinkKind.SHARE, near[0], rate.scene.items[rate.at - 1].text))


def _is_of_whole(rate: Draft) -> bool:
    """Say whether a figure is a proportion of what stands behind it, the first figure of its sentence."""
    if rate.quantity.kind not in _RATES or rate.ties or rate.movement is not None or rate.reason is not None:
        return False
    if rate.type not in (MeasureType.SHARE, MeasureType.RATIO) or rate.scene.quantities[0] != rate.at:
        return False
    return rate.measured.at is not None and rate.measured.at > rate.at


def _subject(rate: Draft, catalogue: Catalogue) -> str | None:
    """Return the id or head noun of what is said to be a proportion; None where no bare verb leads to it."""
    items = rate.scene.items
    i = rate.at - 1
    while i >= max(0, rate.at - _VERB) and (items[i].tags & _SAYS_WHAT or items[i].text in ("for", "up")):
        i -= 1
    if i < 0 or i == rate.at - 1 or not any(item.tags & _SAYS_WHAT for item in items[i + 1 : rate.at]):
        return None
    if items[i].sort is Sort.MEASURE:
        return items[i].measure if not _is_governed(rate.scene, i) else None
    words = phrase_before(rate.scene, i + 1)
    if not words or _is_governed(rate.scene, words[0]):
        return None
    noun = noun_measure(rate.scene, words, catalogue)
    return noun.text if noun is not None else None


def _is_governed(scene: Scene, first: int) -> bool:
    """Say whether a preposition stands before a noun phrase: it is no subject then."""
    i = first - 1
    while i >= 0 and scene.items[i].tags & {"determiners", "possessives"}:
        i -= 1
    return i >= 0 and "prepositions" in scene.items[i].tags
