"""The text of a report cut into paragraphs and pieces, with every claim in its place.

Nothing of the text is left out or put in: all pieces of all paragraphs, joined, are the text but for empty
lines and the line ends between paragraphs. A line that ends amid a sentence goes on in the next. Where two
claims share characters, the later one is marked from where the earlier one ends.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from service.model.claim import Claim, ClaimId
from service.model.report import Check, Flag, Outcome, Report
from service.model.text import Segment, Span

_WORST_FIRST = (Outcome.INCONSISTENT, Outcome.TENSION, Outcome.CONSISTENT, Outcome.UNDETERMINED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A claim with what came of it.

    Attributes:
        claim: The claim.
        outcome: The worst that any of its checks came to.
        checks: Every check that names it, the worst outcome first.
        flags: Every flag that names it.
    """

    claim: Claim
    outcome: Outcome
    checks: tuple[Check, ...]
    flags: tuple[Flag, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text; `kind` is `text`, `label` (of a speaker) or `claim`."""

    kind: str
    text: str
    standing: Standing | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines of the text that belong together, and where they stand."""

    pieces: tuple[Piece, ...]
    span: Span


def standings(report: Report) -> dict[ClaimId, Standing]:
    """Return every claim of a report with what came of it, in the order of the text."""
    checks: dict[ClaimId, list[Check]] = defaultdict(list)
    flags: dict[ClaimId, list[Flag]] = defaultdict(list)
    for check in report.checks:
        for claim in check.claims:
            checks[claim].append(check)
    for flag in report.flags:
        for claim in flag.check.claims:
            flags[claim].append(flag)
    return {
        claim.id: Standing(
            claim=claim,
            outcome=min(
                (check.outcome for check in checks[claim.id]),
                key=_WORST_FIRST.index,
                default=Outcome.UNDETERMINED,
            ),
            checks=tuple(sorted(checks[claim.id], key=_badness)),
            flags=tuple(flags[claim.id]),
        )
        for claim in report.claims
    }


def _badness(check: Check) -> int:
    return _WORST_FIRST.index(check.outcome)


def mark_text(report: Report, standing: dict[ClaimId, Standing]) -> tuple[Paragraph, ...]:
    """Return the paragraphs of the text, its claims and the labels of its speakers marked."""
    text = report.document.text
    marks = sorted([*_labels(report.document.segments, text), *_claims(report.claims, standing)], key=_order)
    paragraphs = []
    position = 0
    for line in _lines(text, report.document.segments):
        inside = []
        while position < len(marks) and marks[position][0].start < line.end:
            inside.append(marks[position])
            position += 1
        if text[line.start : line.end].strip():
            paragraphs.append(Paragraph(tuple(_pieces(text, line, inside)), line))
    return tuple(paragraphs)


_Mark = tuple[Span, str, Standing | None]


def _order(mark: _Mark) -> tuple[int, int]:
    return mark[0].start, -mark[0].end


def _claims(claims: Iterable[Claim], standing: dict[ClaimId, Standing]) -> Iterator[_Mark]:
    for claim in claims:
        yield claim.span, "claim", standing[claim.id]


def _labels(segments: tuple[Segment, ...], text: str) -> Iterator[_Mark]:
    """Yield what stands between two turns and opens the line of the second: its speaker's label."""
    end = 0
    for segment in segments:
        line = text.rfind("\n", end, segment.span.start) + 1
        start = max(end, line)
        if segment.speaker is not None and text[start : segment.span.start].strip():
            yield Span(start, segment.span.start), "label", None
        end = segment.span.end


def _lines(text: str, segments: tuple[Segment, ...]) -> Iterator[Span]:
    """Yield stretches that end with a line, but not amid a sentence."""
    sentences = (sentence for segment in segments for sentence in segment.sentences)
    sentence = next(sentences, None)
    start = end = 0
    for line in text.splitlines(keepends=True):
        end += len(line)
        while sentence is not None and sentence.end <= end:
            sentence = next(sentences, None)
        if sentence is None or end <= sentence.start:
            yield Span(start, end)
            start = end
    if start < end:
        yield Span(start, end)


def _pieces(text: str, line: Span, marks: Iterable[_Mark]) -> Iterator[Piece]:
    position = line.start
    for span, kind, standing in marks:
        start, end = max(span.start, position), min(span.end, line.end)
        if start >= end:
            continue
        if position < start:
            yield Piece("text", text[position:start])
        yield Piece(kind, text[start:end], standing)
        position = end
    if position < line.end:
        yield Piece("text", text[position : line.end].rstrip("\r\n"))
