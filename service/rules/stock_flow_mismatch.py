"""A stock that what came and what went do not give.

What it flags
    "Opened the month with 400 tonnes, received 250, shipped 310 and closed it with 460": what was there in
    the end is not what was there at first, plus what came, less what went.

Why it matters
    Something was lost, made up, or left out of the account.

Does not flag
    Differences that rounding allows; accounts of which a figure could not be read; stocks of which only what
    came or only what went is told.

Method
    closing = opening + sum of what came - sum of what went, in the unit of the claims with every rounding
    carried through.

Limits
    What came and went is known by verbs; the figures must follow each other with none of another thing
    between. That no other flow is left out is taken from the words, so that it is a warning at most.

Source
    Countercheck's own definition.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from service.model.report import Check, Severity
from service.model.rule import Flagged, Grain, Passed, Rule
from service.reason.case import Case
from service.reason.checks import check_of
from service.reason.phrasing import computation, number, quoted, said, tolerance, topic, with_unit
from service.reason.relations import RelationKind, judge, relate
from service.reason.stocks import Stock, stocks

_MATCH = 0.8
"""Match of figures of one stock, which verbs and their order tie to each other."""


def compare_stock_with_flows(case: Case, parameters: dict[str, Decimal]) -> Iterator[Check]:
    """Yield a check for every stock with what came and what went."""
    for stock in stocks(case):
        yield _stock(stock)


def _stock(stock: Stock) -> Check:
    closing, scale = stock.closing, stock.closing.scale
    relation = relate(RelationKind.STOCK, stock.terms, match=_MATCH, stated=True)
    verdict = judge(relation, lambda reading: (closing.values(reading), stock.expected(reading)))
    came = sum((abs(flow.value) for flow in stock.came), Decimal(0))
    went = sum((abs(flow.value) for flow in stock.went), Decimal(0))
    result = stock.opening.value + came - went
    line = "".join(
        [
            number(stock.opening.value / scale),
            *(f" + {number(abs(flow.value) / scale)}" for flow in stock.came),
            *(f" - {number(abs(flow.value) / scale)}" for flow in stock.went),
        ]
    )
    fits = "which is" if verdict.severity is None else "not"
    return check_of(
        relation,
        verdict,
        message=(
            f"{quoted(stock.opening.claim)} of {topic(stock.opening.claim)}, with what came less what went, "
            f"leave {with_unit(result / scale, closing.claim)}, {fits} the {quoted(closing.claim)} that "
            f"{said(closing.claim) if closing.claim.speaker else 'the text'} gives for the end."
        ),
        steps=(f"{line} = {number(result / scale)}", tolerance(verdict, scale=scale)),
        computation=computation(
            "opening + came - went",
            {"opening": stock.opening.value, "came": came, "went": went, "closing": closing.value},
            result,
            verdict,
        ),
        question=f"What else came or went before {quoted(closing.claim)} were left?",
    )


RULE = Rule(
    id="stock-flow-mismatch",
    family="sum-of-parts",
    summary="What is left is not what was there, plus what came, less what went.",
    grain=Grain.GROUP,
    formula="closing = opening + came - went",
    severity=Severity.WARNING,
    function=compare_stock_with_flows,
    examples=(
        Flagged(
            "The depot opened the month with 400 tonnes of rice. It received 250 tonnes and shipped 310 "
            "tonnes. It closed the month with 460 tonnes.",
            at=("400 tonnes", "250 tonnes", "310 tonnes", "460 tonnes"),
        ),
        Passed(
            "The depot opened the month with 400 tonnes of rice. It received 250 tonnes and shipped 310 "
            "tonnes. It closed the month with 340 tonnes.",
            why="400 plus 250 less 310 is 340",
        ),
    ),
)
