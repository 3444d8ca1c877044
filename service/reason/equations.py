"""Sums, balances and quotients as equations between unknowns, and the clashes that they lead to.

Growth and shares join in where they hang together with a sum or a quotient; by themselves they are bounds on
ratios. A contradiction within one relation that has a rule of its own is left to that rule.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from service.model.claim import ClaimId
from service.model.quantity import Interval
from service.reason.bounds import implied_steps, unknowns
from service.reason.conflicts import Conflict, Relations
from service.reason.derivations import Operand, solve, stated
from service.reason.intervals import HUNDRED, ONE, hull, multiply
from service.reason.network import Node
from service.reason.phrasing import number
from service.reason.propagation import Clash, Equation, Fact, find_clash
from service.reason.relations import Relation, RelationKind
from service.reason.stated import Ties
from service.reason.terms import Aspect, Reading, Term, factors

MOST_EQUATIONS = 400
"""Equations of one group from which on it is not searched."""

DEFINITIONS = Decimal("0.03")
"""Share by which a quotient may miss its two sides: populations of mid-year and year-end, averages of sales
and of stocks. A quotient found only by its measure or unit is widened by it."""

_LEVELS = (Aspect.LEVEL, Aspect.AVERAGE, Aspect.SHARE)
_TYING = (RelationKind.SUM, RelationKind.BALANCE, RelationKind.QUOTIENT)
_HAVE_RULES = (RelationKind.SUM, RelationKind.BALANCE, RelationKind.SHARE, RelationKind.GROWTH)
_MOST_CLASHES = 5


def find_clashes(
    terms: Mapping[ClaimId, Term], relations: Sequence[Relation], ties: Ties
) -> tuple[tuple[Conflict, ...], int]:
    """Return the conflicts that sums and quotients show, and how many groups were too large to be searched.

    Args:
        terms: All comparable terms by claim.
        relations: Everything that bears on each other.
        ties: What the words state.
    """
    if not any(relation.kind in _TYING for relation in relations):
        return (), 0
    system = _System(terms, relations, ties)
    found: dict[frozenset[str], Conflict] = {}
    skipped = 0
    for group in _groups(system.equations):
        if system.tying.isdisjoint(group):
            continue
        if len(group) > MOST_EQUATIONS:
            skipped += 1
            continue
        ordinary = list(_clashes(system.facts(group, Reading.ORDINARY), group))
        widest = list(_clashes(system.facts(group, Reading.WIDEST), group)) if ordinary else []
        for reading, clashes in ((Reading.WIDEST, widest), (Reading.ORDINARY, ordinary)):
            for clash in clashes:
                if clash.causes not in found and not system.has_rule(clash.causes):
                    found[clash.causes] = system.conflict(reading, clash)
    return tuple(found.values()), skipped


def _clashes(facts: Sequence[Fact], group: Sequence[Equation]) -> Iterator[Clash]:
    """Yield clashes of one group, each resting on an equation that no earlier one ended in."""
    equations = list(group)
    for _ in range(_MOST_CLASHES):
        clash = find_clash(facts, equations)
        if clash is None or clash.equation is None:
            return
        yield clash
        equations = [equation for equation in equations if equation != clash.equation]


class _System:
    """The unknowns of a document and the equations between them."""

    def __init__(self, terms: Mapping[ClaimId, Term], relations: Sequence[Relation], ties: Ties) -> None:
        self._terms = terms
        bearing = [relation for relation in relations if relation.kind in (*_HAVE_RULES, *_TYING)]
        self._relations = Relations(bearing)
        self._nodes = unknowns(terms, relations, ties)
        self._judged: dict[str, list[Relation]] = defaultdict(list)
        for relation in bearing:
            for term in relation.terms if relation.kind in _HAVE_RULES else ():
                self._judged[term.claim.id].append(relation)
        self._factors: dict[Node, tuple[Term, RelationKind]] = {}
        self._stating: dict[Node, list[Term]] = defaultdict(list)
        for term in terms.values():
            if term.aspect in _LEVELS:
                self._stating[self._nodes[term.claim.id]].append(term)
        made = [(relation, self._equation(relation)) for relation in bearing]
        steps = [
            Equation("product", new, (self._factor(change, RelationKind.GROWTH), base))
            for change, new, base in implied_steps(terms, self._nodes, ties)
        ]
        self.equations = [*(equation for _, equation in made if equation is not None), *steps]
        self.tying = {equation for relation, equation in made if relation.kind in _TYING}

    def _equation(self, relation: Relation) -> Equation | None:
        first, *others = relation.terms
        nodes = [self._nodes[term.claim.id] for term in relation.terms]
        match relation.kind:
            case RelationKind.SUM:
                return Equation("sum", nodes[0], tuple(nodes[1:]))
            case RelationKind.BALANCE if others[0].value >= others[1].value:
                return Equation("sum", nodes[1], (nodes[0], nodes[2]))
            case RelationKind.GROWTH if first.dimension != "relative" or not _in_one_unit(others):
                return None
            case RelationKind.SHARE if first.dimension != "%":
                return None
            case RelationKind.GROWTH | RelationKind.SHARE | RelationKind.QUOTIENT:
                return Equation("product", nodes[1], (self._factor(first, relation.kind), nodes[2]))
        return None

    def _factor(self, term: Term, kind: RelationKind) -> Node:
        node = kind.value, term.claim.id
        self._factors[node] = term, kind
        return node

    def facts(self, group: Iterable[Equation], reading: Reading) -> list[Fact]:
        """Return what the claims say of the unknowns of a group."""
        facts = []
        for node in dict.fromkeys(node for equation in group for node in equation.nodes):
            if node in self._factors:
                term, kind = self._factors[node]
                facts.append(Fact(node, _ratio(term, kind, reading), frozenset((term.claim.id,))))
            facts += [
                Fact(node, term.values(reading), frozenset((term.claim.id,)))
                for term in self._stating.get(node, ())
            ]
        return facts

    def has_rule(self, causes: frozenset[str]) -> bool:
        """Say whether one relation that a rule of its own judges explains a contradiction."""
        return any(
            causes <= {term.claim.id for term in relation.terms}
            for cause in causes
            for relation in self._judged.get(cause, ())
        )

    def conflict(self, reading: Reading, clash: Clash) -> Conflict:
        """Return a clash with how sure it is."""
        used = self._relations.within(clash.causes)
        confidence = [self._terms[ClaimId(cause)].claim.confidence for cause in clash.causes]
        confidence += [relation.confidence for relation in used]
        return Conflict(
            reading,
            clash.causes,
            None if clash.gap is None else float(clash.gap),
            all(relation.sure for relation in used),
            min(confidence),
            self._steps(clash, reading),
            adds_up=True,
        )

    def _steps(self, clash: Clash, reading: Reading) -> tuple[str, ...]:
        """Return the derivation of a clash from the claims behind it."""
        given: dict[Node, Operand] = {}
        for node, (term, kind) in self._factors.items():
            if term.claim.id in clash.causes:
                given[node] = _operand(term, kind, reading)
        for name in sorted(clash.causes):
            term = self._terms[ClaimId(name)]
            if term.aspect in _LEVELS:
                given[self._nodes[term.claim.id]] = stated(term, term.values(reading))
        named = [e for e in self.equations if all(n in given or n not in self._factors for n in e.nodes)]
        return solve(named, given)


def _operand(term: Term, kind: RelationKind, reading: Reading) -> Operand:
    values = _ratio(term, kind, reading)
    if kind is not RelationKind.GROWTH:
        return stated(term, values, percent=term.dimension == "%")
    return Operand(ONE + term.value / HUNDRED, values, f"{number(ONE + term.value / HUNDRED)}")


def _in_one_unit(levels: Iterable[Term]) -> bool:
    return len({term.dimension for term in levels}) == 1


def _ratio(term: Term, kind: RelationKind, reading: Reading) -> Interval:
    """Return what the claim of a change, share or quotient multiplies by."""
    if kind is RelationKind.GROWTH:
        return hull(factors(term, reading))
    values = term.values(reading)
    if term.dimension == "%":
        values = values.scale(ONE / HUNDRED)
    if kind is RelationKind.QUOTIENT:
        values = multiply(values, Interval(ONE - DEFINITIONS, ONE + DEFINITIONS))
    return values


def _groups(equations: Iterable[Equation]) -> Iterator[list[Equation]]:
    """Yield the equations that share unknowns, directly or by way of others."""
    parent: dict[Node, Node] = {}

    def root(node: Node) -> Node:
        while parent.setdefault(node, node) != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    listed = list(dict.fromkeys(equations))
    for equation in listed:
        for node in equation.terms:
            parent[root(node)] = root(equation.result)
    groups: dict[Node, list[Equation]] = defaultdict(list)
    for equation in listed:
        groups[root(equation.result)].append(equation)
    yield from groups.values()
