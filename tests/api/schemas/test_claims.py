"""What service.render.json writes is what the schemas say, with every optional part there and absent."""

import datetime as dt
import json
from decimal import Decimal

from service.api.schemas.claims import ExtractionSchema
from service.model.claim import (
    Claim,
    ClaimId,
    Comparison,
    Entity,
    Extraction,
    Link,
    LinkKind,
    Measure,
    Mention,
    Superlative,
)
from service.model.period import Granularity, Period
from service.model.quantity import Interval, Quantity, QuantityKind
from service.model.text import Document, Notice, Span
from service.render.json import claims_to_dict

TEXT = "Grain exports hit a record $5 billion in 2022."
AMOUNT = Quantity(
    kind=QuantityKind.MONEY,
    value=Decimal(5_000_000_000),
    unit="USD",
    low=Decimal("4.5e9"),
    ordinary=Interval(Decimal("4.5e9"), Decimal("5.5e9")),
    widest=Interval(Decimal("4.5e9"), None),
    span=Span(27, 37),
    raw="$5 billion",
    candidates=("USD", "CAD"),
)
YEAR = Period(
    start=dt.date(2022, 1, 1),
    end=dt.date(2022, 12, 31),
    text="in 2022",
    span=Span(38, 45),
    granularity=Granularity.YEAR,
)
FULL = Claim(
    id=ClaimId("c1"),
    quantity=AMOUNT,
    measure=Measure(
        id="exports",
        text="Grain exports",
        superlative=Superlative(kind="record_high", text="a record", scope="ever", scope_period=YEAR),
        qualifier=("grain",),
    ),
    entities=(Entity(name="Canada", code="CAN", scheme="iso3166-1-alpha3", role="from"),),
    period=YEAR,
    comparison=Comparison(basis="since", start=dt.date(2021, 1, 1)),
    speaker="Roy",
    sentence=Span(0, 46),
)
BARE = Claim(id=ClaimId("c2"), quantity=AMOUNT, measure=Measure(id=None, text=""), sentence=Span(0, 46))


def assert_described(extraction: Extraction, document: Document) -> None:
    written = json.loads(json.dumps(claims_to_dict(extraction, document), allow_nan=False))
    assert ExtractionSchema().validate(written) == {}


def test_a_full_extraction_is_described() -> None:
    extraction = Extraction(
        claims=(FULL, BARE),
        links=(Link(kind=LinkKind.EQUIVALENT, source=ClaimId("c1"), target=ClaimId("c2"), cue="or"),),
        mentions=(
            Mention(span=AMOUNT.span, quantity=AMOUNT, claim=ClaimId("c1")),
            Mention(span=YEAR.span, period=YEAR, reason="a period"),
        ),
    )
    notices = (
        Notice(code="no-document-date", message="No date."),
        Notice(code="aside", message="An aside.", span=Span(0, 5)),
    )
    document = Document(
        text=TEXT, date=dt.date(2023, 1, 1), date_source="text", title="T", entities=("CAN",), notices=notices
    )
    assert_described(extraction, document)


def test_an_empty_extraction_is_described() -> None:
    assert_described(Extraction(), Document(text=""))


def test_a_member_that_nobody_described_is_noticed() -> None:
    written = claims_to_dict(Extraction(), Document(text=""))
    assert ExtractionSchema().validate({**written, "colour": "red"}) == {"colour": ["Unknown field."]}
    del written["notices"]
    assert ExtractionSchema().validate(written) == {"notices": ["Missing data for required field."]}
