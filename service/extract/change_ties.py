"""Ties of a change to the level it led to and the level it started from."""

from __future__ import annotations

from service.extract.drafts import Draft
from service.extract.framing import is_stretch
from service.extract.measured import is_factor
from service.extract.scenes import Item, Sort
from service.model.claim import LinkKind
from service.model.quantity import Quantity, QuantityKind


def same_unit(a: Quantity, b: Quantity) -> bool:
    if QuantityKind.NUMBER in (a.kind, b.kind):
        return True
    return a.kind is b.kind and (a.unit == b.unit or a.kind is QuantityKind.COUNT)


def tie_movement(draft: Draft, drafts: list[Draft]) -> None:
    """Tie a change to the level it led to and both to the level they started from."""
    movement = draft.movement
    if movement is None:
        return
    before = draft.previous if movement.previous is not None else None
    if movement.role == "level" and before is not None and before.movement is not None:
        if before.movement.role == "amount" and _may_be_change_of(before, draft):
            before.ties.append((LinkKind.RESULT, draft, "to"))
        elif before.movement.role == "base":
            draft.ties.append((LinkKind.BASE, before, "from"))
            _tie_change_between(before, draft, drafts)
    elif movement.role == "base":
        if not _tie_object(draft, drafts):
            _tie_base(draft, drafts)
    elif movement.role == "amount":
        _tie_apposed_level(draft, drafts)
        _tie_level_of(draft, drafts)


def _tie_change_between(base: Draft, level: Draft, drafts: list[Draft]) -> None:
    """Tie the change in "doubled, from 40 to 80" and "soared 90%, from …" to the level it led to."""
    for change in drafts[: drafts.index(base)]:
        if change.tied(LinkKind.BASE) is base and change.tied(LinkKind.RESULT) is None and is_change(change):
            change.ties.append((LinkKind.RESULT, level, "to"))


def _tie_level_of(change: Draft, drafts: list[Draft]) -> None:
    """Tie the change in "$5 million, up 8 percent on last year's $4 million" to the level it is set on."""
    level, after = change.tied(LinkKind.RESULT), drafts[drafts.index(change) + 1 :]
    if level is None or change.tied(LinkKind.BASE) is not None or not after:
        return
    base = after[0]
    words = [item for item in change.scene.items[change.at + 1 : base.at] if "determiners" not in item.tags]
    if not words or words[0].text not in ("on", "over", "against") or base.movement is not None:
        return
    dated = any(item.sort is Sort.PERIOD for item in words)
    if dated and same_unit(level.quantity, base.quantity) and all(_is_dating(item) for item in words[1:]):
        change.ties.append((LinkKind.BASE, base, words[0].text))


def _is_dating(item: Item) -> bool:
    return item.sort is Sort.PERIOD or item.text in ("s", "'s", "’s", "level", "figure", "of")


def _may_be_change_of(change: Draft, level: Draft) -> bool:
    """Say whether an amount can be the change of a level: a rate, a factor, or an amount in its unit.

    "Expectations for twelve months ahead rose to 3.9 percent" is no change of twelve months.
    """
    a, b = change.quantity, level.quantity
    return a.kind in _RELATIVE or same_unit(a, b) or is_per(a, b)


_RELATIVE = frozenset({QuantityKind.PERCENT, QuantityKind.PERCENTAGE_POINTS, QuantityKind.RATIO})


def is_change(draft: Draft) -> bool:
    return is_factor(draft.quantity) or (draft.movement is not None and draft.movement.role == "amount")


def _tie_base(base: Draft, drafts: list[Draft]) -> None:
    """Tie an earlier level to the one change or level set against it, the nearest before it.

    Not in "came to 40 and 90, respectively, down from 50 and 95", where each has its own.
    """
    if any("link:respectively" in item.tags for item in base.scene.items):
        return
    if _is_set_off(base, drafts):
        drafts[drafts.index(base) - 1].ties.append((LinkKind.BASE, base, "from"))
        return
    for other in reversed(drafts[: drafts.index(base)]):
        if other.tied(LinkKind.EQUIVALENT) is not None or other.in_brackets or other.reason is not None:
            continue
        if is_stretch(other.scene, other.at):
            continue  # "fell by a third in four years, from …"
        if other.movement is not None and other.movement.role == "base":
            return
        if not base.scene.same_clause(other.at, base.at) and not is_change(other):
            return
        changes = is_change(other)
        if changes and _compares_changes(other, base):
            base.movement = other.movement
            base.parallel = True
        elif changes and not _may_be_change_of(other, base):
            continue
        elif _opens_pair(base, drafts) and not (changes and _is_near(other, base)):
            return  # "from 5 to 7 percent this year and from 8 to 9 next year"
        elif changes or same_unit(other.quantity, base.quantity) or is_per(other.quantity, base.quantity):
            other.ties.append((LinkKind.BASE, base, "from"))
        return


def _is_near(change: Draft, base: Draft) -> bool:
    """Say whether no new statement stands between a change and the levels that it may be of."""
    return not any(is_verb(item) for item in base.scene.items[change.at + 1 : base.at])


def _opens_pair(base: Draft, drafts: list[Draft]) -> bool:
    """Say whether a base is that of the figure after it: "from 8 to 9"."""
    after = drafts[drafts.index(base) + 1 :]
    return bool(after) and after[0].movement is not None and after[0].movement.previous == base.at


def _tie_object(base: Draft, drafts: list[Draft]) -> bool:
    """Tie the change in "cut its debt of $90 million by a third" to the level it is of."""
    after = drafts[drafts.index(base) + 1 :][:1]
    items = base.scene.items
    if not after or items[base.at - 1].text != "of" or items[after[0].at - 1].text != "by":
        return False
    after[0].ties.append((LinkKind.BASE, base, "by"))
    return True


