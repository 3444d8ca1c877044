"""Checks, flags and the report: what came of comparing claims."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field
from enum import StrEnum

from service.errors import ModelError
from service.model.claim import Claim, ClaimId, Link, Mention
from service.model.text import Document, Notice


class Outcome(StrEnum):
    """What came of a comparison."""

    CONSISTENT = "consistent"
    TENSION = "tension"  # both can hold; the framing differs
    INCONSISTENT = "inconsistent"  # the intervals cannot meet
    UNDETERMINED = "undetermined"  # not comparable; `Check.reason` says why


class Severity(StrEnum):
    """How wrong it is, if the reading is right."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"

    @property
    def rank(self) -> int:
        """Order of severity: info 0, warning 1, error 2."""
        return ("info", "warning", "error").index(self.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Computation:
    """The arithmetic of a check, for machines.

    Attributes:
        formula: In words of the domain ("level / (1 + growth)").
        inputs: Name and value of each term, in the units of the claims; name order as in the formula.
        result: What the formula gives; None where it has no single value.
        expected: What the text states instead; None likewise.
        slack: By how much the two miss each other beyond all rounding, as a ratio above 0 (0.1 = 10 %);
            0 or less when they can meet.
    """

    formula: str
    inputs: tuple[tuple[str, float], ...] = ()
    result: float | None = None
    expected: float | None = None
    slack: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """An observation of a reference series that a check used."""

    dataset: str
    series: str
    period: str
    value: float
    unit: str
    source_url: str
    vintage: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One comparison that was carried out, whatever came of it.

    Attributes:
        rule: Id of the rule that made it.
        family: Family of that rule.
        outcome: What came of it.
        claims: Ids of the claims compared, by position.
        message: One plain sentence that can be read aloud.
        reason: Why it is undetermined; None otherwise.
        steps: The arithmetic for a pocket calculator, one line each, units and rounding named.
        computation: The same for machines.
        evidence: Observations used.
        severity: Severity of the flag that it deserves; None when it deserves none.
        question: What to ask the speaker; "" when there is nothing to ask.
        confidence: How sure the readings and their match are, 0 to 1.
    """

    rule: str
    family: str
    outcome: Outcome
    claims: tuple[ClaimId, ...]
    message: str
    reason: str | None = None
    steps: tuple[str, ...] = ()
    computation: Computation | None = None
    evidence: tuple[Evidence, ...] = ()
    severity: Severity | None = None
    question: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """A check that deserves a person's eye.

    Attributes:
        id: Position-ordered id within the report ("f1").
        severity: How wrong it is, if the reading is right.
        check: The check flagged.
        fingerprint: Digest of rule and claims' words that survives edits elsewhere in the text.
    """

    id: str
    severity: Severity
    check: Check
    fingerprint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """A flag that somebody has looked into and does not want to hear of for a while.

    Attributes:
        fingerprint: Of the flag, as a report gives it.
        note: Why, and by whom; shown beside the silenced flag.
        expires: Last day on which it counts.
    """

    fingerprint: str
    note: str
    expires: dt.date

    def __post_init__(self) -> None:
        if _FINGERPRINT.fullmatch(self.fingerprint) is None:
            raise ModelError(f"A fingerprint is 16 of 0-9 and a-f, not {self.fingerprint!r}.")
        if not self.note.strip() or not self.note.isprintable():
            raise ModelError("A silence needs a note that says why, on one line.")


_FINGERPRINT = re.compile(r"[0-9a-f]{16}")


@dataclass(frozen=True, slots=True, kw_only=True)
class SilencedFlag:
    """A flag that stands in the report as put aside."""

    flag: Flag
    silence: Silence


@dataclass(frozen=True, slots=True, kw_only=True)
class Engine:
    """Which code and words made a report.

    Attributes:
        version: Version of the service.
        rules: Number of rules that ran.
        catalogue: Digest of config/.
    """

    version: str
    rules: int
    catalogue: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Everything that is answered about a document.

    Attributes:
        flags: To be shown, the most severe first.
        silenced: Flags that somebody put aside, with the reason; in none of the other counts.
        withheld: Number of flags less severe or less sure than the caller asked for.
    """

    id: str
    engine: Engine
    document: Document
    claims: tuple[Claim, ...] = ()
    links: tuple[Link, ...] = ()
    mentions: tuple[Mention, ...] = field(default=(), repr=False)
    checks: tuple[Check, ...] = ()
    flags: tuple[Flag, ...] = ()
    notices: tuple[Notice, ...] = ()

    def reaches(self, severity: Severity) -> bool:
        """Say whether a flag is at least as severe."""
        return any(flag.severity.rank >= severity.rank for flag in self.flags)

    silenced: tuple[SilencedFlag, ...] = ()
    withheld: int = 0
