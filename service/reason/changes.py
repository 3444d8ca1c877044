"""Changes in percent, by what they are of and when, for rules that set one beside another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from service.model.claim import Claim
from service.model.quantity import QuantityKind
from service.reason.case import Case
from service.reason.terms import Aspect, Term, Topic


def percent_changes(case: Case) -> dict[Topic, list[Term]]:
    """Return the stated facts of change in percent by topic, in the order of the text."""
    found: dict[Topic, list[Term]] = defaultdict(list)
    for term in case.terms.values():
        is_percent = term.claim.quantity.kind is QuantityKind.PERCENT and term.dimension == "relative"
        if (
            is_percent
            and term.aspect is Aspect.CHANGE
            and term.topic.measure
            and term.topic.standing == "fact"
        ):
            found[term.topic].append(term)
    return found


def in_one_voice(*claims: Claim) -> bool:
    """Say whether one speaker, or nobody in particular, makes all the claims."""
    return len({claim.speaker for claim in claims}) == 1


def surely_below(term: Term, limit: int) -> bool:
    """Say whether every ordinary reading of a term lies below a limit."""
    return term.ordinary.high is not None and term.ordinary.high < limit


def surely_above(term: Term, limit: int) -> bool:
    """Say whether every ordinary reading of a term lies above a limit."""
    return term.ordinary.low is not None and term.ordinary.low > limit


def same_place(a: Term, b: Term) -> bool:
    """Say whether two terms are of one place, as far as the text says."""
    return not a.topic.entities or not b.topic.entities or a.topic.entities == b.topic.entities


def has_cue(case: Case, kind: str, claims: Iterable[Claim]) -> bool:
    """Say whether words of a kind stand in the sentence of any of the claims."""
    return any(case.cues.in_sentence(claim, kind) is not None for claim in claims)


def came_and_went(case: Case, a: Term, b: Term) -> bool:
    """Say whether two changes are what came and what went ("created 12,000 jobs, cut "
    "9,000"), which add up."""
    came, went = sorted((a, b), key=lambda term: -term.value)
    gain, loss = case.cues.of(came.claim, "gain"), case.cues.of(went.claim, "loss")
    return gain is not None and loss is not None


def opposed(a: Term, b: Term) -> bool:
    """Say whether two changes exclude each other; without a known period only multiples do."""
    dated = a.period is not None and b.period is not None
    multiples = a.claim.quantity.kind is b.claim.quantity.kind is QuantityKind.RATIO
    return a.value * b.value < 0 and (dated or multiples)
