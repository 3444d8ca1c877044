"""Relations that the words themselves state: "rose 5 percent to $3 billion", "1,500 of the 2,000"."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from types import MappingProxyType

from service.model.claim import ClaimId, Link, LinkKind
from service.model.quantity import QuantityKind
from service.model.unit import Unit
from service.reason.intervals import HUNDRED, ONE
from service.reason.relations import Relation, RelationKind, relate
from service.reason.temperatures import on_one_scale
from service.reason.terms import Aspect, Term

MATCHED_BY_WORDS = 1.0

MATCHED_IN_SENTENCE = 0.8
"""Match of a share with the only part and whole of its measure in its sentence."""


class Ties:
    """The links of a document, looked up from either end; only those between comparable claims."""

    def __init__(self, terms: Mapping[ClaimId, Term], links: Iterable[Link]) -> None:
        self._out: dict[tuple[LinkKind, ClaimId], list[Term]] = defaultdict(list)
        self._in: dict[tuple[LinkKind, ClaimId], list[Term]] = defaultdict(list)
        self._steps: dict[int, list[tuple[Term, Term]]] = defaultdict(list)
        self._divisions: dict[int, list[tuple[Term, Term]]] = defaultdict(list)
        self._levels: dict[int, list[Term]] = defaultdict(list)
        for term in terms.values():
            if _is_level(term):
                self._levels[term.claim.sentence.start].append(term)
        self._shares = Counter(
            term.claim.sentence.start
            for term in terms.values()
            if term.dimension == "%" and term.aspect is not Aspect.CHANGE
        )
        self.pairs: list[tuple[LinkKind, Term, Term]] = []
        self.split: set[ClaimId] = set()  # parts that exclude the others, as their place in the list says
        for link in links:
            source, target = terms.get(link.source), terms.get(link.target)
            if source is None or target is None or source is target:
                continue
            self.pairs.append((link.kind, source, target))
            self._out[link.kind, link.source].append(target)
            self._in[link.kind, link.target].append(source)
            if link.kind is LinkKind.PART and not link.cue:
                self.split.add(link.source)
            if link.kind is LinkKind.BASE:
                self._steps[source.claim.sentence.start].append((source, target))
            elif link.kind is LinkKind.PART and source.dimension == target.dimension:
                self._divisions[source.claim.sentence.start].append((source, target))

    def targets(self, kind: LinkKind, term: Term) -> list[Term]:
        """Return the terms that `term` is tied to."""
        return self._out.get((kind, term.claim.id), [])

    def sources(self, kind: LinkKind, term: Term) -> list[Term]:
        """Return the terms that are tied to `term`."""
        return self._in.get((kind, term.claim.id), [])

    def restatements(self, term: Term) -> list[Term]:
        """Return the terms that restate `term` or are restated by it."""
        return self.targets(LinkKind.EQUIVALENT, term) + self.sources(LinkKind.EQUIVALENT, term)

    def step_beside(self, change: Term) -> tuple[Term, Term] | None:
        """Return new and base level of the only step of the topic in the sentence of a change.

        None where the step goes another way than the change, is from another time than the change's base,
        has a change of its own, or is not the nearest level.
        """
        steps = [
            (new, base)
            for new, base in self._steps.get(change.claim.sentence.start, ())
            if new.topic == change.topic and _is_level(new) and _gap(change, new, base) <= _BESIDE
        ]
        if len(steps) != 1:
            return None
        new, base = steps[0]
        comparison = change.claim.comparison
        start = comparison.start if comparison is not None else None
        other_base = start is not None and base.period is not None and base.period[0] != start.toordinal()
        rises = change.claim.measure.direction == "increase"
        same_way = change.claim.measure.direction == "none" or rises == (new.value > base.value)
        taken = self.sources(LinkKind.RESULT, new) or self._parted(change, new)
        return steps[0] if same_way and not other_base and not taken else None

    def _parted(self, change: Term, new: Term) -> bool:
        """Say whether a further level stands between a change and a step: "from 81 to 34 and then 19"."""
        start, end = sorted((change.claim.span.start, new.claim.span.start))
        levels = self._levels.get(change.claim.sentence.start, ())
        return any(level.topic == new.topic and start < level.claim.span.start < end for level in levels)

    def division_beside(self, share: Term) -> tuple[Term, Term] | None:
        """Return the only part and whole of the same measure in the sentence of a share, if any."""
        found = [
            (part, whole)
            for part, whole in self._divisions.get(share.claim.sentence.start, ())
            if share.topic.measure
            and part is not share
            and share.topic.measure in (part.topic.measure, whole.topic.measure)
            and part.topic.standing == whole.topic.standing
            and (part.time == whole.time or None in (part.time, whole.time))
        ]
        shares = self._shares.get(share.claim.sentence.start, 0)
        return found[0] if len(found) == 1 and shares == 1 else None

    def of_kind(self, kind: LinkKind) -> Iterator[tuple[Term, Term]]:
        """Yield source and target of every tie of a kind."""
        return ((source, target) for tie, source, target in self.pairs if tie is kind)


_BESIDE = 40
"""Letters between a change and the step that it may be of; further off another statement may lie between."""


def _gap(change: Term, *levels: Term) -> int:
    spans = [level.claim.span for level in levels]
    return min(max(change.claim.span.start - s.end, s.start - change.claim.span.end) for s in spans)


def stated_relations(
    terms: Mapping[ClaimId, Term], ties: Ties, units: Mapping[str, Unit] = MappingProxyType({})
) -> Iterator[Relation]:
    """Yield the relations that the links state, each once, in the order of the claims.

    Args:
        terms: All comparable terms by claim.
        ties: What the words state.
        units: Physical units by code, for those that have a zero of their own.
    """
    yield from _growth(terms, ties)
    yield from _directions(ties)
    yield from _shares(terms, ties)
    yield from _parts(ties)
    yield from _parts_together(ties)
    yield from _sums(ties)
    yield from _equivalents(ties, units)


def change_ends(change: Term, ties: Ties) -> tuple[Term | None, Term | None]:
    """Return the new and the base level of a change, as far as the words name them."""
    family = [change, *(term for term in ties.restatements(change) if term.aspect is Aspect.CHANGE)]
    new = _first(level for term in family for level in ties.targets(LinkKind.RESULT, term))
    base = _first(level for term in family for level in ties.targets(LinkKind.BASE, term))
    if base is None and new is not None:
        base = _first(ties.targets(LinkKind.BASE, new))
    if new is None and base is not None:
        new = _first(term for term in ties.sources(LinkKind.BASE, base) if _is_level(term))
    return new, base


def _growth(terms: Mapping[ClaimId, Term], ties: Ties) -> Iterator[Relation]:
    for change in terms.values():
        if change.aspect is not Aspect.CHANGE and not _is_multiple(change):
            continue
        new, base = change_ends(change, ties)
        if new is not None and base is not None:
            if same_unit(new, base) and _may_move(change, new):
                yield _stated(kind_of_growth(change), *_in_one_unit(change, new, base))
            continue
        step = ties.step_beside(change) if new is None and base is None else None
        if step is not None and _may_move(change, step[0]):
            yield relate(kind_of_growth(change), (change, *step), match=MATCHED_IN_SENTENCE)
            continue
        level = new or base
        if level is None or change.dimension != "relative":
            continue
        moves = ties.sources(LinkKind.RESULT, level) + ties.restatements(change)
        amount = _first(term for term in moves if term.aspect is Aspect.CHANGE and same_unit(term, level))
        if amount is not None:
            unit = level.scale if level.dimension == amount.dimension else amount.scale
            kind = RelationKind.GROWTH_OVER_BASE if new is None else RelationKind.GROWTH_BY_AMOUNT
            yield _stated(kind, change, in_own_unit(level), in_unit(amount, amount.scale / unit))


def _may_move(change: Term, level: Term) -> bool:
    """Say whether an amount can be the change of a level: a rate, points, or an amount in its unit."""
    return change.dimension in ("relative", "points") or same_unit(change, level)


def kind_of_growth(change: Term) -> RelationKind:
    """Return how a change bears on two levels: as a whole, or year by year."""
    return RelationKind.COMPOUND if change.topic.adjustment == PER_YEAR else RelationKind.GROWTH


PER_YEAR = "per_year"
"""Adjustment of a change that is stated for each year of its period."""


def _in_one_unit(change: Term, new: Term, base: Term) -> tuple[Term, Term, Term]:
    """Return a change and its levels in the unit of the change where they share it, else each in its own."""
    unit = change.scale if change.dimension == new.dimension == base.dimension else None
    return (
        in_own_unit(change),
        in_unit(new, new.scale / unit if unit else ONE),
        in_unit(base, base.scale / unit if unit else ONE),
    )


def _is_multiple(term: Term) -> bool:
    """Say whether a ratio is a multiple ("five times as much"), and not a percentage of some norm."""
    return term.aspect is Aspect.RATIO and term.claim.quantity.kind is QuantityKind.RATIO


def _directions(ties: Ties) -> Iterator[Relation]:
    for new, base in ties.of_kind(LinkKind.BASE):
        if _is_level(new) and new.dimension == base.dimension and new.claim.measure.direction != "none":
            yield _stated(RelationKind.DIRECTION, new, base)


def _shares(terms: Mapping[ClaimId, Term], ties: Ties) -> Iterator[Relation]:
    for share, target in ties.of_kind(LinkKind.SHARE):
        whole = _first(ties.targets(LinkKind.PART, target))
        part: Term | None = target
        if whole is None:
            part, whole = _first(ties.sources(LinkKind.PART, target)), target
            later = part is not None and part.claim.sentence.start > share.claim.sentence.start
            part = part if part is not share and not later else None
        if part is not None and part.aspect is not Aspect.SHARE:
            yield _stated(RelationKind.SHARE, share, part, whole)
    tied = {share.claim.id for share, _ in ties.of_kind(LinkKind.SHARE)}
    for share in terms.values():
        if share.dimension == "%" and share.aspect is not Aspect.CHANGE and share.claim.id not in tied:
            division = ties.division_beside(share)
            if division is not None:
                yield relate(RelationKind.SHARE, (share, *division), match=MATCHED_IN_SENTENCE)
    for share, whole in ties.of_kind(LinkKind.PART):
        if share.aspect is Aspect.SHARE and whole.claim.quantity.kind is QuantityKind.COUNT:
            yield _stated(RelationKind.SHARE_OF_COUNT, share, whole)


def _aligned(*terms: Term) -> tuple[Term, ...]:
    """Return an amount lost with its parts as amounts to be divided ("lost 340 tanks, among them 90 …")."""
    if len({term.value < 0 for term in terms}) == 1:
        return terms
    return tuple(_as_amount(term) if term.value < 0 else term for term in terms)


def _as_amount(term: Term) -> Term:
    if term.aspect is not Aspect.CHANGE:
        return term
    return replace(term, aspect=Aspect.LEVEL, ordinary=term.ordinary.negate(), widest=term.widest.negate())


def _parts(ties: Ties) -> Iterator[Relation]:
    for part, whole in ties.of_kind(LinkKind.PART):
        if part.aspect is not Aspect.SHARE and comparable(part, whole):
            yield _stated(RelationKind.PART, *_aligned(part, whole))


def _parts_together(ties: Ties) -> Iterator[Relation]:
    """Yield the parts that one sentence lists of an amount; counts only where each has a place."""
    groups: dict[tuple[ClaimId, int], tuple[Term, list[Term]]] = {}
    for part, whole in ties.of_kind(LinkKind.PART):
        if comparable(part, whole):
            key = whole.claim.id, part.claim.sentence.start
            groups.setdefault(key, (whole, []))[1].append(part)
    for whole, parts in groups.values():
        divided = all(part.claim.quantity.kind in _DIVIDED for part in parts)
        divided = divided or all(part.claim.id in ties.split for part in parts)
        if len(parts) > 1 and (divided or _lie_apart(parts)):
            yield _stated(RelationKind.PARTS, *_aligned(whole, *parts))


def _lie_apart(parts: Sequence[Term]) -> bool:
    """Say whether each part is in a place of its own ("4,100 of them in Wales and 2,750 in Ireland")."""
    places = [place for part in parts for place in part.topic.entities]
    return all(part.topic.entities for part in parts) and len(set(places)) == len(places)


_DIVIDED = frozenset({QuantityKind.MONEY, QuantityKind.MEASURE})


def _sums(ties: Ties) -> Iterator[Relation]:
    groups: dict[ClaimId, tuple[Term, list[Term]]] = {}
    for part, whole in ties.of_kind(LinkKind.COMPONENT):
        if comparable(part, whole):
            groups.setdefault(whole.claim.id, (whole, []))[1].append(part)
    for whole, parts in groups.values():
        yield _stated(RelationKind.SUM, *_aligned(whole, *parts))


def _equivalents(ties: Ties, units: Mapping[str, Unit]) -> Iterator[Relation]:
    for restating, restated in ties.of_kind(LinkKind.EQUIVALENT):
        a, b = restated.claim.quantity, restating.claim.quantity
        if {a.kind, b.kind} == {QuantityKind.RATIO, QuantityKind.PERCENT}:
            yield _stated(RelationKind.SAME, as_share(restated), as_share(restating))
        elif (temperatures := on_one_scale(restated, restating, units)) is not None:
            yield _stated(RelationKind.UNIT, *temperatures)
        elif restated.dimension == restating.dimension:
            physical = a.unit != b.unit and a.kind is QuantityKind.MEASURE
            kind = RelationKind.UNIT if physical else RelationKind.SAME
            if physical or restated.claim.sentence == restating.claim.sentence:
                yield _stated(kind, restated, restating)
            else:
                yield relate(kind, (restated, restating), match=MATCHED_IN_SENTENCE)
        elif a.kind is b.kind is QuantityKind.MONEY:
            yield _stated(RelationKind.CURRENCY, restated, restating)
            rate = _first(
                ties.sources(LinkKind.RATE, restated) + ties.sources(LinkKind.RATE, restating),
            )
            if rate is not None:
                yield _stated(RelationKind.CURRENCY_RATE, restated, restating, rate)


def as_share(term: Term) -> Term:
    """Return a fraction, or a percentage that restates one, as a share in percent; multiples as they are."""
    if term.claim.quantity.kind is QuantityKind.RATIO and term.claim.quantity.value < ONE:
        quantity = term.claim.quantity
        ordinary, widest = quantity.ordinary.scale(HUNDRED), quantity.widest.scale(HUNDRED)
        return replace(
            term, aspect=Aspect.SHARE, dimension="%", scale=HUNDRED, ordinary=ordinary, widest=widest
        )
    if term.claim.quantity.kind is QuantityKind.PERCENT and term.aspect is not Aspect.CHANGE:
        return replace(term, aspect=Aspect.SHARE, dimension="%")
    return term


def same_unit(a: Term, b: Term) -> bool:
    """Say whether two tied terms are in one unit, "a month" left out ("by 150 to 900 a month")."""
    units = [(term.claim.quantity.unit or "").partition("/")[0] for term in (a, b)]
    return a.dimension == b.dimension or (units[0] == units[1] != "")


def in_own_unit(term: Term) -> Term:
    """Return a term in the unit of its claim."""
    return in_unit(term, ONE)


def in_unit(term: Term, scale: Decimal) -> Term:
    """Return a term whose values are those of its claim times `scale`."""
    if term.scale == scale:
        return term
    quantity = term.claim.quantity
    falls = term.aspect is Aspect.CHANGE and term.claim.measure.direction == "decrease" and quantity.value > 0
    readings = (quantity.ordinary, quantity.widest)
    ordinary, widest = ((values.negate() if falls else values).scale(scale) for values in readings)
    return replace(term, scale=scale, ordinary=ordinary, widest=widest)


def comparable(a: Term, b: Term) -> bool:
    """Say whether two terms that the words tie are in one unit; counted nouns may differ in word."""
    both_count = a.claim.quantity.kind is b.claim.quantity.kind is QuantityKind.COUNT
    return a.dimension == b.dimension or both_count


def _is_level(term: Term) -> bool:
    return term.aspect in (Aspect.LEVEL, Aspect.AVERAGE, Aspect.SHARE)


def _stated(kind: RelationKind, *terms: Term) -> Relation:
    return relate(kind, terms, match=MATCHED_BY_WORDS, stated=True)


def _first(terms: Iterable[Term]) -> Term | None:
    return next(iter(terms), None)
