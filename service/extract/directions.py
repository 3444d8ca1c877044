"""Where the words say that a quantity's measure went, and whether the quantity is the change or a level."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from service.extract.scenes import Item, Scene, Sort
from service.model.claim import Direction
from service.model.quantity import QuantityKind

Role = Literal["amount", "level", "base"]

_REACH_LEFT = 9
_REACH_RIGHT = 5
_INSERTED = 6  # further words that may stand between a verb and "to", commas round them


@dataclass(frozen=True, slots=True)
class Movement:
    """What a direction word says of a quantity.

    Attributes:
        direction: Where the measure went; `none` for the earlier level of a change.
        role: `amount` when the quantity is the change itself ("rose by 5"), `level` when it is where the
            measure arrived ("rose to 5"), `base` when it is where it came from ("from 5").
        cue: Position of the direction word; None when another quantity's movement is continued.
        previous: Position of the quantity whose movement is continued ("rose 5 percent to $3 billion").
        moved: True when what is counted is itself gained or lost ("added 49,000 jobs").
        heading: Where the measure went from an earlier level.
    """

    direction: Direction
    role: Role
    cue: int | None = None
    previous: int | None = None
    moved: bool = False
    heading: Direction = "none"


def find_movement(scene: Scene, at: int) -> Movement | None:
    """Return what the words around the quantity at `at` say of a movement, or None."""
    if (compared := compared_level(scene, at)) is not None:
        return compared
    if (signed := _signed(scene, at)) is not None:
        return signed
    if _sets_beside(scene, at):
        return None
    found = _look_left(scene, at) or _look_right(scene, at) or _by(scene, at) or _loss(scene, at)
    return None if found is not None and found.role == "base" and _counts_others(scene, at) else found


def _counts_others(scene: Scene, at: int) -> bool:
    """Say whether what is counted "from" is not what was counted before it: "40 cases from 12 districts"."""
    before = [i for i in scene.quantities if i < at]
    counts = [scene.items[i].quantity for i in (*before[-1:], at)]
    units = {
        q.unit for q in counts if q is not None and q.kind is QuantityKind.COUNT and q.raw[-1:].isalpha()
    }
    return len(units) == 2


def _sets_beside(scene: Scene, at: int) -> bool:
    """Say whether a multiple only sets two things side by side ("is growing twice as fast as in May")."""
    quantity, after = scene.items[at].quantity, scene.items[at + 1 : at + 2]
    multiple = quantity is not None and quantity.kind is QuantityKind.RATIO and quantity.value > 1
    return multiple and bool(after) and after[0].text.partition(" ")[0] == "as"


def _signed(scene: Scene, at: int) -> Movement | None:
    """Return the change of a signed figure in brackets, or behind a level: "rents (-0.3%)", "90, minus 4"."""
    quantity = scene.items[at].quantity
    if quantity is None or at == 0:
        return None
    if quantity.value < 0 and at > 1 and scene.items[at - 1].text == ",":
        level = at - 3 if scene.items[at - 2].sort is Sort.PERIOD else at - 2
        behind = level >= 0 and scene.items[level].sort is Sort.QUANTITY
        return Movement("decrease", "amount") if behind else None
    if scene.items[at - 1].text != "(":
        return None
    if quantity.raw.startswith("+"):
        return Movement("increase", "amount")
    return Movement("decrease", "amount") if quantity.value < 0 and quantity.kind in _CHANGES else None


def _loss(scene: Scene, at: int) -> Movement | None:
    """Return the change of "a loss of 12 percent": an amount lost is a level, a percentage a fall."""
    quantity, items = scene.items[at].quantity, scene.items
    if at < 2 or quantity is None or quantity.kind not in _CHANGES or items[at - 1].text != "of":
        return None
    return Movement("decrease", "amount", at - 2) if "losses" in items[at - 2].tags else None


def compared_level(scene: Scene, at: int) -> Movement | None:
    """Return the level compared with in "7% above the £260,000", "31 tonnes, less than last year's 35"."""
    j = at - 1
    owned = scene.items[j].text == "s"  # "last season's 26 tonnes"
    while j > 0 and at - j < _REACH_LEFT and _leads_to_level(scene.items[j], owned=owned):
        j -= 1
    j -= 1 if j > 0 and scene.items[j].text in ("than", "of", "on") else 0
    if j < 1 or at - j < 2 or not _follows_figure(scene, j):
        return None
    item = scene.items[j]
    direction = _direction(item, left=False) or _BESIDE_DIRECTION.get(item.text)
    return Movement("none", "base", j, heading=direction) if direction is not None else None


def _follows_figure(scene: Scene, j: int) -> bool:
    """Say whether the comparing word at `j` stands behind a figure, with a comma at most between them."""
    before = j - 1
    while before > 0 and (scene.items[before].text == "," or "intensifiers" in scene.items[before].tags):
        before -= 1
    return scene.items[before].sort is Sort.QUANTITY


def _leads_to_level(item: Item, *, owned: bool) -> bool:
    """Say whether an item may stand between "above" and the level compared with ("its 2019 level of")."""
    if owned and item.sort is Sort.WORD and not item.is_function and not item.tags & {"up", "down"}:
        return True
    if item.sort in (Sort.PERIOD, Sort.MEASURE):
        return True  # "almost 3 points above the rate in February 2020 of 3.5 percent"
    return bool(item.tags & {"determiners", "own", "pronouns"}) or item.text in LEVEL_OF


_BETTER_OR_WORSE = frozenset({"better", "worse"})
_BESIDE_DIRECTION: dict[str, Direction] = {"better": "none", "worse": "none", "under": "decrease"}
LEVEL_OF = frozenset(
    {
        "s",
        "level",
        "figure",
        "number",
        "total",
        "average",
        "of",
        "in",
        "peak",
        "low",
        "high",
        "record",
        "rate",
    }
)


def _by(scene: Scene, at: int) -> Movement | None:
    """Return the change of "advanced by 6.4%", "by five hours, from 21 to 14": the verb has no direction."""
    quantity = scene.items[at].quantity
    if at == 0 or scene.items[at - 1].text != "by" or quantity is None:
        return None
    follows = next((item.text for item in scene.items[at + 1 : at + 3] if item.text != ","), "")
    is_change = quantity.kind in _CHANGES or follows in ("from", "to")
    return Movement("none", "amount") if is_change else None


_CHANGES = frozenset({QuantityKind.PERCENT, QuantityKind.PERCENTAGE_POINTS})


def _look_left(scene: Scene, at: int) -> Movement | None:
    preposition: str | None = None
    copula = joined = False
    set_off = _text_of(scene, at - 2, at) == [",", "to"]  # "rose for the second year in a row, to 4,900"
    reach = _REACH_LEFT + _INSERTED if set_off else _REACH_LEFT
    for j in range(at - 1, max(-1, at - 1 - reach), -1):
        item = scene.items[j]
        if item.sort is Sort.QUANTITY:
            return _continued(preposition, j, item)
        if _stops(scene, item, j, at, preposition):
            return _base_only(preposition)
        direction = _verb_direction(scene, j, at, preposition)
        if direction is not None and not (copula and "noun" not in item.tags):
            by = preposition == "of" and _changes_by(scene, j, at)
            return _moved(direction, "from" if by else preposition, j, item)
        other = joined and item.text in ("from", "to")  # "31 percent from gas and 14 percent from hydro"
        other = other or scene.items[j + 1].sort is Sort.AREA  # "those to Japan 61 percent"
        if preposition in (None, "of") and item.text in _LEADING and not (other or copula):
            preposition = item.text  # "to a level of 5": the "to" counts
        elif item.text == "on" and preposition is None and j and _is_rise(scene, j - 1):
            preposition = "from"  # "14% down on 697"
        elif item.text == "and":
            joined = True  # what stands before it is another statement's ("28 were against and 20 …")
        elif item.text == "than":
            if not _compares_times(scene, j + 1):
                preposition = preposition or "from"
        elif (
            "link:base" in item.tags and not joined and "auxiliaries" not in item.tags and preposition is None
        ):
            preposition = "from" if item.text not in ("over", "after") else preposition
        elif item.tags & {"auxiliaries", "counting"} or item.text in ("stood", "reached"):
            copula = True
    return _base_only(preposition)


def _is_attributive(scene: Scene, j: int) -> bool:
    """Say whether a word only describes the noun that a level is of ("a lower amount of $5 million")."""
    items = scene.items
    noun = items[j + 1]
    described = noun.sort in (Sort.WORD, Sort.MEASURE) and not noun.tags & {"prepositions", "conjunctions"}
    return described and j > 0 and "noun" not in items[j].tags and "determiners" in items[j - 1].tags


def _changes_by(scene: Scene, verb: int, at: int) -> bool:
    """Say whether the level at `at` is what a verb changes by the next figure ("cut its debt of 9 by 2")."""
    items = scene.items
    following = next((k for k in scene.quantities if k > at), None)
    if following is None or verb + 2 >= at or "prepositions" in items[verb + 1].tags:
        return False  # "a cut in emissions of 4 million tonnes"
    is_noun = verb > 0 and "determiners" in items[verb - 1].tags
    return not is_noun and items[following - 1].text == "by" and scene.same_clause(at, following)


def _is_rise(scene: Scene, i: int) -> bool:
    """Say whether "down" or a change stands at an item: "14% down on 697", "a rise of 19% on the 30,330"."""
    item, before = scene.items[i], scene.items[max(0, i - 2) : i]
    if item.text in _LEFT_ADVERBS:
        return True
    if item.sort is not Sort.QUANTITY or not before:
        return False
    told = before[0] if before[-1].text == "of" else before[-1]
    return bool(told.tags & {"up", "down"})


def _text_of(scene: Scene, start: int, end: int) -> list[str]:
    return [item.text for item in scene.items[max(0, start) : end]]


def _verb_direction(scene: Scene, j: int, at: int, preposition: str | None) -> Direction | None:
    """Return the direction that a word before the quantity gives it, through a preposition or none."""
    item = scene.items[j]
    quantity = scene.items[at].quantity
    rate = quantity is not None and quantity.kind in (QuantityKind.PERCENT, QuantityKind.NUMBER)
    of_rate = "growing" in item.tags and preposition in ("from", "to") and rate
    if of_rate or (preposition == "of" and _is_attributive(scene, j)):
        return None
    direction = _direction(item, left=True) if _may_move(scene, j, at) else None
    if direction is None and preposition == "by" and "adverb" in item.tags:
        return _direction(item, left=False)  # "poorer by 3 percent"
    return direction


def _may_move(scene: Scene, j: int, at: int) -> bool:
    """Say whether a word may be a verb of direction: "advanced" is one only beside "4 percent" or "by"."""
    if "close" not in scene.items[j].tags or j + 1 == at:
        return True
    after = scene.items[j + 1]
    return after.text in ("by", "to", "from", "at") or after.sort in (Sort.PERIOD, Sort.QUANTITY)


def _compares_times(scene: Scene, j: int) -> bool:
    """Say whether what follows "than" is a time ("than at the end of July and 21,900 …")."""
    ahead = scene.items[j : j + 3]
    first = next((item for item in ahead if "prepositions" not in item.tags), None)
    return first is not None and first.sort is Sort.PERIOD


def _stops(scene: Scene, item: Item, j: int, at: int, preposition: str | None) -> bool:
    if item.sort is Sort.MARK:
        return item.text != "," or preposition is None or (preposition != "from" and j < at - 4)
    if "boundaries" in item.tags and not scene.same_clause(j, at):
        return True
    return (
        "verbs" in item.tags
        and _direction(item, left=True) is None
        and not (item.text in ("stood", "reached") or "counting" in item.tags)
    )


def _base_only(preposition: str | None) -> Movement | None:
    return Movement("none", "base") if preposition == "from" else None


def _continued(preposition: str | None, j: int, item: Item) -> Movement | None:
    if preposition in ("to", "at"):
        return Movement("none", "level", previous=j)
    if preposition == "from":
        return Movement("none", "base", previous=j)
    return None


def _moved(direction: Direction, preposition: str | None, cue: int, item: Item) -> Movement:
    if preposition == "from":
        return Movement("none", "base", cue, heading=direction)
    if preposition in ("to", "at"):
        return Movement(direction, "level", cue)
    return Movement(direction, "amount", cue, moved="move" in item.tags and "adverb" not in item.tags)


def _look_right(scene: Scene, at: int) -> Movement | None:
    start = at + 2 if _is_set_off(scene, at) else at + 1
    if _is_in_brackets(scene, start):
        start += 3  # "43,482 (5.6 percent) below 2022"
    elif start < len(scene.items) and scene.items[start].text == ")" and scene.items[at - 1].text == "(":
        start += 1
    for j in range(start, min(len(scene.items), at + 1 + _REACH_RIGHT)):
        item = scene.items[j]
        if item.text in _LEFT_ADVERBS and _is_set_against(scene, j + 1):
            return Movement("increase" if "up" in item.tags else "decrease", "amount", j)
        if item.sort in (Sort.QUANTITY, Sort.MARK) or item.text in ("of", "and", "or", "to", "by"):
            return None
        direction = _direction(item, left=False)
        if direction is not None and not _are_others(scene, j, at):
            return Movement(direction, "amount", j, moved="move" in item.tags)
        if item.text in _BETTER_OR_WORSE:
            return Movement("none", "amount", j)
        if item.is_function and item.sort is not Sort.PERIOD:
            return None
    return None


def _are_others(scene: Scene, j: int, at: int) -> bool:
    """Say whether "more" counts others that did something ("and 60,000 more stormed in from the sea")."""
    after = scene.items[j + 1 : j + 3]
    if scene.items[j].text != "more" or j != at + 1 or len(after) < 2:
        return False
    return after[0].text.endswith("ed") and not after[0].tags and "prepositions" in after[1].tags


def _is_in_brackets(scene: Scene, start: int) -> bool:
    """Say whether a figure in brackets starts at an item."""
    items = scene.items[start : start + 3]
    return (
        len(items) == 3 and items[0].text == "(" and items[1].sort is Sort.QUANTITY and items[2].text == ")"
    )


def _is_set_against(scene: Scene, j: int) -> bool:
    """Say whether "up" or "down" before item `j` ends its statement or is on a level."""
    if j >= len(scene.items):
        return True
    item = scene.items[j]
    if item.sort is Sort.PERIOD:
        return True  # "was 2 percent up in 2022"
    return item.text in ("on", "from", "against", "over", "compared with", "compared to", ",", ".", ";")


def _is_set_off(scene: Scene, at: int) -> bool:
    """Say whether commas set off a figure from what it is ("£14.6m, or 5.9%, more than …")."""
    texts = [item.text for item in scene.items[at + 1 : at + 4]]
    return at > 0 and scene.items[at - 1].text == "or" and texts[:1] == [","] and texts[2:] == ["than"]


_LEADING = frozenset({"by", "to", "from", "at", "of"})
_LEFT_ADVERBS = frozenset({"up", "higher", "down", "lower", "off"})


def _direction(item: Item, *, left: bool) -> Direction | None:
    """Return the direction that an item gives to a quantity on its right (`left`) or on its left."""
    tags = item.tags
    if "up" not in tags and "down" not in tags:
        return None
    if (
        left
        and "adverb" in tags
        and "verb" not in tags
        and "noun" not in tags
        and item.text not in _LEFT_ADVERBS
    ):
        return None
    if not left and not tags & {"noun", "adverb", "move"}:
        return None
    if not left and item.text in ("up", "down", "off", "under"):
        return None
    return "increase" if "up" in tags else "decrease"
