"""Runs of periods that went one way ("for the fifth year running"), and what denies them."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from service.model.claim import Cue
from service.reason.case import Case
from service.reason.changes import percent_changes, surely_above, surely_below
from service.reason.terms import Aspect, Term, Topic

MONTHS = {"year": 12, "quarter": 3, "month": 1}
_DAYS = {"year": (360, 372), "quarter": (88, 93), "month": (28, 31)}


@dataclass(frozen=True, slots=True)
class Run:
    """A run as the words state it.

    Attributes:
        term: The figure of its last period.
        count: How many periods.
        unit: Their length: `year`, `quarter` or `month`.
        first: First day of its first period.
        rises: Whether it is one of rises.
        cue: The words.
    """

    term: Term
    count: int
    unit: str
    first: dt.date
    rises: bool
    cue: Cue


def runs(case: Case) -> Iterator[Run]:
    """Yield every run that belongs to a dated figure with a direction."""
    for term in case.terms.values():
        cue = case.cues.of(term.claim, "run")
        direction, period = term.claim.measure.direction, term.claim.period
        if cue is None or direction == "none" or period is None or period.start is None or period.fiscal:
            continue
        name = next(kind for kind in sorted(cue.kinds) if kind.startswith("run:"))
        count, unit = int(name.split(":")[1]), name.split(":")[2]
        low, high = _DAYS[unit]
        if period.days is not None and low <= period.days <= high:
            first = months_before(period.start, MONTHS[unit] * (count - 1))
            yield Run(term, count, unit, first, direction == "increase", cue)


def against(case: Case, run: Run) -> Iterator[tuple[Term, ...]]:
    """Yield what goes the other way within a run: a change, or the later and the earlier of two levels."""
    topic = _plain(run.term.topic)
    first, last = run.first.toordinal(), run.term.period[0] if run.term.period else 0
    for named, changes in percent_changes(case).items():
        for change in changes if _plain(named) == topic else ():
            inside = change.period is not None and first <= change.period[0] < last
            inside = inside and _of_length(change, run.unit) and _same_basis(case, change, run.term)
            if inside and (surely_below(change, 0) if run.rises else surely_above(change, 0)):
                yield (change,)
    before = months_before(run.first, MONTHS[run.unit]).toordinal()
    levels: dict[str, list[Term]] = defaultdict(list)
    for term in case.terms.values():
        alike = term.aspect is Aspect.LEVEL and _plain(term.topic) == topic and _of_length(term, run.unit)
        if alike and term.period is not None and before <= term.period[0] <= last:
            levels[term.dimension].append(term)
    for members in levels.values():
        members.sort(key=lambda term: term.period or (0, 0))
        for earlier, later in pairwise(members):
            if earlier.period != later.period and _moves_against(earlier, later, run.rises):
                yield later, earlier


def _plain(topic: Topic) -> Topic:
    """Return a topic without the words that narrow it, which are the run's own where it is told."""
    return replace(topic, qualifier=())


def _moves_against(earlier: Term, later: Term, rises: bool) -> bool:
    high, low = (later, earlier) if rises else (earlier, later)
    top, bottom = high.widest.high, low.widest.low
    return top is not None and bottom is not None and top < bottom


def _of_length(term: Term, unit: str) -> bool:
    period = term.claim.period
    low, high = _DAYS[unit]
    return period is not None and not period.fiscal and period.days is not None and low <= period.days <= high


def _same_basis(case: Case, a: Term, b: Term) -> bool:
    """Say whether two changes are measured against bases of one sort, as far as the words say."""
    bases = {term.claim.comparison.basis for term in (a, b) if term.claim.comparison is not None}
    told = [
        {kind for kind in ("on_year", "on_part") if case.cues.in_sentence(term.claim, kind) is not None}
        for term in (a, b)
    ]
    return len(bases) < 2 and (told[0] == told[1] or not (told[0] and told[1]))


def months_before(day: dt.date, months: int) -> dt.date:
    """Return the first day of the month so many months before a day's, or after it for less than none."""
    index = max(12, day.year * 12 + day.month - 1 - months)
    return dt.date(index // 12, index % 12 + 1, 1)
