"""Two shares of one whole that imply two wholes.

What it flags
    "8.5 billion is 3.3 percent of GDP" beside "5.8 billion is 1.5 percent of GDP": amounts with their shares
    of one unstated whole, for the same place and period, that imply wholes which exclude each other.

Why it matters
    Each pair looks sound; only the division shows that they cannot be of the same whole.

Does not flag
    Shares for different years or places, of different wholes or in different currencies; wholes that rounding
    allows to be one; a share whose whole is stated, which other rules compare.

Method
    whole = amount / share * 100, in the unit of the amounts, with the rounding of both carried through; the
    implied wholes must have a value in common.

Limits
    Where no period is stated, two vintages of the whole may lie behind it, so it gives a warning at most.

Source
    Interval arithmetic over rounding as in statcheck (Nuijten et al., Behavior Research Methods 48, 2016).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from service.model.claim import LinkKind
from service.model.quantity import Interval
from service.model.report import Check, Severity
from service.model.rule import Flagged, Grain, Passed, Rule
from service.reason.case import Case
from service.reason.checks import check_of
from service.reason.intervals import HUNDRED, divide, exactly, multiply
from service.reason.matched import match_of
from service.reason.phrasing import also_said, computation, number, quoted, said, with_unit
from service.reason.relations import RelationKind, judge, relate
from service.reason.terms import Aspect, Reading, Term

Pair = tuple[Term, Term]


def compare_implied_wholes(case: Case, parameters: dict[str, Decimal]) -> Iterator[Check]:
    """Yield a check for every whole that two amounts with their shares imply."""
    groups: dict[object, list[Pair]] = defaultdict(list)
    for link in case.links:
        share, part = case.terms.get(link.source), case.terms.get(link.target)
        if link.kind is LinkKind.SHARE and share is not None and part is not None and _is_pair(share, part):
            where = share.topic.entities | part.topic.entities
            time = share.time or part.time or _undated(case, share, where)
            key = share.topic.measure, part.dimension, where, time, share.topic.standing
            groups[key].append((share, part))
    for pairs in groups.values():
        pairs.sort(key=_whole)
        if len(pairs) > 1 and pairs[0][1].claim.id != pairs[-1][1].claim.id:
            yield _compare(pairs[0], pairs[-1])


def _undated(case: Case, share: Term, where: frozenset[tuple[str, str | None]]) -> object:
    """Return what undated shares must have in common: a country's one whole, else the speaker's turn."""
    facts = case.measures.get(share.topic.measure)
    return "now" if where and facts is not None and facts.national else ("segment", share.claim.segment)


def _is_pair(share: Term, part: Term) -> bool:
    return (
        share.of_whole
        and bool(share.topic.measure)
        and share.dimension == "%"
        and part.aspect is Aspect.LEVEL
        and part.dimension != "%"
        and share.value > 0
        and part.value > 0
    )


def _whole(pair: Pair) -> Decimal:
    share, part = pair
    return part.value / share.value * HUNDRED


def _implied(pair: Pair, reading: Reading) -> Interval:
    share, part = pair
    return multiply(divide(part.values(reading), share.values(reading)), exactly(HUNDRED))


def _compare(low: Pair, high: Pair) -> Check:
    first, second = sorted((low, high), key=lambda pair: pair[0].claim.span)
    terms = (*first, *second)
    known = all(share.time is not None for share, _ in (low, high))
    relation = relate(
        RelationKind.IMPLIED_BASE, terms, match=match_of(first[0], second[0]) if known else 0.7, stated=True
    )  # what the amounts are of does not matter
    verdict = judge(relation, lambda reading: (_implied(low, reading), _implied(high, reading)))
    name = first[0].claim.measure.text or "the whole"
    ending = (
        "the two agree."
        if verdict.severity is None
        else f"one {name} cannot be both, so an amount, a share or the {name} behind it is another one."
    )
    return check_of(
        relation,
        verdict,
        message=(
            f"{said(first[1].claim)} puts {quoted(first[1].claim)} at {quoted(first[0].claim)} of {name}, "
            f"which makes the whole {_shown(first)}; {also_said(second[1].claim, first[1].claim)} puts "
            f"{quoted(second[1].claim)} at {quoted(second[0].claim)}, which makes it {_shown(second)}: "
            f"{ending}"
        ),
        steps=(_step(first, name), _step(second, name)),
        computation=computation("amount / share * 100", _inputs(first, second), _whole(first), verdict),
        question=f"Which {name}, of which year, is each share taken of?",
    )


def _shown(pair: Pair) -> str:
    return with_unit(_whole(pair) / pair[1].scale, pair[1].claim)


def _step(pair: Pair, name: str) -> str:
    share, part = pair
    low, high = (part.ordinary, share.ordinary)
    allowed = multiply(divide(low, high), exactly(HUNDRED))
    ends = [number(end / part.scale) for end in (allowed.low, allowed.high) if end is not None]
    return (
        f"{number(part.value / part.scale)} / {number(share.value)} x 100 = {_shown(pair)} of {name} "
        f"(rounding allows {' to '.join(ends)})"
    )


def _inputs(first: Pair, second: Pair) -> dict[str, Decimal]:
    return {
        "amount 1": first[1].value,
        "share 1": first[0].value,
        "amount 2": second[1].value,
        "share 2": second[0].value,
    }


RULE = Rule(
    id="implied-base-conflict",
    family="joint",
    summary="Two shares of one whole imply two different wholes.",
    grain=Grain.GROUP,
    formula="amount 1 / share 1 = amount 2 / share 2",
    severity=Severity.ERROR,
    function=compare_implied_wholes,
    examples=(
        Flagged(
            "In 2022 defence spending was $8.5 billion, equal to 3.3 percent of GDP. "
            "In 2022 education spending was $5.8 billion, equal to 1.5 percent of GDP.",
            at=("$8.5 billion", "3.3 percent", "$5.8 billion", "1.5 percent"),
        ),
        Passed(
            "In 2022 defence spending was $8.5 billion, equal to 3.3 percent of GDP. "
            "In 2022 education spending was $2.9 billion, equal to 1.1 percent of GDP.",
            why="both imply a GDP of about 260 billion",
        ),
    ),
)
