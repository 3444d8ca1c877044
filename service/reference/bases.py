"""Observations that no claim states, but that claims together speak of: the bases of stated changes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from service.model.claim import Claim, ClaimId, Extraction, LinkKind, Measure, MeasureType
from service.model.match import Candidate, Match, Observed
from service.model.period import Granularity, Period
from service.model.quantity import Interval, QuantityKind
from service.model.series import INEXACT
from service.model.text import Span
from service.model.wording import number
from service.reference.matching import match_claims
from service.reference.search import Search

_REAL_BY_CUSTOM = frozenset({"gdp", "gross-value-added", "gross-national-income", "national-income"})
"""Measures whose growth is at constant prices unless said otherwise, unlike their levels in money."""


def observed_bases(extraction: Extraction, search: Search) -> tuple[Observed, ...]:
    """Return what the data have for the base period of changes whose new level the text states.

    Of money only where the words tie the change to its level, so that both are in one currency.
    """
    claims = {claim.id: claim for claim in extraction.claims}
    asked: dict[ClaimId, Claim] = {}
    stated = {_of(claim) for claim in extraction.claims}
    for change, level in _pairs(extraction, claims):
        base = _base(change, level, len(asked))
        if base is not None and _of(base) not in stated:
            stated.add(_of(base))
            asked[base.id] = base
    matches = match_claims(asked.values(), search.reference, search.catalogue, search.date)
    return tuple(
        _observed(asked[name], match)
        for name, match in matches.items()
        if match.good and not _is_loose(match.good[0], search)
    )


def _is_loose(candidate: Candidate, search: Search) -> bool:
    """Say whether the publisher of a text's own figures may well have another one for this."""
    entry = search.catalogue.measures.entries.get(candidate.series.key.measure)
    spread = entry is not None and entry.spread is not None
    return spread or any(used.statuses & INEXACT for used in candidate.used)


def _pairs(extraction: Extraction, claims: Mapping[ClaimId, Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Yield yearly changes in percent, each with the level that it led to."""
    for link in extraction.links:
        change, level = claims.get(link.source), claims.get(link.target)
        if link.kind is not LinkKind.RESULT or change is None or level is None:
            continue
        if level.measure.id not in _REAL_BY_CUSTOM and _is_change(change):
            yield change, level
    counts = {
        _of(claim): claim
        for claim in extraction.claims
        if claim.quantity.kind is QuantityKind.COUNT and claim.measure.type is MeasureType.LEVEL
    }
    for change in extraction.claims:
        if _is_change(change) and _of(change) in counts:
            yield change, counts[_of(change)]


def _is_change(claim: Claim) -> bool:
    percent = claim.measure.type is MeasureType.CHANGE and claim.quantity.kind is QuantityKind.PERCENT
    return percent and claim.modality == "asserted" and claim.comparison is not None


def _of(claim: Claim) -> tuple[object, ...]:
    """Return what a claim is of: measure, entities and period."""
    period = claim.period
    dates = (period.start, period.end) if period is not None else None
    return claim.measure.id or claim.measure.text, claim.entities, dates


def _base(change: Claim, level: Claim, number_of: int) -> Claim | None:
    """Return a claim of the level in the base period of its change, as a place for an observation."""
    comparison = change.comparison
    if comparison is None or comparison.start is None or comparison.end is None or level.measure.id is None:
        return None
    if comparison.basis != "year_on_year" or level.modality != "asserted":
        return None
    period = Period(
        start=comparison.start,
        end=comparison.end,
        text="",
        span=Span(level.span.start, level.span.start),
        granularity=Granularity.YEAR,
    )
    return replace(
        level,
        id=ClaimId(f"observation-{number_of + 1}"),
        period=period,
        comparison=None,
        measure=Measure(
            id=level.measure.id,
            text=level.measure.text,
            adjustment=level.measure.adjustment,
            qualifier=level.measure.qualifier,
        ),
    )


def _observed(place: Claim, match: Match) -> Observed:
    """Return the place filled with all that the good candidates allow."""
    best = match.good[0]
    values = best.values
    for candidate in match.good[1:]:
        values = values.cover(candidate.values)
    return Observed(claim=_filled(place, best, values), candidate=best)


def _filled(place: Claim, best: Candidate, values: Interval) -> Claim:
    dataset = best.series.dataset
    words = f"{number(best.value)} {place.quantity.unit or ''}".strip()
    quantity = replace(
        place.quantity,
        value=best.value,
        low=None,
        high=None,
        ordinary=values,
        widest=Interval(_moved(values.low, -1), _moved(values.high, 1)),
        raw=f"{words} by {dataset.agency or dataset.title}",
    )
    return replace(place, quantity=quantity, speaker=None, confidence=float(best.score))


_REVISED = Decimal("0.02")
"""What a level may have been revised by, as a ratio; the same as of observation-excludes-claim."""


def _moved(end: Decimal | None, sign: int) -> Decimal | None:
    return None if end is None else end + sign * abs(end) * _REVISED
