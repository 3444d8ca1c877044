"""What has been read at one place of a text before it becomes a mention."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from service.catalogue.quantities import Hedge, Rounding
from service.extract.amounts import Amount
from service.extract.precision import Reach, measure_precision, reach_of, reach_of_range
from service.model.claim import Mention
from service.model.quantity import Interval, Qualifier, Quantity, QuantityKind
from service.model.text import Span
from service.model.working import working


@working(frozen=True, slots=True, kw_only=True)
class Reading:
    """A number expression: an amount or a range of two, with its hedge; or a look-alike with a reason.

    Attributes:
        start: Start of the phrase, hedge included.
        end: End of the phrase.
        amount: The amount, or the lower end of a range; None for a look-alike.
        upper: The upper end of a range.
        hedge: The hedge on the amount, or on the lower bound of two.
        upper_hedge: The hedge on the upper bound of two ("more than 20 and less than 30").
        margin: Half-width stated with "plus or minus".
        reason: Why it is no claim, or None.
    """

    start: int
    end: int
    amount: Amount | None = None
    upper: Amount | None = None
    hedge: Hedge | None = None
    margin: Decimal | None = None
    reason: str | None = None

    @property
    def is_plain(self) -> bool:
        """Say whether it is one amount that states no range."""
        return self.amount is not None and self.upper is None and self.margin is None

    def with_amount(self, amount: Amount) -> Reading:
        """Return it with another reading of its amount."""
        return replace(self, amount=amount)


def to_mention(text: str, reading: Reading, rounding: Rounding) -> Mention:
    """Return the mention of a reading."""
    span = Span(reading.start, reading.end)
    if reading.amount is None:
        return Mention(span=span, reason=reading.reason)
    quantity = _quantity(text, reading, reading.amount, rounding)
    return Mention(span=span, quantity=quantity, reason=reading.reason)


def _quantity(text: str, reading: Reading, amount: Amount, rounding: Rounding) -> Quantity:
    value, low, high, qualifier, reach = _values(reading, amount, rounding)
    return Quantity(
        kind=amount.kind,
        value=value,
        unit=amount.unit,
        qualifier=qualifier,
        low=low,
        high=high,
        ordinary=reach.ordinary,
        widest=reach.widest,
        span=Span(reading.start, reading.end),
        raw=text[reading.start : reading.end],
        candidates=amount.candidates,
    )


Values = tuple[Decimal, Decimal | None, Decimal | None, Qualifier, Reach]


def _values(reading: Reading, amount: Amount, rounding: Rounding) -> Values:
    """Return value, stated ends, qualifier and intervals of a reading."""
    precision = measure_precision(amount.numeral, amount.kind, amount.factor, rounding)
    if reading.upper is not None:
        upper = measure_precision(reading.upper.numeral, reading.upper.kind, reading.upper.factor, rounding)
        low, high = amount.value, reading.upper.value
        return (low + high) / 2, low, high, Qualifier.RANGE, reach_of_range(low, high, precision, upper)
    if reading.margin is not None:
        low, high = amount.value - reading.margin, amount.value + reading.margin
        return amount.value, low, high, Qualifier.RANGE, reach_of_range(low, high, precision, precision)
    if amount.numeral.low is not None and amount.numeral.high is not None:
        return _of_vague(amount, amount.numeral.low, amount.numeral.high)
    hedge = reading.hedge
    reach = reach_of(amount.value, precision, hedge)
    if hedge is None:
        return amount.value, None, None, Qualifier.EXACT, reach
    low_end = hedge.is_bound and hedge.qualifier in (Qualifier.OVER, Qualifier.AT_LEAST)
    high_end = hedge.is_bound and not low_end
    return (
        amount.value,
        amount.value if low_end else None,
        amount.value if high_end else None,
        hedge.qualifier,
        reach,
    )


def _of_vague(amount: Amount, low: Decimal, high: Decimal) -> Values:
    """Return the values of "a few" (about) and "dozens" (a range)."""
    low, high = low * amount.factor, high * amount.factor
    if amount.numeral.form == "open":
        reach = Reach(Interval(low, high), Interval(low, None))
        return (low + high) / 2, low, high, Qualifier.RANGE, reach
    value = amount.value
    reach = Reach(Interval(low, high), Interval(min(low, value / 2), high * 2))
    return value, None, None, Qualifier.ABOUT, reach


def is_unnamed(reading: Reading) -> bool:
    """Say whether a reading is a bare number that could take a unit from its neighbours."""
    return (
        reading.is_plain
        and reading.amount is not None
        and reading.amount.kind is QuantityKind.NUMBER
        and reading.amount.unit is None
        and reading.amount.numeral.form in ("digits", "words")
    )
