"""Flags with their arithmetic in Markdown, for a comment on a pull request.

What strangers wrote cannot become markup, a mention of somebody or a reference to another issue.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from service.model.claim import Claim
from service.model.report import Check, Evidence, Flag, Outcome, Report, Severity
from service.model.text import Span
from service.render.formats import Checked, Context, place_order
from service.render.places import Locator
from service.render.quoting import printable

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|~&!$]|(?<![^ ])[-+=#](?= |$)|(?<=\d)[.)](?= |$))")
_REFERENCE = re.compile(r"([@#])(?=\w)")
_MOST_FLAGS = 50
_LONGEST_SENTENCE = 600  # code points
_MARKS = {Severity.ERROR: "❌", Severity.WARNING: "⚠️", Severity.INFO: "ℹ️"}


def write(checked: Sequence[Checked], _: Context) -> str:
    """Return a section for each file; a file without flags gets one line."""
    return "\n".join("\n".join(_section(each)) + "\n" for each in checked)


def escape(text: str) -> str:
    """Return `text` on one line, so that it reads in Markdown as it stands.

    >>> escape("*5* of [6](x)")
    '\\\\*5\\\\* of \\\\[6\\\\](x)'
    """
    escaped = _SPECIAL.sub(r"\\\1", _REFERENCE.sub("\\1\u200b", printable(text)))
    return escaped.strip(" ")


def _section(each: Checked) -> Iterator[str]:
    report = each.report
    yield f"## {_heading(each)}"
    yield ""
    yield f"{_counts(report)}."
    writer = _Flags(report)
    flags = sorted(place_order(report.flags, report), key=lambda flag: -flag.severity.rank)
    for flag in flags[:_MOST_FLAGS]:
        yield from ("", *writer.flag(flag))
    if len(flags) > _MOST_FLAGS:
        yield from ("", f"{len(flags) - _MOST_FLAGS} more flags are not shown here.")
    unchecked = sum(check.outcome is Outcome.UNDETERMINED for check in report.checks)
    consistent = sum(check.outcome is Outcome.CONSISTENT for check in report.checks)
    yield from ("", f"Consistent: {consistent}. Could not be compared: {unchecked}.")
    for notice in report.notices:
        yield f"- {escape(notice.message)}"


def _heading(each: Checked) -> str:
    name = each.name or each.report.document.title or "document"
    return f"Countercheck: {escape(name)}"


def _counts(report: Report) -> str:
    counts = dict.fromkeys((Severity.ERROR, Severity.WARNING, Severity.INFO), 0)
    for flag in report.flags:
        counts[flag.severity] += 1
    told = ", ".join(f"{_MARKS[severity]} {count} {severity.value}" for severity, count in counts.items())
    return f"{len(report.claims)} claims, {len(report.checks)} checks: {told}"


class _Flags:
    def __init__(self, report: Report) -> None:
        self._text = report.document.text
        self._locator = Locator(report.document)
        self._claims = {claim.id: claim for claim in report.claims}

    def flag(self, flag: Flag) -> Iterator[str]:
        check = flag.check
        yield f"### {_MARKS[flag.severity]} {flag.severity.value}: {escape(check.rule)}"
        yield ""
        yield escape(check.message)
        for name in check.claims:
            if name in self._claims:
                yield from ("", self._quotation(self._claims[name]))
        yield from self._working(check)
        if check.question:
            yield from ("", f"**Ask:** {escape(check.question)}")

    def _working(self, check: Check) -> Iterator[str]:
        lines = [*check.steps, *(_evidence(evidence) for evidence in check.evidence)]
        if lines:
            yield ""
        for line in lines:
            yield f"- {escape(line)}"

    def _quotation(self, claim: Claim) -> str:
        """Return the sentence as a block quotation, its quantity in bold, with speaker and place."""
        sentence = claim.sentence.cover(claim.span)
        if sentence.end - sentence.start > _LONGEST_SENTENCE:
            around = (_LONGEST_SENTENCE - (claim.span.end - claim.span.start)) // 2
            sentence = Span(
                max(sentence.start, claim.span.start - around), min(sentence.end, claim.span.end + around)
            )
        before = escape(self._text[sentence.start : claim.span.start])
        said = escape(self._text[claim.span.start : claim.span.end])
        after = escape(self._text[claim.span.end : sentence.end])
        gap = " " if before and self._text[claim.span.start - 1].isspace() else ""
        space = " " if after and self._text[claim.span.end].isspace() else ""
        spot = self._locator.spot(claim.span)
        place = f"{spot.line}:{spot.column}" + (f", {spot.note}" if spot.note else "")
        who = f"{escape(claim.speaker)}, " if claim.speaker else ""
        return f"> {before}{gap}**{said}**{space}{after} — {who}{escape(place)}"


def _evidence(evidence: Evidence) -> str:
    return (
        f"{evidence.dataset} {evidence.series}, {evidence.period}: {evidence.value:g} {evidence.unit} "
        f"(vintage {evidence.vintage}; {evidence.source_url})"
    )
