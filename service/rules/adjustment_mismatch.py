"""A seasonally adjusted figure set against an unadjusted one.

What it flags
    "5.1 percent, seasonally adjusted, down from 5.6 percent before seasonal adjustment": a comparison of two
    figures of which one is adjusted and the other is not. "13 percent in real terms" where the loaded series
    at constant prices has 1.5 percent, and that at current prices 13: a figure of the other sort.

Why it matters
    The season alone can make the difference.

Does not flag
    Both figures of one sort; figures whose adjustment the text does not state; an adjusted and an unadjusted
    figure for one and the same period, side by side; a figure that the series of its own sort bears out, or
    that the series of neither sort does (observation-excludes-claim has it then).

Method
    Of two figures that the words set against each other (from, compared with), one is called seasonally
    adjusted and the other unadjusted. Both can hold, so it is a tension. Of two loaded series that differ in
    their adjustment alone, the one of the stated sort excludes the figure and the other agrees.

Limits
    It reads what the words say of adjustment; series without a season are not known here. Both series must
    say what they are. Of levels `definitions` percent may be one of definition; where only a vintage younger
    than the text is loaded, `revisions` percent of a level or `growth` points of a change or a rate may be a
    revision, of seasonal factors for one.

Source
    IMF, Quarterly National Accounts Manual, 2017, chapter 7.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from service.model.claim import LinkKind
from service.model.report import Check, Outcome, Severity
from service.model.rule import Figure, Flagged, Grain, Passed, Rule
from service.reason.case import Case
from service.reason.checks import remark
from service.reason.observed import TOLERANCES, tolerances_of
from service.reason.phrasing import number, quoted, said, topic
from service.reason.series_adjustments import adjustments_in_series
from service.reason.terms import Term


def compare_adjustments(case: Case, parameters: dict[str, Decimal]) -> Iterator[Check]:
    """Yield a check for every two figures that both state their adjustment, and for those of two series."""
    yield from adjustments_in_series(case, tolerances_of(parameters))
    for link in case.links:
        later, base = case.terms.get(link.source), case.terms.get(link.target)
        if link.kind is not LinkKind.BASE or later is None or base is None or later.time == base.time:
            continue
        kinds = [_adjusted(case, term) for term in (later, base)]
        if None not in kinds:
            yield _compare(later, base, mixed=kinds[0] is not kinds[1], adjusted=bool(kinds[0]))


def _adjusted(case: Case, term: Term) -> bool | None:
    """Say whether a figure is called adjusted; None where the words do not say."""
    if case.cues.of(term.claim, "unseasonal") is not None:
        return False
    return True if case.cues.of(term.claim, "seasonal") is not None else None


def _compare(later: Term, base: Term, *, mixed: bool, adjusted: bool) -> Check:
    sorts = ("seasonally adjusted", "unadjusted")
    now, then = sorts if adjusted else sorts[::-1]
    then = then if mixed else now
    gap = later.value - base.value
    return remark(
        (later.claim, base.claim),
        outcome=Outcome.TENSION if mixed else Outcome.CONSISTENT,
        severity=Severity.WARNING if mixed else None,
        message=(
            f"{said(later.claim)} sets {quoted(later.claim)} of {topic(later.claim)}, {now}, against "
            f"{quoted(base.claim)}, {then}."
            f"{' Both can hold, but the season alone can make the difference.' if mixed else ''}"
        ),
        steps=(
            (
                f"{number(later.value / later.scale)} - {number(base.value / later.scale)} = "
                f"{number(gap / later.scale)}, between two sorts of figures"
            ),
        )
        if mixed
        else (),
        question=f"What are both figures of {topic(later.claim)} seasonally adjusted?",
        confidence=min(later.claim.confidence, base.claim.confidence),
    )


_WAGES = tuple(
    Figure(measure="wages", area="POL", period=year, value=value, unit="PLN", prices=prices)
    for prices, later in (("constant", "6090"), ("current", "6780"))
    for year, value in (("2022", "6000"), ("2023", later))
)

RULE = Rule(
    id="adjustment-mismatch",
    family="framing",
    summary="A seasonally adjusted figure is set against an unadjusted one.",
    grain=Grain.PAIR,
    formula="adjustment of one figure = adjustment of the other",
    severity=Severity.WARNING,
    function=compare_adjustments,
    parameters=TOLERANCES,
    examples=(
        Flagged(
            "In April unemployment was 5.1 percent, seasonally adjusted, down from 5.6 "
            "percent in March before "
            "seasonal adjustment.",
            at=("5.1 percent", "5.6 percent"),
            date="2024-06-01",
        ),
        Passed(
            "In April unemployment was 5.1 percent, seasonally adjusted, down from 5.6 percent in March.",
            why="the adjustment of the second figure is not stated, and carried over by any reader",
            date="2024-06-01",
        ),
        Flagged("Wages in Poland rose 13 percent in real terms in 2023.", at=("13 percent",), data=_WAGES),
        Passed(
            "Wages in Poland rose 1.5 percent in real terms in 2023.",
            why="the series at constant prices bears it out",
            data=_WAGES,
        ),
    ),
)
