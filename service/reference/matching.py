"""Which series a claim speaks of, and what they say it should be.

A candidate's score is a product of what may make it something else: narrowing words, adjustment, prices,
units that need a rate, figures put together from parts. Below `GOOD_MATCH` nothing is concluded from it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from service.catalogue import Catalogue
from service.model.claim import Claim, ClaimId, Entity, MeasureType
from service.model.history import History, history_of
from service.model.match import WORTH_NAMING, Candidate, Match
from service.model.quantity import QuantityKind
from service.model.series import ObsStatus, Reference, Series, Transformation
from service.model.wording import number
from service.reference.changes import change_candidate
from service.reference.deriving import derived_levels
from service.reference.measuring import Meaning, meanings
from service.reference.rates import rate_candidates
from service.reference.search import Search
from service.reference.units import Converted, convert_used

_MOST_CANDIDATES = 5
_MOST_SERIES = 200
"""Series of one measure and area that are looked at; a dataset with more tells them apart by dimensions
that no claim names."""

_LEVELS = (MeasureType.LEVEL, MeasureType.AVERAGE, MeasureType.CUMULATIVE, MeasureType.SHARE)
_UNCHECKED = (QuantityKind.RANK, QuantityKind.DURATION, QuantityKind.NUMBER)


def match_claims(
    claims: Iterable[Claim], reference: Reference, catalogue: Catalogue, date: dt.date | None
) -> dict[ClaimId, Match]:
    """Return the candidates of every claim for whose measure and area there is a series at all.

    Args:
        claims: In any order.
        reference: The series.
        catalogue: Measures, units, areas and currencies.
        date: Day of the document; only vintages published by then count, where there are any.
    """
    search = Search(reference, catalogue, date)
    found = {}
    for claim in claims:
        candidates = _best(_in_either_dollar(claim, search))
        if candidates:
            found[claim.id] = Match(claim=claim.id, candidates=candidates)
    return found


def _best(candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    ordered = sorted(candidates, key=lambda one: (-one.score, one.series.id))
    return tuple(one for one in ordered[:_MOST_CANDIDATES] if one.score >= WORTH_NAMING)


def _candidates(claim: Claim, search: Search) -> Iterator[Candidate]:
    ambiguous = _is_ambiguous(claim, search)
    for candidate in _possible(claim, search):
        yield _in_doubtful_unit(candidate, claim) if ambiguous else candidate


def _in_either_dollar(claim: Claim, search: Search) -> Iterator[Candidate]:
    """Yield the candidates of a claim; in doubt where only US dollars fit a "$" read as local."""
    found = tuple(_candidates(claim, search))
    quantity = claim.quantity
    read_by_place = (
        quantity.candidates == (quantity.unit,) and quantity.unit != _DOLLAR and "$" in quantity.raw
    )
    if not read_by_place or _is_met(claim, found):
        yield from found
        return
    american = replace(claim, quantity=replace(quantity, unit=_DOLLAR, candidates=()))
    fits = _is_met(claim, _candidates(american, search))
    either = replace(claim, quantity=replace(quantity, candidates=(quantity.unit or "", _DOLLAR)))
    yield from (_in_doubtful_unit(one, either) for one in found) if fits else found


def _is_met(claim: Claim, candidates: Iterable[Candidate]) -> bool:
    return any(claim.quantity.widest.meets(one.values) for one in candidates)


def _is_ambiguous(claim: Claim, search: Search) -> bool:
    """Say whether the currency may be another: dollars of a place that has none are those of the US."""
    others = set(claim.quantity.candidates) - {claim.quantity.unit}
    if not others or claim.quantity.unit != _DOLLAR or not claim.entities:
        return bool(others)
    areas = search.catalogue.areas.areas
    known = [area for entity in claim.entities if (area := areas.get(entity.code or "")) is not None]
    return len(known) < len(claim.entities) or any(
        use.code in others for one in known for use in one.currencies
    )


_DOLLAR = "USD"


def _in_doubtful_unit(candidate: Candidate, claim: Claim) -> Candidate:
    doubt = f"the unit may be any of {', '.join(claim.quantity.candidates)}"
    return replace(candidate, score=candidate.score * Decimal("0.5"), doubts=(*candidate.doubts, doubt))


def _possible(claim: Claim, search: Search) -> Iterator[Candidate]:
    if claim.quantity.kind in _UNCHECKED or _stretch(claim) is None:
        return
    yield from rate_candidates(claim, search)
    if claim.modality not in ("asserted", "reported"):
        return
    for meaning in meanings(claim, search.catalogue.measures.entries):
        for series in _series(claim, meaning, search.reference):
            yield from _of_series(claim, meaning, series, search)
        if claim.measure.type in _LEVELS:
            for candidate in derived_levels(claim, meaning, search):
                yield _scored(candidate, claim, meaning, candidate.series)


def _stretch(claim: Claim) -> tuple[dt.date, dt.date] | None:
    period = claim.period
    if period is None or period.start is None or period.end is None:
        return None
    return period.start, period.end


def _series(claim: Claim, meaning: Meaning, reference: Reference) -> tuple[Series, ...]:
    """Return the series of a measure whose areas are those of a claim."""
    found: list[Series] = []
    for area, counterpart in area_pairs(claim.entities):
        found += reference.find_series(meaning.measure, area, counterpart)
    return tuple(found[:_MOST_SERIES])


def area_pairs(entities: tuple[Entity, ...]) -> tuple[tuple[str, str], ...]:
    """Return area and counterpart under which series of these entities are filed; () where unknown.

    >>> kazakhstan, china = (Entity(name=n, code=n, scheme="name") for n in ("KAZ", "CHN"))
    >>> area_pairs((kazakhstan, china))
    (('KAZ', 'CHN'), ('CHN', 'KAZ'))
    """
    codes = [entity.code for entity in entities]
    if None in codes or not codes or len(codes) > 2:
        return ()
    if len(codes) == 1 and entities[0].role == "to":
        return ()
    if len(codes) == 1:
        return ((codes[0] or "", ""),)
    first, second = (code or "" for code in codes)
    roles = [entity.role for entity in entities]
    if "from" in roles:
        return ((first, second),) if roles[0] == "from" else ((second, first),)
    return ((first, second), (second, first))


def _of_series(claim: Claim, meaning: Meaning, series: Series, search: Search) -> Iterator[Candidate]:
    history = history_of(search.reference, series, search.date)
    if meaning.change_as_level or claim.measure.type in _LEVELS:
        candidate = _level(claim, meaning, history, search)
    elif claim.measure.type is MeasureType.CHANGE:
        candidate = change_candidate(claim, history)
    else:
        candidate = None
    if candidate is not None:
        yield _scored(candidate, claim, meaning, series)


def _level(claim: Claim, meaning: Meaning, history: History, search: Search) -> Candidate | None:
    stretch = _stretch(claim)
    if history.series.key.transformation is not Transformation.LEVEL or stretch is None:
        return None
    used = history.over(*stretch)
    if used is None:
        return None
    converted = convert_used(claim, used, search)
    return None if converted is None else _candidate(converted, history)


def _candidate(converted: Converted, history: History) -> Candidate:
    first = converted.used[0].value
    score, doubts = Decimal(1), list(converted.doubts)
    if converted.doubts:
        score *= Decimal("0.9")
    if first.how.startswith("average"):
        score *= Decimal("0.95")
    return Candidate(
        used=converted.used,
        value=converted.value,
        values=converted.values,
        score=score,
        doubts=tuple(doubts),
        steps=((f"{first.how}: {number(first.value, 6)} {history.series.key.unit}",) if first.how else ())
        + converted.steps,
    )


def _scored(candidate: Candidate, claim: Claim, meaning: Meaning, series: Series) -> Candidate:
    score, doubts = candidate.score * meaning.score, list(candidate.doubts)
    for factor, doubt in _factors(claim, meaning, series, candidate):
        score *= factor
        doubts.append(doubt)
    return replace(candidate, score=score.quantize(Decimal("0.01")), doubts=tuple(doubts))


def _factors(
    claim: Claim, meaning: Meaning, series: Series, candidate: Candidate
) -> Iterator[tuple[Decimal, str]]:
    """Yield what makes a series less likely to be the one, with the reason."""
    if meaning.of_pairs and len(claim.entities) == 1:
        yield Decimal("0.7"), "the claim may be of trade with one partner"
    others = [word for word in claim.measure.qualifier if word != meaning.kind]
    unknown = [word for word in others if not _names(series, word)]
    if unknown:
        yield Decimal("0.5"), f"the claim is of {', '.join(unknown)}"
    if series.key.other:
        yield Decimal("0.9"), f"the series is only of {', '.join(code for _, code in series.key.other)}"
    yield from _adjustments(claim, meaning, series)
    statuses = frozenset(status for used in candidate.used for status in used.statuses)
    if ObsStatus.FORECAST in statuses:
        yield Decimal("0.7"), "the figure is a projection"
    if ObsStatus.ESTIMATED in statuses:
        yield Decimal("0.95"), "the figure is an estimate"
    if ObsStatus.DEFINITION_DIFFERS in statuses:
        yield Decimal("0.7"), "the figure follows another definition than the national one"
    if ObsStatus.LOW_RELIABILITY in statuses:
        yield Decimal("0.7"), "the publisher's figure for this period is not reliable"
    if claim.period is not None and claim.period.fiscal and not candidate.steps:
        yield Decimal("0.5"), "the claim speaks of a fiscal year"
    if claim.confidence < _UNSURE:
        yield Decimal("0.7"), "it is not sure what the claim measures"


_UNSURE = 0.7


def _names(series: Series, word: str) -> bool:
    words = " ".join((series.title, *(code for _, code in series.key.other), *series.attributes.values()))
    return word.lower() in words.lower()


def _adjustments(claim: Claim, meaning: Meaning, series: Series) -> Iterator[tuple[Decimal, str]]:
    stated, key = claim.measure.adjustment, series.key
    seasonal = key.adjustment in ("S", "Y")
    if stated == "seasonally_adjusted" and not seasonal and key.freq.value != "A":
        yield Decimal("0.5"), "the series is not known to be seasonally adjusted"
    if stated == "unadjusted" and seasonal:
        yield Decimal("0.5"), "the series is seasonally adjusted"
    if stated == "real" and key.prices != "constant":
        yield Decimal("0.5"), "the claim is in constant prices"
    if stated == "nominal" and key.prices == "constant":
        yield Decimal("0.5"), "the claim is in current prices"
    if stated in ("constant_currency", "per_capita", "adjusted"):
        yield Decimal("0.5"), f"the claim is {stated.replace('_', ' ')}"
    level = claim.measure.type in _LEVELS or meaning.change_as_level
    if stated is None and key.prices == "constant" and level and claim.quantity.kind is QuantityKind.MONEY:
        yield Decimal("0.6"), "the series is in constant prices"
