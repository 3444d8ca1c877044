"""Relations found by matching: claims of one topic whose periods are equal, nested or in order.

Terms are grouped by what they are about, so that no pair of claims from different groups is ever looked at;
within a group they are sorted by period, and each is set only against its nearest match.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise

from service.model.claim import ClaimId, LinkKind, MeasureType
from service.model.period import Granularity
from service.model.quantity import QuantityKind
from service.reason.relations import Relation, RelationKind, relate
from service.reason.stated import Ties, change_ends
from service.reason.terms import Aspect, Term, Topic

ENTITIES_TAKEN_OVER = 0.8
"""Match of a term whose entities are those of the other claims of its topic, not its own."""

PERIOD_CARRIED = 0.95
"""Match of a term whose period comes from an earlier sentence."""

PERIOD_UNKNOWN = 0.7
"""Match of two terms of which one or both have no known period."""

MEASURE_CARRIED = 0.85
"""Match of a term for whose measure a pronoun or nothing at all stands."""

TWO_GUESSES = 0.5
"""Match of a term of which two of measure, period and entities are taken over from elsewhere."""

NO_WORDS = 0.5
"""Match of two terms whose measure only a pronoun or nothing at all names."""

_ANYONE = frozenset({"people", "person", "persons"})  # nothing says which: those of a month may be others
Series = tuple[Term, ...]
SeriesKey = tuple[Topic, Aspect, str]


def group_series(terms: Iterable[Term]) -> dict[SeriesKey, list[Term]]:
    """Return the terms by topic, aspect and unit; terms that name no measure are left out."""
    groups: dict[SeriesKey, list[Term]] = defaultdict(list)
    for term in terms:
        if term.topic.measure and not term.of_whole:
            groups[term.topic, term.aspect, term.dimension].append(term)
    return groups


def matched_relations(terms: Mapping[ClaimId, Term], ties: Ties) -> Iterator[Relation]:
    """Yield the relations between terms of one topic, each once.

    Args:
        terms: All comparable terms by claim.
        ties: What the words state; terms that are parts or earlier levels of another term of the same
            unknown are not taken for restatements of it.
    """
    parts = told_apart(ties)
    restating = {source.claim.id for source, _ in ties.of_kind(LinkKind.EQUIVALENT)}
    changes = group_series(term for term in terms.values() if term.aspect is Aspect.CHANGE)
    by_topic: dict[Topic, list[Term]] = defaultdict(list)
    for (topic, _, _), members in changes.items():
        by_topic[topic].extend(members)
    for series in changes.values():
        yield from _same(series, parts)
        yield from _nested_changes(series)
    yield from _multiples(terms.values(), ties)
    for (topic, _, _), members in group_series(_levels(terms.values())).items():
        series = [term for term in members if term.claim.id not in parts]
        yield from _same(series, parts)
        yield from _nested(series, ties) if topic.measure not in _ANYONE or topic.qualifier else ()
        yield from _growth(series, by_topic.get(topic, ()), ties)
        yield from _records(series)
        first_said = [term for term in series if term.claim.id not in restating]
        yield from _run_rates(first_said, by_topic.get(topic, ()), ties)
        yield from _record_changes(first_said, by_topic.get(topic, ()), ties)


def match_of(*terms: Term) -> float:
    """Return how sure it is that terms of one topic are about the same unknown, periods known or not."""
    return min(_match(term) for term in terms)


def match_of_same(*terms: Term) -> float:
    """Return how sure it is that terms state one figure: whose act it is, a verb alone does not say."""
    return min(match_of(*terms), NO_WORDS if any(map(_is_act, terms)) else 1.0)


def _match(term: Term) -> float:
    claim = term.claim
    carried = claim.period is not None and claim.period.source == "carried" and not _follows_base(term)
    doubts = [
        (not term.sure_entities, ENTITIES_TAKEN_OVER),
        (term.period is None, PERIOD_UNKNOWN),
        (carried, PERIOD_CARRIED),
        (claim.measure.carried, MEASURE_CARRIED),
        (not claim.measure.text and claim.measure.id is None, NO_WORDS),
        (claim.measure.id is None and carried, TWO_GUESSES),
        (claim.measure.carried + carried + (not term.sure_entities) > 1, TWO_GUESSES),
    ]
    return min((match for applies, match in doubts if applies), default=1.0)


def _follows_base(term: Term) -> bool:
    """Say whether a time comes right after what it is compared with ("1 percent above that of 2022")."""
    period, base = term.period, term.base
    return period is not None and base is not None and base[1] + 1 == period[0]


def _levels(terms: Iterable[Term]) -> Iterator[Term]:
    return (term for term in terms if term.aspect in (Aspect.LEVEL, Aspect.AVERAGE, Aspect.SHARE))


def told_apart(ties: Ties) -> set[ClaimId]:
    """Return the claims that the words set apart from another one which they would else be taken for."""
    apart = set()
    for kind, source, target in ties.pairs:
        if kind in (LinkKind.PART, LinkKind.COMPONENT) and _same_unknown(source, target):
            apart.add(source.claim.id)
        elif kind is LinkKind.BASE and _same_unknown(source, target):
            apart.add(target.claim.id)
        elif kind is LinkKind.SHARE and source.of_whole and source.topic.measure == target.topic.measure:
            apart.add(target.claim.id)  # "2.7 million, or 98 percent of the population"
    return apart


def _same_unknown(a: Term, b: Term) -> bool:
    return a.topic == b.topic and a.aspect is b.aspect and a.dimension == b.dimension and a.period == b.period


def _same(series: Sequence[Term], parts: set[ClaimId]) -> Iterator[Relation]:
    groups: dict[object, list[Term]] = defaultdict(list)
    for term in series:
        if term.claim.id not in parts:
            groups[term.time, _base_of(term)].append(term)
    for members in groups.values():
        if len(members) > 1:
            yield relate(RelationKind.SAME, tuple(members), match=match_of_same(*members))
    known = sorted((term for term in series if term.period is not None), key=_place)
    periods = {term.period for term in known}
    for term in series:
        if term.time is None and len(periods) == 1 and term.claim.id not in parts:
            yield relate(RelationKind.SAME, _in_order(_nearest(known, term), term), match=PERIOD_UNKNOWN)


def _is_act(term: Term) -> bool:
    """Say whether only a verb says what an amount is of, and nothing whose ("we handled 9 tonnes")."""
    claim, topic = term.claim, term.topic
    named = claim.measure.id is not None or " " in claim.measure.text or topic.qualifier or topic.entities
    return term.adds_up and not named and claim.quantity.kind is not QuantityKind.COUNT


def _place(term: Term) -> int:
    return term.claim.span.start


def _nearest(known: Sequence[Term], term: Term) -> Term:
    """Return the term said nearest to another one, of terms by place; the earlier of two as near."""
    at = bisect_left(known, _place(term), key=_place)
    return min(known[max(0, at - 1) : at + 1], key=lambda other: abs(_place(other) - _place(term)))


def _base_of(term: Term) -> object:
    comparison = term.claim.comparison
    if term.aspect is not Aspect.CHANGE or comparison is None:
        return None
    if comparison.basis == "since" and comparison.start is None:
        return term.claim.id  # "17 percent below its level before the war": nobody knows of when
    return comparison.start or comparison.basis


def _in_order(a: Term, b: Term) -> tuple[Term, Term]:
    return (a, b) if a.claim.span.start <= b.claim.span.start else (b, a)


def _by_period(series: Iterable[Term]) -> list[tuple[int, int, Term]]:
    dated = [(*term.reach, term) for term in series if term.reach is not None]
    return sorted(dated, key=lambda entry: (entry[0], -entry[1], entry[2].claim.span.start))


def _nested(series: Sequence[Term], ties: Ties) -> Iterator[Relation]:
    """Yield each level beside that of the shortest period around its own, where figures add up."""
    if not any(term.adds_up for term in series) or any(term.aspect is not Aspect.LEVEL for term in series):
        return
    wholes: dict[ClaimId, tuple[Term, list[Term]]] = {}
    for part, whole in _nested_pairs(series):
        if not _by_one(part, whole) or _is_borrowed_day(part):
            continue
        parted = part in ties.targets(LinkKind.PART, whole)  # "1,126 lost by May … Of those, 586 are back"
        if not parted and whole not in ties.targets(LinkKind.PART, part):
            yield relate(RelationKind.NESTED, (part, whole), match=match_of(part, whole))
        wholes.setdefault(whole.claim.id, (whole, []))[1].append(part)
    for whole, parts in wholes.values():
        if len(parts) > 1 and _tiles(parts, whole):
            yield relate(RelationKind.SUM, (whole, *parts), match=match_of(whole, *parts))


def _is_borrowed_day(part: Term) -> bool:
    """Say whether the day of a figure is that of an earlier sentence: "met on Monday. The budget is …"."""
    period = part.claim.period
    return period is not None and period.source == "carried" and period.granularity is Granularity.DAY


def _by_one(part: Term, whole: Term) -> bool:
    """Say whether things that happened, in the text's own words, were done by one: who is seldom read."""
    named = part.claim.measure.id is not None and part.nature not in (None, "stock")
    cumulative = MeasureType.CUMULATIVE in (part.claim.measure.type, whole.claim.measure.type)
    later = max(part, whole, key=lambda term: term.claim.span)
    return named or cumulative or bool(part.topic.entities) or later.claim.measure.carried


