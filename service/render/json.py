"""The JSON of reports and extractions: the only place that knows how a domain object is spelt in JSON.

Every string that is written can be encoded as UTF-8: where the submitted text holds a lone surrogate, which
no encoder accepts, U+FFFD is written in its place. It takes the same room in every offset unit, so offsets
still point at the submitted text.
"""

from __future__ import annotations

import datetime as dt
import math
import re
import sys
from collections.abc import Callable, Iterable
from decimal import Decimal

from service.model.claim import Claim, Comparison, Entity, Extraction, Link, Measure, Mention, Superlative
from service.model.period import Period
from service.model.quantity import Interval, Quantity
from service.model.report import (
    Check,
    Computation,
    Evidence,
    Flag,
    Outcome,
    Report,
    Severity,
    SilencedFlag,
)
from service.model.text import Document, Notice, Span
from service.render.offsets import offset_converter

Convert = Callable[[int], int]
JsonObject = dict[str, object]

_LARGEST_EXACT_INTEGER = 2**53  # beyond it a reader that holds numbers as IEEE 754 doubles loses digits
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def report_to_dict(report: Report, *, offset_unit: str = "codepoint") -> JsonObject:
    """Return a report as JSON objects, lists, strings and numbers, keys in the order of the contract.

    Args:
        report: What the engine answered.
        offset_unit: What offsets count: `codepoint`, `utf16` or `utf8`.

    Raises:
        ValueError: `offset_unit` is none of these.
    """
    document = report.document
    convert = offset_converter(document.text, offset_unit)
    raised = (*report.flags, *(put_aside.flag for put_aside in report.silenced))
    flagged = {id(flag.check): flag.id for flag in raised}
    answer: JsonObject = {
        "id": report.id,
        "engine": {
            "version": report.engine.version,
            "rules": report.engine.rules,
            "catalogue": report.engine.catalogue,
        },
        "document": _document(document),
        "offset_unit": offset_unit,
        "claims": [_claim(claim, convert) for claim in report.claims],
        "links": [_link(link) for link in report.links],
        "flags": [_flag(flag) for flag in report.flags],
        "silenced": [_silenced(put_aside) for put_aside in report.silenced],
        "checks": [_check(check, flagged.get(id(check))) for check in report.checks],
        "notices": [_notice(notice, convert) for notice in report.notices],
        "summary": _summary(report),
    }
    return _encodable(answer, document)


def claims_to_dict(
    extraction: Extraction, document: Document, *, offset_unit: str = "codepoint"
) -> JsonObject:
    """Return an extraction as JSON objects: claims, their links, every mention, notices, the document.

    Args:
        extraction: What was read out of `document`.
        document: The text that offsets point into.
        offset_unit: What offsets count: `codepoint`, `utf16` or `utf8`.

    Raises:
        ValueError: `offset_unit` is none of these.
    """
    convert = offset_converter(document.text, offset_unit)
    answer: JsonObject = {
        "document": _document(document),
        "offset_unit": offset_unit,
        "claims": [_claim(claim, convert) for claim in extraction.claims],
        "links": [_link(link) for link in extraction.links],
        "mentions": [_mention(mention, document.text, convert) for mention in extraction.mentions],
        "notices": [_notice(notice, convert) for notice in document.notices],
    }
    return _encodable(answer, document)


def number_to_json(value: Decimal | float | None) -> int | float | None:
    """Return a finite JSON number: whole where it is whole and exact as a double, else a double.

    What a double cannot hold becomes the largest double of its sign; what is no number becomes None.

    >>> number_to_json(Decimal("2E+12")), number_to_json(Decimal("0.50")), number_to_json(math.nan)
    (2000000000000, 0.5, None)
    """
    if value is None:
        return None
    number = float(value)
    if number.is_integer() and abs(number) < _LARGEST_EXACT_INTEGER and value == int(number):
        return int(number)
    if math.isfinite(number):
        return number
    return None if math.isnan(number) else math.copysign(sys.float_info.max, number)


def _document(document: Document) -> JsonObject:
    return {
        "title": document.title,
        "date": _date(document.date),
        "date_source": document.date_source,
        "language": document.language,
        "sha256": document.sha256,
        "speakers": list(document.speakers),
        "source_url": document.source_url,
        "entities": list(document.entities),
    }


def _claim(claim: Claim, convert: Convert) -> JsonObject:
    return {
        "id": claim.id,
        **_span(claim.span, convert),
        "text": claim.quantity.raw,
        "sentence": _span(claim.sentence, convert),
        "segment": claim.segment,
        "speaker": claim.speaker,
        "quantity": _quantity(claim.quantity, convert),
        "measure": _measure(claim.measure, convert),
        "entities": [_entity(entity) for entity in claim.entities],
        "period": _period(claim.period, convert),
        "comparison": _comparison(claim.comparison),
        "modality": claim.modality,
        "confidence": number_to_json(claim.confidence),
    }


def _quantity(quantity: Quantity, convert: Convert) -> JsonObject:
    return {
        "kind": quantity.kind.value,
        "value": number_to_json(quantity.value),
        "low": number_to_json(quantity.low),
        "high": number_to_json(quantity.high),
        "unit": quantity.unit,
        "qualifier": quantity.qualifier.value,
        "interval": _interval(quantity.ordinary),
        "widest": _interval(quantity.widest),
        "raw": quantity.raw,
        "candidates": list(quantity.candidates),
        **_span(quantity.span, convert),
    }


def _interval(interval: Interval) -> list[int | float | None]:
    return [number_to_json(interval.low), number_to_json(interval.high)]


