"""The formats of reports, and the one way to write them; a format's module is loaded when it is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import import_module

from service.model.report import Flag, Report
from service.model.rule import Rule
from service.model.text import Span
from service.render.places import Locator, Spot


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A report with the name of the file that it is on; "" for a text without a name."""

    name: str
    report: Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What writers know beside the reports.

    Attributes:
        rules: Every rule, by id.
        chapters: What each rule says of itself, in Markdown, by id.
        offset_unit: What offsets count: `codepoint`, `utf16` or `utf8`.
        with_text: Whether the text that offsets point into is part of the report.
    """

    rules: tuple[Rule, ...] = ()
    chapters: Mapping[str, str] = field(default_factory=dict)
    offset_unit: str = "codepoint"
    with_text: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportFormat:
    """One way to write reports.

    Attributes:
        name: As `?format=` and `--format` have it.
        media_type: As `Accept` has it.
        suffix: Of a file that holds it, without the dot.
        description: What it is and whom it is for, in one sentence.
    """

    name: str
    media_type: str
    suffix: str
    description: str


FORMATS = (
    ReportFormat(
        name="json",
        media_type="application/json",
        suffix="json",
        description="The whole report, for programs.",
    ),
    ReportFormat(
        name="text",
        media_type="text/plain",
        suffix="txt",
        description="Flags as a compiler writes them: `line:column: severity rule message`, one a line.",
    ),
    ReportFormat(
        name="markdown",
        media_type="text/markdown",
        suffix="md",
        description="Flags with their arithmetic, for a comment on a pull request.",
    ),
    ReportFormat(
        name="html",
        media_type="text/html",
        suffix="html",
        description="A page for people that needs no other file, no other host and no script.",
    ),
    ReportFormat(
        name="sarif",
        media_type="application/sarif+json",
        suffix="sarif",
        description="SARIF 2.1.0, for code scanning.",
    ),
    ReportFormat(
        name="junit",
        media_type="application/xml",
        suffix="xml",
        description="JUnit XML: a suite for each file, a test case for each check.",
    ),
    ReportFormat(
        name="csv",
        media_type="text/csv",
        suffix="csv",
        description="The claims as a table, with the flags that name them.",
    ),
    ReportFormat(
        name="languagetool",
        media_type="application/vnd.languagetool+json",
        suffix="json",
        description="`matches` as LanguageTool has them, for editors; offsets in UTF-16 units.",
    ),
    ReportFormat(
        name="claimreview",
        media_type="application/ld+json",
        suffix="jsonld",
        description="Drafts of schema.org ClaimReview, one for each claim that is flagged, without a rating.",
    ),
)
"""The first is the one for those who ask for none."""

FORMAT_NAMES = tuple(each.name for each in FORMATS)


def write_reports(name: str, checked: Sequence[Checked], context: Context) -> str:
    """Return reports in the format `name`, ending in a newline unless there is nothing to say.

    Args:
        name: One of `FORMAT_NAMES`.
        checked: Reports, in the order of their files.
        context: What writers know beside them.
    """
    module = import_module(f"service.render.{name}")
    text: str = module.write(checked, context)
    return text


def place_order(flags: Iterable[Flag], report: Report) -> list[Flag]:
    """Return flags by the place of their first claim; in one place the most severe first, then by rule."""
    starts = {claim.id: claim.span.start for claim in report.claims}

    def order(flag: Flag) -> tuple[int, int, str, str]:
        start = min((starts[name] for name in flag.check.claims if name in starts), default=0)
        return start, -flag.severity.rank, flag.check.rule, flag.id

    return sorted(flags, key=order)


def flags_with_spots(report: Report) -> Iterator[tuple[Flag, Spot]]:
    """Yield flags in the order of the text, each with where its first claim stands; else at the start."""
    locator = Locator(report.document)
    spans = {claim.id: claim.span for claim in report.claims}
    for flag in place_order(report.flags, report):
        yield flag, locator.spot(next((spans[c] for c in flag.check.claims if c in spans), Span(0, 0)))
