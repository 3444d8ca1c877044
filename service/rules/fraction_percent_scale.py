"""A dataset that holds fractions where the text speaks in percent.

What it flags
    "5.9 percent" beside a series that has 0.059 for the same thing, and whose dataset has no value above 1 of
    that measure. The text may well be right, and the dataset need another scale.

Why it matters
    A scale that is off by 100 makes every claim beside the dataset look wrong.

Does not flag
    Rates that really are below 1 percent: a text that says 0.6 percent of 0.6 percent agrees, and a dataset
    with any value above 1 holds percent. What the observation itself bears out.

Method
    The claim's interval meets the observation times 100 and not the observation, and every value of the
    measure in the dataset lies between -1 and 1.

Limits
    Needs three values of the measure in the dataset. A dataset of rates all below 1 percent beside a text
    that is off by 100 looks the same; the message says so.

Source
    SDMX Glossary, unit multiplier (UNIT_MULT).
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from service.model.claim import Claim
from service.model.match import Candidate
from service.model.report import Check, Computation, Outcome, Severity
from service.model.rule import Figure, Flagged, Grain, Passed, Rule
from service.reason.case import Case
from service.reason.checks import cited
from service.reason.citing import source, where
from service.reason.intervals import HUNDRED
from service.reason.phrasing import number, quoted, said, topic
from service.reason.series_scales import as_fraction


def compare_scales(case: Case, parameters: dict[str, Decimal]) -> Iterator[Check]:
    """Yield a check for every claim of which the best series have a hundredth."""
    for claim in case.claims:
        match = case.matches.get(claim.id)
        if match is None or claim.id in case.excluded:
            continue
        found = as_fraction(case, claim, match.good)
        if found is not None:
            yield _compare(case, claim, found)


def _compare(case: Case, claim: Claim, found: Candidate) -> Check:
    period = found.used[0].value.period
    result = found.value * HUNDRED
    return cited(
        claim,
        found,
        outcome=Outcome.INCONSISTENT,
        severity=Severity.WARNING,
        message=(
            f"{said(claim)} puts {topic(claim)}{where(case, found.used[0])} at {quoted(claim)}; "
            f"{source(found.series.dataset)} has {number(found.value, 4)} for {period}, a hundredth of it. "
            "None of its values of this measure is above 1, so it seems to hold fractions, not percent."
        ),
        steps=(f"{number(found.value, 4)} x 100 = {number(result, 4)} percent",),
        computation=Computation(
            formula="observation * 100",
            inputs=(("observation", float(found.value)),),
            result=float(result),
            expected=float(claim.quantity.value),
        ),
        question=f"Does the dataset hold fractions, or is {quoted(claim)} off by a factor of 100?",
    )


_RATES = tuple(
    Figure(measure="unemployment-rate", area="PRT", period=period, value=value, unit="%")
    for period, value in (("2022-Q1", "0.059"), ("2022-Q2", "0.057"), ("2022-Q3", "0.061"))
)

RULE = Rule(
    id="fraction-percent-scale",
    family="magnitude-slip",
    summary="A dataset holds fractions where the text speaks in percent.",
    grain=Grain.REFERENCE,
    formula="observation * 100 = claim, and no value of the measure above 1",
    severity=Severity.WARNING,
    function=compare_scales,
    examples=(
        Flagged(
            "Unemployment in Portugal stood at 5.7 percent in the second quarter of 2022.",
            at=("5.7 percent",),
            data=_RATES,
        ),
        Passed(
            "Inflation in Switzerland averaged 0.6 percent in 2021.",
            why="it really is below 1 percent",
            data=tuple(
                Figure(measure="inflation", area="CHE", period=year, value=value, unit="%")
                for year, value in (("2020", "-0.7"), ("2021", "0.6"), ("2022", "0.9"))
            ),
        ),
    ),
)
