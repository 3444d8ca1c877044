"""Reads numbers written out in words, and scale words after digits.

A spelled number is a sum of groups below a thousand, each with its scale word, in falling order:
"thirty-one million two hundred and fifty-six thousand seven hundred". Vague and open numbers ("a few
hundred", "dozens", "hundreds of millions") and lone fractions ("half", "a quarter") are read here too.
"""

from __future__ import annotations

import re
from decimal import Decimal

from service.catalogue.quantities import QuantityLexicon
from service.catalogue.surfaces import GAP, LETTERS
from service.model.working import working

_WORD = re.compile(rf"({GAP}|[-‐‑]|[ \t]?,[ \t]?)(?:(and|&)[ \t]+)?([a-z]+)(?![{LETTERS}])")
_DIGITS = re.compile(rf"{GAP}(?:(and|&)[ \t]+)?([0-9]{{1,3}})(?![0-9]|[.,/:][0-9]|[{LETTERS}])")
_FIRST = re.compile(rf"[a-z]+(?![{LETTERS}])")
_OF = re.compile(GAP + r"of[ \t]+")
_POINT = re.compile(GAP + r"point(?=[ \t-])")
_LONGEST = 60  # words; no number has more


@working(frozen=True, slots=True, kw_only=True)
class SpelledNumber:
    """A number in words.

    Attributes:
        end: Where it ends.
        value: What it is worth.
        scale: Its smallest scale word, 1 without any.
        decimals: Digits after "point".
        loose: True for a fraction.
        low: Lower end of a vague or open number, else None.
        high: Upper end of the same.
        is_open: True for "dozens", "hundreds of millions".
        ordinal: True for "twenty-first".
    """

    end: int
    value: Decimal
    scale: int = 1
    decimals: int = 0
    loose: bool = False
    low: Decimal | None = None
    high: Decimal | None = None
    is_open: bool = False
    ordinal: bool = False


def read_spelled(lower: str, start: int, lexicon: QuantityLexicon) -> SpelledNumber | None:
    """Return the number in words that starts at `start` of the lower-case text, or None."""
    first = _FIRST.match(lower, start)
    if first is None:
        return None
    word, end = first[0], first.end()
    if word in lexicon.vague:
        return _vague(lower, word, end, lexicon)
    if word in lexicon.fractions and word not in lexicon.numbers and _is_lone_fraction(word):
        return SpelledNumber(end=end, value=Decimal(1) / lexicon.fractions[word], loose=True)
    if word in lexicon.ordinals:
        return SpelledNumber(end=end, value=Decimal(lexicon.ordinals[word]), ordinal=True)
    opened = _open(lower, word, end, lexicon)
    if opened is not None:
        return opened
    builder = _Builder(lexicon)
    if not builder.add(word):
        return None
    return _finish(lower, end, builder, lexicon)


def continue_number(
    lower: str, position: int, value: Decimal, lexicon: QuantityLexicon
) -> SpelledNumber | None:
    """Return the number that digits worth `value` and the scale words after `position` make, or None."""
    match = _WORD.match(lower, position)
    if (
        match is None
        or match[2] is not None
        or (match[3] not in lexicon.scales and match[3] not in lexicon.groups)
    ):
        return None
    if match[1].strip(" \t-‐‑\u00a0\u2009\u202f\r\n") or match[3] == "score":
        return None
    builder = _Builder(lexicon, digits=value)
    if not builder.add(match[3]):
        return None
    return _finish(lower, match.end(), builder, lexicon)


def _is_lone_fraction(word: str) -> bool:
    """Say whether a fraction needs no numerator: others are ordinals without one."""
    return word in ("half", "quarter")


def _finish(lower: str, end: int, builder: _Builder, lexicon: QuantityLexicon) -> SpelledNumber | None:
    """Read on from the first word of a number as long as the words add to it."""
    for _ in range(_LONGEST):
        point = _POINT.match(lower, end)
        if point is not None and builder.scale == 1:
            decimals = _decimals(lower, point.end(), lexicon)
            if decimals is not None:
                return _with_decimals(lower, builder.value, decimals, lexicon)
        step = _WORD.match(lower, end)
        if step is not None and builder.follows(lower, step):
            if step[3] in lexicon.ordinals:
                return SpelledNumber(end=step.end(), value=builder.ordinal(step[3]), ordinal=True)
            builder.add(step[3])
            end = step.end()
            continue
        digits = _DIGITS.match(lower, end)
        if digits is None or not builder.takes_digits(lower, digits):
            break
        builder.add_digits(int(digits[2]))
        end = digits.end()
    return SpelledNumber(end=end, value=builder.value, scale=builder.scale)


