"""A rank that the ranking of a series denies.

What it flags
    "The third-largest", "ranks fifth" where the figures of all countries that a loaded dataset covers put
    the country elsewhere.

Why it matters
    A rank sounds like a measurement and is seldom looked up.

Does not flag
    A rank that ties allow, or that figures within `margin` percent of each other could swap, which is only
    noted; ranks within a group that is not the world; ranks that countries without a figure could change.

Method
    Countries with a figure for the period are ordered by it. Possible ranks run from 1 + the number above to
    1 + the number above or level. Without a period the last two of the series count.

Limits
    Another definition (purchasing power, nominal) may rank otherwise; the flag names the series.

Source
    Margin and coverage: own choice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from service.model.claim import Claim
from service.model.match import Used
from service.model.quantity import QuantityKind
from service.model.report import Check, Computation, Outcome, Severity
from service.model.rule import Figure, Flagged, Grain, Parameter, Passed, Rule
from service.reason.case import Case
from service.reason.checks import remark, undetermined
from service.reason.citing import area_name, source
from service.reason.phrasing import number, quoted, said
from service.reason.series_ranks import possible_ranks, rankable, ranking_of

_GROUP = re.compile(r"\b(?:in|of|among|within|across)\s(?:the\s)?[A-Z]")


def compare_withranking_of(case: Case, parameters: dict[str, Decimal]) -> Iterator[Check]:
    """Yield a check for every rank of one country by a measure that a dataset has for several."""
    for claim in case.claims:
        area = _country(case, claim)
        if claim.quantity.kind is not QuantityKind.RANK or area is None or claim.modality != "asserted":
            continue
        rankings = [ranking_of(case, claim, listed) for listed in rankable(case, claim).values()]
        known = [ranking for ranking in rankings if area in ranking]
        if not known:
            continue
        if not _is_of_world(case, claim):
            yield undetermined(
                (claim,),
                message=f"{quoted(claim)} was not ranked.",
                reason="the rank is within a group that the reference data do not know",
            )
            continue
        yield _compare(case, claim, max(known, key=len), area, parameters)


def _country(case: Case, claim: Claim) -> str | None:
    codes = [entity.code for entity in claim.entities]
    return codes[0] if len(codes) == 1 and codes[0] in case.data.countries else None


def _is_of_world(case: Case, claim: Claim) -> bool:
    if case.cues.in_sentence(claim, "world") is not None:
        return True
    return (
        _GROUP.search(case.text, claim.span.end, claim.sentence.end) is None and not claim.measure.qualifier
    )


def _compare(
    case: Case, claim: Claim, ranking: dict[str, Used], area: str, parameters: dict[str, Decimal]
) -> Check:
    values = [used.value.value for used in ranking.values()]
    falling = values[0] >= values[-1]
    stated, own = int(claim.quantity.value), ranking[area].value.value
    exact = possible_ranks(values, own, Decimal(0), falling)
    loose = possible_ranks(values, own, abs(own) * parameters["margin"] / 100, falling)
    place = f"{number(Decimal(exact[0]))} of {len(values)}"
    open_end = loose[1] < stated <= loose[1] + int(parameters["coverage"]) - len(values)
    if stated in range(exact[0], exact[1] + 1):
        outcome, severity, ending = Outcome.CONSISTENT, None, "which bears it out"
    elif stated in range(loose[0], loose[1] + 1):
        outcome, severity = Outcome.TENSION, Severity.INFO
        ending = "close enough to its neighbours for another publisher to rank it so"
    elif open_end:
        return undetermined(
            (claim,),
            message=f"{quoted(claim)} was not denied: {area_name(case, area)} comes {place}.",
            reason=f"only {len(values)} countries have a figure",
        )
    else:
        outcome, severity, ending = Outcome.INCONSISTENT, Severity.WARNING, "not that place"
    shown = list(ranking.values())[max(0, min(stated, exact[0]) - 1) : max(stated, exact[0])][:8]
    used = ranking[area]
    return remark(
        (claim,),
        outcome=outcome,
        message=(
            f"{said(claim)} ranks {area_name(case, area)} {quoted(claim)}; in {source(used.series.dataset)} "
            f"it comes {place} for {used.value.period}, {ending}."
        ),
        steps=tuple(
            f"{rank}. {area_name(case, one.series.key.ref_area)}: "
            f"{number(one.value.value)} {one.series.key.unit}"
            for rank, one in enumerate(shown, max(1, min(stated, exact[0])))
        ),
        computation=Computation(
            formula="1 + number of countries above",
            inputs=(("stated", float(stated)), ("countries", float(len(values)))),
            result=float(exact[0]),
            expected=float(stated),
        ),
        evidence=tuple(item for one in dict.fromkeys((used, *shown)) for item in one.evidence),
        severity=severity,
        question=f"By which figures, and among whom, is it {quoted(claim)}?" if severity else "",
        confidence=claim.confidence,
    )


def _people(area: str, value: str) -> Figure:
    return Figure(measure="population", area=area, period="2021", value=value, unit="person")


RULE = Rule(
    id="rank-denied",
    family="reference",
    summary="The figures of all countries put one elsewhere than the text does.",
    grain=Grain.REFERENCE,
    formula="1 + number above <= rank <= 1 + number above or level",
    severity=Severity.WARNING,
    function=compare_withranking_of,
    parameters=(
        Parameter("margin", Decimal(2), unit="percent", doc="Figures so close may be swapped; own choice."),
        Parameter(
            "coverage",
            Decimal(150),
            unit="countries",
            doc="Fewer leave room for missing ones above; own choice.",
        ),
    ),
    examples=(
        Flagged(
            "In 2021 Estonia had the second-largest population in the world.",
            at=("second-largest",),
            data=(_people("LVA", "1884490"), _people("LTU", "2800839"), _people("EST", "1330932")),
        ),
        Passed(
            "In 2021 Latvia had the second-largest population in the world.",
            why="one of three countries with a figure is larger",
            data=(_people("LVA", "1884490"), _people("LTU", "2800839"), _people("EST", "1330932")),
        ),
    ),
)
