"""Claims as terms of arithmetic: what unknown a claim bounds, in which unit, and to which interval.

Two claims bound the same unknown only where measure, narrowing words, adjustment, entities, sort of unit and
standing (fact, projection, target) agree; a claim that names no measure bounds an unknown of its own.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import field, replace
from decimal import Decimal
from enum import StrEnum

from service.model.claim import Claim, ClaimId, MeasureType
from service.model.period import Period
from service.model.quantity import Interval, QuantityKind
from service.model.unit import Unit, resolve_unit
from service.model.working import working
from service.reason.facts import MeasureFacts
from service.reason.intervals import HUNDRED, ONE, ZERO, divide, exactly, hull, multiply, subtract


class Reading(StrEnum):
    """How generously words and digits are taken."""

    ORDINARY = "ordinary"
    WIDEST = "widest"


class Aspect(StrEnum):
    """Which number of a measure a claim gives."""

    LEVEL = "level"
    AVERAGE = "average"
    SHARE = "share"
    CHANGE = "change"
    RATIO = "ratio"


@working(frozen=True, slots=True)
class Topic:
    """What claims must share to be about the same thing, unit and time aside.

    Attributes:
        measure: Id in the catalogue, else the words in lower case.
        qualifier: Words that narrow it, in the singular.
        adjustment: Adjustment for prices, seasons or the like.
        standing: `fact`, `projected` or `target`.
        entities: Codes or names with their roles.
    """

    measure: str
    qualifier: tuple[str, ...]
    adjustment: str | None
    standing: str
    entities: frozenset[tuple[str, str | None]]


@working(frozen=True, slots=True)
class Term:
    """A claim as an interval of an unknown.

    Attributes:
        claim: The claim.
        topic: What it is about.
        aspect: Which number of the measure it is.
        dimension: Sort of unit; terms of one dimension are in one unit.
        scale: Multiplies the claim's own unit into that of the intervals.
        ordinary: Values on the ordinary reading; changes are signed, shares in percent.
        widest: Values on the widest reading, likewise.
        sure_entities: False where the entities were taken over from other claims of the topic.
        adds_up: True where figures of parts of a period sum to that of the whole.
        nature: Nature of the measure, None where the catalogue does not have it.
        gain: True for a balance of which more is better, as of a profit.
        of_whole: True for a share or multiple whose measure names the whole and not the part ("3 percent of
            output").
        period: First and last day as numbers; None unless both are known. Calendar, fiscal and floating
            periods are numbered far apart, so that no two of them ever overlap.
        reach: Like `period`; a window without an end reaches as far as dates go.
        base: First and last day of what a change is measured against; None unless both are known.
        zero: Value at the zero of the claim's own unit, in that of the intervals; 0 for all but temperatures
            that another one restates.
        value: The stated value in their unit; changes signed, multiples as a change in percent.
    """

    claim: Claim
    topic: Topic
    aspect: Aspect
    dimension: str
    scale: Decimal
    ordinary: Interval
    widest: Interval
    sure_entities: bool = True
    adds_up: bool = False
    nature: str | None = None
    gain: bool = False
    of_whole: bool = False
    period: tuple[int, int] | None = None
    reach: tuple[int, int] | None = None
    base: tuple[int, int] | None = None
    zero: Decimal = ZERO
    value: Decimal = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "value", self._value())

    def _value(self) -> Decimal:
        value = self.claim.quantity.value * self.scale + self.zero
        falls = self.claim.measure.direction == "decrease"
        if self.aspect is not Aspect.CHANGE:
            return value
        if self.claim.quantity.kind is QuantityKind.RATIO:
            return ((ONE / value if falls and value > ONE else value) - ONE) * HUNDRED
        return -abs(value) if falls else value

    def values(self, reading: Reading) -> Interval:
        """Return the interval on one reading."""
        return self.ordinary if reading is Reading.ORDINARY else self.widest

    @property
    def time(self) -> tuple[int, int] | str | None:
        """What terms of one time share: the days, else the words; None where the text has neither."""
        period = self.claim.period
        return self.period if period is None or self.period is not None else period.text.lower()


def _days(period: Period | None) -> tuple[int, int] | None:
    if period is None:
        return None
    if period.start is not None and period.end is not None:
        return _on_axis(period.start, period.end, period)
    return None if period.floating is None else _on_axis(*period.floating, period)


def _reach(period: Period | None) -> tuple[int, int] | None:
    if period is None or period.start is None or period.end is not None or not period.window:
        return _days(period)
    return _on_axis(period.start, dt.date.max, period)


def _base(claim: Claim) -> tuple[int, int] | None:
    comparison, period = claim.comparison, claim.period
    if comparison is None or comparison.start is None or comparison.end is None or period is None:
        return None
    return _on_axis(comparison.start, comparison.end, period)


def _on_axis(start: dt.date, end: dt.date, period: Period) -> tuple[int, int]:
    is_floating = period.floating is not None
    shift = _AXIS * (period.fiscal + 2 * is_floating)
    return start.toordinal() + shift, end.toordinal() + shift


_AXIS = 10_000_000
"""Days between the axes of calendar, fiscal and floating periods; more than there are in all dates."""


def factors(term: Term, reading: Reading) -> tuple[Interval, ...]:
    """Return what a change multiplies its base by, one interval for each way to understand the words.

    "Three times more" may be three times or four times the base; "fell by a third" may leave two thirds
    or one third; "moved by a third" does not say which way.
    """
    values = term.values(reading)
    if term.claim.quantity.kind is not QuantityKind.RATIO:
        ways = (values, values.negate()) if term.claim.measure.direction == "none" else (values,)
        return tuple(multiply(exactly(ONE / HUNDRED), _plus(way, HUNDRED)) for way in ways)
    falls = term.claim.measure.direction == "decrease"
    value = term.claim.quantity.value
    if value < ONE and term.claim.measure.direction == "none":
        return values, subtract(exactly(1), values), _plus(values, ONE)
    if value < ONE and falls:
        return values, subtract(exactly(1), values)
    if falls:
        return (divide(exactly(1), values),)
    if value < ONE and term.claim.measure.direction == "increase":
        return (_plus(values, ONE),)
    if value > ONE and " " in term.claim.quantity.raw.strip():
        return values, _plus(values, ONE)
    return (values,)


def relative_change(term: Term, reading: Reading) -> Interval:
    """Return a percent or ratio change as a signed change in percent."""
    if term.claim.quantity.kind is not QuantityKind.RATIO:
        return term.values(reading)
    return multiply(subtract(hull(factors(term, reading)), exactly(1)), exactly(HUNDRED))


def build_terms(
    claims: Iterable[Claim],
    units: Mapping[str, Unit],
    measures: Mapping[str, MeasureFacts],
    text: str = "",
    events: frozenset[str] = frozenset(),
) -> dict[ClaimId, Term]:
    """Return a term for every claim, entities completed where the topic leaves only one choice.

    `events` are words that say of things counted that they happened ("built"), so that periods add up.
    """
    drafts = [_term(claim, units, measures, text, events) for claim in claims]
    known: dict[tuple[str, tuple[str, ...], str | None], set[frozenset[tuple[str, str | None]]]] = {}
    for term in drafts:
        topic = term.topic
        if topic.entities:
            known.setdefault((topic.measure, topic.qualifier, topic.adjustment), set()).add(topic.entities)
    return {term.claim.id: _complete(term, known) for term in drafts}


def _term(
    claim: Claim,
    units: Mapping[str, Unit],
    measures: Mapping[str, MeasureFacts],
    text: str,
    events: frozenset[str],
) -> Term:
    aspect = _aspect(claim)
    dimension, scale = _dimension(claim, aspect, units)
    quantity = claim.quantity
    ordinary, widest = quantity.ordinary, quantity.widest
    if scale != ONE:
        ordinary, widest = ordinary.scale(scale), widest.scale(scale)
    is_ratio = quantity.kind is QuantityKind.RATIO
    if (
        aspect is Aspect.CHANGE
        and not is_ratio
        and claim.measure.direction == "decrease"
        and quantity.value > 0
    ):
        ordinary, widest = ordinary.negate(), widest.negate()
    facts = measures.get(claim.measure.id) if claim.measure.id is not None else None
    adds_up = aspect is Aspect.LEVEL and (
        claim.measure.type is MeasureType.CUMULATIVE
        or (facts is not None and facts.nests)
        or not events.isdisjoint(claim.measure.qualifier)
        or (facts is None and not events.isdisjoint(claim.measure.text.lower().split()))
    )
    adds_up = adds_up and quantity.kind in _ADDITIVE
    return Term(
        claim,
        _topic(claim),
        aspect,
        dimension,
        scale,
        ordinary,
        widest,
        adds_up=adds_up,
        nature=facts.nature if facts is not None else None,
        gain=facts is not None and facts.gain,
        of_whole=aspect in (Aspect.SHARE, Aspect.RATIO) and _names_whole(claim, text),
        period=_days(claim.period),
        reach=_reach(claim.period),
        base=_base(claim),
    )


def _names_whole(claim: Claim, text: str) -> bool:
    """Say whether the words of a share's measure stand behind it and not before it in its sentence."""
    words, span, sentence = claim.measure.text, claim.span, claim.sentence
    if not words or text.find(words, sentence.start, span.start) >= 0:
        return False
    return text.find(words, span.end, sentence.end) >= 0


_ADDITIVE = frozenset({QuantityKind.MONEY, QuantityKind.COUNT, QuantityKind.MEASURE})
_ASPECTS = {
    MeasureType.LEVEL: Aspect.LEVEL,
    MeasureType.CUMULATIVE: Aspect.LEVEL,
    MeasureType.AVERAGE: Aspect.AVERAGE,
    MeasureType.SHARE: Aspect.SHARE,
    MeasureType.CHANGE: Aspect.CHANGE,
    MeasureType.RATIO: Aspect.RATIO,
    MeasureType.RANK: Aspect.RATIO,
}


def _aspect(claim: Claim) -> Aspect:
    aspect = _ASPECTS[claim.measure.type]
    if claim.quantity.kind is QuantityKind.RATIO and aspect is Aspect.LEVEL:
        return Aspect.RATIO
    if claim.quantity.kind is QuantityKind.PERCENTAGE_POINTS:
        return Aspect.CHANGE
    return aspect


def _dimension(claim: Claim, aspect: Aspect, units: Mapping[str, Unit]) -> tuple[str, Decimal]:
    quantity = claim.quantity
    match quantity.kind:
        case QuantityKind.RATIO if aspect is Aspect.SHARE:
            return "%", HUNDRED
        case QuantityKind.RATIO | QuantityKind.PERCENT if aspect in (Aspect.CHANGE, Aspect.RATIO):
            return "relative", ONE
        case QuantityKind.PERCENT:
            return "%", ONE
        case QuantityKind.PERCENTAGE_POINTS:
            return "points", ONE
        case QuantityKind.COUNT:
            return ("count", ONE) if claim.measure.id is not None else (f"count:{quantity.unit}", ONE)
        case QuantityKind.MEASURE | QuantityKind.DURATION if quantity.unit:
            unit = resolve_unit(_of_people(quantity.unit), units)
            if unit is not None and not unit.offset and unit.factor > 0:
                return unit.dimension, Decimal(unit.factor.numerator) / Decimal(unit.factor.denominator)
    return f"{quantity.kind.value}:{quantity.unit}", ONE


def _of_people(unit: str) -> str:
    """Return a unit with its people named ("35.3 per 100,000" is of people)."""
    return f"{unit} person" if unit.startswith("1/") and unit[2:].isdigit() else unit


def _topic(claim: Claim) -> Topic:
    measure = claim.measure
    name = measure.id or measure.text.strip().lower()
    if measure.id is None and claim.quantity.kind is QuantityKind.COUNT:
        name = _counted_name(claim.quantity.unit, name)
    standing = claim.modality if claim.modality in ("projected", "target") else "fact"
    entities = frozenset((entity.code or entity.name, entity.role) for entity in claim.entities)
    return Topic(name, claim.narrowing, measure.adjustment, standing, entities)


def _counted_name(unit: str | None, words: str) -> str:
    """Return the noun counted, and what the text calls it where that is another word ("lead" in points)."""
    if unit is None or not words:
        return unit or words
    return unit if unit[:_STEM] in words else f"{words} ({unit})"


_STEM = 3
"""Letters that a noun and its plural share, at least ("child", "children"; "people" for "person")."""


def _complete(
    term: Term,
    known: Mapping[tuple[str, tuple[str, ...], str | None], set[frozenset[tuple[str, str | None]]]],
) -> Term:
    topic = term.topic
    choices = known.get((topic.measure, topic.qualifier, topic.adjustment))
    if topic.entities or not choices:
        return term
    if len(choices) == 1:
        topic = replace(topic, entities=next(iter(choices)))
    return replace(term, topic=topic, sure_entities=False)


def _plus(interval: Interval, value: Decimal) -> Interval:
    return Interval(
        None if interval.low is None else interval.low + value,
        None if interval.high is None else interval.high + value,
    )
