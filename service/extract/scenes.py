"""Sentences as sequences of items: quantities, periods, measures, areas and the words between them.

A scene is what the claim builder looks at: one sentence, its numbers and times already read, its phrases
looked up, and the cost of going from one item to another, by which the nearest measure, area or period is
the one that grammar would tie to a quantity.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import compress
from operator import eq, itemgetter

from service.catalogue.areas import AreaSurface
from service.catalogue.phrases import places_of
from service.catalogue.vocabulary import NO_TAGS, Phrase, Vocabulary
from service.catalogue.wording import Tags
from service.extract.words import Words
from service.model.claim import Mention
from service.model.period import Period
from service.model.quantity import Quantity
from service.model.text import Document, Segment, Span
from service.model.working import working

Entries = tuple[tuple[tuple[str, ...], Phrase], ...]


class Sort(StrEnum):
    """What an item is."""

    QUANTITY = "quantity"
    PERIOD = "period"
    MEASURE = "measure"
    AREA = "area"
    WORD = "word"
    MARK = "mark"


@dataclass(slots=True)
class Item:
    """One item of a sentence: its sort, place, folded words, tags, and what it stands for."""

    sort: Sort
    start: int
    end: int
    text: str
    tags: Tags = NO_TAGS
    quantity: Quantity | None = None
    period: Period | None = None
    measure: str | None = None
    weak: str | None = None
    area: AreaSurface | None = None
    narrowing: str = ""
    name: str = ""

    @property
    def is_function(self) -> bool:
        """Say whether the item is a function word, a mark or a verb, across which no noun phrase runs."""
        return self.sort is Sort.MARK or bool(self.tags & FUNCTION_TAGS)


FUNCTION_TAGS: Tags = frozenset(
    {"prepositions", "conjunctions", "auxiliaries", "verbs", "pronouns", "boundaries", "measure_verb", "verb"}
    | {"counting", "equating"}
)


@working(frozen=True, slots=True)
class Scene:
    """One sentence.

    Attributes:
        segment: The turn it belongs to.
        sentence: Where it stands.
        items: Its items in order.
        quantities: Positions of the quantities among `items`.
        reach: Running cost; the cost of going from one item to another is the difference.
        walls: Running count of clause boundaries.
        cues: Positions of the items that carry tags.
        placed: Positions of the quantities, times, measures and areas, by sort.
        is_heading: Whether it ends without a full stop, as headings do.
    """

    segment: Segment
    sentence: Span
    items: tuple[Item, ...]
    quantities: tuple[int, ...]
    reach: tuple[int, ...]
    walls: tuple[int, ...]
    cues: tuple[int, ...]
    placed: Mapping[Sort, Sequence[int]]
    is_heading: bool

    def cues_near(self, at: int, reach: int) -> list[int]:
        """Return the positions of tagged items of the same clause within `reach`, nearest first."""
        wall, walls, cues = self.walls[at], self.walls, self.cues
        first = max(at - reach, bisect_left(walls, wall))
        end = min(at + reach + 1, bisect_right(walls, wall))
        near = cues[bisect_left(cues, first) : bisect_left(cues, end)]
        return sorted(near, key=lambda i: abs(i - at))

    def cost(self, a: int, b: int) -> int:
        """Return the cost of going from item `a` to item `b`, in either direction, ends not counted."""
        low, high = (a, b) if a < b else (b, a)
        return self.reach[high - 1] - self.reach[low] if high > low else 0

    def same_clause(self, a: int, b: int) -> bool:
        """Say whether no clause boundary stands between two items."""
        return self.walls[a] == self.walls[b]

    def positions(self, sort: Sort) -> Sequence[int]:
        """Return the positions of the quantities, times, measures or areas."""
        return self.placed[sort]


_PLACED = (Sort.QUANTITY, Sort.PERIOD, Sort.MEASURE, Sort.AREA)
_COST_OF_WALL = 8
_COSTS = {
    Sort.QUANTITY: 5,
    Sort.PERIOD: 1,
    Sort.MEASURE: 2,
    Sort.AREA: 1,
    Sort.WORD: 1,
    Sort.MARK: _COST_OF_WALL,
}
_COSTS_OF_WORDS = {",": 3, "(": 2, ")": 2, "“": 2, "”": 2, '"': 2, "[": 2, "]": 2, "and": 2}
_LONGEST = 200  # items of a scene; a longer sentence is read in pieces, so that reading stays linear
_MOST_FIGURES = 50  # of a sentence; more are a table without its lines, read in shorter pieces
_WALL_MARKS = frozenset(";:—–-!?•|")


def build_scenes(
    document: Document, mentions: Sequence[Mention], vocabulary: Vocabulary, words: Words
) -> tuple[Scene, ...]:
    """Return a scene for every sentence of the document, in order; several for an endless one.

    The scene of a sentence without a quantity holds its measures, areas and times only.

    Args:
        document: Segmented text.
        mentions: Non-overlapping numbers and times in order.
        vocabulary: All phrases that mean something.
        words: The words of the text.
    """
    itemiser = _Itemiser(words, vocabulary)
    starts = [mention.span.start for mention in mentions]
    scenes: list[Scene] = []
    for segment in document.segments:
        for sentence in segment.sentences:
            spoken = mentions[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
            bare = not any(mention.quantity is not None for mention in spoken)
            items = itemiser.items(sentence, spoken, bare=bare)
            is_heading = document.text[sentence.end - 1] not in ".!?:;…"
            piece = _LONGEST if len(spoken) <= _MOST_FIGURES else _MOST_FIGURES
            scenes += [
                _scene(segment, sentence, items[start : start + piece], is_heading)
                for start in range(0, max(1, len(items)), piece)
            ]
    return tuple(scenes)


def _scene(segment: Segment, sentence: Span, items: list[Item], is_heading: bool) -> Scene:
    reach, walls, cues = [], [], []
    placed: dict[Sort, list[int]] = {sort: [] for sort in _PLACED}
    cost = wall = 0
    for i, item in enumerate(items):
        sort, tags = item.sort, item.tags
        if "walls" in tags if tags else sort is Sort.MARK and item.text in _WALL_MARKS:
            wall += 1
            cost += _COST_OF_WALL
        else:
            cost += _COSTS_OF_WORDS.get(item.text) or _COSTS[sort]
        reach.append(cost)
        walls.append(wall)
        if tags:
            cues.append(i)
        if sort in placed:
            placed[sort].append(i)
    return Scene(
        segment,
        sentence,
        tuple(items),
        tuple(placed[Sort.QUANTITY]),
        tuple(reach),
        tuple(walls),
        tuple(cues),
        placed,
        is_heading,
    )


class _Itemiser:
    """Makes the items of sentences; `bare` keeps measures, areas and times only."""

    def __init__(self, words: Words, vocabulary: Vocabulary) -> None:
        self._text = text = words.text
        self._words = words
        written, folded = map(text.__getitem__, words.starts), map(itemgetter(0), words.words)
        self._in_small_letters = set(compress(words.words, map(eq, written, folded)))
        self._phrases = vocabulary.phrases
        self._landmarks = vocabulary.landmarks

    def items(self, sentence: Span, mentions: Sequence[Mention], *, bare: bool) -> list[Item]:
        items: list[Item] = []
        at = sentence.start
        for mention in mentions:
            if mention.span.end > sentence.end:
                break
            self._add_words(items, at, mention.span.start, bare)
            if not bare or mention.period is not None:
                items.append(self._mention(mention))
            at = mention.span.end
        self._add_words(items, at, sentence.end, bare)
        return items

    def _mention(self, mention: Mention) -> Item:
        start, end = mention.span.start, mention.span.end
        words = self._words.folded[start:end]
        if mention.quantity is not None and mention.reason is None:
            return Item(Sort.QUANTITY, start, end, words, quantity=mention.quantity)
        if mention.period is not None:
            return Item(Sort.PERIOD, start, end, words, period=mention.period)
        return Item(Sort.WORD, start, end, words)

    def _add_words(self, items: list[Item], start: int, end: int, bare: bool) -> None:
        stretch = self._words.between(start, end)
        words, starts = stretch.words, stretch.starts
        done = 0
        for at in places_of(words, self._landmarks if bare else self._phrases.by_words):
            entries = self._phrases.matches(words, at) if at >= done else ()
            item, size = self._phrase(stretch, at, entries, bare) if entries else (None, 0)
            if item is None:
                continue
            if not bare:
                items += map(self._plain_item, words[done:at], starts[done:at])
            items.append(item)
            done = at + size
        if not bare:
            items += map(self._plain_item, words[done:], starts[done:])

    def _plain_item(self, word: str, start: int) -> Item:
        end = start + len(word)
        item = Item(Sort.WORD if word[0].isalnum() else Sort.MARK, start, end, word)
        if self._text[start].isupper() and word not in self._in_small_letters:
            item.name = self._text[start:end]
        return item

    def _phrase(self, stretch: Words, at: int, entries: Entries, bare: bool) -> tuple[Item | None, int]:
        """Return the item of the first of `entries` that counts here, and its length in words."""
        for phrase, value in entries:
            size = len(phrase)
            start, end = stretch.starts[at], stretch.starts[at + size - 1] + len(phrase[-1])
            area = self._area(start, end, value) if value.areas else None
            measure = value.measure or (self._acronym(start, end, value.acronym) if value.acronym else None)
            if area is None and measure is None and (bare or not (value.tags or value.weak)):
                continue
            name = phrase[0] if size == 1 else " ".join(phrase)
            if area is not None and area.form == "metonym":  # a town first; its country only for diplomats
                return Item(Sort.WORD, start, end, name, name=self._text[start:end]), size
            if area is not None:
                return Item(Sort.AREA, start, end, name, value.tags, area=area), size
            item = Item(Sort.WORD, start, end, name, value.tags, weak=value.weak)
            if measure is not None:
                item.sort, item.measure, item.narrowing = Sort.MEASURE, measure, value.narrowing
            return item, size
        return None, 0

    def _acronym(self, start: int, end: int, acronym: tuple[str, str]) -> str | None:
        """Return the measure that letters name when they are written as the acronym is."""
        letters, measure = acronym
        return measure if self._text[start:end] == letters else None

    def _area(self, start: int, end: int, phrase: Phrase) -> AreaSurface | None:
        """Return the reading of an area's name that its letters' case allows."""
        words = self._text[start:end]
        for surface in phrase.areas:
            if words == surface.text if surface.case_sensitive else words[:1].isupper():
                return surface
        return None
