"""Which measure a quantity is of: the catalogue's where its words stand near, else the head noun's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from service.catalogue import Catalogue
from service.catalogue.measures import MeasureEntry
from service.extract.counted_measures import counted_measure
from service.extract.dealings import dealt_in
from service.extract.named_measures import Measured, catalogued, noun_measure
from service.extract.noun_phrases import is_nominal, lies_between, phrase_before, span_of
from service.extract.scenes import Item, Scene, Sort
from service.extract.subjects import subject_of
from service.model.quantity import Quantity, QuantityKind
from service.model.unit import resolve_unit

_TOO_FAR = 30
_WHOLE = 8
_DIVIDED = 3  # words from "per thousand" to what is counted by the thousand
_OPENING = 3  # items in which a sentence names its subject
_SAID = 4  # words after a noun that tell a share of it from others


def find_measured(scene: Scene, at: int, catalogue: Catalogue) -> Measured:
    """Return the measure of the quantity at `at` as its own sentence gives it."""
    measured = _find_measured(scene, at, catalogue)
    quantity = scene.items[at].quantity
    if quantity is None or quantity.kind not in (QuantityKind.PERCENT, QuantityKind.RATIO):
        return measured
    if measured.at is None or measured.at < at or scene.items[at + 1].text != "of":
        return measured
    said = _said_of_share(scene, measured.at, catalogue)
    return replace(measured, qualifier=tuple(sorted({*measured.qualifier, *said})))


def _said_of_share(scene: Scene, noun: int, catalogue: Catalogue) -> list[str]:
    """Return what is said of a share ("52 percent of residents wanted buses"), which tells it from others."""
    words = []
    for item in scene.items[noun + 1 : noun + 1 + _SAID]:
        if item.sort is not Sort.WORD or item.text == "and":
            break
        if not item.tags & {"auxiliaries", "determiners"} and item.text not in catalogue.wording.neutral:
            words.append(item.text)
    return words


def _find_measured(scene: Scene, at: int, catalogue: Catalogue) -> Measured:
    quantity = scene.items[at].quantity
    assert quantity is not None  # noqa: S101 - positions of quantities are given
    counted = _counted_noun(quantity, catalogue)
    if counted is not None and (
        quantity.kind is QuantityKind.COUNT or not _has_subject(scene, at, quantity, catalogue)
    ):
        return counted_measure(scene, at, counted, catalogue)
    if quantity.kind is QuantityKind.DURATION and (elapsed := _elapsed(scene, at)) is not None:
        return elapsed
    named = (
        _named_rate(scene, at, catalogue)
        or _stated_of(scene, at, catalogue)
        or _gap(scene, at, catalogue)
        or dealt_in(scene, at)
    )
    if named is not None:
        return named
    if is_factor(quantity) and (own := _said_before(scene, at)) is not None:
        return own
    best = _nearest_measure(scene, at, quantity.kind, catalogue) or _long_subject(
        scene, at, quantity.kind, catalogue
    )
    following = _noun_after(scene, at, quantity, catalogue)
    if following is not None and is_factor(quantity):
        return following
    if best is not None and (following is None or best[0] <= 4):
        return catalogued(scene, _head(scene, best[1]), at, catalogue)
    if following is not None:
        return following
    return subject_of(scene, at, catalogue)


def _said_before(scene: Scene, at: int) -> Measured | None:
    """Return the noun that alone stands before a verb of multiples: "containers at a record, coal halved"."""
    items = scene.items
    alone = at > 1 and items[at - 2].text in (",", ";", ":") and is_nominal(items[at - 1])
    if not alone or items[at - 1].sort is not Sort.WORD or items[at - 1].weak:
        return None
    return Measured(None, items[at - 1].text, None, (), "noun", span_of(scene, at - 1, at - 1))


def _nearest_measure(
    scene: Scene, at: int, kind: QuantityKind, catalogue: Catalogue
) -> tuple[int, int] | None:
    """Return the catalogue's measure nearest by grammar, with its cost before it."""
    best: tuple[int, int] | None = None
    for j in _measure_positions(scene, kind, catalogue):
        if j > at and (not scene.same_clause(at, j) or _is_of_another(scene, at, j)):
            continue
        if j < at and _is_said_aside(scene, j, at):
            continue
        if (j < at and _is_whole_of_share(scene, at, j, kind)) or not _suits(scene, at, j, catalogue):
            continue
        cost = _measure_cost(scene, at, j)
        if j > at and kind is QuantityKind.MEASURE:
            cost += _WHOLE  # "4.7 per thousand births": the unit's own noun
        if j > at and kind is QuantityKind.PERCENT and scene.items[at + 1].text == "of":
            cost += _WHOLE  # "60 percent of GDP": what it is a share of, unless nothing else is named
        if cost <= _TOO_FAR and (best is None or cost < best[0]):
            best = cost, j
    return best


