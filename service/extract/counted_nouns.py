"""Finds the noun that a number counts: "12,500 new jobs" counts jobs, "29 of the projects" projects.

Without a tagger: the first word of plural form in the words after the number, before any word that ends a
noun phrase. After "one" the noun is singular and must follow directly or after one word.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from service.catalogue.surfaces import LETTERS
from service.extract.scan import Scan

_NEXT = re.compile(
    rf"([ \t\u00a0\u202f]{{1,4}}|[ \t]{{0,4}}\r?\n[ \t]{{0,4}}|-)(?:[\"“‘']?)([{LETTERS}][{LETTERS}'’-]*)"
)
_BASE = re.compile(r"[ \t]+[0-9][0-9,.]{0,20}(?:[ \t]+([a-z]+illion|thousand|bn|lakh|crore))?(?=[ \t])")
_MORE = re.compile(r"[ \t]+(?:more|fewer|less|other|further|extra|additional)(?=[ \t]+(?!than)[a-z])")
_OF = re.compile(r"[ \t]+of[ \t]")


@dataclass(frozen=True, slots=True)
class CountedNoun:
    """The noun counted: its singular, where its phrase ends, and whether it stands right after the number."""

    lemma: str
    end: int
    is_adjacent: bool


def find_noun(scan: Scan, position: int, *, is_one: bool) -> CountedNoun | None:
    """Return the noun that a number ending at `position` counts, or None where none is named."""
    nouns = scan.lexicon.nouns
    start = position
    if _OF.match(scan.lower, position):
        partitive = nouns.partitive.after(scan.lower, position)
        start = partitive.end if partitive is not None else position
        base = _BASE.match(scan.lower, start)
        if base is not None and (base[1] is None or base[1] in scan.lexicon.scales):
            start = base.end()
        first = _NEXT.match(scan.lower, start)
        if first is None or first[2] in nouns.empty or (is_one and not nouns.is_plural(first[2])):
            return None
    more = _MORE.match(scan.lower, start)
    start = more.end() if more is not None else start
    seen: list[tuple[str, int]] = []
    at = start
    for _ in range(nouns.longest):
        match = _NEXT.match(scan.lower, at)
        if match is None:
            break
        word = match[2].rstrip("'’-")
        head = word.rpartition("-")[2]
        if match[1] == "-" and word in nouns.hedging:
            break
        if word in nouns.stop or word in scan.lexicon.numbers or word in scan.lexicon.scales:
            break
        seen.append((head, match.end(2) - len(match[2]) + len(word)))
        if is_one and start == position and nouns.is_plural(head):
            seen.pop()
            break
        if nouns.is_plural(head) and not _starts_compound(scan, head, match.end(2)):
            return CountedNoun(nouns.singular(head), seen[-1][1], len(seen) == 1 and start == position)
        if match[1] == "-" and not nouns.is_plural(head):
            return _hyphened(seen, start == position)
        at = match.end(2)
    if not is_one or not seen:
        return None
    word, end = seen[0] if len(seen) == 1 else seen[min(1, len(seen) - 1)]
    return CountedNoun(word, end, len(seen) == 1 and start == position)


def _hyphened(seen: list[tuple[str, int]], is_adjacent: bool) -> CountedNoun | None:
    """Read "15-member": the noun is joined to the number."""
    return CountedNoun(seen[0][0], seen[0][1], is_adjacent) if len(seen) == 1 else None


def _starts_compound(scan: Scan, word: str, end: int) -> bool:
    """Say whether a plural is the first word of a compound ("sales managers")."""
    nouns = scan.lexicon.nouns
    if word not in nouns.compound_first:
        return False
    after = _NEXT.match(scan.lower, end)
    return after is not None and nouns.is_plural(after[2])
