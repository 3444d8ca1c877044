"""What a quantity with its ties states: a share, a direction, nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from service.catalogue.measures import MeasureEntry
from service.extract.change_ties import is_change
from service.extract.completion import with_hedge
from service.extract.drafts import Draft
from service.extract.framing import is_stretch
from service.extract.measured import is_factor
from service.extract.named_measures import Measured
from service.extract.scenes import Item, Sort
from service.model.claim import Direction, LinkKind
from service.model.quantity import QuantityKind

_PHRASE = 6  # words after "of" in which the level may be named
_ALL = 100
_OPENING = 2
_GROWTH = 9  # words before a percentage in which growth is looked for
_ROUND = frozenset(Decimal(10) ** power for power in range(1, 7))
_VAGUE = 5  # a range whose ends are this far apart says nothing ("hundreds of millions")


def is_share(draft: Draft, entry: MeasureEntry | None, rates: frozenset[str]) -> bool:
    """Say whether a percentage or fraction is of something ("40 percent of the unemployed")."""
    quantity = draft.quantity
    if quantity.kind is QuantityKind.RATIO and quantity.value > 1:
        return _TAKEN.search(quantity.raw) is not None  # "9 out of 8 clinics"
    if quantity.kind not in (QuantityKind.PERCENT, QuantityKind.RATIO):
        return False
    if draft.tied(LinkKind.PART) is not None:
        return True
    items = draft.scene.items
    follows = next((item.text for item in items[draft.at + 1 : draft.at + 4] if not _is_restated(item)), "")
    if any("references" in item.tags for item in items[draft.at + 1 : draft.at + 6]):
        return False  # "106 percent of the long-period average"
    if (entry is not None and entry.nature == "share") or draft.measured.text in _SHARES:
        return True
    return follows == "of" or " of " in f" {quantity.raw} " or _is_of_those_spoken_of(draft, entry, rates)


_SHARES = frozenset({"share", "proportion", "portion"})
_TAKEN = re.compile(r"[ -](?:in|out of)[ -]")


def _is_of_those_spoken_of(draft: Draft, entry: MeasureEntry | None, rates: frozenset[str]) -> bool:
    """Say whether a figure that is no rate is a share of what is spoken of ("three in four", "6% agree")."""
    quantity = draft.quantity
    if draft.movement is not None or quantity.value > (_ALL if quantity.kind is QuantityKind.PERCENT else 1):
        return False
    if quantity.kind is QuantityKind.RATIO:
        return not any(item.text in ("as", "what") for item in draft.scene.items[draft.at + 1 : draft.at + 3])
    if entry is not None:
        return QuantityKind.PERCENT not in entry.kinds and entry.nature in ("flow", "stock")
    return draft.measured.source == "noun" and draft.measured.text not in rates


def is_of_reference(draft: Draft) -> bool:
    """Say whether a percentage is of a level that it may exceed ("106 percent of the average", "of 2019").

    More than all of an earlier time's figure ("115 percent of last year's crop") is no share of it either.
    """
    if draft.quantity.kind is not QuantityKind.PERCENT:
        return False
    items = draft.scene.items[draft.at + 1 : draft.at + 2 + _PHRASE]
    if not items or items[0].text != "of":
        return False
    earlier = False
    for item in items[1:]:
        if "references" in item.tags:
            return True
        if item.sort is Sort.PERIOD:
            earlier = True
        elif item.text != "s" and _ends_phrase(item):
            break
    return earlier and draft.quantity.value > _ALL


def _ends_phrase(item: Item) -> bool:
    """Say whether a noun phrase after "of" cannot run across an item."""
    if item.tags & {"determiners", "own"}:
        return False
    return item.is_function or item.sort in (Sort.MARK, Sort.QUANTITY)


def _is_restated(item: Item) -> bool:
    """Say whether an item belongs to a figure in brackets ("over a quarter (26.5%) of births")."""
    return item.text in ("(", ")") or item.sort is Sort.QUANTITY


def direction(draft: Draft, entry: MeasureEntry | None) -> Direction:
    """Return where the measure went, as the words around the quantity or its tie to a base say.

    Args:
        draft: The figure with its ties.
        entry: Its measure in the catalogue, or None.
    """
    if is_factor(draft.quantity):
        return "increase" if draft.quantity.value > 1 else "decrease"
    level = draft.tied(LinkKind.RESULT) or draft
    base = draft.tied(LinkKind.BASE) or level.tied(LinkKind.BASE)
    if base is not None and _is_evaluated(draft, entry):
        return "increase" if level.quantity.value > base.quantity.value else "decrease"
    movement = draft.movement
    if movement is None:
        base = draft.tied(LinkKind.BASE)
        return base.movement.heading if base is not None and base.movement is not None else "none"
    if movement.role == "level" and movement.previous is not None and draft.previous is not None:
        return _arrived(draft, draft.previous)
    return movement.direction


def _is_evaluated(draft: Draft, entry: MeasureEntry | None) -> bool:
    """Say whether a verb before a figure tells whether it got better or worse, and not which way it went."""
    amount = draft.quantity.kind not in (QuantityKind.PERCENT, QuantityKind.PERCENTAGE_POINTS)
    if entry is not None and (entry.gain or (amount and entry.nature in ("flow", "stock"))):
        return False  # output that improves grows
    before = draft.scene.items[max(0, draft.at - _EARSHOT) : draft.at]
    return any("evaluating" in item.tags for item in before)


_EARSHOT = 12  # words before a figure


def _arrived(draft: Draft, before: Draft) -> Direction:
    """Return where a measure went that came to `draft` ("… 5 percent, from 4 million to 6 million")."""
    movement, origin = before.movement, before.previous
    if movement is None:
        return "none"
    if movement.role == "amount":
        return movement.direction
    if movement.heading != "none":
        return movement.heading
    if origin is not None and origin.movement is not None and origin.movement.role == "amount":
        return origin.movement.direction
    if movement.role != "base" or draft.quantity.value == before.quantity.value:
        return "none"
    return "increase" if draft.quantity.value > before.quantity.value else "decrease"


def take_over(draft: Draft, earlier: Draft) -> None:
    """Let a restatement share what its amount is of and when."""
    draft.period = earlier.period or draft.period
    draft.modality = earlier.modality
    if draft.tied(LinkKind.EQUIVALENT) is not None:
        if draft.ties[0][2] != "(":
            draft.quantity = with_hedge(draft.quantity, earlier.quantity)
        draft.measured = earlier.measured
        if draft.tied(LinkKind.BASE) is not None and earlier.movement is None:
            earlier.direction = draft.direction
        draft.type, draft.direction = earlier.type, earlier.direction
    elif draft.measured.source in ("none", "noun"):
        draft.measured = earlier.measured


def why_no_claim(draft: Draft) -> str | None:
    """Return why a quantity claims nothing, or None when it does."""
    quantity = draft.quantity
    if quantity.kind is QuantityKind.NUMBER:
        return "a bare number without a measure"
    if is_base_of_rate(draft):
        return "the base of a rate"
    if quantity.low is not None and quantity.high is not None and quantity.high >= _VAGUE * quantity.low > 0:
        return "a number too vague to compare"
    few = quantity.kind is QuantityKind.COUNT and abs(quantity.value) <= 3 and not quantity.raw[:1].isdigit()
    if few and draft.tied(LinkKind.PART) is None:
        return "a small cardinal that only modifies its noun"
    if _is_of_numbered(draft):
        return "of a part that is only numbered"
    if quantity.kind is QuantityKind.DURATION and _is_elapsed(draft):
        return "a time marker"
    if quantity.kind is QuantityKind.DURATION and _is_taken_by_change(draft):
        return "the time that a change took"
    return None


def _is_of_numbered(draft: Draft) -> bool:
    """Say whether a figure is of a part that has only a number: "86 in the first and 90 in the second"."""
    items = draft.scene.items
    said = [item.text for item in items[draft.at + 1 : draft.at + 4]]
    ends = items[draft.at + 4] if draft.at + 4 < len(items) else None
    closed = ends is None or ends.sort is Sort.MARK or "conjunctions" in ends.tags or ends.text == "to"
    return said[:2] == ["in", "the"] and said[2:] in _NUMBERED and closed


_NUMBERED = (["first"], ["second"], ["third"], ["fourth"])


def is_base_of_rate(draft: Draft) -> bool:
    """Say whether a round number only says per how many ("the rate per 100,000 inhabitants")."""
    items = draft.scene.items
    return draft.at > 0 and items[draft.at - 1].text == "per" and draft.quantity.value in _ROUND


def _is_taken_by_change(draft: Draft) -> bool:
    """Say whether a length of time directly follows the change that it took ("soared 40% in four years")."""
    change = draft.previous
    if change is None or change.at != draft.at - 2 or not is_change(change):
        return False
    return is_stretch(draft.scene, draft.at)


def _is_elapsed(draft: Draft) -> bool:
    items = draft.scene.items
    follows = items[draft.at + 1].text if draft.at + 1 < len(items) else ""
    return follows in ("ago", "later", "earlier", "old", "from now", "before", "hence")


def speaks_of_growth(draft: Draft) -> bool:
    """Say whether a percentage is of growth of nothing named, which in a country is that of its economy."""
    if draft.quantity.kind is not QuantityKind.PERCENT:
        return False
    items = draft.scene.items
    near = [i for i in range(max(0, draft.at - _GROWTH), draft.at) if draft.scene.same_clause(i, draft.at)]
    named = [i for i in near if items[i].text == "growth" and "noun" in items[i].tags]
    return bool(named) and not any(
        items[i].sort in (Sort.QUANTITY, Sort.MEASURE) for i in near if i > named[-1]
    )


def says_whole(draft: Draft) -> bool:
    """Say whether the sentence opens with a word that makes its quantities wholes ("Overall, …").

    A figure for whose measure a pronoun stands is none.
    """
    return draft.measured.source != "carried" and any(
        "link:whole" in item.tags for item in draft.scene.items[:_OPENING]
    )


def tie_to_whole(drafts: Sequence[Draft], before: Sequence[Draft]) -> None:
    """Tie the parts named before to a whole: "29 projects … Overall, over 100 projects".

    Several that are larger are no parts: "Of 1,200 homes 960 … In total, 540 homes got help".
    """
    for whole in drafts:
        if whole.reason is not None or not says_whole(whole):
            continue
        parts = [part for part in before if may_be_part(part, whole)]
        if sum(part.quantity.value > whole.quantity.value for part in parts) < _SEVERAL:
            for part in parts:
                part.ties.append((LinkKind.PART, whole, "overall"))


_SEVERAL = 2


def may_be_part(part: Draft, whole: Draft) -> bool:
    """Say whether a quantity may be part of a whole named later in its turn."""
    if part.quantity.kind in (QuantityKind.PERCENT, QuantityKind.PERCENTAGE_POINTS, QuantityKind.RATIO):
        return False
    if part.reason is not None or part.scene.segment.index != whole.scene.segment.index:
        return False
    a, b = part.quantity, whole.quantity
    return (
        a.kind is b.kind
        and a.unit == b.unit
        and part.type is whole.type
        and _of_one(part.measured, whole.measured)
        and not _counts_others(part, whole)
    )


def _counts_others(part: Draft, whole: Draft) -> bool:
    """Say whether a count has words of its own ("187,200 candidates passed"): it is no whole of others."""
    own = {*whole.measured.qualifier} - {*part.measured.qualifier}
    return whole.quantity.kind is QuantityKind.COUNT and bool(own)


def _of_one(a: Measured, b: Measured) -> bool:
    return a.id == b.id if a.id is not None or b.id is not None else a.text == b.text != ""
