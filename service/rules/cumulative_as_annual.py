"""A sum over several years told as if it were for one.

What it flags
    "500 million over ten years, or 100 million a year": an amount a year that the sum over the stated
    years does not give; and an amount a year that is, to the digit, what the text elsewhere gives for several
    years.

Why it matters
    Programmes are announced by their total; repeated as yearly they grow tenfold.

Does not flag
    Programme totals that are labelled as such and divide into the yearly amount; yearly amounts of another
    measure, place or unit; yearly amounts that merely resemble the total.

Method
    sum / years, in the unit of the sum, with the rounding of both carried through, must meet the amount a
    year beside it. Elsewhere: amount a year = sum, digit for digit; both can hold, so it is a tension.

Limits
    The years must follow the sum ("over five years"). Years are taken as equal.

Source
    Countercheck's own definition.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from service.model.report import Check, Computation, Outcome, Severity
from service.model.rule import Flagged, Grain, Passed, Rule
from service.model.text import Span
from service.reason.case import Case
from service.reason.checks import check_of, remark
from service.reason.intervals import divide, exactly
from service.reason.matched import match_of
from service.reason.phrasing import (
    also_said,
    computation,
    ids,
    number,
    quoted,
    said,
    subject,
    tolerance,
    with_unit,
)
from service.reason.relations import RelationKind, judge, relate
from service.reason.terms import Term
from service.reason.yearly import SumOverYears, is_yearly, sums_over_years, unit_of

_NEXT = 60  # letters within which an amount a year restates the sum


def compare_sum_with_yearly(case: Case, parameters: dict[str, Decimal]) -> Iterator[Check]:
    """Yield a check for every sum over years with a yearly amount beside it, or the same one elsewhere."""
    yearly = [term for term in case.terms.values() if is_yearly(case, term)]
    for found in sums_over_years(case):
        for each in yearly:
            if unit_of(each) != unit_of(found.amount):
                continue
            if _restates(case, found, each):
                yield _divided(found, each)
            elif _same_thing(found, each) and _equal(each, found.amount):
                yield _taken_for_yearly(found, each)


def _restates(case: Case, found: SumOverYears, each: Term) -> bool:
    gap = each.claim.span.start - found.end
    if each.claim.sentence != found.amount.claim.sentence or not 0 < gap <= _NEXT:
        return False
    between = case.cues.between(Span(found.end, found.end), each.claim.span)
    return any("joint" in cue.kinds for cue in between)


def _equal(a: Term, b: Term) -> bool:
    return a.claim.quantity.value == b.claim.quantity.value


def _same_thing(found: SumOverYears, each: Term) -> bool:
    a, b = found.amount.topic, each.topic
    same = a.measure == b.measure != "" and a.entities == b.entities
    narrowed = frozenset(b.qualifier)
    alike = not narrowed or not found.qualifier or narrowed == found.qualifier
    return same and alike and found.amount.claim.sentence != each.claim.sentence


def _divided(found: SumOverYears, each: Term) -> Check:
    amount = found.amount
    relation = relate(RelationKind.YEARLY, (amount, each), stated=True)
    years = Decimal(found.years)
    verdict = judge(
        relation,
        lambda reading: (
            each.values(reading).scale(1 / each.scale),
            divide(amount.values(reading).scale(1 / amount.scale), exactly(years)),
        ),
    )
    result = amount.claim.quantity.value / years
    ending = "which agrees with" if verdict.severity is None else "not"
    compared = check_of(
        relation,
        verdict,
        message=(
            f"{said(amount.claim)} spreads {quoted(amount.claim)} over {found.years} years; that is "
            f"{with_unit(result, amount.claim)} a year, {ending} {quoted(each.claim)}."
        ),
        steps=(
            _step(found),
            tolerance(verdict),
        ),
        computation=computation(
            "sum / years", {"sum": amount.claim.quantity.value, "years": years}, result, verdict
        ),
        question=f"Is {quoted(amount.claim)} the sum for all {found.years} years, or for one?",
    )
    return replace(compared, claims=ids((*found.claims, each.claim)))


def _taken_for_yearly(found: SumOverYears, each: Term) -> Check:
    amount = found.amount
    share = amount.claim.quantity.value / found.years
    confidence = min(term.claim.confidence for term in (amount, each)) * match_of(amount, each)
    return remark(
        (*found.claims, each.claim),
        outcome=Outcome.TENSION,
        severity=Severity.WARNING,
        message=(
            f"{said(amount.claim)} gives {quoted(amount.claim)} of {subject(amount.claim)} over "
            f"{found.years} years; {also_said(each.claim, amount.claim)} gives the same sum for each year "
            f"({quoted(each.claim)}). Both can hold only if there are two sums; one spread over "
            f"{found.years} years is {with_unit(share, amount.claim)} a year."
        ),
        steps=(_step(found),),
        computation=Computation(
            formula="sum / years",
            inputs=(("sum", float(amount.claim.quantity.value)), ("years", float(found.years))),
            result=float(share),
            expected=float(each.claim.quantity.value),
        ),
        question=f"Is {quoted(amount.claim)} for {found.years} years, or for each year?",
        confidence=confidence,
    )


def _step(found: SumOverYears) -> str:
    total = found.amount.claim
    share = total.quantity.value / found.years
    return f"{number(total.quantity.value)} / {found.years} = {with_unit(share, total)} a year"


RULE = Rule(
    id="cumulative-as-annual",
    family="period-nesting",
    summary="A sum over several years is told as if it were for one.",
    grain=Grain.PAIR,
    formula="sum / years = amount a year",
    severity=Severity.ERROR,
    function=compare_sum_with_yearly,
    examples=(
        Flagged(
            "The programme costs €500 million over ten years, or €100 million a year.",
            at=("€500 million", "ten years", "€100 million a year"),
        ),
        Passed(
            "The programme costs €500 million over ten years, or €50 million a year.",
            why="500 million over ten years is 50 million a year",
        ),
    ),
)
