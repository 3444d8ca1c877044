"""A claim set against the observation that it speaks of.

What it flags
    A figure that the matching series of the loaded reference data excludes: same measure, area and
    counterpart, unit, adjustment and period, and a value outside all that the claim's words allow, in every
    dataset that has one.

Why it matters
    What a text says of itself can be consistent and still be wrong; an official figure with its address
    settles it.

Does not flag
    A claim that one of several datasets bears out; figures that definitions or later revisions can explain,
    which are only noted; figures of which the dataset has a hundredth (fraction-percent-scale); claims for
    which no series fits well enough: those are undetermined, with the candidates.

Method
    The claim's interval and the observation's (half a unit of its last published digit) must meet, in the
    unit of the claim. A change is recomputed as new / base - 1. Supported claims say so, and how close.

Limits
    A yearly rate of price change that the text does not call an average may be that of December on
    December: it is then only noted as long as it lies off the average by no more than the averages of
    neighbouring years do. Of levels whose only vintage is younger than the text, `revisions` percent may
    be a revision, of changes `growth` points; `definitions` percent of a level may be one of definition, or
    the `spread` that the catalogue gives its measure (trade in goods), and of a rate of which the publisher
    has an estimate only, `estimates` points or what years next to each other differ by. From a figure that is
    marked as of another definition nothing is concluded. An error needs a miss of at least `gross` percent.

Source
    Margin of revisions: own choice, about the size of ordinary annual revisions of national accounts.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from service.model.claim import Claim
from service.model.match import Candidate, Match
from service.model.report import Check, Outcome, Severity
from service.model.rule import Figure, Flagged, Grain, Parameter, Passed, Rule
from service.reason.case import Case
from service.reason.checks import cited, undetermined
from service.reason.citing import against, computation_of, named, steps_of
from service.reason.observed import (
    TOLERANCES,
    Margin,
    margin_of,
    miss,
    nearest,
    revised_from,
    stated_values,
    tolerances_of,
)
from service.reason.phrasing import quoted, topic, with_unit
from service.reason.relations import SURE_MATCH
from service.reason.series_scales import as_fraction
from service.reason.terms import Reading


def compare_with_observation(case: Case, parameters: dict[str, Decimal]) -> Iterator[Check]:
    """Yield a check for every claim for which there are candidates."""
    for claim in case.claims:
        match = case.matches.get(claim.id)
        if match is None or claim.id in case.excluded or revised_from(case, claim, match.good) is not None:
            continue
        if as_fraction(case, claim, match.good) is not None:
            continue
        yield _compared(case, claim, match, parameters) if match.good else _unsure(claim, match)


def _compared(case: Case, claim: Claim, match: Match, parameters: dict[str, Decimal]) -> Check:
    for reading in (Reading.ORDINARY, Reading.WIDEST):
        best = nearest(claim, match.good, reading)
        if stated_values(claim, reading).meets(best.values):
            return _supported(case, claim, best, reading)
    off = miss(stated_values(claim, Reading.WIDEST), best.values)
    margin = margin_of(case, claim, best, tolerances_of(parameters))
    if off <= margin.width:
        return _explained(case, claim, best, margin)
    other = next((one for one in match.candidates if stated_values(claim, reading).meets(one.values)), None)
    if other is not None:
        return _unsure(claim, match, f"a series that fits less well agrees: {named(other, claim)}")
    return _excluded(case, claim, best, off, parameters["gross"] / 100)


def _supported(case: Case, claim: Claim, best: Candidate, reading: Reading) -> Check:
    on_words = reading is Reading.ORDINARY
    return cited(
        claim,
        best,
        outcome=Outcome.CONSISTENT if on_words else Outcome.TENSION,
        severity=None if on_words else Severity.INFO,
        message=(
            f"{against(case, claim, best)}, "
            + ("which bears it out." if on_words else "which only a generous reading of the words allows.")
        ),
        steps=steps_of(claim, best),
        computation=computation_of(claim, best),
    )


def _explained(case: Case, claim: Claim, best: Candidate, margin: Margin) -> Check:
    return cited(
        claim,
        best,
        outcome=Outcome.TENSION,
        severity=Severity.INFO,
        message=(f"{against(case, claim, best)}. The difference need not be an error: {margin.reason}."),
        steps=steps_of(claim, best),
        computation=computation_of(claim, best),
        question=f"By which definition is {quoted(claim)} measured, and who published it when?",
    )


_SURE_CLAIM = 0.75  # a measure of the catalogue, read without two guesses


def _excluded(case: Case, claim: Claim, best: Candidate, off: Decimal, gross: Decimal) -> Check:
    sure = best.score >= Decimal(str(SURE_MATCH)) and claim.confidence >= _SURE_CLAIM
    far = bool(best.value) and off / abs(best.value) >= gross
    return cited(
        claim,
        best,
        outcome=Outcome.INCONSISTENT,
        severity=Severity.ERROR if sure and far else Severity.WARNING,
        message=f"{against(case, claim, best)}, which no reading of the words allows.",
        steps=(*steps_of(claim, best), f"the two miss each other by {with_unit(off, claim)}"),
        computation=computation_of(claim, best),
        question=f"Where is {quoted(claim)} from, and of what exactly is it the figure?",
    )


def _unsure(claim: Claim, match: Match, reason: str = "") -> Check:
    listed = "; ".join(named(one, claim) for one in match.candidates[:3])
    return undetermined(
        (claim,),
        message=f"{quoted(claim)} ({topic(claim)}) was not held against a series: candidates are {listed}.",
        reason=reason or "no series of the reference data fits well enough",
        confidence=claim.confidence,
    )


RULE = Rule(
    id="observation-excludes-claim",
    family="reference",
    summary="An observation of the matching reference series excludes the claim, or bears it out.",
    grain=Grain.REFERENCE,
    formula="claim's interval meets the observation's",
    severity=Severity.ERROR,
    function=compare_with_observation,
    parameters=(
        *TOLERANCES,
        Parameter(
            "gross", Decimal(25), unit="percent", doc="Miss from which a conflict is an error; own choice."
        ),
    ),
    examples=(
        Flagged(
            "In 2021 Latvia had a population of 2.3 million.",
            at=("2.3 million",),
            data=(Figure(measure="population", area="LVA", period="2021", value="1884490", unit="person"),),
        ),
        Passed(
            "In 2021 Latvia had a population of 1.9 million.",
            why="1,884,490 is 1.9 million when rounded",
            data=(Figure(measure="population", area="LVA", period="2021", value="1884490", unit="person"),),
        ),
    ),
)
