"""Rises in money set against inflation of the same area and year from reference series."""

from __future__ import annotations

from collections.abc import Iterator

from service.model.claim import Claim
from service.model.history import history_of
from service.model.match import Used
from service.model.quantity import QuantityKind
from service.model.report import Check, Computation, Outcome, Severity
from service.model.series import ObsStatus
from service.reason.case import Case
from service.reason.changes import percent_changes, surely_above
from service.reason.checks import remark
from service.reason.citing import area_name, source
from service.reason.intervals import HUNDRED
from service.reason.phrasing import number, quoted, said, subject, topic
from service.reason.terms import Term

_YEAR = range(360, 372)
_REAL_BY_CUSTOM = frozenset({"gdp", "gross-value-added", "industrial-production", "retail-sales"})


def rises_beside_inflation(case: Case) -> Iterator[Check]:
    """Yield a check for every yearly rise in money that the inflation of its areas exceeds everywhere.

    Measures that are bought with get a warning; of others, such as trade, it is only worth knowing, as the
    text may mean another currency or volumes.
    """
    for changes in percent_changes(case).values():
        for rise in changes:
            if _is_money(case, rise) and surely_above(rise, 0):
                prices = tuple(_inflation(case, rise.claim))
                if prices and all(_exceeds(rise, used) for used in prices):
                    yield _compare(case, rise, prices)


def _is_money(case: Case, rise: Term) -> bool:
    claim = rise.claim
    entry = case.measures.get(claim.measure.id or "")
    period, comparison = claim.period, claim.comparison
    if entry is None or period is None or comparison is None or claim.measure.id in _REAL_BY_CUSTOM:
        return False
    if QuantityKind.MONEY not in entry.kinds or claim.measure.adjustment not in (None, "nominal"):
        return False
    is_year = period.days in _YEAR and not period.fiscal
    real = case.cues.in_sentence(claim, "real_terms") is not None
    return is_year and comparison.basis == "year_on_year" and not real


def _inflation(case: Case, claim: Claim) -> Iterator[Used]:
    """Yield inflation in each of a claim's areas in its year; nothing where an area has none."""
    period = claim.period
    if period is None or period.start is None or period.end is None:
        return
    found = []
    for entity in claim.entities:
        used = [
            history_of(case.reference, series, case.date).over(period.start, period.end)
            for series in case.reference.find_series("inflation", entity.code or "", "")
        ]
        known = sorted(
            (one for one in used if one is not None), key=lambda one: ObsStatus.FORECAST in one.statuses
        )
        if known:
            found.append(known[0])
    yield from found if any(ObsStatus.FORECAST not in one.statuses for one in found) else ()


def _exceeds(rise: Term, prices: Used) -> bool:
    return rise.ordinary.high is not None and rise.ordinary.high < prices.value.value


def _compare(case: Case, rise: Term, prices: tuple[Used, ...]) -> Check:
    claim, bought = rise.claim, rise.topic.measure in case.groups["bought"]
    listed = " and ".join(
        f"{number(used.value.value, 3)} percent in {area_name(case, used.series.key.ref_area)} "
        f"({source(used.series.dataset)}{_projected(used)})"
        for used in prices
    )
    factors = [1 + used.value.value / HUNDRED for used in prices]
    own = 1 + rise.value / HUNDRED
    lines = tuple(
        f"{number(own)} / {number(factor)} = {number(own / factor, 3)}, "
        f"{number((own / factor - 1) * HUNDRED, 3)} percent after inflation in "
        f"{area_name(case, used.series.key.ref_area)}"
        for used, factor in zip(prices, factors, strict=True)
    )
    return remark(
        (claim,),
        outcome=Outcome.TENSION,
        message=(
            f"{said(claim)} gives a rise of {quoted(claim)} in {topic(claim)}; consumer prices rose by "
            f"{listed} that year. Both can hold; counted in that money, it bought less than before."
        ),
        steps=lines,
        computation=Computation(
            formula="((1 + growth / 100) / (1 + inflation / 100) - 1) * 100",
            inputs=(("growth", float(rise.value)), ("inflation", float(prices[0].value.value))),
            result=float((own / factors[0] - 1) * HUNDRED),
        ),
        evidence=tuple(item for used in prices for item in used.evidence),
        severity=Severity.WARNING if bought else Severity.INFO,
        question=f"In which currency, and at whose prices, did {subject(claim)} grow by {quoted(claim)}?",
        confidence=claim.confidence,
    )


def _projected(used: Used) -> str:
    return ", a projection" if ObsStatus.FORECAST in used.statuses else ""
