"""Whose a figure is, where a common noun says so: "the bank's revenue", beside "the insurer's revenue"."""

from __future__ import annotations

import re

from service.model.claim import Claim
from service.reason.cues import Joined

_OWNER = re.compile(r"\b([a-z]{3,30})['’]s? (?:[\w-]{1,30} ){0,3}$")
_REACH = 80  # letters from an owner to what is owned


def are_owned_apart(case: Joined, a: Claim, b: Claim) -> bool:
    """Say whether common nouns give two figures to different owners.

    "The company's" and "the country's" may stand for anyone and tell nothing apart.
    """
    owners = {_owner(case, claim) for claim in (a, b)}
    return None not in owners and len(owners) == 2


def _owner(case: Joined, claim: Claim) -> str | None:
    words, start = claim.measure.text, claim.sentence.start
    at = case.text.rfind(words, start, claim.span.start) if words else -1
    found = _OWNER.search(case.text, max(start, at - _REACH), at) if at > start else None
    if found is None or case.cues.ending_at(found.end(1), "anyone"):
        return None
    return found[1]