class _Builder:
    """Adds words to a number; remembers what may follow."""

    def __init__(
        self, lexicon: QuantityLexicon, digits: Decimal | None = None, *, is_ahead: bool = False
    ) -> None:
        self.lexicon = lexicon
        self.is_ahead = is_ahead  # reads ahead for another builder, so reads no further ahead itself
        self.total = Decimal(0)
        self.group = digits
        self.chunk: Decimal | None = None  # the last group with its scale, still open to a further scale
        self.limit = Decimal("Infinity")  # a further group with its scale must stay below
        self.scale = 1
        self.last = "digits" if digits is not None else ""
        self.from_digits = digits is not None

    @property
    def value(self) -> Decimal:
        """What the words so far are worth."""
        return self.total + (self.chunk or 0) + (self.group or 0)

    def add(self, word: str) -> bool:
        """Add a word that `follows` accepted, or the first one."""
        lexicon = self.lexicon
        if word in lexicon.numbers:
            number = lexicon.numbers[word]
            self._close()
            self.group = (self.group or Decimal(0)) + number
            self.scale = 1
            self.last = "ten" if number >= 20 else "unit"
            return True
        factor = lexicon.scales.get(word) or lexicon.groups.get(word)
        if factor is None:
            return False
        self._multiply(factor)
        self.last = "hundred" if factor == 100 else "scale"
        return True

    def _multiply(self, factor: int) -> None:
        """Multiply the open group, or the chunk just closed, by a scale."""
        if factor == 100 and self.chunk is None:
            self.group = (Decimal(1) if self.group is None else self.group) * 100
            self.scale = 100 if self.from_digits else 1
            return
        base = self.group if self.group is not None else self.chunk
        merged = self.group is None and self.chunk is not None
        self.chunk = (Decimal(1) if base is None else base) * factor
        builds_on = merged or (self.last == "hundred" and self.from_digits)
        self.scale = self.scale * factor if builds_on else factor
        self.group = None
        self.limit = Decimal(factor)

    def _close(self) -> None:
        """Make the last chunk final."""
        if self.chunk is not None:
            self.total += self.chunk
            self.chunk = None

    def add_digits(self, number: int) -> None:
        """Add digits after a scale word."""
        self._close()
        self.group = (self.group or Decimal(0)) + number
        self.scale = 1
        self.last = "digits"

    def ordinal(self, word: str) -> Decimal:
        """Return the value with an ordinal at the end."""
        number = Decimal(self.lexicon.ordinals[word])
        return self.value * number if number >= 100 else self.value + number

    def follows(self, lower: str, step: re.Match[str]) -> bool:
        """Say whether the word of `step` continues the number."""
        gap, joiner, word = step[1], step[2], step[3]
        if "," in gap and not self._goes_on(lower, step):
            return False
        if joiner is not None and not self._joins(lower, step):
            return False
        lexicon = self.lexicon
        if word in lexicon.numbers:
            return self._takes(lexicon.numbers[word]) and self._fits(lower, step)
        if word in lexicon.ordinals and word not in ("second",):
            number = lexicon.ordinals[word]
            return self._takes(number) if number < 100 else self.value != 1 and self.last in ("unit", "ten")
        return joiner is None and self._takes_scale(word)

    def _goes_on(self, lower: str, step: re.Match[str]) -> bool:
        """Say whether a number goes on behind a comma, as in none of "$27 million, three times as much"."""
        if self.last != "scale" or step[3] not in self.lexicon.numbers:
            return False
        sub = _finish(lower, step.end(), _started(self.lexicon, step[3]), self.lexicon)
        return sub is not None and sub.value >= (100 if self.from_digits else 10)

    def _takes(self, number: int) -> bool:
        """Say whether a number below a hundred may follow."""
        if self.last in ("hundred", "scale"):
            return number > 0
        return self.last == "ten" and 0 < number < 10

    def _takes_scale(self, word: str) -> bool:
        """Say whether a scale word may follow: it multiplies the group, or the scale before it."""
        factor = self.lexicon.scales.get(word)
        if factor is None:
            return word in self.lexicon.groups and word != "score" and self.last in ("hundred", "unit", "ten")
        if factor == 100:
            return self.last in ("unit", "ten", "digits") and self.group is not None and self.group < 100
        if self.last == "scale":
            return word not in ("mill", "mil")
        return self.group is not None and self.group * factor < self.limit * 1000 and factor < self.limit

    def _fits(self, lower: str, step: re.Match[str]) -> bool:
        """Say whether the number that starts here stays below the last scale and is no numerator.

        Not so in "two hundred and three hundred" and "two million and three fifths".
        """
        if self.last == "ten" or (step[2] is None and self.last == "hundred"):
            return True
        if self.is_ahead:
            return self.last != "hundred" or self._is_below_hundred(lower, step)
        sub = _finish(lower, step.end(), _started(self.lexicon, step[3]), self.lexicon)
        if sub is None:
            return False
        after = _WORD.match(lower, sub.end)
        if (
            after is not None
            and after[3].endswith("s") != (sub.value == 1)
            and after[3] in self.lexicon.fractions
        ):
            return False
        return self._is_below_hundred(lower, step) if self.last == "hundred" else sub.value < self.limit

    def _is_below_hundred(self, lower: str, step: re.Match[str]) -> bool:
        """Say whether the group that starts here has no "hundred" of its own."""
        after = _WORD.match(lower, step.end())
        is_ten = self.lexicon.numbers[step[3]] >= 20
        if is_ten and after is not None and after[2] is None and after[3] in self.lexicon.numbers:
            after = _WORD.match(lower, after.end())
        return after is None or after[2] is not None or self.lexicon.scales.get(after[3]) != 100

    def _joins(self, lower: str, step: re.Match[str]) -> bool:
        """Say whether "and" may continue the number here."""
        if self.last not in ("hundred", "scale"):
            return False
        if not self.from_digits or self.last == "hundred":
            return True
        after = _WORD.match(lower, step.end())
        return after is not None and after[2] is None and after[3] in self.lexicon.scales

    def takes_digits(self, lower: str, match: re.Match[str]) -> bool:
        """Say whether digits may continue: "3 hundred and 21", "2 million 300 thousand"."""
        number = int(match[2])
        if match[1] is not None:
            return self.last == "hundred" and 0 < number < 100
        if self.last != "scale" or self.chunk is None:
            return False
        after = _WORD.match(lower, match.end())
        factor = self.lexicon.scales.get(after[3], 0) if after is not None and after[2] is None else 0
        return 0 < number * factor < self.limit


