"""Reads ratios and ranks: "doubled", "three times as many", "one in five", "third-largest"."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from service.catalogue.surfaces import GAP, LETTERS
from service.extract.amounts import Amount
from service.extract.counted_nouns import find_noun
from service.extract.look_alikes import words_after
from service.extract.numerals import Numeral, read_numeral
from service.extract.scan import Scan, Token, tokens_before
from service.extract.unit_words import speaks_of_percent
from service.model.quantity import QuantityKind

_WORD = re.compile(rf"[a-z]+(?![{LETTERS}])")
_FOLD = re.compile(r"[ -]?fold(?![a-z])")
_X_AFTER = re.compile(rf"[ ]?[x×X](?![{LETTERS}0-9]|[ ]?[0-9])")
_X_BEFORE = re.compile(r"(?:^|[^a-z0-9])x$")
_FACTOR = re.compile(r"factor of $")
_TIMES = re.compile(GAP + r"times(?![a-z])")
_IN = re.compile(r"(?:[ \t]+(?:in|out[ \t]+of)[ \t]+(?:every[ \t]+|each[ \t]+)?|-in-)(?=[0-9a-z])")
_BASES = frozenset(
    (*range(2, 11), 12, 15, 20, 25, 30, 40, 50, 100, 200, 300, 500, 1000, 10000, 100000, 1000000)
)
_RANKED = re.compile(rf"[ \t-]+([a-z]+)(?![{LETTERS}])")
_NUMBER_ONE = re.compile(r"(?:number|(no)|no\.|#)[ -]?$")


def read_multiplier(scan: Scan, start: int, end_of_text: int) -> Amount | None:
    """Return the ratio that a word such as "doubled" says, or None where it says none here."""
    word = _WORD.match(scan.lower, start, end_of_text)
    if word is None or word[0] not in scan.lexicon.multipliers:
        return None
    multiplier = scan.lexicon.multipliers[word[0]]
    if multiplier.before or multiplier.after:
        tokens = tokens_before(scan, start, 24)
        before = tokens[-1][0] if tokens else ""
        follows = scan.lower[word.end() : word.end() + 1] != "-"
        after = words_after(scan, word.end()) if follows else ""
        if before not in multiplier.before and after not in multiplier.after:
            return None
    numeral = Numeral(
        start=start, end=word.end(), value=multiplier.value, mantissa=multiplier.value, form="fraction"
    )
    return _ratio(numeral, word.end())


def _ratio(numeral: Numeral, end: int) -> Amount:
    return Amount(
        start=numeral.start,
        end=end,
        numeral=numeral,
        value=numeral.value,
        kind=QuantityKind.RATIO,
        has_unit=True,
    )


def as_ratio(scan: Scan, amount: Amount) -> Amount | None:
    """Return the ratio that a bare number and the words after it make, or None."""
    if amount.kind is not QuantityKind.NUMBER or amount.numeral.ordinal:
        return None
    end, numeral = amount.numeral.end, amount.numeral
    fold = _FOLD.match(scan.lower, end)
    if fold is not None:
        return replace(_ratio(numeral, fold.end()), start=amount.start)
    if numeral.form == "digits" and _X_BEFORE.search(scan.lower, max(0, amount.start - 2), amount.start):
        return replace(_ratio(numeral, end), start=amount.start - 1)
    if _FACTOR.search(scan.lower, max(0, amount.start - 12), amount.start):
        return replace(_ratio(numeral, end), start=amount.start)
    times = _X_AFTER.match(scan.lower, end) if numeral.form == "digits" else None
    if times is not None:
        return replace(_ratio(numeral, times.end()), start=amount.start)
    times = _TIMES.match(scan.lower, end)
    if times is not None:
        return _times(scan, amount, times.end())
    part = _one_in(scan, amount)
    if part is not None:
        return part
    if numeral.form == "fraction" and not numeral.is_scaled and abs(numeral.value) < 1:
        return replace(amount, kind=QuantityKind.RATIO, has_unit=True)
    return None


def _times(scan: Scan, amount: Amount, end: int) -> Amount:
    """Read "three times as many" as a ratio and "three times since Monday" as a count."""
    if amount.numeral.decimals or words_after(scan, end) in scan.lexicon.words["times.ratio_after"]:
        return replace(_ratio(amount.numeral, end), start=amount.start)
    return replace(amount, end=end, kind=QuantityKind.COUNT, unit="time", has_unit=True)


def _one_in(scan: Scan, amount: Amount) -> Amount | None:
    """Read "one in five", "3 out of 10": a share of a round base, with no unit of its own."""
    numeral, lower = amount.numeral, scan.lower
    joint = _IN.match(lower, numeral.end)
    if joint is None or not numeral.is_whole or numeral.is_scaled or not 0 < numeral.value < 1000:
        return None
    if scan.lexicon.starts.match(lower, joint.end()) is None:
        return None
    base = read_numeral(scan.text, lower, joint.end(), scan.lexicon)
    if base is None or not base.is_whole or base.ordinal or base.value not in _BASES:
        return None
    if base.value <= numeral.value and not _is_of_some(scan, joint, base.end):
        return None
    unit = scan.lexicon.suffix_words.after(lower, base.end)
    if unit is not None and unit.value.role in ("duration", "percent", "money", "measure"):
        return None
    value = numeral.value / base.value
    merged = replace(
        numeral, end=base.end, value=value, mantissa=value, form="fraction", year_like=False, decimals=0
    )
    return replace(_ratio(merged, base.end), start=amount.start)


def _is_of_some(scan: Scan, joint: re.Match[str], end: int) -> bool:
    """Say whether a number is taken out of a smaller one: "9 out of 8 clinics", not "3 in 2 matches"."""
    noun = find_noun(scan, end, is_one=False)
    if noun is None or "out" in joint[0]:
        return noun is not None
    words, word = scan.lexicon.words, words_after(scan, end)
    return noun.is_adjacent and (word in words["ages.people"] or word in words["nationals"])


def read_rank(scan: Scan, amount: Amount, ordinal_end: int, before: tuple[Token, ...]) -> Amount | None:
    """Return the rank that an ordinal states: "third-largest", "ranked 5th", "second place"; else None."""
    words = scan.lexicon.words
    after = _RANKED.match(scan.lower, ordinal_end)
    word = after[1] if after is not None else ""
    previous = before[-1][0] if before else ""
    is_ranked = (
        word in words["ranks.superlatives"]
        or (word.endswith("est") and word not in words["ranks.not_superlative"])
        or word in words["ranks.after"]
        or previous in words["ranks.before"]
    )
    if not is_ranked:
        return None
    is_said = word.endswith("est") or word in words["ranks.after"] or word in words["ranks.superlatives"]
    end = after.end() if after is not None and is_said else ordinal_end
    numeral = replace(amount.numeral, end=ordinal_end, ordinal=False, form="words", decimals=0)
    return replace(_ratio(numeral, end), kind=QuantityKind.RANK, start=amount.numeral.start)


def read_number_one(scan: Scan, amount: Amount, floor: int) -> Amount | None:
    """Return the rank in "the number-one producer", "No. 1 exporter": a noun must follow."""
    if amount.numeral.value != 1 or not amount.numeral.is_whole or amount.numeral.is_scaled:
        return None
    match = _NUMBER_ONE.search(scan.lower, max(floor, amount.start - 8), amount.start)
    following = _RANKED.match(scan.lower, amount.numeral.end)
    if match is None or following is None or following[1] in scan.lexicon.nouns.stop - {"in"}:
        return None
    if match[1] is not None and amount.numeral.form == "words":  # "no one knew"
        return None
    numeral = replace(amount.numeral, start=match.start(), decimals=0)
    return replace(_ratio(numeral, numeral.end), kind=QuantityKind.RANK)


def fraction_of_point(scan: Scan, amount: Amount) -> Amount:
    """Return "four tenths" as percentage points where the sentence speaks of a rate: 0.4."""
    lower, end = scan.lower, amount.numeral.end
    if amount.kind is not QuantityKind.RATIO or not lower[amount.numeral.start : end].rstrip("s").endswith(
        "tenth"
    ):
        return amount
    if words_after(scan, end) == "of":
        return amount
    if not speaks_of_percent(scan, amount.start, end):
        return amount
    return replace(amount, kind=QuantityKind.PERCENTAGE_POINTS, unit="pp", factor=Decimal(1))
