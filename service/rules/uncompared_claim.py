"""Claims that could not be compared with anything.

What it flags
    Nothing. It says of every claim that no other check speaks of why it was not compared.

Why it matters
    "Not checked" must never look like "consistent".

Does not flag
    Anything; its checks are undetermined.

Method
    The reason is the first that holds: excluded from comparison (denied, supposed, corrected, a rank); no
    measure named; period unknown; no second statement of the same measure, unit and entities.

Limits
    A claim that is in a check with an undetermined outcome is not listed again.

Source
    Countercheck's own definition.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from service.model.report import Check, Severity
from service.model.rule import Grain, Passed, Rule
from service.reason.case import Case
from service.reason.checks import undetermined
from service.reason.phrasing import quoted, topic
from service.reason.terms import Term, Topic


def explain_uncompared(case: Case, parameters: dict[str, Decimal]) -> Iterator[Check]:
    """Yield an undetermined check for every claim that no other check speaks of."""
    topics = Counter(term.topic for term in case.terms.values())
    for claim in case.claims:
        if claim.id not in case.compared:
            reason = case.excluded.get(claim.id) or _reason(case.terms[claim.id], topics)
            yield undetermined(
                (claim,),
                message=f"{quoted(claim)} ({topic(claim)}) was not compared with another figure.",
                reason=reason,
                confidence=claim.confidence,
            )


def _reason(term: Term, topics: Counter[Topic]) -> str:
    if not term.topic.measure:
        return "the text does not say of what measure it is"
    if topics[term.topic] == 1:
        return "no second statement of the same measure"
    if term.period is None:
        return "its period is unknown"
    return "the other statements of this measure are for other periods or in other units"


RULE = Rule(
    id="uncompared-claim",
    family="joint",
    summary="Says why a claim was not compared with anything.",
    grain=Grain.CLAIM,
    formula="no other check names the claim",
    severity=Severity.INFO,
    function=explain_uncompared,
    examples=(Passed("The bridge is 340 metres long.", why="there is nothing to compare it with"),),
)
