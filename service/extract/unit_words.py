"""Finds the unit after a numeral, and what it is divided by ("a day", "per 100,000 people")."""

from __future__ import annotations

import re

from service.catalogue.suffixes import Suffix
from service.catalogue.surfaces import GAP, LETTERS, TOKEN_AFTER, Hit
from service.extract.numerals import Numeral, read_numeral
from service.extract.scan import Scan

_ADJACENT = re.compile(rf"([a-zA-Z]{{1,2}})(?![{LETTERS}0-9²³/])")
_HOURS = re.compile(rf"[ \u00a0]h(?![{LETTERS}0-9²³/])")
_BRACKETED = re.compile(rf"[ \t]?\((?=[{LETTERS}]{{2}}|[°%$€£])")
_INCHES = re.compile(r" ?[\"”″]")
_FEET = re.compile(r"['’′](?= ?[0-9]{1,2} ?[\"”″])")
_QUOTE = re.compile(r"(?<![0-9])\"")
_IN = re.compile(r"[ -]in(?:\.|[ \t]*(?:$|[,;)\n]|(?:long|wide|tall|high|thick|deep)\b))")
_OF_ARTICLE = re.compile(GAP + r"(?:-?of[ \t]+)?(?:an?|one)[ \t]+")
_OF_WORD = re.compile(GAP + r"of[ \t]+([a-z]+)")
_OF_GAP = re.compile(GAP + r"of(?=[ \t])")
_PER_GAP = re.compile(GAP)
_WORD = re.compile(rf"[{LETTERS}]+")
_PLACE = re.compile(r"[ \t]*(?:of[ \t]+)?([a-z]+)")
_SPELLED_LONG = 1000
_WINDOW = 160
_NEAR = 60


def find_suffix(scan: Scan, numeral: Numeral) -> tuple[int, Suffix] | None:
    """Return the end and meaning of the unit that follows the numeral, or None.

    Of a word and a symbol the longer one counts.
    """
    end = numeral.end
    if end >= len(scan.text) or numeral.ordinal:
        return None
    special = _special(scan, numeral)
    if special is not None:
        return special
    found = _longest(scan, end, numeral) or _past_adjective(scan, end)
    if found is None and numeral.form == "open":
        of = _OF_GAP.match(scan.lower, end)
        found = _longest(scan, of.end(), numeral) if of is not None else None
    if found is None and numeral.form == "fraction":
        article = _OF_ARTICLE.match(scan.lower, end)
        found = _longest(scan, article.end(), numeral) if article is not None else None
        if found is not None and found[1].role not in (
            "duration",
            "measure",
            "bare_points",
            "points",
            "percent",
        ):
            found = None
    if found is None:
        bracket = _BRACKETED.match(scan.text, end)
        inner = _longest(scan, bracket.end(), numeral) if bracket is not None else None
        if inner is None or scan.text[inner[0] : inner[0] + 1] != ")":
            return None
        found = inner[0] + 1, inner[1]
    return _accept(scan, numeral, found)


def _longest(scan: Scan, position: int, numeral: Numeral) -> tuple[int, Suffix] | None:
    """Return the longest unit word or symbol at `position`."""
    lexicon = scan.lexicon
    word = lexicon.suffix_words.after(scan.lower, position)
    symbol = lexicon.suffix_symbols.after(scan.text, position)
    if symbol is not None and symbol.end - symbol.start == 1 and scan.text[symbol.start].isalpha():
        digits = scan.text[numeral.end - 1].isdigit() and numeral.form == "digits"
        hyphened = scan.text[position : symbol.start].strip(" ")
        if not digits or hyphened or "\n" in scan.text[position : symbol.start]:
            symbol = None
    symbol, word = _unless_of_next(scan, symbol), _unless_of_next(scan, word)
    best = symbol if word is None or (symbol is not None and symbol.end >= word.end) else word
    combined = lexicon.combined_units.after(scan.lower, position)
    if combined is not None and (best is None or combined.end > best.end):
        return combined.end, Suffix(role="measure", unit=combined.value)
    return None if best is None else (best.end, best.value)


