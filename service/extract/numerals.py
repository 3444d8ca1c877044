"""Reads numerals: digits, spelled numbers, scale words, fractions and vague numbers, without units.

`read_numeral` reads one numeral that starts at a given place. It owns what a number is worth and how
precisely it is written; units, hedges, and whether it states a quantity at all are decided elsewhere.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import Literal

from service.catalogue.quantities import QuantityLexicon
from service.catalogue.surfaces import GAP, LETTERS
from service.extract.damage import torn_decimals
from service.extract.spelled_numbers import SpelledNumber, continue_number, read_spelled
from service.model.working import working

Form = Literal["digits", "words", "fraction", "vague", "open"]

# A run of digits with separators; its length is bounded, so that no text makes reading quadratic.
CHUNK = re.compile(
    r"[0-9](?:[0-9]|[.,'’·](?=[0-9])|[ \u00a0\u2009\u202f](?=[0-9]{3}(?![0-9]))){0,80}|\.[0-9]{1,80}"
)
_SPACE = "[ \\u00a0\\u2009\\u202f]"
_GROUPED = re.compile(
    r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}|[0-9]{1,3}(?:['’][0-9]{3})+|[0-9]*)"
    r"(?:[.·][0-9]+)?(?![0-9])(?![.,·][0-9])"
)
# Groups between spaces or full stops, with a decimal point or comma.
_SPACED = re.compile(rf"[0-9]{{1,3}}(?:{_SPACE}[0-9]{{3}})+(?:[.,·][0-9]{{1,6}})?(?![0-9]|[.,·][0-9])")
_DOTTED = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3}){2,}(?:,[0-9]{1,2})?(?![0-9]|[.,·][0-9])")
_DECIMAL_COMMA = re.compile(r"([0-9]{1,3}),([0-9]{2})(?![0-9]|[,.][0-9])")
_SHORT_COMMA = re.compile(
    r"([0-9]{1,3}),([0-9])(?=[ \u00a0]?(?:%|percent|per cent|million|billion|trillion|mn\b|bn\b))"
)
_PLAIN = re.compile(r"[0-9]+")
_NOT_DIGITS = re.compile(r"[^0-9.]")
_EXPONENT = re.compile(r"[eE]([+\-−]?[0-9]{1,2})(?![0-9A-Za-z])")
_DIGIT_FRACTION = re.compile(
    r"(?:([0-9]{1,4})[ \u00a0]{1,2})?([0-9]{1,3}) ?[/⁄] ?([0-9]{1,4})(?![0-9/]|[.,][0-9])"
)
_LETTERS_AFTER = re.compile(rf"[ \u00a0]?([A-Z]?[a-z]?|MM|mm)(?![{LETTERS}0-9²³/])")
_OF_A_SCALE = re.compile(GAP + r"(?:-?of[ \t]+)?(?:an?[ \t]+|-)?")
_AND = re.compile(rf"(?:{GAP}|-)(?:and|&)(?![a-z])(?:(?:[ \t]+|-)an?(?![a-z]))?")
_OVER = re.compile(r"[ \t]+over[ \t]+(?=[0-9a-z])")
_YEARS = range(1900, 2100)
_END = re.compile(r"[ \t]*(?:[.,;:!?)]|\n|$)")


@working(frozen=True, slots=True, kw_only=True)
class Numeral:
    """A number as written.

    Attributes:
        start: Where it starts.
        end: Where it ends, scale words included.
        value: What it is worth.
        mantissa: The number before its scale word, as written.
        decimals: Decimal places written.
        scale: What the mantissa is multiplied by.
        form: How it is written; "open" for "hundreds of millions".
        low: Lower end of a vague or open number, else None.
        high: Upper end of the same.
        ordinal: True for "fifth" and "5th".
        year_like: True for digits that could be a year: four, ungrouped, without scale.
    """

    start: int
    end: int
    value: Decimal
    mantissa: Decimal
    decimals: int = 0
    scale: Decimal = Decimal(1)
    form: Form = "digits"
    low: Decimal | None = None
    high: Decimal | None = None
    ordinal: bool = False
    year_like: bool = False

    @property
    def is_scaled(self) -> bool:
        """Say whether a scale word or letter belongs to it."""
        return self.scale != 1

    @property
    def is_whole(self) -> bool:
        """Say whether it is written as a whole number."""
        return self.decimals == 0 and self.form in ("digits", "words")

    def times(self, factor: int | Decimal, end: int) -> Numeral:
        """Return it multiplied by a scale that ends at `end`."""
        factor = Decimal(factor)
        low, high = (None if side is None else side * factor for side in (self.low, self.high))
        value, scale = self.value * factor, self.scale * factor
        return replace(self, end=end, value=value, low=low, high=high, scale=scale, year_like=False)


def read_numeral(text: str, lower: str, start: int, lexicon: QuantityLexicon) -> Numeral | None:
    """Return the numeral that starts at `start`, or None where there is none that can be read.

    Args:
        text: The text; `lower` is the same in lower case, letter for letter.
        lower: See `text`.
        start: Offset of a digit or of the first letter of a number word.
        lexicon: Number words.
    """
    letter = lower[start]
    if letter in lexicon.fraction_signs:
        return _with_scale(_sign_fraction(start, start, Decimal(0), letter, lexicon), lower, lexicon)
    if letter.isascii() and (letter.isdigit() or letter == "."):
        return _read_digits(text, lower, start, lexicon)
    return _read_words(lower, start, lexicon)


def _read_digits(text: str, lower: str, start: int, lexicon: QuantityLexicon) -> Numeral | None:
    """Read a numeral that starts with a digit or a decimal point."""
    fraction = _DIGIT_FRACTION.match(text, start)
    if fraction is not None:
        return _digit_fraction(fraction, lower, lexicon)
    numeral = _plain_digits(text, start, lexicon.rounding.longest)
    if numeral is None:
        return None
    end = numeral.end
    exponent = _EXPONENT.match(text, end)
    if exponent is not None and abs(int(exponent[1].replace("−", "-"))) <= 30:
        power = Decimal(1).scaleb(int(exponent[1].replace("−", "-")))
        return numeral.times(power, exponent.end())
    if end < len(lower) and lower[end] in lexicon.fraction_signs:
        mixed = _sign_fraction(start, end, numeral.value, lower[end], lexicon, decimals=numeral.decimals)
        return _with_scale(mixed, lower, lexicon)
    if (
        end + 1 < len(lower)
        and lower[end] == " "
        and lower[end + 1] in lexicon.fraction_signs
        and numeral.is_whole
    ):
        mixed = _sign_fraction(start, end + 1, numeral.value, lower[end + 1], lexicon)
        return _with_scale(mixed, lower, lexicon)
    spelled = continue_number(lower, end, numeral.value, lexicon)
    if spelled is not None:
        return _and_a_fraction(_scaled_digits(numeral, spelled), lower, lexicon)
    lettered = _scale_letter(text, numeral, lexicon.scale_letters)
    if lettered is not None:
        return lettered
    over = _one_over(lower, numeral, lexicon)
    return over or _denominated(lower, numeral, lexicon) or _and_a_fraction(numeral, lower, lexicon)


def _plain_digits(text: str, start: int, longest: int) -> Numeral | None:
    """Read digits with their grouping and decimals."""
    chunk = CHUNK.match(text, start)
    if chunk is None:
        return None
    written, end = _mended(text, start, _written(text, start, chunk.end()))
    if not written:
        return None
    digits = _NOT_DIGITS.sub("", written.replace("·", "."))
    if len(digits) > longest:
        return None
    whole, _, decimals = digits.partition(".")
    value = Decimal(digits)
    return Numeral(
        start=start,
        end=end,
        value=value,
        mantissa=value,
        decimals=len(decimals),
        year_like=len(written) == 4 and written.isdigit() and not decimals and whole[0] != "0",
    )


def _written(text: str, start: int, end: int) -> tuple[str, int]:
    """Return the digits at `start` with a decimal point and no grouping but commas, and their end."""
    spaced = _SPACED.match(text, start, end)
    if spaced is not None:
        return spaced[0].replace(",", "."), spaced.end()
    dotted = _DOTTED.match(text, start, end)
    if dotted is not None:
        return dotted[0].replace(".", "").replace(",", "."), dotted.end()
    grouped = _GROUPED.match(text, start, end)
    if grouped is not None and grouped.end() > start:
        return grouped[0], grouped.end()
    comma = _DECIMAL_COMMA.match(text, start) or _SHORT_COMMA.match(text, start)
    if comma is not None:
        return f"{comma[1]}.{comma[2]}", comma.end()
    plain = _PLAIN.match(text, start)
    return (plain[0], plain.end()) if plain is not None else ("", start)


def _mended(text: str, start: int, written: tuple[str, int]) -> tuple[str, int]:
    """Return the digits written at `start` with decimals whose point stands apart."""
    said, end = written
    torn = torn_decimals(text, start, end) if said.isdigit() else None
    return (f"{said}.{torn[1]}", torn.end(1)) if torn is not None else written


def _scaled_digits(numeral: Numeral, spelled: SpelledNumber) -> Numeral:
    """Join digits with the scale words (and further number words) after them."""
    scale = Decimal(spelled.scale)
    simple = numeral.value * scale == spelled.value
    return Numeral(
        start=numeral.start,
        end=spelled.end,
        value=spelled.value,
        mantissa=numeral.mantissa if simple else spelled.value / scale,
        decimals=numeral.decimals if simple else 0,
        scale=scale,
        form="fraction" if spelled.loose else "digits",
    )


def _scale_letter(text: str, numeral: Numeral, letters: dict[str, int]) -> Numeral | None:
    """Read a scale letter ("2.3k"): at most one space away, and no unit of its own."""
    match = _LETTERS_AFTER.match(text, numeral.end)
    if match is None or match[1] not in letters:
        return None
    return numeral.times(letters[match[1]], match.end())


def scale_money(text: str, numeral: Numeral, lexicon: QuantityLexicon) -> Numeral:
    """Return the numeral with the letter after it read as a scale, as it is for money ("$3m")."""
    if numeral.is_scaled:
        return numeral
    return _scale_letter(text, numeral, lexicon.money_letters) or numeral


def _sign_fraction(
    start: int, at: int, whole: Decimal, sign: str, lexicon: QuantityLexicon, *, decimals: int = 0
) -> Numeral:
    """Add a fraction sign to a number, in units of its last digit: "5¾", "$6.12¾"."""
    top, bottom = lexicon.fraction_signs[sign]
    return _loose(start, at + 1, whole + (Decimal(top) / Decimal(bottom)).scaleb(-decimals))


def _loose(start: int, end: int, value: Decimal) -> Numeral:
    """Return a fraction, which people say loosely."""
    return Numeral(start=start, end=end, value=value, mantissa=value, form="fraction")


def _digit_fraction(match: re.Match[str], lower: str, lexicon: QuantityLexicon) -> Numeral | None:
    """Read "3/4", "2 1/4": the lower figure larger than the upper one."""
    whole, top, bottom = match[1], int(match[2]), int(match[3])
    if bottom == 0 or top >= bottom or bottom in _YEARS:
        return _plain_digits(lower, match.start(), lexicon.rounding.longest)
    value = Decimal(whole or 0) + Decimal(top) / Decimal(bottom)
    return _with_scale(_loose(match.start(), match.end(), value), lower, lexicon)


def _read_words(lower: str, start: int, lexicon: QuantityLexicon) -> Numeral | None:
    """Read a numeral that starts with a number word."""
    spelled = read_spelled(lower, start, lexicon)
    if spelled is None:
        return None
    if spelled.high is not None:
        return _ranged(start, spelled)
    scale = Decimal(spelled.scale)
    numeral = Numeral(
        start=start,
        end=spelled.end,
        value=spelled.value,
        mantissa=spelled.value / scale,
        decimals=spelled.decimals,
        scale=scale,
        form="fraction" if spelled.loose else "words",
        ordinal=spelled.ordinal,
    )
    if spelled.ordinal:
        return numeral
    if spelled.loose:
        return _with_scale(numeral, lower, lexicon)
    over = _one_over(lower, numeral, lexicon)
    return over or _denominated(lower, numeral, lexicon) or _and_a_fraction(numeral, lower, lexicon)


def _ranged(start: int, spelled: SpelledNumber) -> Numeral:
    """Return a vague ("a few") or open ("dozens") number."""
    return Numeral(
        start=start,
        end=spelled.end,
        value=spelled.value,
        mantissa=spelled.value,
        form="open" if spelled.is_open else "vague",
        low=spelled.low,
        high=spelled.high,
    )


def _one_over(lower: str, numeral: Numeral, lexicon: QuantityLexicon) -> Numeral | None:
    """Read "one over twenty" at the end of a clause."""
    over = _OVER.match(lower, numeral.end) if numeral.value == 1 else None
    if over is None:
        return None
    below = (
        read_numeral(lower, lower, over.end(), lexicon) if lexicon.starts.match(lower, over.end()) else None
    )
    if below is None or not below.is_whole or below.value < 2 or _END.match(lower, below.end) is None:
        return None
    return _loose(numeral.start, below.end, 1 / below.value)


def _denominated(lower: str, numeral: Numeral, lexicon: QuantityLexicon) -> Numeral | None:
    """Read "two-thirds", "four tenths", "one - fourth"."""
    if numeral.form not in ("words", "digits") or not numeral.is_whole or not 0 < numeral.value < 1000:
        return None
    found = read_denominator(lower, numeral.end, int(numeral.value), lexicon)
    if found is None:
        return None
    if numeral.value < found[0]:
        return _with_scale(_loose(numeral.start, found[1], numeral.value / found[0]), lower, lexicon)
    return None


_DENOMINATOR = re.compile(
    rf"(?:{GAP}|[ ]?[-‐‑–][ ]?)((?:twenty|thirty|forty|fifty)-)?([a-z]+)(?![{LETTERS}'’])"
)


def read_denominator(lower: str, position: int, top: int, lexicon: QuantityLexicon) -> tuple[int, int] | None:
    """Return the denominator named after `position` and where it ends: singular after one, else plural."""
    match = _DENOMINATOR.match(lower, position)
    if match is None or match[2] not in lexicon.fractions:
        return None
    word, bottom = match[2], lexicon.fractions[match[2]]
    if match[1] is not None:
        bottom += lexicon.numbers[match[1][:-1]]
    if word.endswith("s") == (top == 1):
        return None
    return bottom, match.end()


def _with_scale(numeral: Numeral, lower: str, lexicon: QuantityLexicon) -> Numeral:
    """Multiply a fraction by the scale word after it: "half a million", "three quarters of a billion"."""
    match = _OF_A_SCALE.match(lower, numeral.end)
    if match is None:
        return numeral
    word = re.compile(r"[a-z]+").match(lower, match.end())
    if word is None:
        return numeral
    scale = lexicon.scales.get(word[0]) or lexicon.groups.get(word[0])
    if scale is None or word[0] == "score" or (scale == 100 and word[0] == "hundreds"):
        return numeral
    return numeral.times(scale, word.end())


def _and_a_fraction(numeral: Numeral, lower: str, lexicon: QuantityLexicon) -> Numeral:
    """Add "and a half", "and three quarters" to a whole number, in units of its scale."""
    part = None if numeral.decimals else fraction_after_and(lower, numeral.end, lexicon)
    if part is None:
        return numeral
    value, end = part
    scaled = _with_scale(_loose(numeral.start, end, value), lower, lexicon)
    if scaled.is_scaled and numeral.is_scaled:
        return _loose(numeral.start, scaled.end, numeral.value + scaled.value)
    step = numeral.scale if numeral.scale >= 1000 else Decimal(1)
    mixed = replace(_loose(numeral.start, end, numeral.value + value * step), scale=numeral.scale)
    return mixed if numeral.is_scaled else _with_scale(mixed, lower, lexicon)


def fraction_after_and(lower: str, position: int, lexicon: QuantityLexicon) -> tuple[Decimal, int] | None:
    """Return the fraction that "and a half" after `position` adds, and its end; None without one."""
    match = _AND.match(lower, position)
    if match is None:
        return None
    return _fraction_after(lower, match.end(), match[0].rstrip().endswith(("a", "an")), lexicon)


def _fraction_after(
    lower: str, position: int, has_article: bool, lexicon: QuantityLexicon
) -> tuple[Decimal, int] | None:
    """Return the fraction after "and" and its end: "half", "a third", "three fifths", "54 hundredths"."""
    alone = read_denominator(lower, position, 1, lexicon)
    if alone is not None and (has_article or alone[0] == 2):
        return Decimal(1) / alone[0], alone[1]
    gap = re.compile(GAP).match(lower, position)
    start = gap.end() if gap else position
    if has_article or start >= len(lower) or lexicon.starts.match(lower, start) is None:
        return None
    digits = _DIGIT_FRACTION.match(lower, start)
    if digits is not None and digits[1] is None and 0 < int(digits[2]) < int(digits[3]):
        return Decimal(int(digits[2])) / int(digits[3]), digits.end()
    spelled = read_spelled(lower, start, lexicon)
    if spelled is None or spelled.ordinal or spelled.scale != 1 or spelled.high is not None:
        return None
    below = read_denominator(lower, spelled.end, int(spelled.value), lexicon)
    if below is None or spelled.value >= below[0]:
        return None
    return spelled.value / below[0], below[1]