def _nested_pairs(series: Iterable[Term]) -> Iterator[tuple[Term, Term]]:
    around: list[tuple[int, int, Term]] = []
    for start, end, term in _by_period(series):
        while around and around[-1][1] < end:
            around.pop()
        if around and (around[-1][0], around[-1][1]) != (start, end):
            yield term, around[-1][2]
            around.append((start, end, term))
        elif not around:
            around.append((start, end, term))
        else:
            outer = next((entry for entry in reversed(around) if entry[:2] != (start, end)), None)
            if outer is not None:
                yield term, outer[2]


def _tiles(parts: Sequence[Term], whole: Term) -> bool:
    """Say whether the periods of the parts follow each other without gap and make up that of the whole."""
    spans = [(start, end) for start, end, _ in _by_period(parts)]
    if whole.period is None or (spans[0][0], spans[-1][1]) != whole.period:
        return False
    return all(later[0] == earlier[1] + 1 for earlier, later in pairwise(spans))


def _nested_changes(series: Sequence[Term]) -> Iterator[Relation]:
    """Yield changes over a part of a period beside those over the whole, both on the same kind of base."""
    groups: dict[str, list[Term]] = defaultdict(list)
    for term in series:
        comparison = term.claim.comparison
        groups[comparison.basis if comparison is not None else "unstated"].append(term)
    for members in groups.values():
        for part, whole in _nested_pairs(members):
            if part.period is not None:
                yield relate(RelationKind.CHANGE_NESTED, (part, whole), match=match_of(part, whole))


