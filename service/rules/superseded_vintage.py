"""A figure that a newer vintage of its series has replaced.

What it flags
    A claim that a vintage published before the text bears out, and the vintage in force on the day of the
    text no longer does.

Why it matters
    The speaker quotes a figure that its publisher had already corrected.

Does not flag
    Figures that were in force on the day of the text; that they were revised afterwards is only noted.

Method
    The claim's interval is set against what each vintage says of the period.

Limits
    Needs several vintages of the dataset in the store; a text without a date is taken as of today.

Source
    ALFRED, the archive of vintages of the Federal Reserve Bank of St. Louis, for the idea.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from service.model.aggregation import rounding
from service.model.claim import Claim
from service.model.match import Candidate
from service.model.report import Check, Evidence, Outcome, Severity
from service.model.rule import Figure, Flagged, Grain, Passed, Rule
from service.model.series import Observation, Revision
from service.reason.case import Case
from service.reason.checks import remark
from service.reason.citing import source, where
from service.reason.observed import revised_from, stated_values
from service.reason.phrasing import number, quoted, said, topic
from service.reason.terms import Reading


def compare_with_vintages(case: Case, parameters: dict[str, Decimal]) -> Iterator[Check]:
    """Yield a check for every claim whose observation was revised into or out of what it says."""
    for claim in case.claims:
        match = case.matches.get(claim.id)
        if match is None or not match.good or claim.id in case.excluded:
            continue
        former = revised_from(case, claim, match.good)
        if former is not None:
            yield _replaced(case, claim, *former)
        elif case.date is not None:
            yield from _revised_since(case, claim, match.good[0])


def _replaced(case: Case, claim: Claim, candidate: Candidate, old: Revision) -> Check:
    used = candidate.used[0]
    now = used.value.observations[0]
    assert old.observation is not None  # noqa: S101 - only such are returned
    return remark(
        (claim,),
        outcome=Outcome.INCONSISTENT,
        message=(
            f"{said(claim)} puts {topic(claim)}{where(case, used)} at {quoted(claim)}. "
            f"{source(used.series.dataset)} said so in its vintage of {old.vintage.published}, and "
            f"{number(now.value)} {used.series.key.unit} in the one in force on the day of the text."
        ),
        steps=(
            f"vintage {old.vintage}: {number(old.observation.value)} {used.series.key.unit}",
            f"vintage {used.vintage}: {number(now.value)} {used.series.key.unit}",
        ),
        evidence=(*used.evidence, _evidence(candidate, old, old.observation)),
        severity=Severity.WARNING,
        question="Is the earlier vintage meant?",
        confidence=min(claim.confidence, float(candidate.score)),
    )


def _revised_since(case: Case, claim: Claim, candidate: Candidate) -> Iterator[Check]:
    used = candidate.used[0]
    if len(candidate.used) != 1 or candidate.steps or len(used.value.observations) != 1 or case.date is None:
        return
    revisions = case.reference.revisions(used.series, used.value.observations[0].period)
    newest = revisions[-1] if revisions else None
    stated = stated_values(claim, Reading.WIDEST)
    if newest is None or newest.observation is None or newest.vintage.published <= case.date:
        return
    if stated.meets(candidate.values) and not stated.meets(rounding(newest.observation)):
        yield remark(
            (claim,),
            outcome=Outcome.TENSION,
            message=(
                f"{quoted(claim)} of {topic(claim)}{where(case, used)} was right by "
                f"{source(used.series.dataset)} on its day; since {newest.vintage.published} it is "
                f"{number(newest.observation.value)} {used.series.key.unit}."
            ),
            evidence=(*used.evidence, _evidence(candidate, newest, newest.observation)),
            severity=Severity.INFO,
            confidence=claim.confidence,
        )


def _evidence(candidate: Candidate, revision: Revision, observation: Observation) -> Evidence:
    series = candidate.series
    return Evidence(
        dataset=str(series.dataset.id),
        series=str(series.key),
        period=str(observation.period),
        value=float(observation.value),
        unit=series.key.unit,
        source_url=series.dataset.source_url,
        vintage=str(revision.vintage),
    )


RULE = Rule(
    id="superseded-vintage",
    family="reference",
    summary="A figure that its publisher had replaced before the text.",
    grain=Grain.REFERENCE,
    formula="an older vintage meets the claim's interval, the one in force does not",
    severity=Severity.WARNING,
    function=compare_with_vintages,
    examples=(
        Flagged(
            "Unemployment in Estonia averaged 5.6 percent in 2022.",
            at=("5.6 percent",),
            date="2024-06-01",
            data=(
                Figure(
                    measure="unemployment-rate",
                    area="EST",
                    period="2022",
                    value="5.6",
                    unit="%",
                    published="2023-02-14",
                ),
                Figure(
                    measure="unemployment-rate",
                    area="EST",
                    period="2022",
                    value="5.9",
                    unit="%",
                    published="2024-02-14",
                ),
            ),
        ),
        Passed(
            "Unemployment in Estonia averaged 5.9 percent in 2022.",
            why="the vintage in force says so",
            date="2024-06-01",
            data=(
                Figure(
                    measure="unemployment-rate",
                    area="EST",
                    period="2022",
                    value="5.9",
                    unit="%",
                    published="2024-02-14",
                ),
            ),
        ),
    ),
)
