"""Which possible labels of speakers are labels.

A label that only has the shape of a name needs support from the rest of the text: it comes again, others
speak as well, its surname is addressed, or what follows is talk. Headings of lists find no such support.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property

from service.catalogue.text import SpeakerLexicon
from service.read.labels import Candidate, Mark
from service.read.lines import Line
from service.read.names import Kind
from service.read.naming import words_before

_NEAR = 400  # characters of a turn in which talk is looked for
_DATA = frozenset("0123456789$€£¥₹₽+-−~≈<>=%#@")
_ADDRESS = re.compile(r"\S{0,80}(?:@|://|www\.)")
_TERMINAL = (".", "!", "?", "…", ".”", '."', "?”", "!”", ")", "]", "—", "--", "-", "–")
_SENTENCE_WORDS = 3
_LOOKUPS = 32  # words searched for in the text one by one before its words are gathered
_CLEAR = {Kind.QUESTION, Kind.GENERIC, Kind.TITLED, Kind.ROLE}


class LabelJudge:
    """Settles the labels of one text."""

    def __init__(self, text: str, lines: Sequence[Line], lexicon: SpeakerLexicon) -> None:
        self._text = text
        self._lines = lines
        self._lexicon = lexicon
        self._small_words: frozenset[str] | None = None
        self._looked_up = 0
        self._surnames: frozenset[str] = frozenset()

    def choose(self, candidates: Sequence[Candidate]) -> list[Candidate]:
        """Return those of `candidates` that are labels, in order."""
        if not candidates:
            return []
        counts = Counter(candidate.label.key for candidate in candidates)
        repeated = {key for key, count in counts.items() if count > 1}
        sure = {
            candidate.label.key
            for candidate in candidates
            if self._is_sure(candidate, is_repeated=candidate.label.key in repeated)
        }
        regulars = {
            c.label.key
            for c in candidates
            if c.label.key in repeated and c.label.kind in (Kind.NAME, Kind.WORD)
        }
        company = sure | (regulars if len(regulars) > 1 else set())
        self._surnames = frozenset(c.label.name[0] for c in candidates if c.label.kind is Kind.WORD)
        asked = any(c.label.kind is Kind.QUESTION for c in candidates)
        chosen = []
        for candidate in candidates:
            key = candidate.label.key
            if candidate.label.kind is Kind.ANSWER:
                accepted = asked
            elif key in sure and candidate.mark is not Mark.BARE and not self._is_field(candidate):
                accepted = True
            else:
                accepted = self._is_supported(candidate, key in repeated, len(company) > (key in company))
            if accepted:
                chosen.append(candidate)
        return chosen

    def _is_sure(self, candidate: Candidate, *, is_repeated: bool) -> bool:
        """Say whether the label needs no support from elsewhere."""
        label = candidate.label
        if label.kind is Kind.QUESTION and candidate.mark is not Mark.SPACE:
            return True
        if self._is_field(candidate) and not is_repeated:
            return False
        if candidate.mark is Mark.BARE or (candidate.is_alone and not self._has_turn(candidate)):
            return False
        if label.kind is Kind.NAME:
            return (
                label.is_known
                and not label.is_doubtful
                and self._is_clear_mark(candidate)
                and not self._is_data(candidate)
            )
        if label.kind is Kind.TITLED:
            return not self._is_data(candidate) or is_repeated
        return label.kind in _CLEAR and candidate.mark is not Mark.SPACE and not self._is_data(candidate)

    def _is_supported(self, candidate: Candidate, is_repeated: bool, in_company: bool) -> bool:
        """Judge a label that is not sure by itself."""
        label = candidate.label
        if candidate.is_alone and not self._has_turn(candidate):
            return False
        if candidate.mark is Mark.BARE:
            return (is_repeated or in_company) and self._heads_paragraph(candidate)
        if label.kind in _CLEAR:
            if self._is_field(candidate):
                return is_repeated
            if is_repeated or in_company or self._is_talk(candidate):
                return True
            return label.kind in (Kind.ROLE, Kind.TITLED) and self._is_sentence(candidate)
        if not is_repeated and (self._is_field(candidate) or not self._opens_paragraph(candidate)):
            return False
        if label.kind is Kind.WORD:
            return self._is_lone_name(candidate, is_repeated, in_company)
        if self._is_data(candidate) and not (is_repeated or in_company):
            return False
        if not label.is_known and self._has_small_words(label.name):
            return is_repeated and in_company
        if is_repeated or in_company or self._is_talk(candidate):
            return True
        plain = not label.is_doubtful and self._is_clear_mark(candidate) and len(label.name) == 2
        return plain and not self._is_data(candidate) and self._is_sentence(candidate)

    def _is_lone_name(self, candidate: Candidate, is_repeated: bool, in_company: bool) -> bool:
        """Judge a label of a single word: a given name, a surname, or a heading."""
        label = candidate.label
        if not label.is_known and self._has_small_words(label.name):
            return False
        if is_repeated and in_company:
            return True
        if label.is_known and (in_company or is_repeated):
            return True
        if self._is_talk(candidate) and self._is_clear_mark(candidate):
            return True
        if candidate.is_cued and not self._is_data(candidate):
            return True
        return in_company and bool(self._words_before[label.name[0].casefold()])

    @cached_property
    def _words_before(self) -> dict[str, dict[str, str]]:
        return words_before(self._text, self._surnames)

    def _is_clear_mark(self, candidate: Candidate) -> bool:
        return candidate.mark in (Mark.COLON, Mark.BREAK)

    def _rest(self, candidate: Candidate) -> str:
        """Return what follows the label on its line, or on the next where it stands alone."""
        if not candidate.is_alone:
            return self._text[candidate.end : min(self._lines[candidate.line].end, candidate.end + _NEAR)]
        if candidate.line + 1 == len(self._lines):
            return ""
        line = self._lines[candidate.line + 1]
        return self._text[line.start : min(line.end, line.start + _NEAR)]

    def _has_turn(self, candidate: Candidate) -> bool:
        return candidate.line + 1 < len(self._lines)

    def _heads_paragraph(self, candidate: Candidate) -> bool:
        """Say whether a line in capitals stands right over a line that is not."""
        line, following = self._lines[candidate.line : candidate.line + 2]
        shown = self._text[following.start : following.end]
        return line.after_blank and not following.after_blank and not shown.isupper()

    def _is_data(self, candidate: Candidate) -> bool:
        """Say whether figures or an address follow, as after the name of a field."""
        rest = self._rest(candidate)
        return not rest or rest[0] in _DATA or _ADDRESS.match(rest) is not None

    def _is_field(self, candidate: Candidate) -> bool:
        """Say whether nothing but names follows on the line: "Chairman: Jane Doe"."""
        if candidate.is_alone:
            return False
        rest = self._rest(candidate)
        if len(rest) > 80 or rest.endswith(_TERMINAL):
            return False
        words = rest.split()
        if any(word.strip(",.").casefold() in self._lexicon.conversation for word in words):
            return False
        return len(words) < 7 and all(
            word[0].isupper() or word.casefold() in self._lexicon.connectors for word in words
        )

    def _is_talk(self, candidate: Candidate) -> bool:
        words = self._rest(candidate).casefold().split()
        return not self._lexicon.conversation.isdisjoint(word.strip(".,!?“”\"'‘") for word in words)

    def _is_sentence(self, candidate: Candidate) -> bool:
        rest = self._rest(candidate)
        first = rest.lstrip("\"'“‘([")[:1]
        whole = len(rest) == _NEAR or rest.endswith(_TERMINAL)
        return (
            (first.isupper() or first.isdigit())
            and whole
            and len(rest.split(None, _SENTENCE_WORDS)) >= _SENTENCE_WORDS
        )

    def _opens_paragraph(self, candidate: Candidate) -> bool:
        """Say whether the line before has come to an end."""
        line = self._lines[candidate.line]
        if line.after_blank:
            return True
        if candidate.is_cued:
            return True
        last = self._text[self._lines[candidate.line - 1].end - 1]
        return not (last.isalnum() or last == ",")

    def _has_small_words(self, name: Iterable[str]) -> bool:
        """Say whether a word of `name` stands elsewhere in the text as an ordinary word."""
        words = [word.casefold() for word in name if len(word) > 3]
        self._looked_up += len(words)
        if self._looked_up < _LOOKUPS and not any(word in self._text for word in words):
            return False
        if self._small_words is None:
            self._small_words = frozenset(
                word.rstrip(".,;:!?)’”\"'") for word in self._text.split() if word.islower()
            )
        return not self._small_words.isdisjoint(words)
