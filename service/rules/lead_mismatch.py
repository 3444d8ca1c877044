"""A lead in points that the two shares do not give.

What it flags
    "44 percent", "38 percent" and "her lead of 11 points": a stated lead that is not the difference of the
    only two shares stated with it.

Why it matters
    The lead is the figure that is passed on; the shares are what was counted.

Does not flag
    Differences that the rounding of the shares allows; leads among more than two shares, over another time
    or within a group; how far a lead grew or shrank; leads in seats or in a game.

Method
    share 1 - share 2, in percentage points with the rounding of both carried through, must meet the lead.

Limits
    The shares must stand in the sentence of the lead or in the two before it.

Source
    Countercheck's own definition.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from decimal import Decimal

from service.model.quantity import QuantityKind
from service.model.report import Check, Severity
from service.model.rule import Flagged, Grain, Passed, Rule
from service.reason.case import Case
from service.reason.changes import has_cue
from service.reason.checks import check_of
from service.reason.intervals import subtract
from service.reason.matched import match_of
from service.reason.phrasing import computation, number, quoted, said, tolerance
from service.reason.relations import Relation, RelationKind, judge, relate
from service.reason.terms import Aspect, Term

_SENTENCES = 3


def compare_lead_with_shares(case: Case, parameters: dict[str, Decimal]) -> Iterator[Check]:
    """Yield a check for every lead with the only two shares before it."""
    leads = [term for term in case.terms.values() if _is_lead(case, term)]
    if not leads:
        return
    shares = sorted(filter(_is_share, case.terms.values()), key=_start)
    starts = sorted({claim.sentence.start for claim in case.claims})
    for lead in leads:
        at = bisect_left(starts, lead.claim.sentence.start)
        first = bisect_left(shares, starts[max(0, at - _SENTENCES + 1)], key=_start)
        near = shares[first : bisect_left(shares, lead.claim.sentence.end, key=_start)]
        if len(near) == 2 and _of_one_poll(lead, *near):
            above, below = sorted(near, key=lambda term: -term.value)
            terms = (lead, above, below)
            yield _lead(relate(RelationKind.BALANCE, terms, match=match_of(*near), stated=True))


def _is_lead(case: Case, term: Term) -> bool:
    kind, unit = term.claim.quantity.kind, term.claim.quantity.unit
    is_points = kind is QuantityKind.PERCENTAGE_POINTS or (kind is QuantityKind.COUNT and unit == "point")
    if not is_points or term.claim.measure.direction != "none":
        return False
    called = case.cues.of(term.claim, "lead") or case.cues.ahead_of(term.claim, "lead")
    return called is not None and not has_cue(case, "apart", (term.claim,))


def _start(term: Term) -> int:
    return term.claim.span.start


def _is_share(term: Term) -> bool:
    return term.dimension == "%" and term.aspect is not Aspect.CHANGE


def _of_one_poll(*terms: Term) -> bool:
    times = {term.time for term in terms} - {None}
    return len(times) < 2 and not any(term.topic.measure == "margin-of-error" for term in terms)


def _lead(relation: Relation) -> Check:
    lead, above, below = relation.terms
    verdict = judge(
        relation,
        lambda reading: (lead.values(reading), subtract(above.values(reading), below.values(reading))),
    )
    result = above.value - below.value
    fits = "which agrees with" if verdict.severity is None else "not"
    return check_of(
        relation,
        verdict,
        message=(
            f"{quoted(above.claim)} less {quoted(below.claim)} is {number(result)} percentage points, {fits} "
            f"the lead of {quoted(lead.claim)} that {said(lead.claim) if lead.claim.speaker else 'the text'} "
            "states."
        ),
        steps=(
            f"{number(above.value)} - {number(below.value)} = {number(result)} percentage points",
            tolerance(verdict),
        ),
        computation=computation(
            "share 1 - share 2", {"share 1": above.value, "share 2": below.value}, result, verdict
        ),
        question=f"Between which two shares is the lead of {quoted(lead.claim)}?",
    )


RULE = Rule(
    id="lead-mismatch",
    family="joint",
    summary="A stated lead in points is not the difference of the two shares.",
    grain=Grain.GROUP,
    formula="lead = share 1 - share 2",
    severity=Severity.ERROR,
    function=compare_lead_with_shares,
    examples=(
        Flagged(
            "Mr Okoye has 47 percent and Ms Bello 41 percent. His lead is 9 points.",
            at=("47 percent", "41 percent", "9 points"),
        ),
        Passed(
            "Mr Okoye has 47 percent and Ms Bello 41 percent. His lead is 6 points.",
            why="47 less 41 is 6",
        ),
    ),
)