def _started(lexicon: QuantityLexicon, word: str) -> _Builder:
    builder = _Builder(lexicon, is_ahead=True)
    builder.add(word)
    return builder


def read_after_point(lower: str, position: int, lexicon: QuantityLexicon) -> SpelledNumber | None:
    """Return the number that digits said after a lone "point" make: "point five", "point two million"."""
    decimals = _decimals(lower, position, lexicon)
    return _with_decimals(lower, Decimal(0), decimals, lexicon) if decimals is not None else None


def _decimals(lower: str, position: int, lexicon: QuantityLexicon) -> tuple[str, int] | None:
    """Return the digits said after "point" and their end."""
    said, end = "", position
    first = _FIRST.match(lower, position)
    if first is not None and first[0] in lexicon.numbers:
        said, end = str(lexicon.numbers[first[0]]), first.end()
    for _ in range(_LONGEST):
        step = _WORD.match(lower, end)
        if step is None or step[2] is not None or "," in step[1] or step[3] not in lexicon.numbers:
            break
        number = lexicon.numbers[step[3]]
        said += str(number)
        end = step.end()
    return (said, end) if said else None


def _with_decimals(
    lower: str, whole: Decimal, decimals: tuple[str, int], lexicon: QuantityLexicon
) -> SpelledNumber:
    """Return a number with spoken decimals, and the scale word after them."""
    said, end = decimals
    value = whole + Decimal(f"0.{said}")
    step = _WORD.match(lower, end)
    scale = (
        lexicon.scales.get(step[3]) if step is not None and step[2] is None and "," not in step[1] else None
    )
    if step is None or scale is None:
        return SpelledNumber(end=end, value=value, decimals=len(said))
    return SpelledNumber(end=step.end(), value=value * scale, scale=scale, decimals=len(said))


def _vague(lower: str, word: str, end: int, lexicon: QuantityLexicon) -> SpelledNumber | None:
    """Read "a couple of hundred", "a few million"."""
    vague = lexicon.vague[word]
    scale = 1
    of = _OF.match(lower, end) if word == "couple" else None
    step = _WORD.match(lower, end) if of is None else re.compile(r"()()([a-z]+)").match(lower, of.end())
    if step is not None and not step[2] and (step[3] in lexicon.scales or step[3] in lexicon.groups):
        scale = lexicon.scales.get(step[3]) or lexicon.groups[step[3]]
        end = step.end()
        further = _WORD.match(lower, end)
        if further is not None and not further[2] and lexicon.scales.get(further[3], 0) > 100:
            scale *= lexicon.scales[further[3]]
            end = further.end()
    elif of is not None:
        end = of.end() - len(of[0]) + len(of[0].rstrip())
    if vague.only_scaled and scale == 1:
        return None
    return SpelledNumber(
        end=end,
        value=vague.value * scale,
        low=vague.ordinary[0] * scale,
        high=vague.ordinary[1] * scale,
    )


def _open(lower: str, word: str, end: int, lexicon: QuantityLexicon) -> SpelledNumber | None:
    """Read "dozens", "thousands", "hundreds of millions": anything from one of them to ten."""
    if not word.endswith("s"):
        return None
    factor = lexicon.groups.get(word) or lexicon.scales.get(word)
    if factor is None or word == "gross":
        return None
    for _ in range(3):
        of = _OF.match(lower, end)
        next_word = _FIRST.match(lower, of.end()) if of is not None else None
        scale = lexicon.scales.get(next_word[0]) if next_word is not None else None
        if next_word is None or scale is None or not next_word[0].endswith("s"):
            break
        factor *= scale
        end = next_word.end()
    if word == "tens" and factor == 10:
        return None
    low = Decimal(factor)
    high = Decimal(1).scaleb(low.adjusted() + 1)
    return SpelledNumber(end=end, value=(low + high) / 2, low=low, high=high, is_open=True)
