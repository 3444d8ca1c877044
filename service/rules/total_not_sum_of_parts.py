"""Parts that do not add up to their total.

What it flags
    A complete list of parts, or figures for periods that follow each other without gap, whose sum is not
    the stated total.

Why it matters
    A part or the total is wrong, or a part was left out without a word.

Does not flag
    Lists that say "including"; residues that the rounding of parts and total allows; parts that overlap.

Method
    The sum of the parts, in the unit of the claims with every rounding carried through, must meet the
    total. Parts that add up to less than the total are a warning at most: one may have been left out.

Limits
    That a list is complete is taken from its words.

Source
    Countercheck's own definition.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from service.model.report import Check, Severity
from service.model.rule import Flagged, Grain, Parameter, Passed, Rule
from service.reason.case import Case
from service.reason.checks import check_of, undetermined
from service.reason.intervals import subtract
from service.reason.intervals import total as add_up
from service.reason.phrasing import computation, number, quoted, said, tolerance, topic, with_unit
from service.reason.relations import Relation, RelationKind, judge, min_severity


def compare_total_with_parts(case: Case, parameters: dict[str, Decimal]) -> Iterator[Check]:
    """Yield a check for every total with a complete list of parts."""
    for relation in case.of_kind(RelationKind.SUM):
        if len(relation.terms) > int(parameters["minimum_parts"]):
            yield _incomplete(relation) if _is_part_elsewhere(case, relation) else _sum(relation)


_NEAR = 400  # letters from a total within which a part of its list may stand apart


def _is_part_elsewhere(case: Case, relation: Relation) -> bool:
    """Say whether a figure near by, of no list, is just what the parts leave of their total."""
    whole, *parts = relation.terms
    names = {term.claim.id for term in relation.terms}
    if add_up(part.ordinary for part in parts).meets(whole.ordinary):
        return False
    missing = subtract(whole.ordinary, add_up(part.ordinary for part in parts))
    return any(
        term.dimension == whole.dimension
        and term.value > 0
        and term.claim.id not in names
        and term.claim.segment == whole.claim.segment
        and abs(term.claim.span.start - whole.claim.span.start) < _NEAR
        and term.ordinary.meets(missing)
        for term in case.terms.values()
    )


def _incomplete(relation: Relation) -> Check:
    return undetermined(
        relation.claims,
        message=f"The parts that are listed are less than the {quoted(relation.claims[0])} they belong to.",
        reason="a figure near by is as large as what they leave",
        confidence=relation.confidence,
    )


def _sum(relation: Relation) -> Check:
    whole, *parts = relation.terms
    verdict = judge(
        relation, lambda reading: (whole.values(reading), add_up(part.values(reading) for part in parts))
    )
    result = sum((part.value for part in parts), Decimal(0))
    if verdict.severity is not None and result < whole.value:
        verdict = replace(verdict, severity=min_severity(verdict.severity, Severity.WARNING))
    listed = " + ".join(number(part.value / whole.scale) for part in parts)
    fits = "which is" if verdict.severity is None else "not"
    return check_of(
        relation,
        verdict,
        message=(
            f"The {len(parts)} parts of {topic(whole.claim)} add up to "
            f"{with_unit(result / whole.scale, whole.claim)}, {fits} the {quoted(whole.claim)} that "
            f"{said(whole.claim) if whole.claim.speaker else 'the text'} states."
        ),
        steps=(
            f"{listed} = {number(result / whole.scale)}",
            tolerance(verdict, scale=whole.scale),
        ),
        computation=computation(
            "sum of parts",
            {f"part {i}": part.value for i, part in enumerate(parts, 1)} | {"total": whole.value},
            result,
            verdict,
        ),
        question=f"Which part of {quoted(whole.claim)} is missing or wrong?",
    )


RULE = Rule(
    id="total-not-sum-of-parts",
    family="sum-of-parts",
    summary="A stated total differs from the sum of its stated parts.",
    grain=Grain.GROUP,
    formula="total = sum of parts",
    severity=Severity.ERROR,
    function=compare_total_with_parts,
    parameters=(
        Parameter(
            "minimum_parts", Decimal(2), unit="claims", doc="Fewest parts worth adding up; own choice."
        ),
    ),
    examples=(
        Flagged(
            "The harbour plan totals $60 million: $30 million for quays, $25 million for cranes and "
            "$20 million for roads.",
            at=("$60 million", "$30 million", "$25 million", "$20 million"),
        ),
        Passed(
            "The harbour plan totals $75 million: $30 million for quays, $25 million for cranes and "
            "$20 million for roads.",
            why="the parts add up",
        ),
    ),
)
