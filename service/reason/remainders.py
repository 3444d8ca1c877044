"""Shares of what a part leaves of its whole: "Of the 2,400 1,500 commute; the others, a quarter, do not"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from service.model.claim import ClaimId, Cue, LinkKind
from service.model.quantity import Interval
from service.reason.cues import Cues
from service.reason.intervals import HUNDRED, divide, exactly, multiply, subtract
from service.reason.matched import match_of
from service.reason.quotients import may_be_side
from service.reason.relations import Relation, RelationKind, relate
from service.reason.stated import Ties, comparable
from service.reason.terms import Aspect, Reading, Term

_REACH = 300
"""Letters between a part and the share of the rest; further off another whole may have come up."""

MATCHED_NEARBY = 0.8


_OF_REST = re.compile(r"\s+of(?:\s+(?:the|those|that|who|which|is|are|were|was))*\s+")
"""Between a share and the words for the rest: it is a share of the rest, not the rest itself."""


def remainder_relations(
    terms: Mapping[ClaimId, Term], ties: Ties, cues: Cues, text: str
) -> Iterator[Relation]:
    """Yield each share that is called the rest with the only part and whole just before it."""
    divided = [
        (part, whole)
        for part, whole in ties.of_kind(LinkKind.PART)
        if part.aspect is not Aspect.SHARE and comparable(part, whole) and part.value < whole.value
    ]
    if not divided:
        return
    for share in terms.values():
        if share.aspect is not Aspect.SHARE or share.dimension != "%" or _is_tied(share, ties):
            continue
        rest, end = cues.in_sentence(share.claim, "rest"), share.claim.span.end
        if rest is None or _OF_REST.fullmatch(text, end, max(end, rest.span.start)):
            continue
        near = [pair for pair in divided if _is_before(share, *pair) and not _is_own(rest, share, pair[0])]
        if len(near) == 1:
            listed = (share, *near[0])
            yield relate(RelationKind.REMAINDER, listed, match=min(MATCHED_NEARBY, match_of(*near[0])))


def _is_tied(share: Term, ties: Ties) -> bool:
    return any(ties.targets(kind, share) for kind in (LinkKind.SHARE, LinkKind.PART, LinkKind.COMPONENT))


def _is_own(rest: Cue, share: Term, part: Term) -> bool:
    """Say whether the words for the rest are the part's own ("Of 640 posts 231 are vacant, 36 percent")."""
    return rest.span.start < share.claim.span.start and share.claim.sentence.contains(part.claim.span)


def _is_before(share: Term, part: Term, whole: Term) -> bool:
    ahead = 0 <= share.claim.span.start - max(part.claim.span.end, whole.claim.span.end) <= _REACH
    return ahead and may_be_side(part, share) and may_be_side(whole, share)


def share_of_rest(part: Term, whole: Term, reading: Reading) -> Interval:
    """Return what is left of a whole without a part, in percent of the whole."""
    taken = multiply(divide(part.values(reading), whole.values(reading)), exactly(HUNDRED))
    return subtract(exactly(HUNDRED), taken)
