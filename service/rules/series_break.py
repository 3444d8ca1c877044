"""A change across a break of its series.

What it flags
    A change that a loaded series could recompute, but for an observation between its two ends that the
    publisher marks as a break.

Why it matters
    Before and after a break something else is counted; the difference is partly one of definition.

Does not flag
    A break at or before the base, or after the new figure.

Method
    Any observation after the base and up to the new figure whose status is B.

Limits
    Publishers do not mark every break.

Source
    SDMX, code list CL_OBS_STATUS.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from service.model.history import history_of
from service.model.report import Check, Outcome, Severity
from service.model.rule import Figure, Flagged, Grain, Passed, Rule
from service.model.series import ObsStatus
from service.reason.case import Case
from service.reason.checks import remark
from service.reason.citing import source, where
from service.reason.phrasing import quoted, said, topic


def find_breaks(case: Case, parameters: dict[str, Decimal]) -> Iterator[Check]:
    """Yield a check for every change whose series breaks between its two ends."""
    for claim in case.claims:
        match = case.matches.get(claim.id)
        if match is None or not match.good or claim.id in case.excluded:
            continue
        best = match.good[0]
        if len(best.used) != 2 or best.used[0].series != best.used[1].series:
            continue
        new, base = (used.value.observations[-1].period for used in best.used)
        history = history_of(case.reference, best.series, case.date)
        broken = [
            one
            for one in history.observations
            if one.obs_status is ObsStatus.BREAK and base.end < one.period.start and one.period.end <= new.end
        ]
        if broken:
            yield remark(
                (claim,),
                outcome=Outcome.TENSION,
                message=(
                    f"{said(claim)} gives {quoted(claim)} as the change of "
                    f"{topic(claim)}{where(case, best.used[0])}; {source(best.series.dataset)} breaks in "
                    f"{broken[0].period}, so figures before and after it are not of the same thing."
                ),
                steps=(f"base {base}, break {broken[0].period}, new {new}",),
                evidence=best.evidence,
                severity=Severity.WARNING,
                question="Is the change cleared of the break in the series?",
                confidence=min(claim.confidence, float(best.score)),
            )


def _people(period: str, value: str) -> Figure:
    return Figure(measure="population", area="LVA", period=period, value=value, unit="person")


RULE = Rule(
    id="series-break",
    family="reference",
    summary="A change across a break of its series.",
    grain=Grain.REFERENCE,
    formula="base < break <= new",
    severity=Severity.WARNING,
    function=find_breaks,
    examples=(
        Flagged(
            "The population of Latvia fell by 2.5 percent in 2021.",
            at=("2.5 percent",),
            data=(_people("2020", "1932000"), _people("2021", "1884000~B")),
        ),
        Passed(
            "The population of Latvia fell by 2.5 percent in 2021.",
            why="the series breaks at its base, not after it",
            data=(_people("2020", "1932000~B"), _people("2021", "1884000")),
        ),
    ),
)
