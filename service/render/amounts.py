"""Numbers, intervals, units and periods as a reader of a report says them."""

from __future__ import annotations

import calendar
import datetime as dt
from decimal import Decimal

from service.model.claim import Claim
from service.model.quantity import Interval, Quantity, QuantityKind

_SCALES = ((Decimal(10) ** 12, "trillion"), (Decimal(10) ** 9, "billion"), (Decimal(10) ** 6, "million"))
_DIGITS = 4


def short_number(value: Decimal) -> str:
    """Return a number with at most four significant digits and a scale word from a million on.

    >>> short_number(Decimal("1886792452830")), short_number(Decimal(12500))
    ('1.887 trillion', '12,500')
    """
    for scale, word in _SCALES:
        if abs(value) >= scale:
            return f"{_plain(value / scale)} {word}"
    return _plain(value)


def _plain(value: Decimal) -> str:
    if not value:
        return "0"
    written = f"{value:,.{max(0, _DIGITS - 1 - value.adjusted())}f}"
    return written.rstrip("0").rstrip(".") if "." in written else written


def unit_words(quantity: Quantity) -> str:
    """Return the unit to be written behind the number, or ""."""
    match quantity.kind:
        case QuantityKind.PERCENT:
            return "percent"
        case QuantityKind.PERCENTAGE_POINTS:
            return "percentage points"
        case _:
            return quantity.unit or ""


def amount(quantity: Quantity) -> str:
    """Return the value as it was read, with its unit ("2 trillion RUB")."""
    return f"{short_number(quantity.value)} {unit_words(quantity)}".rstrip()


def interval_words(values: Interval) -> str:
    """Return an interval in words ("1.5 trillion to 2.5 trillion", "at least 9").

    >>> interval_words(Interval(Decimal(9), None))
    'at least 9'
    """
    match values.low, values.high:
        case None, None:
            return "any value"
        case None, Decimal() as high:
            return f"at most {short_number(high)}"
        case Decimal() as low, None:
            return f"at least {short_number(low)}"
        case Decimal() as low, Decimal() as high if low != high:
            return f"{short_number(low)} to {short_number(high)}"
    return f"exactly {short_number(values.low or Decimal(0))}"


def period_words(claim: Claim) -> str:
    """Return the period with the words that it was read from, or "no period stated"."""
    period = claim.period
    if period is None:
        return "no period stated"
    words = " ".join(period.text.split())
    if period.start is None or period.end is None:
        bound = period.start or period.end
        since = f"{'since' if period.start else 'until'} {bound.isoformat()}, " if bound else ""
        return f"{since}“{words}”" + ("" if bound else ", not to be dated")
    dates = date_range(period.start, period.end)
    return dates if words in ("", dates) else f"{dates}, from “{words}”"


def date_range(start: dt.date, end: dt.date) -> str:
    """Return a range of days as people say it.

    >>> date_range(dt.date(2023, 1, 1), dt.date(2023, 4, 30))
    'January to April 2023'
    """
    if start.day != 1 or end.day != calendar.monthrange(end.year, end.month)[1]:
        return start.isoformat() if start == end else f"{start.isoformat()} to {end.isoformat()}"
    if (start.month, end.month) == (1, 12):
        return f"{start.year}" if start.year == end.year else f"{start.year} to {end.year}"
    first, last = calendar.month_name[start.month], calendar.month_name[end.month]
    if start.year != end.year:
        return f"{first} {start.year} to {last} {end.year}"
    return f"{first} {start.year}" if first == last else f"{first} to {last} {start.year}"
