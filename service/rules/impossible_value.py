"""A value that cannot be.

What it flags
    Shares of a whole above 100 percent ("9 out of 8 clinics"), falls by more than 100 percent, negative
    counts, and rates outside the range that their measure can have.

Why it matters
    No fact about the world makes such a figure right.

Does not flag
    Growth above 100 percent; ratios to something else than a whole (debt at 120 percent of GDP, imports at
    130 percent of exports, rain at 106 percent of the average, a crop at 115 percent of last year's), unless
    the sentence goes on to speak of the rest; falls of what can turn negative (profit, balances); negative
    net counts, points and differences; hedges that allow 100 percent. A value within its limits is not listed
    as a check: that alone verifies nothing.

Method
    Share: smallest allowed value <= 100 percent. Fall: the same. Count: largest allowed value >= 0. Rate:
    interval meets the measure's range in config/measures.toml, in percent.

Limits
    Levels that may be passed are known by their nouns (average, target, capacity, plan). Where the measure
    is not in the catalogue the flag is a warning.

Source
    Ranges: config/measures.toml.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from service.model.quantity import Interval, Qualifier, QuantityKind
from service.model.report import Check, Outcome, Severity
from service.model.rule import Flagged, Grain, Passed, Rule
from service.model.text import Span
from service.reason.case import Case
from service.reason.checks import remark
from service.reason.facts import MeasureFacts
from service.reason.intervals import HUNDRED, ZERO, exactly
from service.reason.phrasing import interval, quoted, said, subject, with_unit
from service.reason.relations import WORTH_A_WARNING
from service.reason.terms import Aspect, Term


def check_values(case: Case, parameters: dict[str, Decimal]) -> Iterator[Check]:
    """Yield a check for every claim of a value that has a limit."""
    for term in case.terms.values():
        facts = case.measures.get(term.claim.measure.id) if term.claim.measure.id is not None else None
        limit = _limit(term, facts) or _limit_by_rest(case, term)
        if limit is None or _allowed(term).meets(limit[0]):
            continue
        if _is_signed(case, term, facts) or (limit in _OF_WHOLE and _is_set_against(case, term)):
            continue
        values, why, severity = limit
        sure = _is_taken(term) or _is_fall_of_number(case, term)
        yield _outside(term, values, why, Severity.ERROR if sure else severity)


def _allowed(term: Term) -> Interval:
    """Return the values that a term allows; "104 out of 100" is more than all, however round the 100."""
    return exactly(term.value) if _is_taken(term) else term.widest


def _is_taken(term: Term) -> bool:
    """Say whether a term is so many out of so many."""
    quantity = term.claim.quantity
    is_exact = quantity.kind is QuantityKind.RATIO and quantity.qualifier is Qualifier.EXACT
    return is_exact and term.aspect is Aspect.SHARE and _TAKEN.search(quantity.raw) is not None


_TAKEN = re.compile(r"[ -](?:in|of)[ -]")


def _is_fall_of_number(case: Case, term: Term) -> bool:
    """Say whether a change is of a number of things ("the number of complaints"), which stops at none."""
    sentence = term.claim.sentence
    counted = f"umber of {term.claim.measure.text}"
    return term.aspect is Aspect.CHANGE and case.text.find(counted, sentence.start, sentence.end) >= 0


def _is_signed(case: Case, term: Term, facts: MeasureFacts | None) -> bool:
    """Say whether a count is of what may be negative: a balance, a net change, points."""
    if term.claim.quantity.kind is not QuantityKind.COUNT:
        return False
    turns = facts is not None and facts.nature in _CAN_TURN
    bare = (
        term.claim.quantity.raw.lower().removeprefix("minus").strip(" -−.,0123456789")
    )  # "minus 60 at night"
    return turns or not bare or case.cues.in_sentence(term.claim, "signed") is not None


def _is_set_against(case: Case, term: Term) -> bool:
    """Say whether one measure is set against another: "exports are 180 percent of output"."""
    claim, text = term.claim, case.text
    begin = claim.sentence.start
    if not _OF.match(text, claim.span.end):
        return False
    named = claim.measure.text != "" and text.find(claim.measure.text, begin, claim.span.start) >= 0
    return named or _LEVEL.search(text, max(begin, claim.span.start - _NEAR), claim.span.start) is not None


_NEAR = 24  # letters before a figure in which its verb is looked for
_LEVEL = re.compile(
    r"\b(?:are|is|was|were|be|been|being|at|to|reach(?:ed|es)?|equall?(?:ed|s)?|exceed(?:ed|s)?)\s+(?:\w+\s+)?$"
)
_OF = re.compile(r"\s+of\b")

_MULTIPLE = 2
"""Ratio from which it is a multiple ("three times as many") and no share."""

_CAN_TURN = ("balance",)


def _limit(term: Term, facts: MeasureFacts | None) -> tuple[Interval, str, Severity] | None:
    """Return the values a term can have, why, and how severe another one is; None without limit."""
    kind = term.claim.quantity.kind
    if kind is QuantityKind.RATIO and term.claim.quantity.value >= _MULTIPLE:
        return None
    if term.aspect is Aspect.SHARE and term.dimension == "%":
        return _share_limit(facts)
    if (
        term.aspect is Aspect.CHANGE
        and kind is QuantityKind.PERCENT
        and term.claim.measure.direction == "decrease"
    ):
        if facts is not None and facts.nature in _CAN_TURN:
            return None
        known = facts is not None and facts.nature in ("flow", "stock", "price")
        severity = Severity.ERROR if known else Severity.WARNING
        return Interval(-HUNDRED, None), "nothing can fall by more than all of it", severity
    if term.aspect is Aspect.LEVEL and kind is QuantityKind.COUNT and term.claim.quantity.value < 0:
        return Interval(ZERO, None), "a count is not negative", Severity.WARNING
    if term.aspect is Aspect.LEVEL and kind is QuantityKind.PERCENT and facts is not None:
        return _rate_limit(facts)
    return None


def _limit_by_rest(case: Case, term: Term) -> tuple[Interval, str, Severity] | None:
    """Return the limit of a share behind which the sentence speaks of the rest, whatever it is a share of."""
    claim = term.claim
    if term.aspect is not Aspect.SHARE or term.dimension != "%" or term.value <= HUNDRED:
        return None
    for cue in case.cues.within(Span(claim.span.end, claim.sentence.end)):
        words = case.text[cue.span.start : cue.span.end].lower()
        if "rest" in cue.kinds and words.startswith("the ") and not _OF.match(case.text, cue.span.end):
            return Interval(None, HUNDRED), "more than all of it leaves no rest", Severity.WARNING
    return None


def _share_limit(facts: MeasureFacts | None) -> tuple[Interval, str, Severity] | None:
    if facts is None:
        return _OF_SOME
    if facts.share_of_whole:
        return Interval(ZERO, HUNDRED), "a share of a whole is at most 100 percent", Severity.ERROR
    return _OF_COUNTED if QuantityKind.COUNT in facts.kinds else None


_OF_SOME = (Interval(None, HUNDRED), "a share of a whole is at most 100 percent", Severity.WARNING)
_OF_COUNTED = (Interval(ZERO, HUNDRED), "a share of things counted is at most 100 percent", Severity.WARNING)
_OF_WHOLE = (_OF_SOME, _OF_COUNTED)


def _rate_limit(facts: MeasureFacts) -> tuple[Interval, str, Severity] | None:
    if facts.share_of_whole:
        return Interval(ZERO, HUNDRED), "a share of a whole is at most 100 percent", Severity.ERROR
    if facts.plausible is not None:
        return (
            Interval(*facts.plausible),
            "the measure has never been seen outside that range",
            Severity.WARNING,
        )
    return None


def _outside(term: Term, allowed: Interval, why: str, severity: Severity) -> Check:
    claim = term.claim
    sure = claim.confidence >= WORTH_A_WARNING
    shown = interval(allowed if term.aspect is not Aspect.CHANGE else Interval(None, HUNDRED), "percent")
    limits = "at least 0" if claim.quantity.kind is QuantityKind.COUNT else shown
    return remark(
        (claim,),
        outcome=Outcome.INCONSISTENT,
        severity=severity if sure else Severity.INFO,
        message=f"{said(claim)} gives {quoted(claim)} for {subject(claim)}, but {why}.",
        steps=(f"stated: {with_unit(claim.quantity.value, claim)}", f"possible: {limits}"),
        question=f"What is {quoted(claim)} measured against?",
        confidence=claim.confidence,
    )


RULE = Rule(
    id="impossible-value",
    family="impossible-value",
    summary="A share above 100 percent, a fall by more than all, a negative count.",
    grain=Grain.CLAIM,
    formula="share <= 100 percent; fall <= 100 percent; count >= 0",
    severity=Severity.ERROR,
    function=check_values,
    examples=(
        Flagged("Printing costs fell by 130 percent after the merger.", at=("130 percent",)),
        Passed(
            "The reservoirs hold 112 percent of the average for March.",
            why="an average may be exceeded",
        ),
        Passed("Printing costs rose by 130 percent after the merger.", why="growth may pass 100 percent"),
    ),
)