def _measure(measure: Measure, convert: Convert) -> JsonObject:
    superlative = measure.superlative
    return {
        "id": measure.id,
        "text": measure.text,
        "type": measure.type.value,
        "direction": measure.direction,
        "superlative": None if superlative is None else superlative.kind,
        "superlative_text": None if superlative is None else superlative.text,
        "superlative_scope": _superlative_scope(superlative, convert),
        "adjustment": measure.adjustment,
        "qualifier": list(measure.qualifier),
        "carried": measure.carried,
    }


def _superlative_scope(superlative: Superlative | None, convert: Convert) -> JsonObject | None:
    if superlative is None or (superlative.scope is None and superlative.scope_period is None):
        return None
    return {"text": superlative.scope, "period": _period(superlative.scope_period, convert)}


def _entity(entity: Entity) -> JsonObject:
    written: JsonObject = {"name": entity.name, "code": entity.code, "scheme": entity.scheme}
    if entity.role is not None:
        written["role"] = entity.role
    return written


def _period(period: Period | None, convert: Convert) -> JsonObject | None:
    if period is None:
        return None
    return {
        "text": period.text,
        "start": _date(period.start),
        "end": _date(period.end),
        "granularity": period.granularity.value,
        "source": period.source,
        "window": period.window,
        "fiscal": period.fiscal,
        "span_start": convert(period.span.start),
        "span_end": convert(period.span.end),
    }


def _comparison(comparison: Comparison | None) -> JsonObject | None:
    if comparison is None:
        return None
    return {
        "basis": comparison.basis,
        "start": _date(comparison.start),
        "end": _date(comparison.end),
    }


def _link(link: Link) -> JsonObject:
    return {"kind": link.kind.value, "source": link.source, "target": link.target, "cue": link.cue}


def _mention(mention: Mention, text: str, convert: Convert) -> JsonObject:
    return {
        **_span(mention.span, convert),
        "text": text[mention.span.start : mention.span.end],
        "quantity": None if mention.quantity is None else _quantity(mention.quantity, convert),
        "period": _period(mention.period, convert),
        "claim": mention.claim,
        "reason": mention.reason,
    }


def _flag(flag: Flag) -> JsonObject:
    check = flag.check
    return {
        "id": flag.id,
        "rule": check.rule,
        "family": check.family,
        "severity": flag.severity.value,
        "message": check.message,
        "claims": list(check.claims),
        **_working(check),
        "outcome": check.outcome.value,
        "fingerprint": flag.fingerprint,
    }


def _silenced(put_aside: SilencedFlag) -> JsonObject:
    silence = put_aside.silence
    return {**_flag(put_aside.flag), "note": silence.note, "expires": _date(silence.expires)}


def _check(check: Check, flag_id: str | None) -> JsonObject:
    return {
        "rule": check.rule,
        "family": check.family,
        "outcome": check.outcome.value,
        "reason": check.reason,
        "message": check.message,
        "claims": list(check.claims),
        **_working(check),
        "severity": None if check.severity is None else check.severity.value,
        "flag": flag_id,
    }


def _working(check: Check) -> JsonObject:
    return {
        "steps": list(check.steps),
        "computation": _computation(check.computation),
        "evidence": [_evidence(evidence) for evidence in check.evidence],
        "question": check.question,
        "confidence": number_to_json(check.confidence),
    }


def _computation(computation: Computation | None) -> JsonObject | None:
    if computation is None:
        return None
    return {
        "formula": computation.formula,
        "inputs": {name: number_to_json(value) for name, value in computation.inputs},
        "result": number_to_json(computation.result),
        "expected": number_to_json(computation.expected),
        "slack": number_to_json(computation.slack),
    }


def _evidence(evidence: Evidence) -> JsonObject:
    return {
        "dataset": evidence.dataset,
        "series": evidence.series,
        "period": evidence.period,
        "value": number_to_json(evidence.value),
        "unit": evidence.unit,
        "source_url": evidence.source_url,
        "vintage": evidence.vintage,
    }


def _notice(notice: Notice, convert: Convert) -> JsonObject:
    written: JsonObject = {"code": notice.code, "message": notice.message}
    if notice.span is not None:
        written |= _span(notice.span, convert)
    return written


def _summary(report: Report) -> JsonObject:
    return {
        "claims": len(report.claims),
        "checks": len(report.checks),
        "flags": _count(
            (flag.severity for flag in report.flags), (Severity.ERROR, Severity.WARNING, Severity.INFO)
        ),
        "silenced": len(report.silenced),
        "withheld": report.withheld,
        "outcomes": _count((check.outcome for check in report.checks), Outcome),
    }


def _count(found: Iterable[Severity | Outcome], names: Iterable[Severity | Outcome]) -> dict[str, int]:
    counts = {name.value: 0 for name in names}
    for name in found:
        counts[name.value] += 1
    return counts


def _span(span: Span, convert: Convert) -> dict[str, int]:
    return {"start": convert(span.start), "end": convert(span.end)}


def _date(date: dt.date | None) -> str | None:
    return None if date is None else date.isoformat()


def _encodable(answer: JsonObject, document: Document) -> JsonObject:
    """Replace lone surrogates, which only what the caller sent can bring in."""
    sent = (document.text, document.title or "", document.source_url or "", *document.entities)
    if not any(_LONE_SURROGATE.search(text) for text in sent if not text.isascii()):
        return answer
    return {key: _replace_surrogates(value) for key, value in answer.items()}


def _replace_surrogates(value: object) -> object:
    match value:
        case str():
            return _LONE_SURROGATE.sub("\ufffd", value)
        case dict():
            return {_replace_surrogates(key): _replace_surrogates(item) for key, item in value.items()}
        case list():
            return [_replace_surrogates(item) for item in value]
        case _:
            return value
