"""Counts the conflicts of the short passages that the service flags, and its false alarms."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from tests.passages.claim_scores import Answer, Tally, overlaps, span_of
from tests.passages.loading import Item

RANK = {"info": 0, "warning": 1, "error": 2}
WEIGHED = RANK["warning"]  # an info says that nothing is wrong, so it neither finds nor alarms


@dataclass(slots=True)
class FamilyScore:
    """What came of the passages of one family.

    Attributes:
        recall: Conflicts flagged, of the inconsistent passages.
        right_family: Flagged under the family annotated, of those flagged.
        names_all: Flags that name every conflicting phrase, of those flagged.
        severe_enough: Flagged at least as severely as annotated, of those flagged.
        false_alarms: Consistent passages flagged, of the consistent ones.
    """

    recall: Tally = field(default_factory=Tally)
    right_family: Tally = field(default_factory=Tally)
    names_all: Tally = field(default_factory=Tally)
    severe_enough: Tally = field(default_factory=Tally)
    false_alarms: Tally = field(default_factory=Tally)


@dataclass(slots=True)
class FlagScore:
    """What came of checking short passages.

    Attributes:
        alarms: (passage, rules, messages) for each consistent passage flagged.
        missed: (passage, text) for each conflict not flagged.
        words: Words of the long consistent passages; `long_flags` the flags on them.
    """

    families: dict[str, FamilyScore] = field(default_factory=dict)
    alarms: list[tuple[str, str, str]] = field(default_factory=list)
    missed: list[tuple[str, str]] = field(default_factory=list)
    words: int = 0
    long_flags: int = 0

    @property
    def alarms_per_thousand_words(self) -> float:
        """False alarms in 1,000 words of the long consistent passages."""
        return 1000 * self.long_flags / self.words if self.words else 0.0


def _touched(item: Item, flag: dict[str, Any], claims: dict[str, dict[str, Any]], text: str) -> int:
    spans = [span_of(claims[name]) for name in flag["claims"] if name in claims]
    hits = sum(any(overlaps(at, span) for span in spans) for at in item.at)
    if not spans:
        hits = sum(text[start:end] in flag["message"] for start, end in item.at)
    return hits


def _judge_conflict(score: FamilyScore, item: Item, flags: list[tuple[int, dict[str, Any]]]) -> None:
    needed = min(2, len(item.at))
    good = [(hits, flag) for hits, flag in flags if hits >= needed]
    score.recall.add(float(bool(good)))
    if not good:
        return
    score.right_family.add(float(any(flag["family"] == (item.told_by or item.family) for _, flag in good)))
    score.names_all.add(float(any(hits == len(item.at) for hits, _ in good)))
    least = RANK[item.severity or "info"]
    score.severe_enough.add(float(any(RANK[flag["severity"]] >= least for _, flag in good)))


def score_flags(items: Sequence[Item], answer: Answer) -> FlagScore:
    """Return what came of checking `items` with `answer`.

    A conflict counts as found when one flag of at least warning names two of its phrases (all, where only
    one is annotated), whatever its family.
    """
    total = FlagScore()
    for item in items:
        report = answer(item.text, item.date)
        claims = {claim["id"]: claim for claim in report["claims"]}
        flags = [flag for flag in report["flags"] if RANK[flag["severity"]] >= WEIGHED]
        family = total.families.setdefault(item.family, FamilyScore())
        if item.is_consistent:
            family.false_alarms.add(float(bool(flags)))
            if flags:
                rules = ", ".join(flag["rule"] for flag in flags)
                total.alarms.append((item.id, rules, " / ".join(flag["message"] for flag in flags)))
            if item.family == "long":
                total.words += len(item.text.split())
                total.long_flags += len(flags)
            continue
        found = family.recall.right
        _judge_conflict(family, item, [(_touched(item, flag, claims, item.text), flag) for flag in flags])
        if family.recall.right == found:
            total.missed.append((item.id, item.text))
    return total
