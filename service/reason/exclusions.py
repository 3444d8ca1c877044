"""Claims that are compared with nothing, each with the reason."""

from __future__ import annotations

from collections.abc import Iterable

from service.model.claim import Claim, ClaimId, Link, LinkKind
from service.model.quantity import QuantityKind


def exclusions(
    claims: Iterable[Claim], links: Iterable[Link], currencies: frozenset[str] = frozenset()
) -> dict[ClaimId, str]:
    """Return the claims that are compared with nothing, each with the reason.

    `currencies` are the names of currencies: one quoted in so many for a dollar rises when the number falls.
    """
    reasons: dict[ClaimId, str] = {}
    for claim in claims:
        if claim.modality == "negated":
            reasons[claim.id] = "the sentence denies it"
        elif claim.modality == "hypothetical":
            reasons[claim.id] = "it is only supposed, not asserted"
        elif claim.quantity.kind is QuantityKind.RANK:
            reasons[claim.id] = "a rank can be checked only against a ranking"
        elif (claim.quantity.unit or "").partition("1/")[2] in currencies:
            reasons[claim.id] = "a currency that falls is quoted higher, and the words may mean either"
    for link in links:
        if link.kind is LinkKind.CORRECTION:
            reasons[link.target] = "the speaker corrects it at once"
    return reasons
