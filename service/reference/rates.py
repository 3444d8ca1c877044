"""Claims of an exchange rate: "the dollar averaged 460 tenge", "7.4 tenge per rouble"."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from service.catalogue import Catalogue
from service.model.claim import Claim, MeasureType
from service.model.exchange import MEASURE, Rate, exchange_rates
from service.model.match import Candidate
from service.model.quantity import Interval, QuantityKind
from service.model.series import ObsStatus
from service.model.wording import number
from service.reference.search import Search

METHODS = Decimal("0.01")
"""By how much averages of one year's rates differ between central banks, as a ratio; own choice, about the
gap between the averages of Narodowy Bank Polski and of the National Bank of Kazakhstan for the tenge."""


def rate_candidates(claim: Claim, search: Search) -> Iterator[Candidate]:
    """Yield what datasets say of the exchange rate that a claim states.

    A claim of an average is held against the average, any other against all rates of the period.
    """
    pair, period = _pair(claim, search.catalogue), claim.period
    if pair is None or period is None or period.start is None or period.end is None:
        return
    if claim.modality not in ("asserted", "reported"):
        return
    quote, base = pair
    if claim.measure.type not in (MeasureType.LEVEL, MeasureType.AVERAGE):
        return
    for rate in exchange_rates(search.reference, pair, (period.start, period.end), search.date):
        yield _candidate(claim, rate, quote, base)


def _candidate(claim: Claim, rate: Rate, quote: str, base: str) -> Candidate:
    unreliable = any(ObsStatus.LOW_RELIABILITY in used.statuses for used in rate.used)
    average = claim.measure.type is MeasureType.AVERAGE
    values = rate.values
    if average or not rate.ranged:
        values = Interval(rate.value * (1 - METHODS), rate.value * (1 + METHODS))
        values = values if average else values.cover(rate.values)
    low, high = rate.values.low or rate.value, rate.values.high or rate.value
    doubts = [_FAR_APART] if unreliable else []
    doubts += [_AVERAGE_ONLY] if not average and not rate.ranged else []
    return Candidate(
        used=rate.used,
        value=rate.value,
        values=values,
        score=Decimal("0.6") if doubts else Decimal("0.95"),
        doubts=tuple(doubts),
        steps=(
            (
                f"{number(rate.value, 5)} {quote} per {base} on average, "
                f"{number(low, 5)} to {number(high, 5)} within the period"
            ),
        ),
    )


_FAR_APART = "rates within the period lie too far apart for an average to be sure"
_AVERAGE_ONLY = "the claim is of no average, and of the period only that is known"


def _pair(claim: Claim, catalogue: Catalogue) -> tuple[str, str] | None:
    """Return the currency counted and the currency that is one, or None where a claim is of no rate."""
    quantity = claim.quantity
    if quantity.kind is QuantityKind.MEASURE and claim.measure.id == MEASURE:
        quote, _, base = (quantity.unit or "").partition("/")
        top, bottom = _currency(quote, catalogue), _currency(base, catalogue)
        return (top, bottom) if top and bottom else None
    if quantity.kind is QuantityKind.MONEY and quantity.unit and "/" in quantity.unit:
        quote, _, base = quantity.unit.partition("/")
        bottom = _currency(base, catalogue)
        return (quote, bottom) if bottom else None
    if quantity.kind is QuantityKind.MONEY and claim.measure.id in (None, MEASURE):
        base_code = _named(claim.measure.text, catalogue)
        if base_code and quantity.unit and base_code != quantity.unit:
            return quantity.unit, base_code
    return None


def _named(words: str, catalogue: Catalogue) -> str | None:
    """Return the currency that a subject names, whatever it did ("US dollar traded")."""
    before, _, verb = words.rpartition(" ")
    return _currency(words, catalogue) or (_currency(before, catalogue) if verb.endswith("ed") else None)


def _currency(words: str, catalogue: Catalogue) -> str | None:
    table = catalogue.quantities.currencies
    if words in table.codes:
        return words
    name = table.words.get(" ".join(words.lower().split()))
    return name.codes[0] if name is not None and name.factor == 1 else None
