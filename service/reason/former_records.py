"""Records beside the earlier ones that they are said to have beaten: "a record; the old one was …"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from service.model.claim import Cue
from service.model.quantity import QuantityKind
from service.model.text import Span
from service.reason.case import Case
from service.reason.records import alike
from service.reason.terms import Aspect, Term

_LEADS = re.compile(
    r"[,:]?\s(?:(?:of|was|is|were|stood|at|had|been|set|that|which|in|the|only|just|about|,)\s|\d{4},?\s)*"
)
_BARE = re.compile(
    r"(?:about|around|some)?\s*[\d.,]+(?:\s*(?:thousand|million|billion|trillion|lakh|crore|m|bn))?"
)
_KINDS = frozenset({QuantityKind.MONEY, QuantityKind.COUNT, QuantityKind.MEASURE, QuantityKind.PERCENT})
_REACH = 60  # letters between the words for an earlier record and its figure
_BACK = 200  # letters between a record and those words
_HIGHS, _LOWS = frozenset({"record_high", "highest"}), frozenset({"record_low", "lowest"})


@dataclass(frozen=True, slots=True)
class Beaten:
    """A record, the earlier one, and whether it is one of the highest."""

    record: Term
    former: Term
    high: bool


def former_records(case: Case) -> Iterator[Beaten]:
    """Yield each record with the earlier one that is given right behind it."""
    cues = [(cue, kind) for kind in ("former_record", "former_low") for cue in case.cues.of_kind(kind)]
    if not cues:
        return
    listed = case.in_order
    for cue, kind in cues:
        former = next((term for term in listed if term.claim.span.start >= cue.span.end), None)
        if former is None or not _is_led(case, cue, former):
            continue
        record = _record(listed, cue)
        if record is None or not _comparable(record, former) or not alike(record, former):
            continue
        high = _is_high(case, cue, record, low=kind == "former_low")
        if high is not None:
            yield Beaten(record, former, high)


def _is_led(case: Case, cue: Cue, former: Term) -> bool:
    end = former.claim.span.start
    return end - cue.span.end <= _REACH and _LEADS.fullmatch(case.text, cue.span.end, end) is not None


def _record(listed: Sequence[Term], cue: Cue) -> Term | None:
    """Return the last level before the words, of the sentence that they stand in or of the one before."""
    before = [term for term in listed if term.claim.span.end <= cue.span.start]
    record = next((term for term in reversed(before) if term.aspect is not Aspect.CHANGE), None)
    if record is None or cue.span.start - record.claim.span.end > _BACK:
        return None
    return record if record.claim.modality == "asserted" else None


def _comparable(record: Term, former: Term) -> bool:
    a, b = record.claim.quantity, former.claim.quantity
    if a.kind not in _KINDS or record.aspect is not Aspect.LEVEL or former.claim.modality != "asserted":
        return False
    bare = a.kind is not QuantityKind.PERCENT and _BARE.fullmatch(b.raw.lower()) is not None
    return bare or (a.kind is b.kind and a.unit == b.unit)


def _is_high(case: Case, cue: Cue, record: Term, *, low: bool) -> bool | None:
    """Say whether the later figure has to be the higher one; None where it need not beat the earlier one."""
    between = case.cues.between(record.claim.span, Span(cue.span.start, cue.span.end))
    beaten = any("beaten" in one.kinds for one in between)
    since = Span(record.claim.sentence.start, cue.span.start)
    if any("unbeaten" in one.kinds for one in case.cues.within(since)):
        return None
    superlative = record.claim.measure.superlative
    kind = superlative.kind if superlative is not None and superlative.scope is None else ""
    if kind in _LOWS or low:
        return False if kind in _LOWS or (beaten and low) else None
    if kind in _HIGHS:
        return True
    return True if beaten and record.claim.quantity.kind is not QuantityKind.DURATION else None
