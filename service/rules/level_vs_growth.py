"""Slower growth told as a fall.

What it flags
    "Prices are falling" beside inflation that fell but is above zero; "debt is falling" beside debt that
    grew, if by less than before.

Why it matters
    What slows down still rises: the shopping basket costs more, the debt is larger.

Does not flag
    Prices of particular goods ("oil prices are falling"); inflation below zero; debt that falls as a share of
    GDP or in real terms; a fall that is denied or only supposed.

Method
    The words say that the level falls; the figure of its growth, in percent, lies above zero for every value
    that the digits allow. Both are told in one turn, so it is a tension of words, not of figures.

Limits
    It knows the phrases of config/lexicon/cues.toml for prices and debt.

Source
    Countercheck's own definition.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from service.model.claim import Cue
from service.model.report import Check, Outcome, Severity
from service.model.rule import Flagged, Grain, Passed, Rule
from service.reason.case import Case
from service.reason.changes import surely_above
from service.reason.checks import remark
from service.reason.phrasing import number, quoted, topic
from service.reason.terms import Aspect, Term

_NEAR = 400  # letters between the words and the figure
_NEXT = 60  # letters after the words within which they are narrowed
_WORD_BEFORE = re.compile(r"[^\W\d_]+(?=[\s“\"']*$)")
_NARROWED = re.compile(r"\s+(?:in|for|of|at)\s+(?!(?:the country|our country|general|total)\b)")


def compare_words_with_growth(case: Case, parameters: dict[str, Decimal]) -> Iterator[Check]:
    """Yield a check for every fall that the words state beside growth above zero."""
    for cue in case.cues.of_kind("prices_fall"):
        if _is_of_all(case, cue):
            yield from _beside(case, cue, [term for term in case.terms.values() if _is_inflation(term)])
    for cue in case.cues.of_kind("debt_falls"):
        if _is_of_all(case, cue) and not case.cues.follows(cue, "as_share", _NEXT):
            yield from _beside(case, cue, [term for term in case.terms.values() if _is_debt_growth(term)])


def _is_of_all(case: Case, cue: Cue) -> bool:
    """Say whether the words speak of all prices or the whole debt: nothing before or after narrows them."""
    before = _WORD_BEFORE.search(case.text, max(0, cue.span.start - _NEXT), cue.span.start)
    at_start = before is None or case.text[before.end() : cue.span.start].strip(" ") != ""
    plain = before is not None and case.cues.ending_at(before.end(), "all_of_them")
    narrowed = _NARROWED.match(case.text, cue.span.end) is not None and "prices_fall" in cue.kinds
    return (at_start or plain) and not narrowed


def _is_inflation(term: Term) -> bool:
    plain = not term.topic.qualifier and term.topic.standing == "fact"
    level = term.topic.measure == "inflation" and term.aspect is Aspect.LEVEL and term.dimension == "%"
    return plain and level and term.claim.measure.direction != "increase"


def _is_debt_growth(term: Term) -> bool:
    is_change = term.aspect is Aspect.CHANGE and term.topic.adjustment in (None, "nominal")
    return term.topic.measure == "public-debt" and is_change and term.dimension == "relative"


def _beside(case: Case, cue: Cue, terms: list[Term]) -> Iterator[Check]:
    near = [term for term in terms if abs(term.claim.span.start - cue.span.start) <= _NEAR]
    latest = max(near, key=lambda term: (term.period or (0, 0), -term.claim.span.start), default=None)
    if latest is None or not surely_above(latest, 0):
        return
    words = case.text[cue.span.start : cue.span.end]
    what = "the level of prices" if "prices_fall" in cue.kinds else "the debt"
    yield remark(
        (latest.claim,),
        outcome=Outcome.TENSION,
        severity=Severity.WARNING,
        message=(
            f"{_teller(case, cue)} that “{words}”; the text puts {_growth(latest)} at "
            f"{quoted(latest.claim)}, "
            f"which is above zero, so what is said to fall still rises, if more slowly."
        ),
        steps=(
            (
                f"100 x {number(1 + latest.value / 100)} = {number(100 + latest.value)}: what was 100 is now "
                f"{number(100 + latest.value)}"
            ),
        ),
        question=f"Is it {what} that falls, or its growth?",
        confidence=latest.claim.confidence,
    )


def _teller(case: Case, cue: Cue) -> str:
    speaker = next((c.speaker for c in case.claims if c.sentence.contains(cue.span) and c.speaker), None)
    return f"{speaker} says" if speaker else "The text says"


def _growth(term: Term) -> str:
    return topic(term.claim) if term.aspect is Aspect.LEVEL else f"growth of {topic(term.claim)}"


RULE = Rule(
    id="level-vs-growth",
    family="framing",
    summary="Slower growth is told as a fall.",
    grain=Grain.CLAIM,
    formula="growth > 0 where the words say that the level falls",
    severity=Severity.WARNING,
    function=compare_words_with_growth,
    examples=(
        Flagged(
            "Prices are falling, the minister said. Inflation fell to 4 percent in May "
            "from 6 percent in April.",
            at=("4 percent",),
            date="2024-06-01",
        ),
        Passed(
            "Oil prices are falling, the minister said. Inflation fell to 4 percent in May from 6 percent in "
            "April.",
            why="oil is not all prices",
            date="2024-06-01",
        ),
    ),
)
