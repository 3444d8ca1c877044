"""A run of years, quarters or months that another figure breaks.

What it flags
    "The fifth year of growth running" beside a fall, or beside two levels that fall, within those five years;
    or a loaded series that bears out the figure itself, but not the run.

Why it matters
    A run stands or falls with its weakest link.

Does not flag
    Falls before the run began or after its last period; fiscal years, whose bounds are others; changes on
    another base (on the year beside on the quarter); levels that rounding allows to have moved the right way.

Method
    The run covers `count` periods up to that of its own figure; every change of the same thing within them
    must have its sign, and every later level must lie beyond the earlier one, for some value that the digits
    allow. A series is followed back from the period of the claim as long as it goes that way, on the base of
    the claim's change and from each period to the next: the longer run counts.

Limits
    The words that state the run must belong to a dated figure with a direction. Where only a vintage younger
    than the text is loaded, a move of less than `revisions` percent of the level settles nothing, else one of
    less than `definitions`; nor does a series that ends within the run, or whose definition changes there.
    A longer run than the words say is no error.

Source
    Countercheck's own definition.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from service.model.report import Check, Computation, Outcome, Severity
from service.model.rule import Figure, Flagged, Grain, Parameter, Passed, Rule
from service.reason.case import Case
from service.reason.checks import remark
from service.reason.intervals import HUNDRED
from service.reason.matched import match_of
from service.reason.phrasing import also_said, number, period_label, quoted, said, subject, when
from service.reason.relations import SURE_MATCH, WORTH_A_WARNING
from service.reason.runs import Run, against, runs
from service.reason.series_runs import Shaky, runs_in_series
from service.reason.terms import Term


def compare_run_with_figures(case: Case, parameters: dict[str, Decimal]) -> Iterator[Check]:
    """Yield a check for every run: against the first figure that breaks it, and against its series."""
    shaky = Shaky(parameters["definitions"] / HUNDRED, parameters["revisions"] / HUNDRED)
    yield from runs_in_series(case, shaky)
    for run in runs(case):
        broken = next(against(case, run), None)
        if broken is not None:
            yield _broken(case, run, broken)


def _broken(case: Case, run: Run, by: tuple[Term, ...]) -> Check:
    match = match_of(run.term, *by)
    confidence = min(term.claim.confidence for term in (run.term, *by)) * match
    severity = Severity.ERROR if match >= SURE_MATCH else Severity.WARNING
    words = case.text[run.cue.span.start : run.cue.span.end]
    way, other = ("rise", "fall") if run.rises else ("fall", "rise")
    later = by[0].claim
    denial = (
        f"gives a {other} of {quoted(later)}{when(later)}"
        if len(by) == 1
        else f"gives {quoted(by[1].claim)}{when(by[1].claim)} and {quoted(later)}{when(later)}, a {other}"
    )
    return remark(
        [run.term.claim, *(term.claim for term in by)],
        outcome=Outcome.INCONSISTENT,
        severity=severity if confidence >= WORTH_A_WARNING else Severity.INFO,
        message=(
            f"{said(run.term.claim)} speaks of a {way} in {subject(run.term.claim)} for the “{words}” "
            f"({quoted(run.term.claim)}{when(run.term.claim)}); {also_said(later, run.term.claim)} {denial}, "
            f"which lies within that run."
        ),
        steps=(
            f"{run.count} {run.unit}s up to {period_label(run.term.claim)} begin on {run.first}",
            *_sum(by),
        ),
        computation=Computation(
            formula="every change within the run has one sign",
            inputs=(("count", float(run.count)), ("change", float(_change(by)))),
            result=float(_change(by)),
        ),
        question=f"Since when has {subject(run.term.claim)} gone one way?",
        confidence=confidence,
    )


def _change(by: tuple[Term, ...]) -> Decimal:
    return by[0].value if len(by) == 1 else by[0].value - by[1].value


def _sum(by: tuple[Term, ...]) -> tuple[str, ...]:
    if len(by) == 1:
        return (f"{quoted(by[0].claim)}: {number(by[0].value)} percent",)
    return (f"{number(by[0].value)} - {number(by[1].value)} = {number(_change(by))}",)


_PEOPLE = tuple(
    Figure(measure="population", area="LVA", period=year, value=value, unit="person")
    for year, value in (("2019", "1913822"), ("2020", "1919968"), ("2021", "1893000"), ("2022", "1876000"))
)

RULE = Rule(
    id="run-length",
    family="superlative-vs-series",
    summary="Another figure breaks a run of periods that are said to go one way.",
    grain=Grain.GROUP,
    formula="every change within the run has its sign",
    severity=Severity.ERROR,
    function=compare_run_with_figures,
    parameters=(
        Parameter(
            "definitions",
            Decimal("0.1"),
            unit="percent",
            doc="Of a level, what its growth by two publishers differs by; own choice.",
        ),
        Parameter(
            "revisions",
            Decimal("0.5"),
            unit="percent",
            doc="Of a level, what its growth may have been revised by since the text; own choice.",
        ),
    ),
    examples=(
        Flagged(
            "Exports grew for the fifth year running in 2023, by 4 percent. Exports fell 3 percent in 2021.",
            at=("4 percent", "3 percent"),
        ),
        Passed(
            "Exports grew for the fifth year running in 2023, by 4 percent. Exports fell 3 percent in 2018.",
            why="five years up to 2023 begin with 2019",
        ),
        Flagged(
            "The population of Latvia fell to 1.88 million in 2022, the third consecutive year of decline.",
            at=("1.88 million",),
            data=_PEOPLE,
        ),
        Passed(
            "The population of Latvia fell to 1.88 million in 2022, the second consecutive year of decline.",
            why="it fell in 2021 and in 2022",
            data=_PEOPLE,
        ),
    ),
)
