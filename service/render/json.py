"""The JSON of reports and extractions: the only place that knows how a domain object is spelt in JSON.

Every string that is written can be encoded as UTF-8: where the submitted text holds a lone surrogate, which
no encoder accepts, U+FFFD is written in its place. It takes the same room in every offset unit, so offsets
still point at the submitted text.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterable, Sequence

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
from service.render.formats import Checked, Context
from service.render.offsets import offset_converter
from service.render.places import Locator
from service.render.values import encodable, holds_lone_surrogate, number_to_json

Convert = Callable[[int], int]
JsonObject = dict[str, object]


def write(checked: Sequence[Checked], context: Context) -> str:
    """Return one report, or `{"files": [{"file", "report"}]}` for another number of them."""
    reports = [
        report_to_dict(each.report, offset_unit=context.offset_unit, with_text=context.with_text)
        for each in checked
    ]
    names = [encodable(each.name) for each in checked]
    files = [{"file": name, "report": report} for name, report in zip(names, reports, strict=True)]
    answer = reports[0] if len(reports) == 1 else {"files": files}
    return json.dumps(answer, ensure_ascii=False, indent=2) + "\n"


def report_to_dict(report: Report, *, offset_unit: str = "codepoint", with_text: bool = False) -> JsonObject:
    """Return a report as JSON objects, lists, strings and numbers, keys in the order of the contract.

    Args:
        report: What the engine answered.
        offset_unit: What offsets count: `codepoint`, `utf16` or `utf8`.
        with_text: Whether the document's text is part of it.

    Raises:
        ValueError: `offset_unit` is none of these.
    """
    document = report.document
    convert = offset_converter(document.text, offset_unit)
    raised = (*report.flags, *(put_aside.flag for put_aside in report.silenced))
    flagged = {id(flag.check): flag.id for flag in raised}
    locator = Locator(document)
    answer: JsonObject = {
        "id": report.id,
        "engine": {
            "version": report.engine.version,
            "rules": report.engine.rules,
            "catalogue": report.engine.catalogue,
        },
        "document": _document(document, with_text=with_text),
        "offset_unit": offset_unit,
        "claims": [_claim(claim, convert, locator) for claim in report.claims],
        "links": [_link(link) for link in report.links],
        "flags": [_flag(flag) for flag in report.flags],
        "silenced": [_silenced(put_aside) for put_aside in report.silenced],
        "checks": [_check(check, flagged.get(id(check))) for check in report.checks],
        "notices": [_notice(notice, convert) for notice in report.notices],
        "summary": _summary(report),
    }
    return _encodable(answer, document)


def claims_to_dict(
    extraction: Extraction,
    document: Document,
    *,
    offset_unit: str = "codepoint",
    with_text: bool = False,
) -> JsonObject:
    """Return an extraction as JSON objects: claims, their links, every mention, notices, the document.

    Args:
        extraction: What was read out of `document`.
        document: The text that offsets point into.
        offset_unit: What offsets count: `codepoint`, `utf16` or `utf8`.
        with_text: Whether the document's text is part of it.

    Raises:
        ValueError: `offset_unit` is none of these.
    """
    convert = offset_converter(document.text, offset_unit)
    locator = Locator(document)
    answer: JsonObject = {
        "document": _document(document, with_text=with_text),
        "offset_unit": offset_unit,
        "claims": [_claim(claim, convert, locator) for claim in extraction.claims],
        "links": [_link(link) for link in extraction.links],
        "mentions": [_mention(mention, document.text, convert) for mention in extraction.mentions],
        "notices": [_notice(notice, convert) for notice in document.notices],
    }
    return _encodable(answer, document)


def _document(document: Document, *, with_text: bool) -> JsonObject:
    return {
        "format": document.format,
        "title": document.title,
        "date": _date(document.date),
        "date_source": document.date_source,
        "language": document.language,
        "sha256": document.sha256,
        "speakers": list(document.speakers),
        "source_url": document.source_url,
        "entities": list(document.entities),
        **({"text": document.text} if with_text else {}),
    }


def _claim(claim: Claim, convert: Convert, locator: Locator) -> JsonObject:
    return {
        "id": claim.id,
        **_span(claim.span, convert),
        "text": claim.quantity.raw,
        "sentence": _span(claim.sentence, convert),
        "place": _place(claim.span, locator),
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


def _place(span: Span, locator: Locator) -> JsonObject:
    spot = locator.spot(span)
    return {
        "line": spot.line,
        "column": spot.column,
        "page": spot.page,
        "cue": spot.cue,
        "start_s": number_to_json(spot.start_s),
        "end_s": number_to_json(spot.end_s),
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
        "coverage": _coverage(report),
        "silenced": len(report.silenced),
        "withheld": report.withheld,
        "outcomes": _count((check.outcome for check in report.checks), Outcome),
    }


def _coverage(report: Report) -> dict[str, int]:
    """Return how many claims were compared, and how many stand in nothing but undetermined checks."""
    compared = {
        claim
        for check in report.checks
        if check.outcome is not Outcome.UNDETERMINED
        for claim in check.claims
    }
    return {"compared": len(compared), "undetermined": len(report.claims) - len(compared)}


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
    if not any(holds_lone_surrogate(text) for text in sent if not text.isascii()):
        return answer
    return {key: encodable(value) for key, value in answer.items()}
