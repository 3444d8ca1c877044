"""What time a claim is about, and which times are of what it is set against."""

from __future__ import annotations

from dataclasses import dataclass

from service.extract.directions import LEVEL_OF, compared_level
from service.extract.scenes import Item, Scene, Sort
from service.extract.tenses import is_past_verb
from service.model.period import Granularity, Period
from service.model.quantity import QuantityKind

_TOO_FAR = 40
_TOO_FAR_AFTER = 24
_OPENING = 3  # a time that opens its sentence holds to its end
OF_SPEECH = frozenset(
    {"today", "yesterday", "now", "tonight", "tomorrow"}
)  # when it is said, not what it is of
_OWNED = 9
_BRACKET = 8  # items of a bracket


@dataclass(frozen=True, slots=True)
class Owner:
    """The quantity that a period stands beside; `alone` when no other can share the period."""

    at: int
    alone: bool = False


def owned_periods(scene: Scene) -> dict[int, Owner]:
    """Return, for each period that stands directly beside a quantity, that quantity's position.

    "4.9 in 2012" may share its year with a figure before it; "(2012: 4.9)", "in May of 4.9" and "last
    year's 4.9" do not.
    """
    owned = {}
    for p in scene.positions(Sort.PERIOD):
        texts = [item.text for item in scene.items[p + 1 : p + 3]]
        if p + 2 in scene.quantities and texts[0] in ("of", ":", "s") and not _ends_statement(scene, p):
            owned[p] = Owner(p + 2, alone=True)
            continue
        named = texts[:1] != [] and (texts[0] in LEVEL_OF or _is_described(scene, p))
        of_level = texts[1:] == ["of"] and named  # "the 2007 peak of 1,336", "the May deficit of 9"
        if p + 3 in scene.quantities and (of_level or texts == [",", "at"]):
            owned[p] = Owner(p + 3, alone=True)
            continue
        bracketed = _figure_in_bracket(scene, p) or _figure_apposed(scene, p)
        if bracketed is not None:
            owned[p] = Owner(bracketed, alone=True)
            continue
        for i in range(p - 1, max(-1, p - 7), -1):
            item = scene.items[i]
            if item.sort is Sort.QUANTITY:
                owned[p] = Owner(i, alone=_is_set_against(scene, i))
                break
            if item.sort in (Sort.MARK, Sort.PERIOD) or item.text in ("and", "or") or "verb" in item.tags:
                break
    return owned


def _is_described(scene: Scene, p: int) -> bool:
    """Say whether a time without a preposition describes the measure behind it ("the 2021 trade deficit")."""
    bare = scene.items[p].text.startswith("the ") or scene.items[p - 1].tags & {"determiners", "possessives"}
    return p > 0 and bool(bare) and scene.items[p + 1].sort is Sort.MEASURE


def _figure_apposed(scene: Scene, p: int) -> int | None:
    """Return the figure of "the 2021 deficit, at 4% of output, …", or None."""
    apposed = [item.text for item in scene.items[p + 2 : p + 4]] == [",", "at"] and p + 4 in scene.quantities
    return p + 4 if apposed and _is_described(scene, p) else None


def _ends_statement(scene: Scene, p: int) -> bool:
    """Say whether a time before a colon belongs to what is said before it ("90 deaths in 2022: 2% fewer")."""
    if scene.items[p + 1].text != ":":
        return False
    before = scene.items[max(0, p - 6) : p]
    return any(item.sort is Sort.QUANTITY or item.tags & {"verb", "auxiliaries"} for item in before)


def _figure_in_bracket(scene: Scene, p: int) -> int | None:
    """Return the only figure of a bracket that a time opens ("(2022: profit of £9.2m)"), or None."""
    if p == 0 or scene.items[p - 1].text != "(" or scene.items[p + 1 : p + 2] == ():
        return None
    found = None
    for i in range(p + 1, min(len(scene.items), p + _BRACKET)):
        if scene.items[i].text == ")":
            return found
        if scene.items[i].sort is Sort.QUANTITY:
            if found is not None:
                return None
            found = i
    return None


def _is_set_against(scene: Scene, at: int) -> bool:
    """Say whether a quantity stands in brackets or is what another is compared with; its time is its own."""
    if compared_level(scene, at) is not None or _is_opposed(scene, at):
        return True
    if at > 1 and scene.items[at - 1].text == "and" and scene.items[at - 2].sort is Sort.QUANTITY:
        return _is_set_against(scene, at - 2)  # "down from 960 and 830"
    for item in reversed(scene.items[max(0, at - 4) : at]):
        if item.text in ("(", "from", "than") or (
            "link:base" in item.tags and "auxiliaries" not in item.tags
        ):
            return True
        if item.sort is not Sort.WORD or not (item.tags & {"determiners", "own"} or item.text in LEVEL_OF):
            return False
    return False


