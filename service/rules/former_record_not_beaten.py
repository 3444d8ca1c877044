"""A record that does not beat the earlier one given beside it.

What it flags
    "4.2 million, a record; the previous best was 4.6 million": a figure called a record, or said to beat,
    break or top the old one, that is lower (for a low: higher) than what is given as the old one.

Why it matters
    The earlier record is quoted to make the new one believable.

Does not flag
    Records missed or nearly beaten; records of a scope of their own ("since 2008"); those of periods of
    another length; races and other times, where less is better, unless the words speak of a low; figures
    that rounding allows to be equal.

Method
    record >= earlier record (highs), record <= earlier record (lows), each with its rounding.

Limits
    The earlier record must be named as such ("the old record of", "the previous best was") in the sentence
    of the new one or the next.

Source
    Countercheck's own definition.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from service.model.quantity import Interval
from service.model.report import Check, Severity
from service.model.rule import Flagged, Grain, Passed, Rule
from service.reason.case import Case
from service.reason.checks import check_of
from service.reason.former_records import Beaten, former_records
from service.reason.phrasing import computation, number, quoted, said
from service.reason.relations import RelationKind, judge, relate
from service.reason.terms import Reading


def compare_record_with_former(case: Case, parameters: dict[str, Decimal]) -> Iterator[Check]:
    """Yield a check for every record with the earlier one beside it."""
    for found in former_records(case):
        yield _compare(found)


def _compare(found: Beaten) -> Check:
    record, former = found.record.claim, found.former.claim

    def compare(reading: Reading) -> tuple[Interval, Interval]:
        widest = reading is Reading.WIDEST
        new, old = (
            claim.quantity.widest if widest else claim.quantity.ordinary for claim in (record, former)
        )
        if found.high:
            return Interval(None, new.high), Interval(old.low, old.low)
        return Interval(new.low, None), Interval(old.high, old.high)

    relation = relate(RelationKind.RECORD, (found.record, found.former), stated=True)
    verdict = judge(relation, compare)
    gap = record.quantity.value - former.quantity.value
    kind = "high" if found.high else "low"
    ending = "which it beats" if verdict.severity is None else "which it does not beat"
    return check_of(
        relation,
        verdict,
        message=(
            f"{said(record)} presents {quoted(record)} as a record {kind} "
            f"and gives {quoted(former)} as the earlier one, {ending}."
        ),
        steps=(
            f"{number(record.quantity.value)} - {number(former.quantity.value)} = {number(gap)}",
            f"a record {kind} asks for a result {'above' if found.high else 'below'} 0",
        ),
        computation=computation(
            "record - earlier record",
            {"record": record.quantity.value, "earlier record": former.quantity.value},
            gap,
            verdict,
        ),
        question=f"Is {quoted(former)} the record that {quoted(record)} is said to beat?",
    )


RULE = Rule(
    id="former-record-not-beaten",
    family="superlative-vs-series",
    summary="A record does not beat the earlier one given beside it.",
    grain=Grain.PAIR,
    formula="record >= earlier record (highs), record <= earlier record (lows)",
    severity=Severity.ERROR,
    function=compare_record_with_former,
    examples=(
        Flagged(
            "Mombasa handled 1.4 million containers, a record; the previous best was 1.6 million in 2019.",
            at=("1.4 million containers", "1.6 million"),
        ),
        Passed(
            "Mombasa handled 1.6 million containers, a record; the previous best was 1.4 million in 2019.",
            why="it is more than before",
        ),
    ),
)
