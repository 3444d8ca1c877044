"""Amounts for each day, week, month, quarter or year beside the total over a known stretch of time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from service.model.claim import Claim, LinkKind, MeasureType
from service.model.quantity import QuantityKind
from service.model.text import Span
from service.reason.case import Case
from service.reason.cues import all_joint
from service.reason.terms import Term

_DAYS = {
    "day": Decimal(1),
    "week": Decimal(7),
    "month": Decimal("30.4375"),
    "quarter": Decimal("91.3125"),
    "year": Decimal("365.25"),
}
_ACTIVE = {"day": Decimal("0.62"), "week": Decimal("0.7"), "month": Decimal("0.8")}
"""Least part of a stretch that counts: working days, weeks of a school year, months of a short season."""

_WAGES = Decimal(14) / 12  # paid in a year for each of its months
_SEASON = Decimal("0.2")
"""Least part of a stretch in which what is open only on some days may have come about."""

_FEWEST = Decimal("1.9")  # units of time in a stretch worth dividing
_ROUNDING = Decimal("0.03")  # by which months, quarters and years differ among themselves
_AMOUNTS = frozenset({QuantityKind.MONEY, QuantityKind.COUNT, QuantityKind.MEASURE, QuantityKind.NUMBER})
_ENDED = re.compile(r"\s*(?:$|[,;:.!?)”\"’]|[-–—]\s| on average\b| all told\b)")
_MARKED = re.compile(r"(?P<head>[^,;:.()]{0,70}?)(?:[,(:]|\s[–—-]+\s|(?=\bor\b))(?P<rest>[^,;:.()]{0,50})")
_PLAIN = re.compile(r"[^,;:.()]{0,40}")
_BETWEEN = re.compile(r"\b(?:and|to|through|until|till)\b|[-–—]")
_OF_MOMENTS = frozenset({"stock", "rate", "price", "index", "share"})
_NEAR = 4  # figures before a pace among which its total is
_POINTS = re.compile(r"(?:and |so )?(?:that|which|this|it)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Pace:
    """An amount for each unit of time, the total, and how many units its stretch has.

    Attributes:
        each: Amount for each unit.
        total: Amount of the whole stretch.
        least: Fewest units of time that the stretch has, days off left out.
        most: Most units.
        season: Fewest units in which all of it may have come about; a total over fewer is wrong.
        units: Units that the calendar gives the stretch.
        unit: Unit of time.
        claims: Those that bear on it, the length of time included where it is one.
    """

    each: Term
    total: Term
    least: Decimal
    most: Decimal
    season: Decimal
    units: Decimal
    unit: str
    claims: tuple[Claim, ...]

    @property
    def stretch(self) -> str:
        """The stretch in words ("31 days")."""
        return f"{round(self.units)} {self.unit}s"


def paces(case: Case) -> Iterator[Pace]:
    """Yield every pace with the total just before it, tied by nothing but "or", "that is" and the like."""
    paced = [term for term in case.terms.values() if _time_unit(term) and _may_be_pace(case, term)]
    if not paced:
        return
    listed = case.in_order
    place = {term.claim.id: at for at, term in enumerate(listed)}
    later = {link.source for link in case.links if link.kind is LinkKind.BASE}
    for each in paced:
        before = _before(listed[max(0, place[each.claim.id] - _NEAR) : place[each.claim.id]], each)
        length = before[-1] if len(before) > 1 and _is_length(before[-1]) else None
        total = before[-1 if length is None else -2] if before else None
        if total is None or total.claim.id in later or not _alike(each, total):
            continue
        if length is None and _is_conversion(case, each, total):
            continue
        if _leads(case, total, length, each):
            yield from _pace(case, each, total, length)


def _is_conversion(case: Case, each: Term, total: Term) -> bool:
    """Say whether one rate is only said again in another unit ("$1,200 a month, or $14,400 a year")."""
    tied = frozenset((each.claim.id, total.claim.id)) in case.tied
    return tied and each.dimension == total.dimension


def _time_unit(term: Term) -> str:
    of, _, unit = (term.claim.quantity.unit or "").rpartition("/")
    return unit if of and unit in _DAYS else ""


def _may_be_pace(case: Case, term: Term) -> bool:
    return term.value > 0 and _ENDED.match(case.text, term.claim.span.end) is not None


def _before(listed: Sequence[Term], each: Term) -> list[Term]:
    """Return the terms before a pace in its sentence, or, where it is the first there, in the one before."""
    inside = [term for term in listed if term.claim.sentence == each.claim.sentence]
    if inside or not listed:
        return inside
    earlier = [term for term in listed if term.claim.sentence == listed[-1].claim.sentence]
    return earlier if sum(_alike(each, term) for term in earlier) == 1 else []


def _is_length(term: Term) -> bool:
    quantity = term.claim.quantity
    return quantity.kind is QuantityKind.DURATION and quantity.unit in _DAYS


def _alike(each: Term, total: Term) -> bool:
    quantity = total.claim.quantity
    of_each = (each.claim.quantity.unit or "").rpartition("/")[0]
    of_total = (quantity.unit or "1").rpartition("/")[0] if _time_unit(total) else quantity.unit or "1"
    if quantity.kind not in _AMOUNTS or total.value <= 0 or "/" in of_total:
        return False
    money = quantity.kind is QuantityKind.MONEY or of_total.isupper()
    return of_each == of_total or (not money and "1" in (of_each, of_total))


def _leads(case: Case, total: Term, length: Term | None, each: Term) -> bool:
    """Say whether only words that restate lead from a total, or its length of time, to a pace."""
    last = total.claim.span
    if length is not None:
        through = case.text[last.end : length.claim.span.start]
        if not any("through" in cue.kinds for cue in case.cues.between(last, length.claim.span)):
            return False
        if _PLAIN.fullmatch(through) is None:
            return False
        last = length.claim.span
    if each.claim.sentence != total.claim.sentence:
        opened = each.claim.sentence.start
        points = _POINTS.match(case.text, opened) is not None
        return points and all_joint(case, Span(opened, each.claim.span.start))
    found = _MARKED.fullmatch(case.text, last.end, each.claim.span.start)
    return found is not None and all_joint(case, Span(*found.span("rest")))


def _pace(case: Case, each: Term, total: Term, length: Term | None) -> Iterator[Pace]:
    """Yield a pace whose total has a known stretch of several of its units of time."""
    unit, days, short = _time_unit(each), _stretch(case, total), Decimal(1)
    claims: tuple[Claim, ...] = (total.claim, each.claim)
    spread = bool(_time_unit(total))
    if length is not None and not spread:
        days, spread = length.claim.quantity.value * _DAYS[length.claim.quantity.unit or ""], True
        claims = (total.claim, length.claim, each.claim)
    elif days is not None and not spread and unit in ("year", "quarter", "month"):
        bounded = _BETWEEN.search(total.claim.period.text if total.claim.period is not None else "")
        short = (
            1 - _DAYS[unit] / days if bounded is not None else short
        )  # "between 2019 and 2023": four or five
    units = None if days is None else days / _DAYS[unit]
    if units is None or units < _FEWEST:
        return
    active = min(short, _ACTIVE.get(unit, Decimal(1)))
    seasonal = not spread and unit in _ACTIVE
    most = units * (_WAGES if unit == "month" and each.claim.quantity.kind is QuantityKind.MONEY else 1)
    yield Pace(
        each,
        total,
        units * active * (1 - _ROUNDING),
        most * (1 + _ROUNDING),
        units * (_SEASON if seasonal else active),
        round(units, 2),
        unit,
        claims,
    )


def _stretch(case: Case, total: Term) -> Decimal | None:
    """Return the days that a total is said to be over, if it is for as many or of a time that has ended."""
    if (unit := _time_unit(total)) != "":
        return _DAYS[unit]
    period = total.claim.period
    if total.claim.measure.type is MeasureType.CUMULATIVE or total.nature in _OF_MOMENTS:
        return None  # "has sold 24,000 since May"; "employed 300 in 2023"
    if period is None or period.source != "text" or not total.claim.sentence.contains(period.span):
        return None
    going_on = case.date is None or period.end is None or period.end > case.date
    return None if going_on or period.days is None else Decimal(period.days)