def _is_opposed(scene: Scene, at: int) -> bool:
    """Say whether a noun phrase sets a quantity against another ("against a daily average of 9 billion")."""
    for item in reversed(scene.items[max(0, at - _PHRASE) : at]):
        if item.text in _OPPOSING:
            return True
        if item.sort not in (Sort.WORD, Sort.MEASURE):
            return False
        if item.is_function and item.text not in ("of", "in") and "noun" not in item.tags:
            return False
    return False


_PHRASE = 6  # words of a noun phrase that ends in a figure
_OPPOSING = frozenset({"against", "compared with", "compared to", "versus", "vs", "as against"})


def find_period(scene: Scene, at: int, owned: dict[int, Owner]) -> Period | None:
    """Return the period that the sentence gives the quantity at `at`, or None."""
    best: tuple[int, int] | None = None
    for p in scene.positions(Sort.PERIOD):
        period = scene.items[p].period
        if period is None or scene.items[p].text in OF_SPEECH:
            continue
        owner = owned.get(p)
        own = owner is not None and p < owner.at == at
        other = not own and (is_base_period(scene, p) or is_scope(scene, p))
        if (p > at and not _follows(scene, at, p)) or other:
            continue
        cost = scene.cost(at, p) + (0 if scene.same_clause(at, p) else 6) + (0 if period.is_resolved else 10)
        if p <= _OPENING:
            cost = min(cost, _TOO_FAR)
        if owner is not None and (owner.at == at or _shares(scene, at, owner)):
            cost = 0
        elif owner is not None:
            if owner.alone or (owner.at < at and _verb_between(scene, p, at)):
                continue
            cost += _OWNED
        if cost <= (_TOO_FAR if p < at else _TOO_FAR_AFTER) and (best is None or cost < best[0]):
            best = cost, p
    at_best = best[1] if best is not None else _only_time(scene, at, owned)
    return scene.items[at_best].period if at_best is not None else None


def _only_time(scene: Scene, at: int, owned: dict[int, Owner]) -> int | None:
    """Return the only time that a sentence names, where what it tells of a far quantity is past as well."""
    times = [
        p
        for p in scene.positions(Sort.PERIOD)
        if scene.items[p].text not in OF_SPEECH and not is_base_period(scene, p) and not is_scope(scene, p)
    ]
    if len(times) != 1 or (times[0] in owned and owned[times[0]].alone):
        return None
    p = times[0]
    period = scene.items[p].period
    if period is None or period.window or not period.is_resolved:
        return None
    between = scene.items[min(at, p) + 1 : max(at, p)]
    if p > at:
        return (
            p if not any(item.sort is Sort.MARK or "conjunctions" in item.tags for item in between) else None
        )
    return p if all(is_past_verb(scene, i) for i in range(p + 1, at) if _states(scene, i)) else None


def _follows(scene: Scene, at: int, p: int) -> bool:
    """Say whether a time after a quantity may be its own: in the clause, or added behind a dash."""
    if scene.same_clause(at, p):
        return True
    return p - at <= _ADDED and scene.items[at + 1].text in _DASHES


_ADDED = 3
_DASHES = frozenset("–—-")


def _shares(scene: Scene, at: int, owner: Owner) -> bool:
    """Say whether two levels compared with have one time ("down from 960 and 830 in 2022")."""
    joined = scene.items[at + 1].text in ("and", ",") if owner.at == at + 2 else False
    return owner.alone and joined and _is_set_against(scene, at)


def is_scope(scene: Scene, p: int) -> bool:
    """Say whether a period only bounds an extreme or a series, or is of an act ("with data back to 1990")."""
    if p > 1 and scene.items[p - 1].text == "to" and scene.items[p - 2].text == "back":
        return True
    if p and "acts" in scene.items[p - 1].tags:
        return True
    if p and scene.items[p - 1].text == "of":  # "the wettest month of 2022"
        before = scene.items[max(0, p - _ADDED) : p]
        return any(
            tag.startswith(("superlative:highest", "superlative:lowest"))
            for item in before
            for tag in item.tags
        )
    if not scene.items[p].text.startswith("since"):
        return False
    return _is_extreme(scene, p)


