"""Two values for one figure.

What it flags
    The same measure, entities, unit and period given two values that exclude each other.

Why it matters
    One of the two is wrong, or they are not the same figure and the reader is not told so.

Does not flag
    Figures with different narrowing words, adjustments or standing (a target beside an outcome); an
    earlier level that the words set the later one against; two figures listed in one sentence; a figure
    that the speaker corrects; those of two owners ("the bank's loss", "the insurer's loss"); three and more
    different figures under one heading, which are a list.

Method
    All statements of one unknown are put in camps that can hold together; each statement outside the
    largest camp is set against the nearest one inside it: I1 and I2 must share a value, both in the unit
    of the claims. Where a sentence does not say the time itself or a pronoun stands for its measure, only
    digits in swapped order are taken for the same figure; figures more than tenfold apart are taken for
    different things.

Limits
    Provisional and revised figures are told apart only where the text names them so.

Source
    Rounding intervals as in statcheck (Nuijten et al., Behavior Research Methods 48, 2016).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from service.model.claim import Claim
from service.model.report import Check, Outcome, Severity
from service.model.rule import Flagged, Grain, Passed, Rule
from service.reason.case import Case
from service.reason.checks import check_of, remark, undetermined
from service.reason.disagreements import (
    RELATIVE,
    camps,
    lists_of_figures,
    loose_swaps,
    power_of_ten,
    swapped_digits,
    term_values,
)
from service.reason.owners import are_owned_apart
from service.reason.phrasing import computation, interval, quoted, said, same_voice, subject, topic, with_unit
from service.reason.relations import Relation, RelationKind, judge
from service.reason.terms import Aspect, Term


def compare_statements(case: Case, parameters: dict[str, Decimal]) -> Iterator[Check]:
    """Yield a check for every figure that is stated more than once."""
    for relation in case.of_kind(RelationKind.SAME):
        found = camps(relation)
        if len(found) == 1 and len(found[0]) > 1:
            yield _agreement(replace(relation, terms=tuple(found[0])))
    for relation in lists_of_figures(case.of_kind(RelationKind.SAME)):
        yield undetermined(
            relation.claims,
            message=f"Several different figures are given for {topic(relation.claims[0])}.",
            reason="they read as one figure but are too many to be one; they may be of different things",
            confidence=relation.confidence,
        )
    for pair in (*case.disagreements, *loose_swaps(case.terms, case.tied)):
        if not _is_others(pair):
            yield _conflict(pair, case)


def _told_apart(case: Case, pair: Relation) -> str | None:
    """Return how the words set two figures apart, or None: one may be provisional, or defined otherwise."""
    told = [[case.cues.in_sentence(claim, kind) is not None for claim in pair.claims] for kind in _APART]
    reason = next((reason for reason, (a, b) in zip(_APART.values(), told, strict=True) if a or b), None)
    return reason or (_OWNERS if are_owned_apart(case, *pair.claims[:2]) else None)


_OWNERS = "they are said to be of two owners"
_APART = {
    "revision": "one of them is called provisional or revised",
    "definition": "one of them is said to be on a definition of its own",
}


def _is_others(pair: Relation) -> bool:
    """Say whether a slip of magnitude or a change of direction explains the pair better."""
    a, b = pair.terms
    if a.aspect is Aspect.CHANGE:
        slips = a.dimension not in RELATIVE and power_of_ten(a, b) is not None
        return a.value * b.value < 0 or slips
    return power_of_ten(a, b) is not None


def _agreement(relation: Relation) -> Check:
    first = relation.claims[0]
    listed = ", ".join(quoted(claim) for claim in relation.claims)
    return remark(
        relation.claims,
        outcome=Outcome.CONSISTENT,
        severity=None,
        message=f"The statements of {topic(first)} agree: {listed}.",
        steps=tuple(f"{quoted(term.claim)} allows {_range(term)}" for term in relation.terms),
        confidence=relation.confidence,
    )


def _conflict(pair: Relation, case: Case) -> Check:
    a, b = pair.terms
    apart = _told_apart(case, pair)
    doubt = apart or _doubt(a, b, case.text)
    if not pair.stated and doubt is not None and (apart or not swapped_digits(a, b)):
        return undetermined(
            pair.claims,
            message=f"{_name(a)} is given as {quoted(a.claim)} and as {quoted(b.claim)}.",
            reason=doubt,
            confidence=pair.confidence,
        )
    verdict = judge(pair, lambda reading: (term_values(b, reading), term_values(a, reading)))
    again = "later" if same_voice(pair.claims) else f"{said(b.claim)}"
    verb = "puts it at" if not same_voice(pair.claims) else "at"
    return check_of(
        pair,
        verdict,
        message=(
            f"{said(a.claim)} puts {topic(a.claim)} at {quoted(a.claim)}, and {again} {verb} "
            f"{quoted(b.claim)}: one figure cannot be both."
        ),
        steps=(
            f"{quoted(a.claim)} allows {_range(a)}",
            f"{quoted(b.claim)} allows {_range(b)}{_converted(b, a)}",
            "no value lies in both ranges",
        ),
        computation=computation(
            "value 1 = value 2", {"value 1": a.value, "value 2": b.value}, a.value, verdict
        ),
        question=f"Which is right for {topic(a.claim)}: {quoted(a.claim)} or {quoted(b.claim)}?",
    )


def _doubt(a: Term, b: Term, text: str) -> str | None:
    """Return why two statements may be of different figures, or None."""
    if a.period is None or b.period is None:
        return "the period of at least one of them is unknown"
    if a.claim.measure.carried or b.claim.measure.carried:
        return "the measure of at least one of them is taken from an earlier sentence"
    if not all(_says_when(term.claim, text) for term in (a, b)):
        return "the period of at least one of them is taken from an earlier sentence"
    return None


def _says_when(claim: Claim, text: str) -> bool:
    """Say whether the time of a claim stands in its own sentence: what goes on about a time narrows down."""
    period = claim.period
    if period is None or period.source == "text":
        return period is not None
    said = _LEADING.sub("", period.text.lower())
    return said in text[claim.sentence.start : claim.sentence.end].lower()


_LEADING = re.compile(r"^(?:(?:in|on|at|during|the) )+")


def _name(term: Term) -> str:
    words = subject(term.claim)
    return words[:1].upper() + words[1:]


def _converted(term: Term, like: Term) -> str:
    """Return the values of a term in the unit of another, where that is another unit."""
    if term.scale == like.scale or term.dimension != like.dimension:
        return ""
    unit = with_unit(Decimal(0), like.claim).removeprefix("0").strip()
    return f", which is {interval(term.ordinary.scale(1 / like.scale), unit)}"


def _range(term: Term) -> str:
    unscaled = term.claim.quantity.ordinary
    unit = with_unit(Decimal(0), term.claim).removeprefix("0").strip()
    return interval(unscaled, unit)


RULE = Rule(
    id="value-conflict",
    family="value-conflict",
    summary="One figure is stated with two values that exclude each other.",
    grain=Grain.GROUP,
    formula="interval 1 and interval 2 share no value",
    severity=Severity.ERROR,
    function=compare_statements,
    examples=(
        Flagged(
            "Norvik Shipping reported revenue of €2.61 billion for 2023. "
            "Its chairman later said that Norvik Shipping's revenue in 2023 was €2.16 billion.",
            at=("€2.61 billion", "€2.16 billion"),
        ),
        Passed(
            "Norvik Shipping reported revenue of €2.61 billion for 2023. "
            "Its chairman later said that Norvik Shipping's revenue in 2023 was €2.6 billion.",
            why="the second figure is the first one rounded",
        ),
    ),
)
