"""What is being spoken of: the measure that later sentences and answers take up without naming it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from service.catalogue import Catalogue
from service.extract.drafts import Draft
from service.extract.named_measures import NOT_MEASURED, Measured
from service.extract.noun_phrases import is_nominal
from service.extract.scenes import Item, Scene, Sort
from service.model.quantity import QuantityKind
from service.model.text import Span

_LOOKBACK = 3
_ANSWER = 2  # sentences of an answer that may be about what the question names


class Topics:
    """Remembers the measures of a document in the order of its sentences."""

    def __init__(self) -> None:
        self._spoken_of: list[tuple[int, int, Measured]] = []

    def find(self, number: int, scene: Scene, *, asked: bool) -> Measured | None:
        """Return the measure last spoken of in the turn, or `asked` about in the turn before it."""
        turn = scene.segment.index
        for index, segment, measured in reversed(self._spoken_of):
            if number - index > _LOOKBACK:
                return None
            if segment == turn or (asked and segment == turn - 1 and number - index <= _ANSWER):
                return measured
        return None

    def remember(self, number: int, scene: Scene, drafts: Sequence[Draft]) -> None:
        """Keep what the sentence that is the `number`th of the document speaks of."""
        turn = scene.segment.index
        for draft in reversed(drafts):
            if draft.reason is None and draft.measured.source != "none":
                self._spoken_of.append((number, turn, draft.measured))
        for named in () if drafts else scene.positions(Sort.MEASURE)[:1]:
            item = scene.items[named]
            self._spoken_of.append((number, turn, Measured(item.measure, item.text, None, (), "catalogue")))


def has_pronoun(draft: Draft, after: int = -1) -> bool:
    """Say whether a pronoun of the clause stands before a quantity, and after item `after`."""
    items = draft.scene.items
    return any(
        "pronouns" in items[i].tags and draft.scene.same_clause(i, draft.at) and _stands_alone(items, i)
        for i in range(after + 1, draft.at)
    )


def _stands_alone(items: tuple[Item, ...], i: int) -> bool:
    """Say whether a pronoun is no determiner ("this is" against "this year")."""
    return i + 1 < len(items) and (items[i + 1].is_function or items[i + 1].sort is Sort.PERIOD)


def says_again(previous: Draft, draft: Draft, own: Measured) -> bool:
    """Say whether a pronoun does again what the figure before it is of ("built 90 homes; it built 40")."""
    verb, a, b = done_by_pronoun(draft), previous.quantity, draft.quantity
    if verb is None or own.qualifier or own.text not in ("", verb.text):
        return False
    bare = a.kind is QuantityKind.COUNT and b.kind is QuantityKind.NUMBER
    alike = bare or ((a.kind, a.unit) == (b.kind, b.unit) and a.kind in _DONE)
    return alike and any(item.text == verb.text for item in draft.scene.items[: previous.at])


def goes_on(previous: Draft, draft: Draft, neutral: frozenset[str]) -> bool:
    """Say whether a statement behind a semicolon names a time only ("with 82 mm; June brought 90 mm")."""
    between = draft.scene.items[previous.at + 1 : draft.at]
    a, b = previous.quantity, draft.quantity
    if (a.kind, a.unit) != (b.kind, b.unit) or not any(item.sort is Sort.PERIOD for item in between):
        return False
    after = next((i for i, item in enumerate(between) if item.text == ";"), None)
    return after is not None and not any(
        is_nominal(item) and item.text not in neutral for item in between[after:]
    )


def done_by_pronoun(draft: Draft) -> Item | None:
    """Return the verb right before a quantity where a pronoun is its subject ("it had built 40"), or None."""
    items = draft.scene.items
    verb, i = items[draft.at - 1], draft.at - 2
    while i > 0 and "auxiliaries" in items[i].tags:
        i -= 1
    if verb.sort is not Sort.WORD or "auxiliaries" in verb.tags or i < 0:
        return None
    return verb if "subjects" in items[i].tags else None


def done(draft: Draft, events: frozenset[str]) -> Measured:
    """Return what was done as the measure of what nothing else names ("we handled 9 tonnes").

    Args:
        draft: The quantity in its sentence.
        events: Verbs that say that something happened.
    """
    items, verb = draft.scene.items, done_by_pronoun(draft)
    after = items[draft.at + 1] if draft.at + 1 < len(items) else None
    if verb is None or verb.text not in events:
        verb = after
    if verb is None or verb.text not in events or draft.quantity.kind not in _DONE:
        return NOT_MEASURED
    return Measured(None, verb.text, items.index(verb), (), "noun", Span(verb.start, verb.end))


_DONE = frozenset({QuantityKind.MONEY, QuantityKind.MEASURE})


def may_be_of(topic: Measured, draft: Draft, catalogue: Catalogue) -> bool:
    """Say whether an amount is of a kind that a measure spoken of has: there are no barrels of inflation."""
    entry, kind = catalogue.measures.entries.get(topic.id or ""), draft.quantity.kind
    if entry is None or kind not in _AMOUNTS:
        return True
    per = kind is QuantityKind.MEASURE and "/" in (draft.quantity.unit or "")
    kinds = _AMOUNTS_PER if per else (kind,)  # "590 pounds a tonne", "23 for every 100,000 people"
    return any(kind in entry.kinds or any(kind is other for other, _ in entry.by_kind) for kind in kinds)


_AMOUNTS = frozenset({QuantityKind.COUNT, QuantityKind.MONEY, QuantityKind.MEASURE, QuantityKind.DURATION})
_AMOUNTS_PER = (QuantityKind.MEASURE, QuantityKind.MONEY, QuantityKind.COUNT)


def rate_again(previous: Draft, draft: Draft, own: Measured) -> Measured | None:
    """Return the measure of "its former rate of 3.5", which is that of the rate before it, or None."""
    if own.source != "noun" or own.text not in _RATES or previous.measured.source == "none":
        return None
    alike = draft.quantity.kind in (previous.quantity.kind, QuantityKind.NUMBER)
    if not alike or not any("own" in item.tags for item in draft.scene.items[previous.at : draft.at]):
        return None
    qualifier = tuple(sorted({*previous.measured.qualifier, *own.qualifier}))
    return replace(previous.measured, qualifier=qualifier)


_RATES = frozenset({"rate", "rates", "ratio"})