def _growth(series: Sequence[Term], changes: Iterable[Term], ties: Ties) -> Iterator[Relation]:
    """Yield changes with the levels of their own and their base period that nobody tied to them."""
    dated = {term.period: term for term in reversed(series) if term.period is not None}
    members = {term.claim.id for term in series}
    for change in changes:
        if change.base is None:
            continue
        stated_new, stated_base = change_ends(change, ties)
        if stated_new is not None and stated_base is not None:
            continue
        new = stated_new if stated_new is not None and stated_new.claim.id in members else None
        if stated_new is None:
            new = dated.get(change.period) if change.period is not None else None
        base = dated.get(change.base)
        if new is None or base is None or new is base:
            continue
        if change.dimension in ("relative", new.dimension) or new.dimension == "%":
            guess = base.claim.measure.carried and base.claim.sentence != change.claim.sentence
            match = min(match_of(change, new, base), TWO_GUESSES if guess else 1.0)
            yield relate(RelationKind.GROWTH, (change, new, base), match=match)


def _multiples(terms: Iterable[Term], ties: Ties) -> Iterator[Relation]:
    """Yield multiples without stated ends beside the only two levels of their topic just before them.

    "Then 800 were trained. Today it is 3,200. We have quadrupled that number." The larger level is taken for
    the new one of a rise, so that a wrong guess of the order never makes a conflict.
    """
    listed = sorted(terms, key=lambda term: term.claim.span.start)
    for i, change in enumerate(listed):
        if change.claim.quantity.kind is not QuantityKind.RATIO or change.aspect is not Aspect.CHANGE:
            continue
        if change_ends(change, ties) != (None, None) or not change.topic.measure:
            continue
        near = [term for term in listed[max(0, i - _NEAR_CLAIMS) : i] if _is_just_before(term, change)]
        if len(near) == 2 and near[0].dimension == near[1].dimension:
            if any(_is_after(term, change) for term in listed[i + 1 : i + 1 + _NEAR_CLAIMS]):
                continue
            base, new = sorted(near, key=lambda term: term.value)
            if change.claim.measure.direction == "decrease":
                base, new = new, base
            yield relate(RelationKind.GROWTH, (change, new, base), match=PERIOD_UNKNOWN)


