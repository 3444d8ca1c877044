"""Ties of a share to its part: "40 percent of the 2,000 members, or 900", "900 make up 40 percent of"."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from service.extract.change_ties import same_unit
from service.extract.drafts import Draft
from service.extract.named_measures import Measured
from service.extract.scenes import Item, Sort
from service.model.claim import LinkKind
from service.model.quantity import QuantityKind

_AMOUNTS = frozenset({QuantityKind.MONEY, QuantityKind.COUNT, QuantityKind.MEASURE})
_LONGEST_OF = 4


def tie_shares(drafts: list[Draft]) -> None:
    """Tie each share of the drafts of a sentence to the part that restates it or is its subject."""
    for index, share in enumerate(drafts):
        if not _is_open_share(share):
            continue
        before = drafts[index - 1] if index else None
        whole = _whole(share, drafts[index + 1 : index + 2])
        if before is not None and _makes_up(before, share):
            share.ties.append((LinkKind.SHARE, before, share.scene.items[share.at - 1].text))
            if whole is not None and before.quantity.unit == whole.quantity.unit and not before.ties:
                before.ties.append((LinkKind.PART, whole, "of"))
        elif (part := _restated(drafts, index, whole)) is not None:
            share.ties = [(LinkKind.SHARE, part, ",")]
            if whole is not None:
                _make_part(part, whole)
    for share in drafts:
        part = share.tied(LinkKind.SHARE)
        if part is not None:
            untie_other(share, part)


def untie_other(share: Draft, part: Draft) -> bool:
    """Untie a share that is of something else than its part's whole, and say whether it is.

    "Costs of 7 billion, including 3 billion for research, or 6 percent of sales"
    """
    whole = part.tied(LinkKind.PART)
    follows = share.scene.items[share.at + 1 : share.at + 4]
    said = [item for item in follows if "determiners" not in item.tags]
    if whole is None or len(said) < 2 or said[0].text != "of":
        return False
    other = said[1]
    if other.measure in (None, whole.measured.id, part.measured.id):
        return False
    share.ties = [tie for tie in share.ties if tie[0] is not LinkKind.SHARE]
    share.measured = Measured(other.measure, other.text, None, (), "catalogue")
    return True


def tie_closing_shares(drafts: list[Draft]) -> None:
    """Tie the share that ends "Of the 4,000 asked, 1,200 want to go, 30 percent." to the only part."""
    if len(drafts) != 3:
        return
    for part, share in pairwise(drafts[1:]):
        items = share.scene.items
        closes = items[share.at - 1].text == "," and (
            share.at + 1 == len(items) or items[share.at + 1].text == "."
        )
        moves = any(item.tags & {"up", "down"} for item in items[part.at + 1 : share.at])
        is_part = part.tied(LinkKind.PART) is not None and part.quantity.kind in _AMOUNTS
        if closes and is_part and not moves and not share.ties and _is_share(share):
            share.ties.append((LinkKind.SHARE, part, ","))


def _is_open_share(draft: Draft) -> bool:
    tied = any(kind is not LinkKind.PART for kind, _, _ in draft.ties)
    return _is_share(draft) and not tied and _follows(draft, "of")


def _is_share(draft: Draft) -> bool:
    kind, value = draft.quantity.kind, draft.quantity.value
    is_share = kind is QuantityKind.PERCENT or (kind is QuantityKind.RATIO and value < 1)
    return is_share and draft.movement is None


def _follows(draft: Draft, *texts: str) -> bool:
    after = draft.scene.items[draft.at + 1 : draft.at + 2]
    return bool(after) and after[0].text in texts


def _whole(share: Draft, following: list[Draft]) -> Draft | None:
    """Return the amount right after "of the", if any."""
    if not following or following[0].quantity.kind not in _AMOUNTS:
        return None
    between = share.scene.items[share.at + 1 : following[0].at]
    is_near = len(between) <= _LONGEST_OF and not any(_breaks(item) for item in between[1:])
    return following[0] if is_near else None


def _breaks(item: Item) -> bool:
    return item.sort in (Sort.MARK, Sort.PERIOD) or bool(item.tags & {"conjunctions", "verbs", "auxiliaries"})


def _makes_up(part: Draft, share: Draft) -> bool:
    """Say whether an amount is the subject of "makes up", which leads to the share."""
    items = share.scene.items
    equates = items[share.at - 1].tags & {"equating", "link:share"}
    if not equates or part.quantity.kind not in _AMOUNTS or part.movement is not None or part.ties:
        return False
    at = part.at - 1
    while at >= 0 and "determiners" in items[at].tags:
        at -= 1
    is_set_off = (
        at >= 0 and items[at].text == "at" and _follows(part, ",")
    )  # "Defence, at $4.0 billion, takes …"
    is_subject = (
        at < 0
        or items[at].text == "s"
        or not items[at].tags & {"prepositions", "verbs", "auxiliaries", "verb"}
    )
    return (is_subject or is_set_off) and share.scene.same_clause(part.at, share.at)


def _restated(drafts: list[Draft], index: int, whole: Draft | None) -> Draft | None:
    """Return the amount that restates a share behind what it is of: "half of the fund, or $3 billion"."""
    share, after = drafts[index], drafts[index + 1 + (whole is not None) :][:1]
    if not after or after[0].quantity.kind not in (*_AMOUNTS, QuantityKind.NUMBER) or _is_taken(after[0]):
        return None
    part, items = after[0], share.scene.items
    between = [item.text for item in items[(whole or share).at + 1 : part.at]]
    if "," not in between or not share.scene.same_clause(share.at, part.at):
        return None
    opened = between.index(",")
    if any(item.tags & {"verbs", "auxiliaries", "verb"} for item in items[share.at + 1 : part.at]):
        return None
    leads = [
        text for text in between[opened + 1 :] if text not in ("just", "about", "some", "only", "nearly")
    ]
    closed = [item.text for item in items[part.at + 1 : part.at + 3]]
    if leads == ["or"]:
        return part
    is_aside = not leads and closed[:1] in (["in all"], ["in total"], ["altogether"], [","])
    return part if is_aside and (whole is None or closed[0] != ",") else None


def _is_taken(part: Draft) -> bool:
    return bool(part.ties) or part.movement is not None


def _make_part(part: Draft, whole: Draft) -> None:
    if not same_unit(part.quantity, whole.quantity):
        return
    if part.quantity.kind in (QuantityKind.NUMBER, QuantityKind.COUNT):
        part.quantity = replace(part.quantity, kind=whole.quantity.kind, unit=whole.quantity.unit)
        part.measured = whole.measured
    part.ties.append((LinkKind.PART, whole, "of"))
