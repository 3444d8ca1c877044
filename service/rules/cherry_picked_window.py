"""A change that turns round with another base.

What it flags
    Two changes of one thing up to the same time, measured from different bases, of which one is a rise and
    the other a fall, stated by different speakers.

Why it matters
    Both hold, and each speaker has chosen the base that suits; the reader should see both.

Does not flag
    A speaker who states both, which is only noted, as is a base that suggests itself (a term in office, a
    pandemic, a base year of a treaty); changes up to different times; changes that differ but go one way.

Method
    Two stated changes in percent with one end (within `same_end` days) and two bases; their signs differ for
    every value that the digits allow. Both can hold, so it is a tension.

    A change that a loaded series recomputes is set against other bases, up to its own length or ten years
    away, and against the last figure of the series: it must go the same way for `agreement` percent of them.

Limits
    It compares bases that the text states; it knows of no others.

Source
    Countercheck's own definition.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from service.model.report import Check, Computation, Outcome, Severity
from service.model.rule import Flagged, Grain, Parameter, Passed, Rule
from service.reason.case import Case
from service.reason.changes import has_cue, in_one_voice, percent_changes, surely_above, surely_below
from service.reason.checks import remark
from service.reason.matched import match_of
from service.reason.phrasing import also_said, number, quoted, said, subject
from service.reason.relations import WORTH_A_WARNING
from service.reason.series_windows import changes_over_windows
from service.reason.terms import Term

_MOST = 20  # changes of one thing that are set against each other


def compare_bases(case: Case, parameters: dict[str, Decimal]) -> Iterator[Check]:
    """Yield a check for every two changes of one thing up to one time from two bases."""
    yield from changes_over_windows(case, parameters["agreement"])
    for changes in percent_changes(case).values():
        based = [term for term in changes if _base(term) is not None][:_MOST]
        for a, b in combinations(based, 2):
            if _base(a) != _base(b) and _ends_together(case, a, b, int(parameters["same_end"])):
                yield _compare(case, a, b)


def _base(term: Term) -> dt.date | None:
    comparison = term.claim.comparison
    return comparison.start if comparison is not None and comparison.basis == "since" else None


def _ends_together(case: Case, a: Term, b: Term, days: int) -> bool:
    """Say whether two changes run up to one time; one without a time runs up to the document's date."""
    ends = [
        term.period[1] if term.period is not None else case.date.toordinal() if case.date else None
        for term in (a, b)
    ]
    if ends[0] is None or ends[1] is None:
        return a.time is None and b.time is None
    return abs(ends[0] - ends[1]) <= days


def _compare(case: Case, a: Term, b: Term) -> Check:
    turns = (surely_above(a, 0) and surely_below(b, 0)) or (surely_below(a, 0) and surely_above(b, 0))
    told = in_one_voice(a.claim, b.claim) or has_cue(case, "anchor", (a.claim, b.claim))
    confidence = min(a.claim.confidence, b.claim.confidence) * match_of(a, b)
    severe = Severity.INFO if told or confidence < WORTH_A_WARNING else Severity.WARNING
    return remark(
        (a.claim, b.claim),
        outcome=Outcome.TENSION if turns else Outcome.CONSISTENT,
        severity=severe if turns else None,
        message=(
            f"{said(a.claim)} gives {_told(a)} in {subject(a.claim)}; {also_said(b.claim, a.claim)} gives "
            f"{_told(b)}. Both can hold{', and the base decides which way it went' if turns else ''}."
        ),
        steps=tuple(
            f"{quoted(term.claim)} from {_year(term)}: {number(term.value)} percent" for term in (a, b)
        ),
        computation=Computation(
            formula="change from base 1, change from base 2",
            inputs=(("change 1", float(a.value)), ("change 2", float(b.value))),
        ),
        question=f"Why is the change in {subject(a.claim)} measured from {_year(a)} and not from {_year(b)}?",
        confidence=confidence,
    )


def _told(term: Term) -> str:
    way = "rise" if term.value > 0 else "fall"
    return f"a {way} of {quoted(term.claim)} from {_year(term)}"


def _year(term: Term) -> str:
    base = _base(term)
    return "" if base is None else str(base.year) if (base.month, base.day) == (1, 1) else base.isoformat()


RULE = Rule(
    id="cherry-picked-window",
    family="framing",
    summary="With another stated base the change goes the other way.",
    grain=Grain.PAIR,
    formula="sign(change from base 1) = sign(change from base 2)",
    severity=Severity.WARNING,
    function=compare_bases,
    parameters=(
        Parameter(
            "agreement",
            Decimal(50),
            unit="percent",
            doc="Share of other windows of a loaded series that must go the same way; own choice.",
        ),
        Parameter("same_end", Decimal(31), unit="days", doc="How far two ends may lie apart; own choice."),
    ),
    examples=(
        Flagged(
            "MAYOR: Crime has fallen 20 percent since 2015.\nMR DAHL: Crime has risen 12 percent since 2019.",
            at=("20 percent", "12 percent"),
            date="2024-06-01",
        ),
        Passed(
            "MAYOR: Crime has fallen 20 percent since 2015.\nMR DAHL: Crime has fallen "
            "12 percent since 2019.",
            why="it fell from either base",
            date="2024-06-01",
        ),
    ),
)
