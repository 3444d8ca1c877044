"""Tells numbers that state no quantity: dates, times, names, references, codes, pronouns.

Each function answers with the reason (a stable word of the answer's `mentions`) or None. Shapes are told
from the unspaced chunk of text around a digit; contexts from the words before and after a number.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from service.catalogue.surfaces import LETTERS, TOKEN_AFTER
from service.extract.amounts import Amount
from service.extract.contacts import find_contact
from service.extract.damage import is_fused
from service.extract.scan import Scan, Token
from service.extract.spelled_numbers import read_spelled

_CLOSING = ".,;:!?)]>\"'”’"
_CHUNK_REACH = 80
_CHUNK_END = re.compile(r"[^\s]{1,80}")
_SIMPLE = re.compile(r"[(\[\"'“‘~]?[-−+]?[$€£¥]?[0-9][0-9,]*(?:\.[0-9]+)?[%)\]\"'”’.,;:!?]*$")
_SHAPES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("date", re.compile(r"[0-9]{4}-[01]?[0-9]-[0-3]?[0-9](?![0-9-])")),
    ("date", re.compile(r"[0-9]{1,2}(?P<mark>[/.-])[0-9]{1,2}(?P=mark)(?:[0-9]{4}|[0-9]{2})(?![0-9/])")),
    ("date", re.compile(r"[0-9]{1,4}(?P<sign>[/.-])[a-z]{3,9}(?P=sign)(?:[0-9]{4}|[0-9]{1,2})(?![0-9a-z])")),
    ("date", re.compile(r"[01]?[0-9]/20[0-9]{2}(?![0-9/])")),
    ("time", re.compile(r"[0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9](?:[.,][0-9]{3})?)?(?![0-9])(?:[ap]\.?m\b)?")),
    ("idiom", re.compile(r"1-in-[0-9,]{1,9}-year(?![a-z])")),
    ("time", re.compile(r"[0-9]{1,2}(?:[.:][0-5][0-9])?[ \u00a0]?[ap]\.?m(?![a-z0-9])\.?")),
    (
        "year",
        re.compile(r"(?:1[5-9]|20)[0-9]{2}[-–/](?:[0-9]{2}|(?:1[5-9]|20)[0-9]{2})(?![0-9]|[-–/.][0-9])"),
    ),
    ("year", re.compile(r"(?:1[5-9]|20)[0-9]0['’]?s(?![a-z0-9])|[1-9][0-9]['’]?s(?![a-z0-9])")),
    ("name", re.compile(r"[0-9]{3}s(?![a-z0-9])")),
    ("version", re.compile(r"v?[0-9]+(?:\.[0-9]+){2,6}(?![0-9])")),
    ("code", re.compile(r"0x[0-9a-f]+(?![0-9a-z])")),
    ("phone", re.compile(r"\+[0-9]{1,3}[0-9() -]{6,16}[0-9](?![0-9])")),
    ("phone", re.compile(r"(?:[0-9]{2,8}-){2,5}[0-9]{2,8}(?![0-9])")),
    ("code", re.compile(r"[0-9]+[a-z]+[0-9][0-9a-z]*")),
    ("score", re.compile(r"[0-9]{1,3}[-–][0-9]{1,3}[-–][0-9]{1,3}(?![0-9])")),
    ("ratio", re.compile(r"[0-9]{1,4}/[0-9]{1,4}(?![0-9/])")),
    ("ratio", re.compile(r"[0-9]{1,6}:[0-9]{1,6}(?![0-9])")),
)
_ANY_SHAPE = re.compile("|".join(pattern.pattern for _, pattern in _SHAPES))
_ADDRESS = re.compile(r"://|www\.|[\w.+-]@[\w-]|\.(?:com|org|net|gov|edu|pdf|html?|io|ru|kz|uk)(?:/|\b)")
_SPACED_PHONE = re.compile(r"\+[0-9][0-9 ()\-]{7,18}[0-9]")
_DAY_GAP = re.compile(r"[ .\t\n]*(?:the|between|from)?[ \t\n]*")
_SPELLED_JOINT = re.compile(r"[ \t]+|-")
_OLD = re.compile(r"[ -](?:olds?|of age)(?![a-z])")
_LEADING_ZERO = re.compile(r"0[0-9]{2,20}(?![0-9,.:/-]|[a-z%])|0[0-9]{2,20}(?=[.,](?![0-9]))")
_OF_THE_MOST = re.compile(r"[ \t]+of[ \t]+(?:the|our|its|their)[ \t]+([a-z]+)")
_NEXT_WORD = re.compile(r"[ \t]+")
_LIST_MARK = re.compile(r"[.)](?=[ \t])")
_PREFIX_OK = frozenset(
    ("mid", "pre", "post", "sub", "near", "plus", "minus", "non", "to", "some", "about", "over")
)
_INSIDE_CODE = re.compile(rf"[0-9]+[A-Z](?![{LETTERS}])")  # "X00E"
_LETTER_RUN = re.compile(rf"[{LETTERS}]+$")
_SUFFIX_LETTERS = re.compile(rf"[{LETTERS}]")
_ORDINAL = re.compile(rf"(?:st|nd|rd|th)(?![{LETTERS}0-9])")
_MONTH_AFTER = re.compile(rf"(?:st|nd|rd|th)?[ \t]+(?:of[ \t]+)?([{LETTERS}]+)")
_CLOCK_AFTER = re.compile(r"[ \t\u00a0]?([ap]\.?[ ]?m\.?(?![a-z])|o['’]clock|gmt(?![a-z])|utc(?![a-z]))")
_MILITARY = re.compile(r"[0-2][0-9][0-5][0-9][ ](?:(?:hours|hrs)|(gmt|utc|bst|cet))(?![a-z]|[ ]of)")
_DAY_YEAR = re.compile(
    r"(?:[ \t]?(?:-|–|to|and|through|until)[ \t]?[0-3]?[0-9])?(?![0-9])(?:st|nd|rd|th)?"
    r"(?:[ \t]*,?[ \t]*(?:of[ \t]+)?(?:1[5-9]|20)[0-9]{2}(?![0-9]))?"
)


@dataclass(frozen=True, slots=True)
class LookAlike:
    """A number that states no quantity: where it stands and why."""

    start: int
    end: int
    reason: str


def read_shape(scan: Scan, start: int, floor: int) -> LookAlike | None:
    """Return the look-alike that the unspaced text around a digit at `start` is by its shape."""
    lower = scan.lower
    before = lower[start - 1] if start else " "
    chunk = _CHUNK_END.match(lower, start)
    if chunk is None:
        return None
    contact = find_contact(scan, start, floor)
    if contact is not None:
        return LookAlike(start, *contact)
    zeros = _LEADING_ZERO.match(lower, start)
    if zeros is not None:
        return LookAlike(start, zeros.end(), "code")
    if before in " \n\t(" and _SIMPLE.match(chunk[0]):
        return None
    reach = max(floor, start - _CHUNK_REACH)
    left = max(reach, *(lower.rfind(space, reach, start) + 1 for space in " \n\t\u00a0"))
    if _ADDRESS.search(lower, left, chunk.end()):
        return LookAlike(left, start + len(chunk[0].rstrip(_CLOSING)), "address")
    if chunk[0].rstrip(_CLOSING) in scan.lexicon.words["look_alikes.idioms"]:
        return LookAlike(start, start + len(chunk[0].rstrip(_CLOSING)), "idiom")
    if (not before.isalnum() or before == "v") and _ANY_SHAPE.match(lower, start):
        for reason, pattern in _SHAPES:
            match = pattern.match(lower, start)
            if match is not None and not _is_number_after_all(scan, match, reason):
                return LookAlike(start, match.end(), reason)
    if before == "+":
        phone = _SPACED_PHONE.match(lower, start - 1)
        if phone is not None and sum(c.isdigit() for c in phone[0]) >= 9:
            return LookAlike(start - 1, phone.end(), "phone")
    return _code(scan, start, left)


def _is_number_after_all(scan: Scan, match: re.Match[str], reason: str) -> bool:
    """Say whether a shape is a number: "1990s" of a range of ages, "1500-1600 people"."""
    if reason == "version":
        groups = match[0].split(".")
        return len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:])
    if reason == "code":
        return _is_unit_with_exponent(match[0])
    if reason == "ratio":
        top, _, bottom = match[0].partition("/")
        return bottom != "" and int(top) < int(bottom)
    if reason == "phone":
        return "-" in match[0] and sum(c.isdigit() for c in match[0]) < 7
    return False


def _is_unit_with_exponent(chunk: str) -> bool:
    """Say whether letters and digits end in an exponent: "24703m2", "1e6"."""
    return re.fullmatch(r"[0-9]+(?:[a-z]{1,3}[23]|e[0-9]{1,2})", chunk) is not None


def _code(scan: Scan, start: int, left: int) -> LookAlike | None:
    """Return the code that digits joined to letters make: A320, F-35, COVID-19, FY2022."""
    text = scan.text
    run = _LETTER_RUN.search(text, left, start)
    if run is not None:
        times = run[0] in ("x", "X") and _INSIDE_CODE.match(text, start) is None
        is_apart = times or _is_currency(scan, run[0]) or is_fused(scan, run[0], start)
        return None if is_apart else _whole_code(scan, run.start(), start)
    if start >= 2 and text[start - 1] in "-‐‑" and text[start - 2].isalpha():
        word = _LETTER_RUN.search(text, left, start - 1)
        if word is None or word[0].lower() in _PREFIX_OK or _is_currency(scan, word[0]):
            return None
        return _whole_code(scan, word.start(), start)
    return None


def _is_currency(scan: Scan, letters: str) -> bool:
    table = scan.lexicon.currencies
    code = letters[-3:]
    return letters in table.signs or (
        code in table.codes and letters[:-3] in ("", "M", "m", "bn", "B", "k", "MM")
    )


def _whole_code(scan: Scan, start: int, at: int) -> LookAlike:
    """Return a code to its end; the year in "FY2022" is a year."""
    match = re.compile(r"[0-9A-Za-z]+(?:[-‐.+][0-9A-Za-z]+){0,6}").match(scan.text, at)
    end = match.end() if match is not None else at + 1
    prefix = scan.lower[start:at].rstrip("-")
    return LookAlike(start, end, "year" if prefix in ("fy", "cy") else "code")


def read_ordinal(scan: Scan, amount: Amount) -> int | None:
    """Return the end of the ordinal that digits with "st", "nd", "rd", "th" or words make, else None."""
    if amount.numeral.ordinal:
        return amount.numeral.end
    if not scan.text[amount.numeral.end - 1].isdigit() or not amount.numeral.is_whole:
        return None
    match = _ORDINAL.match(scan.lower, amount.numeral.end)
    return match.end() if match is not None else None


def joined_letters(scan: Scan, amount: Amount) -> LookAlike | None:
    """Return the code that letters directly after the digits make of them: 5G, 13F, 737MAX."""
    end = amount.end
    if end != amount.numeral.end or not scan.text[end - 1].isdigit() or end >= len(scan.text):
        return None
    if not _SUFFIX_LETTERS.match(scan.text, end):
        return None
    return _whole_code(scan, amount.start, amount.numeral.start)


def read_date(scan: Scan, amount: Amount, before: tuple[Token, ...]) -> LookAlike | None:
    """Return the day of the month or the clock time that a small number is."""
    numeral = amount.numeral
    clock = _CLOCK_AFTER.match(scan.lower, numeral.end)
    if clock is not None and 0 <= numeral.value <= 24 and not numeral.is_scaled:
        return LookAlike(amount.start, clock.end(), "time")
    if not numeral.is_whole or numeral.is_scaled:
        return None
    military = _MILITARY.match(scan.lower, numeral.start)
    if military is not None and (military[1] or last_word(before) in ("at", "by")):
        return LookAlike(amount.start, military.end(), "time")
    if not 1 <= numeral.value <= 31 or numeral.form not in ("digits", "words"):
        return None
    month = _MONTH_AFTER.match(scan.text, numeral.end)
    if month is not None and _is_month(scan, month[1]) and not amount.has_unit:
        return LookAlike(numeral.start, month.end(), "date")
    if amount.symbol_before or amount.kind not in ("number", "count", "measure"):
        return None
    return _after_month(scan, amount, before)


def _after_month(scan: Scan, amount: Amount, before: tuple[Token, ...]) -> LookAlike | None:
    """Return the day in "June 8", "Sept. 30th", "the 8th" of a range of days."""
    words = [token for token in before[-4:] if token[0] not in (".", "the", "between", "from")]
    if not words or amount.numeral.form != "digits":
        return None
    _, begin, end = words[-1]
    if not _DAY_GAP.fullmatch(scan.lower, end, amount.start) or not _is_month(scan, scan.text[begin:end]):
        return None
    if amount.has_unit and amount.kind != "count":
        return None
    full = _DAY_YEAR.match(scan.lower, amount.numeral.end)
    return LookAlike(amount.start, max(full.end() if full else 0, amount.numeral.end), "date")


def _is_month(scan: Scan, word: str) -> bool:
    """Say whether a word names a month; those that are other words too need a capital."""
    lower = word.lower()
    if lower not in scan.lexicon.words["look_alikes.months"]:
        return False
    return lower not in scan.lexicon.words["look_alikes.capital_months"] or word[0].isupper()


def read_year(scan: Scan, amount: Amount, before: tuple[Token, ...]) -> bool:
    """Say whether a bare or counted four-digit number is a year."""
    numeral = amount.numeral
    if not numeral.year_like or amount.symbol_before or amount.kind not in ("number", "count"):
        return False
    earliest, latest = scan.lexicon.years
    word = before[-1][0] if before and _touches(scan, before[-1], amount.start) else ""
    certain = word in scan.lexicon.words["look_alikes.year_certain"] or _is_month(
        scan, scan.text[before[-1][1] : before[-1][2]] if word else ""
    )
    if earliest <= numeral.value <= latest:
        return (
            certain
            or amount.kind == "number"
            or word in ("and", "to", "from", "between", "by", "of", ",", "the")
        )
    return 1000 <= numeral.value < earliest and certain and amount.kind == "number"


def _touches(scan: Scan, token: Token, position: int) -> bool:
    """Say whether only white space or a comma stands between a token and a place."""
    return not scan.lower[token[2] : position].strip(" \t\n\r,'’")


def read_one(scan: Scan, amount: Amount, before: tuple[Token, ...]) -> bool:
    """Say whether "one" stands for somebody or something instead of counting."""
    numeral = amount.numeral
    if numeral.value != 1 or numeral.form != "words" or amount.kind not in ("number", "count", "duration"):
        return False
    if scan.lower[numeral.start : numeral.end] != "one":
        return False
    words = scan.lexicon.words
    if amount.value < 0:
        return False
    following = TOKEN_AFTER.match(scan.lower, numeral.end)
    word = following[2] if following is not None else ""
    if amount.kind == "duration":
        return word == "day" and not (before and before[-1][0] in words["duration_words.before_article"])
    if before and before[-1][0] in words["one.before"] and _touches(scan, before[-1], amount.start):
        return True
    if word in ("or", "to") and following is not None:
        second = _NEXT_WORD.match(scan.lower, following.end())
        if second is not None and scan.lexicon.starts.match(scan.lower, second.end()) is not None:
            return False
    if word in words["one.after"] or (following is not None and "'" in word):
        return True
    is_alone = len(scan.lower) < _CHUNK_REACH and not (
        scan.lower[: amount.start].strip() or scan.lower[numeral.end :].strip(" .\n")
    )
    return amount.kind == "number" and not is_alone and amount.value > 0


def read_spelled_year(scan: Scan, amount: Amount, before: tuple[Token, ...]) -> LookAlike | None:
    """Return the year in "nineteen ninety-nine", "in two thousand and twelve"."""
    numeral = amount.numeral
    if numeral.form != "words" or amount.kind != "number" or numeral.decimals:
        return None
    earliest, latest = scan.lexicon.years
    if earliest <= numeral.value <= latest:
        word = before[-1] if before else None
        certain = word is not None and (
            word[0] in scan.lexicon.words["look_alikes.year_certain"] or word[0] == "of"
        )
        return LookAlike(amount.start, numeral.end, "year") if certain else None
    if not 11 <= numeral.value <= 20 or numeral.is_scaled:
        return None
    joint = _SPELLED_JOINT.match(scan.lower, numeral.end)
    if joint is None or scan.lexicon.starts.match(scan.lower, joint.end()) is None:
        return None
    rest = read_spelled(scan.lower, joint.end(), scan.lexicon)
    if rest is None or rest.ordinal or not 10 <= rest.value <= 99 or rest.scale != 1:
        return None
    return LookAlike(amount.start, rest.end, "year")


def read_age(scan: Scan, amount: Amount, before: tuple[Token, ...]) -> bool:
    """Say whether a bare number is an age: "aged 15", "children (under 16)", "women 25 to 54"."""
    numeral, words = amount.numeral, scan.lexicon.words
    if amount.kind != "number" or not numeral.is_whole or not 0 < numeral.value < 111 or not before:
        return False
    word = before[-1][0]
    if scan.lower[before[-1][2] : amount.start].strip(" \n"):
        return False
    if word in words["ages.before"]:
        return True
    earlier = [token[0] for token in before[-3:-1] if token[0] != "("]  # "young people (under 25)"
    return word in words["ages.bounds"] and bool(earlier) and earlier[-1] in words["ages.people"]


def is_of_the_most(scan: Scan, amount: Amount) -> bool:
    """Say whether a number picks from the best of a kind: "two of the most advanced"."""
    match = _OF_THE_MOST.match(scan.lower, amount.numeral.end)
    return match is not None and match[1] in scan.lexicon.nouns.empty


def is_aged(scan: Scan, end: int) -> bool:
    """Say whether a length of time that ends at `end` is an age: "years old", "months of age"."""
    return _OLD.match(scan.lower, end) is not None


def is_file_size(scan: Scan, amount: Amount) -> bool:
    """Say whether an amount of data is the size of a file on offer: "(297 Kb Pdf)"."""
    unit = scan.lexicon.units.units.get(amount.unit or "")
    if unit is None or unit.dimension != "information":
        return False
    return words_after(scan, amount.end) in scan.lexicon.words["ages.files"]


def is_period_part(scan: Scan, amount: Amount, before: tuple[Token, ...]) -> bool:
    """Say whether a lone "half" or "quarter" is a stretch of time rather than a fraction."""
    numeral, words = amount.numeral, scan.lexicon.words
    said = scan.lower[numeral.start : numeral.end]
    word = said.rpartition(" ")[2]
    if numeral.form != "fraction" or numeral.is_scaled or word not in ("half", "quarter"):
        return False
    previous = before[-1][0] if before and _touches(scan, before[-1], numeral.start) else ""
    following = words_after(scan, numeral.end)
    if previous in words["lone_fractions.not_after"] or scan.lower[numeral.start - 1 : numeral.start] == "-":
        return True
    if following in words["lone_fractions.not_before"] or scan.lower[numeral.end : numeral.end + 1] in (
        "-",
        "-",
    ):
        return True
    if word != "quarter" or said.startswith(("three", "one")):
        return False
    return following != "of" and (said == "quarter" or previous in words["lone_fractions.quarter_in"])


def is_list_mark(scan: Scan, amount: Amount) -> bool:
    """Say whether the number numbers the line that it starts: "3. " or "3) "."""
    if amount.has_unit or not amount.numeral.is_whole or amount.numeral.value > 199:
        return False
    reach = max(0, amount.start - _CHUNK_REACH)
    begin = max(reach, scan.text.rfind("\n", reach, amount.start) + 1)
    if scan.text[begin : amount.start].strip(" \t(") or not scan.text[amount.numeral.end - 1].isdigit():
        return False
    return _LIST_MARK.match(scan.text, amount.numeral.end) is not None


def last_word(tokens: tuple[Token, ...]) -> str:
    """Return the last token, or "" where there is none."""
    return tokens[-1][0] if tokens else ""


def words_after(scan: Scan, position: int) -> str:
    """Return the next word or sign after `position` in lower case, or ""."""
    match = TOKEN_AFTER.match(scan.lower, position)
    return match[2] if match is not None else ""
