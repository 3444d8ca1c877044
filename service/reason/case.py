"""The case: everything that the rules may look at, worked out once from the claims of a document."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from service.model.claim import Claim, ClaimId, Extraction, Link
from service.model.match import Match, Observed
from service.model.period import Period
from service.model.quantity import QuantityKind
from service.model.series import NoReference, Reference
from service.model.text import Notice, Span
from service.model.unit import Unit
from service.reason.balances import balance_relations
from service.reason.bounds import find_conflicts
from service.reason.conflicts import Conflict
from service.reason.crossings import crossing_relations
from service.reason.cues import Cues
from service.reason.disagreements import disagreements
from service.reason.equations import find_clashes
from service.reason.exclusions import exclusions
from service.reason.facts import MeasureFacts
from service.reason.index_rates import index_rate_relations
from service.reason.matched import matched_relations
from service.reason.narrowing import narrowed_relations
from service.reason.partners import partner_relations
from service.reason.portions import portion_relations
from service.reason.quotients import quotient_relations
from service.reason.relations import Relation, RelationKind
from service.reason.remainders import remainder_relations
from service.reason.said_quotients import said_quotient_relations
from service.reason.sentences import Sentences
from service.reason.stated import Ties, stated_relations
from service.reason.terms import Term, build_terms
from service.reason.wholes import whole_relations
from service.reason.wholes_before import list_relations


@dataclass(frozen=True, slots=True, kw_only=True)
class Data:
    """Reference data as a case needs them.

    Attributes:
        matches: Series that may be what a claim speaks of, by claim.
        observed: Observations that no claim states, but that claims together speak of.
        reference: All series, for what the matches alone do not answer.
        names: English short names of areas by code.
        countries: Codes of countries, which a rank is among.
    """

    matches: Mapping[ClaimId, Match] = field(default_factory=dict)
    observed: tuple[Observed, ...] = ()
    reference: Reference = field(default_factory=NoReference)
    names: Mapping[str, str] = field(default_factory=dict)
    countries: frozenset[str] = frozenset()


_NOTHING: Mapping[str, Any] = MappingProxyType({})
_NO_WORDS: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """The claims of a document and how they bear on each other.

    Attributes:
        claims: All claims by position.
        terms: The comparable ones as terms of arithmetic.
        excluded: Why the others are compared with nothing.
        relations: What bears on what, by kind.
        disagreements: Pairs of statements of one unknown that exclude each other.
        links: The ties between claims that the words state.
        tied: Pairs of claims that the words tie in any way.
        conflicts: Sets of claims that cannot all hold, found without regard to rules.
        measures: The catalogue's measures by id.
        cues: Words that say how a figure is to be taken, by claim.
        text: Text of the document.
        times: Every time that the text names, by position.
        groups: Ids of measures by what rules need to know of them ("bought": worth what it buys).
        partners: By sort of tie ("rate": a rate and its number), the measure that belongs to another.
        date: Day of the document, if known.
        compared: Claims that some check already speaks of; filled by the engine before the last rule.
        notices: What the reader of the report should know.
        data: Reference data, and which of their series the claims speak of.
    """

    claims: tuple[Claim, ...]
    terms: Mapping[ClaimId, Term]
    excluded: Mapping[ClaimId, str]
    relations: Mapping[RelationKind, tuple[Relation, ...]]
    disagreements: tuple[Relation, ...] = ()
    links: tuple[Link, ...] = ()
    tied: frozenset[frozenset[ClaimId]] = frozenset()
    conflicts: tuple[Conflict, ...] = ()
    measures: Mapping[str, MeasureFacts]
    cues: Cues
    text: str = ""
    times: tuple[Period, ...] = ()
    groups: Mapping[str, frozenset[str]]
    partners: Mapping[str, Mapping[str, str]]
    date: dt.date | None = None
    compared: frozenset[ClaimId] = frozenset()
    notices: tuple[Notice, ...] = ()
    data: Data = field(default_factory=Data)

    @property
    def matches(self) -> Mapping[ClaimId, Match]:
        """Series that may be what a claim speaks of, by claim."""
        return self.data.matches

    @property
    def reference(self) -> Reference:
        """All series, for what the matches alone do not answer."""
        return self.data.reference

    @property
    def in_order(self) -> list[Term]:
        """The comparable claims as terms, by position."""
        return sorted(self.terms.values(), key=lambda term: term.claim.span)

    def times_in(self, span: Span) -> Sequence[Period]:
        """Return the times that start in a stretch of text."""
        first = bisect_left(self.times, span.start, key=lambda period: period.span.start)
        last = bisect_left(self.times, span.end, key=lambda period: period.span.start)
        return self.times[first:last]

    def group(self, name: str) -> frozenset[str]:
        """Return the ids of the measures of a group; none where the configuration has no such group."""
        return self.groups.get(name, frozenset())

    def partners_by(self, sort: str) -> Mapping[str, str]:
        """Return by measure the one that belongs to it in some way."""
        return self.partners.get(sort, _NOTHING)

    def of_kind(self, kind: RelationKind) -> tuple[Relation, ...]:
        """Return the relations of one kind, in the order of their claims."""
        return self.relations.get(kind, ())


def build_case(
    extraction: Extraction,
    *,
    units: Mapping[str, Unit],
    measures: Mapping[str, MeasureFacts],
    groups: Mapping[str, frozenset[str]] = _NOTHING,
    partners: Mapping[str, Mapping[str, str]] = _NOTHING,
    words: Mapping[str, frozenset[str]] = _NOTHING,
    text: str = "",
    date: dt.date | None = None,
    data: Data | None = None,
) -> Case:
    """Return the case that an extraction makes.

    Args:
        extraction: Claims and the ties between them.
        units: Physical units by code.
        measures: Measures of the catalogue by id.
        groups: Ids of measures by what rules need to know of them.
        partners: By sort of tie, the measure that belongs to another.
        words: Single words: `plain` ones say nothing of what a figure is of, `event` ones that it happened.
        text: Text of the document, which the claims' spans point into.
        date: Day of the document, if known.
        data: Reference data and what of it the claims speak of, if any is loaded.
    """
    excluded = exclusions(extraction.claims, extraction.links, words.get("currency", _NO_WORDS))
    comparable = (claim for claim in extraction.claims if claim.id not in excluded)
    terms = build_terms(comparable, units, measures, text, words.get("event", _NO_WORDS))
    ties = Ties(terms, extraction.links)
    cues = Cues(extraction.cues, extraction.claims)
    sentences = Sentences(terms.values(), text, words.get("plain", _NO_WORDS))
    relations = [
        *(one for one in _relations(terms, ties, units, measures, text) if not _of_volume(one, cues)),
        *remainder_relations(terms, ties, cues, text),
        *crossing_relations(sentences, ties, cues),
        *said_quotient_relations(sentences, text),
    ]
    relations += _told_together(sentences, ties, relations, cues, text)
    relations.sort(key=lambda relation: min(claim.span.start for claim in relation.claims))
    by_kind = _by_kind(relations)
    conflicts, skipped = find_conflicts(terms, relations, ties)
    data = data or Data()
    observed = build_terms([one.claim for one in data.observed], units, measures)
    clashes, also_skipped = find_clashes(terms, relations, ties)
    return Case(
        claims=extraction.claims,
        terms=terms,
        excluded=excluded,
        relations={kind: tuple(members) for kind, members in by_kind.items()},
        disagreements=tuple(disagreements(by_kind.get(RelationKind.SAME, ()))),
        links=extraction.links,
        tied=frozenset(frozenset((link.source, link.target)) for link in extraction.links),
        conflicts=conflicts + clashes + _against_data(terms, relations, extraction, observed),
        measures=measures,
        cues=cues,
        text=text,
        times=tuple(mention.period for mention in extraction.mentions if mention.period is not None),
        groups=groups,
        partners=partners,
        date=date,
        notices=_notices(skipped + also_skipped),
        data=data,
    )


def _told_together(
    sentences: Sentences, ties: Ties, relations: list[Relation], cues: Cues, text: str
) -> Iterator[Relation]:
    """Yield what only the order and the words of neighbouring sentences say."""
    yield from portion_relations(sentences, relations, cues)
    yield from list_relations(sentences, ties, cues, text)


def _relations(
    terms: Mapping[ClaimId, Term],
    ties: Ties,
    units: Mapping[str, Unit],
    measures: Mapping[str, MeasureFacts],
    text: str,
) -> Iterator[Relation]:
    """Yield what links, topics, periods, measures and units say of how terms bear on each other."""
    yield from stated_relations(terms, ties, units)
    yield from matched_relations(terms, ties)
    yield from balance_relations(terms, measures)
    yield from partner_relations(terms, measures)
    yield from quotient_relations(terms, measures, text)
    yield from whole_relations(terms, ties)
    yield from index_rate_relations(terms, measures)
    yield from narrowed_relations(terms, measures)


def _of_volume(relation: Relation, cues: Cues) -> bool:
    """Say whether a change is of volumes or of the same shops, and the levels beside it are of money."""
    if relation.kind is not RelationKind.GROWTH or relation.terms[0].dimension != "relative":
        return False
    is_money = relation.claims[1].quantity.kind is QuantityKind.MONEY
    return is_money and cues.of(relation.claims[0], "volume") is not None


def _against_data(
    terms: Mapping[ClaimId, Term],
    relations: Iterable[Relation],
    extraction: Extraction,
    observed: Mapping[ClaimId, Term],
) -> tuple[Conflict, ...]:
    """Return the conflicts of two claims or more with an observation that none of them states."""
    if not observed:
        return ()
    together = {**terms, **observed}
    found, _ = find_conflicts(together, relations, Ties(together, extraction.links))
    return tuple(
        conflict for conflict in found if conflict.causes & observed.keys() and len(conflict.causes) > 2
    )


def _by_kind(relations: Iterable[Relation]) -> dict[RelationKind, list[Relation]]:
    """Return relations by kind, each once."""
    by_kind: dict[RelationKind, list[Relation]] = defaultdict(list)
    seen: set[tuple[RelationKind, frozenset[ClaimId]]] = set()
    for relation in relations:
        key = relation.kind, frozenset(claim.id for claim in relation.claims)
        if key not in seen:
            seen.add(key)
            by_kind[relation.kind].append(relation)
    return by_kind


def _notices(skipped: int) -> tuple[Notice, ...]:
    if not skipped:
        return ()
    message = (
        "So many claims hang together that not all of them could be searched for joint contradictions; "
        "pairs and sums among them were checked."
    )
    return (Notice(code="joint-search-limited", message=message),)
