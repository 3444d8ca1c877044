"""A figure for each head that whole and population do not give.

What it flags
    A figure per head, per person or per capita that is not the whole divided by the population which the text
    gives for the same place, or where it gives none, by that of the loaded reference data.

Why it matters
    A figure per head is checked by nobody, though whole and population stand in the same text.

Does not flag
    Figures per household or per worker; populations that have moved a little since (mid-year against end
    of year): `population_drift`; another period, place, currency or definition of the whole; real beside
    nominal.

Method
    whole / population, in the unit of the whole, with the rounding of both carried through and the population
    widened by `population_drift` percent either way, must meet the figure per head.

Limits
    The population must be stated as such, for the same place; it may be of a year near by. One of the
    reference data is of the figure's own year or of the two before it, and may be off by `population_drift`
    percent for each; where several datasets have one, all must deny the figure.

Source
    Drift: own choice, about what fast-growing countries gain in a year (World Bank, SP.POP.GROW).
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from service.model.quantity import Interval
from service.model.report import Check, Severity
from service.model.rule import Figure, Flagged, Grain, Parameter, Passed, Rule
from service.reason.case import Case
from service.reason.checks import check_of
from service.reason.intervals import HUNDRED, divide
from service.reason.per_head import PerHead, per_heads
from service.reason.phrasing import computation, number, quoted, said, tolerance, topic, with_unit
from service.reason.rates import widened
from service.reason.relations import judge
from service.reason.series_per_head import per_heads_beside_population
from service.reason.terms import Reading


def compare_per_head_with_whole(case: Case, parameters: dict[str, Decimal]) -> Iterator[Check]:
    """Yield a check for every figure per head whose whole is stated, and its population or a series of it."""
    yield from per_heads_beside_population(case, parameters["population_drift"] / HUNDRED)
    for found in per_heads(case):
        yield _compare(found, 1 + parameters["population_drift"] / HUNDRED)


def _compare(found: PerHead, drift: Decimal) -> Check:
    each, whole, people = found.each.claim, found.whole.claim, found.population.claim

    def compare(reading: Reading) -> tuple[Interval, Interval]:
        e, w, p = (
            claim.quantity.widest if reading is Reading.WIDEST else claim.quantity.ordinary
            for claim in (each, whole, people)
        )
        return e, divide(w, widened(p, drift))

    verdict = judge(found.relation, compare)
    result = whole.quantity.value / people.quantity.value
    ending = (
        f"which agrees with the {quoted(each)} that {said(each) if each.speaker else 'the text'} gives"
        if verdict.severity is None
        else f"but {said(each) if each.speaker else 'the text'} gives {quoted(each)} for each"
    )
    return check_of(
        found.relation,
        verdict,
        message=(
            f"{quoted(whole)} of {topic(whole)} over a population of {quoted(people)} is "
            f"{with_unit(result, whole)} a head, {ending}."
        ),
        steps=(
            (
                f"{number(whole.quantity.value)} / {number(people.quantity.value)} = "
                f"{with_unit(result, whole)} a head"
            ),
            f"{tolerance(verdict)} (population up to {number(drift * HUNDRED - HUNDRED)} percent off)",
        ),
        computation=computation(
            "whole / population",
            {"whole": whole.quantity.value, "population": people.quantity.value},
            result,
            verdict,
        ),
        question=f"By which population was {quoted(each)} worked out?",
    )


RULE = Rule(
    id="per-head-mismatch",
    family="share-vs-counts",
    summary="A figure per head is not the whole divided by the population.",
    grain=Grain.GROUP,
    formula="whole / population = figure per head",
    severity=Severity.ERROR,
    function=compare_per_head_with_whole,
    parameters=(
        Parameter(
            "population_drift",
            Decimal(3),
            unit="percent",
            doc="By how much the population may have moved since it was stated; own choice.",
        ),
    ),
    examples=(
        Flagged(
            "The population of Kenya is 55 million. Kenya's GDP in 2023 was $108 billion; "
            "GDP per head in Kenya was $2,960 in 2023.",
            at=("55 million", "$108 billion", "$2,960"),
        ),
        Passed(
            "The population of Kenya is 55 million. Kenya's GDP in 2023 was $108 billion; "
            "GDP per head in Kenya was $1,960 in 2023.",
            why="108 billion divided by 55 million is 1,964",
        ),
        Flagged(
            "Health spending in Tunisia was $3.0 billion in 2021, or $520 per head.",
            at=("$3.0 billion", "$520 per head"),
            data=(Figure(measure="population", area="TUN", period="2021", value="12048847", unit="person"),),
        ),
        Passed(
            "Health spending in Tunisia was $3.0 billion in 2021, or $250 per head.",
            why="3.0 billion divided by 12.05 million is 249",
            data=(Figure(measure="population", area="TUN", period="2021", value="12048847", unit="person"),),
        ),
    ),
)