def _unless_of_next(scan: Scan, hit: Hit[Suffix] | None) -> Hit[Suffix] | None:
    """Return the hit, unless it is a currency joined to the next number ("3 USD50 cards")."""
    if hit is None or hit.value.role != "money" or not scan.text[hit.end : hit.end + 1].isdigit():
        return hit
    return None


def _past_adjective(scan: Scan, position: int) -> tuple[int, Suffix] | None:
    """Return the unit of time behind one word that may stand before it: "2 more minutes"."""
    word = TOKEN_AFTER.match(scan.lower, position)
    if word is None or word[2] not in scan.lexicon.words["duration_words.between"]:
        return None
    unit = scan.lexicon.suffix_words.after(scan.lower, word.end())
    return (unit.end, unit.value) if unit is not None and unit.value.role == "duration" else None


def _special(scan: Scan, numeral: Numeral) -> tuple[int, Suffix] | None:
    """Read units whose sign or letter means something else elsewhere: 8", 6'2", 3h, 20p, 2 in."""
    text, end, lexicon = scan.text, numeral.end, scan.lexicon
    if numeral.form not in ("digits", "fraction") or not (text[end - 1].isdigit() or text[end - 1] in "½¼¾"):
        return None
    if not numeral.is_scaled:
        letters = _ADJACENT.match(text, end)
        if letters is not None and letters[1] in lexicon.duration_letters:
            return letters.end(), Suffix(role="duration", unit=lexicon.duration_letters[letters[1]])
        if letters is not None and letters[1] in lexicon.currencies.adjacent:
            name = lexicon.currencies.adjacent[letters[1]]
            return letters.end(), Suffix(
                role="money", unit=name.codes[0], factor=name.factor, candidates=name.codes
            )
    spaced = _HOURS.match(text, end)
    if spaced is not None and not numeral.is_scaled:
        return spaced.end(), Suffix(role="duration", unit="hour")
    if _IN.match(scan.lower, end) and not numeral.is_scaled:
        return end + 3, Suffix(role="measure", unit="inch")
    feet = _FEET.match(text, end)
    if feet is not None and numeral.is_whole and not numeral.is_scaled:
        return feet.end(), Suffix(role="measure", unit="foot")
    inches = _INCHES.match(text, end)
    if inches is not None and not numeral.is_scaled and _no_open_quote(text, end):
        return inches.end(), Suffix(role="measure", unit="inch")
    return None


def _no_open_quote(text: str, position: int) -> bool:
    """Say whether no quotation is open at `position`, as far as its line shows."""
    reach = max(0, position - _WINDOW)
    line = text[max(text.rfind("\n", reach, position), reach) : position]
    return len(_QUOTE.findall(line)) % 2 == 0 and line.count("“") <= line.count("”")


def _accept(scan: Scan, numeral: Numeral, found: tuple[int, Suffix]) -> tuple[int, Suffix] | None:
    """Return the unit found, unless the words around it speak against it."""
    end, suffix = found
    if suffix.role == "money":
        if suffix.large_only and not (numeral.is_scaled or numeral.value >= _SPELLED_LONG):
            return None
        if suffix.unit == "GBP" and suffix.candidates and _is_weight(scan, numeral, end):
            return end, Suffix(role="measure", unit="pound")
        return found
    if suffix.role == "bare_points":
        return found if speaks_of_percent(scan, numeral.start, end) else None
    if (
        suffix.role == "percent"
        and _OF_WORD.match(scan.lower, end)
        and scan.lower[end - 10 : end] == "percentage"
    ):
        return None
    return found


def _is_weight(scan: Scan, numeral: Numeral, end: int) -> bool:
    """Say whether "pounds" weigh here."""
    pounds = scan.lexicon.currencies.pounds
    if numeral.is_scaled or scan.lower[numeral.end : end].strip(" -") not in pounds.words:
        return False
    of = _OF_WORD.match(scan.lower, end)
    if of is not None:
        return of[1] not in pounds.before_of
    near = scan.lower[max(0, numeral.start - _NEAR) : end + _NEAR]
    return not pounds.near.isdisjoint(_WORD.findall(near))


