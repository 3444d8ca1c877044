"""Figures called adjusted for season or prices that only the series without that adjustment bears out."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from service.model.claim import Claim
from service.model.match import Candidate, Match
from service.model.report import Check, Computation, Outcome, Severity
from service.model.series import SeriesKey
from service.reason.case import Case
from service.reason.checks import remark
from service.reason.citing import figure, source, where
from service.reason.observed import Tolerances, margin_of, miss, stated_values
from service.reason.phrasing import number, quoted, said, topic
from service.reason.terms import Reading

_NAMES = {
    "seasonally_adjusted": ("seasonally adjusted", "unadjusted"),
    "unadjusted": ("unadjusted", "seasonally adjusted"),
    "real": ("at constant prices", "at current prices"),
    "nominal": ("at current prices", "at constant prices"),
}
"""What a claim may be said to be, and the other sort that it may be instead."""


def adjustments_in_series(case: Case, tolerances: Tolerances) -> Iterator[Check]:
    """Yield a check for every figure that states its adjustment and has series of both sorts."""
    for claim in case.claims:
        match, stated = case.matches.get(claim.id), claim.measure.adjustment
        if match is None or stated not in _NAMES or claim.id in case.excluded:
            continue
        same = tuple(one for one in match.good if _is_of(stated, one.series.key) is True)
        others = tuple(_others(match, stated, same))
        if same and others:
            yield from _compare(case, claim, same, others, tolerances)


def _is_of(stated: str, key: SeriesKey) -> bool | None:
    """Say whether a series has a stated adjustment; None where its publisher does not say."""
    if stated in ("seasonally_adjusted", "unadjusted"):
        return (key.adjustment in ("S", "Y")) is (stated != "unadjusted") if key.adjustment else None
    wanted = "constant" if stated == "real" else "current"
    return key.prices == wanted if key.prices else None


def _others(match: Match, stated: str, same: tuple[Candidate, ...]) -> Iterator[Candidate]:
    """Yield what differs from one of the series that have the stated adjustment in that alone."""
    for one in match.candidates:
        key = one.series.key
        alike = (
            each
            for each in same
            if (each.series.key.measure, each.series.key.freq, each.series.key.other)
            == (key.measure, key.freq, key.other)
        )
        if _is_of(stated, key) is False and next(alike, None) is not None:
            yield one


def _compare(
    case: Case, claim: Claim, same: tuple[Candidate, ...], others: tuple[Candidate, ...], slack: Tolerances
) -> Iterator[Check]:
    widest = stated_values(claim, Reading.WIDEST)
    fitting = next((one for one in same if widest.meets(one.values)), None)
    if fitting is not None:
        yield _check(case, claim, fitting, others[0], mixed=False)
    elif all(miss(widest, one.values) > _margin(case, claim, one, slack) for one in same):
        nearest = min(same, key=lambda one: miss(widest, one.values))
        for other in others:
            if stated_values(claim, Reading.ORDINARY).meets(other.values):
                yield _check(case, claim, nearest, other, mixed=True)
                return


def _margin(case: Case, claim: Claim, one: Candidate, slack: Tolerances) -> Decimal:
    """Return by how much the claim may miss its series: seasonal factors are revised for years."""
    width, vintage = margin_of(case, claim, one, slack).width, one.used[0].vintage
    later = vintage is not None and case.date is not None and vintage.published > case.date
    return max(width, slack.growth) if later and one.series.key.unit == "%" else width


def _check(case: Case, claim: Claim, own: Candidate, other: Candidate, *, mixed: bool) -> Check:
    name, instead = _NAMES[claim.measure.adjustment or ""]
    has = f"{source(own.series.dataset)} has {figure(own, claim)} {name}"
    also = f"{source(other.series.dataset)} " if other.series.dataset != own.series.dataset else ""
    ending = (
        f", and {also}{figure(other, claim)} {instead}, which it is then."
        if mixed
        else ", which bears it out."
    )
    return remark(
        (claim,),
        outcome=Outcome.TENSION if mixed else Outcome.CONSISTENT,
        severity=Severity.WARNING if mixed else None,
        message=(
            f"{said(claim)} gives {quoted(claim)} as {topic(claim)}{where(case, own.used[0])} {name}; "
            f"{has}{ending}"
        ),
        steps=tuple(
            line
            for sort, one in ((name, own), (instead, other))
            for line in (*one.steps, f"{sort}: {number(one.value, 4)}")
        ),
        computation=Computation(
            formula="claim = observation of the stated adjustment",
            inputs=(("claim", float(claim.quantity.value)), ("other", float(other.value))),
            result=float(claim.quantity.value),
            expected=float(own.value),
        ),
        evidence=tuple(dict.fromkeys((*own.evidence, *other.evidence))),
        question=f"Is {quoted(claim)} {name}, or {instead}?" if mixed else "",
        confidence=min(claim.confidence, float(own.score)),
    )
