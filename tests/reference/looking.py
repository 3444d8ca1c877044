"""Looking up the series of claims built by hand."""

from __future__ import annotations

import datetime as dt

from service.catalogue import load_catalogue
from service.model.claim import Claim, Extraction
from service.model.match import Candidate
from service.reason.case import Case, Data, build_case
from service.reference.matching import match_claims
from service.reference.search import Search
from tests.factories import CONFIG, CUES, MEASURES, UNITS
from tests.fixed_reference import FixedReference

CATALOGUE = load_catalogue(CONFIG)


def search(reference: FixedReference, date: dt.date | None = None) -> Search:
    return Search(reference, CATALOGUE, date)


def look_up(claim: Claim, reference: FixedReference, date: dt.date | None = None) -> tuple[Candidate, ...]:
    """Return the candidates of a claim, the best first."""
    match = match_claims((claim,), reference, CATALOGUE, date).get(claim.id)
    return match.candidates if match is not None else ()


def case_with(reference: FixedReference, *claims: Claim, date: dt.date | None = None, links=()) -> Case:
    """Return the case that claims make beside reference data."""
    ordered = tuple(sorted(claims, key=lambda one: one.span.start))
    data = Data(
        matches=match_claims(ordered, reference, CATALOGUE, date),
        reference=reference,
        names={code: area.name for code, area in CATALOGUE.areas.areas.items()},
        countries=frozenset(
            code for code, area in CATALOGUE.areas.areas.items() if area.scheme == "iso3166-1-alpha3"
        ),
    )
    extraction = Extraction(claims=ordered, links=tuple(links))
    return build_case(extraction, units=UNITS, measures=MEASURES, groups=CUES.measures, date=date, data=data)
