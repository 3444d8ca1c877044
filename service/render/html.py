"""A page for people: the text with its claims marked in place, then every flag with its arithmetic.

The page stands alone: no other file, no other host, no script. Jinja escapes whatever comes from a text. No
outcome is told by colour alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from service.model.claim import Claim, ClaimId
from service.model.report import Check, Flag, Outcome, Report, Severity
from service.render.formats import Checked, Context, place_order
from service.render.places import Locator
from service.render.quoting import printable

_WORST = (Outcome.CONSISTENT, Outcome.UNDETERMINED, Outcome.TENSION, Outcome.INCONSISTENT)
_MARKS = {
    Outcome.CONSISTENT: "✓",
    Outcome.UNDETERMINED: "?",
    Outcome.TENSION: "!",
    Outcome.INCONSISTENT: "✗",
}


class Piece(NamedTuple):
    """A stretch of the text: plain where `claim` is None, else a claim with the outcome of its checks."""

    text: str
    claim: Claim | None = None
    outcome: str = ""
    mark: str = ""
    place: str = ""


class Turn(NamedTuple):
    """What one speaker says, in pieces; `place` is where in the file it begins, where pages or times tell."""

    speaker: str | None
    place: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What the template shows of one report."""

    name: str
    report: Report
    counts: dict[str, int]
    flags: tuple[tuple[Flag, tuple[tuple[Claim, str], ...]], ...]
    turns: tuple[Turn, ...]
    checks: tuple[Check, ...]


def write(checked: Sequence[Checked], context: Context) -> str:
    """Return the page."""
    summaries = {rule.id: rule.summary for rule in context.rules}
    pages = [_page(each) for each in checked]
    page = _template().render(pages=pages, summaries=summaries)
    return page.encode("utf-8", "replace").decode("utf-8")


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("service", "render"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["printable"] = printable
    return environment.get_template("report.html.jinja")


def _page(each: Checked) -> Page:
    report = each.report
    locator = Locator(report.document)
    claims = {claim.id: claim for claim in report.claims}
    places = {claim.id: _place(claim, locator) for claim in report.claims}
    flags = sorted(place_order(report.flags, report), key=lambda flag: -flag.severity.rank)
    flagged = {id(flag.check) for flag in flags}
    return Page(
        name=printable(each.name or report.document.title or "Document"),
        report=report,
        counts={
            severity.value: sum(flag.severity is severity for flag in flags)
            for severity in reversed(Severity)
        },
        flags=tuple(
            (flag, tuple((claims[name], places[name]) for name in flag.check.claims if name in claims))
            for flag in flags
        ),
        turns=tuple(_turns(report, locator, places)),
        checks=tuple(check for check in report.checks if id(check) not in flagged),
    )


def _place(claim: Claim, locator: Locator) -> str:
    spot = locator.spot(claim.span)
    return f"line {spot.line}" + (f", {spot.note}" if spot.note else "")


def _turns(report: Report, locator: Locator, places: Mapping[ClaimId, str]) -> Iterator[Turn]:
    text = report.document.text
    outcomes = _outcomes(report)
    pending = list(report.claims)[::-1]
    for segment in report.document.segments:
        pieces, at = [], segment.span.start
        while pending and pending[-1].span.end <= segment.span.end:
            claim = pending.pop()
            if claim.span.start < at:
                continue
            outcome = outcomes.get(claim.id, Outcome.UNDETERMINED)
            pieces.append(Piece(_clean(text[at : claim.span.start])))
            said = _clean(text[claim.span.start : claim.span.end])
            pieces.append(Piece(said, claim, outcome.value, _MARKS[outcome], places[claim.id]))
            at = claim.span.end
        pieces.append(Piece(_clean(text[at : segment.span.end])))
        yield Turn(segment.speaker, locator.spot(segment.span).note, tuple(pieces))


def _outcomes(report: Report) -> dict[ClaimId, Outcome]:
    """Return the worst outcome of the checks that name each claim."""
    worst: dict[ClaimId, Outcome] = {}
    for check in report.checks:
        for name in check.claims:
            known = worst.get(name, Outcome.CONSISTENT)
            worst[name] = max(known, check.outcome, key=_WORST.index)
    return worst


def _clean(text: str) -> str:
    """Return text with its lines kept and its controls made harmless."""
    return "\n".join(printable(line) for line in text.split("\n"))
