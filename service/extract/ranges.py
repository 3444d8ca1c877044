"""Joins two amounts into a range, and lends units between neighbours that share one.

"Between 5 and 7 percent" and "5-7%" are ranges; "rose from 5 to 7 percent" is two quantities.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from service.catalogue.surfaces import TOKEN
from service.extract.amounts import Amount, read_amount
from service.extract.counted_nouns import find_noun
from service.extract.look_alikes import words_after
from service.extract.numerals import scale_money
from service.extract.readings import Reading, is_unnamed
from service.extract.scan import Scan, Token
from service.extract.unit_words import read_per
from service.model.quantity import Qualifier, QuantityKind

_CONNECTOR = re.compile(
    r"(?P<dash>[ \t\u00a0]{0,2}[-–—‐‑~][ \t\u00a0]{0,2})"
    r"|(?P<to>-?[ \t\u00a0\n]{1,2}(?:to|through|until)[ \t\u00a0\n]{1,2})"
    r"|(?P<and>[ \t\u00a0\n]{1,2}(?:and|&)[ \t\u00a0\n]{1,2})|(?P<or>[ \t\u00a0]or[ \t\u00a0])"
)
_LEAD = re.compile(
    r"(?:(?:about|around|nearly|roughly|some|approximately|perhaps|maybe)[ \t]+|~[ ]?)?"
    r"(?:[a-z.]{0,4} ?[$€£¥₽₸₹₴₺₩₪₫] ?|[a-z]{2,5}\.? ?)?(?:[-−]|minus |negative )?(?=[0-9a-z.])"
)
_MARGIN = re.compile(r"[ \t]*,?[ \t]*(?:±|\+/-|\+-|plus or minus|give or take)[ \t]*")
_BRACKET = re.compile(r"[ \t]?\((?=[0-9a-z])")
_NEXT_TO = re.compile(r"[ \t]+(?:and|or)[ \t]+|[ \t]?/[ \t]?")
_BOUND_JOINT = re.compile(r"[ \t]*,?[ \t]*(?:and|but)[ \t]*(?:is |are )?$")
_SENTENCE_END = re.compile(r"[.!?][ \n]|\n[ \t]*\n")
_LIST_RATIO = 3
_SMALL = 20
_LEVEL_OF = 5  # words from "from" to the "of" before a level
_LOOK_BACK = 3  # readings: years and dates may stand between


def _is_set_against(scan: Scan, reading: Reading, between: list[str]) -> bool:
    """Say whether the words before a bare number set it against the number before them."""
    words, word = scan.lexicon.words, between[-1]
    if word == "of":
        return between[-2:-1] != [] and between[-2] in words["carry.of_after"]
    if word in ("and", ","):
        return words_after(scan, reading.end) in words["carry.and_before"]
    return word in words["carry.before"]


def add_range(scan: Scan, reading: Reading, floor: int, before: tuple[Token, ...]) -> Reading:
    """Return the reading with its upper end or margin, where the text goes on to state one."""
    amount = reading.amount
    if amount is None or amount.numeral.form in ("vague", "open") or amount.kind is QuantityKind.RANK:
        return reading
    margin = _margin(scan, reading, amount)
    if margin is not None:
        return margin
    connector = _CONNECTOR.match(scan.lower, amount.end)
    if connector is None:
        return reading
    start = _second_start(scan, connector.end())
    if start is None:
        return reading
    opening = _opening(scan, amount, before)
    if not _may_join(scan, connector, opening, start):
        return reading
    upper = read_amount(scan, start, connector.end())
    if upper is not None and amount.symbol_before:
        upper = _as_money(scan, upper)
    if upper is None or upper.numeral.ordinal or upper.numeral.form in ("vague", "open"):
        return reading
    return _joined(scan, reading, _with_noun(scan, upper), connector, opening)


def repeated(scan: Scan, reading: Reading) -> Reading:
    """Return the reading with the same number in brackets after it: "forty-five (45)"."""
    bracket = _BRACKET.match(scan.lower, reading.end)
    if bracket is None or not reading.is_plain or reading.amount is None:
        return reading
    if scan.lexicon.starts.match(scan.lower, bracket.end()) is None:
        return reading
    again = read_amount(scan, bracket.end(), bracket.end())
    if again is None or again.value != reading.amount.value or scan.lower[again.end : again.end + 1] != ")":
        return reading
    amount = again if again.has_unit and not reading.amount.has_unit else reading.amount
    end = again.end + 1
    noun = find_noun(scan, end, is_one=False) if amount.kind is QuantityKind.NUMBER else None
    if noun is not None:
        amount = replace(amount, kind=QuantityKind.COUNT, unit=noun.lemma, has_unit=True)
        end = noun.end if noun.is_adjacent else end
    return replace(reading, amount=amount, end=end)


def _as_money(scan: Scan, upper: Amount) -> Amount:
    """Return the upper end after a currency sign: its letter is a scale, not a unit ("£5-6m")."""
    numeral = scale_money(scan.text, upper.numeral, scan.lexicon)
    if not numeral.is_scaled or upper.kind is not QuantityKind.MEASURE or numeral.end != upper.end:
        return upper
    return Amount(start=upper.start, end=numeral.end, numeral=numeral, value=numeral.value)


def _margin(scan: Scan, reading: Reading, amount: Amount) -> Reading | None:
    """Read "50 ± 2 percent"."""
    match = _MARGIN.match(scan.lower, amount.end)
    if match is None or scan.lexicon.starts.match(scan.lower, match.end()) is None:
        return None
    margin = read_amount(scan, match.end(), match.end())
    if margin is None or (amount.has_unit and margin.has_unit and amount.unit != margin.unit):
        return None
    if not amount.has_unit:
        amount = amount.in_unit_of(margin)
    return replace(reading, amount=amount, margin=abs(margin.value), end=margin.end)


def _second_start(scan: Scan, position: int) -> int | None:
    """Return where the numeral of the upper end starts, past its hedge, currency and sign."""
    lead = _LEAD.match(scan.lower, position)
    for start in (position, lead.end() if lead is not None else position):
        if (
            start < len(scan.lower)
            and scan.lower[start] == "."
            and scan.lower[start + 1 : start + 2].isdigit()
        ):
            start += 1
        if scan.lexicon.starts.match(scan.lower, start) is not None:
            return start
    return None


def _opening(scan: Scan, amount: Amount, before: tuple[Token, ...]) -> tuple[str, int]:
    """Return "between", "from" or "" for the word before the lower end, and where the range starts."""
    words = scan.lexicon.words
    tokens = before
    if tokens and tokens[-1][0] in ("about", "around", "just", "some", "roughly", "nearly"):
        tokens = tokens[:-1]
    if not tokens:
        return "", amount.start
    word, start, _ = tokens[-1]
    if word in words["ranges.between"]:
        return "between", start
    if word == "from":
        return "from", start
    if word == "of":  # "from an index level of 118 to 123"
        return next(
            (("from", at) for word, at, _ in tokens[-_LEVEL_OF:-1] if word == "from"), ("", amount.start)
        )
    return "", amount.start


def _may_join(scan: Scan, connector: re.Match[str], opening: tuple[str, int], start: int) -> bool:
    """Say whether the connector can make a range after this opening."""
    if connector["and"] is not None:
        return opening[0] == "between"
    if connector["dash"] is not None:
        gap = connector["dash"]
        lopsided = gap[0].isspace() != gap[-1].isspace() and "\u2014" in gap
        return not lopsided and not (gap.strip() == "—" and (len(gap) > 1 or scan.lower[start].isalpha()))
    return True


def _with_noun(scan: Scan, amount: Amount) -> Amount:
    """Return the upper end as a count, where a noun follows."""
    if amount.kind is not QuantityKind.NUMBER:
        return amount
    per = read_per(scan, amount.end)
    if per is not None:
        return replace(amount, end=per[0], kind=QuantityKind.MEASURE, unit=f"1/{per[1]}", has_unit=True)
    noun = find_noun(scan, amount.end, is_one=False)
    if noun is None:
        return amount
    end = noun.end if noun.is_adjacent else amount.end
    return replace(amount, kind=QuantityKind.COUNT, unit=noun.lemma, end=end, has_unit=True)


def _joined(
    scan: Scan, reading: Reading, upper: Amount, connector: re.Match[str], opening: tuple[str, int]
) -> Reading:
    """Return the range of the two ends; or the lower end alone, with the unit that they share."""
    lower = reading.amount
    if lower is None:
        return reading
    if lower.symbol_before and not upper.has_unit:
        if upper.numeral.is_scaled and not lower.numeral.is_scaled:
            lower = lower.in_unit_of(lower, lower.numeral.times(upper.numeral.scale, lower.numeral.end))
        upper = upper.in_unit_of(lower)
    elif _is_unit_shared(lower, upper):
        lower = _like(lower, upper, connector)
    elif _same_dimension(scan, lower, upper):
        lower = _converted(scan, lower, upper)
    else:
        return reading
    if connector["or"] is not None and not (upper.value == lower.value + 1 and upper.value <= _SMALL):
        return reading
    if lower.value >= upper.value:
        return _reversed(scan, reading, upper, connector)
    if _tells_a_change(scan, lower, upper, connector, opening):
        alone = lower if lower.has_unit and not reading_has_unit(reading) else reading.amount
        return replace(reading, amount=alone)
    start = opening[1] if opening[0] else reading.start
    return replace(reading, start=start, end=upper.end, amount=lower, upper=upper)


def _is_unit_shared(lower: Amount, upper: Amount) -> bool:
    """Say whether both ends are in the unit of the upper one."""
    if upper.has_unit and not lower.has_unit:
        return True
    if lower.unit is not None and str(upper.unit).startswith(f"{lower.unit}/"):
        return True  # "$4.10 to $4.30 per share"
    return lower.unit == upper.unit or upper.unit in lower.candidates


def reading_has_unit(reading: Reading) -> bool:
    """Say whether the text names a unit for the reading itself."""
    return reading.amount is not None and reading.amount.has_unit


def _like(lower: Amount, upper: Amount, connector: re.Match[str]) -> Amount:
    """Return the lower end with the scale and unit that are said once, behind the upper end."""
    scaled = upper.numeral.is_scaled and not lower.numeral.is_scaled
    rising = lower.numeral.mantissa <= upper.numeral.mantissa or connector["dash"] is not None
    if scaled and rising and lower.numeral.mantissa < 1000:
        return lower.scaled_like(upper)
    return lower if lower.has_unit and lower.unit == upper.unit else lower.in_unit_of(upper)


def _same_dimension(scan: Scan, lower: Amount, upper: Amount) -> bool:
    units = scan.lexicon.units.units
    one, other = units.get(lower.unit or ""), units.get(upper.unit or "")
    return one is not None and other is not None and one.dimension == other.dimension and not one.offset


def _converted(scan: Scan, lower: Amount, upper: Amount) -> Amount:
    """Return the lower end in the unit of the upper one: "from 800 grams to 2 kg"."""
    units = scan.lexicon.units.units
    ratio = units[lower.unit or ""].factor / units[upper.unit or ""].factor
    factor = Decimal(ratio.numerator) / Decimal(ratio.denominator)
    return replace(
        lower,
        value=lower.value * factor,
        factor=lower.factor * factor,
        unit=upper.unit,
        candidates=upper.candidates,
    )


def _reversed(scan: Scan, reading: Reading, upper: Amount, connector: re.Match[str]) -> Reading:
    """Return "3-1" as a score and "7 to 1" as odds; other falling pairs are two numbers."""
    amount = reading.amount
    if amount is not None and connector["to"] is not None and upper.value == 1 and not upper.has_unit:
        return Reading(start=reading.start, end=upper.end, reason="odds")
    tight = connector["dash"] is not None and " " not in connector["dash"]
    if amount is None or not tight or amount.has_unit or upper.has_unit:
        return reading
    return Reading(start=reading.start, end=upper.end, reason="score")


def _tells_a_change(
    scan: Scan, lower: Amount, upper: Amount, connector: re.Match[str], opening: tuple[str, int]
) -> bool:
    """Say whether "from X to Y" tells where something went rather than how far it spreads."""
    if connector["to"] is None or opening[0] == "between":
        return False
    changed = _change_verb_before(scan, opening[1])
    if opening[0] == "from":
        return changed
    if upper.value <= 0 or lower.value <= 0:
        return changed
    return changed and upper.value > lower.value * _LIST_RATIO


def _change_verb_before(scan: Scan, position: int) -> bool:
    """Say whether a verb of change stands before, in the same sentence and within reach."""
    start = max(0, position - scan.lexicon.change_reach)
    for end in _SENTENCE_END.finditer(scan.lower, start, position):
        start = end.end()
    change = scan.lexicon.words["ranges.change"]
    return any(m[0] in change for m in TOKEN.finditer(scan.lower, start, position))


def merge_bounds(scan: Scan, readings: list[Reading]) -> list[Reading]:
    """Join "more than 20 and less than 30" into one range."""
    merged: list[Reading] = []
    for reading in readings:
        if merged and _bounds_meet(scan, merged[-1], reading):
            first = merged[-1]
            one, other = (first.amount, reading.amount) if _is_low(first) else (reading.amount, first.amount)
            one = _named_like(one, other)
            merged[-1] = replace(first, end=reading.end, amount=one, upper=other, hedge=None)
        else:
            merged.append(reading)
    return merged


def _named_like(amount: Amount | None, other: Amount | None) -> Amount | None:
    """Return the amount in the unit of the other, where it has none of its own."""
    if amount is None or other is None or amount.has_unit or not other.has_unit:
        return amount
    return amount.in_unit_of(other)


def _is_low(reading: Reading) -> bool:
    return reading.hedge is not None and reading.hedge.qualifier in (Qualifier.OVER, Qualifier.AT_LEAST)


def _bounds_meet(scan: Scan, first: Reading, second: Reading) -> bool:
    """Say whether two readings bound one quantity from either side."""
    if first.hedge is None or second.hedge is None or not first.is_plain or not second.is_plain:
        return False
    if not first.hedge.is_bound or not second.hedge.is_bound or _is_low(first) == _is_low(second):
        return False
    one, other = first.amount, second.amount
    if one is None or other is None or (one.unit != other.unit and one.has_unit and other.has_unit):
        return False
    low, high = (one, other) if _is_low(first) else (other, one)
    gap = scan.lower[first.end : second.start]
    return low.value < high.value and len(gap) < 12 and _BOUND_JOINT.match(gap) is not None


def share_units(scan: Scan, readings: list[Reading]) -> list[Reading]:
    """Lend units: "45 and 50 mg", "from 6.3 percent in May to 5.9 in June"."""
    for index, reading in enumerate(readings):
        following = readings[index + 1] if index + 1 < len(readings) else None
        reading = readings[index] = _scaled_as_after_to(scan, reading, following)
        if not is_unnamed(reading) or reading.amount is None:
            continue
        earlier = (r for r in reversed(readings[max(0, index - _LOOK_BACK) : index]) if r.amount is not None)
        previous = next(earlier, None)
        lender = _lender_after(scan, reading, following) or _lender_before(scan, reading, previous)
        if lender is not None:
            readings[index] = reading.with_amount(reading.amount.in_unit_of(lender))
    return readings


def _scaled_as_after_to(scan: Scan, reading: Reading, following: Reading | None) -> Reading:
    """Return the first level of "from 8 to 40 billion" with the scale said once, after the second."""
    if following is None or reading.amount is None or following.amount is None or not reading.is_plain:
        return reading
    lower, upper = reading.amount, following.amount
    told = scan.lower.endswith("from ", 0, reading.start)
    if not told or scan.lower[reading.end : following.start] != " to " or not upper.numeral.is_scaled:
        return reading
    if lower.numeral.is_scaled or not 0 < lower.numeral.mantissa < 1000 or not _is_unit_shared(lower, upper):
        return reading
    ratio = upper.numeral.mantissa / lower.numeral.mantissa
    return reading.with_amount(lower.scaled_like(upper)) if 1 <= ratio * _APART <= _APART**2 else reading


_APART = 20  # times; levels further apart are not of one scale ("from 900 to 1.1 million")

_LENT_BACK = (QuantityKind.DURATION,)  # only to the number right before: "eight and 10 years"
_LENT = (QuantityKind.PERCENT, QuantityKind.MEASURE, QuantityKind.MONEY, QuantityKind.PERCENTAGE_POINTS)


def _lender_after(scan: Scan, reading: Reading, following: Reading | None) -> Amount | None:
    """Return the next amount, where only "and", "or" or a stroke stands between."""
    if following is None or following.amount is None or not following.is_plain:
        return None
    lender = following.amount
    if (
        lender.kind not in _LENT + _LENT_BACK
        or lender.symbol_before
        or lender.numeral.is_scaled
        or following.hedge is not None
        or reading.amount is None
        or reading.amount.numeral.decimals != lender.numeral.decimals  # "a rise of 39 or 5.3%"
    ):
        return None
    gap = scan.lower[reading.end : following.start]
    return lender if len(gap) < 8 and _NEXT_TO.fullmatch(gap) else None


def _lender_before(scan: Scan, reading: Reading, previous: Reading | None) -> Amount | None:
    """Return the amount before, in the same sentence and of like size, where this one is set against it."""
    if previous is None or previous.amount is None or reading.amount is None or not previous.is_plain:
        return None
    lender, amount = previous.amount, reading.amount
    if (
        lender.kind not in _LENT
        or amount.numeral.decimals == 0
        or lender.symbol_before
        or lender.numeral.is_scaled
    ):
        return None
    between = scan.lower[previous.end : reading.start]
    if len(between) > scan.lexicon.change_reach or _SENTENCE_END.search(between):
        return None
    words = [m[0] for m in TOKEN.finditer(between)]
    if not words or amount.numeral.is_scaled or not _is_set_against(scan, reading, words):
        return None
    like = lender.value and Decimal("0.1") <= abs(amount.value / lender.value) <= 10
    return lender if like else None
