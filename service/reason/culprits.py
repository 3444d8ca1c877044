"""Findings that one figure causes: told once, with every claim that it touches, and the figure named.

A figure that disagrees with several others is likelier to be wrong than each of them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from service.model.claim import Claim, ClaimId
from service.model.report import Check, Severity
from service.reason.phrasing import quoted

_WEIGHTY = (Severity.WARNING, Severity.ERROR)


def tell_once(checks: Sequence[Check], claims: Mapping[ClaimId, Claim]) -> list[Check]:
    """Return findings with those of one rule and one cause made one, and the likely culprit named.

    Args:
        checks: Checks that deserve a flag, in the order of the text; none speaks for another.
        claims: All claims by id.
    """
    weighty = [found for found in checks if found.severity in _WEIGHTY]
    naming: dict[ClaimId, list[frozenset[ClaimId]]] = defaultdict(list)
    for found in weighty:
        for name in found.claims:
            naming[name].append(frozenset(found.claims))
    repeated = Counter(frozenset(found.claims) for found in weighty)
    culprits = {}
    for found in weighty:
        culprit = _culprit(found, naming, repeated[frozenset(found.claims)])
        if culprit is not None:
            culprits[id(found)] = culprit
    groups: dict[tuple[str, ClaimId], list[Check]] = defaultdict(list)
    for found in weighty:
        if id(found) in culprits:
            groups[found.rule, culprits[id(found)]].append(found)
    told, listed = set(), []
    for found in checks:
        culprit = culprits.get(id(found))
        if culprit is None:
            listed.append(found)
        elif (found.rule, culprit) not in told:
            told.add((found.rule, culprit))
            touched = frozenset().union(*naming[culprit])
            merged = _merged(groups[found.rule, culprit], claims)
            listed.append(_naming(merged, claims[culprit], len(touched) - 1))
    return listed


def _culprit(
    found: Check, naming: Mapping[ClaimId, Sequence[frozenset[ClaimId]]], same: int
) -> ClaimId | None:
    """Return the one claim of a finding that most findings on other claims share, or None.

    Args:
        found: The finding.
        naming: The claims of every finding, by each claim that it names.
        same: How many findings are on the very claims of this one.
    """
    others = [(len(naming[name]) - same, name) for name in dict.fromkeys(found.claims)]
    ranked = sorted(others, key=lambda other: -other[0])
    if not ranked or not ranked[0][0] or (len(ranked) > 1 and ranked[0][0] == ranked[1][0]):
        return None
    return ranked[0][1]


def _merged(checks: Sequence[Check], claims: Mapping[ClaimId, Claim]) -> Check:
    """Return one finding for several of one rule: the most severe, with the claims and steps of all."""
    worst = max(checks, key=lambda found: found.severity.rank if found.severity is not None else -1)
    if len(checks) == 1:
        return worst
    names = {name for found in checks for name in found.claims}
    more = [found for found in checks if found is not worst]
    return replace(
        worst,
        claims=tuple(sorted(names, key=lambda name: claims[name].span.start)),
        message=" ".join([worst.message, *(found.message for found in more)]),
        steps=tuple(dict.fromkeys(step for found in (worst, *more) for step in found.steps)),
        confidence=min(found.confidence for found in checks),
    )


def _naming(found: Check, culprit: Claim, others: int) -> Check:
    """Return a finding whose question names the figure that disagrees with several others."""
    hint = f"{quoted(culprit)} disagrees with {others} other figures and is the likeliest to be wrong."
    return replace(found, question=f"{found.question} {hint}".strip())