_NEAR_CLAIMS = 6
_NEAR_LETTERS = 300


def _is_just_before(level: Term, change: Term) -> bool:
    return (
        level.topic == change.topic
        and level.aspect in (Aspect.LEVEL, Aspect.AVERAGE)
        and level.claim.segment == change.claim.segment
        and change.claim.span.start - level.claim.span.end <= _NEAR_LETTERS
    )


def _is_after(level: Term, change: Term) -> bool:
    return level.topic == change.topic and level.claim.sentence == change.claim.sentence


_LONGEST_PART = 300
_YEAR = range(360, 372)


def _run_rates(series: Sequence[Term], changes: Iterable[Term], ties: Ties) -> Iterator[Relation]:
    """Yield levels of a quarter or more of a year beside the level of that or the year before."""
    if not any(term.adds_up for term in series) or any(term.aspect is not Aspect.LEVEL for term in series):
        return
    dated = _by_period(series)
    years = [(start, term) for start, end, term in dated if end - start + 1 in _YEAR and not _is_window(term)]
    begins = [start for start, _ in years]
    growth = {change.period: change for change in changes if change.dimension == "relative"}
    for start, end, part in dated:
        if not 85 <= end - start + 1 <= _LONGEST_PART or _is_window(part):
            continue
        at = bisect_right(begins, start) - 1
        if at < 0 or begins[at] <= start - 2 * 366:
            continue
        year = years[at][1]
        own = next((c for c in ties.sources(LinkKind.RESULT, part) if c.dimension == "relative"), None)
        change = own or growth.get(part.period)
        terms = (part, year) if change is None else (part, year, change)
        yield relate(RelationKind.RUN_RATE, terms, match=match_of(part, year))


def _is_window(term: Term) -> bool:
    return term.claim.period is not None and term.claim.period.window


def _records(series: Sequence[Term]) -> Iterator[Relation]:
    """Yield each record beside the levels of other times in its series, the most extreme ones first.

    Of equal levels of one time one is taken, and of very many levels only the most extreme ones.
    """
    records = {(term.time, term.value): term for term in reversed(series) if _is_of_level(term)}
    if not records:
        return
    levels = {(term.time, term.value): term for term in reversed(series)}
    rivals = _extremes(levels.values())
    for record in reversed(records.values()):
        for other in rivals:
            if other.time is not None and other.time != record.time and not _is_window(other):
                yield relate(RelationKind.RECORD, (record, other), match=match_of(record, other))


def _extremes(terms: Iterable[Term]) -> list[Term]:
    """Return the terms of the highest values and of the lowest, each once; of few terms all."""
    ordered = sorted(terms, key=lambda term: term.value)
    if len(ordered) <= 2 * _MOST_RIVALS:
        return ordered[::-1]
    return ordered[-_MOST_RIVALS:] + ordered[:_MOST_RIVALS]


_MOST_RIVALS = 5


def _record_changes(series: Sequence[Term], changes: Iterable[Term], ties: Ties) -> Iterator[Relation]:
    """Yield each record beside the relative changes of its own period, of very many the most extreme ones.

    Of equal records of one time one is taken.
    """
    by_time: dict[object, dict[Decimal, Term]] = defaultdict(dict)
    for change in changes:
        if change.dimension in ("relative", "points"):
            by_time[change.time][change.value] = change
    extreme = {time: _extremes(found.values()) for time, found in by_time.items()}
    records = {(term.time, term.value): term for term in reversed(series) if _is_of_level(term)}
    for record in reversed(records.values()):
        for change in extreme.get(record.time, ()) if record.time is not None else ():
            if _same_length(record, change):
                stated = change in ties.sources(LinkKind.RESULT, record)
                terms = (record, change)
                yield relate(RelationKind.RECORD_CHANGE, terms, match=match_of(*terms), stated=stated)


def _is_of_level(record: Term) -> bool:
    """Say whether a superlative is that of the level, not of its movement."""
    superlative, direction = record.claim.measure.superlative, record.claim.measure.direction
    if superlative is None:
        return False
    against = {"decrease": ("record_high", "highest"), "increase": ("record_low", "lowest")}
    return not superlative.kind.startswith(against.get(direction, ("no superlative",)))


def _same_length(a: Term, b: Term) -> bool:
    grains = {term.claim.period.granularity for term in (a, b) if term.claim.period is not None}
    return Granularity.DECADE not in grains and Granularity.CENTURY not in grains
