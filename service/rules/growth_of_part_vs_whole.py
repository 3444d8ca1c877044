"""Growth of a part of a period that leaves an absurd rest.

What it flags
    Growth rates of one measure for a period and for a part of it, against the same kind of base, that need
    a rest of the period with a growth outside `lowest_rest` to `highest_rest`.

Why it matters
    10 percent for the first quarter and 9 percent for four months say what April was, though nobody says it.

Does not flag
    Rests that are plausible, which are shown as verified; rates against different bases (month on month
    beside year on year); rates of which one has no known period.

Method
    rest = (months of whole * g_whole - months of part * g_part) / months of rest, in percent. Months are
    taken as equal in the base period; rounding of both rates is carried through.

Limits
    With strongly seasonal measures the equal weights mislead, so this is never more than a warning.

Source
    Bounds of a plausible rest: own choice.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from service.model.quantity import Interval
from service.model.report import Check, Computation, Outcome, Severity
from service.model.rule import Flagged, Grain, Parameter, Passed, Rule
from service.reason.case import Case
from service.reason.checks import remark
from service.reason.intervals import exactly, multiply, subtract
from service.reason.phrasing import interval, number, period_label, quoted, said, subject
from service.reason.relations import Relation, RelationKind, min_severity, most_severe
from service.reason.terms import Reading, Term, relative_change


def compare_growth_of_part(case: Case, parameters: dict[str, Decimal]) -> Iterator[Check]:
    """Yield a check for every growth rate with one for a longer period around its own."""
    plausible = Interval(parameters["lowest_rest"], parameters["highest_rest"])
    for relation in case.of_kind(RelationKind.CHANGE_NESTED):
        part, whole = relation.terms
        if part.dimension == "relative" and _LONGEST >= _months(whole) > _months(part) > 0:
            yield _rest(relation, plausible)


_LONGEST = 12
"""Months; growth over several years has another base than growth over one of them."""


def _rest(relation: Relation, plausible: Interval) -> Check:
    part, whole = relation.terms
    n_part, n_whole = _months(part), _months(whole)
    n_rest = n_whole - n_part
    values = multiply(
        subtract(
            multiply(relative_change(whole, Reading.ORDINARY), exactly(n_whole)),
            multiply(relative_change(part, Reading.ORDINARY), exactly(n_part)),
        ),
        exactly(Decimal(1) / n_rest),
    )
    g_part, g_whole = part.value, whole.value
    rest = (n_whole * g_whole - n_part * g_part) / n_rest
    fits = values.meets(plausible)
    months = "month" if n_rest == 1 else f"{n_rest} months"
    return remark(
        relation.claims,
        outcome=Outcome.CONSISTENT if fits else Outcome.TENSION,
        severity=None if fits else min_severity(Severity.WARNING, most_severe(relation)),
        message=(
            f"{quoted(whole.claim)} for {period_label(whole.claim)} ({said(whole.claim)}) and "
            f"{quoted(part.claim)} for "
            f"{period_label(part.claim)} ({said(part.claim)}) leave the other {months} of "
            f"{subject(whole.claim)} at "
            f"about {number(rest, 3)} percent, "
            f"{'which is plausible.' if fits else 'which is hard to believe.'}"
        ),
        steps=(
            (
                f"({n_whole} x {number(g_whole)} - {n_part} x {number(g_part)}) / {n_rest} = "
                f"{number(rest, 3)} percent"
            ),
            f"rounding allows {interval(values, 'percent')}; months are taken as equal",
        ),
        computation=Computation(
            formula="(months of whole * g_whole - months of part * g_part) / months of rest",
            inputs=(
                ("months of whole", float(n_whole)),
                ("g_whole", float(g_whole)),
                ("months of part", float(n_part)),
                ("g_part", float(g_part)),
            ),
            result=float(rest),
        ),
        question="" if fits else f"What was the growth in the other {months}?",
        confidence=relation.confidence,
    )


def _months(term: Term) -> int:
    """Return the length of a period in whole months."""
    return round((term.period[1] - term.period[0] + 1) / 30.4375) if term.period is not None else 0


RULE = Rule(
    id="growth-of-part-vs-whole",
    family="period-nesting",
    summary="Growth of a part and of the whole of a period leave an absurd rest.",
    grain=Grain.PAIR,
    formula="rest = (months of whole * g_whole - months of part * g_part) / months of rest",
    severity=Severity.WARNING,
    function=compare_growth_of_part,
    parameters=(
        Parameter(
            "lowest_rest",
            Decimal(-60),
            unit="percent",
            doc="Lowest plausible growth of the rest; own choice.",
        ),
        Parameter(
            "highest_rest",
            Decimal(200),
            unit="percent",
            doc="Highest plausible growth of the rest; own choice.",
        ),
    ),
    examples=(
        Flagged(
            "Retail sales rose by 5 percent in the first half of 2022. "
            "In the first quarter of 2022 retail sales rose by 90 percent.",
            at=("5 percent", "90 percent"),
        ),
        Passed(
            "Retail sales rose by 5 percent in the first half of 2022. "
            "In the first quarter of 2022 retail sales rose by 8 percent.",
            why="the second quarter then rose by about 2 percent",
        ),
    ),
)
