"""Claims of which any few can hold, but not all.

What it flags
    Three or more claims, by one speaker or several, tied by growth, shares, parts and nested periods, that
    cannot all hold although no two of them exclude each other.

Why it matters
    Each figure looks right beside every other one; only together they fail, and no reader adds them up.

Does not flag
    Sets that another rule already names; sets that hold on the ordinary reading of their words. Figures a
    factor of `incomparable` apart are hardly of one thing and only noted.

Method
    Levels, changes, shares and order are bounds on differences of logarithms of the unknown levels, and a
    negative cycle among the bounds is a set that cannot hold; its weight is by how much (as a ratio). No
    assignment on the widest reading is an error, none on the ordinary reading a warning.

Limits
    Zero and negative levels have no logarithm; sums are compared by `total-not-sum-of-parts`.

Source
    Difference constraints and negative cycles: Cormen, Leiserson, Rivest and Stein, Introduction to
    Algorithms, chapter on single-source shortest paths.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from math import exp, expm1

from service.model.claim import Claim
from service.model.report import Check, Computation, Outcome, Severity
from service.model.rule import Flagged, Grain, Parameter, Passed, Rule
from service.reason.bounds import ORIGIN, Conflict
from service.reason.case import Case
from service.reason.checks import remark
from service.reason.network import Bound
from service.reason.phrasing import number, quoted, said, same_voice, topic
from service.reason.relations import WORTH_A_WARNING
from service.reason.terms import Reading


def explain_conflicts(case: Case, parameters: dict[str, Decimal]) -> Iterator[Check]:
    """Yield a check for every conflict of three claims or more."""
    for conflict in case.conflicts:
        if len(conflict.cycle.causes) > 2:
            yield _conflict(case, conflict, parameters["incomparable"])


_DOUBLE = 2


def _conflict(case: Case, conflict: Conflict, incomparable: Decimal) -> Check:
    claims = [case.terms[claim.id].claim for claim in case.claims if claim.id in conflict.cycle.causes]
    on_widest = conflict.reading is Reading.WIDEST
    listed = "; ".join(f"{quoted(claim)} ({_of(claim)})" for claim in claims)
    voices = said(claims[0]) if same_voice(claims) else "Several speakers"
    slack = expm1(conflict.cycle.slack)
    return remark(
        claims,
        outcome=Outcome.INCONSISTENT if on_widest else Outcome.TENSION,
        severity=_severity(conflict, incomparable),
        message=(
            f"{voices} cannot have all of these figures right together: {listed}. "
            f"{'Even with every rounding' if on_widest else 'On the ordinary reading'} they "
            f"miss each other by {_gap(conflict)}."
        ),
        steps=[_line(case, bound) for bound in conflict.cycle.bounds if bound.causes]
        + [
            (
                f"multiplied together these leave a factor of "
                f"{number(Decimal(exp(-conflict.cycle.slack)), 3)}, which should be at least 1"
            )
        ],
        computation=Computation(
            formula="product of the bounds >= 1", result=exp(-conflict.cycle.slack), expected=1.0, slack=slack
        ),
        question="Which of these figures is of something else?",
        confidence=conflict.confidence,
    )


def _gap(conflict: Conflict) -> str:
    """Return by how much the figures miss each other, in percent up to a doubling and then as a factor."""
    factor = exp(conflict.cycle.slack)
    if factor < _DOUBLE:
        return f"{number(Decimal(expm1(conflict.cycle.slack) * 100), 2)} percent"
    return f"a factor of {number(Decimal(factor), 2)}"


def _severity(conflict: Conflict, incomparable: Decimal) -> Severity:
    if exp(conflict.cycle.slack) >= incomparable:
        return Severity.INFO
    if conflict.sure and conflict.reading is Reading.WIDEST:
        return Severity.ERROR
    return Severity.WARNING if conflict.confidence >= WORTH_A_WARNING and conflict.sure else Severity.INFO


def _of(claim: Claim) -> str:
    return f"{topic(claim)}"


def _line(case: Case, bound: Bound) -> str:
    claim = case.terms[case.claims[0].id].claim if not bound.causes else _claim(case, bound)
    factor = number(Decimal(exp(abs(bound.weight))), 4)
    if ORIGIN in (bound.tail, bound.head):
        side = "at most" if bound.tail == ORIGIN else "at least"
        value = number(Decimal(exp(bound.weight if bound.tail == ORIGIN else -bound.weight)), 4)
        return f"{quoted(claim)} is {side} {value}"
    return f"{quoted(claim)} allows a ratio of {'at most' if bound.weight >= 0 else 'at least'} {factor}"


def _claim(case: Case, bound: Bound) -> Claim:
    return next(claim for claim in case.claims if claim.id == bound.causes[0])


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
        Passed(
            "In 2019 Peru's exports were $40.0 billion. In 2020 Peru's exports grew by 10 percent. "
            "In 2021 Peru's exports grew by 5 percent. In 2021 Peru's exports were $46.0 billion.",
            why="40 times 1.10 times 1.05 is 46.2, within rounding",
        ),
    ),
)