def _is_said_aside(scene: Scene, j: int, at: int) -> bool:
    """Say whether a measure stands in a clause set off by commas ("prices, which follow sales, rose 4%")."""
    items = scene.items
    opened = next((items[i] for i in range(j - 1, 0, -1) if items[i - 1].text == ","), None)
    aside = opened is not None and opened.text in ("which", "who")
    return aside and any(item.text == "," for item in items[j + 1 : at])


def _suits(scene: Scene, at: int, j: int, catalogue: Catalogue) -> bool:
    """Say whether an amount is in a unit of what a word of many uses may name (no "wettest" 40 tonnes)."""
    item, quantity = scene.items[j], scene.items[at].quantity
    if item.measure is not None or item.weak is None or quantity is None:
        return True
    usual = catalogue.measures.entries[item.weak].unit
    if quantity.kind is not QuantityKind.MEASURE or usual is None or usual == quantity.unit:
        return True
    units = catalogue.units.units
    a, b = resolve_unit(usual, units), resolve_unit(quantity.unit or "", units)
    return a is None or b is None or a.dimension == b.dimension


def _is_whole_of_share(scene: Scene, at: int, j: int, kind: QuantityKind) -> bool:
    """Say whether a measure only tells what an earlier figure is a share of: "2% of GDP, or $8bn"."""
    before = j - 1
    while before > 0 and scene.items[before].tags & {"determiners", "possessives"}:
        before -= 1
    share = scene.items[before - 1].quantity if before > 0 and scene.items[before].text == "of" else None
    if share is None or share.kind not in _SHARES:
        return False
    return kind not in _SHARES or scene.items[at - 1].text == "to"


_SHARES = frozenset({QuantityKind.PERCENT, QuantityKind.RATIO})


def _long_subject(scene: Scene, at: int, kind: QuantityKind, catalogue: Catalogue) -> tuple[int, int] | None:
    """Return the measure that opens a sentence whose subject is long ("The employment rate among …")."""
    for j, item in enumerate(scene.items[: min(at, _OPENING)]):
        if _may_be_measure(item, kind, catalogue.measures.entries):
            alone = not any(_states_another(other) for other in scene.items[j + 1 : at])
            return (_TOO_FAR, j) if alone else None
    return None


def _states_another(item: Item) -> bool:
    """Say whether an item is another measure or an amount; ages ("women 25 to 54") are neither."""
    amount = item.quantity is not None and item.quantity.kind is not QuantityKind.NUMBER
    return amount or item.sort is Sort.MEASURE


def _is_of_another(scene: Scene, at: int, j: int) -> bool:
    """Say whether another quantity, not its own in brackets, stands before the measure after it."""
    if scene.items[at - 1].text == "(":
        return any(at < other < j for other in scene.quantities)
    return any(at < other < j and scene.items[other - 1].text != "(" for other in scene.quantities)


def _named_rate(scene: Scene, at: int, catalogue: Catalogue) -> Measured | None:
    """Return the noun phrase of "a switching rate of 4.0%", where the catalogue has no such measure."""
    items = scene.items
    if at < 2 or items[at - 1].text != "of" or items[at - 2].sort is not Sort.WORD:
        return None
    head = items[at - 2]
    if head.is_function or head.weak or head.text in catalogue.wording.neutral or head.tags:
        return None
    return noun_measure(scene, phrase_before(scene, at - 1), catalogue)


def _stated_of(scene: Scene, at: int, catalogue: Catalogue) -> Measured | None:
    """Return the measure of "a loss of $3 million on revenue of …", whatever follows the amount."""
    quantity, items = scene.items[at].quantity, scene.items
    if at < 2 or items[at - 1].text != "of" or quantity is None or quantity.kind is not QuantityKind.MONEY:
        return None
    if not _may_be_measure(items[at - 2], quantity.kind, catalogue.measures.entries):
        return None
    return catalogued(scene, _head(scene, at - 2), at, catalogue)


def _gap(scene: Scene, at: int, catalogue: Catalogue) -> Measured | None:
    """Return what lies between two measures ("the gap between exports and imports was $5 billion")."""
    for j in range(at - 1, -1, -1):
        if scene.items[j].sort is Sort.QUANTITY or not scene.same_clause(j, at):
            return None
        if scene.items[j].measure is not None:
            return noun_measure(scene, phrase_before(scene, j), catalogue) if lies_between(scene, j) else None
    return None


def _counted_noun(quantity: Quantity, catalogue: Catalogue) -> str | None:
    """Return the noun that a quantity counts ("jobs" of "12,500 jobs" and of "29,000 jobs per month")."""
    if quantity.kind is QuantityKind.COUNT:
        return quantity.unit if quantity.unit not in catalogue.wording.scores else None
    if quantity.kind is not QuantityKind.MEASURE or quantity.unit is None:
        return None
    noun = quantity.unit.partition("/")[0]
    return noun if noun in catalogue.measures.counted else None


def _has_subject(scene: Scene, at: int, quantity: Quantity, catalogue: Catalogue) -> bool:
    """Say whether the catalogue's measure stands before the quantity in its clause."""
    positions = _measure_positions(scene, quantity.kind, catalogue)
    return any(j < at and scene.same_clause(j, at) for j in positions)


