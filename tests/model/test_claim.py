import dataclasses
import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest

from service.model.claim import (
    Claim,
    ClaimId,
    Comparison,
    Entity,
    Extraction,
    Link,
    LinkKind,
    Measure,
    MeasureType,
    Mention,
    Superlative,
)
from service.model.quantity import Interval, Quantity, QuantityKind
from service.model.text import Span

TEXT = "Ferry traffic rose 4 percent."


def four_percent():
    return Quantity(
        kind=QuantityKind.PERCENT,
        value=Decimal(4),
        unit="%",
        ordinary=Interval(Decimal("3.5"), Decimal("4.5")),
        widest=Interval(Decimal("3.5"), Decimal("4.5")),
        span=Span(19, 28),
        raw="4 percent",
    )


def claim(**others):
    return Claim(
        id=ClaimId("c1"),
        quantity=four_percent(),
        measure=Measure(id="traffic", text="Ferry traffic"),
        sentence=Span(0, len(TEXT)),
        **others,
    )


def test_a_claim_stands_where_its_quantity_stands():
    found = claim()
    assert found.span == Span(19, 28)
    assert TEXT[found.span.start : found.span.end] == found.quantity.raw
    assert found.sentence.contains(found.span)


def test_a_claim_is_asserted_by_nobody_in_particular_unless_said_otherwise():
    found = claim()
    assert (found.modality, found.speaker, found.period, found.comparison) == ("asserted", None, None, None)
    assert (found.entities, found.segment, found.confidence) == ((), 0, 1.0)


def test_the_name_of_a_place_narrows_nothing():
    measure = Measure(id="traffic", text="traffic", qualifier=("athens", "ferries"))
    athens = Entity(name="Athens", code=None, scheme="name")
    assert replace(claim(entities=(athens,)), measure=measure).narrowing == ("ferry",)
    assert replace(claim(), measure=measure).narrowing == ("athen", "ferry")


def test_a_measure_is_a_level_unless_said_otherwise():
    measure = Measure(id=None, text="quay length")
    assert (measure.type, measure.direction, measure.carried) == (MeasureType.LEVEL, "none", False)
    assert (measure.superlative, measure.adjustment, measure.qualifier) == (None, None, ())


@pytest.mark.parametrize(
    "thing",
    [
        claim(),
        Measure(id="traffic", text="traffic"),
        Entity(name="Malta", code="MLT", scheme="iso3166-1-alpha3"),
        Comparison(basis="year_on_year", start=dt.date(2021, 1, 1), end=dt.date(2021, 12, 31)),
        Link(kind=LinkKind.PART, source=ClaimId("c2"), target=ClaimId("c1"), cue="including"),
        Mention(span=Span(0, 4), reason="a list number"),
        Superlative(kind="record_high", text="the most ever"),
        Extraction(),
    ],
    ids=lambda thing: type(thing).__name__,
)
def test_objects_are_frozen_and_compare_by_value(thing):
    assert thing == dataclasses.replace(thing)
    assert hash(thing) == hash(dataclasses.replace(thing))
    field = dataclasses.fields(thing)[0].name
    with pytest.raises(dataclasses.FrozenInstanceError):
        setattr(thing, field, None)


def test_entities_of_a_directed_pair_differ_by_role():
    sender = Entity(name="Malta", code="MLT", scheme="iso3166-1-alpha3", role="from")
    assert sender != dataclasses.replace(sender, role="to")


def test_types_and_links_are_spelt_as_in_the_report():
    assert [t.value for t in MeasureType] == [
        "level",
        "change",
        "share",
        "ratio",
        "rank",
        "cumulative",
        "average",
    ]
    assert {k.value for k in LinkKind} >= {"equivalent", "result", "base", "part", "share", "component"}


def test_a_mention_that_is_a_claim_has_no_reason():
    found = Mention(span=Span(19, 28), quantity=four_percent(), claim=ClaimId("c1"))
    assert found.reason is None
    assert Extraction(mentions=(found,)).mentions[0].claim == "c1"