def speaks_of_percent(scan: Scan, start: int, end: int) -> bool:
    """Say whether the sentence around is about percentages rather than about an index or a game."""
    lower = scan.lower
    reach = max(0, start - _WINDOW)
    begin = max(lower.rfind(". ", reach, start), lower.rfind("\n", reach, start), reach)
    stop = min(len(lower), end + _WINDOW)
    for mark in (". ", "\n"):
        at = lower.find(mark, end, stop)
        stop = at if at >= 0 else stop
    words = set(_WORD.findall(lower, begin, stop))
    if not words.isdisjoint(scan.lexicon.words["percent.not_points"]):
        return False
    return not words.isdisjoint(scan.lexicon.words["percent.context"]) or "%" in lower[begin:stop]


def read_per(scan: Scan, position: int) -> tuple[int, str] | None:
    """Return the end of "a day", "per 100,000 people", "/kg" after `position` and what it divides by."""
    match = TOKEN_AFTER.match(scan.lower, position)
    if match is not None and match[2] == "for":
        return _for_each(scan, match.end())
    if match is None or match[2] not in scan.lexicon.words["per.words"] or "-" in match[1]:
        return None
    word, end = match[2], match.end()
    if word == "/" and match[1]:
        return None
    capita = TOKEN_AFTER.match(scan.lower, end)
    if word == "per" and capita is not None and capita[2] in scan.lexicon.words["per.capita"]:
        return capita.end(), "person"
    unit = _dividing_unit(scan, end, word)
    if unit is not None:
        return None if _is_point_in_time(scan, unit[0]) and word != "per" else unit
    if word == "per":
        return _dividing_number(scan, end)
    return None


def _for_each(scan: Scan, position: int) -> tuple[int, str] | None:
    """Return the end and divisor of "for every 100 people" behind the "for"."""
    match = TOKEN_AFTER.match(scan.lower, position)
    if match is None or match[2] not in scan.lexicon.words["per.for_each"]:
        return None
    return _dividing_number(scan, match.end())


def _is_point_in_time(scan: Scan, position: int) -> bool:
    """Say whether the words before tell when rather than how often: "$3bn a year ago"."""
    following = TOKEN_AFTER.match(scan.lower, position)
    return following is not None and following[2] in scan.lexicon.words["duration_words.point_after"]


def _dividing_unit(scan: Scan, position: int, word: str) -> tuple[int, str] | None:
    """Return the unit or noun that `word` divides by."""
    lexicon = scan.lexicon
    named = lexicon.suffix_words.after(scan.lower, position)
    symbol = lexicon.suffix_symbols.after(scan.text, position) if word in ("per", "/") else None
    if symbol is not None and symbol.value.role == "measure" and (named is None or symbol.end > named.end):
        named = symbol
    if named is not None and named.value.role in ("measure", "duration") and named.value.factor == 1:
        plural = scan.lower[named.start : named.end].endswith("s")
        if word in ("per", "/") or not plural:
            return named.end, named.value.unit
        return None
    letter = TOKEN_AFTER.match(scan.text, position)
    if letter is not None and word == "/" and letter[2] in lexicon.duration_letters:
        return letter.end(), lexicon.duration_letters[letter[2]]
    noun = TOKEN_AFTER.match(scan.lower, position)
    if noun is None or not noun[2][0].isalpha() or noun[2] in lexicon.nouns.stop or noun[2] in lexicon.scales:
        return None
    if noun[2] == "quarter":
        return noun.end(), "quarter"
    if word != "per" and noun[2] not in lexicon.words["per.nouns"]:
        return None
    return noun.end(), lexicon.nouns.singular(noun[2])


def _dividing_number(scan: Scan, position: int) -> tuple[int, str] | None:
    """Return the number and noun of "per 100,000 people" as "100000 person"."""
    gap = _PER_GAP.match(scan.lower, position)
    start = gap.end() if gap is not None else position
    if start >= len(scan.lower) or scan.lexicon.starts.match(scan.lower, start) is None:
        return None
    numeral = read_numeral(scan.text, scan.lower, start, scan.lexicon)
    if numeral is None or not numeral.is_whole or numeral.ordinal or not 1 < numeral.value < 10**12:
        return None
    noun = TOKEN_AFTER.match(scan.lower, numeral.end)
    count = str(int(numeral.value))
    if noun is None or not scan.lexicon.nouns.is_plural(noun[2]):
        return numeral.end, count
    return noun.end(), f"{count} {scan.lexicon.nouns.singular(noun[2])}"
