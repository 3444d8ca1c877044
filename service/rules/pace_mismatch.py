"""An amount a day, week, month, quarter or year that its total does not give.

What it flags
    "52,700 parcels in July, about 170 a day"; "£120 a year, or £23 a week"; "600 over five years, two hundred
    a year": the total over a known stretch of time and what is said to be that for each unit of it do not go
    together.

Why it matters
    The small figure is the one that people can picture, and it is worked out by hand.

Does not flag
    Paces of working days, of school weeks or of a season; thirteen or fourteen wages a year; peaks,
    capacities and limits; paces of a part ("20 a day from abroad"); totals of a time that still goes on.

Method
    total / units of time in the stretch, with the rounding of both carried through, must meet the pace.
    Months, quarters and years may differ by 3 percent; only 62 percent of all days and 70 percent of all
    weeks need be working ones. A total of a calendar period may come about in a fifth of it; a pace that
    leaves it even less is a warning at most.

Limits
    The total must stand just before the pace, tied to it by "or", "that is" and the like. Sums over years
    beside "or" are those of `cumulative-as-annual`.

Source
    Countercheck's own definition.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from service.model.quantity import Interval
from service.model.report import Check, Severity
from service.model.rule import Flagged, Grain, Passed, Rule
from service.reason.case import Case
from service.reason.checks import check_of
from service.reason.intervals import divide
from service.reason.paces import Pace, paces
from service.reason.phrasing import computation, ids, number, quoted, said, tolerance
from service.reason.relations import RelationKind, judge, min_severity, relate
from service.reason.terms import Reading


def compare_pace_with_total(case: Case, parameters: dict[str, Decimal]) -> Iterator[Check]:
    """Yield a check for every pace beside its total."""
    for found in paces(case):
        yield _compare(found)


def _compare(found: Pace) -> Check:
    each, total = found.each.claim, found.total.claim
    units = Interval(min(found.season, found.least), found.most)

    def compare(reading: Reading) -> tuple[Interval, Interval]:
        widest = reading is Reading.WIDEST
        stated, whole = (
            claim.quantity.widest if widest else claim.quantity.ordinary for claim in (each, total)
        )
        return stated, divide(whole, units)

    relation = relate(RelationKind.AVERAGE, (found.each, found.total), stated=True)
    verdict = judge(relation, compare)
    if verdict.severity is not None and found.season < found.least and verdict.stated.low is not None:
        over = verdict.expected.high is not None and verdict.stated.low > verdict.expected.high
        verdict = (
            replace(verdict, severity=min_severity(verdict.severity, Severity.WARNING)) if over else verdict
        )
    result = total.quantity.value / found.units
    shown = f"{number(result)} a {found.unit}"
    ending = "which allows" if verdict.severity is None else "not"
    check = check_of(
        relation,
        verdict,
        message=(
            f"{said(total)} gives {quoted(total)} for {found.stretch}; that is about {shown}, {ending} "
            f"{quoted(each)}."
        ),
        steps=(
            f"{number(total.quantity.value)} / {number(found.units)} = {shown}",
            tolerance(verdict),
        ),
        computation=computation(
            "total / units of time", {"total": total.quantity.value, "units": found.units}, result, verdict
        ),
        question=f"Is {quoted(each)} of the whole time and of all that {quoted(total)} counts?",
    )
    return replace(check, claims=ids(found.claims))


RULE = Rule(
    id="pace-mismatch",
    family="share-vs-counts",
    summary="An amount a day, week, month, quarter or year is not its total divided by the time.",
    grain=Grain.PAIR,
    formula="total / units of time = pace",
    severity=Severity.ERROR,
    function=compare_pace_with_total,
    examples=(
        Flagged(
            "The sorting office handled 52,700 parcels in July 2023, about 170 a day.",
            at=("52,700 parcels", "about 170 a day"),
            date="2024-02-01",
        ),
        Passed(
            "The sorting office handled 52,700 parcels in July 2023, about 1,700 a day.",
            date="2024-02-01",
            why="52,700 over the 31 days of July are 1,700 a day",
        ),
        Passed(
            "The sorting office handled 52,700 parcels in July 2023, about 2,500 a day.",
            date="2024-02-01",
            why="on 21 working days",
        ),
    ),
)
