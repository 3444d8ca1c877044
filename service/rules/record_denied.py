"""A record that another figure denies.

What it flags
    A level called a record, a peak or the highest or lowest of its scope beside another stated level that
    beats it, or beside a fall (for a high) or a rise (for a low) in the very period of the record.

Why it matters
    A superlative stands or falls with one counterexample.

Does not flag
    Later levels that beat a record of its day; levels outside the stated scope ("since 2008", "of the
    year"); levels of periods of another length; levels that rounding allows to be equal.

Method
    other <= record (highs) or other >= record (lows), in the unit of the claims. For a change g of the same
    period in percent: earlier level = level / (1 + g / 100), which a fall makes higher than the record.

    A loaded series that matches the claim is scanned up to the claim's period, from the scope's year on.

Limits
    A change stated without a unit may be in another one than the record, so it gives a warning at most.

Source
    Countercheck's own definition.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from service.model.quantity import Interval
from service.model.report import Check, Computation, Outcome, Severity
from service.model.rule import Flagged, Grain, Passed, Rule
from service.reason.case import Case
from service.reason.checks import check_of, remark
from service.reason.phrasing import (
    also_said,
    computation,
    figure,
    number,
    quoted,
    said,
    subject,
    topic,
    when,
    with_unit,
)
from service.reason.records import alike, called, in_scope, is_record
from service.reason.relations import WORTH_A_WARNING, Relation, RelationKind, judge
from service.reason.series_records import records_in_series
from service.reason.terms import Reading, Term


def compare_record_with_others(case: Case, parameters: dict[str, Decimal]) -> Iterator[Check]:
    """Yield a check for every record with another level within its scope, or with a change against it."""
    yield from records_in_series(case)
    for relation in case.of_kind(RelationKind.RECORD):
        kind = _sign(relation.terms[0])
        of_sort = _OF_SORT.match(case.text, relation.claims[0].span.end) is not None
        lasts = case.cues.in_sentence(relation.claims[0], "lasting") is not None  # "remains the best month"
        if kind and not of_sort and in_scope(*relation.terms, lasts=lasts) and alike(*relation.terms):
            yield _against_level(relation, kind)
    for relation in case.of_kind(RelationKind.RECORD_CHANGE):
        record, change = relation.terms
        kind = _sign(record)
        if kind * change.value < 0 and is_record(record) and change.value > -100:
            yield _against_change(relation, kind)


_OF_SORT = re.compile(r"\s+for (?:an?|any|the month of|this time of)\b")
"""Behind a record that is one only among periods of a sort ("a record 4 million for a May")."""


def _sign(record: Term) -> int:
    """Return 1 for a high, -1 for a low, 0 for a superlative of another sort."""
    superlative = record.claim.measure.superlative
    kind = superlative.kind if superlative is not None else ""
    high, low = kind.startswith(("record_high", "highest")), kind.startswith(("record_low", "lowest"))
    return high - low


def _against_level(relation: Relation, kind: int) -> Check:
    record, other = relation.terms

    def compare(reading: Reading) -> tuple[Interval, Interval]:
        level, rival = record.values(reading), other.values(reading)
        if kind > 0:
            return Interval(None, level.high), Interval(rival.low, rival.low)
        return Interval(level.low, None), Interval(rival.high, rival.high)

    verdict = judge(relation, compare)
    gap = other.value - record.value
    words = "high" if kind > 0 else "low"
    beaten = f"which is {'higher' if kind > 0 else 'lower'}."
    ending = "which bears it out." if verdict.severity is None else beaten
    return check_of(
        relation,
        verdict,
        message=(
            f"{said(record.claim)} presents {figure(record.claim)} as {called(record)}; "
            f"{also_said(other.claim, record.claim)} gives {quoted(other.claim)}{when(other.claim)}, {ending}"
        ),
        steps=(
            (
                f"{number(other.value / record.scale)} - {number(record.value / record.scale)} = "
                f"{number(gap / record.scale)}"
            ),
            f"a record {words} asks for a result {'below' if kind > 0 else 'above'} 0",
        ),
        computation=computation(
            "other - record", {"other": other.value, "record": record.value}, gap, verdict
        ),
        question=f"Is {quoted(record.claim)} a record of something else than {quoted(other.claim)}?",
    )


def _against_change(relation: Relation, kind: int) -> Check:
    record, change = relation.terms
    factor = 1 + change.value / 100
    level = record.claim.quantity.value
    earlier = level / factor if change.dimension == "relative" else level - change.value
    severity = Severity.WARNING if relation.confidence >= WORTH_A_WARNING else Severity.INFO
    step = (
        f"{with_unit(level, record.claim)} / {number(factor)} = "
        f"{with_unit(earlier, record.claim)} in the period before (implied)"
        if change.dimension == "relative"
        else (
            f"{number(level)} - ({number(change.value)}) = {with_unit(earlier, record.claim)} "
            f"in the period before (implied)"
        )
    )
    return remark(
        relation.claims,
        outcome=Outcome.INCONSISTENT,
        severity=severity,
        message=(
            f"{said(record.claim)} calls {quoted(record.claim)} of {topic(record.claim)} a record "
            f"{'high' if kind > 0 else 'low'}; {also_said(change.claim, record.claim)} has it "
            f"{'fall' if kind > 0 else 'rise'} in that period "
            f"({quoted(change.claim)}), so the period before was {'higher' if kind > 0 else 'lower'}."
        ),
        steps=(step, f"{number(earlier)} is {'more' if kind > 0 else 'less'} than {number(level)}"),
        computation=Computation(
            formula="level / (1 + growth / 100)",
            inputs=(("level", float(level)), ("growth", float(change.value))),
            result=float(earlier),
            expected=float(level),
            slack=abs(float(earlier / level) - 1) if level else None,
        ),
        question=f"Did {subject(record.claim)} rise or fall{when(record.claim)}?",
        confidence=relation.confidence,
    )


RULE = Rule(
    id="record-denied",
    family="superlative-vs-series",
    summary="Another figure beats what is called a record.",
    grain=Grain.PAIR,
    formula="other <= record (highs), other >= record (lows)",
    severity=Severity.ERROR,
    function=compare_record_with_others,
    examples=(
        Flagged(
            "Exports hit a record high of $7.4 billion in 2023. Exports had been $8.1 billion in 2018.",
            at=("$7.4 billion", "$8.1 billion"),
        ),
        Passed(
            "Exports hit a record high of $7.4 billion in 2023. Exports had been $6.1 billion in 2018.",
            why="the earlier level is lower",
        ),
    ),
)
