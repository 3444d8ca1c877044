"""The parts of a speaker's label: title, name, role, and how surely it is one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum
from typing import NamedTuple

from service.catalogue.text import SpeakerLexicon

_BRACKET = re.compile(r"\s*[(\[]([^()\[\]]{0,80})[)\]]")
_SPLIT = re.compile(r",\s*|\s+(?:-{1,2}|–|—|\|)\s+")
_NAME_WORD = re.compile(r"[^\W\d_]['’]?[\w.'’\-]*\Z")
_NUMBERED = re.compile(r"(.{3,40}?)\s*#?\s*(?:\d{1,3}|[A-Z])\Z")
_FORBIDDEN = frozenset('!?;…“”"=%$€£¥+~<>{}/\\@•')
_EDGES = " \t\u00a0*_,"

_LONGEST_NAME = 5
_LONGEST_ROLE = 14


class Kind(Enum):
    """How a label is made, from the surest down."""

    QUESTION = "question"
    ANSWER = "answer"
    GENERIC = "generic"
    TITLED = "titled"
    ROLE = "role"
    NAME = "name"
    WORD = "word"


class Label(NamedTuple):
    """What a label is made of.

    Attributes:
        kind: How it is made.
        name: Words of the personal name, as written, without title; empty where there is none.
        role: Words of the role or of a nameless label, as written; "" where there is none.
        is_known: Whether the first word is a given name of the lexicon.
        is_doubtful: Whether a word of the name is one that names seldom have.
    """

    kind: Kind
    name: tuple[str, ...] = ()
    role: str = ""
    is_known: bool = False
    is_doubtful: bool = False

    @property
    def key(self) -> tuple[str, str]:
        """Return what two labels of the same words share."""
        return " ".join(self.name).casefold(), self.role.casefold()


class NameReader:
    """Reads labels with the words of one lexicon."""

    def __init__(self, lexicon: SpeakerLexicon) -> None:
        self._lexicon = lexicon
        self._read: dict[str, Label | None] = {}

    def read(self, words: str) -> Label | None:
        """Return the label that `words` make, or None where they have not the shape of one."""
        words = words.strip(_EDGES)
        if words.startswith("[") and words.endswith("]"):
            words = words[1:-1]
        if words not in self._read:
            self._read[words] = self._label(words)
        return self._read[words]

    def _label(self, words: str) -> Label | None:
        brackets = [found.strip() for found in _BRACKET.findall(words)]
        bare = _BRACKET.sub("", words).strip(_EDGES) if brackets else words
        if not bare or not _FORBIDDEN.isdisjoint(bare):
            return None
        generic = self._generic(bare)
        if generic is not None:
            return generic
        if any(character.isdigit() for character in bare):
            return None
        parts = _SPLIT.split(bare, maxsplit=1)
        if len(parts) > 1 and self._is_letter(parts[0]):
            return self._label(parts[1])  # "Q – Jane Doe, Acme"
        label = self._head(parts[0].split())
        if label is not None and len(parts) > 1:
            label = self._with_tail(label, parts[1])
        if label is not None and label.kind is Kind.ROLE and not label.name and brackets:
            return self._named_by(label, brackets)
        return label

    def _generic(self, words: str) -> Label | None:
        lexicon, folded = self._lexicon, words.casefold().rstrip(".")
        if folded in lexicon.questions:
            return Label(Kind.QUESTION, role=words.rstrip("."))
        if folded in lexicon.answers:
            return Label(Kind.ANSWER, role=words.rstrip("."))
        numbered = _NUMBERED.match(words)
        if folded in lexicon.generic or (numbered and numbered.group(1).casefold() in lexicon.generic):
            return Label(Kind.GENERIC, role=words)
        return None

    def _is_letter(self, words: str) -> bool:
        """Say whether "Q" or "A" stands before the name of whoever asks or answers."""
        folded = words.casefold().rstrip(".")
        return folded in self._lexicon.questions or folded in self._lexicon.answers

    def _head(self, words: list[str]) -> Label | None:
        if not 0 < len(words) <= _LONGEST_ROLE:
            return None
        untitled = self._without_titles(words)
        rest = self._without_post_nominals(untitled)
        is_titled = len(untitled) < len(words)
        if not rest:
            return None
        roles = [index for index, word in enumerate(rest) if _fold(word) in self._lexicon.roles]
        is_surname = roles == [1] and len(rest) == 2 and _fold(rest[0]) in self._lexicon.given_names
        if roles and not is_surname:
            return self._role(rest, roles)
        if is_titled:
            seat = next(
                (i for i, word in enumerate(rest) if _fold(word) in self._lexicon.connectors), len(rest)
            )
            return Label(Kind.TITLED, tuple(rest[:seat])) if self.has_name_shape(rest[:seat]) else None
        if not self.has_name_shape(rest):
            return None
        return self._name(rest, is_qualified=len(rest) < len(untitled))

    def _name(self, words: list[str], *, is_qualified: bool) -> Label | None:
        known = _fold(words[0]) in self._lexicon.given_names
        odd = not self._are_names(words)
        if odd and not (known and len(words) > 1 and self._is_name(words[0])):
            return None
        if len(words) == 1:
            return Label(Kind.WORD, tuple(words), is_known=known)
        return Label(
            Kind.TITLED if is_qualified else Kind.NAME, tuple(words), is_known=known, is_doubtful=odd
        )

    def _role(self, words: list[str], roles: list[int]) -> Label | None:
        """Read "President of the Republic", "Prime Minister X", "Acme CEO Jane Doe"."""
        lexicon = self._lexicon
        if _fold(words[0]) in lexicon.conversation:
            return None
        if not all(_is_capital(word) or _fold(word) in lexicon.connectors for word in words):
            return None
        links = [i for i, word in enumerate(words) if i > roles[0] and _fold(word) in lexicon.connectors]
        link = links[0] if links else len(words)
        last = max(index for index in roles if index < link)
        named = words[last + 1 : link]
        if named:
            ended = named if self._are_names(named) or (len(named) == 1 and link == len(words)) else None
            if ended is None or not self.has_name_shape(ended) or not self._is_name(ended[-1]):
                return None
            return self._titled_by_role(words, last, ended)
        if words[0].casefold() in lexicon.given_names and roles[0] > 1 and self._are_names(words[: roles[0]]):
            return Label(Kind.TITLED, tuple(words[: roles[0]]), " ".join(words[roles[0] :]))
        if len(roles) == 1 and _fold(words[last]) in lexicon.role_modifiers:
            return None
        named = self._trailing_name(words[link:])
        if named:
            return Label(Kind.TITLED, tuple(named), " ".join(words[: -len(named)]))
        return Label(Kind.ROLE, role=" ".join(words))

    def _titled_by_role(self, words: list[str], last: int, named: list[str]) -> Label:
        return Label(Kind.TITLED, tuple(named), " ".join(words[: last + 1]))

    def _trailing_name(self, words: list[str]) -> list[str]:
        """Return the name in "of Kazakhstan Jane Doe": the last two of at least three words, if names."""
        content = [word for word in words if _fold(word) not in self._lexicon.connectors]
        pair = content[-2:]
        if len(content) < 3 or pair != words[-2:] or not self._are_names(pair):
            return []
        return pair if self.has_name_shape(pair) else []

    def _with_tail(self, label: Label, tail: str) -> Label | None:
        """Judge what follows a comma or a dash: a role, an institution, or a name after a role."""
        words = tail.split()
        folded = [_fold(word) for word in words]
        lexicon = self._lexicon
        if not 0 < len(words) <= _LONGEST_ROLE:
            return None
        if not (lexicon.speech_verbs.isdisjoint(folded) and lexicon.conversation.isdisjoint(folded)):
            return None
        if label.kind is Kind.ROLE and not label.name:
            named = self._head(words)
            if named is not None and named.kind in (Kind.NAME, Kind.TITLED):
                return Label(Kind.TITLED, named.name, label.role, named.is_known)
            return label
        if not lexicon.roles.isdisjoint(folded):
            return Label(Kind.TITLED, label.name, tail.strip(), label.is_known)
        if label.kind is Kind.WORD or not all(
            _is_capital(w) or _fold(w) in lexicon.connectors for w in words
        ):
            return None
        return label._replace(role=tail.strip())

    def _named_by(self, label: Label, brackets: Sequence[str]) -> Label:
        """Take the name from the bracket of "The Minister for Finance (Mr X)"."""
        for bracket in brackets:
            if any(character.isdigit() for character in bracket):
                continue
            named = self._head(bracket.split())
            if named is not None and named.name and (named.kind is not Kind.WORD):
                return Label(Kind.TITLED, named.name, label.role, named.is_known)
        return label

    def _without_titles(self, words: list[str]) -> list[str]:
        folded = [_fold(word) for word in words]
        start = 0
        while start < len(words):
            sizes = (n for n in (3, 2, 1) if " ".join(folded[start : start + n]) in self._lexicon.titles)
            size = next(sizes, 0)
            if not size or not _is_capital(words[start]):
                break
            if start and start == len(words) - 1:
                return words[start:]  # "Dr Sen", "Ms Lord": a name that is a title elsewhere
            start += min(size, len(words) - start)
        return words[start:]

    def _without_post_nominals(self, words: list[str]) -> list[str]:
        end = len(words)
        while (
            end > 1 and _fold(words[end - 1]) in self._lexicon.post_nominals and words[end - 1][:2].isupper()
        ):
            end -= 1
        return words[:end]

    def has_name_shape(self, words: Sequence[str]) -> bool:
        """Say whether `words` are capitalised as a personal name is, particles aside."""
        if not 0 < len(words) <= _LONGEST_NAME or _fold(words[-1]) in self._lexicon.connectors:
            return False
        for word in words:
            if _NAME_WORD.match(word) is None or (word.endswith(".") and len(word) > 3):
                return False
            if not _is_capital(word) and _fold(word) not in self._lexicon.particles:
                return False
        return _is_capital(words[-1])

    def _are_names(self, words: Sequence[str]) -> bool:
        return all(self._is_name(word) for word in words)

    def _is_name(self, word: str) -> bool:
        folded = _fold(word)
        lexicon = self._lexicon
        if folded in lexicon.not_names and folded not in lexicon.particles:
            return False
        return not (len(folded) > 5 and folded.endswith(lexicon.not_name_endings))


def _fold(word: str) -> str:
    return word.rstrip(".,").casefold()


def _is_capital(word: str) -> bool:
    """Say whether a word opens with a capital; "al-Sudani" and "d'Estaing" do behind their particle."""
    if word[0].isupper() or (not word[0].islower() and word[0].isalpha()):
        return True
    for joint in "-'’":
        before, found, after = word.partition(joint)
        if found and len(before) < 4 and after[:1].isupper():
            return True
    return False