_FACTOR_WORDS = ("doubl", "tripl", "trebl", "sextupl", "quadrupl", "halv", "quintupl", "fold")


def is_factor(quantity: Quantity) -> bool:
    """Say whether the words of a ratio are themselves a change ("doubled", "tenfold")."""
    raw = quantity.raw.lower()
    return quantity.kind is QuantityKind.RATIO and any(word in raw for word in _FACTOR_WORDS)


def _elapsed(scene: Scene, at: int) -> Measured | None:
    """Return what a duration is counted from ("10 years since the signing")."""
    items = scene.items
    if at + 1 >= len(items) or items[at + 1].text not in ("since", "of", "after", "before", "in", "to"):
        return None
    end = at + 2
    while end < len(items) and end <= at + 7 and items[end].sort in (Sort.WORD, Sort.AREA, Sort.MEASURE):
        end += 1
    span = span_of(scene, at + 1, end - 1)
    return Measured(None, items[at + 1].text, None, (), "noun", span)


def _measure_positions(scene: Scene, kind: QuantityKind, catalogue: Catalogue) -> list[int]:
    entries = catalogue.measures.entries
    return [
        i
        for i, item in enumerate(scene.items)
        if _may_be_measure(item, kind, entries) and not lies_between(scene, i) and not _is_divisor(scene, i)
    ]


def _is_divisor(scene: Scene, i: int) -> bool:
    """Say whether a measure only says per what ("the rate per 100,000 inhabitants", "tax per worker")."""
    before = [item.text for item in scene.items[max(0, i - 2) : i]]
    if before[-1:] == ["per"]:
        return True
    for j in range(i - 1, max(-1, i - 1 - _DIVIDED), -1):
        quantity = scene.items[j].quantity
        if quantity is not None:
            return (quantity.unit or "").startswith("1/")  # "4.7 per thousand total births"
        if scene.items[j].is_function:
            break
    return before[:1] == ["per"] and scene.items[i - 1].sort is Sort.QUANTITY


def _may_be_measure(item: Item, kind: QuantityKind, entries: Mapping[str, MeasureEntry]) -> bool:
    if kind is QuantityKind.PERCENT and "losses" in item.tags:
        return False  # "a loss of 12 percent" is a fall
    if item.measure is not None and (
        kind is not QuantityKind.DURATION or kind in entries[item.measure].kinds
    ):
        return True
    return "measure_verb" in item.tags or (item.weak is not None and kind in entries[item.weak].kinds)


def _measure_cost(scene: Scene, at: int, j: int) -> int:
    """Return how far the measure at `j` is from the quantity, grammar considered."""
    cost = scene.cost(at, j) + (0 if scene.same_clause(at, j) else 8)
    if j < at:
        return cost
    between = scene.items[at + 1 : j]
    after_change = any({"up", "down"} & item.tags for item in between)
    if all(_is_linking(item) or (after_change and item.text == "in") for item in between):
        return max(0, cost - 3)
    return cost + 8


def _is_linking(item: Item) -> bool:
    """Say whether an item may stand between a quantity and the measure it is of ("of new direct")."""
    if item.sort is Sort.MARK:
        return False
    if item.text in ("of", "worth", "on", "worth of"):
        return True
    if item.sort is Sort.AREA:
        return True
    return not item.is_function or "determiners" in item.tags or "noun" in item.tags


def _head(scene: Scene, j: int) -> int:
    """Return the head of a chain "exports of services" when `j` is the last of it."""
    i = j - 1
    while i > 0 and not scene.items[i].is_function and scene.items[i].sort is not Sort.QUANTITY:
        i -= 1
    if i <= 0 or scene.items[i].text not in ("of", "in", "on", "for"):
        return j
    before = i - 1
    if before >= 0 and scene.items[before].sort is Sort.MEASURE:
        return before
    return j


def _noun_after(scene: Scene, at: int, quantity: Quantity, catalogue: Catalogue) -> Measured | None:
    """Return the noun phrase of "2 billion of relief", "a 70 percent tariff" outside the catalogue."""
    items = scene.items
    i = at + 1
    linked = i < len(items) and items[i].text in ("of", "in", "worth")
    if linked and items[i].text == "in" and items[i + 1 : i + 2] and items[i + 1].name:
        return None  # "Staff: 1,480 in Leeds"
    if linked or is_factor(quantity):
        i += linked
        while i < len(items) and ("determiners" in items[i].tags or items[i].text in ("of", "own")):
            i += 1
    words: list[int] = []
    while i < len(items) and items[i].sort in (Sort.WORD, Sort.AREA) and not items[i].is_function:
        if {"up", "down"} & items[i].tags or "determiners" in items[i].tags:
            break
        words.append(i)
        i += 1
    if not words or not (linked or len(words) <= 3):
        return None
    return noun_measure(scene, words, catalogue)
