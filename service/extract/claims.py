"""Quantities to claims: each number that says something, with its measure, entities, period and ties."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

from service.catalogue import Catalogue
from service.catalogue.measures import MeasureEntry
from service.extract.base_ties import part_times
from service.extract.base_times import BaseTimes
from service.extract.carrying import CarriedPeriods, asks_for_same, spans_base
from service.extract.comparisons import compare, find_basis, is_other_group, start_of_stretch, year_before
from service.extract.completion import as_index_points, per_each, share_units_back, with_unit
from service.extract.conversions import in_local_currency
from service.extract.directions import Movement, find_movement
from service.extract.drafts import Draft
from service.extract.earlier_ties import tie_to_earlier
from service.extract.entities import Asked, find_entities, partner_word
from service.extract.framing import (
    find_adjustment,
    find_modality,
    find_superlative,
    foreseen,
    is_average,
    untie_adjusted,
)
from service.extract.gapping import gapped, in_direction_of
from service.extract.lead_ins import tie_lead_in
from service.extract.lengths import find_length
from service.extract.measured import find_measured, is_factor
from service.extract.multiples import tie_multiple
from service.extract.named_measures import NOT_MEASURED, Measured
from service.extract.noun_phrases import is_nominal
from service.extract.part_ties import (
    tie_listed_parts,
    tie_parts_back,
    tie_remainder,
    tie_shares_of_parts,
)
from service.extract.parties import Parties, speaks_for
from service.extract.pointers import (
    tie_lesser,
    tie_pointed_change,
    tie_pointed_share,
    tie_pointing,
)
from service.extract.respective import share_out
from service.extract.scenes import Scene, Sort
from service.extract.share_ties import tie_closing_shares, tie_shares
from service.extract.splits import is_split, mark_split, tie_lists, tie_split_back
from service.extract.statements import (
    direction,
    is_base_of_rate,
    is_of_reference,
    is_share,
    speaks_of_growth,
    take_over,
    tie_to_whole,
    why_no_claim,
)
from service.extract.ties import tie
from service.extract.timing import Owner, find_base_period, find_period, owned_periods
from service.extract.topics import Topics, done, goes_on, has_pronoun, may_be_of, rate_again, says_again
from service.extract.total_ties import tie_totals
from service.model.claim import Entity, LinkKind, MeasureType
from service.model.quantity import QuantityKind

_NEAR = 14
_DONORS = 3
_GROWTH = "growth"
_MEMORY = 6  # claims over which those spoken of are remembered
_DENSE = 12  # figures of a dense sentence
_WHOLE_LOOKBACK = 3
_RATES = frozenset({QuantityKind.PERCENT, QuantityKind.PERCENTAGE_POINTS})


class Reader:
    """Reads scenes in order and keeps what later sentences refer back to."""

    def __init__(self, catalogue: Catalogue, parties: Parties, date: dt.date | None) -> None:
        self._catalogue = catalogue
        self._parties = parties
        self._date = date
        self._periods = CarriedPeriods(date)
        self._topics = Topics()
        self._base_times = BaseTimes()
        home = parties.pair or parties.dominant
        self._home = home[0].code if home else None  # a country; None also for a firm
        self._drafts: list[Draft] = []

    def read(self, number: int, scene: Scene) -> list[Draft]:
        """Return the drafts of the scene that is the `number`th of the document."""
        self._periods.enter(scene)
        drafts: list[Draft] = []
        if not scene.quantities:
            self._topics.remember(number, scene, drafts)
            self._periods.keep(number, scene, drafts, {})
            return drafts
        owned = owned_periods(scene)
        for at in scene.quantities:
            drafts.append(self._draft(number, scene, at, drafts))
        share_out(drafts, self._catalogue)
        share_units_back(drafts)
        for index, draft in enumerate(drafts):
            before = [*self._drafts[-_DONORS:], *drafts[:index]]
            draft.quantity = with_unit(draft, self._entry(draft), self._same_turn(draft, before))
            draft.quantity = as_index_points(draft.quantity, self._entry(draft))
            draft.quantity = per_each(draft, self._same_turn(draft, before))
        tie(drafts, self._catalogue.units.units)
        tie_shares(drafts)
        self._tie_back(drafts)
        for draft in drafts:
            self._complete(draft, owned)
        untie_adjusted(drafts)
        tie_lead_in(drafts, self._catalogue, self._sentence_before(drafts[0]))
        for draft in drafts:
            self._settle(number, draft, drafts, owned)
        self._base_times.fill(drafts)
        self._topics.remember(number, scene, drafts)
        self._periods.keep(number, scene, drafts, owned)
        tie_to_whole(drafts, self._drafts[-_MEMORY:])
        self._drafts += drafts
        return drafts

    def _tie_back(self, drafts: list[Draft]) -> None:
        """Tie the drafts of a sentence to what was said before it, and what is left among themselves."""
        spoken = self._same_turn(drafts[0], self._drafts[-_MEMORY:])
        tie_pointing(drafts, spoken)
        tie_pointed_change(drafts, spoken)
        earlier = self._sentence_before(drafts[0])
        tie_to_earlier(drafts, earlier)
        tie_lesser(drafts, earlier)
        tie_pointed_share(drafts[0], earlier)
        tie_lists(drafts, earlier)
        tie_parts_back(drafts, earlier)
        tie_split_back(drafts, spoken)
        tie_remainder(drafts, earlier)
        tie_multiple(drafts, spoken)
        tie_totals(drafts, spoken)
        tie_listed_parts(drafts)
        mark_split(drafts)
        tie_shares_of_parts(drafts)
        tie_closing_shares(drafts)

    def _draft(self, number: int, scene: Scene, at: int, before: list[Draft]) -> Draft:
        quantity = scene.items[at].quantity
        assert quantity is not None  # noqa: S101 - positions of quantities are given
        draft = Draft(scene, at, quantity)
        draft.movement = find_movement(scene, at)
        draft.parallel = bool(before) and _is_parallel(before[-1], draft, self._catalogue.wording.neutral)
        if draft.movement is not None and draft.movement.previous is not None:
            draft.previous = next((d for d in before if d.at == draft.movement.previous), None)
        elif before:
            draft.previous = before[-1]
        if draft.parallel and draft.movement is None and draft.previous is not None:
            draft.movement = draft.previous.movement
        draft.movement = draft.movement or gapped(before, draft)
        draft.movement = in_direction_of(draft.movement, before)
        draft.measured = self._measured(number, draft)
        if draft.movement is None and draft.measured.text == _GROWTH:
            draft.movement = Movement("increase", "amount")
        return draft

    def _measured(self, number: int, draft: Draft) -> Measured:
        previous = draft.previous
        if previous is not None and is_base_of_rate(previous):
            previous = None
        if previous is not None and draft.scene.items[draft.at - 1].text in _WORTH:
            return previous.measured
        if previous is not None and _says_same_change(previous, draft):
            return previous.measured
        own = find_measured(draft.scene, draft.at, self._catalogue)
        if own.source == "catalogue":
            return own
        if previous is not None and (again := rate_again(previous, draft, own)) is not None:
            return again
        if previous is not None and (
            says_again(previous, draft, own)
            or (own.source == "none" and goes_on(previous, draft, self._catalogue.wording.neutral))
        ):
            return replace(previous.measured, source="carried", at=None)
        if previous is not None and own.at is not None and previous.at < own.at < draft.at:
            if has_pronoun(draft, own.at):
                return self._carried(number, draft, own)  # "in the west the number fell by 3 percent"
            return own  # "sales fell 33 percent, and tolls by 14"
        if previous is not None and previous.measured.source != "none" and _continues(previous, draft, own):
            return previous.measured
        if own.source == "none" or has_pronoun(draft):
            own = self._carried(number, draft, own)
        if own.source in ("none", "noun") and self._home is not None and speaks_of_growth(draft):
            return Measured("gdp", _GROWTH, None, (), "catalogue")
        return done(draft, self._catalogue.cues.words["event"]) if own.source == "none" else own

    def _carried(self, number: int, draft: Draft, own: Measured) -> Measured:
        """Return the measure spoken of, or `own` where none is."""
        topic = self._topics.find(number, draft.scene, asked=own.source == "none")
        if topic is not None and not may_be_of(topic, draft, self._catalogue):
            return own
        if topic is None or (topic.source == "noun" and not (own.source == "none" and _takes_up(draft))):
            return own
        return replace(topic, source="carried", at=None)

    def _complete(self, draft: Draft, owned: dict[int, Owner]) -> None:
        """Fill in unit, type, direction, framing, period and comparison."""
        draft.period = find_period(draft.scene, draft.at, owned)
        draft.adjustment = find_adjustment(draft)
        draft.type = self._type(draft)
        draft.direction = direction(draft, self._entry(draft))
        draft.superlative = find_superlative(draft)
        self._settle_measure(draft)
        draft.modality = find_modality(draft)
        if draft.modality == "negated" and is_split(draft):
            draft.modality = "asserted"  # "265 did not work" counts them
        if draft.type is MeasureType.SHARE and draft.measured is NOT_MEASURED:
            draft.measured = Measured(None, "share", None, (), "none")

    def _settle_measure(self, draft: Draft) -> None:
        """Take the measure that its words name beside this kind of level ("enrolment was 87 percent")."""
        entry, kind = self._entry(draft), draft.quantity.kind
        in_points = kind is QuantityKind.PERCENTAGE_POINTS
        if entry is None or not entry.by_kind or (draft.type is MeasureType.CHANGE and not in_points):
            return
        named = entry.for_kind(QuantityKind.PERCENT if in_points else kind)
        if named != draft.measured.id:
            draft.measured = replace(draft.measured, id=named)
            draft.type = self._type(draft)

    def _type(self, draft: Draft) -> MeasureType:
        quantity, movement = draft.quantity, draft.movement
        if quantity.kind is QuantityKind.RANK:
            return MeasureType.RANK
        if movement is not None and movement.role == "amount":
            return MeasureType.CHANGE
        if is_factor(quantity):
            return MeasureType.CHANGE
        if quantity.kind is QuantityKind.PERCENTAGE_POINTS or _is_by(draft):
            return MeasureType.CHANGE
        if is_of_reference(draft):
            return MeasureType.RATIO
        rates = (QuantityKind.PERCENT, QuantityKind.RATIO)
        if quantity.kind in rates and draft.tied(LinkKind.PART) is not None:
            return MeasureType.SHARE
        if draft.tied(LinkKind.SHARE) is not None or is_share(
            draft, self._entry(draft), self._catalogue.wording.rates
        ):
            return MeasureType.SHARE
        if quantity.kind is QuantityKind.RATIO:
            return MeasureType.RATIO
        if is_average(draft):
            return MeasureType.AVERAGE
        if draft.period is not None and draft.period.window and movement is None and self._is_flow(draft):
            return MeasureType.CUMULATIVE
        return MeasureType.LEVEL

    def _entry(self, draft: Draft) -> MeasureEntry | None:
        return self._catalogue.measures.entries.get(draft.measured.id or "")

    def _is_flow(self, draft: Draft) -> bool:
        entry = self._entry(draft)
        return draft.quantity.kind not in _RATES and (entry is None or entry.nature == "flow")

    def _settle(self, number: int, draft: Draft, drafts: list[Draft], owned: dict[int, Owner]) -> None:
        """Fill in what depends on ties: shared periods, bases, entities, whether it is a claim."""
        result, base = draft.tied(LinkKind.RESULT), draft.tied(LinkKind.BASE)
        if result is not None and result.period is not None:
            draft.period = result.period
        if base is not None:
            part_times(draft, base)
        earlier = draft.tied(LinkKind.EQUIVALENT) or draft.tied(LinkKind.SHARE)
        if earlier is not None:
            take_over(draft, earlier)
        draft.period = self._periods.year_ago(draft)
        draft.entities, draft.entities_from = (draft.named, "text") if draft.named else self._entities(draft)
        draft.quantity = in_local_currency(draft, self._catalogue.areas)
        if draft.period is None or asks_for_same(draft.period):
            carried = self._periods.carry(number, draft, drafts, owned)
            draft.period = None if carried is not None and spans_base(carried, base) else carried
        if draft.type is MeasureType.CHANGE:
            draft.base_period = draft.base_period or find_base_period(draft.scene, draft.at)
            draft.base_period = draft.base_period or start_of_stretch(draft.period, draft.scene, draft.at)
            draft.comparison = compare(find_basis(draft.scene, draft.at), draft.period, draft.base_period)
        length = find_length(draft)
        if length is not None:
            draft.period, draft.comparison = length.period, length.since
        if base is not None and base.period is None:
            same = is_other_group(draft.scene, draft.at, base.at)
            origin = start_of_stretch(draft.period, draft.scene, base.at)
            base.period = draft.period if same else origin or year_before(draft.period, draft.scene)
        draft.modality = foreseen(draft, self._date)
        draft.reason = draft.reason or why_no_claim(draft)

    def _entities(self, draft: Draft) -> tuple[tuple[Entity, ...], str]:
        entry = self._entry(draft)
        asked = Asked(
            draft.scene,
            draft.at,
            draft.measured.at,
            bilateral=entry is not None and entry.bilateral,
            directed=entry is not None and entry.directed,
            own=speaks_for(draft.scene.segment.speaker, self._catalogue.areas),
            general=entry is not None and entry.national,
            partner=partner_word(entry),
        )
        found, source = find_entities(asked, self._parties, self._catalogue.areas)
        if source == "text":
            return found, source
        within = [draft.previous] if draft.previous is not None else []
        for earlier in (*within, *reversed(self._same_turn(draft, self._drafts[-_MEMORY:]))):
            same_measure = earlier.measured.id is not None and earlier.measured.id == draft.measured.id
            if earlier.entities and source != "parties" and same_measure:
                directed = entry is not None and entry.directed
                return tuple(e if directed else replace(e, role=None) for e in earlier.entities), "carried"
        return found, source

    def _sentence_before(self, draft: Draft) -> list[Draft]:
        """Return the drafts of the last sentence with figures, where it is of the same turn."""
        if not self._drafts:
            return []
        sentence = self._drafts[-1].scene
        return [other for other in self._same_turn(draft, self._drafts[-_DENSE:]) if other.scene is sentence]

    def _same_turn(self, draft: Draft, drafts: list[Draft]) -> list[Draft]:
        return [other for other in drafts if other.scene.segment.index == draft.scene.segment.index]


def _says_same_change(before: Draft, draft: Draft) -> bool:
    """Say whether a figure only puts the change before it in other terms ("fell 2%, by 166 cases")."""
    items = draft.scene.items
    changes = before.movement is not None and before.movement.role == "amount"
    return (
        changes
        and draft.at == before.at + 3
        and [i.text for i in items[before.at + 1 : draft.at]] == [",", "by"]
    )


def _is_by(draft: Draft) -> bool:
    """Say whether a percentage or fraction is a change by its preposition alone ("cheaper (by 8.1%)")."""
    quantity = draft.quantity
    is_rate = quantity.kind in _RATES or (quantity.kind is QuantityKind.RATIO and quantity.value < 1)
    return is_rate and draft.at > 0 and draft.scene.items[draft.at - 1].text == "by"


def _adjoins(before: Draft, draft: Draft) -> bool:
    """Say whether a comma alone stands between two quantities ("down 4 points, 2.6 million women")."""
    return draft.at == before.at + 2 and draft.scene.items[before.at + 1].text == ","


_WORTH = frozenset({"worth", "worth of", "valued at"})


def _continues(previous: Draft, draft: Draft, own: Measured) -> bool:
    """Say whether a quantity without a measure of its own goes on about the one before it."""
    if draft.parallel or draft.movement is not None:
        return draft.scene.cost(previous.at, draft.at) <= _NEAR
    return own.source == "none" and draft.scene.same_clause(previous.at, draft.at)


def _is_parallel(before: Draft, draft: Draft, neutral: frozenset[str]) -> bool:
    """Say whether only times, places and joining words stand between two quantities of one kind."""
    if before.movement is not None and before.movement.role == "amount" and _adjoins(before, draft):
        return True
    if QuantityKind.NUMBER not in (before.quantity.kind, draft.quantity.kind) and (
        before.quantity.kind is not draft.quantity.kind
    ):
        return False
    between = draft.scene.items[before.at + 1 : draft.at]
    joined = False
    for item in between:
        if item.text in ("and", ",", "then", "or", "to", "from") or "link:base" in item.tags:
            joined = joined or item.text in ("and", ",", "from") or "link:base" in item.tags
        elif item.sort in (Sort.PERIOD, Sort.AREA) or item.text in neutral:
            continue
        elif not (
            item.tags & {"prepositions", "determiners", "link:another"} or item.name or item.text == "s"
        ):
            return False
    return joined


def _takes_up(draft: Draft) -> bool:
    """Say whether a sentence plainly goes on about what was said: by a pronoun, or by a figure alone."""
    return has_pronoun(draft) or not any(is_nominal(item) for item in draft.scene.items[: draft.at])


def all_drafts(reader: Reader, scenes: Iterable[Scene]) -> list[Draft]:
    """Return the drafts of all scenes in order."""
    return [draft for number, scene in enumerate(scenes) for draft in reader.read(number, scene)]
