"""Words for what a series gives, and checks that cite it."""

from __future__ import annotations

from service.model.claim import Claim
from service.model.match import Candidate, Used
from service.model.report import Computation
from service.model.series import Dataset
from service.reason.case import Case
from service.reason.observed import stated_values
from service.reason.phrasing import interval, number, quoted, said, topic, with_unit
from service.reason.terms import Reading


def source(dataset: Dataset) -> str:
    """Return a dataset and its publisher, to put before "has"."""
    return f"“{dataset.title}” of {dataset.agency}" if dataset.agency else f"“{dataset.title}”"


def area_name(case: Case, code: str) -> str:
    """Return the English short name of an area."""
    return case.data.names.get(code, code)


def where(case: Case, used: Used) -> str:
    """Return the area of a series as a phrase to go behind a noun (" in Kazakhstan"), or nothing."""
    key = used.series.key
    places = [area_name(case, code) for code in (key.ref_area, key.counterpart_area) if code]
    return f" in {' and '.join(places)}" if places else ""


def figure(one: Candidate, claim: Claim) -> str:
    """Return what a candidate gives, with its period."""
    return f"{with_unit(one.value, claim)} for {one.used[0].value.period}"


def against(case: Case, claim: Claim, one: Candidate) -> str:
    """Return what the claim says and what the series does, as the start of a message."""
    has = f"{source(one.series.dataset)} has {figure(one, claim)}"
    return f"{said(claim)} puts {topic(claim)}{where(case, one.used[0])} at {quoted(claim)}; {has}"


def named(one: Candidate, claim: Claim) -> str:
    """Return a candidate with its score and what speaks against it."""
    doubts = f"; but {', '.join(one.doubts)}" if one.doubts else ""
    return f"{source(one.series.dataset)}, {figure(one, claim)} (match {number(one.score, 2)}{doubts})"


def steps_of(claim: Claim, one: Candidate) -> tuple[str, ...]:
    """Return the arithmetic behind a candidate, and the two intervals."""
    allowed, unit = stated_values(claim, Reading.ORDINARY), claim.quantity.unit or ""
    words = f"the words allow {interval(allowed, unit)}; the series gives {interval(one.values, unit)}"
    return (*one.steps, words)


def computation_of(claim: Claim, one: Candidate) -> Computation:
    """Return claim and observation for machines."""
    return Computation(
        formula="claim = observation",
        inputs=(("claim", float(claim.quantity.value)), ("observation", float(one.value))),
        result=float(claim.quantity.value),
        expected=float(one.value),
    )
