"""Claims of which any few can hold, but not all.

What it flags
    Three or more claims, by one speaker or several, tied by growth, shares, parts, nested periods, sums and
    quotients, that cannot all hold although no two of them exclude each other.

Why it matters
    Each figure looks right beside every other one; only together they fail, and no reader adds them up.

Does not flag
    Sets that another rule already names; sets that hold on the ordinary reading of their words. Figures a
    factor of `incomparable` apart are hardly of one thing and only noted.

Method
    Levels, changes, shares and order are bounds on differences of logarithms of the unknown levels, and a
    negative cycle among the bounds is a set that cannot hold; its weight is by how much (as a ratio). Sums,
    balances and quotients narrow the intervals of their unknowns until nothing changes or one is empty. No
    assignment on the widest reading is an error, none on the ordinary reading a warning. The steps start at
    a level and end at one that it cannot reach. An observation of loaded data joins them where it is of the
    base that a change speaks of and nobody states; such a conflict is a warning at most.

Limits
    Zero and negative levels have no logarithm; sums by themselves are compared by `total-not-sum-of-parts`.
    A quotient found by its measure or unit may miss its sides by 3 percent, as their dates and definitions
    often differ, and is a warning at most.

Source
    Difference constraints and negative cycles: Cormen, Leiserson, Rivest and Stein, Introduction to
    Algorithms, chapter on single-source shortest paths. Quotients: `quotient_of` in config/measures.toml.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from service.model.claim import Claim
from service.model.report import Check, Computation, Outcome, Severity
from service.model.rule import Flagged, Grain, Parameter, Passed, Rule
from service.reason.case import Case
from service.reason.checks import remark
from service.reason.conflicts import Conflict
from service.reason.phrasing import number, quoted, said, same_voice, topic
from service.reason.relations import is_loose, min_severity
from service.reason.terms import Reading


def explain_conflicts(case: Case, parameters: dict[str, Decimal]) -> Iterator[Check]:
    """Yield a check for every conflict of three claims or more."""
    for conflict in case.conflicts:
        if len(conflict.causes) > 2:
            yield _conflict(case, conflict, parameters["incomparable"])


_DOUBLE = 2


def _conflict(case: Case, conflict: Conflict, incomparable: Decimal) -> Check:
    claims = [claim for claim in case.claims if claim.id in conflict.causes]
    on_widest = conflict.reading is Reading.WIDEST
    listed = "; ".join(f"{quoted(claim)} ({topic(claim)})" for claim in claims)
    voices = "Several speakers" if not same_voice(claims) else said(claims[0])
    observed = [one for one in case.data.observed if one.claim.id in conflict.causes]
    found = remark(
        claims,
        outcome=Outcome.INCONSISTENT if on_widest else Outcome.TENSION,
        severity=_softened(_severity(conflict, incomparable), conflict, claims),
        message=(
            f"{voices} cannot have all of these figures right together: {listed}. "
            f"{'Even with every rounding' if on_widest else 'On the ordinary reading'} they "
            f"miss each other{_gap(conflict)}."
        ),
        steps=conflict.steps,
        computation=Computation(
            formula="what the others allow meets what one of them states",
            result=None if conflict.slack is None else 1 / (1 + conflict.slack),
            expected=1.0,
            slack=conflict.slack,
        ),
        question="Which of these figures is of something else?",
        confidence=conflict.confidence,
    )
    if not observed:
        return found
    figures = "; ".join(f"{quoted(one.claim)} for {one.candidate.used[0].value.period}" for one in observed)
    return replace(
        found,
        message=f"{found.message.rstrip('.')}, given {figures}.",
        evidence=tuple(item for one in observed for item in one.candidate.evidence),
        severity=min_severity(found.severity or Severity.INFO, Severity.WARNING),
    )


def _gap(conflict: Conflict) -> str:
    """Return by how much the figures miss each other, in percent up to a doubling and then as a factor."""
    if conflict.slack is None:
        return ""
    if conflict.slack < _DOUBLE - 1:
        return f" by {number(Decimal(conflict.slack * 100), 2)} percent"
    return f" by a factor of {number(Decimal(1 + conflict.slack), 2)}"


_WORTH_A_WARNING = 0.45  # three claims that are each likely are less so together than two


def _severity(conflict: Conflict, incomparable: Decimal) -> Severity:
    if conflict.slack is not None and 1 + conflict.slack >= incomparable:
        return Severity.INFO
    if conflict.sure and conflict.reading is Reading.WIDEST:
        return Severity.ERROR
    worth = conflict.confidence >= _WORTH_A_WARNING and (conflict.sure or conflict.adds_up)
    return Severity.WARNING if worth else Severity.INFO


def _softened(severity: Severity, conflict: Conflict, claims: Iterable[Claim]) -> Severity:
    """Return no more than a note where a hedge is loose rather than misleading."""
    slack = None if conflict.slack is None else Decimal(conflict.slack)
    loose = conflict.reading is Reading.ORDINARY and is_loose(claims, slack)
    return Severity.INFO if loose else severity


RULE = Rule(
    id="joint-inconsistency",
    family="joint",
    summary="Three or more claims cannot all hold, although any two can.",
    grain=Grain.CONFLICT,
    formula="no values of the unknowns meet all bounds at once",
    severity=Severity.ERROR,
    function=explain_conflicts,
    parameters=(
        Parameter(
            "incomparable",
            Decimal(100),
            unit="factor",
            doc="Figures that miss each other by this much are hardly of one thing; own choice.",
        ),
    ),
    examples=(
        Flagged(
            "In 2019 Peru's exports were $40.0 billion. In 2020 Peru's exports grew by 10 percent. "
            "In 2021 Peru's exports grew by 5 percent. In 2021 Peru's exports were $61.0 billion.",
            at=("$40.0 billion", "10 percent", "5 percent", "$61.0 billion"),
        ),
        Flagged(
            "Our schools have 30,000 pupils. We employ 1,500 teachers. That makes 12 pupils per teacher.",
            at=("30,000 pupils", "1,500 teachers", "12 pupils per teacher"),
        ),
        Passed(
            "Our schools have 30,000 pupils. We employ 1,500 teachers. That makes 20 pupils per teacher.",
            why="30,000 over 1,500 is 20",
        ),
        Passed(
            "In 2019 Peru's exports were $40.0 billion. In 2020 Peru's exports grew by 10 percent. "
            "In 2021 Peru's exports grew by 5 percent. In 2021 Peru's exports were $46.0 billion.",
            why="40 times 1.10 times 1.05 is 46.2, within rounding",
        ),
    ),
)
