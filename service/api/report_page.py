"""What the page shows of a report: everything sorted, grouped and put into words for its template."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from service.model.claim import Claim, ClaimId
from service.model.report import Check, Outcome, Report, Severity
from service.render.amounts import amount, short_number
from service.render.charts import flag_chart
from service.render.marking import Standing, mark_text, standings
from service.render.places import Locator
from service.render.reading import reading

OUTCOME_WORDS = {
    "inconsistent": "in conflict",
    "tension": "framing at odds",
    "consistent": "goes together",
    "undetermined": "not compared",
}
_NOTHING_WRONG = (Outcome.CONSISTENT, Outcome.TENSION)


def report_context(report: Report) -> dict[str, Any]:
    """Return what the template of the report needs."""
    standing = standings(report)
    flags = sorted(report.flags, key=lambda flag: -flag.severity.rank)
    flagged = {id(flag.check) for flag in report.flags}
    charts = {flag.id: flag_chart(flag.check, _claims(flag.check, standing)) for flag in flags}
    locator = Locator(report.document)
    return {
        "report": report,
        "place": lambda span: locator.spot(span).note,
        "standing": standing,
        "paragraphs": mark_text(report, standing),
        "flags": flags,
        "charts": charts,
        "severities": [(s.value, sum(f.severity is s for f in flags)) for s in reversed(Severity)],
        "verified": [c for c in report.checks if c.outcome in _NOTHING_WRONG and id(c) not in flagged],
        "unverified": _reasons(report.checks, standing),
        "words": OUTCOME_WORDS,
        "amount": amount,
        "reading": reading,
        "observed": lambda value: short_number(Decimal(str(value))),
    }


def _claims(check: Check, standing: dict[ClaimId, Standing]) -> list[Claim]:
    return [standing[name].claim for name in check.claims if name in standing]


def _reasons(checks: Iterable[Check], standing: dict[ClaimId, Standing]) -> dict[str, list[Claim]]:
    """Return each reason why something could not be compared, with the claims concerned."""
    grouped: dict[str, dict[ClaimId, Claim]] = {}
    for check in checks:
        if check.outcome is Outcome.UNDETERMINED:
            known = grouped.setdefault(check.reason or check.message, {})
            known |= {claim.id: claim for claim in _claims(check, standing)}
    return {reason: list(claims.values()) for reason, claims in grouped.items()}
