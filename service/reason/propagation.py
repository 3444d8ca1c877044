"""Sums and products over intervals, narrowed to a fixed point, and the smallest sets that cannot all hold.

What has no difference of logarithms goes here: parts and totals, balances, averages, values through zero.
Each unknown has an interval with the claims behind it; an equation narrows every unknown in it by all the
others, until nothing changes or one interval is empty. The claims behind an empty one exclude each other.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import reduce
from itertools import accumulate
from typing import Literal

from service.model.quantity import Interval
from service.reason.intervals import EVERYTHING, ONE, add, divide, exactly, gap_ratio, multiply, subtract

Node = Hashable

MOST_ROUNDS = 50
"""Times that each equation is looked at, at most; what is not narrow by then stays sound, only wider."""

MOST_TERMS = 60
"""Terms of an equation from which on it is left out; a list that long is added up, not reasoned about."""

_TOUCH = Decimal("1e-9")
"""Relative gap below which two ends touch."""


@dataclass(frozen=True, slots=True)
class Fact:
    """What claims say of an unknown by itself."""

    node: Node
    values: Interval
    causes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Equation:
    """`result` is the sum or the product of `terms`, because of `causes` (none where the words state it)."""

    operation: Literal["sum", "product"]
    result: Node
    terms: tuple[Node, ...]
    causes: frozenset[str] = frozenset()

    @property
    def nodes(self) -> tuple[Node, ...]:
        """All unknowns of the equation."""
        return (self.result, *self.terms)


@dataclass(frozen=True, slots=True)
class Clash:
    """Two intervals of one unknown that share no value.

    Attributes:
        node: The unknown.
        derived: What the equation gives it.
        held: What was known of it before.
        equation: The equation that gave the derived interval; None where two facts exclude each other.
        causes: The claims behind both, none of which can be left out.
    """

    node: Node
    derived: Interval
    held: Interval
    equation: Equation | None
    causes: frozenset[str]

    @property
    def gap(self) -> Decimal | None:
        """How far the two are apart, as a ratio above 0; None where they have none."""
        return gap_ratio(self.derived, self.held)


@dataclass(frozen=True, slots=True)
class Known:
    """An interval of an unknown with the claims behind it."""

    values: Interval
    causes: frozenset[str]


_NOTHING = Known(EVERYTHING, frozenset())


def find_clash(facts: Iterable[Fact], equations: Iterable[Equation]) -> Clash | None:
    """Return a clash whose claims are all needed for it, or None where all can hold.

    Of the claims behind the first clash found, one after the other is left out for good where the rest still
    clash; tried in two orders, of which the one that ends with fewer claims counts.
    """
    listed, tied = list(facts), list(equations)
    if propagate(listed, tied)[1] is None:
        return None
    listed.sort(
        key=lambda fact: (sorted(fact.causes), repr(fact.node))
    )  # the order of claims changes nothing
    tied.sort(key=lambda equation: (sorted(equation.causes), repr(equation.nodes)))
    clash = propagate(listed, tied)[1]
    if clash is None:
        return None
    causes = sorted(clash.causes)
    found = (_smallest(listed, tied, clash, order) for order in (causes, causes[::-1]))
    return min(found, key=lambda candidate: len(candidate.causes))


def _smallest(
    facts: Sequence[Fact], equations: Sequence[Equation], clash: Clash, order: Iterable[str]
) -> Clash:
    for cause in order:
        if cause in clash.causes:
            rest = clash.causes - {cause}
            smaller = propagate(
                [fact for fact in facts if fact.causes <= rest],
                [equation for equation in equations if equation.causes <= rest],
            )[1]
            clash = smaller or clash
    return clash


def propagate(
    facts: Iterable[Fact], equations: Iterable[Equation]
) -> tuple[Mapping[Node, Known], Clash | None]:
    """Return what follows for every unknown, and the first clash met on the way.

    Unknowns that nobody stated are among them: their intervals are implied ones.
    """
    known: dict[Node, Known] = {}
    for fact in facts:
        met = _narrow(known, fact.node, Known(fact.values, fact.causes), None)
        if isinstance(met, Clash):
            return known, met
    listed = [equation for equation in equations if len(equation.terms) <= MOST_TERMS]
    using: dict[Node, list[int]] = defaultdict(list)
    for i, equation in enumerate(listed):
        for node in dict.fromkeys(equation.nodes):
            using[node].append(i)
    queue, waiting = deque(range(len(listed))), set(range(len(listed)))
    for _ in range(MOST_ROUNDS * len(listed)):
        if not queue:
            break
        i = queue.popleft()
        waiting.discard(i)
        for node, derived in list(_consequences(listed[i], known)):
            met = _narrow(known, node, derived, listed[i])
            if isinstance(met, Clash):
                return known, met
            for j in using[node] if met else ():
                if j != i and j not in waiting:
                    waiting.add(j)
                    queue.append(j)
    return known, None


def _narrow(known: dict[Node, Known], node: Node, derived: Known, equation: Equation | None) -> bool | Clash:
    """Narrow an unknown; return whether that told anything new, or the clash that it made."""
    held = known.get(node, _NOTHING)
    common = held.values.intersect(derived.values)
    if common is None:
        gap = gap_ratio(held.values, derived.values)
        if gap is not None and gap <= _TOUCH:
            return False
        return Clash(node, derived.values, held.values, equation, held.causes | derived.causes)
    if common == held.values or (node in known and not _is_narrower(common, held.values)):
        return False
    causes = derived.causes if common == derived.values else held.causes | derived.causes
    known[node] = Known(common, causes)
    return True


def _is_narrower(new: Interval, old: Interval) -> bool:
    ends = ((new.low, old.low), (new.high, old.high))
    return any(
        b is None or abs(a - b) > _TOUCH * max(abs(a), abs(b)) for a, b in ends if a is not None and a != b
    )


def _consequences(equation: Equation, known: Mapping[Node, Known]) -> Iterator[tuple[Node, Known]]:
    """Yield what an equation says of each of its unknowns, given all others."""
    result = known.get(equation.result, _NOTHING)
    terms = [known.get(term, _NOTHING) for term in equation.terms]
    join, part, neutral = (
        (add, subtract, exactly(0)) if equation.operation == "sum" else (multiply, divide, exactly(ONE))
    )

    def both(a: Known, b: Known) -> Known:
        return Known(join(a.values, b.values), a.causes | b.causes)

    start = Known(neutral, equation.causes)
    yield equation.result, reduce(both, terms, start)
    before = list(accumulate(terms, both, initial=start))
    after = list(accumulate(reversed(terms), both, initial=Known(neutral, frozenset())))[::-1]
    for i, term in enumerate(equation.terms):
        others = both(before[i], after[i + 1])
        yield term, Known(part(result.values, others.values), result.causes | others.causes)
