"""The report for a reader at a terminal: what is wrong first, then what was verified and what was not."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from service.model.claim import Claim, Extraction
from service.model.report import Check, Evidence, Flag, Outcome, Report, Severity, SilencedFlag
from service.model.text import Document
from service.render.quoting import Lines, columns, printable, quote

WIDTH = 100  # columns

_RESET = "\x1b[0m"
_BOLD, _DIM = "\x1b[1m", "\x1b[2m"
_COLOURS = {Severity.ERROR: "\x1b[1;31m", Severity.WARNING: "\x1b[1;33m", Severity.INFO: "\x1b[1;36m"}


def report_to_text(report: Report, *, colour: bool) -> str:
    """Return a report to be read at a terminal, at most 100 columns wide, ending in a newline.

    Flags come first, the most severe first; then checks that found nothing wrong, then what could not be
    checked and why. `colour` adds ANSI colours; nothing is said by colour alone.
    """
    writer = _Writer(report.document, {claim.id: claim for claim in report.claims}, colour=colour)
    order = sorted(report.flags, key=lambda flag: -flag.severity.rank)
    flagged = {id(flag.check) for flag in (*report.flags, *(one.flag for one in report.silenced))}
    rest = [check for check in report.checks if id(check) not in flagged]
    lines = list(writer.heading(report))
    for flag in order:
        lines += ["", *writer.flag(flag)]
    lines += writer.section("Silenced", map(_silenced, report.silenced))
    lines += writer.section("Verified", writer.messages(rest, (Outcome.CONSISTENT,)))
    lines += writer.section("Noted", writer.messages(rest, (Outcome.TENSION, Outcome.INCONSISTENT)))
    lines += writer.section("Not verified", writer.reasons(rest))
    lines += writer.section("Notices", (f"- {notice.message}" for notice in report.notices))
    return "\n".join(lines) + "\n"


def claims_to_text(extraction: Extraction, document: Document) -> str:
    """Return the claims of a document, two or three lines each, ending in a newline unless there are none."""
    lines = Lines(document.text)
    return "".join(_claim_to_text(claim, lines) for claim in extraction.claims)


def _claim_to_text(claim: Claim, lines: Lines) -> str:
    quantity, measure, period = claim.quantity, claim.measure, claim.period
    entities = ", ".join(entity.name for entity in claim.entities)
    said = f"{quantity.kind.value} {quantity.value.normalize():f} {quantity.unit or ''}".rstrip()
    about = [measure.type.value, measure.id or f'"{printable(measure.text)}"', entities]
    if period is not None:
        about.append(f"{period.start or '…'} to {period.end or '…'}")
    return (
        f'{lines.place(claim.span.start)} {claim.id} "{printable(quantity.raw)}" = {said}\n'
        f"    {printable(claim.speaker or 'nobody named')}, {claim.modality}: "
        f"{'; '.join(part for part in about if part)}\n"
    )


class _Writer:
    """Turns the parts of one report into lines."""

    def __init__(self, document: Document, claims: dict[str, Claim], *, colour: bool) -> None:
        self._text = document.text
        self._lines = Lines(document.text)
        self._claims = claims
        self._colour = colour

    def heading(self, report: Report) -> Iterator[str]:
        document = report.document
        about = [document.title, document.date.isoformat() if document.date else None, *document.speakers]
        told = ", ".join(printable(part) for part in about if part)
        if told:
            yield from self._paragraph(told, "")
        counts = [_plural(sum(f.severity is s for f in report.flags), s.value) for s in reversed(Severity)]
        yield self._paint(
            f"{_plural(len(report.claims), 'claim')}, {_plural(len(report.checks), 'check')}: "
            f"{', '.join(counts)}" + (f", {report.withheld} withheld" if report.withheld else ""),
            _BOLD,
        )

    def flag(self, flag: Flag) -> Iterator[str]:
        check = flag.check
        yield (
            self._paint(flag.severity.value, _COLOURS[flag.severity])
            + f"  {check.rule}"
            + self._paint(
                f"  {flag.id}, {check.family}, confidence {check.confidence:.2f}, {flag.fingerprint}", _DIM
            )
        )
        yield from self._paragraph(check.message, "  ")
        for claim in self._known(check):
            yield from self._claim(claim, flag.severity)
        for step in check.steps:
            yield from self._paragraph(f"= {step}", "  ", hanging="    ")
        for evidence in check.evidence:
            yield from self._paragraph(_evidence(evidence), "  ", hanging="    ")
        if check.question:
            yield from self._paragraph(f"Ask: {check.question}", "  ")

    def section(self, title: str, lines: Iterable[str]) -> Iterator[str]:
        """Yield a heading and wrapped lines; nothing where there are no lines."""
        wrapped = [part for line in lines for part in self._paragraph(line, "  ", hanging="    ")]
        if wrapped:
            yield from ("", self._paint(title, _BOLD), *wrapped)

    def messages(self, checks: Iterable[Check], outcomes: tuple[Outcome, ...]) -> Iterator[str]:
        for check in checks:
            if check.outcome in outcomes:
                yield f"- {check.message} ({check.rule})"

    def reasons(self, checks: Iterable[Check]) -> Iterator[str]:
        """Yield each reason why checks are undetermined once, with the claims concerned."""
        grouped: dict[str, dict[str, None]] = {}
        for check in checks:
            if check.outcome is Outcome.UNDETERMINED:
                grouped.setdefault(check.reason or check.message, {}).update(dict.fromkeys(check.claims))
        for reason, claims in grouped.items():
            known = (self._claims[claim] for claim in claims if claim in self._claims)
            named = ", ".join(f'"{claim.quantity.raw}" ({self._place(claim)})' for claim in known)
            yield f"- {reason}: {named}" if named else f"- {reason}"

    def _claim(self, claim: Claim, severity: Severity) -> Iterator[str]:
        speaker = printable(claim.speaker) if claim.speaker else "nobody named"
        yield f"  {self._place(claim)} " + self._paint(speaker, _BOLD)
        for line, carets in quote(self._text, claim.sentence, claim.span, width=WIDTH - 4):
            yield f"    {line}"
            if carets:
                indent = len(carets) - len(carets.lstrip())
                yield "    " + carets[:indent] + self._paint(carets[indent:], _COLOURS[severity])

    def _known(self, check: Check) -> list[Claim]:
        return [self._claims[claim] for claim in check.claims if claim in self._claims]

    def _place(self, claim: Claim) -> str:
        return self._lines.place(claim.span.start)

    def _paragraph(self, text: str, indent: str, *, hanging: str | None = None) -> list[str]:
        clean = printable(text)
        if columns(indent) + columns(clean) <= WIDTH:
            return [indent + clean]
        return textwrap.wrap(
            clean,
            WIDTH,
            initial_indent=indent,
            subsequent_indent=indent if hanging is None else hanging,
            break_on_hyphens=False,
        )

    def _paint(self, text: str, code: str) -> str:
        return f"{code}{text}{_RESET}" if self._colour and text else text


def _silenced(put_aside: SilencedFlag) -> str:
    flag, silence = put_aside.flag, put_aside.silence
    return (
        f"- {flag.check.message} ({flag.check.rule}, {flag.fingerprint}, silenced until "
        f"{silence.expires.isoformat()}: {silence.note})"
    )


def _evidence(evidence: Evidence) -> str:
    return (
        f"= {evidence.dataset} {evidence.series}, {evidence.period}: {evidence.value:g} {evidence.unit} "
        f"(vintage {evidence.vintage}; {evidence.source_url})"
    )


def _plural(count: int, noun: str) -> str:
    """Return a count with its noun.

    >>> _plural(1, "error"), _plural(2, "claim"), _plural(4, "info")
    ('1 error', '2 claims', '4 info')
    """
    return f"{count} {noun}" if count == 1 or noun == "info" else f"{count} {noun}s"
