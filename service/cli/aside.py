"""Flags put aside by what stands beside the text: comments in the file, and a baseline of known flags.

Nothing is dropped: a flag put aside stands in the report as silenced, with the reason.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from service.errors import ConfigError
from service.model.report import Flag, Report, Silence, SilencedFlag
from service.model.text import Notice
from service.render.places import Locator

_FOR_GOOD = dt.date.max
_COMMENT = re.compile(
    r"countercheck-ignore\s{1,4}([a-z][a-z0-9-]{0,60})\s{0,4}:\s{0,4}([^\n]{1,300}?)\s{0,4}(?:-->|\]|$)"
)
_ONLY_COMMENT = re.compile(r"\s*(?:<!--|\[|NOTE|#|//)?\s*countercheck-ignore")


class Comment(NamedTuple):
    """A comment that silences the flags of one rule that stand on some lines of its file."""

    line: int
    rule: str
    note: str
    lines: range


def find_comments(source: str) -> list[Comment]:
    """Return the comments `countercheck-ignore RULE: REASON` of a text file.

    A comment behind words counts for its own line; one that has its line to itself, for the paragraph that
    follows it.
    """
    lines = source.splitlines()
    comments = []
    for index, line in enumerate(lines):
        match = _COMMENT.search(line) if "countercheck-ignore" in line else None
        if match is None:
            continue
        alone = _ONLY_COMMENT.match(line) is not None and not line[match.end() :].strip()
        covered = _paragraph(lines, index + 1) if alone else range(index + 1, index + 2)
        comments.append(Comment(index + 1, match[1], match[2], covered))
    return comments


def _paragraph(lines: list[str], first: int) -> range:
    """Return the numbers of the lines of the paragraph that starts at the index `first`, or after."""
    while first < len(lines) and (not lines[first].strip() or _ONLY_COMMENT.match(lines[first])):
        first += 1
    last = first
    while last < len(lines) and lines[last].strip():
        last += 1
    return range(first + 1, last + 1)


def silence_by_comments(report: Report, comments: Iterable[Comment]) -> Report:
    """Return the report with what comments silence put aside, and a notice for each that does nothing."""
    listed = list(comments)
    if not listed:
        return report
    locator = Locator(report.document)
    lines = {claim.id: locator.spot(claim.span).line for claim in report.claims}
    used: set[Comment] = set()

    def note_of(flag: Flag) -> str | None:
        for comment in listed:
            stands = any(lines.get(name) in comment.lines for name in flag.check.claims)
            if comment.rule == flag.check.rule and stands:
                used.add(comment)
                return comment.note
        return None

    report = put_aside(report, note_of)
    idle = [_idle(comment) for comment in listed if comment not in used]
    return replace(report, notices=(*report.notices, *idle))


def _idle(comment: Comment) -> Notice:
    message = f"The comment in line {comment.line} silences nothing: no flag of {comment.rule} stands there."
    return Notice(code="idle-comment", message=message)


def put_aside(report: Report, note_of: Callable[[Flag], str | None]) -> Report:
    """Return the report with every flag put aside for which `note_of` has a reason."""
    kept: list[Flag] = []
    silenced = list(report.silenced)
    for flag in report.flags:
        note = note_of(flag)
        if note is None:
            kept.append(flag)
            continue
        note = "".join(c if c.isprintable() else " " for c in note).strip() or "no reason given"
        silence = Silence(fingerprint=flag.fingerprint, note=note, expires=_FOR_GOOD)
        silenced.append(SilencedFlag(flag=flag, silence=silence))
    return replace(report, flags=tuple(kept), silenced=tuple(silenced))


@dataclass(frozen=True, slots=True, kw_only=True)
class Baseline:
    """Flags that were there when somebody took stock: how many of each fingerprint, by file.

    Attributes:
        path: The file; names of texts count from its folder.
        known: Counts by fingerprint, by the name of the text.
    """

    path: Path
    known: Mapping[str, Mapping[str, int]]

    def apply(self, file: str, report: Report) -> Report:
        """Return the report with known flags put aside; one more of a kind than is known stays."""
        left = Counter(self.known.get(self._name(file), {}))

        def note_of(flag: Flag) -> str | None:
            left[flag.fingerprint] -= 1
            return "known: in the baseline" if left[flag.fingerprint] >= 0 else None

        return put_aside(report, note_of)

    def _name(self, file: str) -> str:
        return name_in_baseline(self.path, file)


def name_in_baseline(baseline: Path, file: str) -> str:
    """Return how a baseline names a file: by its path from the baseline's folder, with slashes."""
    path, folder = Path(file).resolve(), baseline.resolve().parent
    return path.relative_to(folder).as_posix() if path.is_relative_to(folder) else path.as_posix()


def load_baseline(path: Path) -> Baseline:
    """Return the baseline in a file.

    Raises:
        ConfigError: It cannot be read, or is none.
    """
    try:
        loaded = json.loads(path.read_text(encoding="utf-8"))
        known = {
            str(name): Counter({str(one["fingerprint"]): int(one["count"]) for one in flags})
            for name, flags in loaded["files"].items()
        }
    except OSError as error:
        message = f"{path}: {error.strerror or error}; --write-baseline makes one"
        raise ConfigError(message) from error
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise ConfigError(f"{path}: is no baseline: {error}") from error
    return Baseline(path=path, known=known)


def baseline_text(path: Path, reports: Iterable[tuple[str, Report]]) -> str:
    """Return the baseline of all flags that are there, those that it silences now included."""
    files = {}
    for file, report in reports:
        known = "known: in the baseline"
        old = [one.flag for one in report.silenced if one.silence.note == known]
        flags = [*report.flags, *old]
        counts = Counter(flag.fingerprint for flag in flags)
        first = {flag.fingerprint: flag for flag in reversed(flags)}
        listed = [
            {
                "fingerprint": fingerprint,
                "count": counts[fingerprint],
                "rule": first[fingerprint].check.rule,
                "message": first[fingerprint].check.message,
            }
            for fingerprint in sorted(counts)
        ]
        if listed:
            files[name_in_baseline(path, file)] = listed
    return (
        json.dumps({"version": 1, "files": dict(sorted(files.items()))}, ensure_ascii=False, indent=1) + "\n"
    )
