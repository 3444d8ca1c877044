"""A planned or forecast figure told as achieved.

What it flags
    A figure that is told as reached, to the digit that which was planned or forecast for the same thing and
    period, although the period has not ended on the day of the document.

Why it matters
    A plan repeated as an outcome makes news of what has not happened.

Does not flag
    Outcomes of periods that have ended, which may well meet the forecast and are only noted; "on track", "as
    planned", "met the target", which say so; figures that merely resemble the forecast; a forecast repeated.

Method
    outcome = forecast, digit for digit and of two significant digits or more, while the day of the document
    lies before the end of the period. Both can hold, so it is a tension.

Limits
    Without a document date nothing is flagged. Whether a figure is a forecast is read from the words.

Source
    Countercheck's own definition.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from service.model.report import Check, Computation, Outcome, Severity
from service.model.rule import Flagged, Grain, Passed, Rule
from service.reason.case import Case
from service.reason.changes import has_cue
from service.reason.checks import remark
from service.reason.phrasing import also_said, number, quoted, said, subject, when
from service.reason.relations import WORTH_A_WARNING
from service.reason.terms import Aspect, Term

_LEAST_DIGITS = 2


def compare_outcome_with_forecast(case: Case, parameters: dict[str, Decimal]) -> Iterator[Check]:
    """Yield a check for every outcome that repeats a forecast of its thing and period."""
    forecasts: dict[object, list[Term]] = defaultdict(list)
    for term in case.terms.values():
        if term.topic.standing != "fact" and _has_digits(term):
            forecasts[_key(term)].append(term)
    for term in case.terms.values() if forecasts else ():
        if term.topic.standing == "fact" and term.claim.modality == "asserted":
            forecast = next(iter(forecasts.get(_key(term), ())), None)
            if forecast is not None and _is_told_as_reached(case, forecast, term):
                yield _compare(case, forecast, term)


def _key(term: Term) -> object:
    topic = (term.topic.measure, term.topic.adjustment, term.topic.entities)
    return topic, term.aspect is Aspect.CHANGE, term.dimension, term.time, term.claim.quantity.value


def _has_digits(term: Term) -> bool:
    digits = term.claim.quantity.value.normalize().as_tuple().digits
    return len(digits) >= _LEAST_DIGITS and bool(term.topic.measure) and term.period is not None


def _is_told_as_reached(case: Case, forecast: Term, outcome: Term) -> bool:
    if forecast.claim.sentence == outcome.claim.sentence or has_cue(case, "on_track", (outcome.claim,)):
        return False
    return case.cues.of(outcome.claim, "achieved") is not None


def _compare(case: Case, forecast: Term, outcome: Term) -> Check:
    end = forecast.period[1] if forecast.period is not None else 0
    early = case.date is not None and case.date.toordinal() < end
    confidence = min(forecast.claim.confidence, outcome.claim.confidence)
    severe = Severity.WARNING if early and confidence >= WORTH_A_WARNING else Severity.INFO
    ended = "has not ended on the day of the text" if early else "has ended, so it may have come about"
    return remark(
        (forecast.claim, outcome.claim),
        outcome=Outcome.TENSION if early else Outcome.CONSISTENT,
        severity=severe if early else None,
        message=(
            f"{said(forecast.claim)} gives {quoted(forecast.claim)} of {subject(forecast.claim)}"
            f"{when(forecast.claim)} as planned or expected; "
            f"{also_said(outcome.claim, forecast.claim)} gives "
            f"the same figure as reached ({quoted(outcome.claim)}). Both can hold, but the period {ended}."
        ),
        steps=(
            f"{number(outcome.claim.quantity.value)} = {number(forecast.claim.quantity.value)}",
            f"the period ends on {_last_day(forecast)}; the text is of {case.date or 'an unknown day'}",
        ),
        computation=Computation(
            formula="outcome = forecast",
            inputs=(("forecast", float(forecast.value)), ("outcome", float(outcome.value))),
            result=float(outcome.value - forecast.value),
        ),
        question=f"Is {quoted(outcome.claim)} what was planned, or what has been reached?",
        confidence=confidence,
    )


def _last_day(forecast: Term) -> str:
    period = forecast.claim.period
    return period.end.isoformat() if period is not None and period.end is not None else "an unknown day"


RULE = Rule(
    id="forecast-as-outcome",
    family="framing",
    summary="A planned or forecast figure is told as achieved before its period has ended.",
    grain=Grain.PAIR,
    formula="outcome = forecast, before the end of the period",
    severity=Severity.WARNING,
    function=compare_outcome_with_forecast,
    examples=(
        Flagged(
            "We expect exports to reach $5.2 billion in 2025. In 2025 exports reached $5.2 billion.",
            at=("$5.2 billion", "$5.2 billion"),
            date="2024-06-01",
        ),
        Passed(
            "We expected exports to reach $5.2 billion in 2023. In 2023 exports reached $5.2 billion.",
            why="2023 has ended, and the forecast came about",
            date="2024-06-01",
        ),
    ),
)
