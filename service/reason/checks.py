"""Making checks: what every rule has to say of a comparison, put together in one way.

The rule's id and family are stamped on by whoever runs it, so that they stand in one place only.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from service.model.claim import Claim
from service.model.match import Candidate
from service.model.report import Check, Computation, Evidence, Outcome, Severity
from service.reason.phrasing import ids
from service.reason.relations import Relation, Verdict


def check_of(
    relation: Relation,
    verdict: Verdict,
    *,
    message: str,
    steps: Sequence[str],
    computation: Computation | None = None,
    question: str = "",
) -> Check:
    """Return the check of a relation that a verdict was reached on."""
    return Check(
        rule="",
        family="",
        outcome=verdict.outcome,
        claims=ids(relation.claims),
        message=message,
        steps=tuple(steps),
        computation=computation,
        severity=verdict.severity,
        question=question if verdict.severity is not None else "",
        confidence=relation.confidence,
    )


def remark(
    claims: Iterable[Claim],
    *,
    outcome: Outcome,
    severity: Severity | None,
    message: str,
    steps: Sequence[str] = (),
    computation: Computation | None = None,
    evidence: Sequence[Evidence] = (),
    question: str = "",
    confidence: float = 1.0,
) -> Check:
    """Return a check that rests on something else than two intervals that should meet."""
    return Check(
        rule="",
        family="",
        outcome=outcome,
        claims=ids(claims),
        message=message,
        steps=tuple(steps),
        computation=computation,
        evidence=tuple(evidence),
        severity=severity,
        question=question,
        confidence=round(confidence, 3),
    )


def undetermined(claims: Iterable[Claim], *, message: str, reason: str, confidence: float = 1.0) -> Check:
    """Return a check that says why claims could not be compared."""
    return Check(
        rule="",
        family="",
        outcome=Outcome.UNDETERMINED,
        claims=ids(claims),
        message=message,
        reason=reason,
        confidence=round(confidence, 3),
    )


def cited(
    claim: Claim,
    candidate: Candidate,
    *,
    outcome: Outcome,
    severity: Severity | None,
    message: str,
    steps: Sequence[str] = (),
    computation: Computation | None = None,
    question: str = "",
) -> Check:
    """Return a check of one claim that rests on what a series gives for it."""
    return Check(
        rule="",
        family="",
        outcome=outcome,
        claims=(claim.id,),
        message=message,
        steps=tuple(steps),
        computation=computation,
        evidence=candidate.evidence,
        severity=severity,
        question=question,
        confidence=round(min(claim.confidence, float(candidate.score)), 3),
    )
