"""A length of time that the dates beside it do not give.

What it flags
    "In the 12 years from 2004 to 2010", "31 years since the treaty of 1998", "begun in 2004 and opened in
    2011, it took eleven years", "born in 1950, died in 2021 aged 87", "twelve years ago, in 2007": a stated
    number of years, months or days that is not the time between the dates of its own sentence.

Why it matters
    A growth "over a decade" that took six years is a different growth.

Does not flag
    Inclusive and exclusive counting, which differ by one; durations of something else than the period
    (a waiting time of three weeks in 2022, a term of 20 years since 1995); fiscal years.

Method
    Years, months or days between the ends of the period that the duration spans, with one unit more or
    less allowed, must meet the stated duration. Time gone by since a year is counted from its first or last
    day, with half a unit more allowed; an age or an anniversary, which are counted in whole years, without.
    A duration of a sure reading that misses on the widest one too is an error.

Limits
    Only durations are compared whose claim has a window of time as its period, that are counted from a time
    on to another of the sentence, or else to the day of the document, or that words make the length of what
    began and ended on the only two dates of the sentence.

Source
    Countercheck's own definition.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from service.model.claim import Claim
from service.model.quantity import Interval, QuantityKind
from service.model.report import Check, Computation, Outcome, Severity
from service.model.rule import Flagged, Grain, Passed, Rule
from service.reason.case import Case
from service.reason.checks import remark
from service.reason.phrasing import date_range, number, quoted, said
from service.reason.relations import SURE_READING
from service.reason.stretches import Ends, ends_of


def compare_duration_with_dates(case: Case, parameters: dict[str, Decimal]) -> Iterator[Check]:
    """Yield a check for every duration that spans a window of time with known ends."""
    for term in case.terms.values():
        claim = term.claim
        if claim.quantity.kind is not QuantityKind.DURATION or claim.quantity.unit not in _DAYS:
            continue
        ends = ends_of(case, claim)
        if ends is not None:
            yield _duration(claim, ends)


_DAYS = {"year": Decimal("365.25"), "month": Decimal("30.4375"), "week": Decimal(7), "day": Decimal(1)}


def _duration(claim: Claim, ends: Ends) -> Check:
    unit = claim.quantity.unit or "day"
    start, end = ends.begin[0], ends.end[1]
    days = (end - start).days + 1
    length = Decimal(days) / _DAYS[unit]
    shortest = Decimal((ends.end[0] - ends.begin[1]).days + 1) / _DAYS[unit]
    allowed = Interval(shortest - ends.less, length + ends.more)
    fits = claim.quantity.ordinary.meets(allowed)
    sure = claim.confidence >= SURE_READING and not (ends.spoken or claim.quantity.widest.meets(allowed))
    return remark(
        (claim,),
        outcome=Outcome.CONSISTENT if fits else Outcome.INCONSISTENT,
        severity=None if fits else Severity.ERROR if sure else Severity.WARNING,
        message=(
            f"{said(claim)} speaks of {quoted(claim)}; {date_range(start, end)} is "
            f"{number(length, 3)} {unit}s"
            f"{', which agrees.' if fits else ', both ends counted: the two do not go together.'}"
        ),
        steps=(
            f"{start.isoformat()} to {end.isoformat()} is {days} days",
            f"{days} / {number(_DAYS[unit], 6)} = {number(length, 3)} {unit}s",
            f"{number(shortest - ends.less, 3)} to {number(length + ends.more, 3)} {unit}s would agree",
        ),
        computation=Computation(
            formula="(end - start) in units of the duration",
            inputs=(("duration", float(claim.quantity.value)),),
            result=float(length),
            expected=float(claim.quantity.value),
        ),
        question="" if fits else f"From when to when are {quoted(claim)} counted?",
        confidence=claim.confidence,
    )


RULE = Rule(
    id="duration-mismatch",
    family="duration",
    summary="A stated length of time is not that between the dates beside it.",
    grain=Grain.CLAIM,
    formula="duration = end - start, one unit more or less",
    severity=Severity.ERROR,
    function=compare_duration_with_dates,
    examples=(
        Flagged("He led the union for 15 years, from 2001 to 2009.", at=("15 years",)),
        Flagged("It is 12 years since the flood of 2017.", at=("12 years",), date="2024-05-14"),
        Flagged("Born in 1948, she died in 2009 aged 77.", at=("aged 77",)),
        Passed("It is 7 years since the flood of 2017.", why="2017 to 2024 is seven", date="2024-05-14"),
        Passed("He led the union for 9 years, from 2001 to 2009.", why="2001 to 2009 is nine years"),
    ),
)