def _is_set_off(base: Draft, drafts: list[Draft]) -> bool:
    """Say whether a remark on the level before names only its way from a base ("26%; an increase on 25%")."""
    index = drafts.index(base)
    level = drafts[index - 1]
    between = base.scene.items[level.at + 1 : base.at]
    marks = [i for i, item in enumerate(between) if item.text in (";", "—", "–")]
    if index == 0 or level.movement is not None or not marks or not same_unit(level.quantity, base.quantity):
        return False
    remark = between[marks[-1] + 1 :]
    moved = any("noun" in item.tags and item.tags & {"up", "down"} for item in remark)
    return moved and not any(is_verb(item) or item.sort is Sort.MEASURE for item in remark)


def is_per(a: Quantity, b: Quantity) -> bool:
    """Say whether one amount only leaves out what the other is per ("£1,301 a month, from £1,200")."""
    units = [(quantity.unit or "").partition("/") for quantity in (a, b)]
    return units[0][0] == units[1][0] != "" and "" in (units[0][1], units[1][1])


def _compares_changes(change: Draft, base: Draft) -> bool:
    """Say whether one rate of change is set beside another.

    "rose by 7.6%, compared with 8.0% in March", "grew 5 percent, down from 7 percent a year earlier"
    """
    if not change.quantity.kind is base.quantity.kind is QuantityKind.PERCENT:
        return False
    between = change.scene.items[change.at + 1 : base.at]
    if any("link:base" in item.tags and item.text != "from" for item in between):
        return True
    words = [item for item in between if item.sort is not Sort.PERIOD and "determiners" not in item.tags]
    if [item.text for item in words[-3::2]] not in ([",", "from"], [",", "than"]):
        return False
    if not all("prepositions" in item.tags for item in words[:-3]):
        return False
    way = words[-2]
    return bool(way.tags & {"up", "down"}) or way.text in _FASTER


_FASTER = frozenset({"faster", "slower", "quicker", "stronger", "weaker", "steeper", "milder"})


def _tie_apposed_level(change: Draft, drafts: list[Draft]) -> None:
    """Tie the change in "698,512 births, a decrease of 4.3 percent" to the level beside it."""
    index = drafts.index(change)
    if index == 0 or change.ties:
        return
    between = change.scene.items[drafts[index - 1].at + 1 : change.at]
    if _is_predicate(change, between) and _is_level(drafts[index - 1]):
        change.ties.append((LinkKind.RESULT, drafts[index - 1], "is"))
        return
    if not is_apposition(between) or _leaves_out_verb(change, drafts[index - 1], between):
        return
    bases = []
    for level in reversed(drafts[:index]):
        if level.movement is not None and level.movement.role == "base":
            bases.append(level)
            continue
        if level.in_brackets and not change.in_brackets:
            continue
        if not change.scene.same_clause(level.at, change.at):
            return
        rates = level.quantity.kind is change.quantity.kind is QuantityKind.PERCENT
        rates = rates and not bases and level.movement is None  # "when inflation was 4%, a real gain of 2%"
        if level.quantity.kind is not QuantityKind.DURATION and _is_level(level) and not rates:
            change.ties.append((LinkKind.RESULT, level, ","))
            change.ties += [(LinkKind.BASE, base, "from") for base in bases]
        return


def _leaves_out_verb(change: Draft, level: Draft, between: tuple[Item, ...]) -> bool:
    """Say whether a change is told by the verb before the level, of something else: "…, barley 4 percent"."""
    cue = change.movement.cue if change.movement is not None else None
    named = any(item.sort is Sort.WORD and not item.is_function for item in between)
    return cue is not None and cue < level.at and named


def _is_level(draft: Draft) -> bool:
    return draft.movement is None or draft.movement.role == "level"


def is_apposition(between: tuple[Item, ...]) -> bool:
    """Say whether a comma or bracket opens a remark on the quantity before, with no new statement in it."""
    opened = [i for i, item in enumerate(between) if item.text in (",", "(", "—", "–")]
    texts = [item.text for item in between]
    if "which" in texts[-3:] and _is_copula(between[-1]):  # ", which was 6 percent more"
        between = between[: texts.index("which")]
    if not opened or "so" in texts or any(is_verb(item) for item in between[opened[-1] :]):
        return False
    verbs = [i for i in range(opened[-1]) if is_verb(between[i])]  # "312 cases were notified, a rise of …"
    remark = between[(verbs or opened[-1:])[0] :]
    return not any(item.sort is Sort.MEASURE or item.text == "and" for item in remark)


def _is_predicate(change: Draft, between: tuple[Item, ...]) -> bool:
    """Say whether a change is what a level is said to be ("£273,000, which is 7% above …")."""
    movement = change.movement
    if movement is None or movement.cue is None or movement.cue < change.at:
        return False
    rest = [item for item in between if item.sort is Sort.WORD and item.text not in _LEADING_ON]
    marks = [item for item in between if item.sort not in (Sort.WORD, Sort.PERIOD) and item.text != ","]
    return bool(rest) and not marks and all(_is_copula(item) for item in rest)


_LEADING_ON = frozenset({"which", "that", "now", "still"})


def _is_copula(item: Item) -> bool:
    return item.text in ("is", "was", "are", "were", "represents", "represented", "remains", "remained")


def is_verb(item: Item) -> bool:
    verbal = bool(item.tags & {"verb", "auxiliaries", "verbs"})
    return verbal and "noun" not in item.tags and item.text not in ("up", "down")