def _is_extreme(scene: Scene, p: int) -> bool:
    """Say whether an extreme stands just before "since", not in front of a figure ("a record 9 since")."""
    for item in reversed(scene.items[max(0, p - _ADDED) : p]):
        if any(tag.startswith("superlative") for tag in item.tags):
            return True
        if item.sort is Sort.QUANTITY:
            return False
    return False


def find_base_period(scene: Scene, at: int) -> Period | None:
    """Return the period that the clause sets a change against ("up 5 percent on 2022"), or None."""
    for p in scene.positions(Sort.PERIOD):
        if p > at and scene.same_clause(at, p) and is_base_period(scene, p):
            return scene.items[p].period
    return None


def is_base_period(scene: Scene, p: int) -> bool:
    """Say whether a period is only what another is set against ("than in 2022", "from March")."""
    item, before = scene.items[p], scene.items[p - 1] if p else None
    period = item.period
    if period is None or before is None:
        return False
    if item.text.startswith("on "):
        return period.granularity is not Granularity.DAY  # "4,000 fewer on April"
    if before.sort is Sort.QUANTITY:
        return _is_multiple(before) and item.text.startswith("the ")  # "twice the 2010 level"
    if _is_of_multiple(scene, p) or _is_beside_base(scene, p):
        return True
    if period.window:
        return _is_set_below(scene, p)
    if " to " in item.text or " until " in item.text:
        return False  # "from 2001 to 2009"
    if item.text.startswith(("from ", "than ")) or before.text == "than" or _is_set_below(scene, p):
        return True
    if before.text == "on":
        return period.granularity is not Granularity.DAY
    return "link:base" in before.tags and not before.tags & {"auxiliaries"} and before.text not in _NOT_BASE


def _is_set_below(scene: Scene, p: int) -> bool:
    """Say whether a period is of the level that a change is above or below ("below the peak of 2006")."""
    for i in range(p - 1, max(-1, p - 1 - _LEVEL_WORDS), -1):
        item = scene.items[i]
        if item.text in ABOVE_OR_BELOW or (item.text == "on" and scene.items[i - 1].text in ("up", "down")):
            return i > 0 and scene.items[i - 1].sort in (Sort.QUANTITY, Sort.MARK, Sort.WORD)
        if item.sort is not Sort.WORD or item.tags & {"verb", "conjunctions"} - {"up"}:
            return False
    return False


def _is_of_multiple(scene: Scene, p: int) -> bool:
    """Say whether a time is of what a multiple is taken of ("3 times what they sent in 2012")."""
    for i in range(p - 1, max(0, p - 1 - _LEVEL_WORDS), -1):
        item, before = scene.items[i], scene.items[i - 1]
        if item.sort is not Sort.WORD:
            return False
        if before.sort is Sort.QUANTITY and _is_multiple(before):
            return item.text in _TAKEN_OF or (item.text in _THE and i == p - 1)
    return False


def _is_multiple(item: Item) -> bool:
    quantity = item.quantity
    return quantity is not None and quantity.kind is QuantityKind.RATIO and quantity.value > 1


_TAKEN_OF = frozenset({"what", "that", "those", "as many as", "as much as", "as", "as high as"})
_THE = frozenset({"the", "its", "their", "our"})


def _is_beside_base(scene: Scene, p: int) -> bool:
    """Say whether words without dates remark on a level compared with ("the 3.5% of then, before …")."""
    period = scene.items[p].period
    if period is None or period.is_resolved or scene.items[p - 1].text != ",":
        return False
    for i in range(p - 2, max(-1, p - 2 - _ADDED), -1):
        if scene.items[i].sort is Sort.QUANTITY:
            return _is_set_against(scene, i)
        if scene.items[i].sort is Sort.MARK:
            return False
    return False


_LEVEL_WORDS = 6
ABOVE_OR_BELOW = frozenset({"above", "below", "fewer than", "more than", "less than", "than"})
_NOT_BASE = frozenset({"over", "after", "earlier", "previously"})


def _verb_between(scene: Scene, a: int, b: int) -> bool:
    """Say whether a new statement starts between two items ("…, and Kenya has invested …")."""
    return any(_states(scene, i) for i in range(a + 1, b))


def _states(scene: Scene, i: int) -> bool:
    """Say whether an item is the verb of a statement: no participle ("…, spending 9 million"), no noun."""
    item = scene.items[i]
    if item.text.endswith("ing") or item.text == "s" or "determiners" in scene.items[i - 1].tags:
        return False  # "and Kenya's exports"
    return bool(item.tags & {"verbs", "auxiliaries", "measure_verb"})
