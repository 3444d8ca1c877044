"""Adds the hedges before and after a number: "more than", "some", "or so"."""

from __future__ import annotations

import re
from dataclasses import replace

from service.catalogue.quantities import Hedge
from service.extract.counted_nouns import find_noun
from service.extract.readings import Reading
from service.extract.scan import Scan, Token, tokens_before
from service.model.quantity import QuantityKind

_PLUS = re.compile(r"[ ]?\+(?![0-9])|-plus(?![a-z])")
_ISH = re.compile(r"-?(?:ish|odd)(?![a-z])")

_NEAR = 24


def add_hedges(scan: Scan, reading: Reading, floor: int, before: tuple[Token, ...] | None = None) -> Reading:
    """Return the reading with the hedge that stands right before it, or right after it.

    Args:
        scan: The text.
        reading: The number; a look-alike is returned as it is.
        floor: Where the expression before it ends.
        before: The tokens before the reading, where they are known already.
    """
    if reading.amount is None:
        return reading
    tokens = tokens_before(scan, reading.start) if before is None else before
    if tokens and tokens[0][1] < floor:
        tokens = tuple([token for token in tokens if token[1] >= floor])
    found = _hedge_before(scan, reading, tokens)
    if found is not None:
        reading = replace(reading, start=found[0], hedge=found[1])
        if found[1].name != "about" and found[1].name != "exactly":
            return reading
    after = _hedge_after(scan, reading)
    if after is None:
        return reading
    return _counting(scan, replace(reading, end=after[0], hedge=after[1]))


def _counting(scan: Scan, reading: Reading) -> Reading:
    """Return the reading as a count, where a noun follows the hedge: "50-plus countries"."""
    amount = reading.amount
    if amount is None or amount.kind is not QuantityKind.NUMBER or reading.upper is not None:
        return reading
    noun = find_noun(scan, reading.end, is_one=False)
    if noun is None:
        return reading
    end = noun.end if noun.is_adjacent else reading.end
    counted = replace(amount, kind=QuantityKind.COUNT, unit=noun.lemma, has_unit=True)
    return replace(reading, amount=counted, end=end)


def _hedge_before(scan: Scan, reading: Reading, tokens: tuple[Token, ...]) -> tuple[int, Hedge] | None:
    """Return where the hedge before a number starts, and the hedge."""
    between = scan.lexicon.words["hedging.between"]
    position = reading.start
    definite = False
    for skipped in range(4):
        if not tokens or scan.lower[tokens[-1][2] : position].strip(" \t\n\r\u00a0-"):
            return None
        hit = scan.lexicon.hedges_before.before(tokens)
        if hit is not None and _contiguous(scan, hit.start, hit.end):
            applies = _applies(scan, reading, hit.value, tokens, hit.start)
            compares = definite and scan.lower[hit.start : hit.end] in scan.lexicon.words["hedging.comparing"]
            return (hit.start, hit.value) if applies and not compares else None
        if skipped == 3 or tokens[-1][0] not in between:
            return None
        definite = (
            definite or tokens[-1][0] == "the"
        )  # "less than the 3 billion planned" compares two figures
        position, tokens = tokens[-1][1], tokens[:-1]
    return None


def _contiguous(scan: Scan, start: int, end: int) -> bool:
    """Say whether no digit stands within the words of a hedge."""
    return not any(c.isdigit() for c in scan.lower[start:end])


def _applies(scan: Scan, reading: Reading, hedge: Hedge, tokens: tuple[Token, ...], start: int) -> bool:
    """Say whether a hedge bounds the number here."""
    words = scan.lexicon.words
    phrase = scan.lower[start : tokens[-1][2]]
    amount = reading.amount
    if amount is None:
        return False
    if phrase in words["hedging.comparing"]:
        before = scan.lower[max(0, start - _NEAR) : start].rstrip(" ,\n\u00a0")
        if before.endswith(tuple(words["hedging.compared"])):
            return False  # "8.9% more than the 378,900"
    if phrase in words["hedging.up_to"]:
        earlier = [token for token in tokens if token[2] <= start]
        return not earlier or earlier[-1][0] not in words["hedging.reached"]
    if amount.kind is QuantityKind.DURATION and phrase in words["hedging.not_of_time"]:
        return False
    return not (phrase == "some" and amount.numeral.form in ("fraction", "open"))


def _hedge_after(scan: Scan, reading: Reading) -> tuple[int, Hedge] | None:
    """Return the end of the hedge after a number, and the hedge."""
    amount = reading.amount
    if amount is None:
        return None
    hit = scan.lexicon.hedges_after.after(scan.lower, reading.end)
    if hit is not None and "\n" not in scan.lower[reading.end : hit.start]:
        joined = scan.lower[reading.end : hit.start]
        sign = scan.lower[hit.start : hit.end]
        if sign == "+" or (sign in ("ish", "odd", "plus") and "-" not in joined):
            match = _PLUS.match(scan.lower, reading.end)
            return (match.end(), hit.value) if match is not None else None
        return hit.end, hit.value
    return None
