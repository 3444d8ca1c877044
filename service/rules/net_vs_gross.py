"""A gross flow told as the net one.

What it flags
    One and the same figure given once as gross and once as net for the same thing, place and period;
    and a net
    gain that is, to the digit, the gain before losses that the same sentence states.

Why it matters
    Those who left, or what was spent, have dropped out of the account.

Does not flag
    Gross figures that are labelled as such and differ from the net one; flows without a loss; figures that
    merely resemble each other; other places and periods.

Method
    net = gross, digit for digit, although the loss is above zero: net = gain - loss, in the unit of the
    claims.
    Both can hold only where nothing was lost, so it is a tension.

Limits
    The pairs of gross and net measures are those of config/lexicon/cues.toml; else the words must say "gross"
    and "net".

Source
    Countercheck's own definition.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from service.model.quantity import QuantityKind
from service.model.report import Check, Computation, Outcome, Severity
from service.model.rule import Flagged, Grain, Passed, Rule
from service.reason.case import Case
from service.reason.checks import remark
from service.reason.matched import match_of
from service.reason.phrasing import also_said, number, quoted, said, subject, when, with_unit
from service.reason.relations import WORTH_A_WARNING
from service.reason.terms import Term

_AMOUNTS = (QuantityKind.COUNT, QuantityKind.MONEY, QuantityKind.MEASURE)
_BESIDE = 30  # letters between a figure and the word that says what it is


def compare_net_with_gross(case: Case, parameters: dict[str, Decimal]) -> Iterator[Check]:
    """Yield a check for every net figure that repeats the gross one."""
    by_time: dict[object, list[Term]] = defaultdict(list)
    by_sentence: dict[int, list[Term]] = defaultdict(list)
    for term in case.terms.values():
        if term.claim.quantity.kind in _AMOUNTS and term.claim.quantity.value > 0:
            by_sentence[term.claim.sentence.start].append(term)
            if term.period is not None:
                by_time[term.time, term.topic.entities, term.claim.quantity.value].append(term)
    partners = case.partners_by("net")
    for alike in by_time.values():
        nets = (term for term in alike if term.topic.measure in partners or "net" in term.topic.qualifier)
        for net in nets:
            gross = next((term for term in alike if _is_gross_of(case, term, net)), None)
            if gross is not None:
                yield _same_figure(gross, net)
    for members in by_sentence.values():
        yield from _net_of_gain(case, members)


def _is_gross_of(case: Case, gross: Term, net: Term) -> bool:
    if gross is net or gross.dimension != net.dimension:
        return False
    if case.partners_by("net").get(net.topic.measure) == gross.topic.measure:
        return True
    same = gross.topic.measure == net.topic.measure != ""
    return same and "gross" in gross.topic.qualifier and "net" in net.topic.qualifier


def _same_figure(gross: Term, net: Term) -> Check:
    confidence = min(gross.claim.confidence, net.claim.confidence) * match_of(gross, net)
    value = with_unit(net.claim.quantity.value, net.claim)
    return remark(
        (gross.claim, net.claim),
        outcome=Outcome.TENSION,
        severity=Severity.WARNING if confidence >= WORTH_A_WARNING else Severity.INFO,
        message=(
            f"{said(gross.claim)} gives {quoted(gross.claim)} as {_kind(gross)}{when(gross.claim)}; "
            f"{also_said(net.claim, gross.claim)} gives the same figure as {_kind(net)} "
            f"({quoted(net.claim)}). "
            f"Both can hold only if nothing went the other way."
        ),
        steps=(f"{value} - {value} = 0, which is all that can have gone the other way",),
        computation=Computation(
            formula="net = gross - losses",
            inputs=(("gross", float(gross.claim.quantity.value)), ("net", float(net.claim.quantity.value))),
            result=0.0,
        ),
        question=f"Is {quoted(net.claim)} the gross or the net figure?",
        confidence=confidence,
    )


def _kind(term: Term) -> str:
    words = term.claim.measure.text or subject(term.claim)
    return f"“{' '.join(words.split())}”"


def _net_of_gain(case: Case, members: list[Term]) -> Iterator[Check]:
    """Yield the net gain of a sentence that repeats the gain, though a loss is stated beside it."""
    if len(members) != 3:
        return
    nets = [term for term in members if case.cues.ahead_of(term.claim, "net", _BESIDE) is not None]
    others = [term for term in members if term not in nets]
    gains = [term for term in others if case.cues.of(term.claim, "gain", _BESIDE) is not None]
    losses = [term for term in others if case.cues.of(term.claim, "loss", _BESIDE) is not None]
    if len(nets) != 1 or len(gains) != 1 or len(losses) != 1 or gains == losses:
        return
    net, gain, loss = nets[0], gains[0], losses[0]
    result = gain.claim.quantity.value - loss.claim.quantity.value
    repeats = net.claim.quantity.value == gain.claim.quantity.value
    yield remark(
        (gain.claim, loss.claim, net.claim),
        outcome=Outcome.TENSION if repeats else Outcome.CONSISTENT,
        severity=Severity.WARNING if repeats else None,
        message=(
            f"{said(net.claim)} gives {quoted(gain.claim)} gained and {quoted(loss.claim)} lost, which is "
            f"{with_unit(result, gain.claim)} net; {quoted(net.claim)} is called the net figure"
            f"{', though it is the gross one' if repeats else ''}."
        ),
        steps=(
            (
                f"{number(gain.claim.quantity.value)} - {number(loss.claim.quantity.value)} = "
                f"{with_unit(result, gain.claim)}"
            ),
        ),
        computation=Computation(
            formula="gain - loss",
            inputs=(("gain", float(gain.claim.quantity.value)), ("loss", float(loss.claim.quantity.value))),
            result=float(result),
            expected=float(net.claim.quantity.value),
        ),
        question=f"Is {quoted(net.claim)} before or after the losses?",
        confidence=min(term.claim.confidence for term in members),
    )


RULE = Rule(
    id="net-vs-gross",
    family="framing",
    summary="A gross flow is told as the net one.",
    grain=Grain.GROUP,
    formula="net = gain - loss",
    severity=Severity.WARNING,
    function=compare_net_with_gross,
    examples=(
        Flagged(
            "MINISTER: Net migration to Spain was 750,000 in 2022.\n"
            "MS ROY: Immigration to Spain was 750,000 in 2022.",
            at=("750,000", "750,000"),
        ),
        Passed(
            "MINISTER: Net migration to Spain was 520,000 in 2022.\n"
            "MS ROY: Immigration to Spain was 750,000 in 2022.",
            why="the net figure is another one",
        ),
    ),
)
