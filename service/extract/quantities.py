"""Finds every number expression of a text and reads it as a quantity, or says why it is none.

One pattern finds where a number may start; a small parser reads each place once, left to right. Nothing
looks back beyond a fixed reach, so that the work grows with the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from service.catalogue.phrases import places_of
from service.catalogue.quantities import QuantityLexicon
from service.extract import ratios
from service.extract.amounts import Amount, read_amount, read_whole_unit
from service.extract.compounds import add_parts
from service.extract.counted_nouns import find_noun
from service.extract.hedges import add_hedges
from service.extract.look_alikes import (
    LookAlike,
    is_aged,
    is_file_size,
    is_list_mark,
    is_of_the_most,
    is_period_part,
    joined_letters,
    read_age,
    read_date,
    read_one,
    read_ordinal,
    read_shape,
    read_spelled_year,
    read_year,
    words_after,
)
from service.extract.names import is_named_stretch, read_label, reference_end
from service.extract.ranges import add_range, merge_bounds, repeated, share_units
from service.extract.readings import Reading, to_mention
from service.extract.scan import Scan, Token, tokens_before
from service.extract.unit_words import read_per
from service.extract.words import Words
from service.model.claim import Mention
from service.model.progress import Tell, watch
from service.model.quantity import QuantityKind

_DIGITS = re.compile(r"[0-9][0-9.,]*")
_SECOND_AGE = re.compile(r"(?:[ ](?:to|and)[ ]|[-–])[0-9]{1,2}(?![0-9]|[.,][0-9])")


def read_quantities(words: Words, lexicon: QuantityLexicon, tell: Tell | None = None) -> tuple[Mention, ...]:
    """Return every number expression of a text in order, none overlapping.

    Args:
        words: Any text; spans count its code points.
        lexicon: Words, units and currencies to read it with.
        tell: Told the share of the text that is read.

    Returns:
        Mentions with a quantity, or without one and with the reason (year, date, code, ...). The ages in
        "a 45-year-old" have both.
    """
    scan = Scan(words.text, words.folded, lexicon)
    readings: list[Reading] = []
    floor = 0
    for start in watch(_starts(words, lexicon), tell, lambda start: start / len(words.text)):
        if start < floor:
            continue
        reading = _read_at(scan, start, floor)
        if reading is not None and reading.end > floor:
            readings.append(reading)
            floor = reading.end
    readings = share_units(scan, merge_bounds(scan, readings))
    return tuple(to_mention(words.text, reading, lexicon.rounding) for reading in readings)


def _starts(words: Words, lexicon: QuantityLexicon) -> Iterator[int]:
    """Yield where a number may start, in order."""
    heads = lexicon.heads
    promising = {word for word in set(words.words) if word in heads or not word.isalpha()}
    for at in places_of(words.words, promising):
        word, start = words.words[at], words.starts[at]
        if word in heads:
            if lexicon.starts.match(words.folded, start) is not None:
                yield start
        else:
            yield from (m.start() for m in lexicon.starts.finditer(words.folded, start, start + len(word)))


def _read_at(scan: Scan, start: int, floor: int) -> Reading | None:
    """Return what the number at `start` says, or None where the word there is no number."""
    if scan.lower[start].isdigit():
        shape = read_shape(scan, start, floor)
        if shape is not None:
            return _look_alike(shape)
    else:
        whole = read_whole_unit(scan, start)
        if whole is not None:
            return Reading(start=whole.start, end=whole.end, amount=whole, reason="unnumbered")
        ratio = ratios.read_multiplier(scan, start, len(scan.lower))
        if ratio is not None:
            return add_hedges(scan, Reading(start=ratio.start, end=ratio.end, amount=ratio), floor)
    amount = read_amount(scan, start, floor)
    if amount is None:
        return _unread(scan, start)
    if amount.numeral.value.adjusted() >= scan.lexicon.rounding.longest:
        return Reading(start=amount.start, end=amount.end, reason="too-long")
    before = tokens_before(scan, amount.start)
    other = _no_quantity(scan, amount, before, floor)
    if other is not None:
        return other
    amount = _with_noun(scan, amount)
    if amount.kind in (QuantityKind.NUMBER, QuantityKind.COUNT, QuantityKind.DURATION):
        reason = _no_count(scan, amount, before)
        if reason is not None:
            return Reading(
                start=amount.start, end=_look_alike_end(scan, amount.numeral.end, reason), reason=reason
            )
    amount = add_parts(scan, amount)
    reading = add_range(scan, Reading(start=amount.start, end=amount.end, amount=amount), floor, before)
    reading = _explained(scan, reading, before)
    if reading.amount is None:
        return reading
    known = before if reading.start == amount.start else None
    return add_hedges(scan, repeated(scan, reading), floor, known)


def _look_alike_end(scan: Scan, end: int, reason: str) -> int:
    """Return where a look-alike ends: with the second age of two, or the rest of a reference."""
    if reason == "reference":
        return reference_end(scan, end)
    more = _SECOND_AGE.match(scan.lower, end) if reason == "age" else None
    return more.end() if more is not None else end


def _explained(scan: Scan, reading: Reading, before: tuple[Token, ...]) -> Reading:
    """Return the reading as a look-alike, where its end shows days of a month, ages or a point in time."""
    amount, upper = reading.amount, reading.upper
    if amount is None:
        return reading
    if upper is not None and not upper.has_unit:
        date = read_date(scan, upper, ())
        if date is not None and amount.value <= 31:
            return Reading(start=reading.start, end=date.end, reason=date.reason)
        if (
            before
            and before[-1][0] in scan.lexicon.words["ages.people"]
            and 0 < amount.value < upper.value < 111
        ):
            return Reading(start=reading.start, end=reading.end, reason="age")
    if amount.kind is not QuantityKind.DURATION:
        return reading
    if is_aged(scan, reading.end):
        return replace(reading, reason="age")
    if words_after(scan, reading.end) in scan.lexicon.words["duration_words.point_after"]:
        return Reading(start=reading.start, end=reading.end, reason="point-in-time")
    return reading


def _look_alike(found: LookAlike) -> Reading:
    return Reading(start=found.start, end=found.end, reason=found.reason)


def _unread(scan: Scan, start: int) -> Reading | None:
    """Return a look-alike for digits that make no number (too many of them); None for a word."""
    digits = _DIGITS.match(scan.lower, start)
    if digits is None:
        return None
    return Reading(start=start, end=digits.end(), reason="too-long")


def _no_quantity(scan: Scan, amount: Amount, before: tuple[Token, ...], floor: int) -> Reading | None:
    """Return the rank, date, time, ordinal or code that a number is; None where it may be a quantity."""
    ordinal_end = read_ordinal(scan, amount)
    date = read_date(scan, amount, before)
    if date is not None:
        return _look_alike(date)
    if ordinal_end is not None:
        rank = ratios.read_rank(scan, amount, ordinal_end, before)
        if rank is not None:
            return Reading(start=rank.start, end=rank.end, amount=rank)
        return _ordinal(amount, ordinal_end)
    number_one = ratios.read_number_one(scan, amount, floor)
    if number_one is not None:
        return Reading(start=number_one.numeral.start, end=number_one.end, amount=number_one)
    code = joined_letters(scan, amount)
    if code is not None and ratios.as_ratio(scan, amount) is None and read_per(scan, amount.end) is None:
        return _look_alike(code)
    spelled = read_spelled_year(scan, amount, before)
    if spelled is not None:
        return _look_alike(spelled)
    if is_period_part(scan, amount, before):
        return Reading(start=amount.start, end=amount.numeral.end, reason="period")
    return _part_of_name(scan, amount, before)


def _part_of_name(scan: Scan, amount: Amount, before: tuple[Token, ...]) -> Reading | None:
    """Return the reference, name, file size or list number that a number belongs to, or None."""
    if amount.numeral.form == "fraction" and scan.lower[amount.numeral.start].isdigit():
        label = read_label(scan, amount, before)
        if label is not None:
            return Reading(start=amount.start, end=amount.end, reason=label)
    if amount.kind is QuantityKind.DURATION and is_named_stretch(scan, amount):
        return Reading(start=amount.start, end=amount.end, amount=amount, reason="name")
    if is_file_size(scan, amount):
        return Reading(start=amount.start, end=amount.end, reason="file-size")
    if is_list_mark(scan, amount):
        return Reading(start=amount.start, end=amount.end, reason="list-number")
    return None


def _ordinal(amount: Amount, end: int) -> Reading:
    """Return the ordinal as a look-alike."""
    return Reading(start=amount.numeral.start, end=end, reason="ordinal")


def _with_noun(scan: Scan, amount: Amount) -> Amount:
    """Return the amount as a ratio or a count, where the words after it make it one."""
    if amount.kind is not QuantityKind.NUMBER:
        return amount
    ratio = ratios.as_ratio(scan, amount)
    if ratio is not None:
        return ratios.fraction_of_point(scan, ratio)
    per = read_per(scan, amount.end) if amount.numeral.form != "open" else None
    if per is not None:
        return replace(amount, end=per[0], kind=QuantityKind.MEASURE, unit=f"1/{per[1]}", has_unit=True)
    noun = find_noun(scan, amount.end, is_one=amount.numeral.value == 1)
    if noun is None:
        return amount
    counted = replace(
        amount,
        kind=QuantityKind.COUNT,
        unit=noun.lemma,
        has_unit=True,
        noun_end=noun.end,
        end=noun.end if noun.is_adjacent else amount.end,
    )
    return _rate(scan, counted, noun.end)


def _rate(scan: Scan, amount: Amount, position: int) -> Amount:
    """Return a count per something as a measure: "29,000 jobs per month" is job/month."""
    per = read_per(scan, position)
    if per is None:
        return amount
    return replace(amount, end=per[0], kind=QuantityKind.MEASURE, unit=f"{amount.unit}/{per[1]}")


def _no_count(scan: Scan, amount: Amount, before: tuple[Token, ...]) -> str | None:
    """Return why a bare or counting number states no quantity, or None."""
    if read_year(scan, amount, before):
        return "year"
    if read_age(scan, amount, before):
        return "age"
    if read_one(scan, amount, before):
        return "pronoun"
    if amount.kind is QuantityKind.NUMBER and is_of_the_most(scan, amount):
        return "partitive"
    return read_label(scan, amount, before)
