"""Terms and relations as bounds between logarithms of unknowns, and the conflicts among those bounds.

A level bounds its unknown against the constant 1; a change bounds the ratio of two levels, stated or not; a
share that of part and whole; a part and a nested period order two levels. Levels that are zero or negative,
and changes through zero, have no logarithm and stay out; the rules compare those by interval arithmetic.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from math import expm1, log

from service.model.claim import ClaimId
from service.model.quantity import Interval
from service.reason.conflicts import Conflict, Relations, Unknown
from service.reason.derivations import chain_of
from service.reason.intervals import HUNDRED, ONE, hull
from service.reason.matched import match_of, told_apart
from service.reason.network import Bound, Cycle, Node, components, find_conflict
from service.reason.relations import SURE_MATCH, Relation, RelationKind
from service.reason.stated import Ties, change_ends
from service.reason.terms import Aspect, Reading, Term, Topic, factors

ORIGIN: Node = "1"
"""The constant 1, against which levels are bounded."""

MOST_BOUNDS = 600
"""Bounds of one component from which on it is not searched; a document of thousands of tied claims."""

_LEVELS = (Aspect.LEVEL, Aspect.AVERAGE, Aspect.SHARE)
_BOUNDING = {
    RelationKind.GROWTH,
    RelationKind.SHARE,
    RelationKind.PART,
    RelationKind.NESTED,
    RelationKind.UNIT,
}
_MOST_CONFLICTS = 5
_NO_CAUSE: tuple[str, ...] = ()


def find_conflicts(
    terms: Mapping[ClaimId, Term], relations: Iterable[Relation], ties: Ties
) -> tuple[tuple[Conflict, ...], int]:
    """Return the conflicts among claims, and how many groups of claims were too large to be searched.

    Args:
        terms: All comparable terms by claim.
        relations: Everything that bears on each other.
        ties: What the words state.
    """
    net = _Net(terms, relations, ties)
    ordinary, skipped = _search(net, Reading.ORDINARY)
    if not ordinary:
        return (), skipped  # what can hold on the ordinary reading can on the widest
    widest, _ = _search(net, Reading.WIDEST)
    named = {cycle.causes for cycle in widest}
    found = [(Reading.WIDEST, cycle) for cycle in widest]
    found += [(Reading.ORDINARY, cycle) for cycle in ordinary if cycle.causes not in named]
    return tuple(net.conflict(reading, cycle) for reading, cycle in found), skipped


def _search(net: _Net, reading: Reading) -> tuple[list[Cycle], int]:
    """Return the conflicts on one reading, and how many groups were too large to be searched."""
    found: list[Cycle] = []
    skipped = 0
    for group in components(_tightest(net.bounds(reading)), ORIGIN):
        if len(group) > MOST_BOUNDS:
            skipped += 1
        else:
            found.extend(_cycles(group))
    return found, skipped


def _tightest(bounds: Iterable[Bound]) -> Iterable[Bound]:
    """Return the tightest bound between each two unknowns; a text that repeats itself adds nothing."""
    tightest: dict[tuple[Node, Node], Bound] = {}
    for bound in bounds:
        key = bound.tail, bound.head
        if key not in tightest or bound.weight < tightest[key].weight:
            tightest[key] = bound
    return tightest.values()


class _Net:
    """The unknowns of a document and what bounds them."""

    def __init__(self, terms: Mapping[ClaimId, Term], relations: Iterable[Relation], ties: Ties) -> None:
        self._terms = terms
        listed = tuple(relations)
        self._relations = [
            relation for relation in listed if relation.kind in _BOUNDING and self._fits(relation)
        ]
        self._within = Relations(self._relations)
        nodes = unknowns(terms, listed, ties)
        steps = tuple(implied_steps(terms, nodes, ties))
        order = tuple(_implied_order(terms, nodes, steps))
        number: dict[Node, int] = {}  # numbers are told apart much faster than unknowns

        def numbered(node: Node) -> int:
            return number.setdefault(node, len(number))

        self._nodes = {name: numbered(node) for name, node in nodes.items()}
        self._steps = [(change, numbered(new), numbered(base)) for change, new, base in steps]
        self._order = [(numbered(part), numbered(whole)) for part, whole in order]

    def _fits(self, relation: Relation) -> bool:
        """Say whether the levels of a growth are in one unit ("486 a kilowatt-hour from 259" is not)."""
        if relation.kind is not RelationKind.GROWTH:
            return True
        return len({self._terms[term.claim.id].dimension for term in relation.terms[1:]}) == 1

    def bounds(self, reading: Reading) -> Iterator[Bound]:
        """Yield every bound on one reading."""
        for term in self._terms.values():
            if term.aspect in _LEVELS:
                node = self._nodes[term.claim.id]
                yield from _ratio_bounds(ORIGIN, node, term.values(reading), (term.claim.id,))
        for relation in self._relations:
            yield from self._of(relation, reading)
        for change, new, base in self._steps:
            yield from _ratio_bounds(base, new, hull(factors(change, reading)), (change.claim.id,))
        for part, whole in self._order:
            yield Bound(whole, part, 0.0, _NO_CAUSE)

    def _of(self, relation: Relation, reading: Reading) -> Iterator[Bound]:
        first, *others = relation.terms
        nodes = [self._nodes.get(term.claim.id) for term in others]
        match relation.kind:
            case RelationKind.UNIT if not first.zero and not others[0].zero:
                yield from _ratio_bounds(self._nodes[first.claim.id], nodes[0], Interval(ONE, ONE), _NO_CAUSE)
            case RelationKind.PART | RelationKind.NESTED if first.aspect in _LEVELS:
                yield Bound(nodes[0], self._nodes[first.claim.id], 0.0, _NO_CAUSE)
            case RelationKind.GROWTH if first.dimension == "relative":
                ratio = hull(factors(first, reading))
                yield from _ratio_bounds(nodes[1], nodes[0], ratio, (first.claim.id,))
            case RelationKind.SHARE if first.dimension == "%":
                share = first.values(reading).scale(ONE / HUNDRED)
                yield from _ratio_bounds(nodes[1], nodes[0], share, (first.claim.id,))

    def conflict(self, reading: Reading, cycle: Cycle) -> Conflict:
        """Return a conflict with how sure it is."""
        used = self._within.within(cycle.causes)
        confidence = [self._terms[ClaimId(cause)].claim.confidence for cause in cycle.causes]
        confidence += [relation.confidence for relation in used]
        sure = all(relation.sure for relation in used)
        steps = chain_of(cycle, self._terms, ORIGIN)
        return Conflict(reading, cycle.causes, expm1(cycle.slack), sure, min(confidence), steps)


def unknowns(terms: Mapping[ClaimId, Term], relations: Iterable[Relation], ties: Ties) -> dict[ClaimId, Node]:
    """Return the unknown of each term: one of its topic and period where that is certain, else its own."""
    apart = told_apart(ties)
    doubtful = {
        term.claim.id
        for relation in relations
        if relation.kind is RelationKind.SAME and not _agree(relation)
        for term in relation.terms
    }
    return {
        name: name if name in apart or name in doubtful or not _is_sure(term) else _unknown(term)
        for name, term in terms.items()
    }


def _is_sure(term: Term) -> bool:
    return bool(term.topic.measure) and term.period is not None and match_of(term) >= SURE_MATCH


def _unknown(term: Term) -> Node:
    assert term.period is not None  # noqa: S101 - asked before
    return Unknown(term.topic, term.aspect, term.dimension, term.period)


def _agree(relation: Relation) -> bool:
    common: Interval | None = Interval(None, None)
    for term in relation.terms:
        common = common.intersect(term.ordinary) if common is not None else None
    return common is not None


def implied_steps(
    terms: Mapping[ClaimId, Term], nodes: Mapping[ClaimId, Node], ties: Ties
) -> Iterator[tuple[Term, Node, Node]]:
    """Yield relative changes of which an end is not stated, with the unknowns of both ends.

    A change tied to no level is one of the only unit in which levels of its topic are given.
    """
    units: dict[Topic, set[str]] = defaultdict(set)
    for term in terms.values():
        if term.aspect is Aspect.LEVEL:
            units[term.topic].add(term.dimension)
    for change in terms.values():
        base_period = _base_period(change)
        if change.aspect is not Aspect.CHANGE or change.dimension != "relative" or base_period is None:
            continue
        if not _is_sure(change) or change.period is None:
            continue
        new, base = change_ends(change, ties)
        if new is not None and base is None and new.topic == change.topic:
            implied = Unknown(new.topic, new.aspect, new.dimension, base_period)
            yield change, nodes[new.claim.id], implied
        elif new is None and base is None and len(units[change.topic]) < 2:
            unit = next(iter(units[change.topic]), "")
            yield (
                change,
                Unknown(change.topic, Aspect.LEVEL, unit, _new_period(change, change.period, base_period)),
                Unknown(change.topic, Aspect.LEVEL, unit, base_period),
            )


def _base_period(change: Term) -> tuple[int, int] | None:
    """Return the base period of a change where it is as long as the change's own, or the year before it."""
    base = change.base
    if base is None or change.period is None:
        return None
    if base[1] + 1 == change.period[0] and base[1] - base[0] + 1 in _YEAR:
        is_long = change.period[1] - base[1] > _YEAR[-1]
        return None if is_long and change.nature in (None, "flow") else base  # a flow may be the sum of years
    longer = (change.period[1] - change.period[0]) - (base[1] - base[0])
    return base if abs(longer) <= 1 else None


