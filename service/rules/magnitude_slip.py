"""A figure out by a power of ten.

What it flags
    Two statements of one figure with the same digits, a thousand, a million or another power of ten apart.

Why it matters
    Million said for billion is the most common slip of the tongue and of the typist with figures.

Does not flag
    Figures for whose measure a pronoun stands, as it may be of something else; amounts whose digits differ;
    two digits alike in figures of no measure of the catalogue, whose sentences share few words (only noted);
    a single digit that recurs ("5 million", "5 billion") unless measure, entities and period are the same;
    amounts of different currencies, periods, places or owners.

Method
    log10(value 2 / value 1) is a whole number and the significant digits are equal. Where the second mention
    is shortened, at least two digits and one word of the measure must agree, and the flag is a warning; it is
    an error where three digits, the time and three words of the two sentences agree.

Limits
    An aggregate that is by chance a thousand times another one with the same digits is flagged when the
    text calls both by one name.

Source
    Countercheck's own definition.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from service.model.claim import ClaimId
from service.model.report import Check, Computation, Outcome, Severity
from service.model.rule import Flagged, Grain, Passed, Rule
from service.reason.case import Case
from service.reason.checks import remark
from service.reason.disagreements import (
    RELATIVE,
    TELLING_DIGITS,
    loose_slips,
    power_of_ten,
    significant_digits,
)
from service.reason.owners import are_owned_apart
from service.reason.phrasing import number, quoted, said, topic, with_unit
from service.reason.relations import Relation, most_severe


def compare_magnitudes(case: Case, parameters: dict[str, Decimal]) -> Iterator[Check]:
    """Yield a check for every pair of statements that are powers of ten apart."""
    seen: set[frozenset[ClaimId]] = set()
    for pairs in (case.disagreements, loose_slips(case.terms, case.tied, case.text)):
        for pair in pairs:
            carried = any(claim.measure.carried for claim in pair.claims) and not pair.stated
            is_amount = pair.terms[0].dimension not in RELATIVE
            power = power_of_ten(*pair.terms) if is_amount and not carried else None
            key = frozenset(claim.id for claim in pair.claims)
            if power is not None and key not in seen and not are_owned_apart(case, *pair.claims[:2]):
                seen.add(key)
                yield _slip(pair, power, _severity(pair, power, case.text))


def _severity(pair: Relation, power: int, text: str) -> Severity:
    """Return how severe a slip is: two digits alike in figures of no known measure may be chance.

    Three digits alike, at one time, a thousand or its powers apart, in sentences of one thing, are not.
    """
    a, b = pair.terms[:2]
    unknown = all(claim.measure.id is None for claim in pair.claims) and not pair.stated
    few = len(significant_digits(abs(a.value))) < TELLING_DIGITS
    said = [set(_WORD.findall(text, claim.sentence.start, claim.sentence.end)) for claim in pair.claims]
    alike = len(said[0] & said[1]) >= _SHARED_WORDS
    if alike and not few and power % 3 == 0 and a.time == b.time:
        return Severity.ERROR
    return Severity.INFO if text and unknown and few and not alike else most_severe(pair)


_WORD = re.compile(r"[A-Za-z]{4,40}")
_SHARED_WORDS = 3
"""Words of four letters and more from which on two sentences speak of one thing."""


def _slip(pair: Relation, power: int, severity: Severity) -> Check:
    a, b = pair.terms
    factor = Decimal(10) ** power
    small, large = sorted((a.value, b.value), key=abs)
    return remark(
        pair.claims,
        outcome=Outcome.INCONSISTENT,
        severity=severity,
        message=(
            f"{said(a.claim)} puts {topic(a.claim)} at {quoted(a.claim)}, and {quoted(b.claim)} "
            f"has the same digits but is {number(factor)} times "
            f"{'larger' if b.value == large else 'smaller'}: "
            "one of the two is a slip of the scale word or of the zeros."
        ),
        steps=(
            f"{quoted(a.claim)} is {with_unit(a.claim.quantity.value, a.claim)}",
            f"{quoted(b.claim)} is {with_unit(b.claim.quantity.value, b.claim)}",
            f"{number(large)} / {number(small)} = {number(large / small)}",
        ),
        computation=Computation(
            formula="value 2 / value 1",
            inputs=(("value 1", float(a.value)), ("value 2", float(b.value))),
            result=float(b.value / a.value),
            expected=1.0,
            slack=float(factor) - 1,
        ),
        question=f"Is it {quoted(a.claim)} or {quoted(b.claim)}?",
        confidence=pair.confidence,
    )


RULE = Rule(
    id="magnitude-slip",
    family="magnitude-slip",
    summary="One figure is stated twice with the same digits, powers of ten apart.",
    grain=Grain.PAIR,
    formula="log10(value 2 / value 1) is a whole number other than 0; digits alike",
    severity=Severity.ERROR,
    function=compare_magnitudes,
    examples=(
        Flagged(
            "The pension fund's assets were $47 billion in 2022. Officials said that in 2022 "
            "the pension fund's "
            "assets of $47 million were safe.",
            at=("$47 billion", "$47 million"),
        ),
        Passed(
            "The pension fund's assets were $47 billion in 2022. Officials said that in 2022 "
            "the pension fund's "
            "costs of $47 million were low.",
            why="assets and costs are different measures",
        ),
        Passed(
            "Ghana's central bank bought $1.4 billion of cocoa in 2023. "
            "A lone trader sold $1.4 million of cocoa in 2023.",
            why="two digits may be alike by chance, and the sentences share hardly a word",
        ),
    ),
)
