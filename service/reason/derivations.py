"""Conflicts as chains of arithmetic: each step can be keyed into a pocket calculator, the last one fails."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import exp

from service.model.claim import ClaimId
from service.model.quantity import Interval
from service.reason.intervals import HUNDRED, ONE, add, divide, multiply, subtract
from service.reason.network import Bound, Cycle, Node
from service.reason.phrasing import interval, number, quoted, topic, with_unit
from service.reason.propagation import Equation
from service.reason.terms import Term


def chain_of(cycle: Cycle, terms: Mapping[ClaimId, Term], origin: Node) -> tuple[str, ...]:
    """Return the bounds of a cycle as a chain: from the first level on, what the next can be at most.

    Args:
        cycle: The bounds that contradict each other.
        terms: All comparable terms by claim.
        origin: The constant against which levels are bounded; a cycle without it is one of ratios alone.
    """
    bounds = list(cycle.bounds)
    first = next((i for i, bound in enumerate(bounds) if bound.tail == origin), None)
    if first is None:
        return _ratios(bounds, terms)
    start, *middle, last = bounds[first:] + bounds[:first]
    level = terms[ClaimId(start.causes[0])]
    most = _most(start, ONE)

    def shown(value: Decimal) -> str:
        return with_unit(value / level.scale, level.claim)

    lines = [f"{quoted(level.claim)} ({topic(level.claim)}) is at most {shown(most)}"]
    for bound in middle:
        most = _most(bound, most)
        lines.append(f"{_moves(bound, terms)}: at most {shown(most)}")
    end = terms[ClaimId(last.causes[0])]
    least = Decimal(exp(-last.weight))
    lines.append(
        f"but {quoted(end.claim)} ({topic(end.claim)}) is at least {shown(least)}, "
        f"{number(least / most, 3)} times as much"
    )
    return tuple(lines)


def _ratios(bounds: Sequence[Bound], terms: Mapping[ClaimId, Term]) -> tuple[str, ...]:
    most, lines = ONE, ["take any level as 1"]
    for bound in bounds:
        most = _most(bound, most)
        lines.append(f"{_moves(bound, terms)}: at most {number(most)}")
    return (*lines, f"which brings the same level back as at most {number(most)}, and not 1")


def _most(bound: Bound, before: Decimal) -> Decimal:
    return before * Decimal(exp(bound.weight))


def _moves(bound: Bound, terms: Mapping[ClaimId, Term]) -> str:
    """Return what a bound does to a level: multiplies or divides it, or passes it on to a part."""
    factor = Decimal(exp(abs(bound.weight)))
    if not bound.causes:
        return "a part is at most its whole" if not bound.weight else f"times {number(factor)}"
    claim = terms[ClaimId(bound.causes[0])].claim
    verb = "times" if bound.weight >= 0 else "divided by"
    return f"{verb} {number(factor)}, for {quoted(claim)} ({topic(claim)})"


@dataclass(frozen=True, slots=True)
class Operand:
    """A value on its way through a derivation.

    Attributes:
        value: The printed value, or what the printed values give.
        values: What rounding and words allow.
        words: How it is written in a step.
        term: The claim's term; None for a derived value.
        per: What turns the value into that of the claim's unit.
    """

    value: Decimal
    values: Interval
    words: str
    term: Term | None = None
    per: Decimal = ONE


def solve(equations: Sequence[Equation], given: Mapping[Node, Operand]) -> tuple[str, ...]:
    """Return the steps that lead from the given values to two that cannot both be right; none where none do.

    Equations with one unknown left give it; the first whose unknowns are all known and disagree is the end.
    """
    known, left = dict(given), list(equations)
    behind: dict[Node, tuple[str, tuple[Node, ...]]] = {}
    while left:
        equation = min(left, key=lambda one: sum(node not in known for node in one.nodes))
        left.remove(equation)
        missing = [node for node in equation.nodes if node not in known]
        if len(missing) > 1:
            return ()
        target = missing[0] if missing else _target(equation)
        words, value, values = _apart(equation, target, known)
        others = tuple(node for node in equation.nodes if node != target)
        held = known.get(target)
        like = held or next(
            (known[node] for node in others if known[node].term is not None), known[others[0]]
        )
        line = f"{words} = {_in_unit(value, like)}; rounding allows {_range(values, like)}"
        if held is None:
            known[target] = Operand(value, values, _in_unit(value, like), like.term, like.per)
            behind[target] = line, others
        elif not held.values.meets(values):
            lines = [*_before((*others, target), behind), line]
            return (*lines, f"but {held.words} allows {_range(held.values, held)}")
    return ()


def _before(nodes: Sequence[Node], behind: Mapping[Node, tuple[str, tuple[Node, ...]]]) -> list[str]:
    """Return the steps that gave some unknowns, earlier ones first, each once."""
    lines: list[str] = []
    for node in nodes:
        if node in behind:
            line, others = behind[node]
            lines += [*_before(others, behind), line]
    return list(dict.fromkeys(lines))


def _target(equation: Equation) -> Node:
    """Return the unknown to set against the others: a quotient rather than its numerator, else the result."""
    if equation.operation == "product":
        return equation.terms[0]
    return equation.result


def _apart(equation: Equation, target: Node, known: Mapping[Node, Operand]) -> tuple[str, Decimal, Interval]:
    """Return the step that gives `target` from the other unknowns: in words, its value, its interval."""
    is_sum = equation.operation == "sum"
    join: Callable[[Interval, Interval], Interval] = add if is_sum else multiply
    part: Callable[[Interval, Interval], Interval] = subtract if is_sum else divide
    others = [known[node] for node in equation.terms if node != target]
    first, rest = (others[0], others[1:]) if target == equation.result else (known[equation.result], others)
    forward = target == equation.result
    sign = ("+" if is_sum else "x") if forward else ("-" if is_sum else "/")
    value, values, words = first.value, first.values, first.words
    for other in rest:
        words = f"{words} {sign} {other.words}"
        values = (join if forward else part)(values, other.values)
        if is_sum:
            value = value + other.value if forward else value - other.value
        else:
            value = value * other.value if forward else value / other.value
    return words, value, values


def _in_unit(value: Decimal, like: Operand) -> str:
    if like.term is None:
        return number(value)
    return with_unit(value / like.per, like.term.claim)


def _range(values: Interval, like: Operand) -> str:
    unit = like.term.claim.quantity.unit or "" if like.term is not None else ""
    return interval(values.scale(ONE / like.per), unit)


def stated(term: Term, values: Interval, *, percent: bool = False) -> Operand:
    """Return a claim as an operand; `percent` for one that multiplies by a hundredth of what it states."""
    per = term.scale / HUNDRED if percent else term.scale
    return Operand(term.claim.quantity.value * per, values, quoted(term.claim), term, per)
