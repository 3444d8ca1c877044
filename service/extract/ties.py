"""Ties between the quantities of a sentence that its words state: or, from, to, including, of, in total."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from service.extract.base_ties import share_divisors, tie_bracketed, tie_given_bases
from service.extract.change_ties import (
    is_apposition,
    is_change,
    is_verb,
    same_unit,
    tie_movement,
)
from service.extract.conversions import converts, is_converted, may_convert, tie_exchange_rate, tie_rates
from service.extract.drafts import Draft
from service.extract.part_ties import is_proportion, make_proportion, opens_with_group
from service.extract.scenes import Item, Sort
from service.extract.totals import AMOUNTS, count_as, holds, tie_components, tie_rest
from service.model.claim import LinkKind
from service.model.quantity import Quantity, QuantityKind
from service.model.unit import Unit

_SHARES = frozenset({QuantityKind.PERCENT, QuantityKind.RATIO})
_OF_THEM = frozenset({"of them", "of these", "of those", "of whom"})
_LONGEST_OF = 4
_STATES_SHARE = "link:share"

_MAY_BE_PARTS = AMOUNTS | {QuantityKind.NUMBER}


def tie(drafts: list[Draft], units: Mapping[str, Unit]) -> None:
    """Add to each draft of one sentence its ties to earlier ones; `units` tell what may be converted."""
    for earlier, later in pairwise(drafts):
        _share_change(earlier, later)
    for earlier, later in _beside(drafts):
        between = earlier.scene.items[earlier.at + 1 : later.at]
        after = next((draft for draft in drafts if draft.at > later.at), None)
        aside = _is_bare_comma(between) and (
            converts(earlier.quantity, later.quantity, units) or is_converted(earlier, later, after)
        )
        if later.movement is None and (aside or _is_equated(earlier, later, between, units)):
            later.ties.append((LinkKind.EQUIVALENT, earlier, between[0].text))
        elif not tie_bracketed(earlier, later, between):
            _tie_neighbours(earlier, later, between)
    tie_rest(drafts)
    _retarget_parts(drafts)
    _retarget_shares(drafts)
    for draft in drafts:
        tie_movement(draft, drafts)
    tie_given_bases(drafts)
    share_divisors(drafts)
    tie_components(drafts)
    tie_rates(drafts)
    _tie_rate_of_part(drafts)
    tie_exchange_rate(drafts)


def _beside(drafts: list[Draft]) -> Iterator[tuple[Draft, Draft]]:
    """Yield each two figures side by side; a length of time does not come between a whole and "of which"."""
    for index, (earlier, later) in enumerate(pairwise(drafts)):
        between = earlier.scene.items[earlier.at + 1 : later.at]
        lasting = index > 0 and earlier.quantity.kind is QuantityKind.DURATION
        passed = lasting and any(item.text in ("of which", "of that") for item in between[:2])
        yield drafts[index - 1] if passed else earlier, later


def _tie_neighbours(earlier: Draft, later: Draft, between: tuple[Item, ...]) -> None:
    words = _words(between)
    if _is_correction(between):
        later.ties.append((LinkKind.CORRECTION, earlier, " ".join(words)))
        return
    if opens_with_group(earlier, later, words):
        later.ties.append((LinkKind.PART, earlier, "of"))
        return
    whole = _opens_with_whole(earlier) or _repeats_whole(earlier, between)
    if whole and _may_be_part(later.quantity, earlier.quantity):
        later.ties.append((LinkKind.PART, earlier, "of"))
        count_as(later, earlier)
        return
    counted = earlier.quantity.kind is not QuantityKind.MEASURE  # not "every five kilometres, eight of them"
    if counted and _names_part(later) and holds(earlier.quantity, later.quantity):
        later.ties.append((LinkKind.PART, earlier, later.scene.items[later.at + 1].text))
        return
    if _is_worth(words, earlier, later):
        _tie_restatement(earlier, later, words)
        return
    since = _past_time(between) if later.quantity.kind is QuantityKind.PERCENT else between
    said = _restating(_words(since), since)
    if said is not None:
        if since is between or earlier.quantity.kind in AMOUNTS:
            _tie_restatement(earlier, later, said)
        return
    own = 1 if between and between[0].text in _OF_THEM else 0  # "about 40 of them, employ 1,900"
    cue = _part_cue(later.scene.items, earlier.at + 1 + own, later.at)
    if cue == "out of" and earlier.quantity.kind in _MAY_BE_PARTS:
        _tie_part_of(earlier, later)
        return
    if cue is not None and earlier.quantity.kind in AMOUNTS and holds(earlier.quantity, later.quantity):
        later.ties.append((LinkKind.PART, earlier, cue))
        return
    if words and words[0] == "of" and len(words) <= _LONGEST_OF and not any(_breaks(i) for i in between[1:]):
        _tie_part_of(earlier, later)


def _is_equated(earlier: Draft, later: Draft, between: tuple[Item, ...], units: Mapping[str, Unit]) -> bool:
    """Say whether an amount is said to be another in another unit ("12 barrels is 1,908 litres")."""
    texts = [item.text for item in between]
    return texts in (["is"], ["are"], ["equals"]) and may_convert(earlier.quantity, later.quantity, units)


def _words(between: tuple[Item, ...]) -> tuple[str, ...]:
    return tuple(item.text for item in between if item.text not in ("the", "a", "an"))


def _is_bare_comma(between: tuple[Item, ...]) -> bool:
    return len(between) == 1 and between[0].text == ","


def _part_cue(items: tuple[Item, ...], start: int, at: int) -> str | None:
    """Return the first words that make the figure at `at` a part, or None.

    "Of those who left" points to nothing before; a list behind "including" may end before the figure.
    """
    for i in range(start, at):
        if "link:part" not in items[i].tags or items[i + 1].text in ("who", "that", "whose"):
            continue
        if items[i].text not in _LISTING or all(item.text != "," for item in items[i + 1 : at]):
            return items[i].text
    after = items[at + 1] if at + 1 < len(items) else None
    points = after is not None and "link:part" in after.tags and after.text.startswith("of ")
    return after.text if after is not None and points else None


_LISTING = frozenset({"including", "in particular", "notably"})


def _names_part(draft: Draft) -> bool:
    """Say whether "of them" follows a quantity: it is itself a part of the one before."""
    after = draft.scene.items[draft.at + 1 : draft.at + 2]
    return bool(after) and after[0].text in _OF_THEM


def _is_worth(words: tuple[str, ...], earlier: Draft, later: Draft) -> bool:
    """Say whether one amount is said to be worth another, in another currency ("… is worth …")."""
    if earlier.quantity.kind is not QuantityKind.MONEY or later.quantity.kind is not QuantityKind.MONEY:
        return False
    plain = [word for word in words if word not in (",", "is", "was", "are", "were", "about")]
    return plain == ["worth"] and earlier.quantity.unit != later.quantity.unit


def _breaks(item: Item) -> bool:
    """Say whether an item ends the "of the island's" between a part and its whole."""
    if item.text == "s":
        return False
    return item.sort in (Sort.MARK, Sort.PERIOD) or bool(item.tags & _BREAKING)


_BREAKING = frozenset({"conjunctions", "verbs", "auxiliaries", "link:base"})


def _past_time(between: tuple[Item, ...]) -> tuple[Item, ...]:
    """Return the items after the time of the first figure ("$5 billion in 2023, or 20 percent of GDP")."""
    at = next((i for i, item in enumerate(between) if item.sort is not Sort.PERIOD and item.text != "in"), 0)
    return between[at:] if at and between[at].text == "," else between


def _opens_with_whole(draft: Draft) -> bool:
    """Say whether a clause opens with "of the" and the quantity, as in "Of the 50 mills, 20 …"."""
    before = [item.text for item in draft.scene.items[: draft.at] if "determiners" not in item.tags]
    return before[-1:] in (["of"], ["out of"]) and (len(before) == 1 or before[-2] in (",", ";"))


def _repeats_whole(draft: Draft, after: tuple[Item, ...]) -> bool:
    """Say whether "of those" opens a clause with the whole, as in "and of those 5,000 people 4,600 …"."""
    before = [item.text for item in draft.scene.items[max(0, draft.at - 2) : draft.at]]
    opens = before[-1:] in (["of those"], ["of these"]) and before[:-1] in ([], [","], [";"], ["and"])
    return opens and not any(is_verb(item) or item.sort is Sort.MARK for item in after)


def _retarget_parts(drafts: list[Draft]) -> None:
    """Let a part larger than the count just before it be of an earlier one that can hold it.

    "1.2 million people in six provinces, among them 540,000 children"
    """
    for index, part in enumerate(drafts):
        whole = part.tied(LinkKind.PART)
        if whole is None or whole not in drafts[:index] or part.quantity.value <= whole.quantity.value:
            continue
        for other in drafts[: drafts.index(whole)]:
            if same_unit(other.quantity, part.quantity) and other.quantity.value >= part.quantity.value:
                part.ties = [
                    (kind, other if target is whole else target, cue) for kind, target, cue in part.ties
                ]
                break


def _retarget_shares(drafts: list[Draft]) -> None:
    """Let the share in "$1.2 billion of its $4.8 billion, just 25%" be that of the part, not of the whole."""
    part_of = {id(whole): part for part in drafts if (whole := part.tied(LinkKind.PART)) is not None}
    for draft in drafts:
        draft.ties = [
            (kind, part_of.get(id(other), other) if kind is LinkKind.SHARE else other, cue)
            for kind, other, cue in draft.ties
        ]


def _may_be_part(part: Quantity, whole: Quantity) -> bool:
    return part.kind in _SHARES or holds(whole, part)


def _is_correction(between: tuple[Item, ...]) -> bool:
    tagged = [item for item in between if "link:correction" in item.tags]
    return bool(tagged) and all(item.sort is Sort.MARK or "link:correction" in item.tags for item in between)


def _restating(words: tuple[str, ...], between: tuple[Item, ...]) -> tuple[str, ...] | None:
    """Return the words between two quantities if they are only "or", "that is" or an opening bracket.

    What the first is of may stand before it ("5 million cubic metres of water, or 5 billion litres").
    """
    if words[1:3] == (",", "or") and not between[0].is_function and between[0].sort is Sort.WORD:
        words = words[1:]  # "11 cents a pound, or 6.2%"
    if words[:1] == ("of",) and "," in words:
        stop = words.index(",")
        if stop <= _LONGEST_OF and not any(item.is_function and item.text != "of" for item in between[:stop]):
            words = words[stop:]
    plain = [word for word in words if word not in (",", "just", "about", "some", "only", "nearly")]
    if not plain:
        restates = words == (",",) or words[:2] == (",", "just") or words[:2] == (",", "only")
    else:
        equates = any(item.tags & {"link:equivalent", _STATES_SHARE} for item in between)
        restates = plain == ["("] or (len(plain) == 1 and equates)
    return words if restates else None


def _tie_restatement(earlier: Draft, later: Draft, words: tuple[str, ...]) -> None:
    a, b, cue = earlier.quantity, later.quantity, " ".join(words)
    changes = later.movement is not None and later.movement.role == "amount"
    if changes and b.kind is QuantityKind.PERCENT and cue.strip(", ") and is_change(earlier):
        later.ties.append((LinkKind.EQUIVALENT, earlier, cue))
    elif b.kind in _SHARES and a.kind in AMOUNTS and not changes and not _names_change(later):
        if b.kind is QuantityKind.PERCENT or b.value < 1:
            later.ties.append((LinkKind.SHARE, earlier, cue))
    elif cue.strip(",") == "" or _STATES_SHARE in later.scene.items[later.at - 1].tags:
        return
    elif _may_restate(a, b) and not (cue == "(" and _is_of_other_time(a, later)):
        later.ties.append((LinkKind.EQUIVALENT, earlier, cue))


def _names_change(draft: Draft) -> bool:
    """Say whether the noun behind a percentage makes it a change ("a 9.1% change")."""
    return any("changes" in item.tags for item in draft.scene.items[draft.at + 1 : draft.at + 2])


def _is_of_other_time(a: Quantity, later: Draft) -> bool:
    """Say whether brackets hold the figure of an earlier time ("£38.1m (£52.0m)", "490 (520 in 2018)")."""
    items = later.scene.items
    follows = items[later.at + 1 : later.at + 2]
    dated = bool(follows) and (follows[0].sort is Sort.PERIOD or follows[0].text == "in")
    return dated or (same_unit(a, later.quantity) and a.kind in AMOUNTS)


def _share_change(earlier: Draft, later: Draft) -> None:
    """Let both figures of "€90 or 5.0% higher" and of "an increase of €90, or 5.0%" be the change.

    In "$3 trillion, or 5% higher than in May" the first is a level: a comma before and none after.
    """
    items = later.scene.items
    between = items[earlier.at + 1 : later.at]
    words = _words(between)
    said = _restating(words, between)
    if said is None:
        return
    comma = "," in said
    if earlier.quantity.kind is QuantityKind.PERCENT and later.quantity.kind in AMOUNTS:
        if later.movement is None and is_change(earlier) and "or" in words:
            later.movement = earlier.movement  # "fell by 14.6 percent, or $125 million"
        return
    if earlier.quantity.kind not in AMOUNTS or later.quantity.kind is not QuantityKind.PERCENT:
        return
    follows = items[later.at + 1].text if later.at + 1 < len(items) else ""
    if is_change(earlier) and later.movement is None and follows != "of":
        later.movement = earlier.movement
        return
    cue = later.movement.cue if later.movement is not None else None
    both = not comma or follows == ","
    if cue is not None and cue > later.at and earlier.movement is None and both:
        earlier.movement = later.movement


def _may_restate(a: Quantity, b: Quantity) -> bool:
    """Say whether two figures may be one: in two units, or in one unit and of about one size.

    "Fines worth $22 million, or $120 each" are two things, "over a quarter (26.5%)" is one.
    """
    if {a.kind, b.kind} <= _SHARES:
        one, other = (q.value * (100 if q.kind is QuantityKind.RATIO else 1) for q in (a, b))
    elif a.kind is not b.kind or a.kind not in AMOUNTS:
        return False
    elif a.unit != b.unit:
        return a.kind is not QuantityKind.COUNT  # "18,450, or 17,900 full-time equivalents"
    else:
        one, other = a.value, b.value
    return abs(one - other) <= _ROUNDING * max(abs(one), abs(other))


_ROUNDING = Decimal("0.3")


def _tie_part_of(earlier: Draft, later: Draft) -> None:
    if earlier.quantity.kind not in _MAY_BE_PARTS:
        return
    bare = not any(c.isalpha() for c in earlier.quantity.raw)
    if (not bare and not holds(later.quantity, earlier.quantity)) or _is_short(later, earlier):
        return
    if is_proportion(earlier, later):
        make_proportion(earlier, later)
        return
    earlier.ties.append((LinkKind.PART, later, "of"))
    if bare or later.quantity.kind is QuantityKind.COUNT:
        given = later.quantity
        earlier.quantity = replace(earlier.quantity, kind=given.kind, unit=given.unit)
        earlier.measured = later.measured


def _is_short(whole: Draft, part: Draft) -> bool:
    """Say whether a bare whole leaves out the thousands of its part ("240,000 visits out of the 640")."""
    return whole.quantity.raw.isdigit() and part.quantity.value > _THOUSANDS * whole.quantity.value


_THOUSANDS = 100


_BASES = frozenset(Decimal(10) ** power for power in range(1, 7))


def _tie_rate_of_part(drafts: list[Draft]) -> None:
    """Tie the share in "620 of 1,550 burglaries, a rate of 40 percent" to the part."""
    for (part, whole), share in zip(pairwise(drafts), drafts[2:], strict=False):
        if part.tied(LinkKind.PART) is not whole or share.ties or share.movement is not None:
            continue
        items = share.scene.items
        of = any(item.text == "of" for item in items[share.at + 1 : share.at + 2])
        between = items[whole.at + 1 : share.at]
        if share.quantity.kind in _SHARES and not of and not _names_change(share) and is_apposition(between):
            share.ties.append((LinkKind.SHARE, part, ","))
