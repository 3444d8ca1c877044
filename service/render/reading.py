"""How a claim was read, in words: what a reader needs to see that the reading is right."""

from __future__ import annotations

from service.model.claim import Claim, Comparison, Measure
from service.model.quantity import Qualifier
from service.render.amounts import amount, date_range, interval_words, period_words

_BASES = {
    "year_on_year": "on the year before",
    "previous_period": "on the period before",
    "since": "since",
    "unstated": "base not stated",
}
_QUALIFIERS = {
    Qualifier.EXACT: "as stated",
    Qualifier.ABOUT: "about",
    Qualifier.OVER: "over",
    Qualifier.UNDER: "under",
    Qualifier.AT_LEAST: "at least",
    Qualifier.AT_MOST: "at most",
    Qualifier.RANGE: "a range",
}


def reading(claim: Claim) -> tuple[tuple[str, str], ...]:
    """Return labels and what was read, in the order in which a reader would check them."""
    rows = [
        ("Value", f"{amount(claim.quantity)}, {_QUALIFIERS[claim.quantity.qualifier]}"),
        ("Words allow", _allowed(claim)),
        ("Measures", _measure(claim.measure)),
        ("About", ", ".join(entity.name for entity in claim.entities)),
        ("Period", period_words(claim)),
        ("Compared", _comparison(claim.comparison)),
        ("Said by", claim.speaker or ""),
        ("Said as", "" if claim.modality == "asserted" else claim.modality),
        ("Sure of reading", f"{claim.confidence:.0%}"),
    ]
    return tuple((label, value) for label, value in rows if value)


def _allowed(claim: Claim) -> str:
    ordinary, widest = claim.quantity.ordinary, claim.quantity.widest
    words = interval_words(ordinary)
    return words if widest == ordinary else f"{words}; at the widest {interval_words(widest)}"


def _measure(measure: Measure) -> str:
    name = (measure.id or "").replace("-", " ") or " ".join(measure.text.split())
    facts = [name or "nothing named", measure.type.value]
    if measure.direction != "none":
        facts.append(measure.direction)
    if measure.superlative is not None:
        facts.append(measure.superlative.kind.replace("_", " "))
    if measure.adjustment is not None:
        facts.append(measure.adjustment.replace("_", " "))
    return ", ".join([*facts, *measure.qualifier])


def _comparison(comparison: Comparison | None) -> str:
    if comparison is None:
        return ""
    basis = _BASES[comparison.basis]
    if comparison.start is None or comparison.end is None:
        return basis
    return f"{basis} ({date_range(comparison.start, comparison.end)})"
