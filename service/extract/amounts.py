"""Reads one amount: a numeral with its sign, its currency before, and the unit or noun after it.

An amount knows nothing of hedges or ranges; whether it states a quantity at all is decided by its caller.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from service.catalogue.suffixes import Suffix
from service.catalogue.surfaces import LETTERS, TOKEN
from service.extract.brackets import read_bracketed
from service.extract.counted_nouns import find_noun
from service.extract.currency_signs import careful_currency_before, currency_before
from service.extract.numerals import Numeral, fraction_after_and, read_numeral, scale_money
from service.extract.scan import Scan, tokens_before
from service.extract.spoken_points import read_after_spoken_point
from service.extract.unit_words import find_suffix, read_per
from service.model.quantity import QuantityKind
from service.model.working import working

_MINUS = "-−–"
_SIGN_BEFORE = re.compile(
    rf"(?:(?<![\w.,%)])|(?<=[~≈$€£¥(]))([{_MINUS}+])$|(?<![{LETTERS}])(?<!plus or )(minus|negative)[ \t]+$"
)
_ARTICLE = re.compile(rf"(?<![{LETTERS}0-9'’])(an?)[ \t]+$")
_SINGLE = re.compile(r"(?:another|an?)(?= )")
_ALONE = re.compile(r"\s*$")
_PERCENT_OF = re.compile(r"(?:^|\n)[ \t]*((?:per[ ]?cents?|percentage)[ ]of[ ])$")
_LINE_END = re.compile(r"[ \t]*(?:\n|$)")
_NOUN_AFTER = re.compile(rf"[ \t\u00a0]([a-z]+)(?![{LETTERS}])")
_BELOW_ZERO = re.compile(r"[ \t]+below[ \t]+(?:zero|freezing)(?![a-z])")
_ALL_SAID = re.compile(r"[ .]*(?:and |$)")
_WHOLE = re.compile(r"([a-z]+)(?=[ -][a-z])")
_DETERMINED = frozenset(("the", "this", "that", "last", "next", "its", "their", "our", "of", "at"))
_LEAD_REACH = 40
_TEMPERATURES = ("degree", "degree_Celsius", "degree_Fahrenheit")
_CENTS_AFTER = re.compile(r"(?:[ \t]+and)?[ \t]+(?=[a-z0-9])")
_CLAUSE_END = re.compile(r"[ \t]*(?:[.,;:!?)](?![0-9])|\n|$|more\b)")


@working(frozen=True, slots=True, kw_only=True)
class Amount:
    """A number with its unit.

    Attributes:
        start: Start of the phrase, sign and currency before included.
        end: End of the phrase, unit words included.
        numeral: The number as written.
        value: Signed value in `unit`.
        kind: Sort of quantity.
        unit: Unit, or None.
        factor: Units in one of the numeral's.
        candidates: Other readings of the unit.
        noun_end: End of the noun phrase of a count, which need not be in the span; else `end`.
        has_unit: True where the text names a unit or noun for it.
        symbol_before: True where a currency stands before the number.
    """

    start: int
    end: int
    numeral: Numeral
    value: Decimal
    kind: QuantityKind = QuantityKind.NUMBER
    unit: str | None = None
    factor: Decimal = Decimal(1)
    candidates: tuple[str, ...] = ()
    noun_end: int = 0
    has_unit: bool = False
    symbol_before: bool = False

    def scaled_like(self, other: Amount) -> Amount:
        """Return it with the scale and unit of the other end of its range."""
        numeral = self.numeral
        if other.numeral.is_scaled and not numeral.is_scaled and numeral.form in ("digits", "words"):
            numeral = numeral.times(other.numeral.scale, numeral.end)
        return self.in_unit_of(other, numeral)

    def in_unit_of(self, other: Amount, numeral: Numeral | None = None) -> Amount:
        """Return it in the unit of another amount."""
        numeral = numeral or self.numeral
        sign = -1 if self.value < 0 else 1
        return replace(
            self,
            numeral=numeral,
            value=sign * numeral.value * other.factor,
            kind=other.kind,
            unit=other.unit,
            factor=other.factor,
            candidates=other.candidates,
            has_unit=other.has_unit,
        )


def read_amount(scan: Scan, start: int, floor: int) -> Amount | None:
    """Return the amount whose numeral starts at `start`; nothing before `floor` belongs to it."""
    numeral = _numeral_at(scan, start, floor)
    if numeral is None:
        return None
    if numeral.form in ("vague", "open"):
        return _with_suffix(scan, numeral, numeral.start, is_negative=False)
    bracketed = read_bracketed(scan, numeral, floor)
    if bracketed is not None:
        numeral = bracketed
    begin, is_negative = _sign(scan, numeral.start, numeral.end, floor)
    is_negative = is_negative or bracketed is not None
    currency = currency_before(scan, begin, floor)
    if currency is not None:
        begin = currency[0]
        if begin and scan.text[begin - 1] in _MINUS and begin > floor and not is_negative:
            inner, is_negative = _sign(scan, begin, numeral.end, floor)
            begin = inner
        return _money_before(scan, begin, numeral, currency[1], is_negative)
    amount = _with_suffix(scan, numeral, begin, is_negative)
    if amount.kind is QuantityKind.NUMBER:
        named = careful_currency_before(scan, numeral, begin, floor)
        if named is not None and find_noun(scan, amount.end, is_one=False) is None:
            return _money_before(scan, named[0], numeral, named[1], is_negative)
    return amount


def _numeral_at(scan: Scan, start: int, floor: int) -> Numeral | None:
    """Read the numeral, with an article, a leading decimal point or "point" before it."""
    text, lower, lexicon = scan.text, scan.lower, scan.lexicon
    if start > floor and text[start - 1] == "." and not (start >= 2 and text[start - 2].isalnum()):
        start -= 1
    if lower[start] == "a" and _SINGLE.match(lower, start):
        return _one_of_a_unit(scan, start)
    numeral = read_numeral(text, lower, start, lexicon)
    if numeral is None:
        return None
    pointed = read_after_spoken_point(scan, numeral, floor)
    if pointed is not None:
        return pointed
    if numeral.form == "digits" and not numeral.ordinal:
        return numeral
    article = _ARTICLE.search(lower, max(floor, start - 8), start)
    if article is None:
        return numeral
    if numeral.ordinal:
        return _article_fraction(scan, numeral, article.start())
    first = re.compile("[a-z]+").match(lower, start)
    if first is not None and first[0] not in lexicon.numbers:
        return replace(numeral, start=article.start())
    return numeral


def _one_of_a_unit(scan: Scan, start: int) -> Numeral | None:
    """Read the article in "for a month", "another hour", "a dollar" as one, unless it divides."""
    lower, words = scan.lower, scan.lexicon.words
    match = _SINGLE.match(lower, start)
    if match is None:
        return None
    numeral = Numeral(start=start, end=match.end(), value=Decimal(1), mantissa=Decimal(1), form="words")
    if match[0] == "another":
        return numeral
    suffix = find_suffix(scan, numeral)
    following = TOKEN.search(lower, suffix[0], min(len(lower), suffix[0] + 24)) if suffix else None
    if suffix is None or (following is not None and following[0] in words["duration_words.point_after"]):
        return None
    tokens = tokens_before(scan, start, 24)
    before = tokens[-1][0] if tokens else ""
    is_joined = fraction_after_and(lower, suffix[0], scan.lexicon) is not None
    is_first = start < 8 and not lower[:start].strip() and _ALL_SAID.match(lower, suffix[0]) is not None
    allowed = before in words["duration_words.before_article"] or is_first or is_joined
    if suffix[1].role != "duration" and before == ",":
        allowed = True
    return numeral if allowed else None


def read_whole_unit(scan: Scan, start: int) -> Amount | None:
    """Read "all week", "full year", "a whole month" as one of the unit; not "the full year", a period."""
    match = _WHOLE.match(scan.lower, start)
    if match is None or match[1] not in scan.lexicon.words["duration_words.whole"]:
        return None
    tokens = tokens_before(scan, start, 24)
    if tokens and tokens[-1][0] in _DETERMINED:
        return None
    numeral = Numeral(start=start, end=match.end(1), value=Decimal(1), mantissa=Decimal(1), form="words")
    found = find_suffix(scan, numeral)
    if found is None or found[1].role != "duration":
        return None
    return _amount(start, found[0], numeral, found[1], is_negative=False)


def _article_fraction(scan: Scan, numeral: Numeral, start: int) -> Numeral:
    """Read "a third", "a tenth" as a fraction where no noun follows that it could rank."""
    word = scan.lower[numeral.start : numeral.end]
    bottom = scan.lexicon.fractions.get(word)
    following = TOKEN.search(scan.lower, numeral.end, min(len(scan.lower), numeral.end + 24))
    gap = scan.lower[numeral.end : following.start()] if following else "."
    if (
        bottom is None
        or (
            following is not None
            and not gap.strip(" \t\n\r")
            and following[0][0].isalpha()
            and following[0] not in scan.lexicon.nouns.stop
        )
        or gap == "-"
    ):
        return numeral
    value = 1 / Decimal(bottom)
    return replace(numeral, start=start, value=value, mantissa=value, form="fraction", ordinal=False)


def _sign(scan: Scan, start: int, end: int, floor: int) -> tuple[int, bool]:
    """Return where the number starts with its sign, and whether that is a minus."""
    match = _SIGN_BEFORE.search(scan.lower, max(floor, start - 12), start)
    if match is not None and (match[2] or not scan.lower[start].isalpha()):
        at = start - len(match[0].lstrip()) if match[2] else start - 1
        return at, match[1] != "+"
    if 0 < start <= _LEAD_REACH and scan.lower[:start].strip() in ("-", "−") and start - floor < 6:
        is_whole_text = _ALONE.match(scan.lower, end) or "degree" in scan.lower[end : end + 12]
        if is_whole_text:
            return start - len(scan.lower[floor:start].lstrip()), True
    return start, False


def _money_before(scan: Scan, begin: int, numeral: Numeral, suffix: Suffix, is_negative: bool) -> Amount:
    """Return the amount of money whose currency stands before it."""
    numeral = scale_money(scan.text, numeral, scan.lexicon)
    end = numeral.end
    repeated = find_suffix(scan, numeral)
    if repeated is not None and repeated[1].role == "money" and repeated[1].factor == 1:
        same = repeated[1].unit == suffix.unit or repeated[1].unit in suffix.candidates
        if same and scan.text[end : repeated[0]].strip(" ")[:1] != "$":
            end, suffix = repeated[0], suffix if repeated[1].candidates else repeated[1]
    amount = _amount(begin, end, numeral, suffix, is_negative)
    return _divided(scan, replace(amount, symbol_before=True))


def _with_suffix(scan: Scan, numeral: Numeral, begin: int, is_negative: bool) -> Amount:
    """Return the amount with the unit after it, or without one."""
    lettered = scale_money(scan.text, numeral, scan.lexicon)
    headed = _percent_before(scan, numeral)
    if headed is not None:
        return _amount(headed, numeral.end, numeral, Suffix(role="percent", unit="%"), is_negative)
    found = find_suffix(scan, lettered) if lettered is not numeral else None
    letters = scan.text[numeral.end : lettered.end]
    roles = ("money", "measure") if letters in ("m", "b") else ("money",)
    if found is not None and found[1].role in roles and found[0] > lettered.end:
        numeral = lettered
    elif lettered is not numeral and _counts_in_millions(scan, numeral, lettered):
        return _bare(lettered, begin, is_negative)
    else:
        found = find_suffix(scan, numeral)
    if found is None:
        return _bare(numeral, begin, is_negative)
    end, suffix = found
    if suffix.role == "money":
        numeral, end = _scale_around(scan, numeral, end)
    elif suffix.role in ("measure", "duration") and numeral.is_whole:
        extra = fraction_after_and(scan.lower, end, scan.lexicon)
        if extra is not None:
            value = numeral.value + extra[0]
            numeral = replace(numeral, value=value, mantissa=value, form="fraction")
            end = extra[1]
    if suffix.unit in _TEMPERATURES:
        zero = _BELOW_ZERO.match(scan.lower, end)
        end, is_negative = (zero.end(), True) if zero is not None else (end, is_negative)
    amount = _amount(begin, end, numeral, suffix, is_negative)
    if suffix.role == "money" and suffix.factor == 1:
        amount = _with_cents(scan, amount)
    return _divided(scan, amount)


def _bare(numeral: Numeral, begin: int, is_negative: bool) -> Amount:
    value = -numeral.value if is_negative else numeral.value
    return Amount(start=begin, end=numeral.end, numeral=numeral, value=value)


def _counts_in_millions(scan: Scan, numeral: Numeral, lettered: Numeral) -> bool:
    """Say whether the letter after digits is a scale because a plural noun follows it: "5m people"."""
    if scan.text[numeral.end : lettered.end] not in ("m", "b"):
        return False
    word = _NOUN_AFTER.match(scan.lower, lettered.end)
    if word is not None and word[1] in ("are", "have", "live", "work", "voted"):
        return True
    return (
        word is not None and scan.lexicon.nouns.is_plural(word[1]) and word[1] not in scan.lexicon.nouns.stop
    )


def _percent_before(scan: Scan, numeral: Numeral) -> int | None:
    """Return the start of "per cent of 210", where that is all that a line says."""
    if not scan.lower.endswith(" of ", 0, numeral.start):
        return None
    match = _PERCENT_OF.search(scan.lower, max(0, numeral.start - 40), numeral.start)
    if match is None or _LINE_END.match(scan.lower, numeral.end) is None:
        return None
    return match.start(1)


def _scale_around(scan: Scan, numeral: Numeral, end: int) -> tuple[Numeral, int]:
    """Read the scale letter before the currency after a number, or the scale word behind it."""
    if numeral.is_scaled:
        return numeral, end
    lettered = scale_money(scan.text, numeral, scan.lexicon)
    if lettered.is_scaled and lettered.end <= end:
        return lettered, end
    word = re.compile(r"[ \t]([a-z]+)(?![a-z])").match(scan.lower, end)
    scale = scan.lexicon.scales.get(word[1]) if word is not None else None
    if word is None or scale is None or scale < 1000:
        return numeral, end
    return numeral.times(scale, numeral.end), word.end()


def _with_cents(scan: Scan, amount: Amount) -> Amount:
    """Add the cents said after the currency: "3 dollars 50 cents", "15 dollars 50"."""
    gap = _CENTS_AFTER.match(scan.lower, amount.end)
    if gap is None or amount.numeral.is_scaled or not amount.numeral.is_whole:
        return amount
    if scan.lexicon.starts.match(scan.lower, gap.end()) is None:
        return amount
    cents = read_numeral(scan.text, scan.lower, gap.end(), scan.lexicon)
    if cents is None or not cents.is_whole or cents.ordinal or not 0 < cents.value < 100 or cents.is_scaled:
        return amount
    named = find_suffix(scan, cents)
    if named is not None and named[1].role == "money" and named[1].factor < 1:
        value, end = cents.value * named[1].factor, named[0]
    elif named is None and _CLAUSE_END.match(scan.lower, cents.end):
        value, end = cents.value / 100, cents.end
    else:
        return amount
    total = amount.numeral.value + value
    numeral = replace(amount.numeral, value=total, mantissa=total, decimals=2, year_like=False)
    sign = -1 if amount.value < 0 else 1
    return replace(amount, numeral=numeral, value=sign * total, end=end)


def _amount(begin: int, end: int, numeral: Numeral, suffix: Suffix, is_negative: bool) -> Amount:
    kinds = {
        "percent": QuantityKind.PERCENT,
        "points": QuantityKind.PERCENTAGE_POINTS,
        "bare_points": QuantityKind.PERCENTAGE_POINTS,
        "basis_points": QuantityKind.PERCENTAGE_POINTS,
        "money": QuantityKind.MONEY,
        "measure": QuantityKind.MEASURE,
        "duration": QuantityKind.DURATION,
    }
    factor = Decimal("0.01") if suffix.role == "basis_points" else suffix.factor
    value = numeral.value * factor
    return Amount(
        start=begin,
        end=end,
        numeral=numeral,
        value=-value if is_negative else value,
        kind=kinds[suffix.role],
        unit=suffix.unit,
        factor=factor,
        candidates=suffix.candidates,
        has_unit=True,
    )


def _divided(scan: Scan, amount: Amount) -> Amount:
    """Return the amount per something, where the text says so: "$80 a barrel" is USD/barrel."""
    if amount.kind not in (QuantityKind.MONEY, QuantityKind.MEASURE) or amount.unit is None:
        return amount
    per = read_per(scan, amount.end)
    if per is None or "/" in amount.unit:
        return amount
    candidates = tuple(f"{unit}/{per[1]}" for unit in amount.candidates)
    return replace(
        amount, end=per[0], unit=f"{amount.unit}/{per[1]}", kind=QuantityKind.MEASURE, candidates=candidates
    )
