"""Whose a figure is: "the bank's revenue" and "the insurer's", "the north plant" and "the south plant"."""

from __future__ import annotations

import re

from service.model.claim import Claim
from service.reason.cues import Joined

_OWNER = re.compile(r"\b([a-z]{3,30})['’]s? (?:[\w-]{1,30} ){0,3}$")
_SUBJECT = re.compile(r"(?:The|Its|Our|Their|His|Her) ((?:[\w-]{1,30} ){1,2})([a-z]{3,30}) [a-z]{2,30} $")
_REACH = 80  # letters from an owner to what is owned, or of a subject with its verb
_SAME = frozenset({"same", "said", "whole", "entire"})


def are_owned_apart(case: Joined, a: Claim, b: Claim) -> bool:
    """Say whether common nouns give two figures to different owners, or other words to those of one noun.

    "The company's" and "the country's" may stand for anyone and tell nothing apart.
    """
    owners = {_owner(case, claim) for claim in (a, b)}
    if None not in owners and len(owners) == 2:
        return True
    one, other = (_subject(case, claim) for claim in (a, b))
    return one is not None and other is not None and one[1] == other[1] and one[0] != other[0]


def _owner(case: Joined, claim: Claim) -> str | None:
    words, start = claim.measure.text, claim.sentence.start
    at = case.text.rfind(words, start, claim.span.start) if words else -1
    found = _OWNER.search(case.text, max(start, at - _REACH), at) if at > start else None
    if found is None or case.cues.ending_at(found.end(1), "anyone"):
        return None
    return found[1]


def _subject(case: Joined, claim: Claim) -> tuple[str, str] | None:
    """Return the words that narrow the subject of a verb before a figure, and its noun."""
    start, end = claim.sentence.start, claim.span.start
    found = _SUBJECT.match(case.text, start, end) if end - start <= _REACH else None
    if found is None or not _SAME.isdisjoint(found[1].split()):
        return None
    return found[1], found[2]
