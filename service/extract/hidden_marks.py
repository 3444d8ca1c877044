"""Reads through marks that no reader sees: soft hyphens and zero-width signs inside words and numbers.

The marks of a sentence are moved to its end, so that "per\u00adcent" is one word while no sentence moves;
afterwards each span is led back to where its characters stand in the text as submitted.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence
from typing import TypeVar

from service.model.claim import Extraction
from service.model.period import Period
from service.model.quantity import Quantity
from service.model.text import Document, Span

_MARKS = frozenset("\u00ad\u200b\u2060\ufeff")
_ANY_MARK = re.compile("[\u00ad\u200b\u2060\ufeff]")
_T = TypeVar("_T")


def order_of(document: Document) -> list[int] | None:
    """Return which character of the text stands at each place of the text to be read; None as submitted."""
    text = document.text
    if _ANY_MARK.search(text) is None:
        return None
    order = list(range(len(text)))
    for segment in document.segments:
        for sentence in segment.sentences:
            places = range(sentence.start, sentence.end)
            hidden = [i for i in places if text[i] in _MARKS]
            if hidden:
                seen = [i for i in places if text[i] not in _MARKS]
                order[sentence.start : sentence.end] = seen + hidden
    return order


def reveal(document: Document, order: Sequence[int]) -> Document:
    """Return the document with its text in that order."""
    return dataclasses.replace(document, text="".join([document.text[i] for i in order]))


def restore(extraction: Extraction, text: str, order: Sequence[int]) -> Extraction:
    """Return what was read, with spans and words of `text` as submitted."""
    return _led_back(extraction, text, order)


def _led_back(value: _T, text: str, order: Sequence[int]) -> _T:
    if isinstance(value, Span):
        places = order[value.start : value.end]
        return Span(min(places), max(places) + 1) if places else value  # type: ignore[return-value]
    if isinstance(value, tuple):
        return tuple(_led_back(item, text, order) for item in value)  # type: ignore[return-value]
    if not dataclasses.is_dataclass(value) or isinstance(value, type):
        return value
    changed = {
        field.name: _led_back(getattr(value, field.name), text, order) for field in dataclasses.fields(value)
    }
    span = changed.get("span")
    if isinstance(value, Quantity) and isinstance(span, Span):
        changed["raw"] = text[span.start : span.end]
    if isinstance(value, Period) and isinstance(span, Span):
        changed["text"] = text[span.start : span.end]
    return dataclasses.replace(value, **changed)  # type: ignore[type-var]
