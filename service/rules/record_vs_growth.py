"""A record beside modest growth.

What it flags
    A level called a record high beside a modest increase of the same measure, entities and period.

Why it matters
    Both can be true, and the record then beats the year before by no more than that growth: the word makes
    more of it than the number does.

Does not flag
    A record of another measure or period; growth above `modest_growth`; a record whose own sentence gives
    the growth, which is only noted, as the reader sees both; a fall, which denies the record
    (`record-denied`).

Method
    earlier level = level / (1 + growth / 100), in the unit of the level; the record beats it by the growth.

Limits
    A change without a currency may be in another one than the record; the message says so.

Source
    Bound of modest growth: own choice, about the growth of prices and trade in an ordinary year.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from service.model.quantity import QuantityKind
from service.model.report import Check, Computation, Outcome, Severity
from service.model.rule import Flagged, Grain, Parameter, Passed, Rule
from service.reason.case import Case
from service.reason.checks import remark
from service.reason.phrasing import also_said, figure, number, quoted, said, with_unit
from service.reason.relations import WORTH_A_WARNING, Relation, RelationKind


def compare_record_with_growth(case: Case, parameters: dict[str, Decimal]) -> Iterator[Check]:
    """Yield a check for every record high beside an increase of its period."""
    for relation in case.of_kind(RelationKind.RECORD_CHANGE):
        record, change = relation.terms
        superlative = record.claim.measure.superlative
        if superlative is None or superlative.kind not in _HIGHS or change.dimension != "relative":
            continue
        modest = (
            change.claim.quantity.kind is QuantityKind.PERCENT and change.value <= parameters["modest_growth"]
        )
        if change.value > 0 and record.value > 0 and modest:
            yield _beside(relation)


_HIGHS = ("record_high",)


def _beside(relation: Relation) -> Check:
    record, change = relation.terms
    growth = change.value
    factor = 1 + growth / 100
    earlier = record.claim.quantity.value / factor
    gain = record.claim.quantity.value - earlier
    together = record.claim.sentence == change.claim.sentence
    severe = Severity.INFO if together or relation.confidence < WORTH_A_WARNING else Severity.WARNING
    unit = record.claim.quantity.unit if record.claim.quantity.kind is QuantityKind.MONEY else None
    currency = f" If the growth is not in {unit}, the record may be one of the exchange rate." if unit else ""
    return remark(
        relation.claims,
        outcome=Outcome.TENSION,
        severity=severe,
        message=(
            f"{said(record.claim)} calls {figure(record.claim)} a record; "
            f"{also_said(change.claim, record.claim)} puts its growth in that period at "
            f"{quoted(change.claim)}. "
            f"Both can hold, but the record "
            f"then beats the period before by only {number(growth)} percent.{currency}"
        ),
        steps=(
            (
                f"{with_unit(record.claim.quantity.value, record.claim)} / {number(factor)} = "
                f"{with_unit(earlier, record.claim)} in the period before (implied)"
            ),
            (
                f"{number(record.claim.quantity.value)} - {number(earlier)} = "
                f"{with_unit(gain, record.claim)}, by which the record "
                "beats it"
            ),
        ),
        computation=Computation(
            formula="level / (1 + growth / 100)",
            inputs=(("level", float(record.claim.quantity.value)), ("growth", float(growth))),
            result=float(earlier),
        ),
        question="How much was it in the period before, and in which unit is this a record?",
        confidence=relation.confidence,
    )


RULE = Rule(
    id="record-vs-growth",
    family="framing",
    summary="A record is claimed where the growth of the same period is modest.",
    grain=Grain.PAIR,
    formula="level / (1 + growth / 100) = earlier level",
    severity=Severity.WARNING,
    function=compare_record_with_growth,
    parameters=(
        Parameter(
            "modest_growth",
            Decimal(10),
            unit="percent",
            doc="Growth up to which a record is a modest one; own choice.",
        ),
    ),
    examples=(
        Flagged(
            "Ana Prado: In 2022 Chile's exports reached a record high of $97 billion.\n"
            "Luis Soto: Chile's exports rose by 4 percent in 2022.",
            at=("$97 billion", "4 percent"),
        ),
        Passed(
            "Ana Prado: In 2022 Chile's exports reached a record high of $97 billion.\n"
            "Luis Soto: Chile's exports rose by 40 percent in 2022.",
            why="growth of 40 percent is not modest",
        ),
    ),
)
