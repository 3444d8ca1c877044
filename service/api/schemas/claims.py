"""Schemas of claims and mentions: they describe what `service.render.json` writes, and test it."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, get_args

from marshmallow import RAISE, Schema, fields, validate

from service.model.claim import Basis, Direction, LinkKind, MeasureType, Modality, Scheme
from service.model.period import Granularity, PeriodSource
from service.model.quantity import Qualifier, QuantityKind
from service.render.offsets import OFFSET_UNITS


class Strict(Schema):
    """A schema that knows every member."""

    class Meta:
        unknown = RAISE


def string(description: str, *, null: bool = False, **metadata: Any) -> fields.String:
    """Return a required string."""
    return fields.String(required=True, allow_none=null, metadata={"description": description, **metadata})


def choice(
    description: str, choices: type[StrEnum] | tuple[str, ...], *, null: bool = False
) -> fields.String:
    """Return a required string that is one of `choices`."""
    names = [str(name) for name in choices]
    return fields.String(
        required=True,
        allow_none=null,
        validate=validate.OneOf(names),
        metadata={"description": description},
    )


def number(description: str, *, null: bool = False) -> fields.Float:
    """Return a required, finite number."""
    return fields.Float(required=True, allow_none=null, metadata={"description": description})


def whole(description: str, *, null: bool = False) -> fields.Integer:
    """Return a required whole number from 0 up."""
    return fields.Integer(
        required=True,
        allow_none=null,
        strict=True,
        validate=validate.Range(min=0),
        metadata={"description": description},
    )


def truth(description: str) -> fields.Boolean:
    """Return a required true or false."""
    return fields.Boolean(required=True, metadata={"description": description})


def day(description: str, *, null: bool = False) -> fields.Date:
    """Return a required date."""
    return fields.Date(required=True, allow_none=null, metadata={"description": description})


def strings(description: str) -> fields.List[Any]:
    """Return a required list of strings."""
    return fields.List(fields.String(), required=True, metadata={"description": description})


def many(schema: type[Schema], description: str) -> fields.List[Any]:
    """Return a required list of objects."""
    return fields.List(fields.Nested(schema), required=True, metadata={"description": description})


def one(schema: type[Schema], description: str, *, null: bool = False) -> fields.Nested:
    """Return a required object."""
    return fields.Nested(schema, required=True, allow_none=null, metadata={"description": description})


def confidence() -> fields.Float:
    """Return a required number from 0 to 1."""
    return fields.Float(
        required=True,
        validate=validate.Range(min=0, max=1),
        metadata={"description": "How sure the reading is, from 0 to 1."},
    )


class SpanSchema(Strict):
    """A stretch of the submitted text, half-open."""

    start = whole("First offset, in the offset unit of the request.")
    end = whole("Offset after the last, in the offset unit of the request.")


def _interval(description: str) -> fields.List[Any]:
    return fields.List(
        fields.Float(allow_none=True),
        required=True,
        validate=validate.Length(equal=2),
        metadata={"description": description},
    )


class QuantitySchema(SpanSchema):
    """A number with its unit, as the text states it."""

    kind = choice("What sort of number it is; says how `unit` is to be read.", QuantityKind)
    value = number("Scaled value, in `unit`: 2 trillion is 2e12, 40 percent is 40; the middle of a range.")
    low = number("Stated lower end of a range or bound, in `unit`; null where none is stated.", null=True)
    high = number("Stated upper end of a range or bound, in `unit`; null where none is stated.", null=True)
    unit = string(
        "%, pp, a currency of ISO 4217, the counted noun or the name of a unit; null where there is none.",
        null=True,
    )
    qualifier = choice("How firmly the words state the value.", Qualifier)
    interval = _interval("Least and greatest value on the ordinary reading, in `unit`; null is unbounded.")
    widest = _interval("Least and greatest value on the widest reading, in `unit`; null is unbounded.")
    raw = string("The words, as submitted.")
    candidates = strings("Units that the words could also mean, likeliest first.")


class PeriodSchema(Strict):
    """A closed interval of days with the words it was read from."""

    text = string("The words, as submitted.")
    start = day("First day; null where open or unknown.", null=True)
    end = day("Last day, included; null where open or unknown.", null=True)
    granularity = choice("The unit in which the text states it.", Granularity)
    source = choice("What the dates were read from.", get_args(PeriodSource))
    window = truth("Whether it is counted from a point (over the past 17 years).")
    fiscal = truth("Whether the words name a fiscal year.")
    span_start = whole("First offset of the words, in the offset unit of the request.")
    span_end = whole("Offset after the words, in the offset unit of the request.")


class ScopeSchema(Strict):
    """What bounds a superlative."""

    text = string("The words (since 2008); null where only the period is known.", null=True)
    period = one(PeriodSchema, "Their period; null where they name none.", null=True)


class MeasureSchema(Strict):
    """What is measured."""

    id = string("Id in the catalogue of measures; null where the catalogue has none.", null=True)
    text = string("The words it was read from; empty where the text names none.")
    type = choice("What the claim says of it.", MeasureType)
    direction = choice("Where the words say that it went.", get_args(Direction))
    superlative = string("The framing as an extreme (record_high, highest_since, first); or null.", null=True)
    superlative_text = string("The words of the superlative; or null.", null=True)
    superlative_scope = one(ScopeSchema, "What bounds the superlative; or null.", null=True)
    adjustment = string(
        "real, nominal, seasonally_adjusted, unadjusted, constant_currency, per_capita; or null.", null=True
    )
    qualifier = strings("Words that narrow the measure, in lower case, sorted.")
    carried = truth("Whether a pronoun stands for the measure of an earlier claim.")


class EntitySchema(Strict):
    """Whom or what place a claim is about."""

    name = string("English short name.")
    code = string("Code in `scheme`; null for a bare name.", null=True)
    scheme = choice("Where `code` comes from.", get_args(Scheme))
    role = fields.String(
        validate=validate.OneOf(["from", "to"]),
        metadata={"description": "Its end of a directed pair (exports, investment); absent otherwise."},
    )


class ComparisonSchema(Strict):
    """What a change is measured against."""

    basis = choice("What the base is.", get_args(Basis))
    start = day("First day of the base period; null where unknown.", null=True)
    end = day("Last day of the base period, included; null where unknown.", null=True)


class PlaceSchema(Strict):
    """Where a claim stands, for people: in the file, or in the text taken from it where it has no lines."""

    line = whole("Line, from 1.")
    column = whole("Column in code points, from 1; 1 where markup hides which it is.")
    page = whole("Page, from 1; null where the format has none.", null=True)
    cue = whole("Caption, from 1; null where the format has none.", null=True)
    start_s = number("Second at which its caption or segment begins; null where there is none.", null=True)
    end_s = number("Second at which that ends; null where there is none.", null=True)


class ClaimSchema(SpanSchema):
    """A quantity asserted of a measure, entities and a period by a speaker."""

    id = string("Id within the answer, in the order of the text.")
    text = string("The quantity phrase, as submitted.")
    sentence = one(SpanSchema, "Its sentence.")
    place = one(PlaceSchema, "Where it stands.")
    segment = whole("Index of the speaker's turn, from 0.")
    speaker = string("Who says it; null where the text names nobody.", null=True)
    quantity = one(QuantitySchema, "The number, its unit and what the words allow.")
    measure = one(MeasureSchema, "What is measured.")
    entities = many(EntitySchema, "Whom it is about, in order of mention.")
    period = one(PeriodSchema, "What time it is about; null where the text gives none.", null=True)
    comparison = one(ComparisonSchema, "What a change is measured against; null for levels.", null=True)
    modality = choice("How firmly it is asserted.", get_args(Modality))
    confidence = confidence()


class LinkSchema(Strict):
    """A tie between two claims that the words state."""

    kind = choice("How `source` relates to `target`.", LinkKind)
    source = string("Id of the claim that the link starts from.")
    target = string("Id of the claim that it leads to.")
    cue = string("The words that state it; empty where the claims merely stand together.")


class MentionSchema(SpanSchema):
    """A number or time expression of the text, claim or not."""

    text = string("The words, as submitted.")
    quantity = one(QuantitySchema, "Its reading as a quantity; or null.", null=True)
    period = one(PeriodSchema, "Its reading as a period; or null.", null=True)
    claim = string("Id of the claim that was made of it; or null.", null=True)
    reason = string("Why it is no claim; null where it is one.", null=True)


class NoticeSchema(Strict):
    """Something to know about how the answer came to be."""

    code = string("Stable name.")
    message = string("One plain sentence.")
    start = fields.Integer(
        strict=True,
        metadata={"description": "First offset of the text concerned; absent where it is no one place."},
    )
    end = fields.Integer(
        strict=True,
        metadata={"description": "Offset after the text concerned; absent where it is no one place."},
    )


class DocumentSchema(Strict):
    """The submitted document; with its text where `return_text` asks for it."""

    format = string("Format that it was read as: text, markdown, html, pdf and so on.")
    title = string("As submitted; or null.", null=True)
    date = day("The day that relative periods are counted from; null where unknown.", null=True)
    date_source = choice("Where `date` comes from; null where it is unknown.", ("request", "text"), null=True)
    language = string("Language of the text, as in ISO 639-1.")
    sha256 = string("Digest of the text in UTF-8, in hexadecimal.")
    speakers = strings("Who speaks, in order of first appearance.")
    source_url = string("As submitted; or null.", null=True)
    entities = strings("As submitted.")
    text = fields.String(metadata={"description": "The text that offsets point into, where asked for."})


class ExtractionSchema(Strict):
    """Every claim of a document, and every number or time expression."""

    document = one(DocumentSchema, "The document.")
    offset_unit = choice("What offsets count.", OFFSET_UNITS)
    claims = many(ClaimSchema, "Claims, in the order of the text.")
    links = many(LinkSchema, "Ties between claims.")
    mentions = many(MentionSchema, "Every number and time expression, in the order of the text.")
    notices = many(NoticeSchema, "What reading the text left to be said.")
