"""Parts that exclude each other and come to more than the whole.

What it flags
    "62 percent came from coal, 31 percent from gas and 14 percent from hydro"; "of the 48 members 29 belong
    to the one party and 24 to the other": what is divided comes to more than there is.

Why it matters
    One of the parts is wrong, and nothing says which.

Does not flag
    Several answers of one person, groups that overlap (languages spoken, diseases), rises in percent, sums
    that rounding brings to 100, shares of several times or places; lists whose words do not say that one part
    excludes the other.

Method
    Sum of the smallest values that the parts allow <= 100 percent, or <= the largest value of their whole.

Limits
    That parts exclude each other is known by verbs (came from, went to, belong to, voted for).

Source
    Countercheck's own definition.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from service.model.claim import ClaimId, LinkKind
from service.model.quantity import QuantityKind
from service.model.report import Check, Outcome, Severity
from service.model.rule import Flagged, Grain, Parameter, Passed, Rule
from service.reason.case import Case
from service.reason.changes import has_cue
from service.reason.checks import remark
from service.reason.intervals import HUNDRED, total
from service.reason.phrasing import number, quoted, said, with_unit
from service.reason.terms import Aspect, Term


def compare_divided_parts(case: Case, parameters: dict[str, Decimal]) -> Iterator[Check]:
    """Yield a check for every sentence that divides something and gives the parts."""
    starts = {claim.sentence.start for claim in case.claims if has_cue(case, "divided", (claim,))}
    if not starts:
        return
    listed: dict[int, list[Term]] = defaultdict(list)
    for term in case.terms.values():
        if term.claim.sentence.start in starts:
            listed[term.claim.sentence.start].append(term)
    links = {link.source: link.target for link in case.links if link.kind is LinkKind.PART}
    for members in listed.values():
        members.sort(key=lambda term: term.claim.span)
        if has_cue(case, "overlap", (members[0].claim,)):
            continue
        shares = [term for term in members if term.dimension == "%" and term.aspect is not Aspect.CHANGE]
        of_one = len({term.time for term in shares}) == len({term.topic.entities for term in shares}) == 1
        if of_one and len(shares) == len(members) >= parameters["fewest_shares"]:
            yield _divided(shares, HUNDRED, None)
        yield from _counted(case, members, links)


def _counted(case: Case, members: Sequence[Term], links: Mapping[ClaimId, ClaimId]) -> Iterator[Check]:
    """Yield a check for the only two parts or more of the only whole of a sentence."""
    by_id = {term.claim.id: term for term in members}
    parts: dict[ClaimId, list[Term]] = defaultdict(list)
    for term in members:
        whole_id = links.get(term.claim.id)
        if whole_id in by_id:
            parts[whole_id].append(term)
    for name, found in parts.items():
        whole = by_id[name]
        said = case.cues.between(found[0].claim.span, found[1].claim.span) if len(found) > 1 else ()
        divides = any("divided" in cue.kinds for cue in said)
        if divides and len(parts) == 1 and whole.claim.quantity.kind is QuantityKind.COUNT:
            yield _divided(found, whole.value, whole)


def _divided(parts: Sequence[Term], most: Decimal, whole: Term | None) -> Check:
    least = total(part.widest for part in parts).low or Decimal(0)
    top = whole.widest.high if whole is not None else most
    above = top is not None and least > top
    result = sum((part.value for part in parts), Decimal(0))
    claims = [part.claim for part in parts] if whole is None else [whole.claim, *(p.claim for p in parts)]
    shown = "100 percent" if whole is None else quoted(whole.claim)
    first = parts[0].claim
    return remark(
        claims,
        outcome=Outcome.INCONSISTENT if above else Outcome.CONSISTENT,
        severity=Severity.WARNING if above else None,
        message=(
            f"{said(first)} divides {shown} into {', '.join(quoted(p.claim) for p in parts)}; they come to "
            f"{with_unit(result, first)}, {'which is more than all of it' if above else 'which it can hold'}."
        ),
        steps=(
            " + ".join(number(part.value) for part in parts) + f" = {number(result)}",
            f"with every rounding at least {number(least)}; there are {number(most)}",
        ),
        question="Which of the parts is wrong, or do they overlap?" if above else "",
        confidence=min(claim.confidence for claim in claims),
    )


RULE = Rule(
    id="divided-above-whole",
    family="sum-of-parts",
    summary="Parts that exclude each other come to more than the whole.",
    grain=Grain.GROUP,
    formula="sum of parts <= whole",
    severity=Severity.WARNING,
    function=compare_divided_parts,
    parameters=(
        Parameter(
            "fewest_shares",
            Decimal(3),
            unit="claims",
            doc="Fewest that read as a division; own choice.",
        ),
    ),
    examples=(
        Flagged(
            "Of the power, 62 percent came from coal, 31 percent from gas and 24 percent from dams.",
            at=("62 percent", "31 percent", "24 percent"),
        ),
        Passed(
            "Of the power, 62 percent came from coal, 31 percent from gas and 7 percent from dams.",
            why="they come to 100",
        ),
    ),
)
