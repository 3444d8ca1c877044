"""Sentences of a run of lines.

Owns where a sentence ends: terminal marks that close no abbreviation, blank lines, list items, headings,
and line breaks that do not merely wrap a paragraph. Every visible character falls in exactly one sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from service.catalogue.text import Abbreviation, TextLexicon
from service.model.text import Span
from service.read.lines import UNSEEN, Line

_CLOSERS = "\"'”’»›)\\]*_¹²³⁴⁵⁶⁷⁸⁹⁰" + UNSEEN
_OPENERS = "\"'“‘«‹„([*_" + UNSEEN
_QUOTES = "\"'“‘«‹„*_"
_WIDE = "。！？।؟۔"

# A run of terminal marks with what closes after it, a footnote's number, and the space that follows.
_STOP = re.compile(rf"[.!?…{_WIDE}](?<![.!?…]{{2}})[.!?…]*([{_CLOSERS}]*(?:\[\d{{1,3}}\])?)(\s*)")
_TAIL = re.compile(rf"[.!?…{_WIDE}][{_CLOSERS}]*\Z")
_WORD = re.compile(r"[^\W_][\w.&'’]*\Z")
_FIRST_WORD = re.compile(r"[\w'’]+")
_GLYPHS = frozenset("•▪◦‣●○■□➢►▶✓✔★|#>")
_ITEM = re.compile(r"(?:[-*–—·+]|\(?\d{1,3}[.)]|\(?[A-Za-z][.)]|\(?[ivxIVX]{1,5}[.)])\s")

_LOOKBACK = 24  # characters: longer words before a period are no abbreviations
_TAIL_LENGTH = 12  # characters at a line's end in which its last mark is looked for
_NARROWEST, _WIDEST = 40, 140  # columns between which paragraphs are wrapped by hand or by a mailer
_APART = re.compile(r"(?<![\d.,])\d{1,3} {1,2}\Z")
_VOWELS = frozenset("aeiouyáéíóúäöü")


class SentenceSplitter:
    """Splits the lines of one text; holds what is shared between its turns."""

    def __init__(self, text: str, lexicon: TextLexicon) -> None:
        self._text = text
        self._abbreviations = lexicon.abbreviations
        self._openers = lexicon.openers
        self._function_words = lexicon.language.function_words

    def split(self, lines: Sequence[Line], start: int) -> tuple[Span, ...]:
        """Return the sentences of `lines` in order, trimmed; the first begins at `start`."""
        text, sentences = self._text, list[Span]()
        paragraphs = _Paragraphs(text, lines)
        for index, line in enumerate(lines):
            if index > 0 and not self._runs_on(start, index, lines, paragraphs):
                sentences.append(Span(start, lines[index - 1].end))
                start = line.start
            for match in _STOP.finditer(text, max(line.start, start), line.end):
                following = match.end()
                if following < line.end and self._ends_here(start, match, following):
                    sentences.append(Span(start, match.start(2)))
                    start = following
        sentences.append(Span(start, lines[-1].end))
        return tuple(sentences)

    def _ends_here(self, start: int, match: re.Match[str], following: int) -> bool:
        mark = match.start()
        if match.start(2) == following:
            return self._ends_without_space(mark, following)
        return self._ends(start, mark, following, closed=match.end(1) > match.start(1))

    def _ends_without_space(self, mark: int, following: int) -> bool:
        """Judge "rose.The": a full-width mark, or a small word before one that opens sentences."""
        text = self._text
        if text[mark] in _WIDE:
            return True
        if not (text[following].isupper() and text[max(0, mark - 3) : mark].islower()):
            return False
        word = _FIRST_WORD.match(text, following, following + _LOOKBACK)
        return word is not None and len(word.group()) > 1 and word.group().casefold() in self._openers

    def _ends(self, start: int, mark: int, following: int, *, closed: bool) -> bool:
        """Judge a mark with space behind it; `following` is the next visible character."""
        text = self._text
        character = text[following]
        if text[mark] != ".":
            return not (character.islower() and (closed or text[mark] == "…"))
        if text[mark + 1] == ".":
            return not character.islower()
        if character.isdigit() and _APART.search(text, max(start, mark - 6), mark):
            return False  # "12 . 5 percent"
        word = self._word_before(start, mark)
        if character.islower():
            return not closed and self._is_whole_word(word)
        if len(word) == 1 and word.isupper():
            return mark - 1 > start and self._opens_sentence(following)
        kind = self._abbreviations.get(word.casefold())
        if kind is None:
            return self._ends_after(word, start, mark, following)
        if kind is Abbreviation.BEFORE_NUMBER:
            return not character.isdigit()
        if kind is Abbreviation.BEFORE_OPENER:
            return self._opens_sentence(following)
        return kind is Abbreviation.BEFORE_CAPITAL

    def _ends_after(self, word: str, start: int, mark: int, following: int) -> bool:
        """Judge a period after a word that is no known abbreviation."""
        if mark - len(word) == start and _is_item_number(word):
            return False
        if "." in word and not (word[0].isdigit() or word[-1].isdigit()):
            return self._opens_sentence(following)
        return True

    def _word_before(self, start: int, mark: int) -> str:
        piece = self._text[max(start, mark - _LOOKBACK) : mark].rsplit(None, 1)
        if not piece:
            return ""
        found = _WORD.search(piece[-1])
        return found.group() if found else ""

    def _is_whole_word(self, word: str) -> bool:
        """Say whether a period after `word` may end a sentence although a small letter follows."""
        if word.isdigit():
            return len(word) > 1
        small = word.casefold()
        return (
            len(small) > 2
            and small.isalpha()
            and small not in self._abbreviations
            and not _VOWELS.isdisjoint(small)
        )

    def _opens_sentence(self, following: int) -> bool:
        text = self._text
        while following < len(text) and text[following] in _QUOTES:
            following += 1
        word = _FIRST_WORD.match(text, following, following + _LOOKBACK)
        return word is not None and word.group().casefold() in self._openers

    def _runs_on(self, start: int, index: int, lines: Sequence[Line], paragraphs: _Paragraphs) -> bool:
        """Say whether the sentence goes on from the line before `index` to that line."""
        text, previous, line = self._text, lines[index - 1], lines[index]
        first = text[line.start]
        if line.after_blank or first in _GLYPHS:
            return False
        tail = _TAIL.search(text, max(previous.start, previous.end - _TAIL_LENGTH), previous.end)
        if tail is not None:
            if self._ends(start, tail.start(), line.start, closed=len(tail.group()) > 1):
                return False
            kind = self._abbreviations.get(self._word_before(start, tail.start()).casefold())
            is_open = kind is Abbreviation.BEFORE_OPENER and not first.islower()
            return not is_open or paragraphs.is_wrapped(index)
        last = text[previous.end - 1]
        if last == ":" and not first.islower():
            return False
        if "\t" in text[previous.start : previous.end]:
            return False
        if _ITEM.match(text, line.start, line.end):
            return last not in ":;" and paragraphs.is_wrapped(index) and not paragraphs.is_list(index)
        return first.islower() or self._is_unfinished(previous) or paragraphs.is_wrapped(index)

    def _is_unfinished(self, line: Line) -> bool:
        """Say whether a line breaks off after a small function word, as no heading does."""
        words = self._text[max(line.start, line.end - _TAIL_LENGTH) : line.end].rsplit(None, 1)
        return len(words) == 2 and words[1] in self._function_words


class _Paragraphs:
    """Tells wrapped lines from lines that end where their writer wanted."""

    def __init__(self, text: str, lines: Sequence[Line]) -> None:
        self._text = text
        self._lines = lines
        self._first, self._last = 0, 0
        self._width = 0
        self._flows = False

    def is_wrapped(self, index: int) -> bool:
        """Say whether line `index` begins with a word that had no room on the line before it."""
        self._find(index)
        if not self._flows:
            return False
        previous, line = self._lines[index - 1], self._lines[index]
        word = self._text[line.start : min(line.end, line.start + _WIDEST)].split(None, 1)[0]
        return previous.end - previous.start + 1 + len(word) > self._width

    def is_list(self, index: int) -> bool:
        """Say whether the line before `index` is an item of a list as well."""
        previous = self._lines[index - 1]
        return _ITEM.match(self._text, previous.start, previous.end) is not None

    def _find(self, index: int) -> None:
        """Measure the block of lines, without a blank one, that holds line `index`."""
        if self._first <= index < self._last:
            return
        first, last = index, index + 1
        while first > self._last and not self._lines[first].after_blank:
            first -= 1
        while last < len(self._lines) and not self._lines[last].after_blank:
            last += 1
        block = self._lines[first:last]
        self._first, self._last = first, last
        self._width = max(line.end - line.start for line in block)
        self._flows = _NARROWEST <= self._width <= _WIDEST and self._is_prose(block)

    def _is_prose(self, block: Sequence[Line]) -> bool:
        """Say whether some line goes on in the lower case; a list's lines all open with a capital."""
        if len(block) < 3:
            return True
        text = self._text
        if any(text[line.start].islower() for line in block[1:]):
            return True
        return all(text[line.start : line.end].isupper() for line in block)


def _is_item_number(word: str) -> bool:
    return (
        (word.isdigit() and len(word) < 4) or (len(word) == 1 and word.isalpha()) or set(word) <= set("IVX")
    )
