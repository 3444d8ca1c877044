"""Claims: quantities asserted of a measure, entities and a period by a speaker, and links between claims."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, NewType

from service.model.period import Period
from service.model.quantity import Quantity
from service.model.text import Span
from service.model.working import working

ClaimId = NewType("ClaimId", str)

Scheme = Literal["iso3166-1-alpha3", "bloc", "name"]
Modality = Literal["asserted", "projected", "target", "hypothetical", "negated", "reported"]
Basis = Literal["year_on_year", "previous_period", "since", "unstated"]
Direction = Literal["increase", "decrease", "none"]


class MeasureType(StrEnum):
    """What a claim says of its measure."""

    LEVEL = "level"
    CHANGE = "change"
    SHARE = "share"
    RATIO = "ratio"
    RANK = "rank"
    CUMULATIVE = "cumulative"
    AVERAGE = "average"


@dataclass(frozen=True, slots=True, kw_only=True)
class Superlative:
    """A framing of a value as an extreme.

    Attributes:
        kind: `record_high`, `record_low`, `highest_since`, `lowest_since`, `highest`, `lowest`, `first`.
        text: The words, as submitted.
        scope: The words that bound it ("since 2008", "of the year"), or None.
        scope_period: Their period, where they name one.
    """

    kind: str
    text: str
    scope: str | None = None
    scope_period: Period | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """What is measured.

    Attributes:
        id: Id in the catalogue of measures; None where the catalogue has none.
        text: The words it was read from; "" when the text names none.
        type: What the claim says of it.
        direction: Where the words say that it went.
        superlative: Framing as a record or extreme, if any.
        adjustment: `real`, `nominal`, `seasonally_adjusted`, `unadjusted`, `constant_currency`, `per_capita`,
            or None.
        qualifier: Words that narrow the measure ("domestic", "of timber"), lower case, sorted; claims
            whose qualifiers differ are not of the same measure.
        carried: True when a pronoun or ellipsis stands for the measure of an earlier claim.
    """

    id: str | None
    text: str
    type: MeasureType = MeasureType.LEVEL
    direction: Direction = "none"
    superlative: Superlative | None = None
    adjustment: str | None = None
    qualifier: tuple[str, ...] = ()
    carried: bool = False

    @property
    def narrowing(self) -> tuple[str, ...]:
        """The qualifier without the endings of plurals: soybean exports are exports of soybeans."""
        return tuple(sorted({_singular(word) for word in self.qualifier})) if self.qualifier else ()


def _singular(word: str) -> str:
    if len(word) <= _SHORT or not word.endswith("s") or word.endswith("ss"):
        return word
    return f"{word[:-3]}y" if word.endswith("ies") else word[:-1]


_SHORT = 3  # letters up to which a word is no plural ("gas")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """Whom or what place a claim is about.

    Attributes:
        name: English short name.
        code: Code in `scheme`; None for a bare name.
        scheme: Where `code` comes from.
        role: `from` and `to` in a directed pair (investment, exports), else None.
    """

    name: str
    code: str | None
    scheme: Scheme
    role: Literal["from", "to"] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What a change is measured against; `start` and `end` bound the base period where known."""

    basis: Basis
    start: dt.date | None = None
    end: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A quantity asserted of a measure, entities and a period by a speaker.

    Attributes:
        id: Position-ordered id within the report ("c4").
        quantity: The number, its unit and what the words allow.
        measure: What is measured.
        entities: Whom it is about, in order of mention; two for a bilateral measure.
        period: What time it is about; None when the text gives none.
        comparison: What a change is measured against; None for levels.
        segment: Index of the segment.
        speaker: The segment's speaker, or the person quoted.
        sentence: Span of the sentence.
        modality: How firmly it is asserted.
        confidence: How sure the reading is, 0 to 1.
    """

    id: ClaimId
    quantity: Quantity
    measure: Measure
    entities: tuple[Entity, ...] = ()
    period: Period | None = None
    comparison: Comparison | None = None
    segment: int = 0
    speaker: str | None = None
    sentence: Span
    modality: Modality = "asserted"
    confidence: float = 1.0

    @property
    def narrowing(self) -> tuple[str, ...]:
        """What narrows its measure, less the names of its places: "the thermometer in Porto" is of Porto."""
        words = self.measure.narrowing
        if not words or not self.entities:
            return words
        places = {_singular(word) for entity in self.entities for word in entity.name.lower().split()}
        return tuple(word for word in words if word not in places)

    @property
    def span(self) -> Span:
        """Where the quantity phrase stands."""
        return self.quantity.span


class LinkKind(StrEnum):
    """How the words tie one claim (`source`) to another (`target`)."""

    EQUIVALENT = "equivalent"  # source restates target: "2 tn roubles or 13 tn tenge"
    RESULT = "result"  # change -> the level it led to: "rose 5 percent to $3 billion"
    BASE = "base"  # change or level -> the earlier level it is set against: "from $4 billion in 2021"
    PART = "part"  # part -> whole: "1,500 of the 2,000", "40,000, including 22,000"
    SHARE = "share"  # share -> the part whose share it is: "1,500, or 75 percent"
    COMPONENT = "component"  # part of a complete list -> its total: "$90bn: $50bn for ..., $40bn ..."
    RATE = "rate"  # exchange rate -> an amount it converts: "(500 million), with the pound at $1.25"
    AVERAGE = "average"  # average or per-unit amount -> the total it divides
    CORRECTION = "correction"  # source replaces target: "46, sorry, 36"


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A tie between two claims that the words themselves state.

    Attributes:
        kind: See `LinkKind`.
        source: Id of the claim that the link starts from.
        target: Id of the claim that it leads to.
        cue: The words that state it, as submitted ("or", "including"); "" for mere juxtaposition.
    """

    kind: LinkKind
    source: ClaimId
    target: ClaimId
    cue: str = ""


@working(frozen=True, slots=True, kw_only=True)
class Cue:
    """Words that say how a figure is to be taken ("a year", "seasonally adjusted").

    Attributes:
        kinds: What they may say; see config/lexicon/cues.toml.
        span: Where they stand.
    """

    kinds: frozenset[str]
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A number or time expression of the text, claim or not.

    Attributes:
        span: Where it stands.
        quantity: Its reading as a quantity, or None.
        period: Its reading as a period, or None.
        claim: Id of the claim that was made of it, or None.
        reason: Why it is no claim; None when it is one.
    """

    span: Span
    quantity: Quantity | None = None
    period: Period | None = None
    claim: ClaimId | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """What was read out of a document: claims by position, their links, every mention, and cues."""

    claims: tuple[Claim, ...] = ()
    links: tuple[Link, ...] = ()
    mentions: tuple[Mention, ...] = ()
    cues: tuple[Cue, ...] = ()
