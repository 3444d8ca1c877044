"""Reads the annotated passages: claims of whole texts, short passages by family, three-way conflicts.

Every file is TOML. A phrase is found by its exact words: `at = "12 percent"`, and `n = 2` for their
second occurrence in the text.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent
Span = tuple[int, int]


class PassageError(ValueError):
    """An annotation that does not fit its text; the message names the file and the phrase."""


def find_span(text: str, phrase: str, n: int = 1) -> Span:
    """Return where the `n`-th occurrence of `phrase` stands, as half-open code points."""
    start = -1
    for _ in range(n):
        start = text.find(phrase, start + 1)
        if start < 0:
            raise PassageError(f"{phrase!r} does not occur {n} times")
    return start, start + len(phrase)


@dataclass(frozen=True, slots=True)
class Note:
    """One annotated phrase of a passage: its place and the fields of its annotation."""

    span: Span
    text: str
    fields: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Passage:
    """A text whose every number is annotated.

    Attributes:
        claims: Numbers that claim something, in text order.
        others: Numbers that claim nothing.
        unscored: Numbers that a careful reader may take either way.
    """

    id: str
    genre: str
    date: str
    text: str
    claims: tuple[Note, ...]
    others: tuple[Note, ...]
    unscored: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """A short passage that conflicts with itself, or only seems to.

    Attributes:
        family: Family of the conflict; `trap` and `long` hold consistent texts only.
        severity: Least severity that a flag should have; None for a consistent passage.
        at: Phrases that conflict; empty for a consistent passage.
        told_by: Family of the rule that names the conflict more closely than `joint`, or None.
    """

    id: str
    family: str
    text: str
    date: str | None
    severity: str | None
    at: tuple[Span, ...]
    why: str
    told_by: str | None = None

    @property
    def is_consistent(self) -> bool:
        """Say whether nothing in the passage deserves a flag."""
        return self.severity is None


@dataclass(frozen=True, slots=True)
class Joint:
    """Three or more claims of which any two can hold, but not all.

    Attributes:
        bounds: Name of each claim, with the ends of the values that its words allow.
        formula: What the claims but one give for the remaining one, in their names.
        target: Name of that remaining claim.
    """

    item: Item
    bounds: dict[str, tuple[float, float]]
    formula: str
    target: str


def _notes(path: Path, text: str, entries: list[dict[str, Any]]) -> tuple[Note, ...]:
    notes = []
    for entry in entries:
        fields = {name: value for name, value in entry.items() if name not in ("at", "n")}
        try:
            span = find_span(text, entry["at"], entry.get("n", 1))
        except PassageError as error:
            raise PassageError(f"{path.name}: {error}") from None
        notes.append(Note(span=span, text=entry["at"], fields=fields))
    return tuple(notes)


def load_passages(folder: Path = ROOT / "extraction") -> tuple[Passage, ...]:
    """Return the passages whose every number is annotated, in order of file name."""
    passages = []
    for path in sorted(folder.glob("*.toml")):
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        text = data["text"]
        passages.append(
            Passage(
                id=path.stem,
                genre=data["genre"],
                date=data["date"],
                text=text,
                claims=_notes(path, text, data.get("claim", [])),
                others=_notes(path, text, data.get("other", [])),
                unscored=_notes(path, text, data.get("unscored", [])),
            )
        )
    return tuple(passages)


def _item(family: str, entry: dict[str, Any], severity: str | None, where: str) -> Item:
    try:
        spans = tuple(
            find_span(entry["text"], phrase)
            if isinstance(phrase, str)
            else find_span(entry["text"], **phrase)
            for phrase in entry.get("at", [])
        )
    except PassageError as error:
        raise PassageError(f"{where}: {error}") from None
    return Item(
        id=where,
        family=family,
        text=entry["text"],
        date=entry.get("date"),
        severity=severity,
        at=spans,
        why=entry.get("why", ""),
        told_by=entry.get("told_by"),
    )


def load_items(folder: Path = ROOT / "families") -> tuple[Item, ...]:
    """Return the passages by family, in order of file name and place in the file."""
    items = []
    for path in sorted(folder.glob("*.toml")):
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        family = data["family"]
        for number, entry in enumerate(data.get("inconsistent", []), 1):
            items.append(_item(family, entry, entry["severity"], f"{path.stem}-x{number:02}"))
        for number, entry in enumerate(data.get("consistent", []), 1):
            items.append(_item(family, entry, None, f"{path.stem}-ok{number:02}"))
    return tuple(items)


def load_joints(folder: Path = ROOT / "joint") -> tuple[Joint, ...]:
    """Return the three-way conflicts, in order of file name."""
    joints = []
    for path in sorted(folder.glob("*.toml")):
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        data["at"] = [{k: v for k, v in claim.items() if k in ("phrase", "n")} for claim in data["claim"]]
        joints.append(
            Joint(
                item=_item("joint", data, data["severity"], path.stem),
                bounds={claim["name"]: (claim["low"], claim["high"]) for claim in data["claim"]},
                formula=data["formula"],
                target=data["target"],
            )
        )
    return tuple(joints)