_YEAR = range(365, 367)


def _new_period(change: Term, period: tuple[int, int], base: tuple[int, int]) -> tuple[int, int]:
    """Return when the new level of a change is: in the last year of "2022 and 2023 together"."""
    end = change.claim.period.end if change.claim.period is not None else None
    if end is None or period[1] - period[0] <= base[1] - base[0] + 1:
        return period
    following = end + dt.timedelta(days=1)
    start = following.replace(year=following.year - 1, day=min(following.day, 28))
    return start.toordinal() + period[1] - end.toordinal(), period[1]


def _implied_order(
    terms: Mapping[ClaimId, Term],
    nodes: Mapping[ClaimId, Node],
    steps: Iterable[tuple[Term, Node, Node]],
) -> Iterator[tuple[Node, Node]]:
    """Yield implied levels of parts of periods with those of the whole, where figures add up."""
    stated = {node for node in nodes.values() if isinstance(node, Unknown)}
    implied = {node for _, new, base in steps for node in (new, base) if isinstance(node, Unknown)} - stated
    if not implied:
        return
    adding = {term.topic for term in terms.values() if term.adds_up}
    by_series: dict[tuple[Topic, Aspect, str], set[Unknown]] = defaultdict(set)
    for node in stated | implied:
        if node.topic in adding and node.aspect is Aspect.LEVEL:
            by_series[node.topic, node.aspect, node.dimension].add(node)
    for node in sorted(implied, key=lambda unknown: unknown.period):
        for other in by_series.get((node.topic, node.aspect, node.dimension), ()):
            if other != node and _within(node.period, other.period):
                yield node, other
            elif other in stated and other != node and _within(other.period, node.period):
                yield other, node


def _within(part: tuple[int, int], whole: tuple[int, int]) -> bool:
    return whole[0] <= part[0] and part[1] <= whole[1]


def _cycles(group: Iterable[Bound]) -> Iterator[Cycle]:
    """Yield conflicts of one component, each resting on at least one bound that no earlier one used."""
    bounds = list(group)
    for _ in range(_MOST_CONFLICTS):
        cycle = find_conflict(bounds)
        if cycle is None:
            return
        yield cycle
        ties = {bound for bound in cycle.bounds if ORIGIN not in (bound.tail, bound.head)}
        bounds = [bound for bound in bounds if bound not in (ties or set(cycle.bounds))]


def _ratio_bounds(tail: Node, head: Node, ratio: Interval, causes: tuple[str, ...]) -> Iterator[Bound]:
    """Yield the bounds of `ratio.low <= exp(x[head] - x[tail]) <= ratio.high`."""
    if ratio.high is not None:
        if ratio.high <= 0:
            return
        yield Bound(tail, head, log(ratio.high), causes)
    if ratio.low is not None and ratio.low > 0:
        yield Bound(head, tail, -log(ratio.low), causes)
