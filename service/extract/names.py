"""Tells numbers that are part of a name or refer to a place in a text: "Apollo 11", "Article 5"."""

from __future__ import annotations

import re

from service.catalogue.surfaces import LETTERS
from service.extract.amounts import Amount
from service.extract.scan import Scan, Token

_TAIL = re.compile(
    r"(?:[-–][0-9]{1,5}(?![0-9.,]{0,12}[0-9%])|\([0-9a-z]{1,4}\)|/[0-9]{1,6}(?:/[a-z]{2,4})?)*"
)
_LISTED = re.compile(r",[ ]|[ ]and[ ]")
_NAMED = re.compile(rf"(?:['’]s?)?[ ]([A-Z][{LETTERS}]+)")


def reference_end(scan: Scan, position: int) -> int:
    """Return the end of a reference whose number ends at `position`: "12(3)(b)", "34-56", "45/2023"."""
    tail = _TAIL.match(scan.lower, position)
    return tail.end() if tail is not None else position


def is_named_stretch(scan: Scan, amount: Amount) -> bool:
    """Say whether a length of time is part of a name: "the Five-Year Plan", "the Thirty Years' War"."""
    words = re.findall(rf"[{LETTERS}]+", scan.text[amount.start : amount.end])
    if len(words) < 2 or not all(word[0].isupper() and not word.isupper() for word in words):
        return False
    following = _NAMED.match(scan.text, amount.end)
    return following is not None and not following[1].isupper()


def read_label(scan: Scan, amount: Amount, before: tuple[Token, ...]) -> str | None:
    """Return why a noun before the number makes it a reference or a name ("Article 5")."""
    if amount.kind not in ("number", "count") or not before or amount.numeral.is_scaled:
        return None
    hit = scan.lexicon.labels.before(before)
    if hit is None:
        return _name_before(scan, amount, before[-1])
    if scan.lower[hit.end : amount.start].strip(" .\t\n\r-‑"):
        return None
    is_capital = scan.text[hit.start].isupper() or not scan.text[hit.start].isalpha()
    grouped = "," in scan.text[amount.start : amount.end]  # "on a usual day 1,100 came"
    if amount.numeral.value > 9999 or ((amount.kind == "count" or grouped) and not is_capital):
        return None
    return hit.value


def _name_before(scan: Scan, amount: Amount, token: Token) -> str | None:
    """Return "name" for a small bare number right after a capitalised word inside a sentence."""
    word = scan.text[token[1] : token[2]]
    if amount.kind != "number" or amount.numeral.form != "digits" or amount.numeral.decimals:
        return None
    if "," in scan.text[amount.start : amount.end]:
        return None
    if not word[0].isupper() or scan.text[token[2] : amount.start] not in (" ", "-"):
        return None
    previous = scan.text[max(0, token[1] - 2) : token[1]]
    if previous[:1] == "," and _LISTED.match(scan.text, amount.end):
        return None  # "Asia had 12 losses, Africa 16, Europe 9 and Oceania 1"
    if (
        not previous
        or previous[-1] != " "
        or previous[0] in ".!?:;\n"
        or word.lower() in scan.lexicon.nouns.stop
    ):
        return None
    return "name" if amount.numeral.value <= 9999 and len(word) > 1 else None
