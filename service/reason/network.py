"""Bounds on differences of logarithms, and the smallest sets of them that cannot all hold.

A bound says `x[head] - x[tail] <= weight`. A set of such bounds can be met exactly when the graph with an
edge tail -> head for each of them has no negative cycle; the claims behind the edges of such a cycle are
claims that exclude each other, and its weight is by how much. The search is Bellman-Ford with a queue,
written out here: on the few dozen bounds of a document it takes a few tens of microseconds, while building
a networkx graph of the same size alone takes longer than the whole analysis may.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

from service.model.working import working

Node = Hashable

TOLERANCE = 1e-9
"""Weights nearer to 0 than this are float noise: the ends of two intervals that touch (log units)."""


@working(frozen=True, slots=True)
class Bound:
    """`x[head] - x[tail] <= weight`, because of `causes`.

    Attributes:
        tail: Unknown that is subtracted.
        head: Unknown that is bounded.
        weight: In natural logarithms.
        causes: Ids of the claims that state it, sorted.
    """

    tail: Node
    head: Node
    weight: float
    causes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cycle:
    """Bounds that contradict each other.

    Attributes:
        bounds: In the order of the cycle.
        slack: By how much they miss each other, in natural logarithms, above 0.
    """

    bounds: tuple[Bound, ...]
    slack: float

    @property
    def causes(self) -> frozenset[str]:
        """Ids of all claims behind the cycle."""
        return frozenset(cause for bound in self.bounds for cause in bound.causes)


def find_conflict(bounds: Sequence[Bound]) -> Cycle | None:
    """Return a conflict whose claims are all needed for it, or None where the bounds can all hold.

    Of the claims behind the first cycle found, one after the other is left out for good where the rest still
    contradict each other, so that no part of the claims returned is in conflict. Tried in two orders, of
    which the one that ends with fewer claims counts.
    """
    cycle = _negative_cycle(bounds)
    if cycle is None:
        return None
    causes = sorted(cycle.causes)
    found = (_reduce(bounds, cycle, order) for order in (causes, causes[::-1]))
    return min(found, key=lambda candidate: len(candidate.causes))


def _reduce(bounds: Iterable[Bound], cycle: Cycle, order: Iterable[str]) -> Cycle:
    kept = [bound for bound in bounds if set(bound.causes) <= cycle.causes]
    for cause in order:
        fewer = [bound for bound in kept if cause not in bound.causes]
        smaller = _negative_cycle(fewer)
        if smaller is not None:
            cycle, kept = smaller, [bound for bound in fewer if set(bound.causes) <= smaller.causes]
    return cycle


def implied_bounds(bounds: Iterable[Bound], origin: Node) -> dict[Node, tuple[float, float]]:
    """Return the lowest and highest value of every unknown against `origin`, in natural logarithms.

    The bounds must be free of conflict; unbounded ends are infinite.
    """
    listed = list(bounds)
    highs = _distances(listed, origin)
    turned = [Bound(bound.head, bound.tail, bound.weight, bound.causes) for bound in listed]
    lows = _distances(turned, origin)
    nodes = {node for bound in listed for node in (bound.tail, bound.head)}
    infinite = float("inf")
    return {node: (-lows.get(node, infinite), highs.get(node, infinite)) for node in nodes}


def components(bounds: Iterable[Bound], origin: Node) -> tuple[tuple[Bound, ...], ...]:
    """Return the bounds grouped by the unknowns they connect, `origin` itself connecting none."""
    parent: dict[Node, Node] = {}

    def root(node: Node) -> Node:
        while parent.setdefault(node, node) != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    listed = list(bounds)
    for bound in listed:
        if origin not in (bound.tail, bound.head):
            parent[root(bound.tail)] = root(bound.head)
    groups: dict[Node, list[Bound]] = defaultdict(list)
    for bound in listed:
        groups[root(bound.head if bound.tail == origin else bound.tail)].append(bound)
    return tuple(tuple(group) for group in groups.values())


def _distances(bounds: Iterable[Bound], origin: Node) -> dict[Node, float]:
    outgoing: dict[Node, list[Bound]] = defaultdict(list)
    for bound in bounds:
        outgoing[bound.tail].append(bound)
    distance: dict[Node, float] = {origin: 0.0}
    queue = deque([origin])
    while queue:
        node = queue.popleft()
        for bound in outgoing[node]:
            candidate = distance[node] + bound.weight
            if candidate < distance.get(bound.head, float("inf")) - TOLERANCE:
                distance[bound.head] = candidate
                queue.append(bound.head)
    return distance


def _negative_cycle(bounds: Sequence[Bound]) -> Cycle | None:
    distance: dict[Node, float] = {}
    for bound in bounds:
        distance[bound.tail] = distance[bound.head] = 0.0
    previous: dict[Node, Bound] = {}
    changed: Node | None = None
    for _ in range(len(distance)):
        changed = None
        for bound in bounds:
            candidate = distance[bound.tail] + bound.weight
            if candidate < distance[bound.head] - TOLERANCE:
                distance[bound.head] = candidate
                previous[bound.head] = bound
                changed = bound.head
        if changed is None:
            return None
    return None if changed is None else _cycle_behind(previous, changed)


def _cycle_behind(previous: dict[Node, Bound], node: Node) -> Cycle | None:
    seen: set[Node] = set()
    while node in previous and node not in seen:
        seen.add(node)
        node = previous[node].tail
    if node not in previous:
        return None
    cycle = [previous[node]]
    while cycle[-1].tail != node:
        cycle.append(previous[cycle[-1].tail])
    return Cycle(tuple(reversed(cycle)), -sum(bound.weight for bound in cycle))
